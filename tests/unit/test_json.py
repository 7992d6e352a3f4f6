"""The value case as JSON: every field that docs/json.md names, and no other; unknown is null and a list never is."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from valuecase import FactValue, Heard, Person, Problem
from valuecase.conditions.syntax import parse
from valuecase.evaluator import Evaluator
from valuecase.model.pack import Adapted
from valuecase.reading.partner import parse_partner
from valuecase.render.json import as_data, to_json

AS_OF = date(2026, 12, 1)
DOCS = Path(__file__).parent.parent.parent / "docs" / "json.md"
BUSY = {"branch_kind": "main", "people_asking_for_help": 60, "renovating": False, "police_want_names": False}
WORDS = {
    "confidence": {"published", "confirmed", "impression", "assumed"},
    "driver": {"active", "inactive", "unknown"},
    "pain": {"present", "absent", "unknown"},
    "proposition": {"applies", "open", "does_not_apply"},
    "grade": {"mild", "serious", "severe", None},
}

text, flag, whole, number = str, bool, int, (int, float)
maybe_text, maybe_whole = (str, type(None)), (int, type(None))
GIVEN = {"value": object, "confidence": text, "source": maybe_text, "as_of": maybe_text}
EVIDENCE = {"source": text, "grade": text, "tested": text, "finds": text}
SHAPE = {
    "schema": text,
    "as_of": text,
    "partner": {"name": text, "type": text, "place": text},
    "facts": [
        {
            "id": text, "value": object, "firm": flag, "disputed": flag, "stale": flag,
            "chosen": (GIVEN, None), "others": [GIVEN],
        }
    ],
    "drivers": [{"id": text, "status": text, "missing": [text]}],
    "pains": [
        {
            "id": text, "status": text, "grade": maybe_text, "grade_open": [text], "firm": flag, "rests_on": [text],
            "disputed": flag, "facts": [text], "missing": [text],
        }
    ],
    "propositions": [
        {
            "id": text, "status": text, "ready": flag, "firm": flag, "rests_on": [text], "disputed": flag, "title": text,
            "value": text, "lenses": [text], "realised_as": [text], "horizon": [text], "benefits": [text],
            "also_benefits": [text], "paid_by": [text], "score": maybe_whole, "score_parts": [{"reason": text, "points": whole}],
            "missing": [text], "check_first": [text], "stopped_by": [text], "supports": [EVIDENCE],
            "contrary": [EVIDENCE],
            "estimates": [
                {
                    "name": text, "title": text, "unit": text, "kind": text, "accrues_to": text, "conservative": number,
                    "base": number, "optimistic": number, "firm": flag, "inputs": [text], "overlaps": [text],
                }
            ],
        }
    ],
    "talking_points": [
        {
            "proposition": text, "audience": text, "say": text, "ask": text, "check_first": [text], "facts": [text],
            "figures": [text], "sources": [text],
        }
    ],
    "questions": [
        {
            "fact": text, "question": text, "step": text, "opens": [text], "closes": [text], "firms": [text],
            "because": maybe_text,
        }
    ],
    "words": [{"term": text, "means": text, "say_instead": maybe_text}],
    "cautions": [{"kind": text, "text": text, "sources": [text]}],
    "promises": [text],
    "data": [{"data": text, "status": text, "forms": [text], "missing": [text]}],
    "readiness": [{"sign": text, "counts": whole}],
    "adapted": [{"ref": text, "change": text}],
    "problems": [
        {
            "message": text, "advice": text, "file": maybe_text, "line": maybe_whole, "column": maybe_whole,
            "severity": text,
        }
    ],
    "partner_file": dict,
}  # fmt: skip
PEOPLE = [{"name": text, "role": text, "audience": maybe_text, "motivation": text}]


def assert_shaped(data, shape, where="case"):
    """The data has exactly the fields of a shape, each of its type, through every list."""
    if isinstance(shape, dict):
        assert isinstance(data, dict), where
        assert set(data) == set(shape), where
        for key, part in shape.items():
            assert_shaped(data[key], part, f"{where}.{key}")
    elif isinstance(shape, list):
        assert isinstance(data, list), where
        for item in data:
            assert_shaped(item, shape[0], f"{where}[]")
    elif isinstance(shape, tuple) and None in shape:
        if data is not None:
            assert_shaped(data, shape[0], where)
    else:
        assert isinstance(data, shape), where
        assert shape in (bool, object) or not isinstance(data, bool), where


@pytest.fixture
def rich(library, partner):
    """A case with something in every list."""
    own = library.proposition["know_where_to_send"]
    type = evolve(
        library,
        proposition={
            own.id: own,
            "ready": evolve(own, id="ready", not_when=parse("annual_budget_usd > 1_000_000_000_000")),
            "open": evolve(own, id="open", when=parse("annual_budget_usd > 9")),
            "stopped": evolve(own, id="stopped", not_when=None),
        },
        red_line={
            **library.red_line,
            "x": evolve(
                library.red_line["no_reader_names"], id="x", stops=("stopped",), when=parse("branch_kind == 'main'")
            ),
        },
        adapted=(Adapted("type.library", "a folder is used"),),
    )
    one = partner(
        heard={"desk_overrun": Heard(True, grade="severe")},
        **{**BUSY, "people_asking_for_help": (
            FactValue(60, "published", source="Report", as_of=date(2025, 12, 31)),
            FactValue(50, "impression", said_by="a janitor"),
        )},
        stake=frozenset({"financial", "emotional"}),
        open_hours_per_week=(FactValue(40, "confirmed", as_of=AS_OF), FactValue(41, "confirmed", as_of=AS_OF)),
        visits_per_year=0,
        has_data_lead=True,
    )  # fmt: skip
    one = evolve(
        one,
        place="Elm County",
        people=(Person("Ada"), Person("Bo", "director", "executive", "a quiet desk")),
        problems=(Problem("a", "b", "elm.toml", 3), Problem("c")),
    )
    return Evaluator(type).case(one, AS_OF)


@pytest.fixture
def bare(evaluator, partner):
    return evaluator.case(partner(), AS_OF)


@pytest.fixture(params=["rich", "bare"])
def case(request):
    return request.getfixturevalue(request.param)


# --- the shape --------------------------------------------------------------------------------------------------------


def test_every_field_is_there_and_of_its_type(case):
    assert_shaped(as_data(case), SHAPE)
    assert_shaped(as_data(case, with_people=True), {**SHAPE, "people": PEOPLE})


def test_something_of_everything_is_in_the_case_this_file_looks_at(rich):
    data = as_data(rich, with_people=True)

    assert [name for name, value in data.items() if not value] == []
    assert {one["status"] for one in data["propositions"]} == WORDS["proposition"]
    assert {one["ready"] for one in data["propositions"]} == {True, False}
    assert any(one["chosen"] is None for one in data["facts"])
    assert any(one["others"] for one in data["facts"])
    assert any(one["estimates"] for one in data["propositions"])


def documented() -> dict[str, set[str]]:
    """The fields that the table of docs/json.md names, by their row."""
    found = {}
    for line in DOCS.read_text(encoding="utf-8").splitlines():
        if row := re.match(r"\| `([a-z_]+)(?:\[\])?` \| (.*) \|$", line):
            name, holds = row.groups()
            holds = re.sub(r"`[a-z_]+`(?: *\\\| *(?:`[a-z_]+`|null))+", "", holds)  # the words that a field may be
            found[name] = set(re.findall(r"`([a-z_]+)(?:\[\])?`", holds))
    return found


def names_within(shape) -> set[str]:
    """Every field name within a shape, through every list."""
    if isinstance(shape, dict):
        return set(shape) | {name for part in shape.values() for name in names_within(part)}
    if isinstance(shape, list | tuple):
        return {name for part in shape if isinstance(part, dict) for name in names_within(part)}
    return set()


def test_the_documentation_names_every_field_and_no_other(rich):
    data = as_data(rich, with_people=True)
    table = documented()

    assert list(data) == list(table)
    for name, part in {**SHAPE, "people": PEOPLE}.items():
        if names := names_within(part):
            assert table[name] - {"organisation"} == names, name


# --- what stands in it --------------------------------------------------------------------------------------------------


def test_it_reads_back_as_it_was(case):
    assert json.loads(to_json(case)) == as_data(case)
    assert to_json(case).endswith("}\n")


def test_letters_stay_letters(evaluator, partner):
    case = evaluator.case(evolve(partner(), name="Straße 東京"), AS_OF)

    assert '"name": "Straße 東京"' in to_json(case)


def test_head(rich):
    data = as_data(rich)

    assert (data["schema"], data["as_of"]) == ("valuecase/case/1", "2026-12-01")
    assert data["partner"] == {"name": "Elm Street", "type": "library", "place": "Elm County"}


def test_words_are_those_of_the_documentation(rich, bare):
    for data in map(as_data, (rich, bare)):
        assert {one["status"] for one in data["drivers"]} <= WORDS["driver"]
        assert {one["status"] for one in data["pains"]} <= WORDS["pain"]
        assert {one["grade"] for one in data["pains"]} <= WORDS["grade"]
        assert {one["status"] for one in data["propositions"]} <= WORDS["proposition"]
        given = [one["chosen"] for one in data["facts"] if one["chosen"]]
        assert {one["confidence"] for one in given} <= WORDS["confidence"]


def test_facts_have_their_values_and_others(rich):
    facts = {one["id"]: one for one in as_data(rich)["facts"]}

    assert facts["people_asking_for_help"] == {
        "id": "people_asking_for_help",
        "value": 60,
        "firm": True,
        "disputed": True,
        "stale": False,
        "chosen": {"value": 60, "confidence": "published", "source": "Report", "as_of": "2025-12-31"},
        "others": [{"value": 50, "confidence": "impression", "source": None, "as_of": None}],
    }
    assert facts["stake"]["value"] == ["emotional", "financial"]
    tied = facts["open_hours_per_week"]
    assert (tied["value"], tied["chosen"], len(tied["others"]), tied["disputed"]) == (None, None, 2, True)


def test_a_date_is_written_in_order(library, partner):
    from valuecase.model.facts import FactDefinition

    day = FactDefinition(id="opened", label="x", type="date", question="x", where="x")
    type = evolve(library, fact={**library.fact, "opened": day})

    data = as_data(Evaluator(type).case(partner(opened=date(2001, 2, 3)), AS_OF))

    assert data["facts"][0]["value"] == data["facts"][0]["chosen"]["value"] == "2001-02-03"


def test_the_score_is_null_unless_it_applies_or_is_ready(rich):
    for one in as_data(rich)["propositions"]:
        usable = one["status"] == "applies" or one["ready"]
        assert (one["score"] is not None) is usable
        assert sum(part["points"] for part in one["score_parts"]) == (one["score"] or 0)


def test_the_partner_file_stands_in_it_with_who_said_what(rich):
    file = as_data(rich, with_people=True)["partner_file"]

    assert file["partner"] == {"name": "Elm Street", "type": "library", "place": "Elm County"}
    assert file["facts"]["people_asking_for_help"] == [
        {"value": 60, "confidence": "published", "source": "Report", "as_of": "2025-12-31"},
        {"value": 50, "confidence": "impression", "said_by": "a janitor"},
    ]
    assert file["heard"] == {"desk_overrun": {"value": True, "grade": "severe", "confidence": "impression"}}
    assert file["person"][0] == {"name": "Ada"}
    assert "person" not in as_data(rich)["partner_file"]
    assert parse_partner(file) == rich.partner


def test_what_stops_names_its_red_lines(rich):
    (stopped,) = [one for one in as_data(rich)["propositions"] if one["id"] == "stopped"]

    assert (stopped["status"], stopped["stopped_by"]) == ("does_not_apply", ["x"])


def test_an_estimate_names_its_ends_and_inputs(rich):
    (own,) = [one for one in as_data(rich)["propositions"] if one["id"] == "know_where_to_send"]

    assert own["estimates"] == [
        {
            "name": "desk_hours", "title": "desk hours freed", "unit": "hours_per_year", "kind": "capacity",
            "accrues_to": "organisation", "conservative": 0, "base": 260, "optimistic": 520, "firm": True,
            "inputs": ["people_asking_for_help", "k.minutes_saved"], "overlaps": [],
        }
    ]  # fmt: skip


def test_it_is_never_filtered(rich):
    data = as_data(rich)

    assert {one["id"] for one in data["propositions"]} == {one.id for one in rich.propositions}
    assert len(data["talking_points"]) == len(rich.points())
    assert [one["fact"] for one in data["questions"]] == [one.fact for one in rich.questions]
    assert {one["term"] for one in data["words"]} == {term.term for term in rich.type.term.values()}


def test_people_appear_only_when_asked_for(rich):
    assert "people" not in as_data(rich)
    assert "quiet desk" not in to_json(rich)
    assert as_data(rich, with_people=True)["people"] == [
        {"name": "Ada", "role": "", "audience": None, "motivation": ""},
        {"name": "Bo", "role": "director", "audience": "executive", "motivation": "a quiet desk"},
    ]


def test_problems_and_adaptations_stand_in_it(rich):
    data = as_data(rich)

    assert data["problems"] == [
        {"message": "a", "advice": "b", "file": "elm.toml", "line": 3, "column": None, "severity": "error"},
        {"message": "c", "advice": "", "file": None, "line": None, "column": None, "severity": "error"},
    ]
    assert data["adapted"] == [{"ref": "type.library", "change": "a folder is used"}]


@pytest.mark.parametrize("field", ["caution", "promise", "value", "title"])
def test_no_text_has_an_unfilled_placeholder(library, partner, field):
    text = "About {k.help_noticed} people."
    own = library.proposition["know_where_to_send"]
    line = library.red_line["no_reader_names"]
    type = {
        "caution": evolve(library, caution={"readers": evolve(library.caution["readers"], text=text)}),
        "promise": evolve(library, red_line={line.id: evolve(line, promise=text)}),
        "value": evolve(library, proposition={own.id: evolve(own, value=text)}),
        "title": evolve(library, proposition={own.id: evolve(own, title=text)}),
    }[field]

    assert "{k." not in to_json(Evaluator(type).case(partner(**BUSY), AS_OF))

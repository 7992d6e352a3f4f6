"""A case from its JSON: equal to the one that was written, or an error that says what is not."""

import json
from datetime import date

import pytest
from attrs import evolve

from valuecase import Engine, FactValue, Heard, Person, Problem, ValueCaseError, read_case, to_json

AS_OF = date(2026, 12, 1)
BUSY = {"branch_kind": "main", "people_asking_for_help": 60, "renovating": False, "police_want_names": False}


@pytest.fixture
def engine(library) -> Engine:
    engine = Engine()
    engine.catalog._types[library.id] = library
    return engine


@pytest.fixture
def known(partner):
    one = partner(heard={"desk_overrun": Heard(True, "severe", words=" We look up shelters. ")}, **BUSY)
    three = (
        FactValue(50, "impression", said_by="a janitor "),
        FactValue(60, "published", source=" Report"),
        FactValue(7),
    )
    people = (Person("Ada"), Person("Bo", "director", "executive", "a quiet desk"))
    return evolve(one, place="Elm County", fictional=True, people=people, facts={**one.facts, "visits_per_year": three})


@pytest.fixture
def case(engine, known):
    return engine.evaluate(known, as_of=AS_OF)


def changed(text: str, **parts) -> str:
    return json.dumps({**json.loads(text), **parts})


def problems(text: str, engine: Engine) -> list[str]:
    with pytest.raises(ValueCaseError) as raised:
        read_case(text, engine)
    return [str(one) for one in raised.value.problems]


# --- back as it was ---------------------------------------------------------------------------------------------------


def test_a_case_comes_back_with_its_people_when_they_were_written(case, engine):
    assert read_case(to_json(case, with_people=True), engine) == case


def test_without_people_everything_else_comes_back(case, engine):
    alone = evolve(case, partner=evolve(case.partner, people=()))

    assert read_case(to_json(case), engine) == alone


def test_values_keep_their_order_their_speakers_and_the_spaces_around_them(case, engine):
    found = read_case(to_json(case), engine).partner

    assert found.facts["visits_per_year"] == case.partner.facts["visits_per_year"]
    assert found.heard["desk_overrun"].words == " We look up shelters. "


def test_what_was_wrong_with_the_partner_is_still_told(engine, known):
    wrong = evolve(
        known, facts={**known.facts, "visits": known.facts["renovating"]}, problems=(Problem("a", "b", "elm.toml", 3),)
    )
    case = engine.evaluate(wrong, as_of=AS_OF)

    found = read_case(to_json(case, with_people=True), engine)

    assert found == case
    assert [one.message for one in found.problems] == ["a", '"visits" is not a fact of this type']


def test_a_date_comes_back_as_a_date(library, known):
    from valuecase.model.facts import FactDefinition

    day = FactDefinition(id="opened", label="x", type="date", question="x", where="x")
    engine = Engine()
    engine.catalog._types["library"] = evolve(library, fact={**library.fact, "opened": day})
    case = engine.evaluate(evolve(known, facts={"opened": (FactValue(date(2001, 2, 3)),)}, people=()), as_of=AS_OF)

    assert read_case(to_json(case), engine) == case


# --- or an error ------------------------------------------------------------------------------------------------------


def test_where_the_rules_have_changed_every_difference_is_named(case, engine, library):
    text = to_json(case)
    pain = library.pain["desk_overrun"]
    engine.catalog._types["library"] = evolve(
        library,
        pain={pain.id: evolve(pain, severe=None)},
        term={id: evolve(one, means="Something else.") for id, one in library.term.items()},
    )
    engine._evaluators.clear()

    first, *differences = problems(text, engine)

    assert first.startswith("the rules have changed since this case was written")
    assert any(one.startswith("words[0].means was '") and "is 'Something else.'" in one for one in differences)


def test_a_partner_file_that_no_longer_fits_is_told_as_a_change(case, engine):
    file = json.loads(to_json(case))["partner_file"]
    file["facts"]["renovating"][0]["value"] = True

    assert any(
        "propositions[0].status was 'applies'" in one
        for one in problems(changed(to_json(case), partner_file=file), engine)
    )


def test_a_misspelt_part_of_the_partner_file_is_named(case, engine):
    file = {**json.loads(to_json(case))["partner_file"], "fact": {}}

    assert problems(changed(to_json(case), partner_file=file), engine) == [
        'the value case: a partner file cannot have "fact"\n  Did you mean "facts"?'
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "this is not valid JSON"),
        ("[]", "this is not a value case"),
        ("{}", "the value case lacks schema"),
        ('{"schema": "valuecase/pair/1"}', "this is written as 'valuecase/pair/1', not as valuecase/case/1"),
        ('{"schema": "valuecase/case/1", "as_of": "2026-12-01"}', "the value case lacks partner_file"),
        ('{"schema": "valuecase/case/1", "as_of": "today"}', "this is not a value case"),
    ],
)
def test_what_is_no_case_is_refused_in_words(engine, text, said):
    (problem,) = problems(text, engine)

    assert said in problem
    assert "valuecase brief --format json" in problem


@pytest.mark.parametrize(
    "parts",
    [
        {"partner_file": []},
        {"partner_file": 1},
        {"problems": None},
        {"problems": [{}]},
        {"problems": [{"file": "", "x": 1}]},
        {"as_of": 1},
    ],
)
def test_a_case_that_somebody_damaged_is_refused_in_words(case, engine, parts):
    assert problems(changed(to_json(case), **parts), engine)


def test_a_part_that_was_taken_out_is_named(case, engine):
    data = json.loads(to_json(case))
    del data["questions"]

    _, only = problems(json.dumps(data), engine)

    assert only.startswith("questions was ")


def test_a_restored_partner_is_of_no_file(case, engine):
    assert read_case(to_json(case), engine).partner.file == ""

"""valuecase.testing: what plugins' tests lean on fails when it should, and draws what it says."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from valuecase import Engine, ValueCaseError
from valuecase.model.facts import CONFIDENCES
from valuecase.reading.values import fit
from valuecase.testing import AS_OF, check_stakeholder, examples, facts_for, partners_for, run_example, values_for
from valuecase.testing.values import boundaries

HOSPITAL = Engine().type("hospital")  # with facts of every kind
ASKED = [fact.id for fact in HOSPITAL.fact.values() if fact.formula is None]
# Whatever is sought is found or not, the same on every run; what is found need not be the smallest.
seeking = settings(max_examples=2_000, deadline=None, database=None, derandomize=True, phases=[Phase.generate])
BOOM = """
from datetime import date
from pathlib import Path
from valuecase import FactSource, hookimpl, read_pack

@hookimpl
def valuecase_stakeholder():
    return read_pack(Path(__file__).parent / "pack")

@hookimpl
def valuecase_fact_sources():
    return [FactSource("x", "X", "Y", "", date(2025, 1, 1), "ID", {}, ("ID",), lambda path: 1 / 0)]
"""


def raised(function, *arguments, **settings) -> str:
    with pytest.raises(AssertionError) as found:
        function(*arguments, **settings)
    return str(found.value)


def changed(type, **example):
    """A type whose first example of its only pain says something else."""
    pain = type.pain["desk_overrun"]
    return evolve(type, pain={pain.id: evolve(pain, example=(evolve(pain.example[0], **example), *pain.example[1:]))})


# --- examples ---------------------------------------------------------------------------------------------------------


def test_each_example_is_a_parameter_with_a_name(library):
    found = examples(library)

    assert len(found) == 9
    assert found[0].id == "library: pain.desk_overrun: a busy desk"
    assert len({one.id for one in found}) == 9
    for one in found:
        run_example(*one.values)


def test_an_example_without_a_name_is_known_by_its_place(library):
    assert examples(changed(library, name=""))[0].id == "library: pain.desk_overrun: 0"


def test_an_example_that_comes_out_otherwise_fails_with_its_place_and_the_reason(library):
    said = raised(run_example, *examples(changed(library, expect="unknown", grade=""))[0].values)

    assert "social_demand.toml, line 16: pain.desk_overrun, example" in said
    assert "expected unknown, came out present" in said
    assert "Because people_asking_for_help" in said


def test_an_example_is_run_for_the_day_that_is_asked_unless_it_names_one():
    dated = next(
        one.values[0]
        for type in map(Engine().type, ("hospital", "public_housing_authority", "food_bank", "local_health_department"))
        for one in examples(type)
        if one.values[0].shown.as_of
    )
    rule = evolve(dated.rule, example=(evolve(dated.shown, as_of=None),))

    run_example(dated, as_of=date(1990, 1, 1))
    assert "came out" in raised(run_example, evolve(dated, rule=rule, index=0), as_of=date(1990, 1, 1))


# --- a whole type -----------------------------------------------------------------------------------------------------


def test_a_good_type_passes(library):
    check_stakeholder(library)


def test_every_finding_is_told_at_once(library):
    said = raised(check_stakeholder, changed(library, expect="unknown", grade="", facts={}), as_of=AS_OF)

    assert said.startswith('1 finding in the type "library":\n')
    worse = evolve(changed(library, expect="absent", grade=""), proposition={})
    assert len([line for line in raised(check_stakeholder, worse).splitlines() if not line.startswith(" ")]) > 2


def test_a_type_that_was_read_from_nowhere_is_told_without_a_place(library):
    said = raised(check_stakeholder, evolve(changed(library, expect="absent", grade=""), folder=None))

    assert '\npain.desk_overrun, example "a busy desk": expected absent' in said


def test_whose_words_may_not_be_borrowed_can_be_said(library):
    proposition = library.proposition["know_where_to_send"]
    point = evolve(proposition.point["front_line"], say=("One number for boarding, and one person who answers it.",))
    spoken = evolve(proposition, point={**proposition.point, "front_line": point})
    borrowing = evolve(library, proposition={proposition.id: spoken})

    assert '"boarding" is a word of hospitals' in raised(check_stakeholder, borrowing)
    check_stakeholder(borrowing, others=[])


# --- strategies -------------------------------------------------------------------------------------------------------


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_values_fit_their_fact_and_are_plausible(data):
    fact = HOSPITAL.fact[data.draw(st.sampled_from(ASKED))]
    value = data.draw(values_for(HOSPITAL, fact.id))

    reading = fit(fact, value)
    assert (reading.value, reading.wrong, reading.implausible) == (value, "", "")


@pytest.mark.parametrize("kind", ["integer", "number", "date", "choices"])
def test_values_lie_at_boundaries_and_elsewhere(kind):
    fact = next(id for id in ASKED if HOSPITAL.fact[id].type == kind and len(boundaries(HOSPITAL)[id]) > 1)
    values = values_for(HOSPITAL, fact)

    for edge in boundaries(HOSPITAL)[fact][:3]:
        assert find(values, lambda value, edge=edge: value == edge, settings=seeking) == edge
    assert (
        find(values, lambda value: kind == "choices" or value not in boundaries(HOSPITAL)[fact], settings=seeking)
        is not None
    )


@pytest.mark.parametrize(
    ("fact", "advice"), [("visits_per_years", 'Did you mean "visits_per_year"?'), ("cost_per_visit_usd", "worked out")]
)
def test_a_fact_that_is_never_asked_has_no_values(library, fact, advice):
    with pytest.raises(ValueCaseError, match=f'"library" asks for no fact "{fact}"') as found:
        values_for(library, fact)

    assert advice in str(found.value)


def test_of_some_partners_nothing_is_known_and_of_some_an_example_is(library):
    shown = library.proposition["know_where_to_send"].example[0].facts

    assert find(facts_for(library), lambda facts: not facts, settings=seeking) == {}
    assert find(facts_for(library), lambda facts: shown.items() <= facts.items(), settings=seeking)


DISPUTED = {
    "a fact in dispute": lambda one: any(len({value.value for value in values}) > 1 for values in one.facts.values()),
}
HEARD = {
    "a pain that was denied": lambda one: any(not heard.value for heard in one.heard.values()),
    "a grade of a pain": lambda one: any(heard.grade for heard in one.heard.values()),
}
EVERYBODY = {
    "somebody with an audience": lambda one: any(person.audience for person in one.people),
    "data that it needs": lambda one: "needs" in one.data.values(),
    "nobody and nothing": lambda one: not one.people and not one.data and not one.facts,
    "an old value": lambda one: any(value.as_of and value.as_of.year < 2020 for value in all_values(one)),
    "a value of no date": lambda one: any(value.as_of is None for value in all_values(one)),
    "a source": lambda one: any(value.source for value in all_values(one)),
    "a speaker": lambda one: any(value.said_by for value in all_values(one)),
    **{
        f"a value that is {each}": lambda one, each=each: any(value.confidence == each for value in all_values(one))
        for each in CONFIDENCES
    },
}  # fmt: skip


def all_values(partner):
    return [value for values in partner.facts.values() for value in values]


@pytest.mark.parametrize("wanted", [*DISPUTED, *HEARD, *EVERYBODY])
def test_partners_have_everything_that_a_file_may_say(library, wanted):
    assert find(partners_for(library), {**DISPUTED, **HEARD, **EVERYBODY}[wanted], settings=seeking)


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_what_is_not_wanted_is_left_out(library, data):
    partner = data.draw(partners_for(library, heard=False, disputes=False))

    assert not any(holds(partner) for holds in (*DISPUTED.values(), *HEARD.values()))


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_dates_lie_around_the_day_of_the_answer(library, data):
    day = date(2031, 5, 5)
    partner = data.draw(partners_for(library, as_of=day))

    for dated in (*all_values(partner), *partner.heard.values()):
        assert dated.as_of is None or day - timedelta(days=3_000) < dated.as_of <= day


# --- the command line -------------------------------------------------------------------------------------------------


def test_a_command_gives_its_exit_code_and_both_streams(valuecase_cli, tmp_path):
    told, wrong = valuecase_cli("types"), valuecase_cli("brief", tmp_path / "nowhere.toml")

    assert (told.exit_code, told.stderr) == (0, "Next: valuecase show food_bank\n")
    assert "hospital" in told.stdout
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert "there is no such file" in wrong.stderr


def test_a_command_reads_what_is_typed(valuecase_cli):
    told = valuecase_cli("proofread", "-", "--for", "hospital", input="We share data about QZX with you.\n")

    assert "QZX" in told.stdout


def test_usage_names_the_program(valuecase_cli):
    assert "Usage: valuecase brief" in valuecase_cli("brief", "--help").stdout


def test_a_mistake_in_a_plugins_reader_is_raised_as_it_is(valuecase_cli, install, site, monkeypatch, tmp_path):
    install("boom-library", BOOM)
    monkeypatch.syspath_prepend(str(site))
    (tmp_path / "x.csv").write_text("ID,NAME\n1,Elm\n", encoding="utf-8")

    with pytest.raises(ZeroDivisionError):
        valuecase_cli("import", "library", "--find", "elm", tmp_path / "x.csv")

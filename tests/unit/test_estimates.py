"""How much: when an estimate is given, its three ends, and how sure it is."""

from datetime import date

import pytest
from attrs import evolve

from valuecase import FactValue, Heard
from valuecase.conditions.syntax import parse
from valuecase.evaluator import Evaluator
from valuecase.model.facts import FactDefinition
from valuecase.model.proposition import Estimate

AS_OF = date(2026, 12, 1)
BUSY = {"branch_kind": "main", "people_asking_for_help": 60}
CLEAR = {"renovating": False, "police_want_names": False}


def impression(value):
    return FactValue(value, "impression", as_of=AS_OF)


def with_estimate(type, **changes):
    """The library with its one estimate changed."""
    own = type.proposition["know_where_to_send"]
    read = {key: parse(text) if key in ("when", "formula") else text for key, text in changes.items()}
    estimate = {"desk_hours": evolve(own.estimate["desk_hours"], **read)}
    return evolve(type, proposition={own.id: evolve(own, estimate=estimate)})


@pytest.fixture
def estimates(library, partner):
    """The estimates of the first proposition of a partner with these facts."""

    def made(type=library, *, heard=None, **facts):
        return Evaluator(type).case(partner(heard=heard, **facts), AS_OF).propositions[0].estimates

    return made


def test_an_estimate_has_three_ends_and_names_what_it_leans_on(estimates):
    (found,) = estimates(**BUSY, **CLEAR)

    assert (found.name, found.estimate.title) == ("desk_hours", "desk hours freed")
    assert found.ends == (0, 260, 520)
    assert (found.low, found.high) == (0, 520)
    assert (found.facts, found.figures) == (("people_asking_for_help",), ("minutes_saved",))
    assert found.firm


@pytest.mark.parametrize(
    ("facts", "given"),
    [
        ({**BUSY, **CLEAR}, True),
        (BUSY, True),
        ({**BUSY, "renovating": True}, False),
        ({"branch_kind": "main", **CLEAR}, False),
        ({"branch_kind": "main", "people_asking_for_help": 3, **CLEAR}, False),
    ],
    ids=["applies", "ready", "stopped", "open", "does not apply"],
)
def test_an_estimate_is_given_when_its_proposition_applies_or_is_ready(estimates, facts, given):
    assert bool(estimates(**facts)) is given


@pytest.mark.parametrize(("hours", "given"), [(50, True), (10, False), (None, False)])
def test_an_estimate_is_given_only_while_its_own_condition_is_true(library, estimates, hours, given):
    type = with_estimate(library, when="open_hours_per_week >= 20")
    known = {"open_hours_per_week": hours} if hours else {}

    assert bool(estimates(type, **BUSY, **CLEAR, **known)) is given


@pytest.mark.parametrize(
    ("formula", "facts"),
    [
        ("visits_per_year * k.minutes_saved / 60", {}),
        ("visits_per_year * k.minutes_saved / open_hours_per_week", {"visits_per_year": 9, "open_hours_per_week": 0}),
        ("people_asking_for_help / k.minutes_saved", {}),
    ],
    ids=["an input is not known", "division by a fact of zero", "division by an end of zero"],
)
def test_no_estimate_is_given_where_the_formula_has_no_answer_at_every_end(library, estimates, formula, facts):
    assert estimates(with_estimate(library, formula=formula), **BUSY, **CLEAR, **facts) == ()


def test_a_cost_falls_where_a_gain_rises(library, estimates):
    type = with_estimate(library, formula="people_asking_for_help * (20 - k.minutes_saved)")

    (found,) = estimates(type, **BUSY, **CLEAR)

    assert (found.ends, found.low, found.high) == ((1200, 900, 600), 600, 1200)


def test_a_formula_without_figures_of_three_ends_gives_one_number(library, estimates):
    (found,) = estimates(with_estimate(library, formula="people_asking_for_help * k.help_noticed"), **BUSY, **CLEAR)

    assert (found.ends, found.figures) == ((600, 600, 600), ("help_noticed",))


@pytest.mark.parametrize("value", [impression(60), FactValue(60), FactValue(60, "published", as_of=date(2020, 1, 1))])
def test_an_estimate_is_as_sure_as_its_softest_input(estimates, value):
    (found,) = estimates(branch_kind="main", people_asking_for_help=value, **CLEAR)

    assert (found.ends, found.firm) == ((0, 260, 520), False)


def test_an_estimate_through_a_derived_fact_leans_on_what_that_is_made_of(library, estimates):
    type = with_estimate(library, formula="people_asking_for_help * cost_per_visit_usd")
    firm = estimates(type, **BUSY, **CLEAR, annual_budget_usd=1000, visits_per_year=100)
    soft = estimates(type, **BUSY, **CLEAR, annual_budget_usd=1000, visits_per_year=impression(100))

    assert firm[0].ends == (600, 600, 600)
    assert set(firm[0].facts) == {"people_asking_for_help", "annual_budget_usd", "visits_per_year"}
    assert (firm[0].firm, soft[0].firm) == (True, False)


def test_an_estimate_through_a_stand_in_is_never_firm(library, estimates):
    share = FactDefinition(
        id="share", label="x", unit="ratio", formula=parse("visits_per_year / 100"), otherwise=parse("0.5")
    )
    type = with_estimate(library, formula="people_asking_for_help * share")
    type = evolve(type, fact={**type.fact, "share": share})

    (assumed,) = estimates(type, **BUSY, **CLEAR)
    (known,) = estimates(type, **BUSY, **CLEAR, visits_per_year=100)

    assert (assumed.ends, assumed.firm) == ((30, 30, 30), False)
    assert (known.ends, known.firm) == ((60, 60, 60), True)


def test_a_pain_that_was_heard_needs_no_numbers_for_its_estimates_to_be_left_out(estimates):
    heard = {"desk_overrun": Heard(True, confidence="confirmed")}

    assert estimates(heard=heard, branch_kind="main", **CLEAR) == ()


def test_several_estimates_stand_in_the_order_of_the_pack(library, estimates):
    own = library.proposition["know_where_to_send"]
    calls = Estimate(
        id="calls", title="calls", unit="calls", kind="outcome", formula=parse("people_asking_for_help * 2")
    )
    both = {"calls": calls, **own.estimate}
    type = evolve(library, proposition={own.id: evolve(own, estimate=both)})

    assert [one.name for one in estimates(type, **BUSY, **CLEAR)] == ["calls", "desk_hours"]

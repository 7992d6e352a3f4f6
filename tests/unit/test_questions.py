"""What to find out next: what an answer opens, closes and makes firm, and in which order we ask."""

from datetime import date

import pytest
from attrs import evolve

from valuecase import FactValue, Heard, Partner
from valuecase.conditions.syntax import parse
from valuecase.evaluator import Evaluator

AS_OF = date(2026, 12, 1)
CLEAR = {"renovating": False, "police_want_names": False}
BUSY = {"branch_kind": "main", "people_asking_for_help": 60}
ONE = ("know_where_to_send",)


def impression(value):
    return FactValue(value, "impression", as_of=AS_OF)


@pytest.fixture
def questions(library, partner):
    def made(type=library, *, heard=None, **facts):
        return Evaluator(type).case(partner(heard=heard, **facts), AS_OF).questions

    return made


def about(questions, fact):
    (found,) = [one for one in questions if one.fact == fact]
    return found


def several(library, **variants):
    """The library with a proposition for each variant of its own, and no red line."""
    own = library.proposition["know_where_to_send"]
    made = {
        id: evolve(own, id=id, **{key: parse(text) if key.endswith("when") and text else text for key, text in more.items()})
        for id, more in variants.items()
    }  # fmt: skip
    return evolve(library, red_line={}, proposition=made)


# --- what an answer decides -------------------------------------------------------------------------------------------


def test_a_fact_that_alone_decides_opens_and_closes(questions):
    found = about(questions(branch_kind="main", **CLEAR), "people_asking_for_help")

    assert (found.opens, found.closes, found.decides) == (ONE, ONE, ONE)
    assert found.question == "How many people a week ask the desk for help that is not about books?"
    assert (found.step, found.where, found.because) == ("listen", "The desk", "")


def test_a_fact_that_can_only_stop_closes_and_opens_nothing(questions):
    found = about(questions(branch_kind="main"), "renovating")

    assert (found.opens, found.closes) == ((), ONE)


def test_the_last_thing_to_rule_out_opens_too(questions):
    found = about(questions(**BUSY, police_want_names=False), "renovating")

    assert (found.opens, found.closes) == (ONE, ONE)


def test_what_is_decided_already_is_neither_opened_nor_closed(questions):
    for facts in ({**BUSY, **CLEAR}, {"branch_kind": "main", "renovating": True, "people_asking_for_help": 60}):
        assert all(one.opens == one.closes == () for one in questions(**facts))


def test_a_fact_that_conditions_do_not_name_decides_nothing(questions):
    found = about(questions(branch_kind="main"), "responsibilities")

    assert (found.opens, found.closes, found.firms, found.decides) == ((), (), (), ())


def test_a_fact_behind_a_derived_one_is_tried_through_it(library, questions):
    type = several(library, costly={"when": "cost_per_visit_usd > 0.5", "not_when": None})

    found = questions(type, **BUSY, annual_budget_usd=1_000_000)

    assert about(found, "visits_per_year").opens == ("costly",)
    assert "cost_per_visit_usd" not in {one.fact for one in found}


def test_answers_decide_with_what_else_is_known_and_not_one_after_another(questions):
    """Trying one fact leaves nothing behind for the next."""
    found = questions(branch_kind="main")

    assert about(found, "people_asking_for_help").opens == ()
    assert about(found, "people_asking_for_help").closes == ONE
    assert about(found, "police_want_names").opens == ()


def test_what_somebody_told_us_is_never_asked_as_a_fact(questions):
    heard = {"desk_overrun": Heard(True)}

    assert not [one for one in questions(heard=heard, branch_kind="main") if one.fact.startswith(("heard", "said"))]


# --- which facts are asked for ----------------------------------------------------------------------------------------


def test_every_fact_without_a_value_is_asked_for_once_and_no_other(library, questions):
    known = {**BUSY, **CLEAR}
    asked = [one.fact for one in questions(**known)]

    wanted = [fact.id for fact in library.fact.values() if fact.formula is None and fact.id not in known]
    assert sorted(asked) == sorted(wanted)


@pytest.mark.parametrize(
    ("value", "because"),
    [
        (impression(60), "we have one person's word"),
        (FactValue(60), "we assume it"),
        (FactValue(60, "published", as_of=date(2020, 1, 1)), "our figure is old"),
    ],
)
def test_a_value_that_would_not_stand_up_is_asked_where_something_rests_on_it(questions, value, because):
    found = about(questions(branch_kind="main", people_asking_for_help=value, **CLEAR), "people_asking_for_help")

    assert (found.firms, found.because, found.opens, found.closes) == (ONE, because, (), ())


def test_a_soft_value_on_which_nothing_rests_is_not_asked_again(questions):
    found = questions(**BUSY, **CLEAR, visits_per_year=impression(100))

    assert "visits_per_year" not in {one.fact for one in found}


def test_sources_that_disagree_are_asked_about(questions):
    both = (FactValue(60, "confirmed", as_of=AS_OF), impression(3))

    found = about(questions(branch_kind="main", people_asking_for_help=both, **CLEAR), "people_asking_for_help")

    assert found.because == "sources disagree"


def test_sources_that_tie_are_asked_about_and_their_answer_decides(questions):
    tied = (FactValue(60, "confirmed", as_of=AS_OF), FactValue(3, "confirmed", as_of=AS_OF))

    found = about(questions(branch_kind="main", people_asking_for_help=tied, **CLEAR), "people_asking_for_help")

    assert (found.because, found.opens, found.closes) == ("sources disagree", ONE, ONE)


# --- the order --------------------------------------------------------------------------------------------------------


def order(questions, *facts):
    return [one.fact for one in questions if one.fact in facts]


def test_what_decides_most_is_asked_first(library, questions):
    type = several(
        library,
        a={"not_when": "renovating"},
        b={"not_when": "visits_per_year > 9"},
        c={"not_when": "visits_per_year > 9"},
    )

    found = questions(type, **BUSY)

    assert order(found, "visits_per_year", "renovating") == ["visits_per_year", "renovating"]
    assert [len(one.decides) for one in found] == sorted((len(one.decides) for one in found), reverse=True)


def test_of_two_that_decide_as_much_the_one_with_the_better_score_is_asked_first(library, questions):
    better = tuple(evolve(one, grade="randomised") for one in library.proposition["know_where_to_send"].supports)
    type = several(library, a={"not_when": "visits_per_year > 9"}, b={"not_when": "renovating", "supports": better})

    assert order(questions(type, **BUSY), "visits_per_year", "renovating") == ["renovating", "visits_per_year"]


def test_then_homework_comes_before_listening_and_then_the_order_of_the_files(library, questions):
    found = [one for one in questions(**BUSY, **CLEAR) if not one.decides]
    places = {id: place for place, id in enumerate(library.fact)}

    assert [one.step for one in found] == sorted(one.step for one in found)
    for step in ("homework", "listen"):
        stepped = [places[one.fact] for one in found if one.step == step]
        assert stepped == sorted(stepped)


@pytest.mark.parametrize(
    "facts", [{}, BUSY, {**BUSY, **CLEAR}, {"branch_kind": "main", "renovating": impression(True)}]
)
def test_compiled_conditions_ask_the_same(evaluator, partner, facts):
    one = partner(**facts)

    assert evaluator.case(one, AS_OF).questions == evaluator.case(one, AS_OF, compiled=True).questions


def test_a_partner_of_whom_nothing_is_known_is_asked_what_decides_first(evaluator):
    found = evaluator.case(Partner(name="x", type="library"), AS_OF).questions

    assert found[0].decides == ONE

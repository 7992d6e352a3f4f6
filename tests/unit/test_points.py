"""What is said, to whom: the wording that fits the partner and what may be said of it."""

from datetime import date

import pytest
from attrs import evolve

from valuecase import FactValue, Heard
from valuecase.conditions.syntax import parse
from valuecase.evaluator import Evaluator
from valuecase.model.proposition import Estimate

AS_OF = date(2026, 12, 1)
BUSY = {"branch_kind": "main", "people_asking_for_help": 60, "renovating": False, "police_want_names": False}
MOST_SPECIFIC = (
    "Your desk answers 60 people a week, which is about 0 to 520 hours a year that a list of open doors could free."
)
BY_COST = "At $10 a visit, time at the desk matters, and a list of open doors would free some."
PLAINEST = "Your desk answers for every closed door in town. A list of open doors would help."
COST = {"annual_budget_usd": 1_000_000, "visits_per_year": 100_000}


def impression(value):
    return FactValue(value, "impression", as_of=AS_OF)


def published(value, year=2025):
    return FactValue(value, "published", source="Annual report", as_of=date(year, 12, 31) if year else None)


@pytest.fixture
def said(library, partner):
    """The point for the executive, of a partner with these facts."""

    def made(type=library, audience="executive", heard=None, **facts):
        case = Evaluator(type).case(partner(heard=heard, **{**BUSY, **facts}), AS_OF)
        (point,) = case.points(audience)
        return point

    return made


def with_point(type, **changes):
    """The library with other words for its executive, or a proposition changed."""
    own = type.proposition["know_where_to_send"]
    point = {key: changes.pop(key) for key in ("say", "guarded", "return_first", "ask") if key in changes}
    points = {**own.point, "executive": evolve(own.point["executive"], **point)}
    return evolve(type, proposition={own.id: evolve(own, point=points, **changes)})


# --- which wording ----------------------------------------------------------------------------------------------------


def test_the_most_specific_wording_is_said_when_all_of_it_is_firm(said):
    found = said(**COST)

    assert found.say == MOST_SPECIFIC
    assert found.facts == ("people_asking_for_help",)
    assert found.figures == ("minutes_saved",)
    assert found.ask == "What would you take off the desk first?"
    assert (found.proposition, found.audience, found.check_first) == ("know_where_to_send", "executive", ())


@pytest.mark.parametrize(
    "people",
    [
        impression(60),
        FactValue(60, "assumed"),
        published(60, 2020),
        published(60, None),
    ],
)
def test_a_wording_is_passed_over_when_its_fact_is_soft_old_or_of_no_year(said, people):
    assert said(people_asking_for_help=people, **COST).say == BY_COST


def test_a_wording_is_passed_over_when_its_fact_is_not_known(said):
    known = said(**COST, heard={"desk_overrun": Heard(True, confidence="confirmed")})
    unknown = said(
        people_asking_for_help=(),
        branch_kind="main",
        heard={"desk_overrun": Heard(True, confidence="confirmed")},
        **COST,
    )

    assert (known.say, unknown.say) == (MOST_SPECIFIC, BY_COST)


@pytest.mark.parametrize("budget", [impression(1_000_000), published(1_000_000, 2020)])
def test_a_derived_fact_is_said_only_when_all_it_leans_on_is_firm(said, budget):
    found = said(people_asking_for_help=impression(60), visits_per_year=100_000, annual_budget_usd=budget)

    assert (found.say, found.facts, found.figures) == (PLAINEST, (), ())


DISPUTED = (FactValue(60, "confirmed", as_of=AS_OF), FactValue(59, "impression", as_of=AS_OF))


def test_a_wording_is_passed_over_when_sources_dispute_its_fact(said):
    assert said(people_asking_for_help=DISPUTED, **COST).say == BY_COST


def test_a_wording_is_passed_over_when_sources_dispute_what_its_fact_is_worked_out_from(said):
    visits = (FactValue(100_000, "confirmed", as_of=AS_OF), FactValue(90_000, "impression", as_of=AS_OF))

    found = said(people_asking_for_help=DISPUTED, annual_budget_usd=1_000_000, visits_per_year=visits)

    assert found.say == PLAINEST


def test_the_plainest_wording_is_left_when_nothing_may_be_said(said):
    assert said(people_asking_for_help=impression(60)).say == PLAINEST


def test_where_every_wording_needs_what_may_not_be_said_the_value_stands(library, said):
    type = with_point(library, say=("{cost_per_visit_usd} a visit.",), ask="Is {cost_per_visit_usd} right?")

    found = said(type)

    assert found.say == "Tell us which door is open, so that we can send people there."
    assert found.ask == "What would you correct in this?"


def test_where_even_the_value_cannot_be_said_the_title_stands(library, said):
    type = with_point(library, say=("{cost_per_visit_usd} a visit.",), value="Save {cost_per_visit_usd}.")

    assert said(type).say == "Know where to send people"


def test_what_a_wording_that_was_passed_over_leaned_on_is_not_claimed(library, said):
    type = with_point(library, say=("{people_asking_for_help} of {cost_per_visit_usd}", "{k.help_noticed} people"))

    found = said(type)

    assert (found.say, found.facts, found.figures) == ("10 people", (), ("help_noticed",))


def test_an_estimate_is_said_only_when_it_is_given(library, said):
    own = library.proposition["know_where_to_send"]
    never = {"desk_hours": evolve(own.estimate["desk_hours"], when=parse("open_hours_per_week > 1"))}

    assert said(with_point(library, estimate=never)).say == PLAINEST


# --- how it is printed ------------------------------------------------------------------------------------------------


def test_a_published_number_is_said_with_its_year(said):
    assert said(people_asking_for_help=published(60)).say.startswith("Your desk answers 60 in 2025 people a week")


def test_a_confirmed_number_is_said_without_a_year(said):
    assert said(people_asking_for_help=FactValue(60, "confirmed", as_of=date(2019, 1, 1))).say == MOST_SPECIFIC


def test_names_choices_and_figures_are_filled_in(library, partner):
    type = with_point(library, say=("{partner}, a {branch_kind}: {k.minutes_saved} minutes, says {us}.",))

    (point,) = Evaluator(type).case(partner(**BUSY), AS_OF).points("executive", us="Elm County United")

    assert point.say == "Elm Street, a main library: 0 to 10 minutes, says Elm County United."


def test_we_are_our_coalition_unless_named(library, said):
    assert said(with_point(library, say=("From {us}.",))).say == "From our coalition."


def test_an_estimate_of_one_number_is_said_as_one(library, said):
    fixed = Estimate(
        id="calls", title="calls", unit="calls", kind="capacity", formula=parse("people_asking_for_help * 2")
    )
    type = with_point(library, estimate={"calls": fixed}, say=("{estimate.calls} calls.",))

    assert said(type).say == "about 120 calls."


# --- culture ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("culture", "said_first"),
    [
        ("suspicious", "Nothing about readers: one count of open doors, for a month."),
        ("wants_measurable_return", "about 0 to 520 desk hours a year, from one list."),
        ("open", MOST_SPECIFIC),
        (impression("suspicious"), "Nothing about readers: one count of open doors, for a month."),
    ],
)
def test_the_wording_follows_their_culture(said, culture, said_first):
    assert said(culture=culture, **COST).say == said_first


def test_the_wording_for_a_culture_is_passed_over_like_any_other(said):
    assert said(culture="wants_measurable_return", people_asking_for_help=impression(60)).say == PLAINEST


def test_a_culture_without_words_of_its_own_hears_the_plain_ones(said):
    assert said(audience="front_line", culture="suspicious").say.startswith("One number to call")


def test_a_culture_that_sources_dispute_without_a_winner_changes_nothing(said):
    tied = (FactValue("open", "confirmed", as_of=AS_OF), FactValue("suspicious", "confirmed", as_of=AS_OF))

    assert said(culture=tied, **COST).say == MOST_SPECIFIC


# --- which points -----------------------------------------------------------------------------------------------------


@pytest.fixture
def three(library, partner):
    """A case with one proposition that applies, one that is ready, and one that does not apply."""
    own = library.proposition["know_where_to_send"]
    type = evolve(
        library,
        proposition={
            "never": evolve(own, id="never", when=parse("renovating")),
            "later": evolve(own, id="later", not_when=parse("visits_per_year > 9"), lenses=("financial",)),
            "now": own if own.id == "now" else evolve(own, id="now"),
        },
    )
    return Evaluator(type).case(partner(**BUSY), AS_OF)


def test_points_are_of_what_applies_then_of_what_is_ready_each_after_its_question(three):
    assert [(point.proposition, point.audience, point.check_first) for point in three.points()] == [
        ("now", "executive", ()),
        ("now", "front_line", ()),
        ("later", "executive", ("visits_per_year",)),
        ("later", "front_line", ("visits_per_year",)),
    ]


def test_audience_and_lens_filter_and_never_reorder(three):
    everything = three.points()

    assert three.points("front_line") == tuple(point for point in everything if point.audience == "front_line")
    assert three.points(lens="financial") == tuple(point for point in everything if point.proposition == "later")
    assert three.points("executive", "altruistic") == everything[:1]
    assert three.points("board") == three.points(lens="economic") == ()


def test_nothing_is_said_while_nothing_applies(library, partner):
    assert Evaluator(library).case(partner(branch_kind="main"), AS_OF).points() == ()


# --- sources ----------------------------------------------------------------------------------------------------------


def test_a_point_names_the_sources_of_its_figures_evidence_and_pains_each_once(said):
    assert said().sources == ("desk_study", "common_sense")


def test_a_figure_brings_its_own_source(library, said):
    figure = evolve(library.figure["minutes_saved"], sources=("dash_value_paper",))
    type = evolve(library, figure={**library.figure, figure.id: figure})

    assert said(type).sources == ("dash_value_paper", "desk_study", "common_sense")
    assert said(type, people_asking_for_help=impression(60)).sources == ("desk_study", "common_sense")

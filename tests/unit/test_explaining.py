"""Conditions and answers in plain words."""

from collections.abc import Callable
from datetime import date

import pytest
from attrs import evolve

from valuecase import FactValue, Heard, Partner, StakeholderType
from valuecase.conditions.syntax import parse
from valuecase.evaluator import Evaluator
from valuecase.explaining.because import Why
from valuecase.explaining.reasons import Reasons
from valuecase.explaining.words import Words
from valuecase.model.paper import Bullets, Paragraph, Section

AS_OF = date(2026, 12, 1)
Make = Callable[..., Partner]


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("renovating", "“closed for renovation” is yes"),
        ("not renovating", "“closed for renovation” is no"),
        ("visits_per_year >= 1200", "visits a year is at least 1,200 visits"),
        ("not visits_per_year >= 1200", "visits a year is below 1,200 visits"),
        ("annual_budget_usd < 5", "annual budget is below $5"),
        ('branch_kind == "main"', "kind of library is “main library”"),
        ('branch_kind not in ("main", "branch")', "kind of library is not “main library” or “branch library”"),
        ('"financial" in stake', "their stake in our work include “financial”"),
        ("visits_per_year > k.help_noticed", "visits a year is above people a week from which a desk notices (10 people)"),
        ("pain.desk_overrun", "“A desk that answers everything” hurts"),
        ("not driver.social_demand", "it is not so that “People bring every need to the desk” presses on them"),
        (
            "renovating and (police_want_names or open_hours_per_week > 5)",
            "“closed for renovation” is yes and "
            "(“police have asked for names” is yes or opening hours a week is above 5 hours)",
        ),
        ("not (renovating and police_want_names)", "“closed for renovation” is no or “police have asked for names” is no"),
        ("5 <= open_hours_per_week <= 9", "5 hours is at most opening hours a week and opening hours a week is at most 9 hours"),
        ("True", "always"),
    ],
)  # fmt: skip
def test_a_condition_reads_as_a_sentence(library: StakeholderType, condition: str, words: str) -> None:
    """With labels, units and options, and brackets only where they are needed."""
    assert Words(library).statement(parse(condition).tree, numbers=True) == words


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("visits_per_year * 2 + 1", "visits a year times 2 plus 1"),
        ("visits_per_year / (open_hours_per_week * 52)", "visits a year divided by (opening hours a week times 52)"),
        ("visits_per_year - (open_hours_per_week - 1)", "visits a year minus (opening hours a week minus 1)"),
        ("2 * (visits_per_year + 1)", "2 times (visits a year plus 1)"),
        ("min(visits_per_year, 7)", "the smallest of visits a year; 7"),
    ],
)
def test_a_formula_reads_from_left_to_right(library: StakeholderType, formula: str, words: str) -> None:
    """In brackets where that would be wrong."""
    assert Words(library).formula(parse(formula).tree) == words


def test_a_text_without_a_partner_keeps_what_is_the_partners_in_brackets(library: StakeholderType) -> None:
    """Figures are filled in."""
    text = Words(library).text("{partner}, {us}: {visits_per_year}, {k.minutes_saved}, {estimate.desk_hours}")

    assert text == "the partner, our coalition: [visits a year], 0 to 10, [desk hours]"


def why(library: StakeholderType, partner: Partner, table: str, id: str) -> str:
    evaluator = Evaluator(library)
    title, lead, sections = getattr(Why(Reasons(evaluator.case(partner, AS_OF), evaluator)), table)(id)
    return "\n".join([title, lead, *(line for section in sections if section for line in told(section))])


def told(section: Section) -> list[str]:
    lines = [section.title]
    for block in section.blocks:
        lines += block.items if isinstance(block, Bullets) else [block.text] if isinstance(block, Paragraph) else []
    return lines


def test_only_what_decides_is_told(library: StakeholderType, partner: Make) -> None:
    """Where one of several is enough, those that hold; where one is lacking, that one."""
    either = parse("renovating or police_want_names or visits_per_year > 5")
    changed = evolve(library, driver={"social_demand": evolve(library.driver["social_demand"], active=either)})

    said = why(changed, partner(renovating=True, visits_per_year=1), "driver", "social_demand")

    assert "closed for renovation" in said
    assert "police" not in said
    assert "visits" not in said


def test_a_heard_pain_says_whether_it_counts(library: StakeholderType, partner: Make) -> None:
    """It counts where the facts do not decide; what they confirmed decides."""
    one, all_of_them = Heard(True, said_by="Bo"), Heard(True, confidence="confirmed", said_by="the board")
    quiet = {"branch_kind": "main", "people_asking_for_help": 3}

    assert "while the facts do not decide" in why(library, partner(heard={"desk_overrun": one}), "pain", "desk_overrun")
    assert "say otherwise" in why(library, partner(heard={"desk_overrun": one}, **quiet), "pain", "desk_overrun")
    assert "that decides" in why(library, partner(heard={"desk_overrun": all_of_them}, **quiet), "pain", "desk_overrun")


def test_sources_that_disagree_are_both_told(library: StakeholderType, partner: Make) -> None:
    """And neither is used."""
    both = tuple(FactValue(n, "impression", said_by=who, as_of=AS_OF) for n, who in ((3, "Bo"), (90, "Cy")))

    said = why(library, partner(people_asking_for_help=both, branch_kind="main"), "fact", "people_asking_for_help")

    assert "Sources disagree: " in said
    assert "Bo" in said
    assert "Cy" in said


def test_an_estimate_that_lacks_a_number_asks_for_it(library: StakeholderType, partner: Make) -> None:
    """A heard pain makes a proposition fit before its numbers are known."""
    heard = {"desk_overrun": Heard(True, confidence="confirmed")}

    said = why(
        library, partner(heard=heard, renovating=False, police_want_names=False), "proposition", "know_where_to_send"
    )

    assert "no estimate is given" in said
    assert "Ask: How many people a week ask the desk" in said


def test_what_stops_a_proposition_is_told_in_the_words_of_the_red_line(library: StakeholderType, partner: Make) -> None:
    """Not for them, because …"""
    facts = {"branch_kind": "main", "people_asking_for_help": 60, "renovating": False, "police_want_names": True}

    said = why(library, partner(**facts), "proposition", "know_where_to_send")

    assert "Not for them, because While anybody asks" in said or "Not for them, because while anybody asks" in said
    assert "a red line is crossed" in said


def test_a_derived_fact_says_how_it_is_worked_out_and_what_is_lacking(library: StakeholderType, partner: Make) -> None:
    """Each number that is missing is asked for."""
    said = why(library, partner(annual_budget_usd=10), "fact", "cost_per_visit_usd")

    assert "annual budget divided by visits a year" in said
    assert "How many visits does the library have a year?" in said
    assert "cannot be worked out" in why(
        library, partner(annual_budget_usd=10, visits_per_year=0), "fact", "cost_per_visit_usd"
    )

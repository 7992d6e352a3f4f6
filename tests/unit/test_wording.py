"""How values become words."""

from datetime import date

import pytest

from valuecase.model.common import Unit
from valuecase.model.facts import FactDefinition
from valuecase.wording import (
    about,
    day,
    fill,
    holds_word,
    number,
    numbers_written_out,
    placeholders,
    sentence_list,
    shown_value,
    span,
)

USD = Unit(id="usd", one="dollar", many="dollars", sign_before="$")
PERCENT = Unit(id="percent", one="percent", many="percent", sign_after="%")
HOURS = Unit(id="hours", one="hour", many="hours", said=True)
BEDS = Unit(id="beds", one="bed", many="beds")


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (217_000, USD, "$217,000"),
        (217_345, USD, "$217,000"),
        (0.5, PERCENT, "0.5%"),
        (2_400_000, None, "2.4 million"),
        (19_000_000_000, USD, "$19 billion"),
        (999_999, None, "1 million"),
        (999_499, None, "999,000"),
        (999_600_000, None, "1 billion"),
        (1e15, USD, "$1,000 trillion"),
        (1240, HOURS, "1,240"),
        (12.34, None, "12.3"),
        (3.5, USD, "$3.50"),
        (-40, USD, "-$40"),
        (0.004, None, "0.004"),
        (0, USD, "$0"),
        (17, None, "17"),
    ],
)
def test_numbers_carry_the_sign_of_their_unit_and_no_more_digits_than_they_are_worth(value, unit, shown):
    assert shown == number(value, unit)


def test_a_span_runs_from_low_to_high_and_says_the_percent_sign_once():
    assert span(330, 100, None) == "100 to 330"
    assert span(0.5, 3, PERCENT) == "0.5 to 3%"
    assert span(5, 5, USD) == "$5"


def test_an_estimate_has_two_significant_digits():
    assert about(103.8, 332.1, None) == "about 100 to 330"
    assert about(0, 124_900, USD) == "about $0 to $120,000"
    assert about(0.34, 3.9, BEDS) == "about 0.3 to 4"
    assert about(0.34, 3.9, HOURS) == "about 0.34 to 3.9"


def test_a_text_is_filled_only_when_every_placeholder_can_be():
    assert placeholders("{a} of {k.b}, {estimate.c}") == ["a", "k.b", "estimate.c"]
    assert fill("{a} of {b}", {"a": "1", "b": "2"}.get) == "1 of 2"
    assert fill("{a} of {b}", {"a": "1"}.get) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It costs {k.cost} a day in 2026.", []),
        ("About 40% of visits", ["40%"]),
        ("42 CFR Part 2 protects them; call 988.", []),
        ("since the 1990s and 2024-25", []),
        ("a $2,700 night", ["$2,700"]),
        ("Form 990 and 9 others", ["9"]),
    ],
)
def test_numbers_written_out_are_found_but_not_years_nor_names(text, found):
    assert found == numbers_written_out(text, ["42 CFR Part 2", "988", "Form 990"])


def test_values_are_shown_in_words_a_reader_knows():
    kind = FactDefinition(id="kind", label="kind", type="choice", options={"main": "main library"})
    several = FactDefinition(id="s", label="s", type="choices", options={"a": "first", "b": "second"})
    plain = FactDefinition(id="n", label="n", type="number")

    assert shown_value("main", kind, None) == "main library"
    assert shown_value(frozenset({"b", "a"}), several, None) == "first, second"
    assert shown_value(frozenset(), several, None) == "none of them"
    assert shown_value(1, plain, HOURS) == "1 hour"
    assert shown_value(2, plain, HOURS) == "2 hours"
    assert shown_value(2, plain, BEDS) == "2"
    assert shown_value(True, plain, None) == "yes"
    assert shown_value(None, plain, None) == "not known"
    assert shown_value(date(2027, 3, 1), plain, None) == day(date(2027, 3, 1)) == "1 March 2027"


def test_lists_read_as_sentences():
    assert sentence_list(["a"]) == "a"
    assert sentence_list(["a", "b", "c"]) == "a, b and c"
    assert sentence_list([]) == ""


@pytest.mark.parametrize(
    ("text", "word", "held"),
    [
        ("Two Agencies met.", "agency", True),
        ("case\n  management", "case management", True),
        ("case\n\nmanagement", "case management", False),
        ("the EDs", "ED", True),
        ("he hid", "ED", False),
        ("Ed called", "ED", False),
        ("under 287(g), they", "287(g)", True),
    ],
)
def test_a_word_is_held_in_its_plural_and_across_a_line_end(text, word, held):
    assert holds_word(text, word) is held

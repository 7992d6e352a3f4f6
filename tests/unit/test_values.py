"""Whether a value fits its fact: as a file gives it, and as somebody types it."""

from datetime import date, datetime, time

import pytest

from valuecase.conditions.syntax import parse as condition
from valuecase.model.facts import FactDefinition
from valuecase.reading.values import fit, parse

QUESTION = "What is it?"


def fact(type, **more) -> FactDefinition:
    return FactDefinition(id="x", label="x", type=type, question=QUESTION, **more)


YES_NO, DATE, TEXT = fact("yes_no"), fact("date"), fact("text")
INTEGER = fact("integer", plausible=(0, 500))
NUMBER = fact("number", plausible=(0, 3))
OPTIONS = {"main_library": "Main library", "branch": "branch – small", "café": "with a café"}
CHOICE, CHOICES = fact("choice", options=OPTIONS), fact("choices", options=OPTIONS)
ASKED = f"The question is: {QUESTION}"
LISTED = "It can be: main_library, branch, café."


@pytest.mark.parametrize(
    ("definition", "raw", "value"),
    [
        (YES_NO, True, True),
        (YES_NO, False, False),
        (INTEGER, 12, 12),
        (INTEGER, 12.0, 12),
        (INTEGER, 0, 0),
        (NUMBER, 1, 1),
        (NUMBER, 0.7, 0.7),
        (DATE, date(2026, 12, 1), date(2026, 12, 1)),
        (DATE, datetime(2026, 12, 1, 9, 30), date(2026, 12, 1)),
        (DATE, "2026-12-01", date(2026, 12, 1)),
        (TEXT, "  something ", "something"),
        (CHOICE, "branch", "branch"),
        (CHOICE, "Main Library", "main_library"),
        (CHOICE, "main-library", "main_library"),
        (CHOICE, " BRANCH ", "branch"),
        (CHOICE, "branch – small", "branch"),
        (CHOICE, "cafe\u0301", "café"),
        (CHOICES, ["branch"], frozenset({"branch"})),
        (CHOICES, ["branch", "Main library", "branch"], frozenset({"branch", "main_library"})),
        (CHOICES, frozenset({"branch"}), frozenset({"branch"})),
        (CHOICES, ("branch",), frozenset({"branch"})),
        (CHOICES, [], frozenset()),
    ],
)
def test_a_value_of_the_right_kind_fits(definition, raw, value):
    found = fit(definition, raw)

    assert (found.value, found.wrong, found.implausible) == (value, "", "")
    assert type(found.value) is type(value)


@pytest.mark.parametrize(
    ("definition", "raw", "wrong", "advice"),
    [
        (YES_NO, 1, "x must be true or false, not 1", ASKED),
        (YES_NO, "yes", "x must be true or false, not 'yes'", ASKED),
        (INTEGER, True, "x must be a whole number, not true", ASKED),
        (INTEGER, 1.5, "x must be a whole number, not 1.5", ASKED),
        (INTEGER, "12", "x must be a whole number, not '12'", ASKED),
        (INTEGER, float("inf"), "x must be a whole number, not inf", ASKED),
        (NUMBER, False, "x must be a number, not false", ASKED),
        (NUMBER, [1], "x must be a number, not [1]", ASKED),
        (NUMBER, float("nan"), "x is nan, which is not a usable number", ASKED),
        (NUMBER, float("-inf"), "x is -inf, which is not a usable number", ASKED),
        (NUMBER, 10**15 + 1, "x is 1000000000000001, which is not a usable number", ASKED),
        (DATE, "1 December 2026", "x must be a date such as 2026-12-01, not '1 December 2026'", ASKED),
        (TEXT, "   ", "x must be a text in quotes, not '   '", ASKED),
        (TEXT, 3, "x must be a text in quotes, not 3", ASKED),
        (CHOICE, 3, "x must be one of its options in quotes, not 3", LISTED),
        (CHOICE, "unknown", '"unknown" is not an option of x', LISTED),
        (CHOICE, "brunch", '"brunch" is not an option of x', 'Did you mean "branch"?'),
        (CHOICE, "", '"" is not an option of x', LISTED),
        (CHOICES, "branch", """x must be a list of its options, such as ["one", "two"], not 'branch'""", LISTED),
        (CHOICES, ["branch", 3], """x must be a list of its options, such as ["one", "two"], not ['branch', 3]""", LISTED),
        (CHOICES, ["branch", "main_libary"], '"main_libary" is not an option of x', 'Did you mean "main_library"?'),
    ],
)  # fmt: skip
def test_a_value_of_another_kind_is_said_to_be_wrong_with_advice(definition, raw, wrong, advice):
    found = fit(definition, raw)

    assert (found.value, found.wrong, found.advice) == (None, wrong, advice)


def test_a_long_value_is_cut_in_the_message():
    found = fit(YES_NO, "ha" * 500)

    assert len(found.wrong) < 100
    assert found.wrong.endswith("…")


@pytest.mark.parametrize("raw", [1, None, "x"])
def test_what_is_worked_out_from_others_cannot_be_given(raw):
    found = fit(FactDefinition(id="x", label="x", formula=condition("a / b")), raw)

    assert (found.value, found.wrong) == (None, "x is worked out from other facts")
    assert found.advice == "Give the facts it is made of."


@pytest.mark.parametrize(("raw", "plausible"), [(0, True), (500, True), (-1, False), (501, False), (620, False)])
def test_an_implausible_number_is_used_and_marked(raw, plausible):
    found = fit(INTEGER, raw)

    assert (found.value, found.wrong) == (raw, "")
    assert found.implausible == ("" if plausible else f"X is {raw}, outside what is plausible (0 to 500)")


def test_a_number_without_bounds_is_always_plausible():
    assert fit(fact("number"), -1e14).implausible == ""


def test_a_large_implausible_number_is_printed_as_people_write_it():
    found = fit(fact("integer", plausible=(0, 5_000_000)), 12_345_678)

    assert found.implausible == "X is 12,345,678, outside what is plausible (0 to 5,000,000)"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(1_500_000.5, "1,500,000.5"), (3.25, "3.25"), (-12_000.0, "-12,000"), (1e14, "100,000,000,000,000")],
)
def test_an_implausible_number_keeps_its_digits(value, shown):
    assert fit(NUMBER, value).implausible == f"X is {shown}, outside what is plausible (0 to 3)"


def test_a_number_of_thousands_of_digits_is_said_to_be_wrong():
    found = fit(INTEGER, 16**5_000)

    assert found.wrong.startswith("x is 0x1000")
    assert len(found.wrong) < 120


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (frozenset({"b", "a"}), "['a', 'b']"),
        (frozenset({"b", 1}), "['b', 1]"),
        (date(2026, 12, 1), "2026-12-01"),
        (datetime(2026, 12, 1, 9, 30), "2026-12-01T09:30:00"),
        (time(9, 30), "09:30:00"),
        ([date(2026, 12, 1), True, [1]], "[2026-12-01, true, [1]]"),
        ({"a": [1, False]}, "{'a': [1, false]}"),
    ],
)
def test_a_value_is_said_as_a_file_has_it(raw, shown):
    assert fit(INTEGER, raw).wrong == f"x must be a whole number, not {shown}"


# --- typed ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("definition", "typed", "value"),
    [
        *((YES_NO, typed, True) for typed in ("yes", "y", "Y", " Yes ", "true", "TRUE")),
        *((YES_NO, typed, False) for typed in ("no", "n", "No", "false")),
        (INTEGER, "180", 180),
        (INTEGER, " 1_8_0 ", 180),
        (INTEGER, "1,80", 180),
        (INTEGER, "180.0", 180),
        (NUMBER, "0.7", 0.7),
        (NUMBER, "0.7%", 0.7),
        (NUMBER, "0.7 %", 0.7),
        (NUMBER, "$2", 2),
        (NUMBER, "$2.50", 2.5),
        (fact("number"), "$1,200,000", 1_200_000),
        (fact("number"), "-3", -3),
        (DATE, "2026-12-01", date(2026, 12, 1)),
        (TEXT, " anything at all ", "anything at all"),
        (CHOICE, "main library", "main_library"),
        (CHOICES, "branch, Main library", frozenset({"branch", "main_library"})),
        (CHOICES, "branch,,", frozenset({"branch"})),
    ],
)
def test_what_somebody_types_is_read_as_they_mean_it(definition, typed, value):
    found = parse(definition, typed)

    assert (found.value, found.wrong) == (value, "")
    assert type(found.value) is type(value)


@pytest.mark.parametrize(
    ("definition", "typed", "wrong"),
    [
        (YES_NO, "perhaps", "x must be true or false, not 'perhaps'"),
        (YES_NO, "", "x must be true or false, not ''"),
        (INTEGER, "many", "x must be a whole number, not 'many'"),
        (INTEGER, "1.5", "x must be a whole number, not 1.5"),
        (INTEGER, "", "x must be a whole number, not ''"),
        (NUMBER, "nan", "x is nan, which is not a usable number"),
        (NUMBER, "1e999", "x is inf, which is not a usable number"),
        (DATE, "next week", "x must be a date such as 2026-12-01, not 'next week'"),
        (DATE, "2026-02-30", "x must be a date such as 2026-12-01, not '2026-02-30'"),
        (TEXT, "  ", "x must be a text in quotes, not ''"),
        (CHOICE, "brunch", '"brunch" is not an option of x'),
        (CHOICES, "branch, brunch", '"brunch" is not an option of x'),
    ],
)
def test_what_somebody_types_that_does_not_fit_is_said_to_be_wrong(definition, typed, wrong):
    found = parse(definition, typed)

    assert (found.value, found.wrong) == (None, wrong)

"""Values of one input that are worth trying."""

from datetime import date, timedelta

import pytest

from valuecase.conditions.candidates import candidates
from valuecase.conditions.check import Symbol
from valuecase.conditions.program import Program
from valuecase.conditions.syntax import parse

AS_OF = date(2026, 7, 1)
CONSTANTS = {"k.x": 40}


def tried(symbol, *texts, as_of=AS_OF):
    own = Program.of({str(index): parse(text).tree for index, text in enumerate(texts)}, CONSTANTS)
    return candidates(own, "x", symbol, as_of)


def test_few_values():
    """Where there are few values all are tried; of sets, none, each one alone, and all."""
    assert tried(Symbol("yes_no")) == (True, False)
    assert tried(Symbol("choice", options=frozenset({"b", "a"}))) == ("a", "b")
    several = Symbol("choices", options=frozenset({"b", "a"}))
    assert tried(several) == (frozenset(), frozenset({"a"}), frozenset({"b"}), frozenset({"a", "b"}))
    assert tried(Symbol("choices", options=frozenset({"a"}))) == (frozenset(), frozenset({"a"}))
    assert tried(Symbol("text")) == ()


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        ([], (0, 100)),
        (["x > 20"], (0, 19, 20, 21, 100)),
        (["x > 20 and not (x < k.x)"], (0, 19, 20, 21, 39, 40, 41, 100)),
        (["k.x / 2 < x", "y > 50"], (0, 19, 20, 21, 100)),
        (["x > 20.5"], (0, 19, 20, 21, 100)),
        (["x > 0", "x > 300"], (0, 1, 100)),
        (["x * 2 > 60"], (0, 1, 10, 25, 50, 75, 100)),
        (["x > y"], (0, 1, 10, 25, 50, 75, 100)),
        (["x > 20 and min(x, 3) > y"], (0, 1, 10, 19, 20, 21, 25, 50, 75, 100)),
    ],
)
def test_whole_numbers(texts, values):
    """Constants and their neighbors, the plausible ends, and in a calculation some between; none outside the range."""
    found = tried(Symbol("integer", plausible=(0, 100)), *texts)
    assert found == values
    assert {type(one) for one in found} == {int}


def test_measured_numbers():
    """A step is a percent, at least 0.01, and half as far as the next constant where that is nearer."""
    share = Symbol("number", plausible=(0, 1))
    assert tried(share, "x > 0.5") == (0, 0.49, 0.5, 0.51, 1)
    assert tried(share, "x > 0.5", "x < 0.504") == pytest.approx((0, 0.49, 0.5, 0.502, 0.504, 0.514, 1))
    assert tried(Symbol("number", plausible=(0, 1e6)), "x > 1000") == (0, 990, 1000, 1010, 1e6)


def test_without_a_plausible_range():
    """Without a range the constants must do, and in a calculation a few orders of magnitude."""
    assert tried(Symbol("integer"), "x > 20") == (19, 20, 21)
    assert tried(Symbol("number"), "x > y") == (0, 1, 100, 10_000)


def test_dates():
    """Dates are tried around today and around each number of days that is asked for, as far as there are dates."""
    days = [(one - AS_OF).days for one in tried(Symbol("date"), "days_until(x) < 90")]
    assert days == [-365, -1, 0, 1, 30, 89, 90, 91, 365]
    assert tried(Symbol("date"), "days_until(x) > 1e15")[-1] == AS_OF + timedelta(365)
    assert tried(Symbol("date"), "days_until(x) / 30 > 2")[0] == AS_OF - timedelta(365)

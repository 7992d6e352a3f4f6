"""The reference of the condition language says what the language does: its tables are evaluated."""

import ast
import re
from datetime import date, datetime
from pathlib import Path

import pytest

from valuecase.catalog import other_type
from valuecase.conditions.check import Symbol, check
from valuecase.conditions.syntax import ConditionError, parse
from valuecase.conditions.walk import value
from valuecase.symbols import units_of

PAGE = Path(__file__).parents[2] / "docs" / "conditions.md"
AS_OF = date(2026, 12, 1)
ANSWERS = {"yes": True, "no": False, "unknown": None}


def rows(*headings: str) -> list[tuple[str, ...]]:
    """The rows of every table on the page with these headings."""
    found, here = [], False
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
        if not line.startswith("|"):
            here = False
        elif cells == headings:
            here = True
        elif here and not line.startswith("|---"):
            found.append(cells)
    return found


def code(cell: str) -> str:
    return cell.strip("`")


def symbol(text: str) -> Symbol:
    """What `integer, visits, plausibly 0 to 100` or `choice: main, branch` says."""
    kind, _, options = text.partition(": ")
    if options:
        return Symbol(kind, options=frozenset(options.split(", ")))
    kind, *more = text.split(", ")
    bounds = [re.findall(r"\d+", part) for part in more if part.startswith("plausibly")]
    units = [part for part in more if not part.startswith("plausibly")]
    return Symbol(kind, "".join(units), plausible=(float(bounds[0][0]), float(bounds[0][1])) if bounds else None)


def known(text: str):
    if text == "not known":
        return None
    if not text.startswith("`"):
        return datetime.strptime(text, "%d %B %Y").date()
    read = ast.literal_eval(code(text))
    return frozenset(read) if isinstance(read, set) else read


NAMES = [(code(name), symbol(is_a), known(example)) for name, is_a, example in rows("name", "is", "in the examples")]
SYMBOLS = {name: is_a for name, is_a, _ in NAMES}
VALUES = {name: example for name, _, example in NAMES}
UNITS = units_of(other_type())
# A figure's value settles comparisons with a fact's range, as it does in a pack.
FIGURES = {name: example for name, example in VALUES.items() if name.startswith("k.")}


def said(text: str) -> str:
    """The first thing that whoever writes it is told about a condition."""
    try:
        tree = parse(text)
    except ConditionError as error:
        problems = list(error.problems)
    else:
        problems = check(tree, SYMBOLS, wants="yes_no", units=UNITS, constants=FIGURES)
    return f"{problems[0].message} {problems[0].advice}".strip() if problems else "nothing"


def test_the_page_has_its_tables() -> None:
    """Otherwise the tests below would be about nothing."""
    assert len(SYMBOLS) > 10
    assert len(rows("condition", "answer")) > 20
    assert len(rows("condition", "what is said")) > 20
    assert len(rows("a", "b", "a and b", "a or b", "not a")) == 9


@pytest.mark.parametrize(("text", "answer"), rows("condition", "answer"))
def test_answers(text: str, answer: str) -> None:
    expected = ANSWERS[answer] if answer in ANSWERS else ast.literal_eval(answer)
    found = value(parse(code(text)).tree, VALUES.get, AS_OF)

    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize("row", rows("a", "b", "a and b", "a or b", "not a"))
def test_three_valued_logic(row: tuple[str, ...]) -> None:
    a, b, *expected = (ANSWERS[cell] for cell in row)
    given = {"a": a, "b": b}.get

    assert [value(parse(text).tree, given, AS_OF) for text in ("a and b", "a or b", "not a")] == expected


@pytest.mark.parametrize(("text", "expected"), rows("condition", "what is said"))
def test_what_is_said(text: str, expected: str) -> None:
    assert said(code(text)) == expected


@pytest.mark.parametrize(("_what", "example"), rows("it is", "such as"))
def test_everything_that_may_stand_in_one_is_read(_what: str, example: str) -> None:
    for text in re.findall(r"`([^`]+)`", example):
        assert parse(text).tree is not None

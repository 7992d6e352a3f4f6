"""Cells of a column are read as one partner's values are, many at once."""

from datetime import date, datetime
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from valuecase.model.facts import FACT_TYPES, FactDefinition
from valuecase.published import MISSING
from valuecase.reading.values import parse
from valuecase.screening.reading.cells import read_cell, read_column, read_typed, type_of

OPTIONS = {"none": "none at all", "night": "By night", "own_car": "in a car – theirs"}
FACTS = {
    type: FactDefinition(id="x", label="x", type=type, question="What?", options=OPTIONS if "choice" in type else {})
    for type in FACT_TYPES
}
NUMBERS = st.one_of(
    st.integers().map(str),
    st.integers(-(10**16), 10**16).map(lambda number: f"{number:,}"),
    st.floats().map(str),
    st.floats(-1e6, 1e6).map(lambda number: f"${number:,.2f}"),
    st.integers(0, 100).map(lambda number: f" {number} %"),
    st.from_regex(r"[-+$]?[0-9]{1,4}([.,_e][0-9]{1,4}){0,3}%?", fullmatch=True),
)
DATES = st.one_of(
    st.dates().map(str),
    st.dates().map(lambda day: f"{day.month}/{day.day}/{day.year:04}"),
    st.datetimes().map(str),
    st.from_regex(r"[0-9]{1,4}[-/][0-9]{1,2}[-/][0-9]{1,4}( [0-9:]{1,8})?", fullmatch=True),
)
WORDS = st.sampled_from(
    (*MISSING, "Yes", "TRUE", "n", "1", "0.0", "1.0", "NaN", "inf", "By Night", "own-car", "night, none", "none")
)
TEXTS = st.one_of(NUMBERS, DATES, WORDS, st.text(max_size=8))
VALUES = st.one_of(
    st.lists(st.integers(-(2**63), 2**63 - 1)),
    st.lists(st.floats()),
    st.lists(st.booleans()),
    st.lists(st.dates()),
    st.lists(st.datetimes()),
    st.lists(st.lists(st.sampled_from((*OPTIONS, "By night", "no option")))),
)


def column(definition, cells, dtype=None):
    """The values of a column, options as a set again, and why cells do not fit."""
    values, why = read_column(definition, pl.Series(cells, dtype=dtype))
    assert values.dtype == type_of(definition)
    found = [frozenset(value) if isinstance(value, list) else value for value in values.to_list()]
    return found, why.to_list()


@settings(deadline=None)
@given(st.sampled_from(FACT_TYPES), st.lists(TEXTS, max_size=20))
def test_a_column_of_text_is_read_cell_by_cell(type, texts):
    """What Polars casts at once is what Python reads one by one, and what is wrong is said in the same words."""
    readings = [read_cell(FACTS[type], text) for text in texts]

    assert column(FACTS[type], texts, pl.String) == (
        [one.value for one in readings],
        [one.wrong or None for one in readings],
    )


@settings(deadline=None)
@given(st.sampled_from(FACT_TYPES), VALUES)
def test_a_typed_column_is_read_value_by_value(type, values):
    readings = [read_typed(FACTS[type], value) for value in values]

    assert column(FACTS[type], values) == ([one.value for one in readings], [one.wrong or None for one in readings])


@settings(deadline=None)
@given(st.sampled_from(FACT_TYPES), TEXTS.filter(lambda text: text.strip().lower() not in MISSING))
def test_a_cell_says_what_somebody_who_types_it_says(type, text):
    """But for a comma that could be a decimal one; publishers' spellings are understood beside."""
    typed, found = parse(FACTS[type], text), read_cell(FACTS[type], text)

    if "," in text and type in ("integer", "number") and "comma" in found.wrong:
        assert found.value is None
    elif typed.value is not None:
        assert found == typed
    elif type not in ("yes_no", "date"):
        assert (found.value, found.wrong) == (None, typed.wrong)


@pytest.mark.parametrize("type", FACT_TYPES)
@pytest.mark.parametrize("text", sorted(MISSING - {"none"}))
def test_nothing_is_known_and_nothing_is_wrong(type, text):
    assert read_cell(FACTS[type], f" {text.upper()} ") == (None, "", "", "")


def test_an_option_may_be_called_none():
    """It is an answer where the fact has such an option, and elsewhere nothing is known."""
    assert read_cell(FACTS["choice"], "None").value == "none"
    assert read_cell(FACTS["choices"], "none").value == frozenset({"none"})
    assert read_cell(FACTS["text"], "None").value is None


@pytest.mark.parametrize(
    ("type", "text", "value"),
    [
        ("yes_no", "1.0", True),
        ("yes_no", "0", False),
        ("integer", "1,200", 1200),
        ("integer", "12.0", 12),
        ("number", "$1,234.50", 1234.5),
        ("number", "12%", 12),
        ("date", "06/30/2022", date(2022, 6, 30)),
        ("date", "6/3/2022 12:00:00 AM", date(2022, 6, 3)),
        ("date", "2022-06-30 00:00:00", date(2022, 6, 30)),
        ("choice", "In a car – theirs", "own_car"),
        ("choices", "by night, own_car", frozenset({"night", "own_car"})),
    ],
)
def test_spellings(type, text, value):
    assert column(FACTS[type], [text]) == ([value], [None])


@pytest.mark.parametrize(
    ("type", "text"),
    [
        ("integer", "12,5"),
        ("number", "1.200,50"),
        ("number", "1,200,5"),
        ("integer", "12.5"),
        ("integer", "99999999999999999999"),
        ("number", "1e16"),
        ("number", "inf"),
        ("yes_no", "2"),
        ("date", "2022-06-30x"),
        ("date", "30/06/2022"),
        ("choice", "by day"),
    ],
)
def test_cells_that_do_not_fit_are_unknown_and_said(type, text):
    """Nobody is there to see that 12,5 was taken for 125."""
    values, (why,) = column(FACTS[type], [text])

    assert values == [None]
    assert text in why or "1e+16" in why


@pytest.mark.parametrize(
    ("type", "values", "expected"),
    [
        ("integer", pl.Series([1.0, 12.5, float("nan"), float("inf"), 1e16, None]), [1, None, None, None, None, None]),
        ("number", pl.Series([2**64 - 1, 3], dtype=pl.UInt64), [None, 3.0]),
        ("number", pl.Series([Decimal("1.5"), Decimal("2")]), [1.5, 2.0]),
        ("yes_no", pl.Series([0, 1, 2]), [False, True, None]),
        (
            "date",
            pl.Series([datetime(2022, 6, 30, 23, 59)]).dt.replace_time_zone("America/Chicago"),
            [date(2022, 6, 30)],
        ),
        ("choice", pl.Series(["night", "by day"], dtype=pl.Categorical), ["night", None]),
        ("integer", pl.Series([True, False]), [None, None]),
        ("text", pl.Series([None, None]), [None, None]),
    ],
)
def test_typed_columns(type, values, expected):
    found, why = read_column(FACTS[type], values)

    assert found.to_list() == expected
    assert why.is_not_null().to_list() == [
        value is not None and one is None for value, one in zip(values, expected, strict=True)
    ]

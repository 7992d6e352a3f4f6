"""A table is answered as its rows are one at a time, by every shipped type, on every back end, cell by cell."""

import duckdb
import pandas as pd
import polars as pl
import pytest
from cell_by_cell import columns_of, differences, partner_of, rows_at_boundaries, table_of
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import EXAMPLES

from valuecase import Engine
from valuecase.testing.prepared import AS_OF
from valuecase.testing.values import facts_for

ENGINE = Engine()
TYPES = ENGINE.types()
CONNECTION = duckdb.connect()
INTO = {
    "polars, lazy": pl.DataFrame.lazy,
    "duckdb": lambda table: CONNECTION.from_arrow(table.to_arrow()),
    "pyarrow": pl.DataFrame.to_arrow,
    "pandas": pl.DataFrame.to_pandas,
    "pandas with Arrow types": lambda table: table.to_pandas(types_mapper=pd.ArrowDtype),
}
BACK = {
    "polars, lazy": pl.LazyFrame.collect,
    "duckdb": lambda relation: pl.from_arrow(relation.to_arrow_table()),
    "pyarrow": pl.from_arrow,
    "pandas": pl.from_pandas,
    "pandas with Arrow types": pl.from_pandas,
}


@pytest.mark.parametrize("type", TYPES)
@settings(max_examples=max(EXAMPLES // 50, 2), deadline=None)
@given(data=st.data())
def test_drawn_partners(type, data):
    rows = data.draw(st.lists(facts_for(ENGINE.type(type)), min_size=20, max_size=20))
    answers = ENGINE.screen(type, table_of(ENGINE.evaluator(type), rows), as_of=AS_OF)
    assert differences(ENGINE, type, rows, answers.rows(named=True)) == []


@pytest.mark.parametrize("type", TYPES)
def test_partners_at_the_boundaries_of_rules(type):
    rows = rows_at_boundaries(ENGINE.evaluator(type), 150)
    answers = ENGINE.screen(type, table_of(ENGINE.evaluator(type), rows), as_of=AS_OF)
    assert set(columns_of(ENGINE.evaluate(partner_of(type, rows[0]), as_of=AS_OF))) < set(answers.columns)
    assert differences(ENGINE, type, rows, answers.rows(named=True)) == []


@pytest.mark.parametrize("back_end", INTO)
@pytest.mark.parametrize("type", TYPES)
def test_back_ends(back_end, type):
    """The caller's own kind of table comes back, with the same answers in every cell."""
    table = table_of(ENGINE.evaluator(type), rows_at_boundaries(ENGINE.evaluator(type), 60, seed=2))
    given = INTO[back_end](table)
    found = ENGINE.screen(type, given, as_of=AS_OF)
    assert isinstance(found, given.__class__)
    expected = in_plain_types(ENGINE.screen(type, table, as_of=AS_OF).drop(table.columns[1:]))
    answered = in_plain_types(BACK[back_end](found).sort("row").drop(table.columns[1:]))
    assert answered.columns == expected.columns
    assert [name for name in expected.columns if answered[name].to_list() != expected[name].to_list()] == []


def test_an_index_and_a_tables_own_columns_stay():
    table = table_of(ENGINE.evaluator("food_bank"), rows_at_boundaries(ENGINE.evaluator("food_bank"), 10)).to_pandas()
    table = table.assign(mixed=["first", 2, None, 4.5, True, *range(5)]).set_index(pd.Index(list("abcdefghij")))
    found = ENGINE.screen("food_bank", table, as_of=AS_OF)
    pd.testing.assert_frame_equal(found[table.columns], table)


def in_plain_types(table: pl.DataFrame) -> pl.DataFrame:
    """Words as text and numbers as decimals, as all back ends have them; missing is null."""
    words = [name for name, kind in table.schema.items() if kind in (pl.Enum, pl.Categorical)]
    numbers = [name for name, kind in table.schema.items() if kind.is_numeric()]
    empty = {name: kind for name, kind in table.schema.items() if kind == pl.Null}
    plain = table.with_columns(pl.col(words).cast(pl.String), pl.col(numbers).cast(pl.Float64).fill_nan(None))
    return plain.with_columns(pl.col(name).cast(pl.String) for name in empty)


def test_one_date_for_all():
    """Figures of one old day are not firm, of one recent day they are, as for one partner."""
    type = "hospital"
    rows = rows_at_boundaries(ENGINE.evaluator(type), 20, seed=3)
    rows = [{id: value for id, value in row.items() if not id.endswith("_as_of")} for row in rows]
    for dated in (AS_OF.replace(year=AS_OF.year - 4), AS_OF):
        with_days = [row | {f"{id}_as_of": dated for id in row} for row in rows]
        answers = ENGINE.screen(type, table_of(ENGINE.evaluator(type), rows), as_of=AS_OF, dated=dated)
        assert differences(ENGINE, type, with_days, answers.rows(named=True)) == []


@pytest.mark.parametrize("type", TYPES)
def test_few_columns_are_as_good_as_empty_ones(type):
    """A table that lacks a column says what one says in which it is empty."""
    rows = rows_at_boundaries(ENGINE.evaluator(type), 40, seed=4)
    table = table_of(ENGINE.evaluator(type), rows).select(pl.exclude("^.*_as_of$"))
    kept = table.columns[1:10]
    emptied = table.with_columns(pl.lit(None, table.schema[name]).alias(name) for name in table.columns[10:])
    few, many = (ENGINE.screen(type, each, as_of=AS_OF) for each in (table.select(kept), emptied))
    assert few.drop(kept).equals(many.select(few.drop(kept).columns))


@pytest.mark.parametrize("back_end", INTO)
def test_long_tables(back_end):
    """A row for each organization and proposition, the same on every back end; in memory, the strongest first."""
    evaluator = ENGINE.evaluator("food_bank")
    table = table_of(evaluator, rows_at_boundaries(evaluator, 12, seed=6))
    expected = ENGINE.screen("food_bank", table, as_of=AS_OF, parts=("order", "estimates"), long=True)
    reviewed = [one for one in evaluator.type.proposition.values() if one.status == "reviewed"]
    assert expected.height == 12 * len(reviewed)
    found = BACK[back_end](
        ENGINE.screen("food_bank", INTO[back_end](table), as_of=AS_OF, parts=("order", "estimates"), long=True)
    )
    own = table.columns[1:]
    if back_end in ("polars, lazy", "duckdb"):
        found, expected = (each.sort("row", "proposition") for each in (found, expected))
    assert in_plain_types(found.drop(own)).equals(in_plain_types(expected.drop(own)))

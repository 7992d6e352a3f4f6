"""Every kind of table comes back as it was given, with the same answers in every cell."""

import duckdb
import pandas as pd
import polars as pl
import pytest
from cell_by_cell import rows_at_boundaries, table_of
from strategies import EXAMPLES

from valuecase import Engine
from valuecase.engine import PARTS
from valuecase.testing.prepared import AS_OF

ENGINE = Engine()
TYPES = ENGINE.types()
OFTEN = EXAMPLES >= 500  # as .ci/run has it: then DuckDB is asked for everything, which it takes long to plan
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


@pytest.mark.parametrize("back_end", INTO)
@pytest.mark.parametrize("type", TYPES)
def test_back_ends(back_end, type):
    """The caller's own kind of table comes back, with the same answers in every cell."""
    table = table_of(ENGINE.evaluator(type), rows_at_boundaries(ENGINE.evaluator(type), 60, seed=2))
    parts = PARTS
    if back_end == "duckdb" and not OFTEN:
        parts, table = ("verdicts", "order"), table.select(pl.exclude("^.*_as_of$"))
    given = INTO[back_end](table)
    found = ENGINE.screen(type, given, as_of=AS_OF, parts=parts)
    assert isinstance(found, given.__class__)
    expected = in_plain_types(ENGINE.screen(type, table, as_of=AS_OF, parts=parts).drop(table.columns[1:]))
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


@pytest.mark.parametrize("back_end", INTO)
def test_long_tables(back_end):
    """A row for each organization and proposition, the same on every back end; in memory, the strongest first."""
    parts = ("order", "estimates") if back_end != "duckdb" or OFTEN else ()
    evaluator = ENGINE.evaluator("food_bank")
    table = table_of(evaluator, rows_at_boundaries(evaluator, 12, seed=6))
    expected = ENGINE.screen("food_bank", table, as_of=AS_OF, parts=parts, long=True)
    reviewed = [one for one in evaluator.type.proposition.values() if one.status == "reviewed"]
    assert expected.height == 12 * len(reviewed)
    found = BACK[back_end](ENGINE.screen("food_bank", INTO[back_end](table), as_of=AS_OF, parts=parts, long=True))
    own = table.columns[1:]
    if back_end in ("polars, lazy", "duckdb"):
        found, expected = (each.sort("row", "proposition") for each in (found, expected))
    assert in_plain_types(found.drop(own)).equals(in_plain_types(expected.drop(own)))

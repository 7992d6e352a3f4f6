"""Rules over tables give, row by row, the answers of the rules one at a time, on every back end."""

import duckdb
import narwhals as nw
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import AS_OF, EXAMPLES, FACTS, VALUES, programs

from valuecase.conditions import tree as t
from valuecase.conditions.graph import Graph
from valuecase.conditions.program import Program
from valuecase.conditions.tables import Columns
from valuecase.conditions.values import COMPARE
from valuecase.conditions.walk import run

TYPES = {
    "yes_no": pl.Boolean(), "integer": pl.Float64(), "number": pl.Float64(), "date": pl.Date(), "choices": pl.List(pl.String())
}  # fmt: skip
BACK_ENDS = {
    "polars": lambda frame: frame,
    "polars, lazy": lambda frame: frame.lazy(),
    "duckdb": lambda frame: duckdb.connect().from_arrow(frame.cast({pl.Enum: pl.String}).to_arrow()),
    "pyarrow": lambda frame: frame.cast({pl.Enum: pl.String}).to_arrow(),
}


def table_of(rows) -> pl.DataFrame:
    """A row each, in the types in which facts come to conditions."""
    columns = {}
    for key, symbol in FACTS.items():
        values = [row[key] for row in rows]
        if symbol.kind in ("integer", "number"):
            values = [None if value is None else float(value) for value in values]
        if symbol.kind == "choices":
            values = [None if value is None else sorted(value) for value in values]
        kind = pl.Enum(sorted(symbol.options)) if symbol.kind == "choice" else TYPES[symbol.kind]
        columns[key] = pl.Series(key, values, kind)
    return pl.DataFrame(columns).with_row_index("row")


def within(values):
    """Without the numbers that reading refuses."""
    return {
        key: None if isinstance(value, int | float) and abs(value) > 1e15 else value for key, value in values.items()
    }


def answers_of(program: Program, table, *, assume: bool) -> list[dict]:
    graph = Graph(AS_OF, frozenset(key for key, symbol in FACTS.items() if symbol.kind == "choice"))
    steps: dict[str, int] = {}

    def named(key: str) -> int:
        if key in steps:
            return steps[key]
        if key in program.constants:
            return graph.constant(program.constants[key])
        return graph.column(key) if key in FACTS else graph.constant(None)

    for key, tree in program.trees.items():
        steps[key] = graph.add(tree, named, assume=assume)
    columns = Columns(graph, frozenset(steps.values()), dates_are_numbers=isinstance(table, pl.DataFrame))
    frame = nw.from_native(table)
    for stage in columns.stages():
        frame = frame.with_columns(**stage.made).drop(stage.done)
    unknown = graph.constant(None)
    found = frame.select("row", *(columns.of(one).alias(key) for key, one in steps.items() if one != unknown)).sort(
        "row"
    )
    rows = (found.collect() if isinstance(found, nw.LazyFrame) else found).rows(named=True)
    return [{key: row.get(key) for key in program.trees} for row in rows]


@pytest.mark.parametrize("back_end", BACK_ENDS)
@settings(max_examples=max(EXAMPLES // 4, 10), deadline=None)
@given(programs(), st.lists(VALUES.map(within), min_size=1, max_size=6), st.booleans())
def test_columns_agree(back_end, program, rows, assuming):
    """The answers of a generated program, cell by cell: the same, or both unknown."""
    walked = [run(program, row, AS_OF, assume=assuming) for row in rows]
    assert answers_of(program, BACK_ENDS[back_end](table_of(rows)), assume=assuming) == walked


@pytest.mark.parametrize("back_end", ["polars", "polars, lazy"])
@given(st.dates(), st.integers(-4_000_000, 4_000_000) | st.floats(-1e5, 1e5))
@settings(max_examples=EXAMPLES, deadline=None)
def test_days_are_counted_as_python_counts_them(back_end, day, days):
    """As a number, and compared with one, by each of the two ways in which engines have dates."""
    left = t.DaysUntil(t.Name("opened"))
    compared = {op: t.Compare(op, left, t.Constant(days)) for op in COMPARE}
    turned = {f"turned {op}": t.Compare(op, t.Constant(days), left) for op in COMPARE}
    program = Program.of({"left": left, **compared, **turned})
    row = dict.fromkeys(FACTS) | {"opened": day}
    assert answers_of(program, BACK_ENDS[back_end](table_of([row])), assume=True) == [run(program, row, AS_OF)]


@pytest.mark.parametrize("back_end", BACK_ENDS)
def test_a_division_by_a_constant_is_a_division(back_end):
    """One engine multiplies by the inverse of a single number, and 219.5 / 3 is then off by its last digit."""
    program = Program.of({"third": t.Arithmetic("/", t.Name("penalty"), t.Constant(3))})
    rows = [dict.fromkeys(FACTS) | {"penalty": tenth / 10} for tenth in range(3000)]
    found = answers_of(program, BACK_ENDS[back_end](table_of(rows)), assume=True)
    assert found == [{"third": tenth / 10 / 3} for tenth in range(3000)]

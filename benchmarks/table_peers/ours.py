"""valuecase: the rules as columns, by a plan that is made once, as the engine makes it for all tables with the same columns."""

from functools import partial

import narwhals as nw
import polars as pl

from benchmarks.table_peers import Run
from benchmarks.workload import AS_OF
from valuecase.conditions.graph import Graph
from valuecase.conditions.program import Program
from valuecase.conditions.tables import Columns
from valuecase.screening.answering.plan import Plan

DISTRIBUTION = "narwhals"


def prepare(program: Program, keys: tuple[str, ...], table: pl.DataFrame) -> Run:
    plan = Plan(table.schema, partial(answers, program, keys))
    return lambda: plan.answer(table).to_dict()


def answers(program: Program, keys: tuple[str, ...], table: nw.LazyFrame) -> nw.LazyFrame:
    graph = Graph(AS_OF)
    steps = {name: graph.column(name) for name in table.collect_schema().names()}

    def named(key: str) -> int:
        return steps[key] if key in steps else graph.constant(program.constants.get(key))

    for key, tree in program.trees.items():
        steps[key] = graph.add(tree, named)
    columns = Columns(graph, frozenset(steps[key] for key in keys), dates_are_numbers=True)
    for stage in columns.stages():
        table = table.with_columns(**stage.made).drop(stage.done)
    return table.select(columns.of(steps[key]).alias(key) for key in keys if steps[key] != graph.constant(None))

"""valuecase: the rules as columns, prepared anew each time, as a screening prepares them."""

import narwhals as nw
import polars as pl

from benchmarks.table_peers import Run
from benchmarks.workload import AS_OF
from valuecase.conditions.graph import Graph
from valuecase.conditions.program import Program
from valuecase.conditions.tables import Columns

DISTRIBUTION = "narwhals"


def prepare(program: Program, keys: tuple[str, ...], table: pl.DataFrame) -> Run:
    def run() -> dict[str, pl.Series]:
        graph = Graph(AS_OF)
        steps = {name: graph.column(name) for name in table.columns}
        for key, tree in program.trees.items():
            steps[key] = graph.add(tree, lambda own: steps.get(own) or graph.constant(program.constants.get(own)))
        columns = Columns(graph, frozenset(steps[key] for key in keys))
        frame = nw.from_native(table.lazy())
        for stage in columns.stages():
            frame = frame.with_columns(**stage.made)
        answers = (columns.of(steps[key]).alias(key) for key in keys if steps[key] != graph.constant(None))
        return frame.select(*answers).to_native().collect().to_dict()

    return run

"""A loop over the rows in Python, each by the compiled conditions, our own second reading."""

import polars as pl

from benchmarks.table_peers import Run
from benchmarks.workload import AS_OF
from valuecase.conditions.program import Program
from valuecase.conditions.python import compile_program

DISTRIBUTION = ""


def prepare(program: Program, keys: tuple[str, ...], table: pl.DataFrame) -> Run:
    answers = compile_program(program, trusted=True)
    places = [place for place, key in enumerate(program.trees) if key in keys]
    lists = [name for name, kind in table.schema.items() if kind == pl.List]

    def run() -> dict[str, list[bool | None]]:
        found = []
        for row in table.iter_rows(named=True):
            for name in lists:
                row[name] = None if row[name] is None else frozenset(row[name])
            answered = answers(row, AS_OF, True)
            found.append([answered[place] for place in places])
        trees = tuple(program.trees)
        return dict(zip((trees[place] for place in places), map(list, zip(*found, strict=True)), strict=True))

    return run

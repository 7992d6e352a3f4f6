"""The rules of a pack over a table as one would write them by hand, for each kind of table.

A module has the `DISTRIBUTION` that it needs, and `prepare(program, keys, table)`, which gives a function of nothing that
works out the answers as `{key: column}`, where a column has true, false and null for each row. What an engine needs to
have the table (arrays, a table of its own) is prepared before.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import polars as pl

from benchmarks.peers import installed
from valuecase.conditions.program import Program, names

Run = Callable[[], Mapping[str, Any]]
Prepare = Callable[[Program, tuple[str, ...], pl.DataFrame], Run]

BY_HAND = "hand-written Polars"
OURS = "valuecase"
LOOP = "a Python loop"
NAMES = {
    BY_HAND: "polars_by_hand",
    OURS: "ours",
    "DuckDB SQL": "duckdb_sql",
    "numpy": "numpy_arrays",
    LOOP: "python_loop",
}


class Peer(NamedTuple):
    name: str
    version: str
    prepare: Prepare


def available() -> Iterator[Peer]:
    """Everyone that is installed."""
    for name, edition, module in installed(NAMES, __name__):
        yield Peer(name, edition, module.prepare)


def levels(program: Program) -> list[list[str]]:
    """The rules of a program in steps, each of which needs only those before it, as one would put them by hand."""
    level: dict[str, int] = {}
    for key, tree in program.trees.items():
        level[key] = 1 + max((level[name.key] for name in names(tree) if name.key in level), default=-1)
    return [[key for key, own in level.items() if own == step] for step in range(max(level.values()) + 1)]

"""A table that grows by columns of our own, which nobody sees in the end."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import narwhals as nw

from valuecase.conditions.tables import PREFIX


class Sheet:
    """Columns to add to a table, by level: those of one level need only those of lower levels, and are added in one go.

    Engines that plan ahead take the longer, the more steps and columns there are, so levels are few, and columns that are
    `done` go.
    """

    def __init__(self) -> None:
        self._made: dict[int, dict[str, nw.Expr]] = defaultdict(dict)
        self._done: dict[int, set[str]] = defaultdict(set)

    @property
    def next(self) -> int:
        """The level above all others."""
        return max(self._made, default=-1) + 1

    def add(self, level: int, columns: Mapping[str, nw.Expr], done: Iterable[str] = ()) -> None:
        """Columns by name, and those that no higher level needs."""
        self._made[level] |= columns
        self._done[level] |= set(done)

    def keep(self, level: int, columns: Mapping[str, nw.Expr], done: Iterable[str] = ()) -> dict[str, nw.Expr]:
        """Columns by a short name, each as what higher levels name it by."""
        self.add(level, {PREFIX + name: made for name, made in columns.items()}, done)
        return {name: nw.col(PREFIX + name) for name in columns}

    def on(self, table: "nw.LazyFrame[Any]") -> "nw.LazyFrame[Any]":
        """The table with all columns that are not done."""
        names = list(table.collect_schema())
        for level, made in sorted(self._made.items()):
            if made:
                names = [name for name in names if name not in self._done[level]]
                table = table.select(*names, *(column.alias(name) for name, column in made.items()))
                names += made
        return table

"""A table that grows by columns of our own, which nobody sees in the end."""

from collections.abc import Iterable, Mapping
from typing import Any

import narwhals as nw

from valuecase.conditions.tables import PREFIX


class Sheet:
    """The table of a run. Columns are added in one go where they do not need one another, and those that are `done` go:
    engines that plan ahead take the longer, the more columns there are.
    """

    def __init__(self, frame: "nw.LazyFrame[Any]") -> None:
        self.frame = frame
        self._names = list(frame.collect_schema())

    def add(self, columns: Mapping[str, nw.Expr], done: Iterable[str] = ()) -> None:
        """Columns by name."""
        if columns:
            self._names = [name for name in self._names if name not in done]
            self.frame = self.frame.select(*self._names, *(made.alias(name) for name, made in columns.items()))
            self._names += columns

    def keep(self, columns: Mapping[str, nw.Expr], done: Iterable[str] = ()) -> dict[str, nw.Expr]:
        """Columns by a short name, each as what later ones name it by."""
        self.add({PREFIX + name: made for name, made in columns.items()}, done)
        return {name: nw.col(PREFIX + name) for name in columns}

"""A table that grows by columns of our own, which nobody sees in the end."""

from collections.abc import Iterable, Mapping
from typing import Any

import narwhals as nw

from valuecase.conditions.tables import PREFIX


class Sheet:
    """The table of a run. Columns are added in one go where they do not need one another."""

    def __init__(self, frame: Any) -> None:
        self.frame = frame

    def add(self, columns: Iterable[nw.Expr]) -> None:
        """Columns under the names that they have."""
        if made := list(columns):
            self.frame = self.frame.with_columns(*made)

    def keep(self, columns: Mapping[str, nw.Expr]) -> dict[str, nw.Expr]:
        """Columns by a short name, each as what later ones name it by."""
        self.add(made.alias(PREFIX + name) for name, made in columns.items())
        return {name: nw.col(PREFIX + name) for name in columns}

"""What tables in memory are answered with: a plan for Polars, made once for all tables with the same columns.

Making a plan takes about as long as answering a hundred thousand rows, and tables too long for the memory come in chunks.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import narwhals as nw
import polars as pl
from polars.io.plugins import register_io_source

if TYPE_CHECKING:
    from collections.abc import Hashable

MOST = 16  # plans that are kept
ROWS = 65_536  # that are worked on together: what they need fits into the processor's own memory


class Plan:
    """Answers one table at a time; whoever uses a plan has it alone."""

    def __init__(self, schema: pl.Schema, answers: "Callable[[nw.LazyFrame[Any]], nw.LazyFrame[Any]]") -> None:
        self._table: pl.DataFrame | None = None
        given: nw.LazyFrame[Any] = nw.from_native(register_io_source(self._rows, schema=schema))
        self._answers: pl.LazyFrame = answers(given).to_native()
        self.columns = self._answers.collect_schema().names()

    def answer(self, table: pl.DataFrame) -> pl.DataFrame:
        """The answers alone, for every row of a table with the columns of this plan."""
        self._table = table
        try:
            return self._answers.collect(engine="streaming")
        finally:
            self._table = None

    def _rows(
        self, columns: list[str] | None, wanted: pl.Expr | None, most: int | None, _size: int | None
    ) -> Iterator[pl.DataFrame]:
        """What Polars asks of a source: the table, piece by piece."""
        assert self._table is not None
        table = self._table if columns is None else self._table.select(columns)
        table = table if most is None else table.head(most)
        for piece in table.iter_slices(ROWS):
            yield piece if wanted is None else piece.filter(wanted)


class Plans:
    """Plans that are not in use, by what they are for. Threads may share them: nobody gets one that another has."""

    def __init__(self) -> None:
        self._idle: dict[Hashable, list[Plan]] = {}

    def take(self, key: "Hashable") -> Plan | None:
        """A plan that was put back, if there is one."""
        try:
            return self._idle[key].pop()
        except (KeyError, IndexError):
            return None

    def put_back(self, key: "Hashable", plan: Plan) -> None:
        if len(self._idle) >= MOST and key not in self._idle:
            self._idle.clear()
        self._idle.setdefault(key, []).append(plan)

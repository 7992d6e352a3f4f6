"""Rows of one's own tables as chunks: who each is, its facts, and what of it could not be used."""

from collections.abc import Iterator, Sequence
from math import ceil

import polars as pl

from valuecase.model.facts import FactDefinition
from valuecase.model.pack import StakeholderType
from valuecase.published import MISSING, state_code
from valuecase.screening.reading.cells import doubts, read_column
from valuecase.screening.reading.columns import AS_OF, Columns
from valuecase.screening.reading.opened import ROWS, Batch, Opened
from valuecase.screening.reading.rejects import AGAIN, rejected, rejected_cells
from valuecase.screening.reading.seen import Seen
from valuecase.screening.reading.tables import Chunk

NOTHING = "nothing stands in the columns that are used"
NO_ID = "it has no id: its row stands for one"


class Rows:
    """Makes chunks of the rows of one or several files; ids are compared across all of them."""

    def __init__(self, type: StakeholderType, *, several: bool) -> None:
        self.type = type
        self.several = several
        self.seen = Seen()

    def chunks(self, files: Sequence[tuple[Opened, Columns]]) -> Iterator[Chunk]:
        for place, (opened, columns) in enumerate(files):
            for batch in _sized(opened.read(columns.places())):
                yield self._chunk(opened, columns, batch, (place + batch.done) / len(files))

    def _chunk(self, opened: Opened, columns: Columns, batch: Batch, done: float) -> Chunk:
        parts = [rejected((opened.file, row, None, "", text, why) for row, text, why in batch.unread)]
        filled = _filled(batch)
        empty = batch.numbers.filter(~filled)
        parts.append(rejected((opened.file, row, None, "", "", NOTHING) for row in empty))
        cells = {place: one.filter(filled) for place, one in zip(columns.places(), batch.columns, strict=True)}
        numbers = batch.numbers.filter(filled)
        ids = self._ids(opened, columns, cells, numbers, parts)
        found = {"id": ids}
        for target in columns.identity:
            if target != "id":
                found[target] = _identity(target, cells[columns.identity[target]])
        read: dict[tuple[str, int], pl.Series] = {}  # a column of dates may be that of every fact
        wanted = [(id, place, self.type.fact[id]) for id, place in columns.facts.items()]
        wanted += [(id + AS_OF, place, _SINCE) for id, place in columns.dates.items()]
        for target, place, definition in wanted:
            if (definition.id, place) not in read:
                values, why = read_column(definition, cells[place])
                read[definition.id, place] = values
                where = opened.file, numbers, ids, opened.names[place], cells[place]
                parts.append(rejected_cells(*where, why))
                parts.append(rejected_cells(*where, doubts(definition, values), used=True))
            found[target] = read[definition.id, place]
        return Chunk(pl.DataFrame(found), pl.concat(parts).sort("row", maintain_order=True), done)

    def _ids(
        self,
        opened: Opened,
        columns: Columns,
        cells: dict[int, pl.Series],
        numbers: pl.Series,
        parts: list[pl.DataFrame],
    ) -> pl.Series:
        """The id of each row; where there is none, its number, with its file where there are several."""
        of_rows = numbers.cast(pl.String)
        if self.several:
            of_rows = pl.Series([f"{opened.file}, row {number}" for number in numbers], dtype=pl.String)
        if "id" not in columns.identity:
            return of_rows
        place = columns.identity["id"]
        given = _identity("id", cells[place])
        ids = given.fill_null(of_rows if self.several else "row " + of_rows)
        again = self.seen.again(ids)
        for wrong, words in ((given.is_null(), NO_ID), (again, AGAIN)):
            why = pl.Series([words], dtype=pl.String).new_from_index(0, len(ids)).set(~wrong, None)
            where = opened.file, numbers, ids, opened.names[place], cells[place]
            parts.append(rejected_cells(*where, why, used=True))
        return ids


_SINCE = FactDefinition(id="the date", label="since when", type="date", question="When was this true?")


def _identity(target: str, raw: pl.Series) -> pl.Series:
    """Who it is, as text; null where the cell is empty. A state by its postal code, where it is one of the country's."""
    if raw.dtype.is_float() and (raw == raw.floor()).all():  # numbers of a column that lacks some
        raw = raw.cast(pl.Int64, strict=False)
    words = raw.cast(pl.String, strict=False).str.strip_chars()
    words = words.set(words == "", None)
    if target == "id":
        return words.set(words.str.to_lowercase().is_in(MISSING).fill_null(False), None)
    if target == "state":
        return words.replace({word: state_code(word) or word for word in words.drop_nulls().unique()})
    return words


def _filled(batch: Batch) -> pl.Series:
    """Whether anything stands in a row."""
    filled = pl.Series([False], dtype=pl.Boolean).new_from_index(0, len(batch.numbers))
    for column in batch.columns:
        filled |= column.str.contains(r"\S").fill_null(False) if column.dtype == pl.String else column.is_not_null()
        if filled.all():
            break
    return filled


def _sized(batches: Iterator[Batch]) -> Iterator[Batch]:
    """The same rows in batches of about ROWS and never more: the rules are slow over few, and large over many."""
    held: list[Batch] = []
    for batch in batches:
        held.append(batch)
        if sum(len(one.numbers) for one in held) >= ROWS:
            yield from _cut(held)
            held = []
    if held:
        yield from _cut(held)


def _cut(held: Sequence[Batch]) -> Iterator[Batch]:
    columns = [pl.concat(parts) for parts in zip(*(one.columns for one in held), strict=True)]
    numbers = pl.concat([one.numbers for one in held])
    unread = tuple(part for one in held for part in one.unread)
    size = ceil(len(numbers) / max(1, ceil(len(numbers) / ROWS))) or 1
    for start in range(0, max(1, len(numbers)), size):
        cut = tuple(column.slice(start, size) for column in columns)
        yield Batch(cut, numbers.slice(start, size), unread if start == 0 else (), held[-1].done)

"""Files as one table of organizations, chunk by chunk, whatever files they are."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import polars as pl
from attrs import field, frozen

from valuecase.model.pack import StakeholderType
from valuecase.model.problems import Problem, ValueCaseError
from valuecase.model.sources import FactSource
from valuecase.screening.reading.mapping import ColumnMap


@frozen(eq=False)
class Chunk:
    """Some organizations, at most ROWS of them: who they are (`id` first), then their facts, typed, null where not known.

    `rejected` has a row for every row or cell of the files that could not be used, or was `used` and looks wrong, up to here:
    file, row (the first below the header is 1), id, column ("" for the whole row), value, why, used. `done` is the share of
    the files that has been read.
    """

    frame: pl.DataFrame
    rejected: pl.DataFrame
    done: float


@frozen(eq=False)
class Table:
    """Organizations of one type: the columns that say who they are, the facts that are known of some, and what is unused.

    `notes` are what to know of the files, `cautions` what to know of the list that is made of them.
    `dated` is the day of all figures that have no date of their own, `published` whether they are from files that import
    reads. `chunks` reads them, from the start each time; it raises
    ValueCaseError only for a file that turns out to be damaged further down.
    """

    identity: tuple[str, ...]
    facts: tuple[str, ...]
    chunks: Callable[[], Iterator[Chunk]] = field(repr=False)
    unused: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    dated: date | None = None
    published: bool = False


def open_table(
    files: Sequence[Path],
    type: StakeholderType,
    sources: Iterable[FactSource] = (),
    columns: ColumnMap | None = None,
) -> Table:
    """The organizations in the files: published files that `sources` know by their columns, or tables of one's own.

    Tables of one's own have the same columns and are read one after another. Where `columns` says something of them, no file
    is taken for a published one. Raises ValueCaseError with all that is wrong with the files before anything is read.
    """
    from valuecase.screening.reading import own, published

    columns, known = columns or ColumnMap(), list(sources)
    _once_each(files)
    if not columns and (recognised := published.recognised(files, known)):
        return published.published_table(recognised, type)
    return own.own_table(files, type, columns, () if columns else known)


def _once_each(files: Sequence[Path]) -> None:
    places = [path.resolve() for path in files]
    twice = {str(path) for place, path in enumerate(files) if places.index(path.resolve()) < place}
    if not files or twice:
        named = [Problem("this file is named twice", "Name each file once.", file) for file in sorted(twice)]
        raise ValueCaseError(named or Problem("no file was named", "Name the files to screen."))

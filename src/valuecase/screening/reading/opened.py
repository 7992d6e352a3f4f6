"""A table that was opened, whatever kind of file it is in: its columns, and their cells part by part."""

from collections.abc import Callable, Iterator, Sequence

import polars as pl
from attrs import frozen

from valuecase.model.problems import Problem, ValueCaseError

ROWS = 65_536  # rows that are looked at together; more of them are no faster, and take more memory
Part = tuple[int, str, str]  # a row that could not be read: its number, its text, and why


@frozen
class Batch:
    """Some rows: the columns that were asked for, in that order, and the number of each row; those that cannot be read.

    `done` is the share of the file that has been read.
    """

    columns: tuple[pl.Series, ...]
    numbers: pl.Series
    unread: tuple[Part, ...] = ()
    done: float = 1.0


@frozen
class Opened:
    """A file that holds a table: what its columns are called, and how those at some places are read.

    `notes` are what a reader of the answers should know. A file that turns out to be damaged further down raises
    ValueCaseError while it is read.
    """

    file: str
    names: tuple[str, ...]
    read: Callable[[Sequence[int]], Iterator[Batch]]
    notes: tuple[str, ...] = ()


def unreadable(file: str, message: str, advice: str, line: int | None = None) -> ValueCaseError:
    return ValueCaseError(Problem(message, advice, file, line))


def damaged(file: str, error: Exception, after: int = 0) -> ValueCaseError:
    """What to raise where a file ends too early, or holds what its kind of file cannot."""
    reason = (str(error).splitlines() or [""])[0][:200]
    place = f" after row {after:,}" if after else ""
    return unreadable(file, f"it is damaged or cut off{place} ({reason})", "Download it, or write it, again.")


def numbers(first: int, count: int) -> pl.Series:
    """The numbers of so many rows."""
    return pl.int_range(first, first + count, dtype=pl.Int64, eager=True)

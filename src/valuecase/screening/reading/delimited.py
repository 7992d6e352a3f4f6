"""Tables in text: cells parted by commas, tabs, semicolons or bars."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import dropwhile
from pathlib import Path
from typing import BinaryIO

import polars as pl
import pyarrow as pa
import pyarrow.csv as pa_csv

from valuecase.published import tidy
from valuecase.reading.text import shown
from valuecase.screening.reading.encodings import Encoding, as_utf8, encoding_of
from valuecase.screening.reading.opened import Batch, Opened, Part, damaged, unreadable

DELIMITERS = (",", "\t", ";", "|")
HEAD = 1 << 20  # bytes in which a header has to end
BLOCK = 4 << 20  # bytes that are read together; a row must not be longer
LONGEST = 1_000  # characters of a row that could not be read, as it is shown


def open_delimited(path: Path) -> Opened:
    """A table in text, all cells as they stand; raises ValueCaseError with one problem where there is none."""
    file, encoding = shown(path), encoding_of(path)
    if encoding is None:
        raise unreadable(file, "this is not a table in text", "Name a CSV, TSV, Parquet, Arrow or Excel file.")
    with as_utf8(path, encoding) as stream:
        head = stream.read(HEAD).decode(errors="replace")
    if not head.strip():
        raise unreadable(file, "this file is empty", "Download it again, or save the right sheet as CSV.")
    try:
        delimiter = max(DELIMITERS, key=lambda one: len(_header(head, one)[0]))
        names, end, above = _header(head, delimiter)
    except csv.Error as error:
        advice = "Open it in a spreadsheet and save it as CSV."
        raise unreadable(file, f"its header cannot be read ({error})", advice, 1) from None
    if len(head) < HEAD and not head[end:].strip():
        raise unreadable(file, "there is a header and no row below it", "Name a file that has rows.", 1)
    notes = [encoding.note] if encoding.note else []
    if encoding.odd_quotes:
        notes.append("a quotation mark in it has no other: where one is never closed, the rows below are in one cell")
    if above:
        notes.append(f"what stands above the header was passed over: {above}")
    read = partial(_batches, path, encoding, delimiter, len(names), len(head[:end].encode()))
    return Opened(file, tuple(map(tidy, names)), read, tuple(notes))


def _header(head: str, delimiter: str) -> tuple[list[str], int, str]:
    """The first row that names two columns, or else the first one; where it ends, and what stands above it."""
    lines = io.StringIO(head, newline="")
    passed: list[list[str]] = []
    for cells in csv.reader(iter(lines.readline, ""), delimiter=delimiter):
        if sum(bool(cell.strip()) for cell in cells) > 1:
            return cells, lines.tell(), tidy(" ".join(cell for row in passed for cell in row))
        passed.append(cells)
    lines.seek(0)
    rows = csv.reader(iter(lines.readline, ""), delimiter=delimiter)
    return next(dropwhile(lambda cells: not any(map(str.strip, cells)), rows), []), lines.tell(), ""


def _batches(
    path: Path, encoding: Encoding, delimiter: str, width: int, start: int, places: Sequence[int]
) -> Iterator[Batch]:
    file, size = shown(path), path.stat().st_size
    unread: list[Part] = []

    def refuse(row: pa_csv.InvalidRow) -> str:
        why = f"{row.actual_columns} cells, where the header names {row.expected_columns} columns"
        unread.append((row.number, row.text[:LONGEST], why))
        return "skip"

    first = 1
    with as_utf8(path, encoding) as stream:
        stream.read(start)
        try:
            for batch in _reader(stream, delimiter, width, places, refuse):
                numbers = _numbers(first, batch.num_rows, [number for number, _, _ in unread])
                frame = pl.DataFrame(pl.from_arrow(batch))
                first = numbers[-1] + 1 if len(numbers) else first
                yield Batch(tuple(frame.get_columns()), numbers, tuple(unread), stream.raw.tell() / size)
                unread.clear()
        except pa.ArrowInvalid as error:
            if "straddling" not in str(error):
                raise damaged(file, error, first - 1) from None
            message = f"a row after row {first - 1:,} does not end: a quotation mark is opened and never closed"
            raise unreadable(file, message, "Close it, or write the file again.") from None
    if unread:
        none = tuple(pl.Series([], dtype=pl.String) for _ in places)
        yield Batch(none, _numbers(1, 0, []), tuple(unread))


def _reader(
    stream: BinaryIO, delimiter: str, width: int, places: Sequence[int], refuse: Callable[[pa_csv.InvalidRow], str]
) -> pa_csv.CSVStreamingReader:
    columns = [str(place) for place in range(width)]
    wanted = [columns[place] for place in places]
    return pa_csv.open_csv(
        stream,
        pa_csv.ReadOptions(column_names=columns, block_size=BLOCK, use_threads=False),
        pa_csv.ParseOptions(delimiter=delimiter, newlines_in_values=True, invalid_row_handler=refuse),
        pa_csv.ConvertOptions(
            include_columns=wanted, column_types=dict.fromkeys(wanted, pa.string()), check_utf8=False
        ),
    )


def _numbers(first: int, count: int, without: Sequence[int]) -> pl.Series:
    """The numbers of so many rows from the first one on, without those of rows that could not be read."""
    found = pl.int_range(first, first + count + len(without), dtype=pl.Int64, eager=True)
    return found.filter(~found.is_in(list(without))).head(count) if without else found

"""Tables whose columns are typed: Parquet, Arrow (files and streams, Feather among them), and Excel, read as text."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import fastexcel
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from valuecase.published import tidy
from valuecase.reading.text import shown
from valuecase.screening.reading.opened import ROWS, Batch, Opened, damaged, numbers, unreadable

DAMAGED = (pa.ArrowException, OSError, ValueError)  # what Arrow raises for bytes that make no sense


def open_parquet(path: Path) -> Opened:
    """A Parquet file; raises ValueCaseError with one problem where it is damaged."""
    file = shown(path)
    try:
        with pq.ParquetFile(path) as table:
            names, rows = tuple(table.schema_arrow.names), table.metadata.num_rows
    except DAMAGED as error:
        raise damaged(file, error) from None
    return _with_rows(Opened(file, names, partial(_of_parquet, path, names)), rows)


def _of_parquet(path: Path, names: Sequence[str], places: Sequence[int]) -> Iterator[Batch]:
    first = 1
    try:
        with pq.ParquetFile(path) as table:
            for batch in table.iter_batches(ROWS, columns=[names[place] for place in places]):
                columns = tuple(_series(batch.column(names[place])) for place in places)
                read = first + batch.num_rows - 1
                yield Batch(columns, numbers(first, batch.num_rows), done=read / table.metadata.num_rows)
                first = read + 1
    except DAMAGED as error:
        raise damaged(shown(path), error, first - 1) from None


def open_arrow(path: Path) -> Opened:
    """A file or stream of Arrow's own format; raises ValueCaseError with one problem where it is damaged."""
    file = shown(path)
    try:
        with pa.memory_map(str(path)) as stream:
            reader = _arrow_reader(stream)
            names = tuple(reader.schema.names)
            rows = any(batch.num_rows for batch, _ in _arrow_batches(reader, stream))
    except DAMAGED as error:
        raise damaged(file, error) from None
    return _with_rows(Opened(file, names, partial(_of_arrow, path)), rows)


def _of_arrow(path: Path, places: Sequence[int]) -> Iterator[Batch]:
    first = 1
    try:
        with pa.memory_map(str(path)) as stream:
            for batch, done in _arrow_batches(_arrow_reader(stream), stream):
                for start in range(0, batch.num_rows, ROWS):
                    part = batch.slice(start, ROWS)
                    columns = tuple(_series(part.column(place)) for place in places)
                    yield Batch(columns, numbers(first, part.num_rows), done=done)
                    first += part.num_rows
    except DAMAGED as error:
        raise damaged(shown(path), error, first - 1) from None


def _arrow_reader(stream: pa.NativeFile) -> pa.RecordBatchFileReader | pa.RecordBatchStreamReader:
    is_file = stream.read(6) == b"ARROW1"
    stream.seek(0)
    return pa.ipc.open_file(stream) if is_file else pa.ipc.open_stream(stream)


def _arrow_batches(
    reader: pa.RecordBatchFileReader | pa.RecordBatchStreamReader, stream: pa.NativeFile
) -> Iterator[tuple[pa.RecordBatch, float]]:
    """Each batch with the share of the file that has been read with it."""
    if isinstance(reader, pa.RecordBatchStreamReader):
        for batch in reader:
            yield batch, stream.tell() / stream.size()
    else:
        for index in range(reader.num_record_batches):
            yield reader.get_batch(index), (index + 1) / reader.num_record_batches


def _series(column: pa.Array) -> pl.Series:
    """A column for Polars, which trusts what it is given: offsets and letters that make no sense are found here.

    Texts that are kept as views are written anew, since nobody checks what a view looks at.
    """
    column.validate(full=True)
    return pl.Series(column.cast(pa.large_string()) if column.type == pa.string_view() else column)


def open_excel(path: Path) -> Opened:
    """The first sheet of a workbook, its cells as text; raises ValueCaseError with one problem where there is no table."""
    file = shown(path)
    try:
        book = fastexcel.read_excel(path)
        if not book.sheet_names:
            raise unreadable(file, "this workbook has no sheet", "Name one with a table.")
        sheet = book.load_sheet(0, header_row=None, dtypes="string").to_polars()
    except fastexcel.FastExcelError as error:
        raise damaged(file, error) from None
    filled = sheet.select(pl.sum_horizontal(pl.all().fill_null("").str.strip_chars() != "")).to_series()
    header = next((row for row, cells in enumerate(filled) if cells > 1), None)
    if header is None:
        header = next((row for row, cells in enumerate(filled) if cells), None)
    if header is None:
        advice = "Put the table into the first sheet, or save its sheet as CSV."
        raise unreadable(file, f'the first sheet, "{book.sheet_names[0]}", is empty', advice)
    names = tuple(tidy(cell or "") for cell in sheet.row(header))
    notes = []
    if len(book.sheet_names) > 1:
        notes.append(f'of {len(book.sheet_names)} sheets, the first was read: "{book.sheet_names[0]}"')
    last = max(row for row, cells in enumerate(filled) if cells)  # formats reach further down than cells
    rows = sheet[header + 1 : last + 1]

    def read(places: Sequence[int]) -> Iterator[Batch]:
        yield Batch(tuple(rows.to_series(place) for place in places), numbers(1, rows.height))

    return _with_rows(Opened(file, names, read, tuple(notes)), rows.height)


def _with_rows(opened: Opened, rows: int) -> Opened:
    if not rows:
        raise unreadable(opened.file, "there is a header and no row below it", "Name a file that has rows.")
    return opened

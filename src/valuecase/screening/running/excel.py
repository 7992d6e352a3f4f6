"""Tables for Excel, within what one sheet of it holds."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import polars as pl

from valuecase.model.problems import Problem, ValueCaseError
from valuecase.screening.running.writers import Writer, joined

ROWS, COLUMNS, LETTERS = 1_048_576, 16_384, 32_767
EXACT = 10**15  # larger whole numbers are rounded there


class Excel(Writer):
    """One sheet, row by row, so that a large one needs no more memory than a small one."""

    def __init__(self, stream: BinaryIO, first: pl.DataFrame) -> None:
        from xlsxwriter import Workbook

        if first.width > COLUMNS:
            raise _too_much(f"this has {first.width:,} columns, and a sheet of Excel holds {COLUMNS:,}")
        folder = scratch(Path(stream.name))
        folder.mkdir()
        self.stream = _Patient(stream)
        settings = {
            "constant_memory": True, "tmpdir": str(folder), "nan_inf_to_errors": True,
            "default_date_format": "yyyy-mm-dd", "remove_timezone": True,
        }  # fmt: skip
        self.book = Workbook(self.stream, settings)
        self.book.use_zip64()
        self.sheet = self.book.add_worksheet()
        self.sheet.freeze_panes(1, 0)
        for column, name in enumerate(first.columns):
            self.sheet.write_string(0, column, name)
        self.rows = 1

    def write(self, frame: pl.DataFrame) -> None:
        if self.rows + frame.height > ROWS:
            raise _too_much(f"there are more than {ROWS - 1:,} rows, and a sheet of Excel holds no more")
        frame = joined(frame.with_columns(map(_exact, filter(_too_large, frame))))
        for name, kind in frame.schema.items():
            if kind == pl.String and (frame[name].str.len_chars().max() or 0) > LETTERS:  # type: ignore[operator]
                raise _too_much(f"a text in {name} has more than {LETTERS:,} letters, which no cell of Excel holds")
        write_cell = [self._writer(kind) for kind in frame.schema.values()]
        for row, cells in enumerate(frame.iter_rows(), self.rows):
            for column, cell in enumerate(cells):
                if cell is not None:
                    write_cell[column](row, column, cell)
        self.rows += frame.height

    def _writer(self, kind: pl.DataType) -> Callable[[int, int, Any], Any]:
        """By the kind of the column: a text that looks like a formula, a number or a link stays a text."""
        kinds = {pl.Boolean: "boolean", pl.Date: "datetime", pl.Datetime: "datetime"}
        name = "number" if kind.is_numeric() else kinds.get(kind.base_type(), "string")
        writer: Callable[[int, int, Any], Any] = getattr(self.sheet, f"write_{name}")
        return writer

    def finish(self) -> None:
        self.book.close()
        if self.stream.error:
            raise self.stream.error


def scratch(file: Path) -> Path:
    """The folder in which rows wait until the file is packed; whoever has the file written removes it."""
    return file.with_name(f"{file.name}s")


class _Patient:
    """A stream that keeps the first error to itself: a ZIP file that meets one complains again, aloud, when it is forgotten."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.error: Exception | None = None

    def write(self, data: Any) -> int:
        self._tried(self.stream.write, data)
        return len(data)

    def seek(self, *place: int) -> int:
        return self._tried(self.stream.seek, *place) or 0

    def tell(self) -> int:
        return self._tried(self.stream.tell) or 0

    def flush(self) -> None:
        self._tried(self.stream.flush)

    def _tried(self, do: Callable[..., Any], *arguments: Any) -> Any:
        if self.error is None:
            try:
                return do(*arguments)
            except (OSError, ValueError) as error:  # the second where the stream was closed in the meantime
                self.error = error
        return None


def _too_large(column: pl.Series) -> bool:
    ends: list[Any] = [column.min(), column.max()] if column.dtype.is_integer() else []
    return any(end is not None and abs(end) > EXACT for end in ends)


def _exact(column: pl.Series) -> pl.Series:
    """Whole numbers that Excel would round, as text."""
    return column.cast(pl.String)


def _too_much(what: str) -> ValueCaseError:
    return ValueCaseError(Problem(what, "Write .parquet or .csv instead, or fewer rows with --where or --top."))

"""How a table is written piece by piece: text by lines, Parquet and Arrow by batches, Excel by rows.

Text that others wrote is not to be trusted. A spreadsheet that opens a CSV runs what begins with `=`, `+`, `-` or `@` as a
formula, so there such a text gets an apostrophe in front, which is what one types to keep a spreadsheet from reckoning;
numbers stay as they are, and how often it was done is said. In an Excel file a text is stored as text, and the other formats
are read by programs, which get it unchanged.
"""

from contextlib import suppress
from io import BytesIO
from typing import Any, BinaryIO

import polars as pl

_FORMULA = r"^[=+\-@\t\r\n]"
_NUMBER = r"^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$"


class Writer:
    """Writes frames of one schema below one another to a stream that is open. `marked` counts what was made harmless."""

    marked = 0

    def __init__(self, stream: BinaryIO, first: pl.DataFrame) -> None:
        raise NotImplementedError

    def write(self, frame: pl.DataFrame) -> None:
        raise NotImplementedError

    def finish(self) -> None:
        """Write what comes after the last row."""

    def discard(self) -> None:
        """Let go of everything; nobody will read what was written."""


class Csv(Writer):
    """UTF-8 and commas; what is unknown is an empty cell."""

    def __init__(self, stream: BinaryIO, first: pl.DataFrame) -> None:
        self.stream = stream
        self._append(pl.DataFrame({str(place): [name] for place, name in enumerate(first.columns)}))

    def write(self, frame: pl.DataFrame) -> None:
        self._append(joined(frame))

    def _append(self, frame: pl.DataFrame) -> None:
        for name in (name for name, kind in frame.schema.items() if kind == pl.String):
            run = frame[name].str.contains(_FORMULA) & ~frame[name].str.contains(_NUMBER)
            if found := int(run.sum()):
                self.marked += found
                frame = frame.with_columns(pl.when(run).then("'" + pl.col(name)).otherwise(pl.col(name)).alias(name))
        text = BytesIO()  # so that a full disk is told by the stream itself, in one way for every format
        frame.write_csv(text, include_header=False)
        self.stream.write(text.getbuffer())


class JsonLines(Writer):
    """An object in every line; what is unknown is null."""

    def __init__(self, stream: BinaryIO, first: pl.DataFrame) -> None:  # noqa: ARG002 - as every writer is made
        self.stream = stream

    def write(self, frame: pl.DataFrame) -> None:
        text = BytesIO()
        frame.write_ndjson(text)
        self.stream.write(text.getbuffer())


class Arrow(Writer):
    """The file format of Arrow, which is also the second version of Feather; a batch for every frame."""

    def __init__(self, stream: BinaryIO, first: pl.DataFrame) -> None:
        self.schema = _arrow(first).schema
        self.file = self.opened(stream)

    def opened(self, stream: BinaryIO) -> Any:
        from pyarrow import ipc

        return ipc.new_file(stream, self.schema, options=ipc.IpcWriteOptions(compression="zstd"))

    def write(self, frame: pl.DataFrame) -> None:
        self.file.write_table(_arrow(frame).cast(self.schema))

    def finish(self) -> None:
        self.file.close()

    def discard(self) -> None:
        with suppress(Exception):  # it would complain aloud when it is forgotten
            self.file.close()


class Parquet(Arrow):
    """A row group for every frame."""

    def opened(self, stream: BinaryIO) -> Any:
        from pyarrow.parquet import ParquetWriter

        return ParquetWriter(stream, self.schema, compression="zstd")


def joined(frame: pl.DataFrame) -> pl.DataFrame:
    """The same with each list as one text, for formats that have no lists."""
    lists = [name for name, kind in frame.schema.items() if kind == pl.List]
    return frame.with_columns(pl.col(name).list.join("; ") for name in lists)


def _arrow(frame: pl.DataFrame) -> Any:
    return frame.to_arrow(compat_level=pl.CompatLevel.oldest())

"""Tables that become files whole or not at all."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

import polars as pl

from valuecase.model.problems import Problem, ValueCaseError
from valuecase.reading.saving import Replacement, no_place
from valuecase.reading.text import shown
from valuecase.screening.running.excel import Excel, scratch
from valuecase.screening.running.writers import Arrow, Csv, JsonLines, Parquet, Writer

FORMATS: Mapping[str, type[Writer]] = {
    ".csv": Csv, ".parquet": Parquet, ".arrow": Arrow, ".feather": Arrow, ".xlsx": Excel, ".jsonl": JsonLines,
    ".ndjson": JsonLines,
}  # fmt: skip


class Output:
    """A table that grows frame by frame, all of one schema, and becomes a file once it is whole.

    `rows` have been written so far. Nothing is opened before the first frame, so what gets none leaves no file. Leaving
    the `with` block before `put_in_place` leaves the file as it was. Raises ValueCaseError where it cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows = 0
        self._file = Replacement(path)
        self._writer: Writer | None = None

    def __enter__(self) -> "Output":
        return self

    def __exit__(self, *error: object) -> None:
        if self._writer:
            self._writer.discard()
        self._file.__exit__(*error)
        rmtree(scratch(self._file.temporary), ignore_errors=True)

    @property
    def marked(self) -> int:
        """How many texts got an apostrophe in front, so that no spreadsheet takes them for formulas."""
        return self._writer.marked if self._writer else 0

    def write(self, frame: pl.DataFrame) -> None:
        with self._told():
            if self._writer is None:
                self._writer = FORMATS[self.path.suffix.lower()](self._file.stream, frame)
            self._writer.write(frame)
        self.rows += frame.height

    def finish(self) -> None:
        """Write everything that a whole file has, still under another name."""
        if self._writer:
            with self._told():
                self._writer.finish()
                self._file.stream.flush()

    def put_in_place(self) -> None:
        """Let it stand under its name. Where nothing was written, no older file stands there either: it would mislead."""
        if self._writer:
            self._file.put_in_place()
        else:
            self.path.unlink(missing_ok=True)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            with self._file.told():
                yield
        except ValueCaseError as error:
            raise ValueCaseError(problem.at(shown(self.path)) for problem in error.problems) from None


def wrong_places(
    tables: Mapping[str, Path | None], page: Path | None, inputs: Iterable[Path], *, force: bool
) -> Iterator[Problem]:
    """Everything that speaks against writing these files; `tables` are named by their options."""
    taken = {path.resolve(): "one of the files that are read" for path in inputs}
    for option, path in {**tables, "--html": page}.items():
        if path is None:
            continue
        if option in tables and path.suffix.lower() not in FORMATS:
            message = f'"{path.suffix}" is no format that can be written' if path.suffix else "its name has no ending"
            yield Problem(message, f"The ending says the format: {', '.join(FORMATS)}.", str(path))
        own = path.resolve()
        if own in taken:
            yield Problem(f"{option} is {taken[own]}, too", "Give it another name.", str(path))
        elif problem := no_place(path, force=force):
            yield problem
        taken.setdefault(own, option)

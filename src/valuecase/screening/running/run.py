"""Screening from the first chunk to the last: never more in memory than one of them takes, and the best so far."""

from collections import Counter
from collections.abc import Callable, Iterable

import polars as pl
from attrs import define, field

from valuecase.screening.reading.tables import Chunk
from valuecase.screening.running.where import Where
from valuecase.screening.running.writing import Output
from valuecase.screening.showing.first import First
from valuecase.screening.showing.summary import Summary

REASONS = 1_000  # that are counted each, so that memory stays bounded
OTHER_REASONS = "another reason"
Frames = Callable[[pl.DataFrame], pl.DataFrame]


@define
class Counts:
    """How many organizations were read, how many of them were not wanted, and of how many nobody knows.

    `rejected` counts what could not be used by the reason, `doubtful` what was used and looks wrong, `left_out` the cells
    that did not fit the rules.
    """

    read: int = 0
    unwanted: int = 0
    undecided: int = 0
    left_out: int = 0
    rejected: Counter[str] = field(factory=Counter)
    doubtful: Counter[str] = field(factory=Counter)

    def reject(self, rejected: pl.DataFrame) -> None:
        """Count reasons without the values they name: these differ from cell to cell."""
        for why, value, used, count in rejected.group_by("why", "value", "used", maintain_order=True).len().iter_rows():
            counter = self.doubtful if used else self.rejected
            reason = why.replace(value, "…") if value and not used else why
            known = reason in counter or len(counter) < REASONS
            counter[reason if known else OTHER_REASONS] += count

    @property
    def findings(self) -> bool:
        return bool(self.left_out or self.rejected or self.doubtful)


@define
class Screening:
    """What is done with every chunk of a table.

    `answer` gives a frame as `Engine.screen` does, and `lengthen` what is written of it. With `where`, only the rows that it
    is true of are counted and written; with `best`, only those that it keeps are written.
    """

    answer: Frames
    summary: Summary
    lengthen: Frames | None = None
    where: Where | None = None
    best: First | None = None
    output: Output | None = None
    rejected: Output | None = None
    counts: Counts = field(factory=Counts)

    def run(self, chunks: Iterable[Chunk], told: Callable[[float], None]) -> None:
        """Go through all chunks, telling the share that is done. The files are then whole, and still to be put in place."""
        for chunk in chunks:
            self._add(chunk)
            told(chunk.done)
        if self.best and self.best.frame is not None:
            self._write(self.best.frame)
        for file in (self.rejected, self.output):
            if file:
                file.finish()

    def _add(self, chunk: Chunk) -> None:
        answers = self.answer(chunk.frame)
        self.counts.read += answers.height
        self.counts.left_out += int(answers["left_out"].sum())
        self.counts.reject(chunk.rejected)
        if self.where:
            wanted = self.where.of(answers)
            self.counts.undecided += wanted.null_count()
            self.counts.unwanted += int((~wanted).sum())
            answers = answers.filter(wanted)
        self.summary.add(answers, chunk.rejected)
        if self.rejected and chunk.rejected.height:
            self.rejected.write(chunk.rejected)
        if self.best:
            self.best.add(answers)
        else:
            self._write(answers)

    def _write(self, answers: pl.DataFrame) -> None:
        if self.output:
            self.output.write(self.lengthen(answers) if self.lengthen else answers)

"""Which published file this is, by its columns, and its rows."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from valuecase.importing.records import Entry
from valuecase.model.problems import Problem, ValueCaseError
from valuecase.model.sources import FactSource
from valuecase.published import header, traced
from valuecase.reading.text import shown

NEAREST = "The nearest is"


def recognise(path: Path, sources: Iterable[FactSource]) -> FactSource:
    """The source whose columns this file has, dated as the file dates itself, whatever the file is called."""
    sources = list(sources)
    columns = set(header(path))
    fitting = [source for source in sources if columns.issuperset(source.needs)]
    if fitting:
        return max(fitting, key=lambda source: len(source.needs)).of(path)
    advice = "These can be read: " + "; ".join(source.title for source in sources) + "."
    near = max(sources, key=lambda source: len(columns.intersection(source.needs)), default=None)
    if near and columns.intersection(near.needs):
        lacking = ", ".join(column for column in near.needs if column not in columns)
        advice = f"{NEAREST} {near.title}; for that it lacks: {lacking}. {advice}"
    raise ValueCaseError(Problem("its columns are those of no file that can be read here", advice, shown(path), 1))


def tables(files: Sequence[Path], sources: Iterable[FactSource]) -> list[list[Entry]]:
    """The rows of each file."""
    known = list(sources)
    recognised = [(recognise(path, known), path) for path in files]
    return [entries(path, source) for source, path in recognised]


def entries(path: Path, source: FactSource) -> list[Entry]:
    """The rows of one file."""
    file = shown(path)
    return [Entry(source, row, file, number) for row, number in traced(source.read, path)]

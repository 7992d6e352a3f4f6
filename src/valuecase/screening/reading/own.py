"""Tables of one's own: a row for each organization, columns called as facts are or mapped to them."""

from collections.abc import Sequence
from pathlib import Path

from valuecase.model.pack import StakeholderType
from valuecase.model.problems import Problem, ValueCaseError
from valuecase.model.sources import FactSource
from valuecase.screening.reading.columns import Columns, assign, without_facts
from valuecase.screening.reading.files import open_file
from valuecase.screening.reading.mapping import ColumnMap
from valuecase.screening.reading.opened import Opened
from valuecase.screening.reading.published import nearest_source
from valuecase.screening.reading.rows import Rows
from valuecase.screening.reading.tables import Table


def own_table(
    files: Sequence[Path], type: StakeholderType, given: ColumnMap, sources: Sequence[FactSource] = ()
) -> Table:
    """The table in these files, one after another; raises ValueCaseError with what is wrong with any of them."""
    found: list[tuple[Opened, Columns]] = []
    problems: list[Problem] = []
    for path in files:
        try:
            opened = open_file(path)
            columns = assign(opened.file, opened.names, type, given)
            if not columns.facts:
                raise without_facts(opened.file, opened.names, type, nearest_source(path, opened.names, sources))
            found.append((opened, columns))
        except ValueCaseError as error:
            problems += error.problems
    problems += _unlike(found)
    if problems:
        raise ValueCaseError(dict.fromkeys(problems))
    columns = found[0][1]
    notes = [f"{opened.file}: {note}" for opened, _ in found for note in opened.notes]
    if "id" not in columns.identity:
        notes.append("no column tells an id, so that each organization has the number of its row for one")
    return Table(
        identity=("id", *(column for column in columns.identity if column != "id")),
        facts=tuple(columns.facts),
        chunks=lambda: Rows(type, several=len(found) > 1).chunks(found),
        unused=columns.unused,
        notes=tuple(notes),
        dated=given.dated,
    )


def _unlike(found: Sequence[tuple[Opened, Columns]]) -> list[Problem]:
    """What each file lacks of those together: a fact that only some have would be unknown of the others by mistake."""
    said = [
        {*columns.identity, *columns.facts, *(f"the dates of {id}" for id in columns.dates)} for _, columns in found
    ]
    every = set().union(*said)
    advice = "Tables that are read together have the same columns: rename it there, or screen the file by itself."
    return [
        Problem(f"it lacks columns that another file has: {', '.join(sorted(every - own))}", advice, opened.file, 1)
        for (opened, _), own in zip(found, said, strict=True)
        if every - own
    ]

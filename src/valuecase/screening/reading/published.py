"""Published files as one table: every organization that has a row, with the facts that importing it would give."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import polars as pl

from valuecase.importing.files import NEAREST, entries, recognise
from valuecase.importing.organizations import everyone
from valuecase.importing.records import Entry
from valuecase.model.pack import StakeholderType
from valuecase.model.problems import Problem, ValueCaseError
from valuecase.model.sources import FactSource
from valuecase.published import column_name, numbered
from valuecase.reading.text import shown
from valuecase.screening.reading.files import is_text
from valuecase.screening.reading.gathered import IDENTITY, chunks
from valuecase.screening.reading.left_out import left_out, uneven
from valuecase.screening.reading.rejects import rejected
from valuecase.screening.reading.tables import Table

Recognised = list[tuple[Path, FactSource]]


def recognised(files: Sequence[Path], sources: Sequence[FactSource]) -> Recognised:
    """The files with their sources, nothing where none is known; raises ValueCaseError where only some are, or have no rows."""
    known: Recognised = []
    problems: list[Problem] = []
    for path in files if sources else ():
        try:
            if is_text(path):
                known.append((path, recognise(path, sources)))
                if next(numbered(path), None) is None:
                    problems.append(
                        Problem("there is a header and no row below it", "Name a file that has rows.", shown(path))
                    )
            else:
                problems.append(
                    Problem("this is no published file, as others here are", "Screen it by itself.", shown(path))
                )
        except ValueCaseError as error:
            problems += error.problems
    if known and problems:
        raise ValueCaseError(problems)
    return known


def nearest_source(path: Path, names: Sequence[str], sources: Sequence[FactSource]) -> str:
    """Which published file this is in another form, or nearly is and what it lacks for that; empty where it is like none."""
    columns = set(map(column_name, names))
    for source in sources:
        if columns.issuperset(source.needs):
            return f"Its columns are those of {source.title}, which is read as CSV in UTF-8: save it so."
    try:
        if sources and is_text(path):
            recognise(path, sources)
    except ValueCaseError as error:
        return next((one.advice for one in error.problems if one.advice.startswith(NEAREST)), "")
    return ""


def published_table(files: Recognised, type: StakeholderType) -> Table:
    """Every organization in the files; raises ValueCaseError where they know of none, or no fact of any.

    A county is no organization, and no file says which counties one serves: what is known of counties is left out.
    """
    if all(source.per == "county" for _, source in files):
        raise _only_counties(files, type)
    tables = _tables(files)
    people = list(everyone(tables, type.fact))
    known = set().union(*(one.facts for one in people))
    facts = tuple(id for id in type.fact if id in known)
    if not facts:
        advice = f"They only say who there is. Add files with figures: valuecase sources {type.id} lists them."
        raise ValueCaseError(Problem(f"no fact of {type.about.plural} is in {_listed(files)}", advice))
    used = {id(entry) for one in people for entry in one.entries}
    alone = {id(one.entries[0]) for one in people if len({entry.file for entry in one.entries}) == 1}
    said: list[pl.DataFrame] = []
    notes, cautions = [], []
    for (path, source), table in zip(files, tables, strict=True):
        here = [entry for entry in table if id(entry) in used]
        count, left = left_out(path, source, here)
        said += [rejected(left), rejected(uneven(path, source), used=True)]
        told = f"rows: {count:,}; organizations: {len(here):,}; rows left out: {len(left):,}"
        if len(files) > 1:
            elsewhere = sum(id(entry) in alone for entry in here)
            told += f"; organizations in no other file: {elsewhere:,}"
            if source.joins_by and elsewhere:
                cautions.append(_twice(source, type, elsewhere, len(here)))
        notes.append(f"{shown(path)}, {source.title}: {told}")
    rows = partial(chunks, people, facts, pl.concat(said), type)
    return Table(IDENTITY, facts, rows, notes=tuple(notes), cautions=tuple(cautions), published=True)


def _tables(files: Recognised) -> list[list[Entry]]:
    """The rows of each file; raises ValueCaseError with all files that cannot be read to the end."""
    tables: list[list[Entry]] = []
    problems: list[Problem] = []
    for path, source in files:
        try:
            tables.append(entries(path, source))
        except ValueCaseError as error:
            problems += error.problems
    if problems:
        raise ValueCaseError(problems)
    return tables


def _only_counties(files: Recognised, type: StakeholderType) -> ValueCaseError:
    message = f"{_listed(files)}: a row for each county, and a county is none of the {type.about.plural}"
    advice = (
        f"Add a file that lists {type.about.plural}: valuecase sources {type.id} names them. For one of them, with the counties "
        f'it serves: valuecase import {type.id} --county FIPS --name "…" FILE… -o partner.toml'
    )
    return ValueCaseError(Problem(message, advice))


def _twice(source: FactSource, type: StakeholderType, alone: int, of: int) -> str:
    who = f"{alone:,} of the {of:,} {type.about.plural} in {source.title} are in no other of these files"
    return f"Some may be here twice. {who}: it shares no identifier with them and is joined by {source.joins_by}."


def _listed(files: Recognised) -> str:
    return ", ".join(shown(path) for path, _ in files)

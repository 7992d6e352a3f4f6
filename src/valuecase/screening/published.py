"""Published files as one table: every organization that has a row, with the facts that importing it would give."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import polars as pl

from valuecase.conditions.tree import Value
from valuecase.importing.files import NEAREST, entries, recognise
from valuecase.importing.organizations import everyone
from valuecase.importing.records import Entry, Published, Unfit
from valuecase.knowledge import fact_in_play
from valuecase.model.facts import FactDefinition
from valuecase.model.pack import StakeholderType
from valuecase.model.problems import Problem, ValueCaseError
from valuecase.model.sources import FactSource
from valuecase.published import header, numbered
from valuecase.reading.text import shown
from valuecase.screening.cells import type_of
from valuecase.screening.files import is_text
from valuecase.screening.mapping import AS_OF
from valuecase.screening.opened import ROWS
from valuecase.screening.rejects import AGAIN, Line, rejected
from valuecase.screening.seen import Seen
from valuecase.screening.tables import Chunk, Table

Recognised = list[tuple[Path, FactSource]]
IDENTITY = ("id", "name", "state", "place")
DISAGREE = "equally good sources disagree, so that it is not known"
COUNTY = "it is about a county, and no file says which organizations serve it"
EMPTY = "nothing stands in it"


def recognised(files: Sequence[Path], sources: Sequence[FactSource]) -> Recognised:
    """The files with their sources, nothing where none is known; raises ValueCaseError where only some are."""
    known: Recognised = []
    problems: list[Problem] = []
    for path in files if sources else ():
        try:
            if is_text(path):
                known.append((path, recognise(path, sources)))
            else:
                problems.append(
                    Problem("this is no published file, as others here are", "Screen it by itself.", shown(path))
                )
        except ValueCaseError as error:
            problems += error.problems
    if known and problems:
        raise ValueCaseError(problems)
    return known


def nearest_source(path: Path, sources: Sequence[FactSource]) -> str:
    """Which published file this nearly is, and what it lacks for that; empty where it is like none."""
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
    tables = [entries(path, source) for path, source in files]
    people = list(everyone(tables, type.fact))
    facts = tuple(id for id in type.fact if any(id in one.facts for one in people))
    if not facts:
        advice = f"They only say who there is. Add files with figures: valuecase sources {type.id} lists them."
        raise ValueCaseError(Problem(f"no fact of {type.about.plural} is in {_listed(files)}", advice))
    used = {id(entry) for one in people for entry in one.entries}
    alone = {id(one.entries[0]) for one in people if len({entry.file for entry in one.entries}) == 1}
    left_out: list[Line] = []
    notes = []
    for (path, source), table in zip(files, tables, strict=True):
        here = [entry for entry in table if id(entry) in used]
        count, left = _left_out(path, source, here)
        left_out += left
        said = f"rows: {count:,}; organizations: {len(here):,}; rows left out: {len(left):,}"
        if len(files) > 1:
            said += f"; organizations in no other file: {sum(id(entry) in alone for entry in here):,}"
        notes.append(f"{shown(path)}, {source.title}: {said}")
    return Table(IDENTITY, facts, partial(_chunks, people, facts, left_out, type), notes=tuple(notes))


def _only_counties(files: Recognised, type: StakeholderType) -> ValueCaseError:
    message = f"{_listed(files)}: a row for each county, and a county is none of the {type.about.plural}"
    advice = (
        f"Add a file that lists {type.about.plural}: valuecase sources {type.id} names them. For one of them, with the counties "
        f'it serves: valuecase import {type.id} --county FIPS --name "…" FILE… -o partner.toml'
    )
    return ValueCaseError(Problem(message, advice))


def _listed(files: Recognised) -> str:
    return ", ".join(shown(path) for path, _ in files)


def _chunks(
    people: Sequence[Published], facts: Sequence[str], left_out: Sequence[Line], type: StakeholderType
) -> Iterator[Chunk]:
    seen, waiting = Seen(), list(left_out)
    for start in range(0, max(1, len(people)), ROWS):
        part = people[start : start + ROWS]
        ids = pl.Series([one.keys[0] for one in part], dtype=pl.String)
        lines = [_again(one) for one, again in zip(part, seen.again(ids), strict=True) if again]
        columns: dict[str, pl.Series] = {"id": ids}
        for word in IDENTITY[1:]:
            columns[word] = pl.Series([getattr(one, word) or None for one in part], dtype=pl.String)
        for fact in facts:
            definition = type.fact[fact]
            counting = [_counting(one, definition, lines) for one in part]
            columns[fact] = pl.Series([value for value, _ in counting], dtype=type_of(definition))
            columns[fact + AS_OF] = pl.Series([as_of for _, as_of in counting], dtype=pl.Date)
        lines += [_unfit(one, unfit) for one in part for unfit in one.unfit]
        yield Chunk(pl.DataFrame(columns), rejected([*waiting, *lines]), (start + len(part)) / max(1, len(people)))
        waiting = []


def _counting(one: Published, definition: FactDefinition, lines: list[Line]) -> tuple[object, date | None]:
    """The value of a fact that counts, and its date."""
    if definition.id not in one.facts:
        return None, None
    values = one.facts[definition.id]
    found = fact_in_play(
        definition, values, date.min
    )  # the day of the answer decides how firm it is, never which counts
    if found.chosen is None:
        said = "; ".join(f"{_shown(value.value)} ({value.source})" for value in values)
        lines.append(("", None, one.keys[0], definition.id, said, DISAGREE))
        return None, None
    return sorted(found.value) if isinstance(found.value, frozenset) else found.value, found.chosen.as_of


def _unfit(one: Published, unfit: Unfit) -> Line:
    entry = unfit.entry
    return entry.file, entry.number, one.keys[0], entry.source.columns[unfit.fact], _shown(unfit.value), unfit.why


def _again(one: Published) -> Line:
    entry = one.entries[0]
    return entry.file, entry.number, one.keys[0], entry.source.key, one.keys[0], AGAIN


def _shown(value: Value) -> str:
    return ", ".join(sorted(value)) if isinstance(value, frozenset) else str(value)


def _left_out(path: Path, source: FactSource, used: Sequence[Entry]) -> tuple[int, list[Line]]:
    """How many rows a file has, and those that are in no organization.

    Where a reader draws all rows before it makes the first organization, they are those whose key none of them has.
    """
    rows, place = list(numbered(path)), source.key
    if all(entry.number for entry in used):
        numbers = {entry.number for entry in used}
        left = [(number, row) for number, row in rows if number not in numbers]
    elif place in header(path):
        keys = {_spelled(key) for entry in used for key in entry.row.keys}
        left = [(number, row) for number, row in rows if _spelled(row[place]) not in keys]
    else:
        left = []
    why = COUNTY if source.per == "county" else f"left out: {source.leaves_out or 'nothing is made of such a row'}"
    file = shown(path)
    return len(rows), [
        (file, number, row.get(place), "", ", ".join(filter(None, row.values())), why if any(row.values()) else EMPTY)
        for number, row in left
    ]


def _spelled(key: str) -> str:
    """A key as spreadsheets may have it, for comparison only."""
    return key.strip().casefold().removesuffix(".0").lstrip("0")

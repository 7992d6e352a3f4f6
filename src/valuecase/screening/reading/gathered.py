"""Organizations that were gathered from published files, as chunks."""

from collections.abc import Iterator, Sequence
from datetime import date

import polars as pl

from valuecase.conditions.tree import Value
from valuecase.importing.records import Published, Unfit
from valuecase.knowledge import fact_in_play
from valuecase.model.facts import FactDefinition
from valuecase.model.pack import StakeholderType
from valuecase.screening.reading.cells import type_of
from valuecase.screening.reading.columns import AS_OF
from valuecase.screening.reading.opened import ROWS
from valuecase.screening.reading.rejects import AGAIN, Line, rejected
from valuecase.screening.reading.seen import Seen
from valuecase.screening.reading.tables import Chunk

IDENTITY = ("id", "name", "state", "place")
DISAGREE = "equally good sources disagree, so that it is not known"


def chunks(
    people: Sequence[Published], facts: Sequence[str], left_out: Sequence[Line], type: StakeholderType
) -> Iterator[Chunk]:
    """Their names, and of each fact the value that counts with its date; what was left out of the files comes first."""
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
    # The day of the answer decides how firm a value is, never which one counts.
    found = fact_in_play(definition, values, date.min)
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

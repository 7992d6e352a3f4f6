"""Organizations that were gathered from published files, as chunks."""

from collections.abc import Iterator, Sequence
from datetime import date

import polars as pl

from valuecase.conditions.tree import Value
from valuecase.importing.records import Published, Unfit
from valuecase.knowledge import fact_in_play
from valuecase.model.facts import FactDefinition
from valuecase.model.pack import StakeholderType
from valuecase.screening.reading.cells import beyond, type_of
from valuecase.screening.reading.columns import AS_OF
from valuecase.screening.reading.opened import ROWS
from valuecase.screening.reading.rejects import AGAIN, Line, rejected
from valuecase.screening.reading.seen import Seen
from valuecase.screening.reading.tables import Chunk

IDENTITY = ("id", "name", "state", "place")
DISAGREE = "equally good sources disagree, so that it is not known"


def chunks(
    people: Sequence[Published], facts: Sequence[str], before: pl.DataFrame, type: StakeholderType
) -> Iterator[Chunk]:
    """Their names, and of each fact the value that counts with its date; what is said of the files `before` comes first."""
    seen = Seen()
    for start in range(0, max(1, len(people)), ROWS):
        part = people[start : start + ROWS]
        ids = pl.Series([one.keys[0] for one in part], dtype=pl.String)
        doubtful = [_again(one) for one, again in zip(part, seen.again(ids), strict=True) if again]
        lines: list[Line] = []
        columns: dict[str, pl.Series] = {"id": ids}
        columns["name"] = pl.Series([_name(one) for one in part], dtype=pl.String)
        for word in ("state", "place"):
            columns[word] = pl.Series([getattr(one, word) or None for one in part], dtype=pl.String)
        for fact in facts:
            definition = type.fact[fact]
            counting = [_counting(one, definition, lines, doubtful) for one in part]
            columns[fact] = pl.Series([value for value, _ in counting], dtype=type_of(definition))
            columns[fact + AS_OF] = pl.Series([as_of for _, as_of in counting], dtype=pl.Date)
        lines += [_line(unfit, one) for one in part for unfit in one.unfit]
        doubtful += [_line(doubted, one) for one in part for doubted in one.doubted]
        said = pl.concat([before, rejected(lines), rejected(doubtful, used=True)])
        yield Chunk(pl.DataFrame(columns), said, (start + len(part)) / max(1, len(people)))
        before = rejected()


def _name(one: Published) -> str | None:
    """Whose files call it nothing has no name: an id is none."""
    return None if one.name in one.keys else one.name


def _counting(
    one: Published, definition: FactDefinition, lines: list[Line], doubtful: list[Line]
) -> tuple[object, date | None]:
    """The value of a fact that counts, and its date; what is wrong with it goes to the lines, or to the doubtful ones."""
    if definition.id not in one.facts:
        return None, None
    values = one.facts[definition.id]
    # The day of the answer decides how firm a value is, never which one counts.
    found = fact_in_play(definition, values, date.min)
    if found.chosen is None:
        said = "; ".join(f"{_shown(value.value)} ({value.source})" for value in values)
        lines.append(("", None, one.keys[0], definition.id, said, DISAGREE))
        return None, None
    if found.implausible:
        of = (entry for entry in one.entries if entry.source.citation == found.chosen.source)
        entry = next(entry for entry in of if definition.id in entry.row.facts)
        doubtful.append(_line(Unfit(entry, definition.id, found.chosen.value, beyond(definition)), one))
    return sorted(found.value) if isinstance(found.value, frozenset) else found.value, found.chosen.as_of


def _line(unfit: Unfit, one: Published) -> Line:
    entry = unfit.entry
    return entry.file, entry.number, one.keys[0], entry.source.columns[unfit.fact], _shown(unfit.value), unfit.why


def _again(one: Published) -> Line:
    entry = one.entries[0]
    return entry.file, entry.number, one.keys[0], entry.source.key, one.keys[0], AGAIN


def _shown(value: Value) -> str:
    return ", ".join(sorted(value)) if isinstance(value, frozenset) else str(value)

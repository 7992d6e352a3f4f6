"""What is found in published files: whom they know, and what they say."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from attrs import evolve, field, frozen

from valuecase.conditions.tree import Value
from valuecase.model.facts import FactDefinition, FactValue
from valuecase.model.sources import FactSource, PublishedRow

T = TypeVar("T")
Definitions = Mapping[str, FactDefinition]


@frozen
class Candidate:
    """An organization or county that the files know. Any of its keys names it; the publisher's own comes first."""

    keys: tuple[str, ...]
    name: str
    state: str = ""
    place: str = ""


@frozen
class Published:
    """What the files say about one organization, every value with its source and date.

    `entries` are the rows that are about it; `unfit` are values of theirs that do not fit their facts and were left out,
    `doubted` are values that a reader finds hard to believe.
    """

    keys: tuple[str, ...]
    name: str
    state: str = ""
    place: str = ""
    facts: Mapping[str, tuple[FactValue, ...]] = field(factory=dict)
    notes: tuple[str, ...] = ()
    entries: tuple["Entry", ...] = field(default=(), eq=False, repr=False)
    unfit: tuple["Unfit", ...] = field(default=(), eq=False, repr=False)
    doubted: tuple["Unfit", ...] = field(default=(), eq=False, repr=False)

    def joined(self, other: "Published") -> "Published":
        """These facts and those of another, its counties for example; name and place stay."""
        facts = {id: once((*self.facts.get(id, ()), *other.facts.get(id, ()))) for id in {**self.facts, **other.facts}}
        return evolve(self, facts=facts, notes=once((*self.notes, *other.notes)), place=self.place or other.place)


@frozen
class Entry:
    """A row and the source it comes from: its file, and the number of its record where the reader tells."""

    source: FactSource
    row: PublishedRow
    file: str = ""
    number: int | None = None


@frozen
class Unfit:
    """A value that does not fit its fact, or the rest of its row, and why."""

    entry: Entry
    fact: str
    value: Value
    why: str


def once(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))

"""A pack while it is read: every record as far as it could be read, with its place."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from attrs import define, field, frozen

from valuecase.model.fields import Path, Shape, each_field
from valuecase.model.problems import Problem
from valuecase.reading.toml import Document

_WORDS = re.compile(r"\w+")


@frozen(eq=False, repr=False)
class Entry:
    """A record and where it stands. What could not be read holds a stand-in, and `unread` has its path in the file."""

    table: str
    id: str
    record: Any
    document: Document
    path: Path
    unread: Collection[Path] = ()

    def problem(self, message: str, advice: str = "", *within: str | int) -> Problem:
        """A problem at the record, or at a field within it."""
        return self.document.problem((*self.path, *within), message, advice)

    def read(self, *within: str | int) -> bool:
        """Whether this part of it could be read: of what could not, its problem is told, and nothing follows from it."""
        if not self.unread:
            return True
        whole = (*self.path, *within)
        return not any(whole[:length] in self.unread for length in range(1, len(whole) + 1))

    def fields(self) -> Iterator[tuple[Shape, Any, Path]]:
        """Every field that could be read, with its shape, its value and its path within the record."""
        return (one for one in each_field(self.record) if self.read(*one[2]))


@define
class Draft:
    """All that the files of a pack hold.

    `entries` are in the order of the files; one whose id was taken is among them, but the `first` counts. `lost` are the
    words of what belongs to no record, because a file or a table could not be read: what is named there may exist.
    """

    entries: list[Entry] = field(factory=list)
    first: dict[tuple[str, str], Entry] = field(factory=dict)
    lost: set[str] = field(factory=set)
    blind: bool = False  # there is a file of which not even the words are known
    problems: list[Problem] = field(factory=list)

    def add(self, entry: Entry) -> None:
        self.entries.append(entry)
        self.first.setdefault((entry.table, entry.id), entry)

    def table(self, name: str) -> dict[str, Any]:
        """The records of a table by id."""
        return {id: entry.record for (table, id), entry in self.first.items() if table == name}

    def read(self, table: str, id: str, *fields: str) -> bool:
        """Whether all of these fields of a record could be read."""
        return all(self.first[table, id].read(name) for name in fields)

    def lose(self, texts: Iterable[str]) -> None:
        for text in texts:
            self.lost.update(_WORDS.findall(text))

    def may_hold(self, text: str) -> bool:
        """Whether this may stand in what could not be read, so that nothing can be said of it."""
        return self.blind or {*_WORDS.findall(text)} <= self.lost

"""Published files that can be turned into facts."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Literal

from attrs import evolve, field, frozen

from valuecase.conditions.tree import Value
from valuecase.model.record import Record

Combine = Literal["sum", "weighted_mean"]
Edition = tuple[str, date]  # the title and date of one release


@frozen(eq=False, repr=False)
class PublishedRow(Record):
    """What one file says about one organization, or about one county.

    `keys` are identifiers by which rows of several files are joined, the publisher's own first (`010001`, or
    `AL/dothan` where a file knows only the city). `notes` say what a reader of the figures should know. `as_of` is the date
    of these figures where it is not that of the whole file: authorities are inspected in different years. `refused` are
    values of facts that cannot be right and were left out, each with why; `doubted` are facts of which it has a value that is
    hard to believe beside the others of the row, each with why.
    """

    keys: tuple[str, ...]
    name: str
    state: str = ""
    place: str = ""
    facts: Mapping[str, Value] = field(factory=dict)
    notes: tuple[str, ...] = ()
    as_of: date | None = None
    refused: Mapping[str, tuple[Value, str]] = field(factory=dict)
    doubted: Mapping[str, str] = field(factory=dict)


@frozen(eq=False, repr=False)
class FactSource(Record):
    """One kind of published file: what it is called, who publishes it, and how it becomes facts.

    `columns` maps each fact id it feeds to the publisher's column, for `valuecase sources`. `needs` are the columns by
    which the file is recognized, whatever it is called. `as_of` is the date that the figures hold for. With
    `per = "county"` a row is a county, its first key the five-digit FIPS code; rows of several counties are combined
    fact by fact as `combine` says, means weighted by the fact named in `weight`, or in `weights` for single ones: a fact,
    or another value of the row that no fact takes (the population of a county, for example).

    `edition` reads title and date from a file, so that a newer release is dated rightly; it gives None where the file is
    silent and the declared ones stay. `leaves_out` says in words which rows its reader makes nothing of.
    `joins_by` says in words, of a file that shares no identifier with the others, by what its rows join theirs: whoever
    that fails for is counted twice.
    `unseen` says, of a file that we never had, where its column names are from.
    """

    id: str
    title: str
    publisher: str
    page: str
    as_of: date
    key: str
    columns: Mapping[str, str]
    needs: tuple[str, ...]
    read: Callable[[Path], Iterator[PublishedRow]]
    per: Literal["organisation", "county"] = "organisation"
    combine: Mapping[str, Combine] = field(factory=dict)
    weight: str = ""
    weights: Mapping[str, str] = field(factory=dict)
    edition: Callable[[Path], Edition | None] | None = None
    unseen: str = ""
    leaves_out: str = ""
    joins_by: str = ""

    @property
    def citation(self) -> str:
        return f"{self.publisher}, {self.title}"

    def of(self, path: Path) -> "FactSource":
        """This source as the file dates itself."""
        found = self.edition(path) if self.edition else None
        return evolve(self, title=found[0], as_of=found[1]) if found else self

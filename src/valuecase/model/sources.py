"""Published files that can be turned into facts."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Literal

from attrs import field, frozen

from valuecase.conditions.tree import Value

Combine = Literal["sum", "weighted_mean"]


@frozen
class PublishedRow:
    """What one file says about one organization, or about one county.

    `keys` are identifiers by which rows of several files are joined, the publisher's own first (`010001`, or
    `AL/dothan` where a file knows only the city). `notes` say what a reader of the figures should know.
    """

    keys: tuple[str, ...]
    name: str
    state: str = ""
    place: str = ""
    facts: Mapping[str, Value] = field(factory=dict)
    notes: tuple[str, ...] = ()


@frozen
class FactSource:
    """One kind of published file: what it is called, who publishes it, and how it becomes facts.

    `columns` maps each fact id it feeds to the publisher's column, for `valuecase sources`. `needs` are the columns by
    which the file is recognized, whatever it is called. `as_of` is the date that the figures hold for. With
    `per = "county"` a row is a county, its first key the five-digit FIPS code; rows of several counties are combined
    fact by fact as `combine` says, means weighted by the fact named in `weight`.
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

    @property
    def citation(self) -> str:
        return f"{self.publisher}, {self.title}"

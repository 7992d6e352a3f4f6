"""Rows of published files that are in no organization, or that may be read wrongly."""

from collections.abc import Sequence
from pathlib import Path

from valuecase.importing.records import Entry
from valuecase.model.sources import FactSource
from valuecase.published import header, numbered, ragged
from valuecase.reading.text import shown
from valuecase.screening.reading.rejects import Line

COUNTY = "it is about a county, and no file says which organizations serve it"
EMPTY = "nothing stands in it"


def left_out(path: Path, source: FactSource, used: Sequence[Entry]) -> tuple[int, list[Line]]:
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


def uneven(path: Path, source: FactSource) -> list[Line]:
    """Rows with more or fewer cells than there are columns. They are read as importing reads them, which is said."""
    width = len(header(path))
    why = f"its row has {{}} cells, where the header names {width} columns: some may stand in the wrong one"
    return [(shown(path), row, None, source.key, "", why.format(cells)) for row, cells in ragged(path)]


def _spelled(key: str) -> str:
    """A key as spreadsheets may have it, for comparison only."""
    return key.strip().casefold().removesuffix(".0").lstrip("0")

"""HUD's counts of people without a home on one night in January, by Continuum of Care.

The key is HUD's number of the Continuum, the state's two letters and three digits: `AL-500`.
"""

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from valuecase import FactSource, PublishedRow

COLUMNS = {
    "pit_homeless_count": "Overall Homeless",
    "pit_unsheltered": "Unsheltered Homeless",
    "pit_long_homeless": "Overall Chronically Homeless",
    "pit_veterans": "Overall Homeless Veterans",
}
UNDATED = date(2019, 1, 31)  # old enough to be asked and not claimed


def counts(path: Path) -> Iterator[PublishedRow]:
    """A row for each Continuum; totals and notes below the table have no number and are passed over."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            number = (row["CoC Number"] or "").strip().upper()
            if re.fullmatch(r"[A-Z]{2}-\d{3}", number):
                found = {fact: _people(row[column]) for fact, column in COLUMNS.items()}
                facts = {fact: people for fact, people in found.items() if people is not None}
                yield PublishedRow((number,), row["CoC Name"].strip(), number[:2], facts=facts)


def year(path: Path) -> tuple[str, date] | None:
    """Title and date by the last year in the name of the file; the table itself does not say."""
    years = re.findall(r"20\d\d", path.stem)
    return (f"Point-in-Time counts by Continuum of Care, January {years[-1]}", _night(years[-1])) if years else None


def _people(cell: str | None) -> int | None:
    """A count; an empty cell and a mark that nothing was counted are not known."""
    plain = (cell or "").replace(",", "").strip()
    return int(plain) if plain.isdecimal() else None


def _night(year: str) -> date:
    return date(int(year), 1, 31)  # the count is held within the last ten days of January


SOURCES = (
    FactSource(
        id="hud_point_in_time",
        title="Point-in-Time counts by Continuum of Care",
        publisher="US Department of Housing and Urban Development",
        page="",
        as_of=UNDATED,
        key="CoC Number",
        columns=COLUMNS,
        needs=("CoC Number", "CoC Name", *COLUMNS.values()),
        read=counts,
        edition=year,
        unseen="save the sheet of one year as CSV with the year in its name; its columns are named here from memory "
        "and have to be compared with it",
    ),
)

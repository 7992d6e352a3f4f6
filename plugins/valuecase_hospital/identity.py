"""What hospitals are called and where they are, as the files of Medicare and Homeland Security have it.

The key is the CMS Certification Number, six characters, text: `010001`, and `01014F` for a Veterans Affairs hospital.
The file of Homeland Security knows no such number; its rows join general information by name and ZIP code, or else by
address, since every third hospital has another name in the two, or by name and town. No other file joins so: Medicare
gives a hospital a new number when it becomes another kind, and an old number can move.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from valuecase.conditions.tree import Value
from valuecase.model.sources import PublishedRow
from valuecase.published import cased, county_name, is_missing, known, padded, plain, state_code, tidy

OWNERS = {
    "voluntary non-profit": "nonprofit",
    "non-profit": "nonprofit",
    "proprietary": "for_profit",
    "physician": "for_profit",
    "government - federal": "federal",
    "veterans health administration": "federal",
    "department of defense": "federal",
    "government - ": "state_local_gov",
    "tribal": "tribal",
}


def medicare_row(
    row: Mapping[str, str], facts: Mapping[str, Value | None], *notes: str, as_of: date | None = None
) -> Iterator[PublishedRow]:
    """The row of a Medicare file, under each family of its column names; nothing without an identifier."""
    ccn = padded(_first(row, "Facility ID", "Hospital CCN", "provider_id_raw"), 6)
    name, state = tidy(_first(row, "Facility Name", "hospital_name")), state_code(_first(row, "State", "state"))
    where = place(_first(row, "City/Town", "city"), _first(row, "County/Parish", "county_name"), state)
    if ccn:
        yield PublishedRow((ccn,), name, state, where, known(facts), notes, as_of)


def place(city: str, county: str, state: str) -> str:
    named = (cased(city), "" if is_missing(county) else county_name(county, state))
    return ", ".join(part for part in named if not is_missing(part))


_SHORT = """
street/st avenue/ave av/ave road/rd drive/dr boulevard/blvd highway/hwy lane/ln parkway/pkwy place/pl court/ct circle/cir
square/sq terrace/ter route/rt rte/rt suite/ste north/n south/s east/e west/w northeast/ne northwest/nw southeast/se
southwest/sw saint/st
"""
SHORT = dict(pair.split("/") for pair in _SHORT.split())
APART = {"psychiatric": "psychiatric", "childrens": "children", "children": "children"}


def address_key(address: str, zip_code: str, kind: str) -> str:
    """Where it stands, with the words that mail shortens shortened.

    A hospital for children or for the mind may stand at the address of another hospital, and joins only its like.
    """
    words = " ".join(SHORT.get(word, word) for word in plain(address).split())
    return f"{APART.get(kind.lower(), 'hospital')} at {words}/{zip_code[:5].zfill(5)}"


def name_key(name: str, zip_code: str) -> str:
    return f"{plain(name)}/{zip_code[:5].zfill(5)}"


def town_key(name: str, city: str, state: str) -> str:
    """Its name and town, which join those that give the ZIP code of a street here and of a post-office box there."""
    return f"{plain(name)} in {plain(city)}/{state}"


def owner(cell: str) -> str | None:
    return next((owner for start, owner in OWNERS.items() if cell.lower().startswith(start)), None)


def _first(row: Mapping[str, str], *columns: str) -> str:
    return next((row[column] for column in columns if column in row), "")

"""Facts of police departments from files of the Federal Bureau of Investigation (FBI).

The list of agencies has a nine-character key of its own (ORI); the tables by city know only state and city. They join by
`ST/city`, written plain: `AL/dothan`, `NJ/clinton township`. Cities of one name in different states stay apart.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from attrs import evolve

from valuecase.conditions.tree import Value
from valuecase.model.sources import FactSource, PublishedRow
from valuecase.published import cased, known, plain, records, state_code, tidy, whole, without_footnote, yes_no

FBI = "Federal Bureau of Investigation"
TABLES = "https://ucr.fbi.gov/crime-in-the-u.s/2018/crime-in-the-u.s.-2018"
OWN_CODES = {"NB": "NE", "GM": "GU"}  # how the list of agencies writes Nebraska and Guam
OTHER_NAMES = {"NY/new york city": "NY/new york"}  # how the list of agencies names a city, and how the tables do
CROWDED = 20  # employees for each thousand residents; resorts and industrial towns have more, and slips do
TOO_MANY = f"more than {CROWDED} employees for each thousand residents: visitors, work for other towns, or a slip"


def agencies(path: Path) -> Iterator[PublishedRow]:
    """City and town police departments; sheriffs, state police, campus and tribal agencies are left out."""
    for row in records(path):
        name, ori = tidy(row["agency_name"]), row["ori"].upper()
        if row["agency_type_name"] != "City" or "sheriff" in name.lower() or not ori:
            continue
        state = state_code(OWN_CODES.get(row["state_abbr"].upper(), row["state_abbr"]))
        counties = [cased(county) for county in row["county_name"].split(";") if county.strip()]
        place = " and ".join(counties) + (" County" if len(counties) == 1 else " counties" if counties else "")
        incident_data = yes_no(row["nibrs"])
        facts = known({"agency_type": "city", "reports_incident_data": incident_data})
        notes = (
            ()
            if incident_data
            else ("it did not report incident by incident in 2018: ask, since many agencies have changed",)
        )
        yield PublishedRow((ori, _city_key(state, name)), name, state, place, facts, notes)


def employees(path: Path) -> Iterator[PublishedRow]:
    """Full-time employees, sworn and civilian together, and residents, by city."""
    for row in records(path):
        staff, residents = whole(row["Total"]), whole(row["Population"])
        crowded = staff and residents and 1000 * staff / residents > CROWDED
        for told in _city_row(
            row,
            known({"police_employees": staff, "population": residents}),
            ["2018 figure: total employees, sworn and civilian"],
        ):
            yield evolve(told, doubted={"police_employees": TOO_MANY} if crowded else {})


def offenses(path: Path) -> Iterator[PublishedRow]:
    """Violent and property crimes and aggravated assaults known to the police in the year, by city. Blank is not zero."""
    for row in records(path):
        facts = {
            "population": whole(row["Population"]),
            "violent_crimes": whole(row["Violent crime"]),
            "property_crimes": whole(row["Property crime"]),
            "recorded_woundings": whole(row["Aggravated assault"]),
        }
        silent = [words for id, words in _SILENT.items() if facts[id] is None]
        notes = ["crimes known to the police in 2018"] + [f"{words} were not reported" for words in silent]
        yield from _city_row(row, known(facts), notes)


_SILENT = {"violent_crimes": "violent crimes", "property_crimes": "property crimes"}


def _city_row(row: Mapping[str, str], facts: Mapping[str, Value], notes: list[str]) -> Iterator[PublishedRow]:
    """The row of a city, which the tables give without the name of its department; nothing without a city."""
    city = without_footnote(row["City"])
    state = state_code(row["Abbrev"]) or state_code(row["State"])
    if city and state:
        yield PublishedRow((_city_key(state, city),), "", state, city, facts, tuple(notes))


def _city_key(state: str, name: str) -> str:
    """`ST/city` from the name of a city or of its department, wherever the word stands in it."""
    city = re.sub(r"(?i)\bpolice\s+(department|dept)\b", " ", name)
    key = f"{state}/{plain(city)}"
    return OTHER_NAMES.get(key, key)


SOURCES: tuple[FactSource, ...] = (
    FactSource(
        id="fbi_agencies",
        title="Crime Data Explorer, list of agencies, September 2018",
        publisher=FBI,
        page="https://cde.ucr.cjis.gov",
        as_of=date(2018, 9, 30),
        key="ori",
        columns={"agency_type": "agency_type_name", "reports_incident_data": "nibrs"},
        needs=("agency_name", "agency_type_name", "county_name", "nibrs", "ori", "state_abbr"),
        read=agencies,
        joins_by="state and city",
        leaves_out="sheriffs, state police, campus, tribal and other agencies that are not of a city, and rows without an ORI",
    ),
    FactSource(
        id="fbi_employees_by_city",
        title="Crime in the United States 2018, Table 78, full-time law enforcement employees by city",
        publisher=FBI,
        page=TABLES,
        as_of=date(2018, 10, 31),
        key="City and Abbrev",
        columns={"police_employees": "Total", "population": "Population"},
        needs=("City", "State", "Abbrev", "Population", "Total", "Per_1k"),
        read=employees,
        leaves_out="rows without a city or a state",
    ),
    FactSource(
        id="fbi_offenses_by_city",
        title="Crime in the United States 2018, Table 8, offenses known to law enforcement by city",
        publisher=FBI,
        page=TABLES,
        as_of=date(2018, 12, 31),
        key="City and Abbrev",
        columns={
            "population": "Population",
            "violent_crimes": "Violent crime",
            "property_crimes": "Property crime",
            "recorded_woundings": "Aggravated assault",
        },
        needs=("State", "Abbrev", "City", "Population", "Violent crime", "Property crime", "Aggravated assault"),
        read=offenses,
        leaves_out="rows without a city or a state",
    ),
)

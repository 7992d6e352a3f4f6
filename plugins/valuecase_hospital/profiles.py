"""What kind of hospital it is, how large, how it rates and what it costs."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from attrs import evolve

from valuecase.conditions.tree import Value
from valuecase.model.sources import Edition, PublishedRow
from valuecase.published import day, is_missing, known, number, padded, records, state_code, tidy, whole, yes_no
from valuecase_hospital.identity import address_key, medicare_row, name_key, owner, place, town_key

KINDS = {
    "acute care hospitals": "acute_care",
    "critical access hospitals": "critical_access",
    "rural emergency hospital": "rural_emergency",
    "childrens": "childrens",
    "psychiatric": "psychiatric",
    "long-term": "rehabilitation",
    "acute care - veterans administration": "veterans",
    "acute care - department of defense": "military",
}
CROWDED = 110  # percent; a cost report that says more is wrong, by 8 of 4,710 hospitals in 2018
FOOTNOTES = {
    "5": "not available for this period",
    "16": "too few measures",
    "17": "not asked of this kind of hospital",
    "19": "the hospital takes no part in the reporting program",
    "22": "a military hospital",
    "23": "discrepancies in the claims",
}


def general_information(path: Path) -> Iterator[PublishedRow]:
    """Kind, owner, emergency department, stars and readmission measures worse than the nation, by hospital."""
    for row in records(path):
        facts: dict[str, Value | None] = {
            "org_type": KINDS.get(row["Hospital Type"].lower()),
            "ownership": owner(row["Hospital Ownership"]),
            "has_emergency_department": yes_no(row["Emergency Services"]),
            "overall_star_rating": whole(row["Hospital overall rating"]),
            "readmission_measures_worse": whole(row["Count of READM Measures Worse"]),
        }
        notes = ["the file does not name its release; its figures are taken to be those of July 2024"]
        if facts["org_type"] == "acute_care":
            notes.append(
                "Medicare calls teaching, safety-net and small community hospitals acute care too: choose closer"
            )
        measures = whole(row["Count of Facility READM Measures"])
        if measures:
            notes.append(f"{facts['readmission_measures_worse']} of {measures} readmission measures are worse")
        if facts["overall_star_rating"] is None:
            reason = _footnote(row["Hospital overall rating footnote"])
            notes.append("no star rating" + (f": {reason}" if reason else ""))
        for told in medicare_row(row, facts, *notes):
            keys = [name_key(told.name, row["ZIP Code"])]
            if address := row.get("Address", ""):
                keys.append(address_key(address, row["ZIP Code"], row["Hospital Type"]))
            if city := row.get("City/Town", ""):
                keys.append(town_key(told.name, city, told.state))
            yield evolve(told, keys=(*told.keys, *keys))


def cost_reports(path: Path) -> Iterator[PublishedRow]:
    """Beds and occupancy from the yearly cost report, by hospital; occupancy beyond what can be is left out.

    Neither figure is a count over the period, so that a short one needs no scaling; it is only said. Empty and zero are
    not told apart by the file: both count as not reported.
    """
    for row in records(path):
        beds = whole(row["all_beds_2700"]) or None
        occupancy = number(row["subtotal_acute_utilization"]) or None
        notes = [f"cost report of {row['fy_start_date']} to {row['fy_end_date']}"]
        days = whole(row["days_in_period"])
        if days is not None and not 350 <= days <= 380:
            notes.append(f"the report covers {days} days, not a year")
        refused: dict[str, tuple[Value, str]] = {}
        if occupancy is not None and occupancy > CROWDED:
            refused["occupancy_percent"] = occupancy, f"an occupancy above {CROWDED} percent is the publisher's error"
            occupancy = None
        elif occupancy is not None:
            notes.append("occupancy is of acute care beds")
        facts = {"staffed_beds": beds, "occupancy_percent": occupancy}
        for told in medicare_row(row, facts, *notes, as_of=day(row["fy_end_date"])):
            yield evolve(told, refused=refused)


def cost_report_year(path: Path) -> Edition | None:
    """The day on which most of the reporting periods end."""
    ends = Counter(row["fy_end_date"] for row in records(path))
    end = day(ends.most_common(1)[0][0]) if ends else None
    return (f"Hospital cost reports (HCRIS), mostly of {end.year}", end) if end else None


def spending_per_beneficiary(path: Path) -> Iterator[PublishedRow]:
    """Medicare spending around a stay as a ratio to the national median, by hospital."""
    for row in records(path):
        if row["Measure ID"] == "MSPB-1":
            yield from medicare_row(row, {"medicare_spending_ratio": number(row["Score"])}, "a ratio, not dollars")


def spending_year(path: Path) -> Edition | None:
    end = first_date(path, "End Date")
    return (f"Medicare Spending Per Beneficiary - Hospital, {end.year}", end) if end else None


def national_directory(path: Path) -> Iterator[PublishedRow]:
    """Which open hospitals are trauma centers, and kind and owner of those that Medicare's own list leaves out.

    A designation makes a trauma center; that none is named says nothing. Of other kinds Medicare knows more: the directory
    calls every fourth critical access hospital general acute care. Its beds are licensed ones, which need not be staffed.
    """
    for row in records(path):
        if row["STATUS"] == "CLOSED":
            continue
        trauma = tidy(row["TRAUMA"])
        named = not is_missing(trauma) and trauma not in ("NOT DESIGNATED", "UNCLASSIFIED")
        unlisted = row["TYPE"] in ("REHABILITATION", "LONG TERM CARE")
        facts: dict[str, Value | None] = {
            "trauma_center": True if named else None,
            "org_type": "rehabilitation" if unlisted else None,
            "ownership": owner(row["OWNER"]) if unlisted else None,
        }
        state = state_code(row["STATE"])
        keys = [f"hifld/{padded(row['ID'], 10)}", name_key(row["NAME"], row["ZIP"])]
        if not unlisted and (address := row.get("ADDRESS", "")):
            keys.append(address_key(address, row["ZIP"], row["TYPE"]))
        keys.append(town_key(row["NAME"], row["CITY"], state))
        where = place(row["CITY"], row["COUNTY"], state)
        notes = (f"trauma designation: {trauma}",) if named else ()
        yield PublishedRow(tuple(keys), tidy(row["NAME"]), state, where, known(facts), notes)


def first_date(path: Path, column: str) -> date | None:
    return next((found for row in records(path) if (found := day(row[column]))), None)


def _footnote(cell: str) -> str:
    """The reasons behind one or several CMS footnote codes."""
    codes = [code.strip() for code in cell.split(",")]
    return " and ".join(FOOTNOTES[code] for code in codes if code in FOOTNOTES)

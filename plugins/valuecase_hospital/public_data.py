"""Facts of hospitals from files of the Centers for Medicare & Medicaid Services (CMS) and Homeland Security.

The key is the CMS Certification Number, six characters, text: `010001`, and `01014F` for a Veterans Affairs hospital.
The file of Homeland Security knows no such number; its rows join general information by name and ZIP code. No other
file joins by name: Medicare gives a hospital a new number when it becomes another kind, and an old number can move.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from attrs import evolve

from valuecase.conditions.tree import Value
from valuecase.model.sources import FactSource, PublishedRow
from valuecase.published import (
    Edition,
    Release,
    cased,
    county_name,
    day,
    is_missing,
    known,
    number,
    padded,
    plain,
    records,
    state_code,
    tidy,
    whole,
    yes_no,
)

CMS = "Centers for Medicare & Medicaid Services"
CATALOG = "https://data.cms.gov/provider-data/dataset/"

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
OWNERS = {
    "voluntary non-profit": "nonprofit",
    "proprietary": "for_profit",
    "physician": "for_profit",
    "government - federal": "federal",
    "veterans health administration": "federal",
    "department of defense": "federal",
    "government - ": "state_local_gov",
    "tribal": "tribal",
}
CROWDED = 110  # percent; a cost report that says more is wrong, by 8 of 4,710 hospitals in 2018


def general_information(path: Path) -> Iterator[PublishedRow]:
    """Kind, owner, emergency department, stars and readmission measures worse than the nation, by hospital."""
    for row in records(path):
        facts: dict[str, Value | None] = {
            "org_type": KINDS.get(row["Hospital Type"].lower()),
            "ownership": _owner(row["Hospital Ownership"]),
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
        for told in _row(row, known(facts), *notes):
            yield evolve(told, keys=(*told.keys, _name_key(told.name, row["ZIP Code"])))


def readmissions(path: Path) -> Iterator[PublishedRow]:
    """Which hospitals are in the readmission program: identity and a caution, never a figure.

    The file holds a ratio for each of six conditions and nothing for the hospital as a whole. Most hospitals have one
    ratio above 1, and the penalty stands elsewhere, so that no fact can honestly be had from it.
    """
    hospitals: dict[str, list[Mapping[str, str]]] = {}
    for row in records(path):
        hospitals.setdefault(padded(row["Facility ID"], 6), []).append(row)
    for rows in hospitals.values():
        ratios = [ratio for row in rows if (ratio := number(row["Excess Readmission Ratio"])) is not None]
        if ratios:
            above = sum(ratio > 1 for ratio in ratios)
            found = (
                f"over three years, {above} of the {len(ratios)} conditions with a readmission ratio have one above 1"
            )
            caution = "most hospitals have at least one, and the payment penalty is not in this file"
        else:
            found = "no condition has a readmission ratio: too few cases"
            caution = "the payment penalty is not in this file"
        yield from _row(
            rows[0], {}, found, f"{caution}: look it up in the supplemental file of the Medicare payment rule"
        )


def value_based_purchasing(path: Path) -> Iterator[PublishedRow]:
    """The total performance score, by hospital."""
    for row in records(path):
        score = number(row["Total Performance Score"])
        facts = known({"value_based_purchasing_score": None if score is None else round(score, 1)})
        yield from _row(row, facts, f"the score sets payments of fiscal year {row['Fiscal Year']}")


def hospital_acquired_conditions(path: Path) -> Iterator[PublishedRow]:
    """Whether Medicare cuts payments for hospital-acquired conditions, by hospital."""
    for row in records(path):
        cut = yes_no(row["Payment Reduction"])
        year = row["Fiscal Year"]
        notes = [f"the cut is one percent of all Medicare inpatient payments of fiscal year {year}"] if cut else []
        if row.get("Payment Reduction Footnote", "").lower() == "a":
            notes.append("exempt from the cut, because its state has a program of its own")
        yield from _row(row, known({"hac_payment_reduction": cut}), *notes)


def spending_per_beneficiary(path: Path) -> Iterator[PublishedRow]:
    """Medicare spending around a stay as a ratio to the national median, by hospital."""
    for row in records(path):
        if row["Measure ID"] == "MSPB-1":
            yield from _row(row, known({"medicare_spending_ratio": number(row["Score"])}), "a ratio, not dollars")


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
        if occupancy is not None and occupancy > CROWDED:
            notes.append(f"an occupancy of {occupancy:g} percent is the publisher's error and was left out")
            occupancy = None
        elif occupancy is not None:
            notes.append("occupancy is of acute care beds")
        yield from _row(row, known({"staffed_beds": beds, "occupancy_percent": occupancy}), *notes)


def national_directory(path: Path) -> Iterator[PublishedRow]:
    """Which open hospitals are trauma centers. A designation makes one; that none is named says nothing."""
    for row in records(path):
        if row["STATUS"] == "CLOSED":
            continue
        trauma = tidy(row["TRAUMA"])
        named = not is_missing(trauma) and trauma not in ("NOT DESIGNATED", "UNCLASSIFIED")
        facts = known({"trauma_center": True if named else None})
        state = state_code(row["STATE"])
        keys = (f"hifld/{padded(row['ID'], 10)}", _name_key(row["NAME"], row["ZIP"]))
        notes = (f"trauma designation: {trauma}",) if named else ()
        yield PublishedRow(keys, tidy(row["NAME"]), state, _place(row["CITY"], row["COUNTY"], state), facts, notes)


def _row(row: Mapping[str, str], facts: Mapping[str, Value], *notes: str) -> Iterator[PublishedRow]:
    """The row of a CMS file, under either family of its column names; nothing without an identifier."""
    ccn = padded(row.get("Facility ID", row.get("provider_id_raw", "")), 6)
    name = tidy(row.get("Facility Name", row.get("hospital_name", "")))
    state = state_code(row.get("State", row.get("state", "")))
    city = row.get("City/Town", row.get("city", ""))
    county = row.get("County/Parish", row.get("county_name", ""))
    if ccn:
        yield PublishedRow((ccn,), name, state, _place(city, county, state), facts, notes)


def _name_key(name: str, zip_code: str) -> str:
    return f"{plain(name)}/{zip_code[:5].zfill(5)}"


def _place(city: str, county: str, state: str) -> str:
    return ", ".join(part for part in (cased(city), county_name(county, state)) if part and not is_missing(part))


def _owner(cell: str) -> str | None:
    return next((owner for start, owner in OWNERS.items() if cell.lower().startswith(start)), None)


_FOOTNOTES = {
    "5": "not available for this period",
    "16": "too few measures",
    "17": "not asked of this kind of hospital",
    "19": "the hospital takes no part in the reporting program",
    "22": "a military hospital",
    "23": "discrepancies in the claims",
}


def _footnote(cell: str) -> str:
    """The reasons behind one or several CMS footnote codes."""
    codes = [code.strip() for code in cell.split(",")]
    return " and ".join(_FOOTNOTES[code] for code in codes if code in _FOOTNOTES)


def _readmission_year(path: Path) -> Edition | None:
    """The fiscal year that a measurement period decides begins fifteen months after it ends."""
    end = _first_date(path, "End Date")
    return (f"Hospital Readmissions Reduction Program, fiscal year {end.year + 2}", end) if end else None


def _purchasing_year(path: Path) -> Edition | None:
    year = _fiscal_year(path)
    title = f"Hospital Value-Based Purchasing, total performance score, fiscal year {year}"
    return (title, date(year - 2, 12, 31)) if year else None


def _conditions_year(path: Path) -> Edition | None:
    """A payment cut holds until its fiscal year ends."""
    year = _fiscal_year(path)
    title = f"Hospital-Acquired Condition Reduction Program, fiscal year {year}"
    return (title, date(year, 9, 30)) if year else None


def _spending_year(path: Path) -> Edition | None:
    end = _first_date(path, "End Date")
    return (f"Medicare Spending Per Beneficiary - Hospital, {end.year}", end) if end else None


def _report_year(path: Path) -> Edition | None:
    """The day on which most of the reporting periods end."""
    ends = Counter(row["fy_end_date"] for row in records(path))
    end = day(ends.most_common(1)[0][0]) if ends else None
    return (f"Hospital cost reports (HCRIS), mostly of {end.year}", end) if end else None


def _first_date(path: Path, column: str) -> date | None:
    return next((found for row in records(path) if (found := day(row[column]))), None)


def _fiscal_year(path: Path) -> int:
    return next((year for row in records(path) if (year := whole(row["Fiscal Year"]))), 0)


SOURCES: tuple[FactSource, ...] = (
    Release(
        id="cms_hospital_general_information",
        title="Hospital General Information, July 2024",
        publisher=CMS,
        page=f"{CATALOG}xubh-q36u",
        as_of=date(2024, 7, 31),
        key="Facility ID",
        columns={
            "org_type": "Hospital Type",
            "ownership": "Hospital Ownership",
            "has_emergency_department": "Emergency Services",
            "overall_star_rating": "Hospital overall rating",
            "readmission_measures_worse": "Count of READM Measures Worse",
        },
        needs=(
            "Facility ID",
            "Facility Name",
            "ZIP Code",
            "Hospital Type",
            "Hospital Ownership",
            "Emergency Services",
            "Hospital overall rating",
            "Hospital overall rating footnote",
            "Count of Facility READM Measures",
            "Count of READM Measures Worse",
        ),
        read=general_information,
    ),
    Release(
        id="cms_readmissions",
        title="Hospital Readmissions Reduction Program, fiscal year 2024",
        publisher=CMS,
        page=f"{CATALOG}9n3s-kdb3",
        as_of=date(2022, 6, 30),
        key="Facility ID",
        columns={},
        needs=("Facility ID", "Facility Name", "Measure Name", "Excess Readmission Ratio", "End Date"),
        read=readmissions,
        edition=_readmission_year,
    ),
    Release(
        id="cms_value_based_purchasing",
        title="Hospital Value-Based Purchasing, total performance score, fiscal year 2024",
        publisher=CMS,
        page=f"{CATALOG}ypbt-wvdk",
        as_of=date(2022, 12, 31),
        key="Facility ID",
        columns={"value_based_purchasing_score": "Total Performance Score"},
        needs=("Fiscal Year", "Facility ID", "Facility Name", "Total Performance Score"),
        read=value_based_purchasing,
        edition=_purchasing_year,
    ),
    Release(
        id="cms_hospital_acquired_conditions",
        title="Hospital-Acquired Condition Reduction Program, fiscal year 2024",
        publisher=CMS,
        page=f"{CATALOG}yq43-i98g",
        as_of=date(2024, 9, 30),
        key="Facility ID",
        columns={"hac_payment_reduction": "Payment Reduction"},
        needs=("Facility Name", "Facility ID", "Fiscal Year", "Total HAC Score", "Payment Reduction"),
        read=hospital_acquired_conditions,
        edition=_conditions_year,
    ),
    Release(
        id="cms_spending_per_beneficiary",
        title="Medicare Spending Per Beneficiary - Hospital, 2022",
        publisher=CMS,
        page=f"{CATALOG}rrqw-56er",
        as_of=date(2022, 12, 31),
        key="Facility ID",
        columns={"medicare_spending_ratio": "Score"},
        needs=("Facility ID", "Facility Name", "Measure ID", "Score", "End Date"),
        read=spending_per_beneficiary,
        edition=_spending_year,
    ),
    Release(
        id="cms_cost_reports",
        title="Hospital cost reports (HCRIS), mostly of 2018",
        publisher=CMS,
        page="https://www.cms.gov/data-research/statistics-trends-and-reports/cost-reports",
        as_of=date(2018, 12, 31),
        key="provider_id_raw",
        columns={"staffed_beds": "all_beds_2700", "occupancy_percent": "subtotal_acute_utilization"},
        needs=(
            "provider_id_raw",
            "hospital_name",
            "all_beds_2700",
            "subtotal_acute_utilization",
            "fy_start_date",
            "fy_end_date",
            "days_in_period",
        ),
        read=cost_reports,
        edition=_report_year,
    ),
    FactSource(
        id="hifld_hospitals",
        title="Homeland Infrastructure Foundation-Level Data, Hospitals, 2019",
        publisher="US Department of Homeland Security",
        page="https://hifld-geoplatform.opendata.arcgis.com",
        as_of=date(2019, 5, 16),
        key="ID",
        columns={"trauma_center": "TRAUMA"},
        needs=("ID", "NAME", "ZIP", "STATUS", "CITY", "STATE", "COUNTY", "TRAUMA"),
        read=national_directory,
    ),
)

"""What Medicare adds to a hospital's payments, or takes from them, for how its patients fare."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from valuecase.model.sources import Edition, PublishedRow
from valuecase.published import number, padded, records, title, whole, yes_no
from valuecase_hospital.identity import medicare_row
from valuecase_hospital.profiles import first_date

CONDITIONS = {
    "AMI": "heart attack",
    "HF": "heart failure",
    "COPD": "chronic lung disease",
    "pneumonia": "pneumonia",
    "CABG": "bypass surgery",
    "THA/TKA": "hip or knee replacement",
}


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
        yield from medicare_row(
            rows[0], {}, found, f"{caution}: look it up in the supplemental file of the Medicare payment rule"
        )


def readmissions_year(path: Path) -> Edition | None:
    """The fiscal year that a measurement period decides begins fifteen months after it ends."""
    end = first_date(path, "End Date")
    return (f"Hospital Readmissions Reduction Program, fiscal year {end.year + 2}", end) if end else None


def readmission_penalties(path: Path) -> Iterator[PublishedRow]:
    """The cut of all base inpatient payments for readmissions, in percent, and the conditions that brought it about."""
    year = _penalty_year(path)
    for row in records(path):
        cut = number(row["Payment reduction percentage"])
        notes = [f"the cut is of Medicare's base inpatient payments of fiscal year {year}"] if year and cut else []
        if not year:
            notes.append("neither the file nor its name tells its fiscal year; it is taken to be 2026")
        counted = [words for id, words in CONDITIONS.items() if row.get(f"Penalty indicator for {id}", "") == "Y"]
        if counted:
            notes.append(f"what counts towards it: {', '.join(counted)}")
        if group := whole(row["Peer group assignment"]):
            notes.append(f"compared within peer group {group} of 5, by the share of patients who also have Medicaid")
        yield from medicare_row(row, {"hrrp_penalty_percent": cut}, *notes)


def readmission_penalties_year(path: Path) -> Edition | None:
    """As the title above the header or else the name of the file tells; a cut holds until its fiscal year ends."""
    year = _penalty_year(path)
    name = f"Hospital Readmissions Reduction Program, supplemental file of the payment rule, fiscal year {year}"
    return (name, date(year, 9, 30)) if year else None


def _penalty_year(path: Path) -> int:
    found = re.search(r"FY[ _-]?(20\d\d)", f"{title(path)} {path.name}")
    return int(found[1]) if found else 0


def value_based_purchasing(path: Path) -> Iterator[PublishedRow]:
    """The total performance score, by hospital."""
    for row in records(path):
        score = number(row["Total Performance Score"])
        facts = {"value_based_purchasing_score": None if score is None else round(score, 1)}
        yield from medicare_row(row, facts, f"the score sets payments of fiscal year {row['Fiscal Year']}")


def purchasing_year(path: Path) -> Edition | None:
    year = _fiscal_year(path)
    name = f"Hospital Value-Based Purchasing, total performance score, fiscal year {year}"
    return (name, date(year - 2, 12, 31)) if year else None


def hospital_acquired_conditions(path: Path) -> Iterator[PublishedRow]:
    """Whether Medicare cuts payments for hospital-acquired conditions, by hospital."""
    for row in records(path):
        cut = yes_no(row["Payment Reduction"])
        year = row["Fiscal Year"]
        notes = [f"the cut is one percent of all Medicare inpatient payments of fiscal year {year}"] if cut else []
        if row.get("Payment Reduction Footnote", "").lower() == "a":
            notes.append("exempt from the cut, because its state has a program of its own")
        yield from medicare_row(row, {"hac_payment_reduction": cut}, *notes)


def conditions_year(path: Path) -> Edition | None:
    """A payment cut holds until its fiscal year ends."""
    year = _fiscal_year(path)
    name = f"Hospital-Acquired Condition Reduction Program, fiscal year {year}"
    return (name, date(year, 9, 30)) if year else None


def _fiscal_year(path: Path) -> int:
    return next((year for row in records(path) if (year := whole(row["Fiscal Year"]))), 0)

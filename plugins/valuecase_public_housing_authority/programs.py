"""Which programs authorities run, with how many homes and vouchers, and with whom."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from attrs import evolve

from valuecase.conditions.tree import Value
from valuecase.model.sources import Edition, PublishedRow
from valuecase.published import header, number, records, tidy, whole
from valuecase_public_housing_authority.identity import authority
from valuecase_public_housing_authority.scores import designation

AGREE = 2  # percentage points between two ways to an occupancy that count as one answer
PROGRAMS = {
    "low-rent": "public_housing_only",
    "low rent": "public_housing_only",
    "public housing": "public_housing_only",
    "section 8": "voucher_only",
    "combined": "combined",
}


def directory(path: Path) -> Iterator[PublishedRow]:
    """Names and cities; no facts."""
    for row in records(path):
        yield from authority(row["pha_code"], row["pha_name"], row["state"], row["city"])


def veterans_vouchers(path: Path) -> Iterator[PublishedRow]:
    """Vouchers for homeless veterans awarded over several years, by authority."""
    note = f"new awards of {_span(_years(path)) or 'the years of the file'} only: the vouchers it holds are at least as many"
    for row in records(path):
        facts = {"vash_awarded": whole(row["total_vouchers"])}
        yield from authority(row["pha_code"], row["pha_name"], facts=facts, notes=(note,))


def award_years(path: Path) -> Edition | None:
    years = _years(path)
    return (f"HUD-VASH awards by authority, {_span(years)}", date(int(years[-1]), 12, 31)) if years else None


def veterans_partners(path: Path) -> Iterator[PublishedRow]:
    """The medical centers of Veterans Affairs with which authorities run the vouchers awarded in 2024.

    One row for each authority, which may have several medical centers. The vouchers themselves are counted in the file of
    several years; here they would be a second, smaller answer to the same question.
    """
    awards: dict[str, list[Mapping[str, str]]] = {}
    for row in records(path):
        awards.setdefault(row["pha_code"], []).append(row)
    for code, rows in awards.items():
        centers = ", ".join(dict.fromkeys(row["vamc"].partition("/")[2] or row["vamc"] for row in rows))
        vouchers = sum(whole(row["vouchers"]) or 0 for row in rows)
        budget = sum(number(row["budget"]) or 0 for row in rows)
        partner = f"Veterans Affairs medical center ({centers}), on vouchers for homeless veterans" if centers else None
        note = f"{vouchers:,} new vouchers in 2024, with ${budget:,.0f} for their first year"
        yield from authority(code, rows[0]["pha_name"], facts={"collaborators": partner}, notes=(note,))


def map_layer(path: Path) -> Iterator[PublishedRow]:
    """Programs, homes, vouchers, occupancy and score designation, by authority.

    The layer does not say in words whether its total counts public housing alone. It is taken for public housing where the
    row bears that out, and left out with a note where it may count vouchers too.
    """
    for row in records(path):
        program = PROGRAMS.get(tidy(row["HA_PROGRAM_TYPE"]).lower())
        vouchers, homes, housed = (
            whole(row[name]) for name in ("SECTION8_UNITS_CNT", "PHA_TOTAL_UNITS", "PH_OCCUPIED")
        )
        rated = tidy(row["PHAS_DESIGNATION"])
        refused: dict[str, tuple[Value, str]] = {}
        notes = ["the file does not name its date; its figures are taken to be those of the end of 2024"]
        if program == "voucher_only":
            homes = housed = None
        elif homes is not None and vouchers and homes >= vouchers + (housed or 0):
            refused["ph_units"] = homes, "its homes may include its vouchers"
            homes = None
        occupancy = number(row["PCT_OCCUPIED"])
        if occupancy is not None and not (homes and housed and abs(occupancy - 100 * housed / homes) <= AGREE):
            refused["ph_occupancy_percent"] = occupancy, "its occupancy does not agree with its homes"
            occupancy = None
        facts: dict[str, Value | None] = {
            "program_mix": program,
            "ph_units": homes,
            "hcv_authorized": vouchers,
            "ph_occupancy_percent": occupancy,
            "phas_designation": designation(rated),
        }
        if rated and facts["phas_designation"] is None:
            notes.append(f"its score designation is {rated}")
        city = row.get("STD_CITY", row.get("CITY", ""))
        for told in authority(row["PARTICIPANT_CODE"], row["FORMAL_PARTICIPANT_NAME"], "", city, facts, tuple(notes)):
            yield evolve(told, refused=refused)


def _years(path: Path) -> list[str]:
    """The columns that are named by a year."""
    return sorted(column for column in header(path) if re.fullmatch(r"20\d\d", column))


def _span(years: list[str]) -> str:
    return " to ".join(dict.fromkeys((*years[:1], *years[-1:])))

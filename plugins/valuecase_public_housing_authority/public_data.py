"""Facts of public housing authorities from files of the US Department of Housing and Urban Development (HUD).

The key is the code of the authority, two letters and three digits: `AL001`. The letters are the state's, but RQ is
Puerto Rico, GQ Guam and VQ the Virgin Islands. Names differ from file to file; the code does not.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from valuecase.conditions.tree import Value
from valuecase.model.sources import FactSource, PublishedRow
from valuecase.published import Edition, Release, cased, day, header, known, number, records, state_code, tidy, whole

HUD = "US Department of Housing and Urban Development"
FAILING = 60  # points of a physical inspection; below is failing
AGREE = 2  # percentage points between two ways to an occupancy that count as one answer
ISLANDS = {"RQ": "PR", "GQ": "GU", "VQ": "VI"}
PROGRAMS = {
    "low-rent": "public_housing_only",
    "low rent": "public_housing_only",
    "public housing": "public_housing_only",
    "section 8": "voucher_only",
    "combined": "combined",
}
DESIGNATIONS = {"high": "high", "standard": "standard", "substandard": "substandard", "troubled": "troubled"}


def directory(path: Path) -> Iterator[PublishedRow]:
    """Names and cities; no facts."""
    for row in records(path):
        yield from _row(row["pha_code"], row["pha_name"], row["state"], row["city"])


def veterans_vouchers(path: Path) -> Iterator[PublishedRow]:
    """Vouchers for homeless veterans awarded over several years, by authority."""
    years = " to ".join(dict.fromkeys((*_years(path)[:1], *_years(path)[-1:]))) or "the years of the file"
    note = f"new awards of {years} only: the vouchers it holds are at least as many"
    for row in records(path):
        yield from _row(
            row["pha_code"], row["pha_name"], facts={"vash_awarded": whole(row["total_vouchers"])}, notes=(note,)
        )


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
        yield from _row(code, rows[0]["pha_name"], facts={"collaborators": partner}, notes=(note,))


def inspections(path: Path) -> Iterator[PublishedRow]:
    """Developments, how many failed, and their average score, by authority: the latest inspection of each development."""
    authorities: dict[str, dict[str, Mapping[str, str]]] = {}
    for row in records(path):
        developments = authorities.setdefault(row["PHA_CODE"], {})
        before = developments.get(row["DEVELOPMENT_ID"])
        if number(row["INSPECTION_SCORE"]) is not None and not _older(row, before):
            developments[row["DEVELOPMENT_ID"]] = row
    for code, developments in authorities.items():
        rows = list(developments.values())
        if not rows:
            continue
        scores = [score for row in rows if (score := number(row["INSPECTION_SCORE"])) is not None]
        facts = {
            "developments": len(scores),
            "failing_developments": sum(score < FAILING for score in scores),
            "inspection_score": round(sum(scores) / len(scores), 1),
        }
        days = sorted(found for row in rows if (found := day(row["INSPECTION_DATE"])))
        span = f"{days[0]} to {days[-1]}" if len(days) > 1 else "".join(map(str, days))
        notes = (f"the latest inspection of each development, {span}", f"a score below {FAILING} fails")
        state = state_code(rows[0].get("STATE_NAME", "")) or state_code(rows[0]["STATE_CODE"])
        city = Counter(row["CITY"] for row in rows if "\u00bf" not in row["CITY"]).most_common(1)
        yield from _row(code, rows[0]["PHA_NAME"], state, city[0][0] if city else "", facts, notes)


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
        designation = next(iter(tidy(row["PHAS_DESIGNATION"]).lower().split()), "")
        notes = ["the file does not name its date; its figures are taken to be those of the end of 2024"]
        if program == "voucher_only":
            homes = housed = None
        elif homes is not None and vouchers and homes >= vouchers + (housed or 0):
            notes.append(f"its {homes:,} homes may include {vouchers:,} vouchers, and were left out")
            homes = None
        occupancy = number(row["PCT_OCCUPIED"])
        if occupancy is not None and not (homes and housed and abs(occupancy - 100 * housed / homes) <= AGREE):
            notes.append("its occupancy does not agree with its homes, and was left out")
            occupancy = None
        facts: dict[str, Value | None] = {
            "program_mix": program,
            "ph_units": homes,
            "hcv_authorized": vouchers,
            "ph_occupancy_percent": occupancy,
            "phas_designation": DESIGNATIONS.get(designation),
        }
        if designation and facts["phas_designation"] is None:
            notes.append(f"its score designation is {tidy(row['PHAS_DESIGNATION'])}")
        city = row.get("STD_CITY", row.get("CITY", ""))
        yield from _row(row["PARTICIPANT_CODE"], row["FORMAL_PARTICIPANT_NAME"], "", city, facts, tuple(notes))


def _row(
    code: str,
    name: str,
    state: str = "",
    city: str = "",
    facts: Mapping[str, Value | None] | None = None,
    notes: tuple[str, ...] = (),
) -> Iterator[PublishedRow]:
    """A row under the code of its authority; nothing where that is no code."""
    key = code.strip().upper()
    if re.fullmatch(r"[A-Z]{2}\d{3}", key):
        where = state_code(ISLANDS.get(key[:2], key[:2])) or state_code(state)
        yield PublishedRow((key,), tidy(name), where, cased(city), known(facts or {}), notes)


def _older(row: Mapping[str, str], than: Mapping[str, str] | None) -> bool:
    return than is not None and (day(row["INSPECTION_DATE"]) or date.min) <= (day(than["INSPECTION_DATE"]) or date.min)


def _years(path: Path) -> list[str]:
    """The columns that are named by a year."""
    return sorted(column for column in header(path) if re.fullmatch(r"20\d\d", column))


def _award_years(path: Path) -> Edition | None:
    years = _years(path)
    title = f"HUD-VASH awards by authority, {' to '.join(dict.fromkeys((*years[:1], *years[-1:])))}"
    return (title, date(int(years[-1]), 12, 31)) if years else None


def _inspection_days(path: Path) -> Edition | None:
    last = max((found for row in records(path) if (found := day(row["INSPECTION_DATE"]))), default=None)
    return (f"Public Housing Physical Inspection Scores, inspections to {last:%B %Y}", last) if last else None


SOURCES: tuple[FactSource, ...] = (
    FactSource(
        id="hud_directory",
        title="PHA Contact Report, January 2026",
        publisher=HUD,
        page="https://www.hud.gov/program_offices/public_indian_housing/pha/contacts",
        as_of=date(2026, 1, 31),
        key="pha_code",
        columns={},
        needs=("pha_code", "pha_name", "address", "city", "state", "zip_code"),
        read=directory,
    ),
    Release(
        id="hud_vash_awards",
        title="HUD-VASH awards by authority, 2020 to 2024",
        publisher=HUD,
        page="https://www.hud.gov/program_offices/public_indian_housing/programs/hcv/vash",
        as_of=date(2024, 12, 31),
        key="pha_code",
        columns={"vash_awarded": "total_vouchers"},
        needs=("pha_code", "pha_name", "total_vouchers"),
        read=veterans_vouchers,
        edition=_award_years,
    ),
    FactSource(
        id="hud_vash_awards_2024",
        title="HUD-VASH awards of 2024 (Notice PIH 2024-18)",
        publisher=HUD,
        page="https://www.hud.gov/program_offices/public_indian_housing/programs/hcv/vash",
        as_of=date(2024, 12, 31),
        key="pha_code",
        columns={"collaborators": "vamc"},
        needs=("pha_code", "pha_name", "vamc", "vouchers", "budget"),
        read=veterans_partners,
    ),
    Release(
        id="hud_inspections",
        title="Public Housing Physical Inspection Scores, inspections to October 2020",
        publisher=HUD,
        page="https://www.huduser.gov/portal/datasets/pis.html",
        as_of=date(2020, 10, 20),
        key="PHA_CODE",
        columns={
            "developments": "DEVELOPMENT_ID, counted",
            "failing_developments": "INSPECTION_SCORE below 60, counted",
            "inspection_score": "INSPECTION_SCORE, averaged",
        },
        needs=("DEVELOPMENT_ID", "PHA_CODE", "PHA_NAME", "CITY", "STATE_CODE", "INSPECTION_SCORE", "INSPECTION_DATE"),
        read=inspections,
        edition=_inspection_days,
    ),
    FactSource(
        id="hud_map_layer",
        title="Public Housing Authorities (map layer)",
        publisher=HUD,
        page="https://hudgis-hud.opendata.arcgis.com",
        as_of=date(2024, 12, 31),
        key="PARTICIPANT_CODE",
        columns={
            "program_mix": "HA_PROGRAM_TYPE",
            "ph_units": "PHA_TOTAL_UNITS",
            "hcv_authorized": "SECTION8_UNITS_CNT",
            "ph_occupancy_percent": "PCT_OCCUPIED",
            "phas_designation": "PHAS_DESIGNATION",
        },
        needs=(
            "PARTICIPANT_CODE",
            "FORMAL_PARTICIPANT_NAME",
            "HA_PROGRAM_TYPE",
            "PHAS_DESIGNATION",
            "PHA_TOTAL_UNITS",
            "SECTION8_UNITS_CNT",
            "PH_OCCUPIED",
            "PCT_OCCUPIED",
        ),
        read=map_layer,
    ),
)

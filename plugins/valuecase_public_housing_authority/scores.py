"""How HUD rates authorities: inspections of their developments, and the scores of their two programs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from valuecase.model.sources import Edition, PublishedRow
from valuecase.published import day, number, records, state_code, tidy
from valuecase_public_housing_authority.identity import authority

FAILING = 60  # points of a physical inspection; below is failing
DESIGNATIONS = frozenset(("high", "standard", "substandard", "troubled"))


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
        latest = days[-1] if days else None
        yield from authority(code, rows[0]["PHA_NAME"], state, city[0][0] if city else "", facts, notes, latest)


def inspection_days(path: Path) -> Edition | None:
    last = max((found for row in records(path) if (found := day(row["INSPECTION_DATE"]))), default=None)
    return (f"Public Housing Physical Inspection Scores, inspections to {last:%B %Y}", last) if last else None


def public_housing_scores(path: Path) -> Iterator[PublishedRow]:
    """The designation of each authority's public housing, from its latest score; small ones are not scored every year."""
    return _latest_scores(path, "PHAS", "phas_designation")


def public_housing_year(path: Path) -> Edition | None:
    last = _last_year(records(path))
    return (f"Public Housing Assessment System (PHAS) scores, fiscal years to {last:%B %Y}", last) if last else None


def voucher_scores(path: Path) -> Iterator[PublishedRow]:
    """The rating of each authority's voucher program, from its latest score."""
    return _latest_scores(path, "SEMAP", "semap_designation")


def voucher_year(path: Path) -> Edition | None:
    last = _last_year(records(path))
    name = "Section Eight Management Assessment Program (SEMAP) scores, fiscal years to"
    return (f"{name} {last:%B %Y}", last) if last else None


def designation(cell: str) -> str | None:
    """The first word: a substandard performer may be so for one part only, which the rest of the cell tells."""
    first = next(iter(cell.lower().split()), "")
    return first if first in DESIGNATIONS else None


def _latest_scores(path: Path, system: str, fact: str) -> Iterator[PublishedRow]:
    """Of each authority the row of its last fiscal year, dated with the end of that year; without a year it is no fact."""
    latest = {row["PHA_CODE"].upper(): row for row in sorted(records(path), key=_fiscal_year_end)}
    for code, row in latest.items():
        end, score = day(row["FISCAL_YEAR_END"]), number(row[f"{system}_SCORE"])
        said = tidy(row[f"{system}_DESIGNATION"])
        points = "" if score is None else f"{score:g} points, "
        year = f"the fiscal year that ended {end}" if end else "a fiscal year that the file does not tell"
        facts = {fact: designation(said) if end else None}
        notes = (f"{points}{said or 'no designation'}, in {year}",)
        yield from authority(code, row["PHA_NAME"], facts=facts, notes=notes, as_of=end)


def _fiscal_year_end(row: Mapping[str, str]) -> date:
    return day(row["FISCAL_YEAR_END"]) or date.min


def _last_year(rows: Iterable[Mapping[str, str]]) -> date | None:
    return max((end for row in rows if (end := day(row["FISCAL_YEAR_END"]))), default=None)


def _older(row: Mapping[str, str], than: Mapping[str, str] | None) -> bool:
    return than is not None and (day(row["INSPECTION_DATE"]) or date.min) <= (day(than["INSPECTION_DATE"]) or date.min)

"""What published files say about several counties together."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from valuecase.conditions.tree import Value
from valuecase.importing.files import tables
from valuecase.importing.findings import Findings, words
from valuecase.importing.joining import unknown
from valuecase.importing.records import Definitions, Published, once
from valuecase.model.problems import Problem, ValueCaseError
from valuecase.model.sources import FactSource, PublishedRow
from valuecase.published import county_fips
from valuecase.wording import sentence_list


def collect_counties(
    files: Sequence[Path],
    sources: Iterable[FactSource],
    fips: Sequence[str],
    name: str,
    facts: Definitions | None = None,
) -> Published:
    """What the files say about several counties together: sums and means, as each source wants its facts combined.

    A sum that would lack a county is left out, and so is a mean for which most counties have no figure, or one has no
    weight. Each is said in `notes`; how a figure was combined is said in its source.
    """
    by_county = [table for table in tables(files, sources) if table and table[0].source.per == "county"]
    codes = once(county_fips(code) or code.strip() for code in fips)
    entries = [entry for table in by_county for entry in table]
    if not codes:
        raise ValueCaseError(Problem("no county was named", "Give the five-digit FIPS code of each county."))
    rows = {code: [entry.row for entry in entries if entry.row.keys[0] == code] for code in codes}
    for code in codes:
        if not rows[code]:
            raise unknown(code, entries, "none of these files knows the county")
    names = {code: next((row.name for row in rows[code] if row.name), code) for code in codes}
    found = Findings(facts)
    for table in by_county:
        source = table[0].source
        rows_here = {entry.row.keys[0]: entry.row for entry in table}
        here = {code: rows_here[code] for code in codes if code in rows_here}
        for note in once(note for row in here.values() for note in row.notes):
            about = [names[code] for code, row in here.items() if note in row.notes]
            whose = "" if len(about) == len(codes) else f"{sentence_list(about)}: "
            found.notes.append(f"{source.title}: {whose}{note}")
        said: dict[str, list[str]] = {}
        for fact in source.columns:
            by = source.weights.get(fact, source.weight)
            figures = {code: row.facts[fact] for code, row in here.items() if fact in row.facts}
            weights = {code: _weight(by, [here[code], *rows[code]]) for code in figures}
            value, how = _combined(figures, source.combine.get(fact), weights, words(by), len(codes))
            if how:
                lacking = [names[code] for code in codes if code not in figures]
                without = f", without {sentence_list(lacking)}" if figures and lacking else ""
                said.setdefault(how + without, []).append(found.label(fact))
            if value is not None:
                dated = [here[code].as_of or source.as_of for code in figures]
                found.add(fact, value, source, min(dated), how)
        found.notes += [f"{source.title}: {sentence_list(which)}: {how}" for how, which in said.items()]
    states = {row.state for code in codes for row in rows[code] if row.state}
    place = ", ".join(names.values()) if len(codes) <= 3 else f"{len(codes)} counties"
    return found.of(Published(codes, name, states.pop() if len(states) == 1 else "", place))


def _combined(
    figures: Mapping[str, Value], way: str | None, weights: Mapping[str, float], by: str, of: int
) -> tuple[Value | None, str]:
    """One value for `of` counties, or None, and in words how it came about or why it did not."""
    counted = f"{of} counties" if len(figures) == of else f"{len(figures)} of {of} counties"
    numbers = {code: value for code, value in figures.items() if isinstance(value, int | float)}
    if not figures:
        return None, "left out: no figure"
    if of == 1:
        return next(iter(figures.values())), ""
    if way is None:
        alike = len(figures) == of and len(set(figures.values())) == 1
        return (next(iter(figures.values())), f"{counted}, all alike") if alike else (None, "left out: counties differ")
    if way == "sum":
        total = sum(numbers.values())
        rounded = total if isinstance(total, int) else round(total, 2)
        return (rounded, f"{counted} added") if len(figures) == of else (None, "left out: a sum would be too small")
    if 2 * len(figures) < of:
        return None, f"left out: a figure for {counted} only"
    if not all(weights.values()):
        return None, f"left out: no {by} to weight it by; add a file that holds it"
    mean = sum(value * weights[code] for code, value in numbers.items()) / sum(weights.values())
    return round(mean, 2), f"{counted} weighted by {by}"


def _weight(by: str, rows: Sequence[PublishedRow]) -> float:
    """What a county weighs, from the file itself or else from another; 0 where nobody says."""
    return next((value for row in rows if isinstance(value := row.facts.get(by), int | float)), 0)

"""From published files to the facts of one organization: recognize, find, collect. Nothing here prints.

Rows of several files are joined where they share a key, however many steps lie between. A key that two rows of one file
share (a city, a name) says nothing about either and joins nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from attrs import evolve, field, frozen

from valuecase.conditions.tree import Value
from valuecase.model.facts import FactDefinition, FactValue
from valuecase.model.problems import Problem, ValueCaseError
from valuecase.model.sources import FactSource, PublishedRow
from valuecase.published import county_fips, header, plain, state_code
from valuecase.reading.text import shown
from valuecase.reading.values import fit
from valuecase.wording import sentence_list

T = TypeVar("T")
Definitions = Mapping[str, FactDefinition]


@frozen
class Candidate:
    """An organization or county that the files know. Any of its keys names it; the publisher's own comes first."""

    keys: tuple[str, ...]
    name: str
    state: str = ""
    place: str = ""


@frozen
class Published:
    """What the files say about one organization, every value with its source and date."""

    keys: tuple[str, ...]
    name: str
    state: str = ""
    place: str = ""
    facts: Mapping[str, tuple[FactValue, ...]] = field(factory=dict)
    notes: tuple[str, ...] = ()

    def joined(self, other: "Published") -> "Published":
        """These facts and those of another, its counties for example; name and place stay."""
        facts = {id: _once((*self.facts.get(id, ()), *other.facts.get(id, ()))) for id in {**self.facts, **other.facts}}
        return evolve(self, facts=facts, notes=_once((*self.notes, *other.notes)), place=self.place or other.place)


@frozen
class Entry:
    """A row and the source it comes from."""

    source: FactSource
    row: PublishedRow


def recognise(path: Path, sources: Iterable[FactSource]) -> FactSource:
    """The source whose columns this file has, dated as the file dates itself, whatever the file is called."""
    sources = list(sources)
    columns = set(header(path))
    fitting = [source for source in sources if columns.issuperset(source.needs)]
    if fitting:
        return max(fitting, key=lambda source: len(source.needs)).of(path)
    advice = "These can be read: " + "; ".join(source.title for source in sources) + "."
    near = max(sources, key=lambda source: len(columns.intersection(source.needs)), default=None)
    if near and columns.intersection(near.needs):
        lacking = ", ".join(column for column in near.needs if column not in columns)
        advice = f"The nearest is {near.title}; for that it lacks: {lacking}. {advice}"
    raise ValueCaseError(Problem("its columns are those of no file that can be read here", advice, shown(path), 1))


def candidates(files: Sequence[Path], sources: Iterable[FactSource], text: str, state: str = "") -> list[Candidate]:
    """Whom the files know by a name or place with all words of `text`, in a state given by code or name."""
    words, wanted = plain(text).split(), state_code(state) or state.strip().upper()
    found = []
    for group in _groups(_tables(files, sources)):
        candidate = _candidate(group)
        said = plain(" ".join(f"{entry.row.name} {entry.row.place}" for entry in group))
        if all(word in said for word in words) and wanted in ("", candidate.state):
            found.append(candidate)
    return sorted(found, key=lambda one: (one.name.casefold(), one.state, one.place, one.keys))


def collect(
    files: Sequence[Path], sources: Iterable[FactSource], id: str, facts: Definitions | None = None
) -> Published:
    """Everything the files say about the organization, or the county, that has this key."""
    group = _group_of(id, _groups(_tables(files, sources)))
    found = _Findings(facts)
    for entry in group:
        found.notes += [f"{entry.source.title}: {note}" for note in entry.row.notes]
        for fact, value in entry.row.facts.items():
            if fact in entry.source.columns:
                found.add(fact, value, entry.source, entry.row.as_of)
    one = _candidate(group)
    for entry in group:
        if entry.row.name and plain(entry.row.name) != plain(one.name):
            found.notes.append(f"{entry.source.title}: calls it {entry.row.name}; make sure that it is the same")
    return found.of(Published(one.keys, one.name, one.state, one.place))


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
    tables = [table for table in _tables(files, sources) if table and table[0].source.per == "county"]
    codes = _once(county_fips(code) or code.strip() for code in fips)
    entries = [entry for table in tables for entry in table]
    if not codes:
        raise ValueCaseError(Problem("no county was named", "Give the five-digit FIPS code of each county."))
    rows = {code: [entry.row for entry in entries if entry.row.keys[0] == code] for code in codes}
    for code in codes:
        if not rows[code]:
            raise _unknown(code, entries, "none of these files knows the county")
    names = {code: next((row.name for row in rows[code] if row.name), code) for code in codes}
    found = _Findings(facts)
    for table in tables:
        source = table[0].source
        rows_here = {entry.row.keys[0]: entry.row for entry in table}
        here = {code: rows_here[code] for code in codes if code in rows_here}
        for note in _once(note for row in here.values() for note in row.notes):
            about = [names[code] for code, row in here.items() if note in row.notes]
            whose = "" if len(about) == len(codes) else f"{sentence_list(about)}: "
            found.notes.append(f"{source.title}: {whose}{note}")
        said: dict[str, list[str]] = {}
        for fact in source.columns:
            by = source.weights.get(fact, source.weight)
            figures = {code: row.facts[fact] for code, row in here.items() if fact in row.facts}
            weights = {code: _weight(by, [here[code], *rows[code]]) for code in figures}
            value, how = _combined(figures, source.combine.get(fact), weights, _words(by), len(codes))
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


def _words(id: str) -> str:
    return id.replace("_", " ")


class _Findings:
    """Values and notes while they are gathered; a value that does not fit its fact becomes a note."""

    def __init__(self, facts: Definitions | None) -> None:
        self.definitions = facts
        self.values: dict[str, list[FactValue]] = {}
        self.notes: list[str] = []

    def label(self, fact: str) -> str:
        """What people call a fact."""
        return self.definitions[fact].label if self.definitions and fact in self.definitions else _words(fact)

    def add(self, fact: str, value: Value, source: FactSource, as_of: date | None, how: str = "") -> None:
        if self.definitions is not None:
            if fact not in self.definitions:
                self.notes.append(f"{source.title}: {_words(fact)} was left out: this type has no such fact")
                return
            reading = fit(self.definitions[fact], value)
            if reading.value is None:
                self.notes.append(f"{source.title}: {reading.wrong}; it was left out")
                return
            if reading.implausible:
                self.notes.append(f"{source.title}: {reading.implausible}")
            value = reading.value
        citation = source.citation + (f", {how}" if how else "")
        self.values.setdefault(fact, []).append(FactValue(value, "published", citation, as_of=as_of or source.as_of))

    def of(self, published: Published) -> Published:
        """With each value and note once: a file given twice says nothing twice, while two releases are two values."""
        facts = {fact: _once(values) for fact, values in self.values.items()}
        return evolve(published, facts=facts, notes=_once(self.notes))


def _once(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))


# --- Joining ----------------------------------------------------------------------------------------------------------


def _tables(files: Sequence[Path], sources: Iterable[FactSource]) -> list[list[Entry]]:
    """The rows of each file."""
    known = list(sources)
    recognised = [(recognise(path, known), path) for path in files]
    return [[Entry(source, row) for row in source.read(path)] for source, path in recognised]


def _groups(tables: Sequence[Sequence[Entry]]) -> list[list[Entry]]:
    """The entries of one organization together, in the order of the files."""
    times = [Counter(key for entry in table for key in entry.row.keys) for table in tables]
    shared = {key for counted in times for key, count in counted.items() if count > 1}
    leaders: dict[str, str] = {}

    def leader(key: str) -> str:
        while (above := leaders.setdefault(key, key)) != key:
            leaders[key] = leaders[above]
            key = above
        return key

    entries = [(entry, [key for key in entry.row.keys if key not in shared]) for table in tables for entry in table]
    for _, keys in entries:
        for key in keys[1:]:
            leaders[leader(key)] = leader(keys[0])
    groups: dict[str, list[Entry]] = {}
    for place, (entry, keys) in enumerate(entries):
        groups.setdefault(leader(keys[0]) if keys else f"row {place} alone", []).append(entry)
    return list(groups.values())


def _candidate(group: Sequence[Entry]) -> Candidate:
    """Its name, state and place as the newest file that names it has them."""
    rows = [entry.row for entry in sorted(group, key=lambda e: (bool(e.row.name), e.source.as_of), reverse=True)]
    keys = _once(key for row in rows for key in row.keys)
    place = _first(row.place for row in rows)
    return Candidate(
        keys, _first(row.name for row in rows) or place or keys[0], _first(row.state for row in rows), place
    )


def _first(words: Iterable[str]) -> str:
    return next(filter(None, words), "")


def _group_of(id: str, groups: Sequence[Sequence[Entry]]) -> Sequence[Entry]:
    """The one group that has this key, written in any case and with or without leading zeros."""

    def spelled(key: str) -> str:
        return key.strip().casefold().lstrip("0")

    for same in (str.casefold, spelled):
        found = [group for group in groups if any(same(key) == same(id) for e in group for key in e.row.keys)]
        if len(found) == 1:
            return found[0]
        if found:
            each = "; ".join(f"{one.keys[0]} ({one.name}, {one.place})" for one in map(_candidate, found[:5]))
            raise ValueCaseError(Problem(f'"{id}" stands for {len(found)} organizations', f"Choose one: {each}."))
    raise _unknown(id, [entry for group in groups for entry in group], "none of these files knows the id")


def _unknown(id: str, entries: Sequence[Entry], message: str) -> ValueCaseError:
    """The nearest ids, or names where somebody gave a name."""
    by_key = {key: entry.row for entry in entries for key in entry.row.keys}
    by_name = {plain(entry.row.name): entry.row for entry in entries}
    near = [by_name[name] for name in get_close_matches(plain(id), by_name, n=3, cutoff=0.7)]
    near = near or [by_key[key] for key in get_close_matches(id.strip().upper(), by_key, n=3, cutoff=0.75)]
    each = "; ".join(f"{row.keys[0]} ({row.name or row.place})" for row in near)
    advice = f"The nearest: {each}." if near else "Find its id by name first."
    return ValueCaseError(Problem(f'{message} "{id}"', advice))

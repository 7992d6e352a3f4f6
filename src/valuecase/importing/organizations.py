"""Whom published files know, and what they say about one organization, or about every one."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from valuecase.importing.files import tables
from valuecase.importing.findings import Findings
from valuecase.importing.joining import candidate, group_of, groups
from valuecase.importing.records import Candidate, Definitions, Entry, Published, Unfit
from valuecase.model.sources import FactSource
from valuecase.published import plain, state_code


def candidates(files: Sequence[Path], sources: Iterable[FactSource], text: str, state: str = "") -> list[Candidate]:
    """Whom the files know by a name or place with all words of `text`, in a state given by code or name."""
    words, wanted = plain(text).split(), state_code(state) or state.strip().upper()
    found = []
    for group in groups(tables(files, sources)):
        one = candidate(group)
        said = plain(" ".join(f"{entry.row.name} {entry.row.place}" for entry in group))
        if all(word in said for word in words) and wanted in ("", one.state):
            found.append(one)
    return sorted(found, key=lambda one: (one.name.casefold(), one.state, one.place, one.keys))


def collect(
    files: Sequence[Path], sources: Iterable[FactSource], id: str, facts: Definitions | None = None
) -> Published:
    """Everything the files say about the organization, or the county, that has this key."""
    return _told(group_of(id, groups(tables(files, sources))), facts)


def everyone(tables: Sequence[Sequence[Entry]], facts: Definitions) -> Iterator[Published]:
    """What `collect` gives for every organization, in the order of the files. What is known of counties alone is none."""
    for group in groups(tables):
        if any(entry.source.per == "organisation" for entry in group):
            yield _told(group, facts)


def _told(group: Sequence[Entry], facts: Definitions | None) -> Published:
    found = Findings(facts)
    unfit: list[Unfit] = []
    doubted: list[Unfit] = []
    for entry in group:
        found.notes += [f"{entry.source.title}: {note}" for note in entry.row.notes]
        for fact, value in entry.row.facts.items():
            if fact in entry.source.columns and (why := found.add(fact, value, entry.source, entry.row.as_of)):
                unfit.append(Unfit(entry, fact, value, why))
        for fact, (value, why) in entry.row.refused.items():
            figure = f"{value:,}".removesuffix(".0") if isinstance(value, int | float) else value
            found.notes.append(f"{entry.source.title}: {why}; {figure} was left out")
            unfit.append(Unfit(entry, fact, value, why))
        for fact, why in entry.row.doubted.items():
            found.notes.append(f"{entry.source.title}: {why}")
            doubted.append(Unfit(entry, fact, entry.row.facts[fact], why))
    one = candidate(group)
    for entry in group:
        if entry.row.name and plain(entry.row.name) != plain(one.name):
            found.notes.append(f"{entry.source.title}: calls it {entry.row.name}; make sure that it is the same")
    told = Published(
        one.keys, one.name, one.state, one.place, entries=tuple(group), unfit=tuple(unfit), doubted=tuple(doubted)
    )
    return found.of(told)

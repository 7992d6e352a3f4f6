"""Which rows of several files are about the same organization.

Rows are joined where they share a key, however many steps lie between. A key that two rows of one file share (a city, a
name) says nothing about either and joins nothing.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from valuecase.importing.records import Candidate, Entry, once
from valuecase.model.problems import Problem, ValueCaseError
from valuecase.published import plain


def groups(tables: Sequence[Sequence[Entry]]) -> list[list[Entry]]:
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
    found: dict[str, list[Entry]] = {}
    for place, (entry, keys) in enumerate(entries):
        found.setdefault(leader(keys[0]) if keys else f"row {place} alone", []).append(entry)
    return list(found.values())


def candidate(group: Sequence[Entry]) -> Candidate:
    """Its name, state and place as the newest file that names it has them."""
    rows = [entry.row for entry in sorted(group, key=lambda e: (bool(e.row.name), e.source.as_of), reverse=True)]
    keys = once(key for row in rows for key in row.keys)
    place = _first(row.place for row in rows)
    return Candidate(
        keys, _first(row.name for row in rows) or place or keys[0], _first(row.state for row in rows), place
    )


def _first(words: Iterable[str]) -> str:
    return next(filter(None, words), "")


def group_of(id: str, groups: Sequence[Sequence[Entry]]) -> Sequence[Entry]:
    """The one group that has this key, written in any case and with or without leading zeros."""

    def spelled(key: str) -> str:
        return key.strip().casefold().lstrip("0")

    for same in (str.casefold, spelled):
        found = [group for group in groups if any(same(key) == same(id) for e in group for key in e.row.keys)]
        if len(found) == 1:
            return found[0]
        if found:
            each = "; ".join(f"{one.keys[0]} ({one.name}, {one.place})" for one in map(candidate, found[:5]))
            raise ValueCaseError(Problem(f'"{id}" stands for {len(found)} organizations', f"Choose one: {each}."))
    raise unknown(id, [entry for group in groups for entry in group], "none of these files knows the id")


def unknown(id: str, entries: Sequence[Entry], message: str) -> ValueCaseError:
    """The nearest ids, or names where somebody gave a name."""
    by_key = {key: entry.row for entry in entries for key in entry.row.keys}
    by_name = {plain(entry.row.name): entry.row for entry in entries}
    near = [by_name[name] for name in get_close_matches(plain(id), by_name, n=3, cutoff=0.7)]
    near = near or [by_key[key] for key in get_close_matches(id.strip().upper(), by_key, n=3, cutoff=0.75)]
    each = "; ".join(f"{row.keys[0]} ({row.name or row.place})" for row in near)
    advice = f"The nearest: {each}." if near else "Find its id by name first."
    return ValueCaseError(Problem(f'{message} "{id}"', advice))

"""Which rows of several files are about the same organization.

Rows are joined where they share a key, however many steps lie between. A key that two rows of one file share (a city, a
name) says nothing about either and joins nothing. No organization has two rows of one file: where a key would bring them
together, what joined before it stands.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from valuecase.importing.records import Candidate, Entry, once
from valuecase.model.problems import Problem, ValueCaseError
from valuecase.published import plain


def groups(tables: Sequence[Sequence[Entry]]) -> list[list[Entry]]:
    """The entries of one organization together, in the order of the files.

    Rows name their surest key first, and no key joins before the surer ones of all rows have.
    """
    times = [Counter(key for entry in table for key in entry.row.keys) for table in tables]
    shared = {key for counted in times for key, count in counted.items() if count > 1}
    entries = [entry for table in tables for entry in table]
    files = [{file} for file, table in enumerate(tables) for _ in table]
    leaders = list(range(len(entries)))
    first: dict[str, int] = {}

    def leader(place: int) -> int:
        while (above := leaders[place]) != place:
            leaders[place] = leaders[above]
            place = above
        return place

    for rank in range(max((len(entry.row.keys) for entry in entries), default=0)):
        for place, entry in enumerate(entries):
            if rank >= len(entry.row.keys) or (key := entry.row.keys[rank]) in shared:
                continue
            one, other = sorted((leader(place), leader(first.setdefault(key, place))))
            if one != other and files[one].isdisjoint(files[other]):
                leaders[other] = one
                files[one] |= files[other]
    found: dict[int, list[Entry]] = {}
    for place, entry in enumerate(entries):
        found.setdefault(leader(place), []).append(entry)
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

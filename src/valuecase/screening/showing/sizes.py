"""Pains by size of organization: which fact says how large one is, and classes of about a quarter each with round cuts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

import polars as pl
from attrs import frozen

from valuecase.model.pack import StakeholderType
from valuecase.model.problems import Problem, ValueCaseError, did_you_mean
from valuecase.screening.showing.counting import known

# What an organization has, or whom it serves. What happens to it or is done by it in a year is no size.
COUNTED = ("beds", "people", "residents", "homes", "households", "students", "members", "staff", "posts", "counties")
CANDIDATES = 3  # the first ones of a pack that a file feeds: authors put size first
MOST = 0.5  # of the rows: known for as many, a fact can stand for size
CLASSES = 4
# Round numbers, six to each power of ten: 10, 15, 20, 30, 50, 70, 100, 150 …
CUTS = sorted({int(step * 10**power) for power in range(13) for step in (1, 1.5, 2, 3, 5, 7)})


def candidates(type: StakeholderType, facts: Sequence[str]) -> tuple[str, ...]:
    """The facts of a type that can stand for its size, in the order of the pack."""
    found = []
    for id, fact in type.fact.items():
        unit = type.unit.get(fact.unit)
        counts = unit is not None and unit.many.split(" ")[-1] in COUNTED
        if id in facts and fact.type == "integer" and fact.step == "homework" and not fact.formula and counts:
            found.append(id)
    return tuple(found[:CANDIDATES])


def asked_for(type: StakeholderType, facts: Sequence[str], size: str) -> str:
    """A fact that somebody wants as the size; ValueCaseError naming the nearest where it can be none."""
    numbers = [id for id in facts if type.fact[id].type in ("integer", "number")]
    if size in numbers:
        return size
    why = "is no number" if size in facts else "is in none of the files"
    known = f"Facts of these files that are numbers: {', '.join(numbers) or 'none'}."
    raise ValueCaseError(
        Problem(f'"{size}" {why}, so it cannot say how large they are', did_you_mean(size, numbers, known))
    )


@frozen
class SizeClass:
    """Organizations from `low` to below `below`, None meaning without end; their pains by id and status.

    `whole`: the fact counts things, so that the last one before 100 is 99.
    """

    low: int | None
    below: int | None
    whole: bool
    rows: int
    pains: Mapping[tuple[str, str], int]

    @property
    def said(self) -> str:
        if self.low is None:
            return "all" if self.below is None else f"under {self.below:,}"
        if self.below is None:
            return f"{self.low:,} and more"
        last = self.below - 1 if self.whole else self.below
        return f"{self.low:,}" if last == self.low else f"{self.low:,} to {'' if self.whole else 'under '}{last:,}"


class BySize:
    """Rows and their pains between round numbers of one fact: bin 0 lies below the first of `CUTS`, bin 1 from it on."""

    def __init__(self, type: StakeholderType, fact: str) -> None:
        self.fact = fact
        self.whole = type.fact[fact].type == "integer"
        self.statuses = [(id, status) for id in type.pain for status in ("present", "absent")]
        self.rows: Counter[int] = Counter()
        self.pains: dict[int, Counter[tuple[str, str]]] = {}

    def add(self, answers: pl.DataFrame) -> None:
        there = answers.filter(known(self.fact, answers.schema[self.fact]))
        bins = pl.Series(CUTS).search_sorted(there[self.fact], side="right").alias("bin")
        sums = ((pl.col(f"pain_{id}") == status).sum().alias(f"{id}|{status}") for id, status in self.statuses)
        for bin, rows, *counts in there.group_by(bins).agg(pl.len(), *sums).iter_rows():
            self.rows[bin] += rows
            self.pains.setdefault(bin, Counter()).update(dict(zip(self.statuses, counts, strict=True)))

    @property
    def known(self) -> int:
        return self.rows.total()

    def classes(self) -> tuple[SizeClass, ...]:
        """Up to four classes, cut at the round numbers nearest to the quarters; none where nothing is known."""
        bins = sorted(self.rows)
        ends = list(accumulate(self.rows[bin] for bin in bins))
        quarters = [self.known * quarter / CLASSES for quarter in range(1, CLASSES)] if ends[1:] else []
        cuts = {min(range(1, len(bins)), key=lambda at: abs(ends[at - 1] - quarter)) for quarter in quarters}
        return tuple(self._class(bins, *edges) for edges in pairwise(sorted({0, *cuts, len(bins)})))

    def _class(self, bins: Sequence[int], first: int, after: int) -> SizeClass:
        pains: Counter[tuple[str, str]] = Counter()
        for bin in bins[first:after]:
            pains.update(self.pains[bin])
        low = CUTS[bins[first] - 1] if first else None
        below = CUTS[bins[after] - 1] if after < len(bins) else None
        return SizeClass(low, below, self.whole, sum(self.rows[bin] for bin in bins[first:after]), pains)


def chosen(found: Sequence[BySize], rows: int) -> BySize | None:
    """The first that is known for most rows, else the one known for most of all; none where none is known."""
    known = [one for one in found if one.known]
    return next((one for one in known if one.known >= MOST * rows), max(known, key=lambda one: one.known, default=None))

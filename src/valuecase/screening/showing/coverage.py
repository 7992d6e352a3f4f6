"""How much is known of each fact that was fed, and how old it is."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from valuecase.knowledge import YEARS_CLAIMED
from valuecase.model.paper import Block, Paragraph, Table
from valuecase.screening.showing.saying import are, counted, listed, share

if TYPE_CHECKING:
    from valuecase.screening.showing.summary import Summary

FACTS = 5
KNOWN = ("fact", "known for", "figures of")


def missing(summary: "Summary", as_of: date) -> Iterator[Block]:
    """The facts that were fed, those known least first, how old they are, and how many were not fed at all."""
    counts, facts = summary.counts, summary.type.fact
    fed = sorted(counts.facts, key=lambda id: counts.of["fact", id])
    if fed:
        rows = tuple(fact_row(summary, id) for id in fed[:FACTS])
        yield Table(KNOWN, rows)
        if more := len(fed) - len(rows):
            yield Paragraph(f"Of these files, {counted(more, 'further fact')} {are(more)} known for as many or more.")
    yield from _wholly_old(summary, as_of)
    if unfed := [id for id, fact in facts.items() if fact.formula is None and id not in counts.facts]:
        spoken = sum(facts[id].step == "listen" for id in unfed)
        only = f"; {spoken} of them only the organizations themselves can tell" if spoken else ""
        yield Paragraph(f"The rules ask for {counted(len(unfed), 'more fact')}, in none of these files{only}.")


def fact_row(summary: "Summary", id: str) -> tuple[str, str, str]:
    """One fact: for how many it is known, and of which years."""
    known, label = summary.counts.of["fact", id], summary.type.fact[id].label
    return label, share(known, summary.counts.rows), summary.ages.years(id) or "not dated"


def old(summary: "Summary", as_of: date) -> str:
    """How much of what is known is too old to stand up; empty where none of it is."""
    counts = summary.counts
    found = sum(summary.ages.old(id, as_of) for id in counts.facts)
    every = sum(counts.of["fact", id] for id in counts.facts)
    if not found:
        return ""
    return (
        f"{share(found, every)} figures are more than {YEARS_CLAIMED} years old. They count as what we believe, make nothing "
        "firm, and are asked before they are said."
    )


def _wholly_old(summary: "Summary", as_of: date) -> Iterator[Block]:
    """The facts of which nothing newer is known."""
    counts, ages = summary.counts, summary.ages
    wholly = [id for id in counts.facts if 0 < counts.of["fact", id] == ages.old(id, as_of)]
    if wholly:
        each = (f"{summary.type.fact[id].label} ({ages.years(id)})" for id in wholly)
        yield Paragraph(f"**Known from more than {YEARS_CLAIMED} years ago alone:** {listed(each)}.")

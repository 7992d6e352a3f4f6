"""Whom to invite first: the top of the list, each with the reasons for its place."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from valuecase.model.paper import Block, Bullets, Paragraph
from valuecase.screening.showing.counting import ASKED, STRONGEST
from valuecase.screening.showing.saying import listed, name, proposition, question, shown

if TYPE_CHECKING:
    from valuecase.screening.showing.summary import Summary

OFFERS = 2  # of each organization


def invite(summary: "Summary") -> Iterator[Block]:
    """The first organizations with the reasons for their place; no list where nothing sets one before another."""
    scores, rows = summary.counts.scores, summary.counts.rows
    if not summary.top:
        return
    if len(scores) == 1 and rows > len(summary.top):
        yield Paragraph(
            f"All {summary.counted(rows)} stand level, so there is no order yet: nothing that is known sets one before another."
        )
        return
    yield Paragraph(
        "The order is ours: by the sum that valuecase compare uses, of how strong the best offer is, whether there is more "
        "than one, how much of what we know stands up, and how ready they seem. It says where we could begin, not who is good."
    )
    asked = {row[ASKED[0]] for row in summary.top}
    same = asked.pop() if len(asked) == 1 and len(summary.top) > 1 else None  # said once instead of with each
    yield Bullets(tuple(place(summary, row, same) for row in summary.top), numbered=True)
    if same:
        yield Paragraph(f"**To find out next with all of these:** “{question(summary, same)}”")
    last = summary.top[-1]["score"]
    if level := scores[last] - sum(row["score"] == last for row in summary.top):
        verb = "stands" if level == 1 else "stand"
        yield Paragraph(f"*{level:,} more {verb} level with the last of these; the order between equals is by name.*")


def place(summary: "Summary", row: Mapping[str, Any], said: str | None = None) -> str:
    """One organization: its sum, what could be offered, and what to find out next unless that is `said` elsewhere."""
    usable = [id for one in STRONGEST if (id := row[one])][:OFFERS]
    fits = [id for id in usable if row[f"proposition_{id}"] == "applies"]
    ready = [id for id in usable if id not in fits]
    asked = next((row[one] for one in ASKED if row[one]), None)
    where = ", ".join(shown(row[column]) for column in ("place", "state") if row.get(column))
    parts = [
        f"**{name(summary, row)}**{f' ({where})' if where else ''}: sum {row['score']}.",
        f"Fits: {listed(proposition(summary, id) for id in fits)}." if fits else "",
        f"After a question: {listed(proposition(summary, id) for id in ready)}." if ready else "",
        "" if usable else "Nothing to offer yet.",
        f"To find out next: “{question(summary, asked)}”" if asked and asked != said else "",
    ]
    return " ".join(part for part in parts if part)

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
    scores, rows, top = summary.counts.scores, summary.counts.rows, summary.top
    if not top:
        return
    yield from map(Paragraph, summary.cautions)
    if len(scores) == 1 and rows > len(top):
        yield Paragraph(
            f"All {summary.counted(rows)} stand level, so there is no order yet: nothing that is known sets one before another."
        )
        return
    yield Paragraph(
        "The order is ours: by the sum that valuecase compare uses, of how strong the best offer is, whether there is more "
        "than one, how much of what we know stands up, and how ready they seem. It says where we could begin, not who is good."
    )
    best, last = top[0]["score"], top[-1]["score"]
    if scores[best] > len(top):
        yield Paragraph(
            f"**{summary.counted(scores[best])} share the highest sum, and {len(top):,} of them are named here.** A place in "
            "this list says little, then: to choose, look at those of one state or county by themselves."
        )
    asked = {row[ASKED[0]] for row in top}
    same = asked.pop() if len(asked) == 1 and len(top) > 1 else None  # said once instead of with each
    yield Bullets(tuple(place(summary, row, same) for row in top), numbered=True)
    if same:
        yield Paragraph(f"**To find out next with all of these:** “{question(summary, same)}”")
    if level := scores[last] - sum(row["score"] == last for row in top):
        more = (
            f"{level:,} more {'has' if level == 1 else 'have'} the sum of the last of these. " if best != last else ""
        )
        yield Paragraph(
            f"*{more}Equal sums stand by how much could be raised, then by how much is known, then by name.*"
        )


def place(summary: "Summary", row: Mapping[str, Any], said: str | None = None) -> str:
    """One organization: its sum, what could be offered, and what to find out next unless that is `said` elsewhere."""
    usable = [id for one in STRONGEST if (id := row[one])][:OFFERS]
    fits = [id for id in usable if row[f"proposition_{id}"] == "applies"]
    ready = [id for id in usable if id not in fits]
    asked = next((row[one] for one in ASKED if row[one]), None)
    called = name(summary, row)
    told = (shown(row.get(column)) for column in ("place", "state"))
    where = ", ".join(one for one in told if one and one != called)
    parts = [
        f"**{called}**{f' ({where})' if where else ''}: sum {row['score']}.",
        f"Fits: {listed(proposition(summary, id) for id in fits)}." if fits else "",
        f"After a question: {listed(proposition(summary, id) for id in ready)}." if ready else "",
        "" if usable else "Nothing to offer yet.",
        f"To find out next: “{question(summary, asked)}”" if asked and asked != said else "",
    ]
    return " ".join(part for part in parts if part)

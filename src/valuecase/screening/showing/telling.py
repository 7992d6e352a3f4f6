"""A summary in words: what people read on the screen, and beside the pictures of the page."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from valuecase.model.paper import Block, Bullets, Paper, Paragraph, Section, Table
from valuecase.screening.showing.counting import PAIN_STATUSES, ranked
from valuecase.screening.showing.coverage import missing, old
from valuecase.screening.showing.inviting import invite
from valuecase.screening.showing.saying import are, counted, listed, of_known, pain, proposition, question, share
from valuecase.wording import day, ended

if TYPE_CHECKING:
    from valuecase.screening.showing.summary import Summary

PAINS = 5
PROPOSITIONS = 3
QUESTIONS = 3
REASONS = 2  # why rows were left out

HURTS = "What hurts most often"
OFFERED = "What sharing could do for them"
MISSING = "Where facts are missing"
ASK = "What to find out first"
INVITE = "Whom to invite first"
BEFORE = "Before you use this list"


def told(summary: "Summary", as_of: date) -> Paper:
    counts, phrase = summary.counts, summary.type.phrase
    title = f"Whom to invite first: {summary.type.about.plural}"
    lead = [f"{summary.counted(counts.rows)} · as of {day(as_of)}", *_not_read(summary)]
    lead += filter(None, [old(summary, as_of)])
    lead.append(phrase["homework_alone"].text if counts.rows else "There is none, so there is nothing to tell.")
    sections: dict[str, Callable[[Summary], Iterator[Block]]] = {
        HURTS: hurts,
        OFFERED: offered,
        MISSING: partial(missing, as_of=as_of),
        ASK: ask,
        INVITE: invite,
        BEFORE: before,
    }
    made = (Section(title, tuple(tell(summary))) for title, tell in sections.items())
    notice = phrase["for_our_preparation"].text
    return Paper(title, notice, tuple(lead), tuple(one for one in made if one.blocks) if counts.rows else ())


def _not_read(summary: "Summary") -> Iterator[str]:
    if rows := summary.rejected_rows:
        why = [reason for reason, _ in ranked(summary.why_left_out)]
        more = [counted(len(why) - REASONS, "other reason")] if len(why) > REASONS else []
        reasons = "; ".join([*why[:REASONS], *more])
        yield f"{counted(rows, 'row')} of the files {are(rows)} in none of the counts ({reasons})."
    if cells := summary.rejected_cells + summary.counts.left_out:
        yield f"{counted(cells, 'value')} could not be used and {are(cells)} counted as not known."
    if odd := summary.doubtful:
        yield f"{counted(odd, 'value or row looks', 'values or rows look')} wrong and {are(odd)} used all the same."


def hurts(summary: "Summary") -> Iterator[Block]:
    """The commonest pains, by how many are known to have them."""
    found = commonest(summary)
    if shown := found[:PAINS]:
        yield Table(("what hurts", "present", "absent", "not known"), tuple(pain_row(summary, id) for id in shown))
    if further := len(found) - len(shown):
        yield Paragraph(f"{further} more {are(further)} present somewhere.")
    counts = summary.counts.of
    pains = summary.type.pain
    absent = [id for id in pains if id not in found and counts[f"pain.{id}", "absent"]]
    unknown = [id for id in pains if id not in found and id not in absent]
    if absent:
        yield Paragraph(f"**Absent wherever it is known:** {listed(pain(summary, id) for id in absent)}.")
    if unknown:
        nobody = "Not known for anybody, which does not mean that it is absent"
        yield Paragraph(f"**{nobody}:** {listed((pain(summary, id) for id in unknown), PAINS)}.")


def commonest(summary: "Summary") -> list[str]:
    """The pains that are present somewhere, the commonest first."""
    counts = summary.counts.of
    there = [id for id in summary.type.pain if counts[f"pain.{id}", "present"]]
    return sorted(there, key=lambda id: -counts[f"pain.{id}", "present"])


def pain_row(summary: "Summary", id: str) -> tuple[str, str, str, str]:
    present, absent, unknown = statuses(summary, id)
    there = (
        of_known(present, present + absent)
        if comparable(summary, id)
        else f"{present:,} (nobody is known to be without it)"
    )
    return pain(summary, id), there, f"{absent:,}", f"{unknown:,}"


def statuses(summary: "Summary", id: str) -> tuple[int, int, int]:
    """With how many a pain is present, absent and not known."""
    present, absent, unknown = (summary.counts.of[f"pain.{id}", one] for one in PAIN_STATUSES)
    return present, absent, unknown


def comparable(summary: "Summary", id: str) -> bool:
    """Whether a share of those known says anything: many files speak only of those who have something."""
    present, absent, unknown = statuses(summary, id)
    return absent > 0 or unknown <= present


def offered(summary: "Summary") -> Iterator[Block]:
    """How many have anything to be offered, and which propositions come up most."""
    counts = summary.counts
    standings, every = counts.standings, counts.rows
    yield Bullets(
        (
            f"**Something fits:** {share(standings['fits'], every)}.",
            f"**Nothing fits for certain, but something could be raised after a question:** "
            f"{share(standings['after_a_question'], every)}.",
            f"**Only to find out:** {share(standings['to_find_out'], every)}.",
            f"**Not for them, as far as these rules go:** {share(standings['not_for_them'], every)}.",
        )
    )
    usable = {
        id: counts.of[f"proposition.{id}", "fits"] + counts.of[f"proposition.{id}", "after_a_question"]
        for id in summary.type.proposition
    }
    often = sorted((id for id in usable if usable[id]), key=lambda id: -usable[id])
    if often:
        named = (f"*{proposition(summary, id)}* ({usable[id]:,})" for id in often[:PROPOSITIONS])
        yield Paragraph(f"What could be raised with most of them: {'; '.join(named)}.")


def ask(summary: "Summary") -> Iterator[Block]:
    """The facts that are among the three most worth asking for with most organizations."""
    counts, facts = summary.counts, summary.type.fact
    asked = [id for id, _ in ranked(counts.asked)][:QUESTIONS]
    items = (
        f"“{question(summary, id)}” {share(counts.asked[id], counts.rows)}.{_where(facts[id].where)}" for id in asked
    )
    if asked:
        yield Paragraph("With how many organizations each is among the three facts most worth asking for:")
        yield Bullets(tuple(items), numbered=True)


def _where(text: str) -> str:
    return f" *Where to look or whom to ask:* {ended(text)}" if text else ""


def before(summary: "Summary") -> Iterator[Block]:
    yield Paragraph(summary.type.phrase["to_invite"].text)
    yield Paragraph(summary.type.phrase["several_first"].text)

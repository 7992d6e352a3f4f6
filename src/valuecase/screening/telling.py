"""A summary in words: what people read on the screen, and beside the pictures of the page."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from valuecase.model.paper import Block, Bullets, Paper, Paragraph, Section, Table
from valuecase.screening.counting import ASKED, PAIN_STATUSES, ranked
from valuecase.wording import day, ended

if TYPE_CHECKING:
    from valuecase.screening.summary import Summary

PAINS = 5
FACTS = 5
PROPOSITIONS = 3
QUESTIONS = 3
OFFERS = 2  # of each of the first organizations
FEW = 10  # below as many a percentage would say more than is known
NAME = 100  # letters of a name that are shown

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
    lead.append(phrase["homework_alone"].text if counts.rows else "Nothing was read, so there is nothing to tell.")
    sections = {HURTS: hurts, OFFERED: offered, MISSING: missing, ASK: ask, INVITE: invite, BEFORE: before}
    made = (Section(title, tuple(tell(summary))) for title, tell in sections.items())
    notice = phrase["for_our_preparation"].text
    return Paper(title, notice, tuple(lead), tuple(one for one in made if one.blocks) if counts.rows else ())


def _not_read(summary: "Summary") -> Iterator[str]:
    if summary.rejected_rows:
        yield f"{rows(summary.rejected_rows)} could not be read and {_are(summary.rejected_rows)} in none of the counts."
    if cells := summary.rejected_cells + summary.counts.left_out:
        yield f"{cells:,} {'value' if cells == 1 else 'values'} could not be used and {_are(cells)} counted as not known."


def hurts(summary: "Summary") -> Iterator[Block]:
    """The commonest pains, by how many are known to have them."""
    found = commonest(summary)
    if shown := found[:PAINS]:
        yield Table(("what hurts", "present", "absent", "not known"), tuple(pain_row(summary, id) for id in shown))
    if further := len(found) - len(shown):
        yield Paragraph(f"{further} more {'is' if further == 1 else 'are'} present somewhere.")
    counts = summary.counts.of
    pains = summary.type.pain
    absent = [id for id in pains if id not in found and counts[f"pain.{id}", "absent"]]
    unknown = [id for id in pains if id not in found and id not in absent]
    if absent:
        yield Paragraph(f"**Absent wherever it is known:** {titles(summary, absent)}.")
    if unknown:
        nobody = "Not known for anybody, which does not mean that it is absent"
        yield Paragraph(f"**{nobody}:** {titles(summary, unknown, PAINS)}.")


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
    usable = {id: usable_count(summary, id) for id in summary.type.proposition}
    often = sorted((id for id in usable if usable[id]), key=lambda id: -usable[id])
    if often:
        named = (f"*{proposition(summary, id)}* ({usable[id]:,})" for id in often[:PROPOSITIONS])
        yield Paragraph(f"What could be raised with most of them: {'; '.join(named)}.")


def usable_count(summary: "Summary", id: str) -> int:
    """With how many organizations a proposition can be raised, at once or after a question."""
    return sum(summary.counts.of[f"proposition.{id}", one] for one in ("fits", "after_a_question"))


def missing(summary: "Summary") -> Iterator[Block]:
    """The facts that were fed, those known least first, and how many were not fed at all."""
    counts, facts = summary.counts, summary.type.fact
    fed = sorted(counts.facts, key=lambda id: counts.of["fact", id])
    if fed:
        rows = tuple((facts[id].label, share(counts.of["fact", id], counts.rows)) for id in fed[:FACTS])
        yield Table(("fact", "known for"), rows)
        if len(fed) > len(rows):
            yield Paragraph(f"The other {len(fed) - len(rows)} facts of these files are known for as many or more.")
    if unfed := [id for id, fact in facts.items() if fact.formula is None and id not in counts.facts]:
        spoken = sum(facts[id].step == "listen" for id in unfed)
        only = f": {spoken} of them only the organizations themselves can tell" if spoken else ""
        yield Paragraph(f"{len(unfed)} more facts that the rules ask for are in none of these files{only}.")


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


def invite(summary: "Summary") -> Iterator[Block]:
    """The first organizations with the reasons for their place; no list where nothing sets one before another."""
    scores, rows = summary.counts.scores, summary.counts.rows
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
    last = summary.top[-1]["score"] if summary.top else 0
    level = scores[last] - sum(row["score"] == last for row in summary.top)
    if level:
        yield Paragraph(f"*{level:,} more stand level with the last of these; the order between equals is by name.*")


def place(summary: "Summary", row: Mapping[str, Any], said: str | None = None) -> str:
    """One organization: its sum, what could be offered, and what to find out next unless that is `said` elsewhere."""
    usable = [id for one in ("strongest_1", "strongest_2", "strongest_3") if (id := row[one])][:OFFERS]
    fits = [id for id in usable if row[f"proposition_{id}"] == "applies"]
    ready = [id for id in usable if id not in fits]
    asked = next((row[one] for one in ASKED if row[one]), None)
    where = ", ".join(shown(row[column]) for column in ("place", "state") if row.get(column))
    parts = [
        f"**{name(summary, row)}**{f' ({where})' if where else ''}: sum {row['score']}.",
        f"Fits: {titles(summary, fits, table='proposition')}." if fits else "",
        f"After a question: {titles(summary, ready, table='proposition')}." if ready else "",
        "" if usable else "Nothing to offer yet.",
        f"To find out next: “{question(summary, asked)}”" if asked and asked != said else "",
    ]
    return " ".join(part for part in parts if part)


def before(summary: "Summary") -> Iterator[Block]:
    yield Paragraph(summary.type.phrase["to_invite"].text)
    yield Paragraph(summary.type.phrase["several_first"].text)


# --- words ------------------------------------------------------------------------------------------------------------


def share(part: int, whole: int) -> str:
    """`1,204 of 5,000 (24%)`; no percentage of a few."""
    return f"{part:,} of {whole:,}" + (f" ({percent(part, whole)})" if whole >= FEW else "")


def of_known(part: int, known: int) -> str:
    """The same among those that are known."""
    return f"{part:,} of {known:,} known" + (f" ({percent(part, known)})" if known >= FEW else "")


def percent(part: int, whole: int) -> str:
    """Whole percents; never none of some, nor all of most."""
    rounded = round(100 * part / whole)
    if rounded == 0 and part:
        return "under 1%"
    return "over 99%" if rounded == 100 and part < whole else f"{rounded}%"


def rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number:,} rows"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def pain(summary: "Summary", id: str) -> str:
    return summary.words.text(summary.type.pain[id].title)


def question(summary: "Summary", fact: str) -> str:
    return summary.type.fact[fact].question or summary.type.fact[fact].label


def proposition(summary: "Summary", id: str) -> str:
    return summary.words.text(summary.type.proposition[id].title)


def titles(summary: "Summary", ids: Iterable[str], most: int = 0, *, table: str = "pain") -> str:
    say = proposition if table == "proposition" else pain
    each = [f"*{say(summary, id)}*" for id in ids]
    more = [f"and {len(each) - most} more"] if most and len(each) > most else []
    return "; ".join([*(each[:most] if most else each), *more])


def name(summary: "Summary", row: Mapping[str, Any]) -> str:
    return shown(row.get(summary.name_column)) or "(no name)"


def shown(text: object) -> str:
    """What a file says, on one line, without marks or control characters, and no longer than a line or two."""
    said = "" if text is None else str(text).replace("*", "∗")
    said = " ".join("".join(letter if letter.isprintable() else " " for letter in said).split())
    return said if len(said) <= NAME else f"{said[: NAME - 1]}…"

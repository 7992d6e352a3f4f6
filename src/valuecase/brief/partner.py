"""Who they are, how much we know of them, and what presses on them."""

from valuecase.brief.teller import Teller, upper_first
from valuecase.model.facts import CONFIDENCES
from valuecase.model.paper import Block, Paragraph, Section
from valuecase.telling import how_we_know
from valuecase.wording import day

DRIVERS_IN_FULL = 4
_NAMES = {
    "published": "published",
    "confirmed": "confirmed by them",
    "impression": "from one person",
    "assumed": "assumed",
}


def lead(t: Teller) -> tuple[str, ...]:
    """The lines under the title: what they are, the day, how much we know, and anything a reader must be told first."""
    partner, sector = t.case.partner, t.type.sector[t.type.about.sector].title.lower()
    parts = [f"{t.type.about.title}, {sector}", partner.place, f"as of {day(t.case.as_of)}", _known(t)]
    lines = [" · ".join(part for part in parts if part)]
    if t.case.problems:
        count = len(t.case.problems)
        entries, counts = ("1 entry", "counts") if count == 1 else (f"{count} entries", "count")
        lines.insert(
            0, f"{entries} of the partner file could not be used and {counts} as not known: see valuecase check."
        )
    if partner.fictional:
        lines.append("This partner is made up, to show how a brief reads.")
    lines += [f"Adapted: {one.change}." for one in t.type.adapted]
    return tuple(lines)


def _known(t: Teller) -> str:
    asked = sum(fact.formula is None for fact in t.type.fact.values())
    given = [fact.chosen or fact.others[0] for fact in t.case.facts.values() if fact.chosen or fact.others]
    counts = {word: sum(one.confidence == word for one in given) for word in CONFIDENCES}
    told = ", ".join(f"{count} {_NAMES[word]}" for word, count in counts.items() if count)
    return f"we know {len(given)} of {asked} facts" + (f": {told}" if told else "")


def who_they_are(t: Teller) -> Section:
    """The kind of organization, what this one told us of itself, and the forces on it."""
    about = t.type.about
    background = " ".join(t.tell(about.background).split())
    blocks: list[Block] = [Paragraph(background + t.cite.mark(about.sources[:2]))]
    blocks.append(Paragraph(f"**From day to day.** {t.tell(about.day_to_day)}"))
    for id in t.case.facts:
        if t.type.fact[id].type == "text":
            blocks.append(Paragraph(f"**{upper_first(t.type.fact[id].label)}.** {how_we_know(t.case, id)}."))
    active = t.drivers("active")
    for id in active[:DRIVERS_IN_FULL]:
        driver = t.type.driver[id]
        told = f"**{t.tell(driver.title)}** ({driver.category}). {t.tell(driver.summary)}"
        blocks.append(Paragraph(told + t.cite.mark(driver.sources[:2])))
    if further := active[DRIVERS_IN_FULL:]:
        blocks.append(Paragraph(f"**Also:** {'; '.join(t.tell(t.type.driver[id].title) for id in further)}."))
    if unsure := t.drivers("unknown"):
        titles = "; ".join(t.tell(t.type.driver[id].title) for id in unsure)
        blocks.append(Paragraph(f"**To find out, whether it presses on them:** {titles}."))
    return Section("Who they are, and what presses on them", tuple(blocks))

"""Who they are, how much we know of them, and what presses on them."""

from collections.abc import Iterator

from valuecase.brief.teller import Teller, opening, upper_first
from valuecase.model.facts import CONFIDENCES
from valuecase.model.pack import StakeholderType
from valuecase.model.paper import Block, Paragraph, Section
from valuecase.telling import held
from valuecase.wording import day, ended

DRIVERS_IN_FULL = 2
OWN_WORDS = 2
BACKGROUND = 2  # sentences
SUMMARY = 2
UNSURE_NAMED = 2
_NAMES = {
    "published": "published",
    "confirmed": "confirmed by them",
    "impression": "from one person",
    "assumed": "assumed",
}


def alert(t: Teller) -> str:
    """What a reader must be told before anything else; empty when all is well."""
    if not t.case.problems:
        return ""
    count = len(t.case.problems)
    entries, count_as = ("1 entry", "counts") if count == 1 else (f"{count} entries", "count")
    return f"{entries} of the partner file could not be used and {count_as} as not known: see valuecase check."


def lead(t: Teller) -> tuple[str, ...]:
    """The lines under the title: what they are, the day, how much we know, and what was adapted."""
    partner, sector = t.case.partner, t.type.sector[t.type.about.sector].title.lower()
    parts = [f"{t.type.about.title}, {sector}", partner.place, f"as of {day(t.case.as_of)}", _known(t)]
    lines = [" · ".join(part for part in parts if part)]
    if partner.fictional:
        lines.append("This partner is made up, to show how a brief reads.")
    return (*lines, *adapted(t.type))


def adapted(type: StakeholderType) -> tuple[str, ...]:
    """What of the rules is not as it was shipped, and what of an adaptation no longer meets anything."""
    lines = [f"Adapted: {'; '.join(one.change for one in type.adapted)}."] if type.adapted else []
    if type.warnings:
        count = "1 entry" if len(type.warnings) == 1 else f"{len(type.warnings)} entries"
        lines.append(f"{count} of the adaptation found nothing to adapt: valuecase check says which.")
    return tuple(lines)


def _known(t: Teller) -> str:
    asked = sum(fact.formula is None for fact in t.type.fact.values())
    given = [fact.chosen or fact.others[0] for fact in t.case.facts.values() if fact.chosen or fact.others]
    counts = {word: sum(one.confidence == word for one in given) for word in CONFIDENCES}
    names = {**_NAMES, "confirmed": "confirmed by us"} if t.case.partner.ours else _NAMES
    told = ", ".join(f"{count} {names[word]}" for word, count in counts.items() if count)
    return f"we know {len(given)} of {asked} facts" + (f": {told}" if told else "")


def who_they_are(t: Teller) -> Section:
    """The kind of organization, what this one told us of itself, and the forces on it."""
    about = t.type.about
    background = opening(t.tell(about.background), BACKGROUND)
    blocks: list[Block] = [Paragraph(background + t.cite.mark(about.sources[:1]))]
    blocks.append(Paragraph(f"**From day to day.** {t.tell(about.day_to_day)}"))
    own_words = [id for id in t.case.facts if t.type.fact[id].type == "text"]
    # Where there is nothing to propose, what they say of themselves is the whole of it.
    for id in own_words[: OWN_WORDS if t.type.proposition else None]:
        blocks.append(Paragraph(f"**{upper_first(t.type.fact[id].label)}.** {ended(held(t.case, id))}"))
    blocks += [Paragraph(line) for line in _data(t)]
    active = t.drivers("active")
    for id in active[:DRIVERS_IN_FULL]:
        driver = t.type.driver[id]
        told = f"**{ended(t.tell(driver.title))}** {opening(t.tell(driver.summary), SUMMARY)}"
        blocks.append(Paragraph(told + t.cite.mark(driver.sources[:1])))
    if further := active[DRIVERS_IN_FULL:]:
        blocks.append(Paragraph(ended(f"**Also:** {'; '.join(t.tell(t.type.driver[id].title) for id in further)}")))
    if unsure := [t.tell(t.type.driver[id].title) for id in t.drivers("unknown")]:
        more = f"; and {len(unsure) - UNSURE_NAMED} more" if len(unsure) > UNSURE_NAMED else ""
        blocks.append(Paragraph(ended(f"**Still to find out:** {'; '.join(unsure[:UNSURE_NAMED])}{more}")))
    return Section("Who they are, and what presses on them", tuple(blocks))


def _data(t: Teller) -> Iterator[str]:
    """What the partner file says it holds, needs, or has none of."""
    for word, told in (("holds", "Data they hold"), ("needs", "Data they need"), ("none", "Data they do not have")):
        if titles := [t.type.data_set[id].title for id, said in t.case.partner.data.items() if said == word]:
            yield f"**{told}:** {'; '.join(titles)}."

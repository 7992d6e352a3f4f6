"""What to say first, and to whom."""

from valuecase.brief.teller import Teller
from valuecase.model.case import TalkingPoint
from valuecase.model.facts import Person
from valuecase.model.pack import Audience
from valuecase.model.paper import Block, Bullets, Paragraph, Section
from valuecase.model.proposition import Proposition
from valuecase.telling import provenance
from valuecase.wording import ended

FOR_THE_ONE_ASKED_FOR = 4
FOR_THE_FIRST = 2  # the audience we are most likely to meet first
FOR_THE_OTHERS = 1
AUDIENCES = 3
COUNSEL = "data_compliance"


def to_say(t: Teller) -> Section | None:
    """Talking points by audience, with what that audience cares about and what to leave out."""
    if not t.points:
        return None
    blocks: list[Block] = []
    fact = t.case.facts.get("culture")
    if fact and (culture := t.type.culture.get(str(fact.value))):
        who = f", {provenance(fact.chosen)}" if fact.chosen else ""
        blocks.append(Paragraph(f"**How they meet outsiders:** {culture.shown_as}{who}. {culture.opening}"))
    for audience in _first_met(t):
        if points := [point for point in t.points if point.audience == audience.id]:
            most = FOR_THE_ONE_ASKED_FOR if t.audience else FOR_THE_OTHERS if len(blocks) > 1 else FOR_THE_FIRST
            at_length = most > FOR_THE_OTHERS and not t.options.short
            blocks.append(Paragraph(_listener(t, audience, at_length=at_length)))
            said = [_told(t, point) for point in points[: 1 if t.options.short else most]]
            if audience.id == COUNSEL and (own := _proposition(t, points[0])).for_counsel:
                said.append(f"*For counsel:* {t.tell(own.for_counsel)}")
            blocks.append(Bullets(tuple(said)))
    shown = {audience.id for audience in _first_met(t)}
    if others := [id for id in t.type.audience if id not in shown and any(point.audience == id for point in t.points)]:
        blocks.append(Paragraph(f"For the others: --audience {' or '.join(others)}."))
    return Section("What to say, to whom", tuple(blocks))


def _first_met(t: Teller) -> list[Audience]:
    """Those we know somebody among, then the pack's first; the others are an `--audience` away."""
    spoken_to = {point.audience for point in t.points}
    known = {person.audience for person in t.case.partner.people}
    there = [audience for audience in t.type.audience.values() if audience.id in spoken_to]
    chosen = sorted(there, key=lambda audience: audience.id not in known)[:AUDIENCES]
    return [audience for audience in there if audience in chosen]


def _proposition(t: Teller, point: TalkingPoint) -> Proposition:
    return t.type.proposition[point.proposition]


def _listener(t: Teller, audience: Audience, *, at_length: bool) -> str:
    people = (t.options.person,) if t.options.person else t.case.partner.people
    named = "; ".join(_person(person) for person in people if person.audience == audience.id)
    who = f"**{audience.title}**" + (f": {named}" if named else "")
    if not at_length:
        return who
    parts = {"Cares about": audience.cares_about, "Avoid": audience.avoid}
    if t.audience:  # asked for by name, they get a page of their own, with room for how to begin
        parts = {"Open with": audience.say_first, **parts}
    return f"{who}. " + " ".join(f"*{name}:* {ended(t.tell(text))}" for name, text in parts.items())


def _person(person: Person) -> str:
    notes = "; ".join(note for note in (person.role, person.motivation) if note)
    return f"{person.name} ({notes})" if notes else person.name


def _told(t: Teller, point: TalkingPoint) -> str:
    """A point that rests on one person's word, or has something to rule out, is asked before it is said."""
    finding = next(one for one in t.usable if one.id == point.proposition)
    say = f"*Say* “{point.say}”{t.cite.mark(t.figure_sources(point.figures))}"
    check = t.check(finding) if finding.ready else "" if finding.firm else t.to_confirm(finding)
    asked = check in t.said
    t.said += (check, point.say, point.ask)
    if check:
        return f"{'*After the same question,*' if asked else f'*Ask first* “{check}”'} {say} *Then ask* “{point.ask}”"
    return f"{say} *Ask* “{point.ask}”" if finding.firm else f"*Ask first* “{point.ask}” {say}"

"""What to say first, and to whom."""

from valuecase.brief.teller import Teller
from valuecase.model.case import TalkingPoint
from valuecase.model.facts import Person
from valuecase.model.pack import Audience
from valuecase.model.paper import Block, Bullets, Paragraph, Section

FOR_THE_ONE_ASKED_FOR = 4
FOR_THE_FIRST = 2  # the audience we are most likely to meet first
FOR_THE_OTHERS = 1


def to_say(t: Teller) -> Section | None:
    """Talking points by audience, with what that audience cares about and what to leave out."""
    if not t.points:
        return None
    blocks: list[Block] = []
    fact = t.case.facts.get("culture")
    if fact and (culture := t.type.culture.get(str(fact.value))):
        blocks.append(Paragraph(f"**How they meet outsiders:** {culture.shown_as}. {culture.opening}"))
    for audience in t.type.audience.values():
        if points := [point for point in t.points if point.audience == audience.id]:
            most = FOR_THE_ONE_ASKED_FOR if t.audience else FOR_THE_OTHERS if len(blocks) > 1 else FOR_THE_FIRST
            blocks.append(Paragraph(_listener(t, audience)))
            blocks.append(Bullets(tuple(_told(t, point) for point in points[: 1 if t.options.short else most])))
    return Section("What to say, to whom", tuple(blocks))


def _listener(t: Teller, audience: Audience) -> str:
    people = (t.options.person,) if t.options.person else t.case.partner.people
    named = "; ".join(_person(person) for person in people if person.audience == audience.id)
    who = f"**{audience.title}**" + (f": {named}" if named else "")
    cares, avoid = t.tell(audience.cares_about).rstrip("."), t.tell(audience.avoid).rstrip(".")
    return f"{who}. *Cares about:* {cares}. *Avoid:* {avoid}."


def _person(person: Person) -> str:
    notes = "; ".join(note for note in (person.role, person.motivation) if note)
    return f"{person.name} ({notes})" if notes else person.name


def _told(t: Teller, point: TalkingPoint) -> str:
    """A point that rests on one person's word, or has something to rule out, is asked before it is said."""
    finding = next(one for one in t.usable if one.id == point.proposition)
    say = f"*Say* “{point.say}”{t.cite.mark(t.figure_sources(point.figures))}"
    if finding.ready:
        return f"*Ask first* “{t.check(finding)}” {say} *Then ask* “{point.ask}”"
    return f"{say} *Ask* “{point.ask}”" if finding.firm else f"*Ask first* “{point.ask}” {say}"

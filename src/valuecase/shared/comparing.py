"""Whom to approach first: an order with its reasons, and what a first approach would signal."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from valuecase.model.case import ValueCase
from valuecase.model.paper import Block, Bullets, Paper, Paragraph, Section
from valuecase.points import plainly
from valuecase.telling import held
from valuecase.wording import day, sentence_list

MANY = 3  # propositions that fit, from which there is more than one thing to talk about
WELL_KNOWN = (1 / 6, 1 / 3)  # shares of the facts that are firm, from which we know something, and much
READINESS = 2  # the most that readiness adds or takes
INITIATIVES = (
    ("competing_initiatives", -1, "they are part of something that competes"),
    ("complementary_initiatives", 1, "they are part of something that ours would complete"),
)


@frozen(repr=False)
class Place:
    """Where one partner stands in the order, as a sum of small whole numbers. `tied` are others with the same sum."""

    case: ValueCase
    parts: tuple[tuple[str, int], ...]
    tied: tuple[str, ...] = ()

    @property
    def sum(self) -> int:
        return sum(points for _, points in self.parts)


def places(cases: Sequence[ValueCase]) -> tuple[Place, ...]:
    """The highest sum first; those with equal sums stand by name, and say so."""
    scored = [Place(case, tuple(_parts(case))) for case in cases]
    scored.sort(key=lambda place: (-place.sum, place.case.partner.name))
    return tuple(
        Place(one.case, one.parts, tuple(x.case.partner.name for x in scored if x is not one and x.sum == one.sum))
        for one in scored
    )


def _parts(case: ValueCase) -> Iterator[tuple[str, int]]:
    """What is not known adds nothing."""
    usable = case.with_status("applies", "ready")
    if usable:
        yield f"the strongest that we could offer: {plainly(case, usable[0].proposition.title)}", usable[0].score or 0
    if len(usable) >= MANY:
        yield "there is more than one thing to talk about", 1
    asked = sum(fact.formula is None for fact in case.type.fact.values())
    firm = sum(fact.firm for fact in case.facts.values() if fact.chosen)
    if known := sum(firm >= share * asked for share in WELL_KNOWN):
        yield f"what we know stands up: {firm} firm facts of {asked}", known
    if ready := max(-READINESS, min(READINESS, sum(sign.counts for sign in case.readiness))):
        yield f"readiness: {'; '.join(case.type.readiness[sign.id].title for sign in case.readiness)}", ready
    culture = case.facts.get("culture")
    if culture and (way := case.type.culture.get(str(culture.value))) and way.welcome:
        yield f"how they meet outsiders: {way.shown_as}", way.welcome
    leads = case.facts.get("values_community_leadership")
    if leads and leads.value is True:
        yield "community leadership matters to them, and others may follow", 1
    for id, points, said in INITIATIVES:
        if id in case.facts and case.facts[id].value:
            yield f"{said}: {held(case, id)}", points


def compare(cases: Sequence[ValueCase]) -> Paper:
    """The order as a paper, each with its reasons and with what approaching it first would say to others."""
    found = places(cases)
    type = cases[0].type
    lead = [f"{len(cases)} compared · as of {day(cases[0].as_of)}"]
    if any(case.partner.fictional for case in cases):
        lead.append("Made up, to show how this reads.")
    sections = tuple(_section(place, number) for number, place in enumerate(found, 1))
    tip = Section("Before you choose", (Paragraph(type.phrase["several_first"].text),))
    return Paper("Whom to approach first", type.phrase["for_our_preparation"].text, tuple(lead), (*sections, tip))


def _section(place: Place, number: int) -> Section:
    case = place.case
    blocks: list[Block] = []
    if place.tied:
        blocks.append(Paragraph(f"*Level with {sentence_list(place.tied)}: the order between them is by name.*"))
    parts = [f"{'plus' if points > 0 else 'minus'} {abs(points)}: {why}" for why, points in place.parts if points]
    blocks.append(Bullets(tuple(parts)) if parts else Paragraph("We know too little to say anything for or against."))
    signals = [held(case, id) for id in ("competitors", "collaborators") if id in case.facts and case.facts[id].value]
    if signals:
        blocks.append(Paragraph(f"*Who would take it as a signal:* {'; '.join(signals)}."))
    return Section(f"{number}. {case.partner.name}", tuple(blocks))

"""What to say, to whom: a proposition in the wording that fits this partner's culture and what we know of it."""

from collections.abc import Iterator

from valuecase.model.case import PropositionFinding, TalkingPoint, ValueCase
from valuecase.model.proposition import Point
from valuecase.wording import about, fill, fill_all, number, shown_value, span, unit_named, worked_out


def points_of(case: ValueCase, audience: str, lens: str, us: str) -> tuple[TalkingPoint, ...]:
    """Points of what applies, then of what is ready to raise; audience and lens filter and never reorder."""
    return tuple(_points(case, audience, lens, us))


def _points(case: ValueCase, audience: str, lens: str, us: str) -> Iterator[TalkingPoint]:
    for finding in case.propositions:
        if not finding.usable or (lens and lens not in finding.proposition.lenses):
            continue
        for point in finding.proposition.point.values():
            if audience in ("", point.id):
                yield _point(case, finding, point, us)


def _point(case: ValueCase, finding: PropositionFinding, point: Point, us: str) -> TalkingPoint:
    wordings = [*_cultural(case, point), *point.say]
    for words in wordings:
        filler = Filler(case, finding, us)
        if (said := fill(words, filler)) is not None:
            break
    else:  # every variant needs something we may not say: the value itself always stands
        filler = Filler(case, finding, us)
        said = fill(finding.proposition.value, filler) or fill_all(finding.proposition.title, filler)
    return TalkingPoint(
        finding.id,
        point.id,
        said,
        fill(point.ask, Filler(case, finding, us)) or "What would you correct in this?",
        check_first=finding.check_first,
        facts=tuple(dict.fromkeys(filler.facts)),
        figures=tuple(dict.fromkeys(filler.figures)),
        sources=tuple(sources_of(case, finding, filler.figures)),
    )


def plainly(case: ValueCase, text: str, us: str = "our coalition") -> str:
    """A text of the pack as a reader sees it, its figures filled in."""
    return fill_all(text, Filler(case, us=us))


def _cultural(case: ValueCase, point: Point) -> tuple[str, ...]:
    fact = case.facts.get("culture")
    culture = case.type.culture.get(str(fact.value)) if fact else None
    if culture is None or culture.wording == "plain":
        return ()
    return point.guarded if culture.wording == "guarded" else point.return_first


class Filler:
    """Fills the placeholders of one text about one proposition, and remembers what it leaned on.

    A fact is filled only when it may be said: firm, undisputed, and with its year if published. An estimate only when all
    its inputs are firm and undisputed. Figures always.
    """

    def __init__(self, case: ValueCase, finding: PropositionFinding | None = None, us: str = "our coalition") -> None:
        self.case = case
        self.finding = finding
        self.us = us
        self.facts: list[str] = []
        self.figures: list[str] = []

    def __call__(self, name: str) -> str | None:
        if name == "partner":
            return self.case.partner.name
        if name == "us":
            return self.us
        if name.startswith("k."):
            return self._figure(name.removeprefix("k."))
        if name.startswith("estimate."):
            return self._estimate(name.removeprefix("estimate."))
        return self._fact(name)

    def _figure(self, id: str) -> str:
        figure = self.case.type.figure[id]
        low, _, high = figure.ends
        self.figures.append(id)
        return span(low, high, unit_named(self.case.type.unit, figure.unit))

    def _estimate(self, name: str) -> str | None:
        estimates = self.finding.estimates if self.finding else ()
        for found in estimates:
            if found.name == name and found.sayable:
                self.facts.extend(found.facts)
                self.figures.extend(found.figures)
                return about(found.low, found.high, unit_named(self.case.type.unit, found.estimate.unit))
        return None

    def _fact(self, id: str) -> str | None:
        definition, fact = self.case.type.fact[id], self.case.facts.get(id)
        if fact is None or not fact.sayable or fact.value is None:
            return None
        self.facts.append(id)
        if definition.type in ("choice", "date"):
            return shown_value(fact.value, definition, None)
        unit, chosen = unit_named(self.case.type.unit, definition.unit), fact.chosen
        value = fact.value if chosen else worked_out(fact.value, unit)
        printed = number(float(value), unit)  # type: ignore[arg-type]
        if chosen and chosen.confidence == "published" and chosen.as_of:
            return f"{printed} in {chosen.as_of.year}"
        return printed


def sources_of(case: ValueCase, finding: PropositionFinding, figures: list[str]) -> Iterator[str]:
    """The sources behind a point: its figures', its evidence for and against, and its pains'; each once."""
    seen: dict[str, None] = {}
    for id in figures:
        seen |= dict.fromkeys(case.type.figure[id].sources)
    for evidence in (*finding.proposition.supports, *finding.proposition.contrary):
        seen[evidence.source] = None
    for pain in finding.proposition.relieves:
        seen |= dict.fromkeys(case.type.pain[pain].sources)
    yield from seen

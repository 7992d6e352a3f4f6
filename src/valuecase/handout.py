"""The handout: the part of a value case that the partner itself may be given.

It holds only what we would say to its face: firm facts, what we offer, what we promise, what we ask, and sources. Culture,
scores, people, what was heard, what is still open, and cautions about the partner never enter it.
"""

from collections.abc import Iterator

from valuecase.brief.teller import Options
from valuecase.cautions import promises
from valuecase.citations import Citations
from valuecase.model.case import FactInPlay, PropositionFinding, ValueCase
from valuecase.model.paper import Block, Bullets, Paper, Paragraph, Section
from valuecase.points import Filler, plainly
from valuecase.wording import day, fill, shown_value, unit_named, worked_out

OFFERS = 3
SEEN = 4
PROMISES = 4


def handout(case: ValueCase, options: Options | None = None) -> Paper:
    """A page or two for the partner."""
    return _Handout(case, options or Options()).paper()


class _Handout:
    def __init__(self, case: ValueCase, options: Options) -> None:
        self.case = case
        self.type = case.type
        self.us = options.us.name if options.us else "our coalition"
        self.cite = Citations(case.type.source)
        applying = (one for one in case.propositions if one.status == "applies" and one.firm and not one.disputed)
        self.offered = [one for one in applying if not options.lens or options.lens in one.proposition.lenses][:OFFERS]

    def paper(self) -> Paper:
        parts = (
            self.what_we_see,
            self.what_we_could_do,
            self.what_we_promise,
            self.what_we_ask,
            self.unknown,
            self.sources,
        )
        sections = tuple(section for part in parts if (section := part()))
        notice = f"For {self.case.partner.name}, from {self.us}, {day(self.case.as_of)}"
        made_up = ("This partner is made up, to show how a handout reads.",) if self.case.partner.fictional else ()
        return Paper("Working together", notice, made_up, sections)

    def what_we_see(self) -> Section | None:
        """The firm figures behind what we offer, in the words of their definitions."""
        wanted = dict.fromkeys(fact for one in self.offered for fact in self._figures_behind(one))
        known = [self.case.facts[id] for id in wanted if id in self.case.facts and self.case.facts[id].sayable]
        items = tuple(self._seen(fact) for fact in known[:SEEN])
        return Section("What we see", (Bullets(items),)) if items else None

    def _figures_behind(self, one: PropositionFinding) -> Iterator[str]:
        """Counts, amounts and dates, but none that is delicate; nobody needs to be told what kind of organization they are."""
        pains = {
            pain.id: pain for pain in self.case.pains if pain.status == "present" and pain.firm and not pain.disputed
        }
        behind = [fact for id in one.proposition.relieves if id in pains for fact in pains[id].facts]
        behind += [fact for estimate in one.estimates if estimate.sayable for fact in estimate.facts]
        for fact in behind:
            definition = self.type.fact[fact]
            if definition.type in ("integer", "number", "date") and not definition.delicate:
                yield fact

    def _seen(self, fact: FactInPlay) -> str:
        definition = self.type.fact[fact.id]
        unit, chosen = unit_named(self.type.unit, definition.unit), fact.chosen
        shown = shown_value(fact.value if chosen else worked_out(fact.value, unit), definition, unit)
        if chosen is None:
            return f"{definition.label[0].upper()}{definition.label[1:]}: {shown}, as we work it out"
        if chosen.confidence == "published":
            year = f", {chosen.as_of.year}" if chosen.as_of else ""
            return (
                f"{definition.label[0].upper()}{definition.label[1:]}: {shown} ({chosen.source or 'published'}{year})"
            )
        return f"{definition.label[0].upper()}{definition.label[1:]}: {shown}, as you told us"

    def what_we_could_do(self) -> Section:
        if not self.offered:
            text = "We would like to learn what would help you before we propose anything."
            return Section("What we could do together", (Paragraph(text),))
        blocks: list[Block] = []
        for one in self.offered:
            own = one.proposition
            blocks.append(Paragraph(f"**{self._tell(own.title)}.** {self._tell(own.value)}"))
            steps = [f"*First small step:* {self._tell(own.first_step)}", f"*Together:* {self._tell(own.together)}"]
            if found := next((one for one in own.supports if one.grade != "opinion"), None):
                steps.append(f"*Elsewhere:* {found.finds}{self.cite.mark([found.source])}")
            blocks.append(Bullets(tuple(steps)))
        return Section("What we could do together", tuple(blocks))

    def what_we_promise(self) -> Section:
        bearing = promises(self.type, [one.id for one in self.offered])
        lines = (self.type.phrase["handout_promise"].text, *(self._tell(promise) for promise in bearing[:PROMISES]))
        return Section("What we promise", (Bullets(tuple(dict.fromkeys(lines))),))

    def what_we_ask(self) -> Section:
        """Questions anybody may be asked: what success would look like, and what they would correct."""
        asked = [self.type.fact[id].question for id in ("success_in_a_year", "cannot_do_alone") if id in self.type.fact]
        asked += [ask for one in self.offered if (ask := self._ask(one))]
        return Section("What we would like to ask", (Bullets(tuple(dict.fromkeys(asked))),))

    def _ask(self, one: PropositionFinding) -> str:
        point = next(iter(one.proposition.point.values()), None)
        return fill(point.ask, Filler(self.case, one, self.us)) or "" if point else ""

    def unknown(self) -> Section | None:
        """What speaks against an offer is said openly: a partner who finds it later does not come back."""
        items = tuple(
            f"*{self._tell(one.proposition.title)}:* "
            f"{one.proposition.contrary[0].finds}{self.cite.mark([one.proposition.contrary[0].source])}"
            for one in self.offered
            if one.proposition.contrary
        )
        return Section("What is not settled", (Bullets(items),)) if items else None

    def sources(self) -> Section | None:
        listed = self.cite.listed()
        return Section("Sources", (Bullets(listed, numbered=True),)) if listed else None

    def _tell(self, text: str) -> str:
        return plainly(self.case, text, self.us)

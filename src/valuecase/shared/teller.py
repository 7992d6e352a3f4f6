"""How exchanges are told: what moves, from whom to whom, and what each has of it."""

from collections.abc import Iterable, Iterator, Sequence

from valuecase.citations import Citations
from valuecase.model.case import ValueCase, standing
from valuecase.model.exchange import Exchange, Served
from valuecase.model.paper import Block, Bullets, Paragraph, Section
from valuecase.points import plainly
from valuecase.wording import sentence_list

STANDINGS = {"applies": "fits", "ready": "ready to raise, after a question", "open": "to find out"}
TITLES = 2  # of what an exchange serves at one partner
ALSO = 8
NAMES = 6  # of partners in one sentence
STOPS = 12  # things that must not happen, promises among them
SIGNS = 8  # partners whose readiness is told


class ExchangeTeller:
    """One way of telling for a pair and for a coalition. `us` is the name under which texts speak of us."""

    def __init__(self, cases: Sequence[ValueCase], us: str) -> None:
        self.cases = {case.partner.name: case for case in cases}
        self.type = cases[-1].type  # any: what is told here stands in the common pack
        self.us = us
        self.cite = Citations({id: source for case in cases for id, source in case.type.source.items()})

    def data(self, id: str) -> str:
        """The title of a kind of data, wherever it is defined."""
        return next(case.type.data_set[id].title for case in self.cases.values() if id in case.type.data_set)

    def organisation(self, id: str) -> str:
        return next(
            (case.type.organisation[id].title for case in self.cases.values() if id in case.type.organisation), id
        )

    def tell(self, one: Served, text: str) -> str:
        return plainly(self.cases[one.partner], text, self.us)

    def moves(self, one: Exchange) -> str:
        """What, from whom to whom, and in which form, where that says more than the title."""
        return f"{self.data(one.data)}, from {one.giver} to {one.receiver}{self.forms(one.data, one.form)}."

    def forms(self, data: str, *forms: str) -> str:
        """`, as counts, later by name, with consent`; nothing where data is about nobody, or its title speaks of counts."""
        plain = self.about(data) == "none" or self.data(data).startswith("Counts")
        said = [self.type.form[form].said for form in forms if not (plain and form == "counts")]
        return f", {', later '.join(said)}" if said else ""

    def about(self, data: str) -> str:
        """Whom a kind of data is about."""
        return next(case.type.data_set[data].about for case in self.cases.values() if data in case.type.data_set)

    def gains(self, one: Exchange) -> str:
        """What each has of it."""
        sides = ((one.receiver, one.serves), (one.giver, one.returns))
        each = [f"For {name}: {self.titles(served)}." for name, served in sides if served]
        if one.needed and not one.serves:
            each.append(f"{one.receiver} says that it needs it.")
        return " ".join(each)

    def titles(self, served: Sequence[Served]) -> str:
        """The titles of what is served, with where each stands."""
        shown = [
            f"{self.tell(one, one.finding.proposition.title)} ({STANDINGS[standing(one.finding)]})" for one in served
        ]
        more = f"; and {len(shown) - TITLES} more" if len(shown) > TITLES else ""
        return f"{'; '.join(shown[:TITLES])}{more}"

    def listed(self, title: str, found: Sequence[Exchange], most: int) -> Section | None:
        """Exchanges in full up to a number, the rest by the title of their data."""
        items = [f"**{self.moves(one)}** {self.gains(one)}" for one in found[:most]]
        if further := tuple(dict.fromkeys(self.data(one.data) for one in found[most:])):
            rest = f"; and {len(further) - ALSO} more" if len(further) > ALSO else ""
            items.append(f"Also: {'; '.join(further[:ALSO])}{rest}.")
        return Section(title, (Bullets(tuple(items)),)) if items else None

    def first(self, first: Exchange) -> Section:
        """The first small step, and why it comes first."""
        blocks: list[Block] = [Paragraph(f"**{self.moves(first)}**")]
        served = next((one for one in (*first.serves, *first.returns) if one.finding.usable), None)
        if served:
            blocks.append(Paragraph(self.tell(served, served.finding.proposition.first_step)))
        reasons = ["of all that could move it says the least of people"]
        reasons += ["both would have something of it"] if first.mutual else []
        reasons += ["it shows something soon"] if first.soon else []
        blocks.append(Paragraph(f"*Why this first:* {sentence_list(reasons)}."))
        return Section("The first small step", tuple(blocks))

    def never(self, found: Iterable[Exchange]) -> Section | None:
        """What is stopped and why, and the first promise of each."""
        stopped: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}
        for one in found:
            if one.forbidden:
                stopped.setdefault((one.data, one.giver, one.forbidden), []).append(one.receiver)
        items = [
            f"**{self.data(data)}, from {giver} to {sentence_list(receivers, NAMES)}.** {' '.join(why)}"
            for (data, giver, why), receivers in stopped.items()
        ]
        promised = [plainly(case, promise) for case in self.cases.values() for promise in case.promises[:1]]
        items += [f"We promise: {promise}" for promise in dict.fromkeys(promised)]
        return Section("What must not happen, and what we promise", (Bullets(tuple(items[:STOPS])),)) if items else None

    def readiness(self) -> Section | None:
        """The signs of each that it is ready to share, or is not yet."""
        items = [
            f"{name}: {'; '.join(case.type.readiness[sign.id].title for sign in case.readiness)}."
            for name, case in self.cases.items()
            if case.readiness
        ]
        if rest := len(items) - SIGNS if len(items) > SIGNS else 0:
            items = [*items[:SIGNS], f"And {rest} more."]
        return Section("Ready, or not yet", (Bullets(tuple(items)),)) if items else None

    def sources(self) -> Section | None:
        listed = self.cite.listed()
        return Section("Sources", (Bullets(listed, numbered=True),)) if listed else None

    def questions(self, name: str, found: Iterable[Exchange]) -> Iterator[str]:
        """What one partner would have to find out: what would open or rule out what an exchange serves, or show who holds it."""
        case = self.cases[name]
        wanted: list[str] = []
        for one in found:
            for served in (*one.serves, *one.returns):
                if served.partner == name and served.finding.status != "applies":
                    wanted += served.finding.check_first or served.finding.missing
            if one.giver == name:
                wanted += (*one.unsure, *one.check_first)
        yield from dict.fromkeys(case.type.fact[id].question for id in wanted if id in case.type.fact)

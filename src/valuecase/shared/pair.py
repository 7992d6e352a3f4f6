"""What two organizations could do for each other, laid out for one of them, or for both to read."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from valuecase.citations import Citations
from valuecase.model.case import ValueCase, standing
from valuecase.model.exchange import Exchange, Served
from valuecase.model.paper import Block, Bullets, Paper, Paragraph, Section
from valuecase.points import plainly
from valuecase.shared.exchanges import exchanges, first_step
from valuecase.telling import held
from valuecase.wording import day, sentence_list

STANDINGS = {"applies": "fits", "ready": "ready to raise, after a question", "open": "to find out"}
NAMED = 4  # exchanges of a kind; JSON has all
QUESTIONS = 6
OTHERS = 8


@frozen(eq=False, repr=False)
class Pair:
    """Our organization and another, and everything that could move between them, the most promising first."""

    ours: ValueCase
    theirs: ValueCase
    exchanges: tuple[Exchange, ...]
    first: Exchange | None

    @classmethod
    def of(cls, ours: ValueCase, theirs: ValueCase) -> "Pair":
        """Raises ValueError when both have one name, since nobody could tell them apart."""
        if ours.partner.name == theirs.partner.name:
            raise ValueError("two partners of one name")
        found = exchanges([ours, theirs])
        return cls(ours, theirs, found, first_step(found))


def share(pair: Pair) -> Paper:
    """For our preparation: what both would have of it, what it takes, and what is still to find out."""
    return _Share(pair).paper()


class _Share:
    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self.cases = {case.partner.name: case for case in (pair.ours, pair.theirs)}
        self.type = pair.theirs.type
        self.cite = Citations({**pair.ours.type.source, **pair.theirs.type.source})
        self.possible = [one for one in pair.exchanges if not one.forbidden]

    def paper(self) -> Paper:
        ours, theirs = self.pair.ours, self.pair.theirs
        lead = [f"{ours.type.about.title} and {theirs.type.about.title.lower()} · as of {day(theirs.as_of)}"]
        if ours.partner.fictional or theirs.partner.fictional:
            lead.append("Made up, to show how this reads.")
        parts = (
            self.begin,
            self.both_gain,
            self.they_gain,
            self.we_gain,
            self.learn,
            self.alone,
            self.how,
            self.law,
            self.readiness,
            self.stages,
            self.never,
            self.find_out,
            self.who_else,
            self.sources,
        )
        sections = tuple(section for part in parts if (section := part()))
        title = f"{ours.partner.name} and {theirs.partner.name}"
        return Paper(title, self.type.phrase["for_our_preparation"].text, tuple(lead), sections)

    # --- what there is in it ---

    def begin(self) -> Section:
        """The first small step and why it, or why there is none and what would change that."""
        first = self.pair.first
        if first is None:
            return Section("Nothing to begin with yet", tuple(self._nothing()))
        served = next((one for one in (*first.serves, *first.returns) if one.finding.usable), None)
        blocks: list[Block] = [Paragraph(f"**{self._moves(first)}**")]
        if served:
            blocks.append(Paragraph(self._tell(served, served.finding.proposition.first_step)))
        reasons = ["of all that could move it says the least of people"]
        reasons += ["both would have something of it"] if first.mutual else []
        reasons += ["it shows something soon"] if first.soon else []
        blocks.append(Paragraph(f"*Why this first:* {sentence_list(reasons)}."))
        return Section("The first small step", tuple(blocks))

    def _nothing(self) -> Iterator[Block]:
        if self.pair.exchanges and not self.possible:
            yield Paragraph("What could move between the two is stopped: see what must not happen.")
        elif self.possible:
            yield Paragraph("Everything that could move between the two serves something that is still to find out.")
        else:
            yield Paragraph("As far as we know, neither holds what the other could use.")
        yield Paragraph(
            "What would change it: an answer to one of the questions below, or data that we do not know of."
        )

    def both_gain(self) -> Section | None:
        mutual = [one for one in self.possible if one.mutual]
        return self._listed("What would serve both", mutual)

    def they_gain(self) -> Section | None:
        return self._one_way("What we could help them do", self.pair.ours)

    def we_gain(self) -> Section | None:
        return self._one_way("What they could help us do", self.pair.theirs)

    def _one_way(self, title: str, giver: ValueCase) -> Section | None:
        found = [one for one in self.possible if one.giver == giver.partner.name and not one.mutual]
        return self._listed(title, found)

    def _listed(self, title: str, found: Sequence[Exchange]) -> Section | None:
        items = [f"**{self._moves(one)}** {self._gains(one)}" for one in found[:NAMED]]
        if further := [self._title(one.data) for one in found[NAMED:]]:
            items.append(f"Also: {'; '.join(dict.fromkeys(further))}.")
        return Section(title, (Bullets(tuple(items)),)) if items else None

    def _moves(self, one: Exchange) -> str:
        """What, from whom to whom, and how."""
        said = self.type.form[one.form].said
        return f"{self._title(one.data)}, from {one.giver} to {one.receiver}, {said}."

    def _gains(self, one: Exchange) -> str:
        each = [f"For {name}: {self._titles(served)}." for name, served in
                ((one.receiver, one.serves), (one.giver, one.returns)) if served]  # fmt: skip
        if one.needed and not one.serves:
            each.append(f"{one.receiver} says that it needs it.")
        return " ".join(each)

    def _titles(self, served: Sequence[Served]) -> str:
        shown = [
            f"{self._tell(one, one.finding.proposition.title)} ({STANDINGS[standing(one.finding)]})" for one in served
        ]
        more = f"; and {len(shown) - 2} more" if len(shown) > 2 else ""
        return f"{'; '.join(shown[:2])}{more}"

    def learn(self) -> Section | None:
        """What neither knows today, and what could be made of it."""
        served = [one for each in self.possible if each.mutual for one in (*each.serves, *each.returns)]
        texts = dict.fromkeys(self._tell(one, one.finding.proposition.together) for one in served if one.finding.usable)
        return Section("What we could create together", (Bullets(tuple(texts)[:NAMED]),)) if texts else None

    def alone(self) -> Section | None:
        said = [
            f"{name}: {held(case, 'cannot_do_alone')}"
            for name, case in self.cases.items()
            if "cannot_do_alone" in case.facts
        ]
        return Section("What neither can do alone", (Bullets(tuple(said)),)) if said else None

    # --- what it takes ---

    def how(self) -> Section | None:
        """By which means, and what each costs to start and to keep."""
        used = [means for means in self.type.means.values() if any(one.means == means.id for one in self.possible)]
        items = [
            f"*{means.title[:1].upper()}{means.title[1:]}:* {means.suffices} To start: {means.to_start}. "
            f"To keep: {plainly(self.pair.theirs, means.to_keep)}.{self.cite.mark(means.sources)}"
            for means in used
        ]
        return Section("How it would move, and what it takes", (Bullets(tuple(items)),)) if items else None

    def law(self) -> Section | None:
        forms = [form for form in self.type.form.values() if any(form.id == one.form for one in self.possible)]
        items = [f"*{form.said[:1].upper()}{form.said[1:]}:* {form.safeguards}" for form in forms]
        laws = dict.fromkeys(law for one in self.possible for law in one.laws)
        items += [
            f"*{law.title}:* {law.made_possible_by}{self.cite.mark(law.sources)}"
            for law in map(self.type.law.__getitem__, laws)
        ]
        if not items:
            return None
        return Section(
            "Safeguards and law", (Bullets(tuple(items)), Paragraph(f"*{self.type.phrase['not_legal_advice'].text}*"))
        )

    def readiness(self) -> Section | None:
        items = [
            f"{name}: {sentence_list(case.type.readiness[sign.id].title for sign in case.readiness)}"
            for name, case in self.cases.items()
            if case.readiness
        ]
        return Section("Ready, or not yet", (Bullets(tuple(items)),)) if items else None

    def stages(self) -> Section | None:
        """What could become possible, from counts to names, and who might pay when grants end."""
        stages = {"To start": (0, 0), "To prove": (1, 2), "To sustain": (3, 4)}
        items = []
        for stage, (low, high) in stages.items():
            titles = dict.fromkeys(self._title(one.data) for one in self.possible if low <= one.sensitivity <= high)
            if titles:
                items.append(f"*{stage}:* {'; '.join(tuple(titles)[:NAMED])}.")
        payers = [name for name, case in self.cases.items() if any(sign.id == "would_pay" for sign in case.readiness)]
        if payers:
            items.append(f"*When grants end:* {sentence_list(payers)} could carry a share.")
        return Section("What could become possible", (Bullets(tuple(items)),)) if items else None

    def never(self) -> Section | None:
        """What is stopped, and what each promises."""
        items = [f"{self._moves(one)} {' '.join(one.forbidden)}" for one in self.pair.exchanges if one.forbidden]
        promised = dict.fromkeys(
            plainly(case, promise) for case in self.cases.values() for promise in case.promises[:1]
        )
        items += [f"We promise: {promise}" for promise in promised]
        return Section("What must not happen", (Bullets(tuple(items)),)) if items else None

    def find_out(self) -> Section | None:
        """For each side, the facts that would open an exchange, rule one out, or show who holds what."""
        items = [f"{name}: {question}" for name in self.cases for question in tuple(self._questions(name))[:QUESTIONS]]
        return Section("What each still has to find out", (Bullets(tuple(items), numbered=True),)) if items else None

    def _questions(self, name: str) -> Iterable[str]:
        case = self.cases[name]
        wanted: list[str] = []
        for one in self.pair.exchanges:
            for served in (*one.serves, *one.returns):
                if served.partner == name and served.finding.status != "applies":
                    wanted += served.finding.check_first or served.finding.missing
            if one.giver == name:
                wanted += (*one.unsure, *one.check_first)
        return dict.fromkeys(case.type.fact[id].question for id in wanted if id in case.type.fact)

    def who_else(self) -> Section | None:
        """Others who hold what would serve the same, and pockets that gain without being here."""
        served = [one for each in self.possible for one in (*each.serves, *each.returns)]
        here = {case.type.id for case in self.cases.values()}
        others: dict[str, None] = {}
        for one in served:
            own = one.finding.proposition
            others |= dict.fromkeys((*own.also_benefits, *(giver for move in own.gets for giver in move.from_)))
        titles = [self.type.organisation[id].title for id in others if id not in here and id in self.type.organisation]
        return Section("Who else to talk to", (Paragraph(f"{'; '.join(titles[:OTHERS])}."),)) if titles else None

    def sources(self) -> Section | None:
        listed = self.cite.listed()
        return Section("Sources", (Bullets(listed, numbered=True),)) if listed else None

    # --- words ---

    def _title(self, data: str) -> str:
        return self.type.data_set[data].title

    def _tell(self, one: Served, text: str) -> str:
        return plainly(self.cases[one.partner], text, self.pair.ours.partner.name)

"""What two organizations could do for each other, laid out for one of them, or for both to read."""

from collections.abc import Iterator

from attrs import frozen

from valuecase.brief.teller import lower_first
from valuecase.model.case import ValueCase
from valuecase.model.exchange import Exchange
from valuecase.model.paper import Block, Bullets, Paper, Paragraph, Section
from valuecase.points import plainly
from valuecase.shared.exchanges import exchanges, first_step
from valuecase.shared.teller import ExchangeTeller
from valuecase.telling import held
from valuecase.wording import day, sentence_list

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
        """The two must not have one name, since nobody could tell them apart."""
        found = exchanges([ours, theirs])
        return cls(ours, theirs, found, first_step(found))


def share(pair: Pair) -> Paper:
    """For our preparation: what both would have of it, what it takes, and what is still to find out."""
    return _Share(pair).paper()


class _Share:
    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self.teller = ExchangeTeller([pair.ours, pair.theirs], pair.ours.partner.name)
        self.type = self.teller.type
        self.possible = [one for one in pair.exchanges if not one.forbidden]

    def paper(self) -> Paper:
        ours, theirs = self.pair.ours, self.pair.theirs
        lead = [f"{ours.type.about.title} and {lower_first(theirs.type.about.title)} · as of {day(theirs.as_of)}"]
        if ours.partner.fictional or theirs.partner.fictional:
            lead.append("Made up, to show how this reads.")
        parts = (
            self.begin(),
            self.teller.listed("What would serve both", [one for one in self.possible if one.mutual], NAMED),
            self._one_way("What we could help them do", ours),
            self._one_way("What they could help us do", theirs),
            self.create(),
            self.alone(),
            self.asked_for(),
            self.how(),
            self.law(),
            self.teller.readiness(),
            self.stages(),
            self.teller.never(self.pair.exchanges),
            self.find_out(),
            self.who_else(),
            self.teller.sources(),
        )
        title = f"{ours.partner.name} and {theirs.partner.name}"
        notice = self.type.phrase["for_our_preparation"].text
        return Paper(title, notice, tuple(lead), tuple(section for section in parts if section))

    # --- what there is in it ---

    def begin(self) -> Section:
        """The first small step and why it, or why there is none and what would change that."""
        if self.pair.first is not None:
            return self.teller.first(self.pair.first)
        return Section("Nothing to begin with yet", tuple(self._nothing()))

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

    def _one_way(self, title: str, giver: ValueCase) -> Section | None:
        found = [one for one in self.possible if one.giver == giver.partner.name and not one.mutual]
        return self.teller.listed(title, found, NAMED)

    def create(self) -> Section | None:
        """What neither could make alone, from what serves both."""
        served = [one for each in self.possible if each.mutual for one in (*each.serves, *each.returns)]
        texts = dict.fromkeys(
            self.teller.tell(one, one.finding.proposition.together) for one in served if one.finding.usable
        )
        return Section("What both could learn, and make of it", (Bullets(tuple(texts)[:NAMED]),)) if texts else None

    def asked_for(self) -> Section | None:
        """What of ours they could use, in every form in which something of theirs needs it."""
        ours = [one for one in self.possible if one.giver == self.pair.ours.partner.name]
        items = dict.fromkeys(f"{self.teller.data(one.data)}{self.teller.forms(one.data, *one.forms)}" for one in ours)
        return Section("What we should be ready to be asked for", (Bullets(tuple(items)[:OTHERS]),)) if items else None

    def alone(self) -> Section | None:
        said = [
            f"{name}: {held(case, 'cannot_do_alone')}"
            for name, case in self.teller.cases.items()
            if "cannot_do_alone" in case.facts
        ]
        return Section("What neither can do alone", (Bullets(tuple(said)),)) if said else None

    # --- what it takes ---

    def how(self) -> Section | None:
        """By which means, and what each costs to start and to keep."""
        used = [means for means in self.type.means.values() if any(one.means == means.id for one in self.possible)]
        items = [
            f"*{means.title[:1].upper()}{means.title[1:]}:* {means.suffices} To start: {means.to_start}. "
            f"To keep: {plainly(self.pair.theirs, means.to_keep)}.{self.teller.cite.mark(means.sources)}"
            for means in used
        ]
        return Section("How it would move, and what it takes", (Bullets(tuple(items)),)) if items else None

    def law(self) -> Section | None:
        """What makes each form safe, and each law in outline."""
        forms = [form for form in self.type.form.values() if any(form.id == one.form for one in self.possible)]
        items = [f"*{form.said[:1].upper()}{form.said[1:]}:* {form.safeguards}" for form in forms]
        laws = dict.fromkeys(law for one in self.possible for law in one.laws)
        items += [
            f"*{law.title}:* {law.made_possible_by}{self.teller.cite.mark(law.sources)}"
            for law in map(self.type.law.__getitem__, laws)
        ]
        notice = Paragraph(f"*{self.type.phrase['not_legal_advice'].text}*")
        return Section("Safeguards and law", (Bullets(tuple(items)), notice)) if items else None

    def stages(self) -> Section | None:
        """What could become possible, from counts to names, and who might pay when grants end."""
        stages = {"To start": (0, 0), "To prove": (1, 2), "To sustain": (3, 4)}
        items = []
        for stage, (low, high) in stages.items():
            titles = dict.fromkeys(
                self.teller.data(one.data) for one in self.possible if low <= one.sensitivity <= high
            )
            if titles:
                items.append(f"*{stage}:* {'; '.join(tuple(titles)[:NAMED])}.")
        served = [one for each in self.possible for one in (*each.serves, *each.returns) if one.finding.usable]
        usual = dict.fromkeys(payer for one in served for payer in one.finding.proposition.paid_by)
        if usual:
            items.append(f"*Who usually pays:* {'; '.join(map(self.teller.organisation, tuple(usual)[:OTHERS]))}.")
        cases = self.teller.cases.items()
        if payers := [name for name, case in cases if any(sign.id == "would_pay" for sign in case.readiness)]:
            items.append(f"*When grants end:* {sentence_list(payers)} could carry a share.")
        return Section("What could become possible", (Bullets(tuple(items)),)) if items else None

    # --- what is left ---

    def find_out(self) -> Section | None:
        """For each side, the facts that would open an exchange, rule one out, or show who holds what."""
        items = [
            f"{name}: {question}"
            for name in self.teller.cases
            for question in tuple(self.teller.questions(name, self.pair.exchanges))[:QUESTIONS]
        ]
        return Section("What each still has to find out", (Bullets(tuple(items), numbered=True),)) if items else None

    def who_else(self) -> Section | None:
        """Others who hold what would serve the same, and pockets that gain without being here."""
        served = [one for each in self.possible for one in (*each.serves, *each.returns)]
        here = {case.type.id for case in self.teller.cases.values()}
        others: dict[str, None] = {}
        for one in served:
            own = one.finding.proposition
            others |= dict.fromkeys((*own.also_benefits, *(giver for move in own.gets for giver in move.from_)))
        titles = [self.teller.organisation(id) for id in others if id not in here]
        return Section("Who else to talk to", (Paragraph(f"{'; '.join(titles[:OTHERS])}."),)) if titles else None

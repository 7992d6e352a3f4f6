"""What two organizations may both be given to read: the small step, what would serve both, promises, safeguards, questions."""

from valuecase.guide import SHARED
from valuecase.model.exchange import Exchange, Served
from valuecase.model.paper import Block, Bullets, Paper, Paragraph, Section
from valuecase.points import plainly
from valuecase.shared.pair import Pair
from valuecase.shared.teller import ExchangeTeller
from valuecase.wording import day

NAMED = 4
PROMISES = 3  # of each


def for_both(pair: Pair) -> Paper:
    """Nothing that either would not say to the other's face: only what fits on firm facts, and no standing, sign or gap."""
    return _Both(pair).paper()


class _Both:
    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self.teller = ExchangeTeller([pair.ours, pair.theirs], pair.ours.partner.name)
        self.offered = [one for one in pair.exchanges if not one.forbidden and self._sure(one)][:NAMED]

    def paper(self) -> Paper:
        ours, theirs = self.pair.ours, self.pair.theirs
        notice = f"For {ours.partner.name} and {theirs.partner.name}, {day(theirs.as_of)}"
        made_up = ("Made up, to show how this reads.",) if ours.partner.fictional or theirs.partner.fictional else ()
        parts = (self.could_do(), self.promises(), self.safeguards(), self.questions(), self.teller.sources())
        return Paper("Working together", notice, made_up, tuple(section for section in parts if section))

    def _sure(self, one: Exchange) -> bool:
        return any(self._firm(served) for served in (*one.serves, *one.returns))

    @staticmethod
    def _firm(served: Served) -> bool:
        finding = served.finding
        return finding.status == "applies" and finding.firm and not finding.disputed

    def could_do(self) -> Section:
        """What would move, what each would have of it, and each first small step once."""
        if not self.offered:
            text = "We would like to learn what would help each of us before anything is proposed."
            return Section("What we could do together", (Paragraph(text),))
        blocks: list[Block] = []
        said: set[str] = set()  # one step may serve several exchanges
        for one in self.offered:
            served = [each for each in (*one.serves, *one.returns) if self._firm(each)]
            blocks.append(Paragraph(f"**{self.teller.moves(one)}**"))
            values = [
                f"For {each.partner}: {self.teller.tell(each, each.finding.proposition.title)}." for each in served
            ]
            step = self.teller.tell(served[0], served[0].finding.proposition.first_step)
            lines = [*dict.fromkeys(values), *([f"*First small step:* {step}"] if step not in said else [])]
            said.add(step)
            blocks.append(Bullets(tuple(lines)))
        return Section("What we could do together", tuple(blocks))

    def promises(self) -> Section:
        lines = [self.teller.type.phrase["handout_promise"].text]
        lines += [
            plainly(case, text) for case in (self.pair.ours, self.pair.theirs) for text in case.promises[:PROMISES]
        ]
        return Section("What we promise", (Bullets(tuple(dict.fromkeys(lines))),))

    def safeguards(self) -> Section | None:
        type = self.teller.type
        forms = [form for form in type.form.values() if any(form.id == one.form for one in self.offered)]
        laws = [type.law[id] for id in dict.fromkeys(law for one in self.offered for law in one.laws)]
        items = [f"*{form.said[:1].upper()}{form.said[1:]}:* {form.safeguards}" for form in forms]
        items += [f"*{law.title}:* {law.made_possible_by}{self.teller.cite.mark(law.sources)}" for law in laws]
        notice = Paragraph(f"*{type.phrase['not_legal_advice'].text}*")
        return Section("Safeguards and law", (Bullets(tuple(items)), notice)) if items else None

    def questions(self) -> Section:
        """The same for both."""
        asked = tuple(self.teller.type.phrase[id].text for id in SHARED)
        return Section("What we would ask each other", (Bullets(asked, numbered=True),))

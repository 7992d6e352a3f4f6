"""What every section of a brief needs: the case, what was asked for, and one way of telling things."""

import re
from collections.abc import Iterable

from attrs import frozen

from valuecase.citations import Citations
from valuecase.model.case import PainFinding, PropositionFinding, ValueCase
from valuecase.model.facts import Partner, Person
from valuecase.model.pack import GRADES
from valuecase.points import plainly


@frozen(eq=False, repr=False)
class Options:
    """What a reader asked for. `person` is one of the partner's people; `us` our own organization."""

    audience: str = ""
    lens: str = ""
    person: Person | None = None
    us: Partner | None = None
    short: bool = False


class Teller:
    """A case under the options of its reader. Citations are numbered in the order in which sections are told.

    `said` grows with what the brief puts into somebody's mouth, so that its words can be explained after it.
    """

    def __init__(self, case: ValueCase, options: Options) -> None:
        self.case = case
        self.type = case.type
        self.options = options
        self.audience = options.audience or (options.person.audience if options.person else "")
        self.us = options.us.name if options.us else "our coalition"
        self.cite = Citations(case.type.source)
        self.shown = [one for one in case.propositions if not options.lens or options.lens in one.proposition.lenses]
        self.usable = [one for one in self.shown if one.usable]
        self.said: list[str] = []
        self.points = case.points(self.audience, options.lens, us=self.us)

    def tell(self, text: str) -> str:
        """A text with its figures filled in."""
        return plainly(self.case, text, self.us)

    def phrase(self, id: str) -> str:
        return self.type.phrase[id].text

    def pain(self, id: str) -> str:
        return self.tell(self.type.pain[id].title)

    def present(self) -> list[PainFinding]:
        """The pains that are there: the worst first, then the surest, then those that our first words speak to."""
        lead = self.usable[0].proposition.relieves if self.usable else ()
        there = [pain for pain in self.case.pains if pain.status == "present"]
        return sorted(there, key=lambda pain: (-GRADES.index(pain.grade), not pain.firm, pain.id not in lead))

    def drivers(self, status: str) -> list[str]:
        """The drivers of one status, those behind the worst pains first."""
        found = [one.id for one in self.case.drivers if one.status == status]
        weight = dict.fromkeys(found, 0)
        for pain in self.present():
            for id in set(self.type.pain[pain.id].driven_by) & weight.keys():
                weight[id] = max(weight[id], GRADES.index(pain.grade) + 1)
        return sorted(found, key=lambda id: -weight[id])

    def figure_sources(self, figures: Iterable[str]) -> list[str]:
        return [source for id in figures for source in self.type.figure[id].sources]

    def check(self, one: PropositionFinding) -> str:
        """The question that would rule a ready proposition out; empty when there is none to rule out."""
        if not one.check_first:  # arithmetic that fails can leave a stop unknown with every fact known
            return "What would speak against this, here?" if one.ready else ""
        return self.type.fact[one.check_first[0]].question

    def to_confirm(self, one: PropositionFinding) -> str:
        """The question behind the first fact that is not firm and would have to be; empty when none can be asked."""
        return next((question for id in one.rests_on if (question := self.type.fact[id].question)), "")

    def stopped(self) -> list[PropositionFinding]:
        """Propositions that would fit but for something that speaks against them."""
        return [one for one in self.shown if one.stopped]

    def why_not(self, one: PropositionFinding) -> str:
        """Completes `not for them, because …`."""
        lines = [self.type.red_line[id].why for id in one.stopped_by] or [one.proposition.not_when_because]
        return lower_first(self.tell(lines[0])).rstrip(".")


def opening(text: str, sentences: int) -> str:
    """The first sentences of a text; `valuecase show` and `explain` have all of it."""
    return " ".join(re.split(r"(?<=[.!?]) +(?=[A-Z“])", " ".join(text.split()))[:sentences])


def lower_first(text: str) -> str:
    """A text to go on within a sentence; a word in capitals keeps them."""
    first = text.split(" ", 1)[0]
    return text if first[1:] != first[1:].lower() else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]

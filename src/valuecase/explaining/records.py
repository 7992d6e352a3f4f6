"""The pages of what rules are made with: figures, red lines, terms, kinds of data, laws."""

from valuecase.conditions.tree import Condition
from valuecase.explaining.common import bullets, paragraph, sources, upper
from valuecase.explaining.words import Words
from valuecase.model.pack import Permit, StakeholderType
from valuecase.model.paper import Section

Told = tuple[str, list[Section | None]]  # a title, and sections; one that would be empty is None
_STANDINGS = {"published": "Published", "derived": "Derived from published figures", "judgement": "Our own judgment"}


class Records:
    """One method for each table, named as the table."""

    def __init__(self, type: StakeholderType) -> None:
        self.type = type
        self.words = Words(type)
        self.text = self.words.text

    def statement(self, condition: Condition) -> str:
        return self.words.statement(condition.tree, numbers=True)

    def organisation(self, id: str) -> str:
        return self.type.organisation[id].title if id in self.type.organisation else self.type.about.title

    def figure(self, id: str) -> Told:
        one = self.type.figure[id]
        low, base, high = one.ends
        ends = f"Conservative {low:g}, base {base:g}, optimistic {high:g}" if one.value is None else ""
        year = f", {one.year}" if one.year else ""
        until = f"Holds until {one.valid_until}" if one.valid_until else ""
        known = (upper(self.words.figure(id)), ends, f"{_STANDINGS[one.standing]}{year}", one.note, until)
        return upper(one.title), [bullets("What it is", filter(None, known)), sources(self.type, one.sources)]

    def red_line(self, id: str) -> Told:
        one = self.type.red_line[id]
        stops = [self.text(self.type.proposition[other].title) for other in one.stops]
        return "What must never happen", [
            paragraph("What we promise", self.text(one.promise)),
            paragraph("Why", self.text(one.why)),
            paragraph("When it is crossed", f"{upper(self.statement(one.when))}." if one.when else ""),
            bullets("What it stops then", stops or (["Everything"] if one.when else [])),
            bullets("What may move all the same", map(self._permit, one.permits)),
            sources(self.type, one.sources),
        ]

    def _permit(self, one: Permit) -> str:
        said = self.type.form[one.form].said
        return f"{self.type.data_set[one.data].title}, {said}, to {self.organisation(one.to)}: {self.text(one.purpose)}"

    def term(self, id: str) -> Told:
        one = self.type.term[id]
        elsewhere = [f"{upper(kind.replace('_', ' '))}: {means}" for kind, means in one.elsewhere.items()]
        return one.term, [
            paragraph("What it means to them", one.means),
            paragraph("Spelled out", one.spell_out),
            bullets("What others hear", elsewhere),
            paragraph("Say instead", one.say_instead),
        ]

    def data_set(self, id: str) -> Told:
        one = self.type.data_set[id]
        laws = [f"{self.type.law[law].title} ({self.type.law[law].citation})" for law in one.laws]
        return one.title, [
            paragraph("The least that is usually of use", f"{upper(self.type.form[one.least_form].said)}."),
            bullets("Laws that bear on it", laws),
        ]

    def law(self, id: str) -> Told:
        one = self.type.law[id]
        return f"{one.title} ({one.citation})", [
            paragraph("In outline; not legal advice", self.text(one.outline)),
            paragraph("What makes sharing possible", self.text(one.made_possible_by)),
            sources(self.type, one.sources),
        ]

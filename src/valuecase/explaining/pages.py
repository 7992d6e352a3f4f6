"""`explain`: the page of one rule, whoever the partner is."""

from valuecase.explaining.common import bullets, evidence, sources
from valuecase.explaining.words import Words
from valuecase.model.pack import Gives, Receives, StakeholderType
from valuecase.model.paper import Paper, Paragraph, Section
from valuecase.references import KINDS, Ref
from valuecase.telling import CIRCLES, VALUES
from valuecase.wording import sentence_list

Told = tuple[str, list[Section | None]]
FORMS = {
    "counts": "as counts",
    "de_identified": "without anything that identifies a person",
    "limited": "as a limited data set",
    "identified_with_consent": "by name, with consent",
    "identified_under_law": "by name, as a law allows",
}


def page(type: StakeholderType, ref: Ref) -> Paper:
    """What a rule says, when it holds, why it matters to them, what to ask, its sources and what speaks against it."""
    title, sections = getattr(_Page(type), ref.table)(ref.id)
    return Paper(title, f"{KINDS[ref.table].capitalize()}, for {type.about.plural}", (), tuple(filter(None, sections)))


class _Page:
    def __init__(self, type: StakeholderType) -> None:
        self.type = type
        self.words = Words(type)
        self.text = self.words.text

    def driver(self, id: str) -> Told:
        one = self.type.driver[id]
        pains = [self.text(pain.title) for pain in self.type.pain.values() if id in pain.driven_by]
        when = self.words.statement(one.active.tree) if one.active else "It presses on every organization of this kind"
        return self.text(one.title), [
            _paragraph("What it says", self.text(one.summary)),
            _paragraph("When it presses on them", f"{_upper(when)}."),
            bullets("What it can make them feel", pains),
            sources(self.type, one.sources),
        ]

    def pain(self, id: str) -> Told:
        one = self.type.pain[id]
        drivers = sentence_list(f"“{self.text(self.type.driver[driver].title)}”" for driver in one.driven_by)
        when = [f"Hurts: {self.words.statement(one.when.tree)}"]
        when += [f"{name}: {self.words.statement(c.tree)}" for name, c in (("Serious", one.serious), ("Severe", one.severe)) if c]
        relief = [self.text(other.title) for other in self.type.proposition.values() if id in other.relieves]
        return self.text(one.title), [
            _paragraph("What they feel", self.text(one.feels)),
            bullets("When it hurts", [*when, f"And one of these presses on them: {drivers}"]),
            bullets("What to ask", self._questions(f"pain.{id}")),
            bullets("What could relieve it", relief),
            sources(self.type, one.sources),
        ]

    def proposition(self, id: str) -> Told:
        one = self.type.proposition[id]
        when = [f"One of these hurts: {sentence_list(f'“{self.text(self.type.pain[pain].title)}”' for pain in one.relieves)}"]
        when += [f"And: {self.words.statement(one.when.tree)}"] if one.when else []
        when += [f"Not when: {self.words.statement(one.not_when.tree)}, because {self.text(one.not_when_because)}"] if one.not_when else []
        matters = [
            f"Who gains: {sentence_list(CIRCLES[circle] for circle in one.benefits)}",
            *([f"Others who gain: {sentence_list(self._organisation(other) for other in one.also_benefits)}"] if one.also_benefits else []),
            f"If it works: {self.text(one.success)}",
            f"If it does not: {self.text(one.failure)}",
            f"First small step: {self.text(one.first_step)}",
        ]
        worth = [
            f"{_upper(self.text(each.title))} ({VALUES[each.kind]}): {self.words.formula(each.formula.tree)}" for each in one.estimate.values()
        ]
        asked = [self.text(point.ask) for point in one.point.values()]
        return self.text(one.title), [
            _paragraph("What it says", self.text(one.value)),
            bullets("When it applies", when),
            bullets("Why it matters to them", matters),
            bullets("How much it may be worth", worth),
            bullets("What to ask", asked),
            bullets("What would move", [*map(self._move, one.gets), *map(self._move, one.gives)]),
            evidence(self.type, "Where this comes from", one.supports),
            evidence(self.type, "What speaks against it", one.contrary) or _paragraph("What speaks against it", "Nothing that we found."),
            _paragraph("When this advice would mislead", self.text(one.misleads_when)),
        ]

    def fact(self, id: str) -> Told:
        one = self.type.fact[id]
        if one.formula is not None:
            return _upper(one.label), [_paragraph("How it is worked out", f"{_upper(self.words.formula(one.formula.tree))}.")]
        bears = [f"{kind}: {self.text(title)}" for kind, title in self._leaning(id)]
        return _upper(one.label), [
            _paragraph("What to ask", one.question),
            _paragraph("Where to look" if one.step == "homework" else "Who may know", one.where),
            bullets("What an answer can be", one.options.values()),
            bullets("What it bears on", bears),
        ]

    def figure(self, id: str) -> Told:
        one = self.type.figure[id]
        ends = f"Conservative {one.conservative:g}, base {one.base:g}, optimistic {one.optimistic:g}" if one.value is None else ""  # type: ignore[str-format]
        standing = {"published": "Published", "derived": "Derived from published figures", "judgement": "Our own judgment"}[one.standing]
        known = [self.words.figure(id), ends, f"{standing}{f', {one.year}' if one.year else ''}", one.note]
        known += [f"Holds until {one.valid_until}"] if one.valid_until else []
        return _upper(one.title), [bullets("What it is", filter(None, known)), sources(self.type, one.sources)]

    def red_line(self, id: str) -> Told:
        one = self.type.red_line[id]
        stops = [self.text(self.type.proposition[other].title) for other in one.stops]
        when = _upper(self.words.statement(one.when.tree)) + "." if one.when else ""
        return f"Red line: {self.text(one.promise)}", [
            _paragraph("Why", self.text(one.why)),
            _paragraph("When it is crossed", when),
            bullets("What it stops then", stops or (["Everything"] if one.when else [])),
            sources(self.type, one.sources),
        ]

    def term(self, id: str) -> Told:
        one = self.type.term[id]
        elsewhere = [f"{kind.replace('_', ' ')}: {means}" for kind, means in one.elsewhere.items()]
        return one.term, [
            _paragraph("What it means to them", one.means),
            _paragraph("Spelled out", one.spell_out),
            bullets("What others hear", elsewhere),
            _paragraph("Say instead", one.say_instead),
        ]

    def data_set(self, id: str) -> Told:
        one = self.type.data_set[id]
        laws = [f"{self.type.law[law].title} ({self.type.law[law].citation})" for law in one.laws]
        return one.title, [
            _paragraph("The least that is usually of use", _upper(FORMS[one.least_form]) + "."),
            bullets("Laws that bear on it", laws),
        ]

    def law(self, id: str) -> Told:
        one = self.type.law[id]
        return f"{one.title} ({one.citation})", [
            _paragraph("In outline, not legal advice", self.text(one.outline)),
            _paragraph("What makes sharing possible", self.text(one.made_possible_by)),
            sources(self.type, one.sources),
        ]

    # --- parts ---

    def _questions(self, key: str) -> list[str]:
        from valuecase.logic import program_of

        program = program_of(self.type)
        used = (id for id in program.inputs_of(program.trees[f"{key}.by_facts"]) if id in self.type.fact)
        return [self.type.fact[id].question for id in used if self.type.fact[id].question]

    def _leaning(self, fact: str) -> list[tuple[str, str]]:
        from valuecase.logic import program_of

        program = program_of(self.type)
        found = []
        for table, records in (("Driver", self.type.driver), ("Pain", self.type.pain), ("Proposition", self.type.proposition)):
            for id, record in records.items():
                if fact in program.inputs_of(program.trees[f"{table.lower()}.{id}"]):
                    found.append((table, record.title))  # type: ignore[attr-defined]
        return found

    def _move(self, move: Receives | Gives) -> str:
        way, others = ("They get", move.from_) if isinstance(move, Receives) else ("They give", move.to)
        joint = "from" if isinstance(move, Receives) else "to"
        data = self.type.data_set[move.data].title
        return f"{way} {data[0].lower()}{data[1:]}, {FORMS[move.form]}, {joint} {sentence_list(map(self._organisation, others))}"

    def _organisation(self, id: str) -> str:
        return self.type.organisation[id].title if id in self.type.organisation else self.type.about.title


def _paragraph(title: str, text: str) -> Section | None:
    return Section(title, (Paragraph(text),)) if text else None


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]



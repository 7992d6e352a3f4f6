"""`explain`: the page of one rule, whoever the partner is."""

from collections.abc import Iterator

from valuecase.explaining.common import bullets, evidence, lists, paragraph, sources, upper
from valuecase.explaining.records import Records, Told
from valuecase.logic import program_of
from valuecase.model.pack import StakeholderType
from valuecase.model.paper import Paper
from valuecase.model.proposition import Gives, Proposition, Receives
from valuecase.references import KINDS, Ref, successor
from valuecase.telling import CIRCLES, VALUES
from valuecase.wording import sentence_list


def page(type: StakeholderType, ref: Ref) -> Paper:
    """What a rule says, when it holds, why it matters to them, what to ask, its sources and what speaks against it."""
    title, sections = getattr(_Page(type), ref.table)(ref.id)
    return Paper(title, f"{upper(KINDS[ref.table])}, for {type.about.plural}", (), lists(*sections))


class _Page(Records):
    """The pages of what is reasoned with: drivers, pains, propositions and facts."""

    def driver(self, id: str) -> Told:
        one = self.type.driver[id]
        pains = [self.text(pain.title) for pain in self.type.pain.values() if id in pain.driven_by]
        when = self.statement(one.active) if one.active else "It presses on every organization of this kind"
        return self.text(one.title), [
            paragraph("What it says", self.text(one.summary)),
            paragraph("When it presses on them", f"{upper(when)}."),
            bullets("What it can make them feel", pains),
            sources(self.type, one.sources),
        ]

    def pain(self, id: str) -> Told:
        one = self.type.pain[id]
        drivers = sentence_list(f"“{self.text(self.type.driver[driver].title)}”" for driver in one.driven_by)
        when = [f"Hurts: {self.statement(one.when)}", f"And one of these presses on them: {drivers}"]
        when += [f"{word}: {self.statement(c)}" for word, c in (("Serious", one.serious), ("Severe", one.severe)) if c]
        relief = [self.text(other.title) for other in self.type.proposition.values() if id in other.relieves]
        return self.text(one.title), [
            paragraph("What they feel", self.text(one.feels)),
            bullets("When it hurts", when),
            bullets("What to ask", self._questions(f"pain.{id}.by_facts")),
            bullets("What could relieve it", relief),
            sources(self.type, one.sources),
        ]

    def proposition(self, id: str) -> Told:
        one = self.type.proposition[id]
        nothing = paragraph(
            "What speaks against it", f"Nothing that we found. {self.text(one.contrary_sought)}".rstrip()
        )
        heir = successor(self.type, Ref(self.type.id, "proposition", id))
        place = (
            f"It is put to nobody any more. In its place: {self.text(self.type.proposition[heir.id].title)}."
            if heir
            else ""
        )
        return self.text(one.title), [
            paragraph("It is retired", place),
            paragraph("What it says", self.text(one.value)),
            bullets("When it applies", self._when(one)),
            bullets("Why it matters to them", self._matters(one)),
            bullets("How much it may be worth", self._worth(one)),
            bullets("What to ask", [self.text(point.ask) for point in one.point.values()]),
            bullets("What would move", [*map(self._move, one.gets), *map(self._move, one.gives)]),
            evidence(self.type, "Where this comes from", one.supports),
            evidence(self.type, "What speaks against it", one.contrary) or nothing,
            paragraph("When this advice would mislead", self.text(one.misleads_when)),
        ]

    def fact(self, id: str) -> Told:
        one = self.type.fact[id]
        how = f"{upper(self.words.formula(one.formula.tree))}." if one.formula else ""
        return upper(one.label), [
            paragraph("What to ask", one.question),
            paragraph("Where to look" if one.step == "homework" else "Who may know", one.where),
            bullets("What an answer can be", one.options.values()),
            paragraph("How it is worked out", how),
            bullets("What it bears on", self._leaning(id)),
        ]

    # --- parts ---

    def _when(self, one: Proposition) -> Iterator[str]:
        pains = sentence_list(f"“{self.text(self.type.pain[pain].title)}”" for pain in one.relieves)
        yield f"One of these hurts: {pains}"
        if one.when:
            yield f"And: {self.statement(one.when)}"
        if one.not_when:
            yield f"Not when: {self.statement(one.not_when)}, because {self.text(one.not_when_because)}"

    def _matters(self, one: Proposition) -> Iterator[str]:
        yield f"Who gains: {sentence_list(CIRCLES[circle] for circle in one.benefits)}"
        if one.also_benefits:
            yield f"Others who gain: {sentence_list(map(self.organisation, one.also_benefits))}"
        yield f"If it works: {self.text(one.success)}"
        yield f"If it does not: {self.text(one.failure)}"
        yield f"First small step: {self.text(one.first_step)}"

    def _worth(self, one: Proposition) -> Iterator[str]:
        for each in one.estimate.values():
            yield f"{upper(self.text(each.title))} ({VALUES[each.kind]}): {self.words.formula(each.formula.tree)}"

    def _questions(self, key: str) -> list[str]:
        program = program_of(self.type)
        used = (id for id in program.inputs_of(program.trees[key]) if id in self.type.fact)
        return [self.type.fact[id].question for id in used if self.type.fact[id].question]

    def _leaning(self, fact: str) -> Iterator[str]:
        program = program_of(self.type)
        for table in ("driver", "pain", "proposition"):
            for id, record in getattr(self.type, table).items():
                if fact in program.inputs_of(program.trees[f"{table}.{id}"]):
                    yield f"{upper(table)}: {self.text(record.title)}"

    def _move(self, move: Receives | Gives) -> str:
        way, joint, others = ("get", "from", move.from_) if isinstance(move, Receives) else ("give", "to", move.to)
        data = self.type.data_set[move.data].title
        return f"They {way}: {data}, {self.type.form[move.form].said}, {joint} {sentence_list(map(self.organisation, others))}"

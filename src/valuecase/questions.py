"""What to find out next: which missing fact would open or close which proposition."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from typing import NamedTuple

from valuecase.conditions import walk
from valuecase.conditions.candidates import candidates
from valuecase.conditions.program import Program
from valuecase.conditions.tree import Value
from valuecase.model.case import FactInPlay, PropositionFinding, Question
from valuecase.model.pack import StakeholderType
from valuecase.symbols import symbols_of

Answers = Mapping[str, Value | None]
Probe = Callable[[Answers, date], Sequence[Value | None]]


DISAGREE = "sources disagree"


class _Part(NamedTuple):
    """What one fact can change: keys in order, and a function that answers them."""

    keys: tuple[str, ...]
    answers: Probe


class Asker:
    """Finds the questions of one type."""

    def __init__(self, type: StakeholderType, program: Program) -> None:
        self.type = type
        # Grades, estimates and cautions open and close nothing, so no value need be tried for them.
        self.program = program.leading_to(f"proposition.{id}" for id in type.proposition)
        self._symbols = symbols_of(type)
        self._plain = {id: self._about(id) for id in type.fact}
        asked = [fact for fact in type.fact.values() if fact.formula is None]
        asked.sort(key=lambda fact: fact.step != "homework")  # and within each step as in the files
        self._order = {fact.id: place for place, fact in enumerate(asked)}
        self._compiled = cache(self._compile)
        self._candidates = cache(lambda id, as_of: candidates(self.program, id, self._symbols[id], as_of))

    def _compile(self, id: str) -> _Part:
        from valuecase.conditions.python import compile_program  # most commands evaluate one partner and never need it

        part = self.program.affected_by(id)
        function = compile_program(part, trusted=True)
        return _Part(tuple(part.trees), lambda values, as_of: function(values, as_of, True))

    @property
    def asked(self) -> tuple[str, ...]:
        """Every fact that can be asked for, in the order of asking where nothing else decides it."""
        return tuple(self._order)

    def tried(self, id: str, as_of: date) -> tuple[Value, ...]:
        """Values of one fact that are worth trying."""
        return self._candidates(id, as_of)

    def questions(
        self,
        facts: Mapping[str, FactInPlay],
        inputs: Answers,
        answers: Answers,
        propositions: Iterable[PropositionFinding],
        as_of: date,
        *,
        compiled: bool,
    ) -> tuple[Question, ...]:
        """Every fact without a value, and every value that does not stand up yet where something rests on it.

        Order: how many propositions its answer alone can decide or make firm, then their score as far as it is known,
        then homework before listening, then the order of the files. `compiled` pays from the second partner on, and
        gives the same answers.
        """
        found = list(propositions)
        still_open = {f"proposition.{one.id}" for one in found if one.status == "open"}
        part = self._compiled if compiled else partial(_walked, self.program.leading_to(still_open))
        worth = {one.id: one.score or 0 for one in found}
        wanted = {id for one in found if one.status == "open" for id in one.missing}
        known = {**inputs, **answers}
        asked = [self._question(id, facts, known, still_open, part(id), as_of) for id in self._order if id in wanted]
        asked += self._to_confirm(facts, found)
        told = {one.fact for one in asked}
        disputed = (id for id, fact in facts.items() if fact.disputed and id in self._order and id not in told)
        asked += [self._about(id, because=DISAGREE) for id in disputed]
        decisive = sorted((one for one in asked if one.decides), key=lambda one: self._rank(one, worth))
        quiet = {one.fact: one for one in asked if not one.decides}
        rest = (quiet.get(id) or self._plain[id] for id in self._order if id in quiet or inputs.get(id) is None)
        decided = {one.fact for one in decisive}
        return (*decisive, *(one for one in rest if one.fact not in decided))

    def _to_confirm(self, facts: Mapping[str, FactInPlay], found: Sequence[PropositionFinding]) -> Iterator[Question]:
        """Values we have, that a proposition we would raise rests on, and that would not stand up yet."""
        resting: dict[str, dict[str, None]] = {}
        for one in found:
            if one.usable:
                soft = [
                    id for estimate in one.estimates for id in estimate.facts if id in facts and not facts[id].sayable
                ]
                for id in (*one.rests_on, *soft):
                    resting.setdefault(id, {})[one.id] = None
        for id, propositions in resting.items():
            because = DISAGREE if facts[id].disputed else _why_not_firm(facts[id])
            yield self._about(id, firms=tuple(propositions), because=because)

    def _rank(self, one: Question, worth: Mapping[str, int]) -> tuple[int, int, int]:
        decides = one.decides
        return -len(decides), -sum(worth[id] for id in decides), self._order[one.fact]

    def _question(
        self,
        id: str,
        facts: Mapping[str, FactInPlay],
        known: dict[str, Value | None],
        still_open: set[str],
        part: _Part,
        as_of: date,
    ) -> Question:
        opens: set[str] = set()
        closes: set[str] = set()
        affected = [(place, key) for place, key in enumerate(part.keys) if key in still_open]
        if affected:
            for candidate in self._candidates(id, as_of):
                known[id] = candidate
                then = part.answers(known, as_of)
                for place, key in affected:
                    if then[place] is True:
                        opens.add(key)
                    elif then[place] is False:
                        closes.add(key)
            known[id] = None
        because = DISAGREE if id in facts and facts[id].disputed else ""
        return self._about(id, opens=_ids(opens), closes=_ids(closes), because=because)

    def _about(
        self,
        id: str,
        *,
        opens: tuple[str, ...] = (),
        closes: tuple[str, ...] = (),
        firms: tuple[str, ...] = (),
        because: str = "",
    ) -> Question:
        fact = self.type.fact[id]
        return Question(id, fact.question, fact.step, fact.where, opens, closes, firms, because)


def _walked(program: Program, id: str) -> _Part:
    """What one fact can change of a program, which may be small: it is made for one partner, and what is decided left out."""
    part = program.affected_by(id)
    return _Part(tuple(part.trees), lambda values, as_of: [*walk.run(part, values, as_of).values()])


def _ids(keys: set[str]) -> tuple[str, ...]:
    return tuple(sorted(key.removeprefix("proposition.") for key in keys))


def _why_not_firm(fact: FactInPlay) -> str:
    if fact.stale:
        return "our figure is old"
    confidence = fact.chosen.confidence if fact.chosen else "assumed"
    return "we have one person's word" if confidence == "impression" else "we assume it"

"""What to find out next: which missing fact would open or close which proposition."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from valuecase.conditions import walk
from valuecase.conditions.candidates import candidates
from valuecase.conditions.program import Program
from valuecase.conditions.tree import Value
from valuecase.model.case import FactInPlay, PropositionFinding, Question
from valuecase.model.pack import StakeholderType
from valuecase.symbols import symbols_of

Answers = Mapping[str, Value | None]


class Asker:
    """Finds the questions of one type."""

    def __init__(self, type: StakeholderType, program: Program) -> None:
        self.type = type
        self.program = program
        self._symbols = symbols_of(type)
        self._order = {id: place for place, id in enumerate(type.fact)}
        self._part = cache(program.affected_by)

    def questions(
        self,
        facts: Mapping[str, FactInPlay],
        inputs: Answers,
        answers: Answers,
        propositions: Iterable[PropositionFinding],
        as_of: date,
    ) -> tuple[Question, ...]:
        """Every fact that is asked for and has no value, the most decisive first.

        Order: how many propositions its answer alone can decide, then their score as far as it is known, then homework
        before listening, then the order of the files. Facts that sources dispute come first: settling them may turn
        what we already say.
        """
        found = list(propositions)
        still_open = {f"proposition.{one.id}" for one in found if one.status == "open"}
        worth = {one.id: one.score or 0 for one in found}
        wanted = {id for one in found if one.status == "open" for id in one.missing}
        asked = [
            self._question(id, facts, inputs, answers, still_open if id in wanted else set(), as_of)
            for id, fact in self.type.fact.items()
            if fact.formula is None and inputs.get(id) is None
        ]
        disputed = [self._settle(fact) for fact in facts.values() if fact.disputed and fact.value is not None]
        order = sorted(
            asked,
            key=lambda one: (
                -len(one.decides),
                -sum(worth[id] for id in one.decides),
                one.step != "homework",
                self._order[one.fact],
            ),
        )
        return (*disputed, *order)

    def _question(
        self,
        id: str,
        facts: Mapping[str, FactInPlay],
        inputs: Answers,
        answers: Answers,
        still_open: set[str],
        as_of: date,
    ) -> Question:
        definition = self.type.fact[id]
        opens: set[str] = set()
        closes: set[str] = set()
        part = self._part(id)
        affected = still_open & part.trees.keys()
        if affected:
            known = {**inputs, **answers}
            for candidate in candidates(self.program, id, self._symbols[id], as_of):
                then = walk.run(part, {**known, id: candidate}, as_of)
                opens |= {key for key in affected if then[key] is True}
                closes |= {key for key in affected if then[key] is False}
        return Question(
            id,
            definition.question,
            definition.step,
            definition.where,
            opens=_ids(opens),
            closes=_ids(closes),
            because="sources disagree" if id in facts and facts[id].disputed else "",
        )

    def _settle(self, fact: FactInPlay) -> Question:
        definition = self.type.fact[fact.id]
        return Question(fact.id, definition.question, definition.step, definition.where, because="sources disagree")


def _ids(keys: set[str]) -> tuple[str, ...]:
    return tuple(sorted(key.removeprefix("proposition.") for key in keys))

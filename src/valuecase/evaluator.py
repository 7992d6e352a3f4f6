"""From a partner and a stakeholder type to a value case."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from valuecase import cautions, holdings, knowledge
from valuecase.conditions import tree as t
from valuecase.conditions import walk
from valuecase.conditions.gaps import Found, Gaps
from valuecase.conditions.program import names
from valuecase.conditions.reasons import Reason, Reasons
from valuecase.conditions.tree import Value
from valuecase.estimates import Estimator
from valuecase.logic import program_of, red_lines_on
from valuecase.model.case import (
    DriverFinding,
    FactInPlay,
    PainFinding,
    PropositionFinding,
    RedLineFinding,
    ValueCase,
    standing,
)
from valuecase.model.facts import FIRM, Partner
from valuecase.model.pack import GRADES, StakeholderType
from valuecase.model.proposition import EVIDENCE, GRADES_OF_EVIDENCE, Proposition
from valuecase.questions import Asker

Answers = Mapping[str, Value | None]
Run = Callable[[Answers, date, bool], Answers]
WHERE_FIRM, TO_THEIR_CULTURE = 2, 1  # what a proposition's score gains
_STANDINGS = {"applies": 0, "ready": 1, "open": 2, "does_not_apply": 3}


class Evaluated(NamedTuple):
    """One partner's three sets of answers: all we believe, only what is firm, and without what sources dispute.

    `gaps` tells what is missing where we believe nothing, `not_firm` what is missing where nothing is firm.
    """

    facts: Mapping[str, FactInPlay]
    inputs: Answers
    believed: Answers
    gaps: Found
    firm: Answers
    not_firm: Found
    undisputed: Answers


class Evaluator:
    """Evaluates partners of one type. Holds nothing about any of them, so threads may share it."""

    def __init__(self, type: StakeholderType) -> None:
        self.type = type
        self.program = program_of(type)
        self.estimator = Estimator(type, self.program)
        self.asker = Asker(type, self.program)
        self._gaps = Gaps(self.program)
        self._reasons = Reasons(self.program)
        self._own = {pain.id: pain.when.tree for pain in type.pain.values()}
        self._own |= {f"{pain.id}.serious": pain.serious.tree for pain in type.pain.values() if pain.serious}
        self._own |= {f"{pain.id}.severe": pain.severe.tree for pain in type.pain.values() if pain.severe}
        self._naming = {key: self._named_in(tree) for key, tree in self._own.items()}

    def case(self, partner: Partner, as_of: date, *, compiled: bool = False) -> ValueCase:
        """The whole answer; the same one by compiled conditions, which pays when many partners follow."""
        run = self.compiled if compiled else self.walked
        partner, problems = knowledge.vetted(partner, self.type)
        seen = self._answers(partner, as_of, run)
        propositions = self._propositions(partner, seen, as_of)
        return ValueCase(
            type=self.type,
            partner=partner,
            as_of=as_of,
            facts=seen.facts,
            drivers=tuple(self._drivers(seen)),
            pains=tuple(self._pains(partner, seen, as_of)),
            propositions=propositions,
            questions=self.asker.questions(
                seen.facts, seen.inputs, seen.believed, propositions, as_of, compiled=compiled
            ),
            cautions=tuple(cautions.of(self.type, seen.facts, seen.believed, propositions, as_of)),
            promises=cautions.promises(self.type, [one.id for one in propositions if one.usable]),
            red_lines=tuple(self._red_lines(seen)),
            data={one.id: one for one in holdings.data_of(self.type, partner, seen.believed, seen.gaps.of)},
            readiness=tuple(holdings.readiness_of(self.type, seen.believed)),
            problems=problems,
        )

    def reason(self, partner: Partner, key: str, as_of: date) -> Reason:
        """Why one key of the program has its answer for a partner, down to what is known of it."""
        partner, _ = knowledge.vetted(partner, self.type)
        facts = knowledge.facts_in_play(partner, self.type.fact, as_of)
        return self._reasons.of(knowledge.everything(partner, facts), as_of)[key]

    def walked(self, inputs: Answers, as_of: date, assume: bool) -> Answers:
        return walk.run(self.program, inputs, as_of, assume=assume)

    @cached_property
    def compiled(self) -> Run:
        """The same answers as `walked`: slower to prepare, faster to run."""
        from valuecase.conditions.python import compile_program  # most commands evaluate one partner and never need it

        function, keys = compile_program(self.program, trusted=True), tuple(self.program.trees)

        def run(inputs: Answers, as_of: date, assume: bool) -> Answers:
            return dict(zip(keys, function(inputs, as_of, assume), strict=True))

        return run

    def _named_in(self, tree: t.Node) -> list[tuple[t.Node, tuple[str, ...]]]:
        """The facts that a condition names itself, those worked out from others included: for each part, if one suffices."""
        parts = tree.items if isinstance(tree, t.Or) else (tree,)
        facts = self.type.fact
        return [(part, tuple(dict.fromkeys(one.key for one in names(part) if one.key in facts))) for part in parts]

    def _behind(self, pain: str, grade: str, seen: Evaluated, as_of: date) -> tuple[str, ...]:
        """The facts that make a pain present and as bad as it is."""
        keys = [pain, *([f"{pain}.{grade}"] if f"{pain}.{grade}" in self._own else [])]
        known = {**seen.inputs, **seen.believed, **self.program.constants}
        named = dict.fromkeys(
            fact
            for key in keys
            for part, facts in self._naming[key]
            if len(self._naming[key]) == 1 or walk.value(part, known.get, as_of) is True
            for fact in facts
        )
        return tuple(fact for fact in named if fact in seen.facts and seen.facts[fact].value is not None)

    def _answers(self, partner: Partner, as_of: date, run: Run) -> Evaluated:
        facts = knowledge.facts_in_play(partner, self.type.fact, as_of)
        inputs = knowledge.everything(partner, facts)
        believed = run(inputs, as_of, True)
        sure = knowledge.only_firm(partner, facts)
        firm = run(sure, as_of, False)
        clear = knowledge.undisputed(partner, facts)
        undisputed = believed if clear == inputs else run(clear, as_of, True)
        derived = knowledge.derived_facts(self.type.fact, believed, firm, undisputed)
        return Evaluated(
            {**facts, **derived},
            inputs,
            believed,
            self._gaps.find({**inputs, **believed}, as_of),
            firm,
            self._gaps.find({**sure, **firm}, as_of, assume=False),
            undisputed=undisputed,
        )

    def _drivers(self, seen: Evaluated) -> Iterator[DriverFinding]:
        words = {True: "active", False: "inactive", None: "unknown"}
        for id in self.type.driver:
            key = f"driver.{id}"
            yield DriverFinding(id, words[seen.believed[key]], seen.gaps.of(key))  # type: ignore[arg-type, index]

    def _pains(self, partner: Partner, seen: Evaluated, as_of: date) -> Iterator[PainFinding]:
        words = {True: "present", False: "absent", None: "unknown"}
        for id in self.type.pain:
            key, heard = f"pain.{id}", partner.heard.get(id)
            answer, by_facts = seen.believed[key], seen.believed[f"{key}.by_facts"]
            grade, open_grades = grade_of(partner, id, seen.believed)
            yield PainFinding(
                id,
                words[answer],  # type: ignore[arg-type, index]
                grade,
                open_grades,
                firm=answer is not None
                and seen.firm[key] == answer
                and grade_of(partner, id, seen.firm, firm=True)[0] == grade,
                rests_on=self._rests_on(key, seen) if answer else (),
                disputed=(answer is not None and seen.undisputed[key] != answer)
                or grade_of(partner, id, seen.undisputed)[0] != grade
                or (heard is not None and by_facts is not None and heard.value != by_facts),
                heard=heard,
                facts=self._behind(id, grade, seen, as_of),
                missing=seen.gaps.of(key),
            )

    def _red_lines(self, seen: Evaluated) -> Iterator[RedLineFinding]:
        """Those that can be crossed; the others are promises and nothing else."""
        for line in self.type.red_line.values():
            if line.when is not None:
                key = f"red_line.{line.id}"
                yield RedLineFinding(line.id, seen.believed[key], seen.gaps.of(key))  # type: ignore[arg-type]

    def _propositions(self, partner: Partner, seen: Evaluated, as_of: date) -> tuple[PropositionFinding, ...]:
        reviewed = (one for one in self.type.proposition.values() if one.status == "reviewed")
        found = [self._proposition(partner, one, seen, as_of) for one in reviewed]
        return tuple(sorted(found, key=lambda one: (_STANDINGS[standing(one)], -(one.score or 0), one.id)))

    def _proposition(
        self, partner: Partner, proposition: Proposition, seen: Evaluated, as_of: date
    ) -> PropositionFinding:
        key = f"proposition.{proposition.id}"
        answer, fits = seen.believed[key], seen.believed[f"{key}.fits"]
        ready = answer is None and fits is True
        usable = answer is True or ready
        # What is ready has no verdict but that it fits.
        deciding, verdict = (f"{key}.fits", True) if ready else (key, answer)
        firm = verdict is not None and seen.firm[deciding] == verdict
        return PropositionFinding(
            proposition.id,
            proposition,
            "applies" if answer else "open" if answer is None else "does_not_apply",
            ready=ready,
            firm=firm,
            rests_on=self._rests_on(deciding, seen) if usable else (),
            disputed=verdict is not None and seen.undisputed[deciding] != verdict,
            score_parts=tuple(self._score(partner, proposition, seen, firm)) if usable else (),
            missing=seen.gaps.of(key),
            check_first=seen.gaps.of(f"{key}.stopped") if ready else (),
            stopped=answer is False and fits is True,
            stopped_by=self._stopped_by(proposition, seen) if answer is False and fits else (),
            estimates=self.estimator.of(proposition, seen.inputs, seen.believed, seen.facts, as_of) if usable else (),
        )

    def _rests_on(self, key: str, seen: Evaluated) -> tuple[str, ...]:
        """The facts we have that would have to be firm for this answer to be: what is missing in the firm answer."""
        return tuple(id for id in seen.not_firm.of(key) if seen.inputs.get(id) is not None)

    def _stopped_by(self, proposition: Proposition, seen: Evaluated) -> tuple[str, ...]:
        """The red lines that stop it; empty when its own `not_when` does."""
        return tuple(id for id in red_lines_on(self.type, proposition.id) if seen.believed[f"red_line.{id}"])

    def _score(
        self, partner: Partner, proposition: Proposition, seen: Evaluated, firm: bool
    ) -> Iterator[tuple[str, int]]:
        """Small whole numbers that order propositions; what is unknown adds nothing."""
        present = [id for id in proposition.relieves if seen.believed[f"pain.{id}"]]
        worst = max(GRADES.index(grade_of(partner, id, seen.believed)[0]) + 1 for id in present)
        yield f"the worst pain it relieves is {GRADES[worst - 1]}", worst
        yield from of_evidence(proposition)
        if firm:
            yield "it rests on firm facts", WHERE_FIRM
        culture = self.type.culture.get(str(seen.inputs.get("culture")))
        if culture and set(culture.leads_with) & set(proposition.lenses):
            yield f"it speaks to their culture ({culture.shown_as})", TO_THEIR_CULTURE


def of_evidence(proposition: Proposition) -> Iterator[tuple[str, int]]:
    """What its evidence adds to the score of a proposition, whoever the partner is."""
    strongest = max(proposition.supports, key=lambda one: EVIDENCE[one.grade]).grade
    best = EVIDENCE[strongest]
    yield f"the best evidence for it: {GRADES_OF_EVIDENCE[strongest]}", best
    if any(EVIDENCE[one.grade] >= best for one in proposition.contrary):
        yield "contrary evidence of equal or better grade", -1


def grade_of(partner: Partner, pain: str, answers: Answers, *, firm: bool = False) -> tuple[str, tuple[str, ...]]:
    """The worst grade that is certain of a present pain, and the worse ones that are not known; empty when not present.

    A grade that somebody named counts like a condition that holds; where only what is `firm` counts, one that the
    organization itself named.
    """
    key, heard = f"pain.{pain}", partner.heard.get(pain)
    if heard is not None and firm and heard.confidence not in FIRM:
        heard = None
    if answers[key] is not True:
        return "", ()
    certain = max(
        GRADES.index(heard.grade) if heard and heard.value and heard.grade else 0,
        *(GRADES.index(grade) for grade in GRADES[1:] if answers[f"{key}.{grade}"] is True),
        0,
    )
    unknown = tuple(grade for grade in GRADES[certain + 1 :] if answers[f"{key}.{grade}"] is None)
    return GRADES[certain], unknown

"""Every rule beside its proof: the examples of a type, run, and what came out otherwise than expected."""

from collections.abc import Iterator, Mapping
from datetime import date

from attrs import frozen

from valuecase.checks.because import because
from valuecase.checks.places import Places
from valuecase.checks.shown import Example, Shown, examples_of
from valuecase.conditions.gaps import missing as missing_for
from valuecase.conditions.reasons import explain
from valuecase.conditions.tree import Value
from valuecase.evaluator import Evaluator, grade_of
from valuecase.knowledge import facts_in_play
from valuecase.model.facts import FactValue, Partner
from valuecase.model.pack import Pain, PainExample, StakeholderType
from valuecase.model.problems import Problem
from valuecase.model.proposition import Proposition, PropositionExample
from valuecase.reading.values import fit

Ends = tuple[float, float, float]
Answers = Mapping[str, Value | None]


@frozen
class Run:
    """One example with everything the rules answer to its facts."""

    partner: Partner
    as_of: date
    inputs: Answers
    answers: Answers


def failures(type: StakeholderType, evaluator: Evaluator, as_of: date, places: Places) -> Iterator[Problem]:
    """One problem for each example whose outcome is not what it says."""
    for example in examples_of(type):
        yield from failures_of(example, evaluator, as_of, places)


def failures_of(example: Example, evaluator: Evaluator, as_of: date, places: Places) -> Iterator[Problem]:
    """What comes out otherwise than one example says: nothing when it holds."""
    checker, rule = _Checker(example.type, evaluator, as_of), example.rule
    if isinstance(rule, Pain):
        found = checker.pain(rule, rule.example[example.index])
    else:
        found = checker.proposition(rule, rule.example[example.index])
    for message, advice in found:
        yield places.problem(f"{example}: {message}", advice, example.table, rule.id, "example", example.index)


class _Checker:
    def __init__(self, type: StakeholderType, evaluator: Evaluator, as_of: date) -> None:
        self.type = type
        self.evaluator = evaluator
        self.as_of = as_of

    def run(self, example: Shown) -> Run:
        """The facts of an example count as confirmed on its day, or on this; all others are unknown."""
        as_of = example.as_of or self.as_of
        fitted = {id: fit(self.type.fact[id], value).value for id, value in example.facts.items()}
        values = {id: (FactValue(v, "confirmed", as_of=as_of),) for id, v in fitted.items() if v is not None}
        partner = Partner(name="", type=self.type.id, facts=values)
        return Run(partner, as_of, fitted, self.evaluator.walked(fitted, as_of, True))

    def pain(self, pain: Pain, example: PainExample) -> Iterator[tuple[str, str]]:
        run, key = self.run(example), f"pain.{pain.id}"
        came = {True: "present", False: "absent", None: "unknown"}[run.answers[key]]  # type: ignore[index]
        if came != example.expect:
            yield f"expected {example.expect}, came out {came}", self.why(run, key)
        elif example.grade and (grade := grade_of(run.partner, pain.id, run.answers)[0]) != example.grade:
            reasons = [
                self.why(run, f"{key}.{word}") for word in ("serious", "severe") if word in (grade, example.grade)
            ]
            yield f"expected {example.grade}, came out {grade or 'without a grade'}", " ".join(reasons)

    def proposition(self, proposition: Proposition, example: PropositionExample) -> Iterator[tuple[str, str]]:
        run, key = self.run(example), f"proposition.{proposition.id}"
        answer = run.answers[key]
        came = {True: "applies", False: "does_not_apply", None: "open"}[answer]  # type: ignore[index]
        ready = answer is None and run.answers[f"{key}.fits"] is True
        if came != example.expect:
            yield f"expected {example.expect}, came out {came}", self.why(run, key)
            return
        if ready != example.ready:
            said = "ready to raise" if example.ready else "not ready to raise"
            hint = "Nothing but an unknown not_when or red line is left, so write ready = true." if ready else ""
            yield f"expected {said}, came out the opposite", hint or self.why(run, f"{key}.fits")
        for name, expected in example.estimate.items():
            yield from self.estimate(proposition, name, expected, run, usable=answer is True or ready)

    def estimate(
        self, proposition: Proposition, name: str, expected: Ends, run: Run, *, usable: bool
    ) -> Iterator[tuple[str, str]]:
        facts = facts_in_play(run.partner, self.type.fact, run.as_of)
        given = self.evaluator.estimator.of(proposition, run.inputs, run.answers, facts, run.as_of) if usable else ()
        found = next((one.ends for one in given if one.name == name), None)
        if found is None:
            key = f"estimate.{proposition.id}.{name}"
            inputs = self.evaluator.program.inputs_of(proposition.estimate[name].formula.tree)
            unknown = [id for id in inputs if id in self.type.fact and run.inputs.get(id) is None]
            reason = f"Unknown: {', '.join(unknown)}." if unknown and run.answers[key] else self.why(run, key)
            yield f"expected the estimate {name}, none was given", reason
        elif not all(map(_near, expected, found)):
            yield f"expected the estimate {name} to be {_listed(expected)}, came out {_listed(found)}", ""

    def why(self, run: Run, key: str) -> str:
        """What decided an answer, or the facts whose absence leaves it open."""
        missing = missing_for(self.evaluator.program, key, run.inputs, run.as_of)
        if run.answers[key] is None:
            return f"Unknown: {', '.join(missing)}." if missing else "A calculation failed."
        reason = explain(self.evaluator.program, key, run.inputs, run.as_of)
        return f"Because {'; '.join(because(reason))}."


def _near(expected: float, found: float) -> bool:
    return abs(expected - found) <= max(0.5, abs(expected) / 100)


def _listed(ends: Ends) -> str:
    return ", ".join(f"{end:,.10g}" for end in ends)

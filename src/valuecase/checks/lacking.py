"""What a pack that can be read still lacks: a rule nothing follows from, a claim without its other side, an example."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice, product

from valuecase.checks.places import Places
from valuecase.checks.shown import examples_of
from valuecase.conditions import walk
from valuecase.conditions.candidates import candidates
from valuecase.conditions.program import Program, names
from valuecase.evaluator import Evaluator
from valuecase.logic import red_lines_on
from valuecase.model.pack import GRADES, Pain, StakeholderType
from valuecase.model.problems import Problem
from valuecase.model.proposition import Proposition
from valuecase.symbols import symbols_of
from valuecase.wording import placeholders

TRIES = 5_000  # combinations of facts, when the grades of a pain are sought; the widest shipped one needs a tenth


def lacking(
    type: StakeholderType, common: StakeholderType, evaluator: Evaluator, as_of: date, places: Places
) -> Iterator[Problem]:
    """Drivers and pains that lead nowhere, propositions and sources with a part missing, rules without an example."""
    current = [one for one in type.proposition.values() if one.status != "retired"]
    driving = {driver for pain in type.pain.values() for driver in pain.driven_by}
    for id in type.driver.keys() - driving:
        yield places.problem(
            f"no pain follows from the driver {id}", "Name it in the driven_by of a pain.", "driver", id
        )
    relieved = {pain for one in current for pain in one.relieves}
    for id in type.pain.keys() - relieved:
        advice = "Name it in the relieves of a proposition, or remove it: we would bring up what we cannot help with."
        yield places.problem(f"no proposition relieves the pain {id}", advice, "pain", id)
    for id, source in type.source.items():
        if source.year is None and not source.undated and id not in common.source:
            yield places.problem(f"the source {id} has no year", "Add year = …, or undated = true.", "source", id)
    for one in current:
        for message, advice, within in _of_proposition(type, one):
            yield places.problem(f"the proposition {one.id} {message}", advice, "proposition", one.id, *within)
    for each in examples_of(type):
        if each.shown.as_of is None and any(type.fact[id].type == "date" for id in each.shown.facts):
            place = (each.table, each.rule.id, "example", each.index)
            yield places.problem(f"{each}: it holds on some days only", "Say on which: as_of = 2026-12-01.", *place)
    for pain in type.pain.values():
        shown = {example.grade or example.expect for example in pain.example}
        for wanted in ("absent", *_grades_of(type, evaluator.program, pain, as_of)):
            if wanted not in shown:
                said = f"the pain {pain.id} has no example in which it is {wanted}"
                yield places.problem(said, f"Add [[pain.{pain.id}.example]].", "pain", pain.id)


def _of_proposition(type: StakeholderType, one: Proposition) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    if not one.contrary and not one.contrary_sought:
        yield "has nothing against it", "Add contrary, or say in contrary_sought what was looked for, and where.", ()
    for audience in type.audience:
        if audience not in one.point:
            yield f"says nothing to {audience}", f"Add [proposition.{one.id}.point.{audience}].", ()
    for id, point in one.point.items():
        if _needed(point.say[-1]):
            advice = "Add a last wording that needs no fact and no estimate: most partners are little known."
            yield f"may have nothing to say to {id}", advice, ("point", id, "say")
        for field in ("say", "guarded", "return_first"):
            for index, earlier in _never_reached(getattr(point, field)):
                advice = f"Move it before wording {earlier + 1}, which needs no more than it does, or remove it."
                yield f"has a wording for {id} that is never reached", advice, ("point", id, field, index)
    shown = {"ready" if example.ready else example.expect for example in one.example}
    expected = ["applies", "does_not_apply", "open"]
    if one.not_when is not None or red_lines_on(type, one.id):
        expected.append("ready")
    for wanted in expected:
        if wanted not in shown:
            said = "ready to raise" if wanted == "ready" else wanted.replace("_", " ")
            yield f"has no example in which it is {said}", f"Add [[proposition.{one.id}.example]].", ()
    worked = {name for example in one.example for name in example.estimate}
    for name in one.estimate.keys() - worked:
        advice = f"Work one out by hand and add it to an example: estimate.{name} = [low, base, high]."
        yield f"has no worked example of its estimate {name}", advice, ("estimate", name)


def _needed(wording: str) -> set[str]:
    """The facts and estimates without which it is passed over."""
    return {name for name in placeholders(wording) if not name.startswith("k.") and name not in ("partner", "us")}


def _never_reached(wordings: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Wordings after one that needs no more than they do, and so is always said instead."""
    for index, wording in enumerate(wordings):
        for earlier in range(index):
            if _needed(wordings[earlier]) <= _needed(wording):
                yield index, earlier
                break


def _grades_of(type: StakeholderType, program: Program, pain: Pain, as_of: date) -> list[str]:
    """The grades that some combination of facts gives the pain."""
    parts = {"when": pain.when, "serious": pain.serious, "severe": pain.severe}
    trees = {key: part.tree for key, part in parts.items() if part is not None}
    own = Program.of({**program.trees, **trees}, program.constants).leading_to(trees)
    inputs = dict.fromkeys(name.key for node in own.trees.values() for name in names(node) if name.key in type.fact)
    symbols = symbols_of(type)
    asked = {key: candidates(own, key, symbols[key], as_of) for key in inputs if key not in own.trees}
    found = set()
    for values in islice(product(*asked.values()), TRIES):
        answers = walk.run(own, dict(zip(asked, values, strict=True)), as_of)
        if answers["when"] is True:
            found.add(next((grade for grade in ("severe", "serious") if answers.get(grade) is True), "mild"))
    return [grade for grade in GRADES if grade in found]

"""Answers as people type them, for `note` and `fill`: what fits, what it is called, what it changes."""

from collections.abc import Iterator

from valuecase.conditions.tree import Value
from valuecase.model.case import ValueCase, standing
from valuecase.model.facts import FactDefinition
from valuecase.model.pack import StakeholderType
from valuecase.model.problems import Problem, ValueCaseError
from valuecase.reading.values import parse
from valuecase.wording import shown_value, unit_named

YES = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}
STANDS = {
    "applies": "Now fits",
    "ready": "Now ready to raise",
    "open": "Open again",
    "does_not_apply": "Now ruled out",
}


def parsed(fact: FactDefinition, text: str) -> tuple[Value, str]:
    """The value somebody typed, and a word of doubt when it is implausible; raises ValueCaseError when it does not fit."""
    reading = parse(fact, text)
    if reading.value is None:
        said = f'"{text}" is no answer to: {fact.question or fact.label}'
        raise ValueCaseError(Problem(said, options(fact) or reading.wrong or reading.advice))
    return reading.value, reading.implausible


def options(fact: FactDefinition) -> str:
    """What an answer can be, as people type it; empty where any words will do."""
    match fact.type:
        case "yes_no":
            return "Answer yes or no."
        case "choice":
            return "Answer one of: " + ", ".join(f"{id} ({words})" for id, words in fact.options.items()) + "."
        case "choices":
            each = ", ".join(f"{id} ({words})" for id, words in fact.options.items())
            return f"Answer one or more, with commas: {each}."
        case "date":
            return "Answer with a date, such as 2026-12-01."
        case "integer" | "number":
            whole = "a whole number" if fact.type == "integer" else "a number"
            return f"Answer with {whole}."
    return ""


def yes_no(title: str, text: str) -> bool:
    """Whether a pain is there."""
    if (said := YES.get(text.strip().lower())) is None:
        raise ValueCaseError(Problem(f'"{text}" does not say whether it hurts: {title}', "Answer yes or no."))
    return said


def shown(type: StakeholderType, id: str, value: Value) -> str:
    """A value in words, with its unit."""
    definition = type.fact[id]
    return shown_value(value, definition, unit_named(type.unit, definition.unit))


def changes(before: ValueCase, after: ValueCase) -> Iterator[str]:
    """What a new answer turned: pains that came or went, propositions that stand otherwise than before."""
    was = {pain.id: pain.status for pain in before.pains}
    for pain in after.pains:
        if pain.status != was.get(pain.id) and pain.status != "unknown":
            word = f"Hurts ({pain.grade})" if pain.status == "present" else "Does not hurt"
            yield f"{word}: {after.type.pain[pain.id].title}"
    stood = {one.id: standing(one) for one in before.propositions}
    for one in after.propositions:
        if standing(one) != stood.get(one.id):
            yield f"{STANDS[standing(one)]}: {one.proposition.title}"

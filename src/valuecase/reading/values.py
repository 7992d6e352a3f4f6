"""Whether a value fits its fact: one answer for partner files, examples, published tables and the command line."""

import unicodedata
from datetime import date, datetime
from typing import NamedTuple

from valuecase.conditions.tree import Value
from valuecase.model.facts import FactDefinition
from valuecase.model.problems import Problem, ValueCaseError, did_you_mean, said

_WANTED = {
    "yes_no": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "date": "a date such as 2026-12-01",
    "text": "a text in quotes",
    "choice": "one of its options in quotes",
    "choices": 'a list of its options, such as ["one", "two"]',
}
LARGEST_NUMBER = 10**15  # above any dollar amount; beyond it whole numbers and decimals part ways


class Reading(NamedTuple):
    """A value that fits, or None with what is wrong. A value that fits may still be implausible: it is used and marked."""

    value: Value | None = None
    wrong: str = ""
    advice: str = ""
    implausible: str = ""


def fit(definition: FactDefinition, raw: object) -> Reading:
    """Fit a TOML value to a fact."""
    if definition.formula is not None:
        return Reading(wrong=f"{definition.id} is worked out from other facts", advice="Give the facts it is made of.")
    match definition.type:
        case "yes_no" if isinstance(raw, bool):
            return Reading(raw)
        case "integer" if isinstance(raw, int) and not isinstance(raw, bool):
            return _number(definition, raw)
        case "integer" if isinstance(raw, float) and raw.is_integer():
            return _number(definition, int(raw))
        case "number" if isinstance(raw, int | float) and not isinstance(raw, bool):
            return _number(definition, raw)
        case "date" if isinstance(raw, datetime):
            return Reading(raw.date())
        case "date" if isinstance(raw, date):
            return Reading(raw)
        case "date" if isinstance(raw, str) and (day := _day(raw)):
            return Reading(day)
        case "text" if isinstance(raw, str) and raw.strip():
            return Reading(raw.strip())
        case "choice" if isinstance(raw, str):
            return _options(definition, [raw])
        case "choices" if isinstance(raw, list | frozenset | tuple) and all(isinstance(item, str) for item in raw):
            return _options(definition, list(raw))
        case kind:
            return Reading(
                wrong=f"{definition.id} must be {_WANTED[kind]}, not {said(raw)}", advice=_advice(definition)
            )


def parse(definition: FactDefinition, text: str) -> Reading:
    """Fit what somebody typed to a fact: `yes`, `1,200`, `$40`, `12%`, a date, an option or several with commas."""
    typed = text.strip()
    match definition.type:
        case "yes_no":
            answers = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}
            return fit(definition, answers.get(typed.lower(), typed))
        case "integer" | "number":
            return fit(definition, _typed_number(typed))
        case "choices":
            return fit(definition, [part.strip() for part in typed.split(",") if part.strip()])
        case _:
            return fit(definition, typed)


def parse_value(definition: FactDefinition, text: str) -> Value:
    """What somebody typed, as a value of a fact, as `parse` has it; raises ValueCaseError when it does not fit."""
    reading = parse(definition, text)
    if reading.value is None:
        raise ValueCaseError(Problem(reading.wrong, reading.advice))
    return reading.value


def _day(text: str) -> date | None:
    """A date in quotes, as JSON has it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _typed_number(typed: str) -> object:
    bare = typed.replace(",", "").replace("_", "").removeprefix("$").removesuffix("%").strip()
    for kind in (int, float):
        try:
            return kind(bare)
        except ValueError:
            continue
    return typed


def _number(definition: FactDefinition, value: int | float) -> Reading:
    if not abs(value) <= LARGEST_NUMBER:  # also refuses NaN, which is not less than anything
        wrong = f"{definition.id} is {said(value)}, which is not a usable number"
        return Reading(wrong=wrong, advice=_advice(definition))
    low, high = definition.plausible or (-LARGEST_NUMBER, LARGEST_NUMBER)
    if low <= value <= high:
        return Reading(value)
    label = definition.label[:1].upper() + definition.label[1:]
    implausible = f"{label} is {_grouped(value)}, outside what is plausible ({_grouped(low)} to {_grouped(high)})"
    return Reading(value, implausible=implausible)


def _grouped(value: float) -> str:
    """A number as people write it, with all of its digits: 12,000,000."""
    return f"{int(value):,}" if value == int(value) else f"{value:,.15g}"


def _options(definition: FactDefinition, chosen: list[str]) -> Reading:
    """Options by id, or by the words a reader sees, however they are written."""
    if all(item in definition.options for item in chosen):
        return Reading(frozenset(chosen) if definition.type == "choices" else chosen[0])
    by_words = {_plain(words): id for id, words in definition.options.items()}
    by_words |= {_plain(id): id for id in definition.options}
    found = [by_words.get(_plain(item)) for item in chosen]
    for item, id in zip(chosen, found, strict=True):
        if id is None:
            known = [*definition.options, *definition.options.values()]
            advice = did_you_mean(item, known, _advice(definition))
            return Reading(wrong=f'"{item}" is not an option of {definition.id}', advice=advice)
    ids = [id for id in found if id is not None]
    return Reading(frozenset(ids) if definition.type == "choices" else ids[0])


def _plain(words: str) -> str:
    return unicodedata.normalize("NFC", words).strip().casefold().replace(" ", "_").replace("-", "_")


def _advice(definition: FactDefinition) -> str:
    if definition.options:
        return "It can be: " + ", ".join(definition.options) + "."
    return f"The question is: {definition.question}"

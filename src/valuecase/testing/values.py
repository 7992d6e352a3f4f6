"""Facts of a type: ordinary values, values at the boundaries of its rules, and facts that nobody knows."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from math import ceil, floor
from typing import Any

from hypothesis import strategies as st

from valuecase.checks.shown import examples_of
from valuecase.conditions.candidates import candidates
from valuecase.conditions.tree import Value
from valuecase.model.facts import FactDefinition
from valuecase.model.pack import StakeholderType
from valuecase.model.problems import Problem, ValueCaseError, did_you_mean
from valuecase.reading.values import fit
from valuecase.symbols import symbols_of
from valuecase.testing.prepared import AS_OF, evaluator_of

Strategy = st.SearchStrategy[Any]

YEARS = timedelta(days=3653)  # how far ordinary dates lie from the day of the answer
MOST = 25  # facts that are changed or added; few partners are known better, and more of them is only slower
WORDS = ("Something they said.", "“Más tarde”, said Ms. O’Neill")


def values_for(type: StakeholderType, fact: str, *, as_of: date = AS_OF) -> st.SearchStrategy[Value]:
    """Values of one fact that fit it and are plausible, those at the boundaries of the rules as often as all others.

    Raises ValueCaseError for a name that the type does not know, and for a fact that is worked out from others.
    """
    strategies = _strategies(type, as_of)
    if fact not in strategies:
        advice = did_you_mean(fact, strategies, "It has to be a fact that is asked, not one that is worked out.")
        raise ValueCaseError(Problem(f'the type "{type.id}" asks for no fact "{fact}"', advice))
    return strategies[fact]


@st.composite
def facts_for(draw: st.DrawFn, type: StakeholderType, *, as_of: date = AS_OF) -> dict[str, Value]:
    """Facts by id, every other fact of the type unknown: those of one of its examples or none, some changed, some added.

    Because examples are where something holds, much of what is drawn is about partners to whom a rule speaks.
    """
    strategies = _strategies(type, as_of)
    known = dict(draw(st.sampled_from(({}, *_shown(type)))))
    for fact in draw(st.lists(st.sampled_from(sorted(strategies)), max_size=MOST)):
        known[fact] = draw(strategies[fact])
    return known


@lru_cache(maxsize=64)
def boundaries(type: StakeholderType, as_of: date = AS_OF) -> Mapping[str, tuple[Value, ...]]:
    """For every fact that can be asked, the values between which no rule changes its answer; for a text, some words."""
    symbols, program = symbols_of(type), evaluator_of(type).program
    asked = [fact.id for fact in type.fact.values() if fact.formula is None]
    return {fact: candidates(program, fact, symbols[fact], as_of) or WORDS for fact in asked}


@lru_cache(maxsize=64)
def _strategies(type: StakeholderType, as_of: date) -> Mapping[str, Strategy]:
    found = boundaries(type, as_of)
    return {id: st.sampled_from(found[id]) | _ordinary(type.fact[id], as_of) for id in found}


def _ordinary(fact: FactDefinition, as_of: date) -> Strategy:
    low, high = fact.plausible or (0, 1)  # reading refuses a number without a plausible range
    match fact.type:
        case "yes_no":
            return st.booleans()
        case "integer":
            return st.integers(ceil(low), floor(high))
        case "number":
            return st.floats(low, high).map(lambda value: min(max(round(value, 2), low), high))
        case "date":
            return st.dates(as_of - YEARS, as_of + YEARS)
        case "choice":
            return st.sampled_from(sorted(fact.options))
        case "choices":
            return st.frozensets(st.sampled_from(sorted(fact.options)))
    return st.sampled_from(WORDS)


@lru_cache(maxsize=16)
def _shown(type: StakeholderType) -> tuple[Mapping[str, Value], ...]:
    """The facts of every example of a type, as reading a partner file would have them."""
    found = []
    for example in examples_of(type):
        fitted = {id: fit(type.fact[id], value).value for id, value in example.shown.facts.items()}
        found.append({id: value for id, value in fitted.items() if value is not None})
    return tuple(found)

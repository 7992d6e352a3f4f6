"""Partners of every shipped type: with facts from anywhere, disputes, pains that were heard, and people."""

from datetime import date
from functools import cache
from itertools import chain

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from strategies import EXAMPLES

from valuecase import Engine, FactValue, Heard, Partner, Person
from valuecase.conditions.candidates import candidates
from valuecase.evaluator import Evaluator
from valuecase.model.facts import CONFIDENCES
from valuecase.model.pack import GRADES
from valuecase.reading.values import fit
from valuecase.symbols import symbols_of

AS_OF = date(2026, 12, 1)
DATES = (None, date(2019, 6, 30), date(2023, 12, 1), date(2025, 12, 31), AS_OF)
TYPES = ("food_bank", "hospital", "local_health_department", "police_department", "public_housing_authority")

often = settings(max_examples=max(EXAMPLES // 5, 10), deadline=None)  # for each of five types
each_type = pytest.mark.parametrize("id", TYPES)

_engine = Engine()


def evaluator_of(id: str) -> Evaluator:
    return _engine.evaluator(id)


@cache
def values_worth_trying(id: str) -> dict[str, tuple]:
    """For every fact that can be given, the values that the questions try; for a text, some words."""
    evaluator = evaluator_of(id)
    symbols = symbols_of(evaluator.type)
    asked = [fact.id for fact in evaluator.type.fact.values() if fact.formula is None]
    found = {fact: candidates(evaluator.program, fact, symbols[fact], AS_OF) for fact in asked}
    return {fact: values or ("Something they said.",) for fact, values in found.items()}


@cache
def examples_of(id: str) -> tuple[dict, ...]:
    """The facts of every example of a type: partners of whom something holds."""
    type = evaluator_of(id).type
    rules = chain(type.pain.values(), type.proposition.values())
    return tuple(
        {fact: fit(type.fact[fact], value).value for fact, value in example.facts.items()}
        for rule in rules
        for example in rule.example
    )


@st.composite
def facts_of(draw: st.DrawFn, id: str) -> dict:
    """Values of some facts: those of an example or none, some of them changed and others added."""
    tried = values_worth_trying(id)
    known = dict(draw(st.sampled_from(({}, *examples_of(id)))))
    for fact in draw(st.lists(st.sampled_from(sorted(tried)), max_size=25)):
        known[fact] = draw(st.sampled_from(tried[fact]))
    return known


def sources() -> st.SearchStrategy[dict]:
    return st.fixed_dictionaries({"confidence": st.sampled_from(CONFIDENCES), "as_of": st.sampled_from(DATES)})


@st.composite
def partners(draw: st.DrawFn, id: str, *, heard: bool = True, disputes: bool = True) -> Partner:
    """A partner with facts from anywhere, some of which sources dispute, pains that were heard, and people."""
    type, tried = evaluator_of(id).type, values_worth_trying(id)
    soft = draw(st.booleans())
    confirmed = {"confidence": "confirmed", "as_of": AS_OF}
    facts = {}
    for fact, value in draw(facts_of(id)).items():
        values = [FactValue(value, source="A report", **(draw(sources()) if soft else confirmed))]
        if disputes and soft and draw(st.integers(0, 9)) == 0:
            values.append(FactValue(draw(st.sampled_from(tried[fact])), said_by="somebody", **draw(sources())))
        facts[fact] = tuple(values)
    told = st.builds(
        Heard,
        st.booleans(),
        grade=st.sampled_from(("", *GRADES)),
        confidence=st.sampled_from(CONFIDENCES),
        words=st.sampled_from(("", "It hurts.")),
        as_of=st.sampled_from(DATES),
    )
    pains = draw(st.dictionaries(st.sampled_from(sorted(type.pain)), told, max_size=3)) if heard else {}
    people = (Person("Ada", "director", draw(st.sampled_from(sorted(type.audience)))),)
    return Partner(name="Elm Street", type=id, facts=facts, heard=pains, people=people)

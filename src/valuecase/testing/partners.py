"""Whole partners: what is known of them, from whom, since when, and what is in dispute."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from valuecase.conditions.tree import Value
from valuecase.model.facts import CONFIDENCES, FactValue, Heard, Partner, Person
from valuecase.model.pack import GRADES, StakeholderType
from valuecase.testing.prepared import AS_OF
from valuecase.testing.values import facts_for, values_for

# Days before the answer: the same day, within the year, the last and the first beyond three years, and long ago.
AGES = (0, 335, 1096, 1097, 2700)


@st.composite
def partners_for(
    draw: st.DrawFn, type: StakeholderType, *, as_of: date = AS_OF, heard: bool = True, disputes: bool = True
) -> Partner:
    """Partners of a type, for `Engine.evaluate`: known well, hardly, or not at all.

    Of one half every fact is confirmed on that day. Of the others facts have any confidence, source, speaker and date. There are
    people of any audience, and data that the partner holds, needs or has none of.

    :param as_of: the day to evaluate them for: dates lie around it.
    :param heard: pains that somebody told us of, or told us that they do not have.
    :param disputes: now and then another value of a fact, from another source.
    """
    firm = draw(st.booleans())
    facts = {}
    for fact, value in draw(facts_for(type, as_of=as_of)).items():
        values = [FactValue(value, "confirmed", as_of=as_of) if firm else draw(_said(value, as_of))]
        if disputes and not firm and draw(st.integers(0, 9)) == 0:
            values.append(draw(_said(draw(values_for(type, fact, as_of=as_of)), as_of)))
        facts[fact] = tuple(values)
    return Partner(
        name="Elm Street",
        type=type.id,
        facts=facts,
        heard=draw(_some(type.pain, _pains(as_of))) if heard else {},
        people=draw(_people(type)),
        data=draw(_some(type.data_set, st.sampled_from(("holds", "needs", "none")))),
    )


def _dates(as_of: date) -> st.SearchStrategy[date | None]:
    return st.sampled_from((None, *(as_of - timedelta(days) for days in AGES)))


@st.composite
def _said(draw: st.DrawFn, value: Value, as_of: date) -> FactValue:
    confidence, day = draw(st.sampled_from(CONFIDENCES)), draw(_dates(as_of))
    if confidence in ("published", "assumed"):
        return FactValue(value, confidence, source=draw(st.sampled_from(("A report", "Another report"))), as_of=day)
    return FactValue(value, confidence, said_by=draw(st.sampled_from(("the director", "somebody"))), as_of=day)


def _pains(as_of: date) -> st.SearchStrategy[Heard]:
    return st.builds(
        Heard,
        st.booleans(),
        grade=st.sampled_from(("", *GRADES)),
        confidence=st.sampled_from(CONFIDENCES),
        said_by=st.sampled_from(("", "the director")),
        words=st.sampled_from(("", "It hurts.")),
        as_of=_dates(as_of),
    )


def _people(type: StakeholderType) -> st.SearchStrategy[tuple[Person, ...]]:
    audience = st.sampled_from(("", *sorted(type.audience)))
    motivation = st.sampled_from(("", "a quiet year"))
    person = st.builds(Person, st.sampled_from(("Ada", "Grace")), st.just("director"), audience, motivation)
    return st.lists(person, max_size=2, unique_by=lambda person: person.name).map(tuple)


def _some(ids: Any, values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(sorted(ids)), values, max_size=3) if ids else st.just({})

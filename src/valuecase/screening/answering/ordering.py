"""The sum by which organizations are ordered, as `valuecase compare` adds it up for one."""

from collections.abc import Iterator, Mapping

import narwhals as nw

from valuecase.model.pack import StakeholderType
from valuecase.screening.answering.rules import Rules
from valuecase.screening.answering.verdicts import Standing
from valuecase.screening.answering.words import Words, counted, number, total
from valuecase.shared.comparing import INITIATIVES, MANY, READINESS, WELL_KNOWN


def keys(type: StakeholderType) -> Iterator[str]:
    """Every key of the program that the sum needs."""
    yield from (f"readiness.{id}" for id in type.readiness)


def counts(standing: Mapping[str, Standing]) -> dict[str, nw.Expr]:
    """How many propositions apply, are ready, and are open for another reason."""
    return {
        "applies": total([counted(one.applies) for one in standing.values()]),
        "ready": total([counted(one.ready) for one in standing.values()]),
        "open": total([counted(one.open & ~one.ready) for one in standing.values()]),
    }


# A rank is made of whether a proposition applies, then of its score, which is brought above zero, then of its place by id.
_APPLIES, _ABOVE_ZERO, _PLACES = 2**6, 2**4, 2**8


def ranks(standing: Mapping[str, Standing]) -> dict[str, nw.Expr]:
    """A rank for each proposition, above zero where it is usable: what applies first, then by score, then by id."""
    found = {}
    places = {id: place for place, id in enumerate(sorted(standing, reverse=True))}
    for id, one in standing.items():
        score = one.score + number(_ABOVE_ZERO)
        rank = (counted(one.applies, _APPLIES) + score) * number(_PLACES) + number(places[id])
        found[id] = nw.when(one.usable).then(rank).otherwise(number(0))
    return found


def score_in(rank: nw.Expr) -> nw.Expr:
    """The score that a rank was made of; 0 where the rank is."""
    score = (rank // _PLACES) % _APPLIES - _ABOVE_ZERO
    return nw.when(rank > 0).then(score.cast(nw.Int32)).otherwise(number(0))


def sum_of(rules: Rules, words: Words, strongest: nw.Expr, usable: nw.Expr, firm: nw.Expr) -> nw.Expr:
    """`strongest` is the score of the strongest proposition and 0 where there is none, `usable` how many there are, and
    `firm` how many facts.
    """
    asked = sum(fact.formula is None for fact in rules.type.fact.values())
    signs = [
        counted(words.is_true(rules.believed[f"readiness.{id}"]), sign.counts)
        for id, sign in rules.type.readiness.items()
    ]
    parts = [strongest, counted(usable >= MANY), total(signs).clip(-READINESS, READINESS)]
    parts += [counted(firm >= share * asked) for share in WELL_KNOWN]
    parts += [_where(rules, words, "culture", id, way.welcome) for id, way in rules.type.culture.items() if way.welcome]
    if leads := rules.given.get("values_community_leadership"):
        parts.append(counted(words.is_true(leads)))
    for id, points, _ in INITIATIVES:
        if id in rules.given:
            parts.append(counted(~words.is_unknown(rules.given[id]), points))
    return total(parts)


def _where(rules: Rules, words: Words, fact: str, option: str, points: int) -> nw.Expr:
    """Points where a fact that the table has is one of its options."""
    if fact not in rules.given:
        return number(0)
    return counted((words.columns.of(rules.given[fact]) == option).fill_null(False), points)

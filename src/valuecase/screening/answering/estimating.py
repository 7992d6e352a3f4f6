"""Estimates of every row, at the three ends of the argument: `Estimator` for a whole table."""

from collections.abc import Iterator, Mapping

import narwhals as nw

from valuecase.conditions.graph import Number
from valuecase.conditions.program import names
from valuecase.model.pack import StakeholderType
from valuecase.screening.answering.rules import Rules
from valuecase.screening.answering.verdicts import Standing, reviewed
from valuecase.screening.answering.words import Words, both

_NEVER = nw.lit(None, nw.Float64)
ENDS = ("conservative", "base", "optimistic")


def keys(type: StakeholderType) -> Iterator[str]:
    """Every key of the program that these answers need."""
    yield from (f"estimate.{one.id}.{name}" for one in reviewed(type) for name in one.estimate)


def named(type: StakeholderType) -> Iterator[str]:
    """What the formulas name: facts worked out from others, among others."""
    for one in reviewed(type):
        for estimate in one.estimate.values():
            yield from (name.key for name in names(estimate.formula.tree))


def ends(rules: Rules) -> dict[str, tuple[Number, ...]]:
    """Each estimate by `proposition.name`, worked out with the figures of each end."""
    figures = [{f"k.{id}": one.ends[end] for id, one in rules.type.figure.items()} for end in range(len(ENDS))]
    return {
        f"{one.id}.{name}": tuple(rules.with_figures(f"{one.id}.{name}", each) for each in figures)
        for one in reviewed(rules.type)
        for name in one.estimate
    }


def told(
    rules: Rules, words: Words, found: Mapping[str, tuple[Number, ...]], standing: Mapping[str, Standing]
) -> Iterator[tuple[str, nw.Expr]]:
    """The columns that are read: given where the proposition is usable, the condition holds, and no end is unknown."""
    for key, numbers in found.items():
        proposition, name = key.split(".")
        holds = words.is_true(rules.believed[f"estimate.{key}"])
        given = both(standing[proposition].usable, holds, *(~words.is_unknown(one) for one in numbers))
        for end, one in zip(ENDS, numbers, strict=True):
            value = (
                nw.when(given).then(words.columns.of(one).cast(nw.Float64)) if rules.unknown not in numbers else _NEVER
            )
            yield f"estimate_{proposition}_{name}_{end}", value

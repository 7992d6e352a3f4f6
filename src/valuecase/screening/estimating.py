"""Estimates of every row, at the three ends of the argument: `Estimator` for a whole table."""

from collections.abc import Iterator, Mapping

import narwhals as nw

from valuecase.conditions.graph import Number
from valuecase.conditions.program import names
from valuecase.model.pack import StakeholderType
from valuecase.screening.rules import Rules
from valuecase.screening.verdicts import Standing, reviewed
from valuecase.screening.words import Words, both

ENDS = ("conservative", "base", "optimistic")


def keys(type: StakeholderType) -> Iterator[str]:
    """Every key of the program that these answers need."""
    for one in reviewed(type):
        for name, estimate in one.estimate.items():
            yield f"estimate.{one.id}.{name}"
            yield from (named.key for named in names(estimate.formula.tree))


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
) -> dict[str, nw.Expr]:
    """The columns that are read: given where the proposition is usable, the condition holds, and no end is unknown."""
    columns = {}
    for key, numbers in found.items():
        proposition, name = key.split(".")
        holds = words.is_true(rules.believed[f"estimate.{key}"])
        possible = rules.unknown not in numbers
        given = both(standing[proposition].usable, holds, *(~words.is_unknown(one) for one in numbers))
        for end, one in zip(ENDS, numbers, strict=True):
            never = nw.lit(None, nw.Float64)
            columns[f"estimate_{proposition}_{name}_{end}"] = (
                nw.when(given).then(words.columns.of(one).cast(nw.Float64)) if possible else never
            )
    return columns

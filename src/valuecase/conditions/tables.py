"""A graph of conditions as columns of a table: the third reading, for as many organizations as there are.

The expressions are narwhals', so the same ones run on Polars, DuckDB, PyArrow and Spark. They use only what is three-valued and
exact on all of these: `and`, `or`, `not`, comparisons, `when … then` without `otherwise` where an answer may be unknown. `in` is
`==` joined by or; no null is written as a literal; a division by zero divides by nothing instead; the smaller of two is unknown
when one of them is.

Columns come in as `screening.answering.facts` leaves them: every number a finite decimal of 64 bits, every choice one of its options.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from typing import Any, NamedTuple, cast

import narwhals as nw
from attrs import field, frozen

from valuecase.conditions import tree as t
from valuecase.conditions.graph import Graph, Number, Unknown
from valuecase.conditions.values import COMPARE, LARGEST

LARGEST_FACT = 1e15  # reading refuses numbers beyond it, so that most calculations need no look at their size
PREFIX = "_valuecase_"
_CALCULATE: dict[str, Callable[[nw.Expr, Any], nw.Expr]] = {
    "+": nw.Expr.__add__, "-": nw.Expr.__sub__, "*": nw.Expr.__mul__
}  # fmt: skip
_DAYS = 4e6  # more than lie between any two dates


class Stage(NamedTuple):
    """Columns that are added in one go, and the names of those that are not needed any more."""

    made: dict[str, nw.Expr]
    done: frozenset[str]


@frozen(eq=False)
class Columns:
    """How the steps of a graph that are `wanted` become columns: in which stages, and what each is then called.

    What several steps share is a column of its own, worked out once. `prefix` begins the name of every
    column that is made here.
    """

    graph: Graph
    wanted: frozenset[Number]
    prefix: str = PREFIX
    _kept: dict[Number, int] = field(factory=dict, init=False)  # the stage of each step that is a column
    _sizes: dict[Number, float] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        steps = self.graph.steps
        below = list(self.graph.below(set(self.wanted)))
        uses = Counter(part for one in below for part in steps[one].of)
        stage: dict[Number, int] = {}  # the first in which everything below a step is there
        for one in below:
            stage[one] = max((stage[part] + (part in self._kept) for part in steps[one].of), default=0)
            self._sizes[one] = self._size(one)
            if steps[one].of and (one in self.wanted or uses[one] > 1):
                self._kept[one] = stage[one]

    def stages(self) -> Iterator[Stage]:
        """The columns to add, stage by stage, since each needs only those before it, and the ones that nobody needs after."""
        last: dict[Number, int] = {}
        for one, stage in self._kept.items():
            last |= {used: stage for used in self._used_by(one) if last.get(used, -1) < stage}
        for stage in range(max(self._kept.values(), default=-1) + 1):
            made = {self._name(one): self._made(one) for one, own in self._kept.items() if own == stage}
            done = [one for one, end in last.items() if end == stage and one not in self.wanted]
            yield Stage(made, frozenset(map(self._name, done)))

    def _used_by(self, number: Number) -> Iterator[Number]:
        """The columns of ours that a step is made from."""
        for part in self.graph.steps[number].of:
            if part in self._kept:
                yield part
            else:
                yield from self._used_by(part)

    def columns_of(self, numbers: Iterable[Number]) -> frozenset[str]:
        """The names of the columns of ours that steps have."""
        return frozenset(self._name(one) for one in numbers if one in self._kept)

    def of(self, number: Number) -> nw.Expr:
        """A step that is wanted, once all stages are there; a constant as a literal. Not for what is always unknown."""
        if number in self._kept:
            return nw.col(self._name(number))
        return self._made(number)

    def _name(self, number: Number) -> str:
        return f"{self.prefix}{number}"

    def _made(self, number: Number) -> nw.Expr:
        step = self.graph.steps[number]
        node = step.node
        if isinstance(node, t.And | t.Or):
            return self._junction(step.of, some=isinstance(node, t.Or))
        if isinstance(node, t.In) and isinstance(node.options, t.Name):
            option = self.graph.steps[step.of[0]].node
            assert isinstance(option, t.Constant)  # check.py refuses anything else
            return self.of(step.of[1]).list.contains(str(option.value))
        parts = [self.of(part) for part in step.of]
        match node:
            case t.Constant(value=value):
                return nw.lit(cast("Any", float(value) if type(value) is int else value))
            case t.Name(key=column):
                return nw.col(column)
            case t.Not():
                return ~parts[0]
            case Unknown():
                return parts[0].is_null()
            case t.Compare(op=op):
                return cast("nw.Expr", COMPARE[op](*self._alike(step.of, parts)))
            case t.In(options=tuple() as options):
                same: list[nw.Expr] = [parts[0] == option.value for option in options]
                return reduce(nw.Expr.__or__, same)
            case t.Arithmetic(op=op):
                found = self._divided(step.of, *parts) if op == "/" else _CALCULATE[op](*parts)
                return nw.when(found.is_finite()).then(found) if self._sizes[number] > LARGEST else found
            case t.Extreme(which=which):
                either: Callable[[nw.Expr, nw.Expr], nw.Expr] = _smaller if which == "min" else _larger
                return reduce(either, parts)
            case t.DaysUntil():
                return _day_number(parts[0]) - float(self.graph.as_of.toordinal())
            case t.FirstKnown():
                return nw.coalesce(*parts)
        raise TypeError(f"not a node of a condition: {node!r}")

    def _junction(self, of: Iterable[Number], *, some: bool) -> nw.Expr:
        """`or`, or else `and`; beside something that is unknown for every row, only what decides is an answer."""
        unknown = self.graph.constant(None)
        parts = [self.of(part) for part in of if part != unknown]
        joined = reduce(nw.Expr.__or__ if some else nw.Expr.__and__, parts)
        if len(parts) == len(tuple(of)):
            return joined
        return nw.when(joined if some else ~joined).then(nw.lit(some))

    def _alike(self, of: Iterable[Number], parts: list[nw.Expr]) -> list[nw.Expr]:
        """Two choices are compared as text, since each column has its own options."""
        steps = [self.graph.steps[part].node for part in of]
        if all(isinstance(node, t.Name) and node.key in self.graph.choices for node in steps):
            return [part.cast(nw.String) for part in parts]
        return parts

    def _divided(self, of: tuple[Number, ...], left: nw.Expr, right: nw.Expr) -> nw.Expr:
        if not self.graph.steps[of[1]].is_constant:
            return left / nw.when(right != 0).then(right)
        # Nothing is added to the divisor, but it becomes a whole column: by a single number, Polars multiplies with its
        # inverse, which is quicker and off by a little.
        return left / (right + left * 0.0)

    def _size(self, number: Number) -> float:
        """No value of a step is further from zero than this."""
        step = self.graph.steps[number]
        below = [self._sizes[part] for part in step.of]
        match step.node:
            case t.Constant(value=bool() | int() | float() as value):
                return abs(float(value))
            case t.Arithmetic(op="/"):
                by = self.graph.steps[step.of[1]]
                return below[0] / below[1] if by.is_constant and below[1] else float("inf")
            case t.Arithmetic(op="*"):
                return below[0] * below[1]
            case t.Arithmetic():
                return sum(below)
            case t.DaysUntil():
                return _DAYS
        return min(max(below, default=LARGEST_FACT), LARGEST)


def _smaller(one: nw.Expr, other: nw.Expr) -> nw.Expr:
    return nw.coalesce(nw.when(one <= other).then(one), nw.when(other < one).then(other))


def _larger(one: nw.Expr, other: nw.Expr) -> nw.Expr:
    return nw.coalesce(nw.when(one >= other).then(one), nw.when(other > one).then(other))


def _day_number(day: nw.Expr) -> nw.Expr:
    """A date as Python's `toordinal` counts it, from whole numbers, since engines differ in what a date less a date is.

    Years are taken to begin in March, so that the day that comes every four years is the last of its year.
    """
    month = day.dt.month().cast(nw.Int64)
    year = day.dt.year().cast(nw.Int64) - (month <= 2).cast(nw.Int64)
    days = (153 * ((month + 9) % 12) + 2) // 5 + day.dt.day().cast(nw.Int64)
    return (365 * year + year // 4 - year // 100 + year // 400 + days - 306).cast(nw.Float64)

"""Many trees as one graph: equal parts are held once, and what is certain beforehand is worked out beforehand.

A table is asked for hundreds of answers at a time, and for most of its rules it has no column at all. So each tree is
simplified as it comes in, in three-valued logic: what is false for every row decides an `and`; what is unknown for every row
makes a comparison unknown, while an `and` around it may still be false.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from math import ceil, floor

from attrs import field, frozen

from valuecase.conditions import tree as t
from valuecase.conditions.printing import parts
from valuecase.conditions.values import MIRRORED, kind
from valuecase.conditions.walk import answer_of

Number = int  # of a step in its graph
Named = Callable[[str], Number]

_COMMUTES = (t.And, t.Or)


class Unknown(t.Node):
    """Whether its one part is unknown: itself always known. Rules cannot say this, since unknown is not an answer."""


@frozen(eq=False)
class Step:
    """One node. `node` says what is done with the steps in `of`; its own parts, if it has any, are not looked at."""

    node: t.Node
    of: tuple[Number, ...] = ()

    @property
    def is_constant(self) -> bool:
        return isinstance(self.node, t.Constant)


@frozen(eq=False)
class Graph:
    """Steps by number, each after those that it is made of. `choices` are the columns that hold a choice."""

    as_of: date
    choices: frozenset[str] = frozenset()
    steps: list[Step] = field(factory=list)
    _numbers: dict[object, Number] = field(factory=dict)

    def column(self, name: str) -> Number:
        """A column of the table, as a step."""
        return self._step(("column", name), t.Name(name))

    def constant(self, value: t.Value | None) -> Number:
        """The same for every row; `None` is unknown for every row."""
        return self._step(("constant", type(value), value), t.Constant(value))  # type: ignore[arg-type]

    def add(self, tree: t.Node, named: Named, *, assume: bool = True) -> Number:
        """A tree as a step; `named` gives the step that a name stands for."""
        if isinstance(tree, t.Name):
            return named(tree.key)
        if isinstance(tree, t.Constant):
            return self.constant(tree.value)
        if isinstance(tree, t.Assumed):
            return self.add(tree.item, named, assume=assume) if assume else self.constant(None)
        return self.make(tree, tuple(self.add(part, named, assume=assume) for part in parts(tree)))

    def value(self, number: Number) -> t.Value | None:
        """The value of a step that is a constant."""
        node = self.steps[number].node
        if not isinstance(node, t.Constant):
            raise TypeError(f"not the same for every row: {node!r}")
        return node.value

    def is_unknown(self, number: Number) -> Number:
        """A step that is true or false: whether another has no answer."""
        if self.steps[number].is_constant:
            return self.constant(kind(self.value(number)) is None)
        return self._step((Unknown, number), Unknown(), (number,))

    def make(self, node: t.Node, of: tuple[Number, ...]) -> Number:
        """What a node makes of steps, simplified."""
        if isinstance(node, t.And | t.Or):
            return self._junction(node, of)
        if isinstance(node, t.FirstKnown):
            return self._first_known(of)
        known = [self.steps[one] for one in of]
        if all(one.is_constant for one in known):
            answers = iter([one.node.value for one in known])  # type: ignore[attr-defined]
            return self.constant(answer_of(node, answers, self.as_of, assume=True))
        if any(one.is_constant and kind(one.node.value) is None for one in known):  # type: ignore[attr-defined]
            return self.constant(None)
        if isinstance(node, t.Not) and isinstance(known[0].node, t.Not):
            return known[0].of[0]
        if isinstance(node, t.Compare) and known[0].is_constant:
            return self.make(t.Compare(MIRRORED[node.op], node.right, node.left), of[::-1])
        if isinstance(node, t.Compare) and isinstance(known[0].node, t.DaysUntil) and known[1].is_constant:
            day = _day_compared(node.op, self.value(of[1]), self.as_of)
            if day is not None:
                return self.make(node, (known[0].of[0], self.constant(day)))
        return self._step((type(node), _own(node), of), node, of)

    def _junction(self, node: t.And | t.Or, of: tuple[Number, ...]) -> Number:
        """`and` or `or`, without what changes nothing, in one order."""
        decides = isinstance(node, t.Or)
        deciding, changing_nothing = self.constant(decides), self.constant(not decides)
        if deciding in of:
            return deciding
        kept = tuple(sorted(set(of) - {changing_nothing}))
        if len(kept) < 2:
            return kept[0] if kept else changing_nothing
        return self._step((type(node), kept), node, kept)

    def _first_known(self, of: tuple[Number, ...]) -> Number:
        unknown = self.constant(None)
        kept: list[Number] = []
        for one in of:
            if one != unknown and one not in kept:
                kept.append(one)
            if self.steps[one].is_constant and one != unknown:
                break
        if len(kept) < 2:
            return kept[0] if kept else unknown
        return self._step((t.FirstKnown, *kept), t.FirstKnown(()), tuple(kept))

    def _step(self, key: object, node: t.Node, of: tuple[Number, ...] = ()) -> Number:
        if key not in self._numbers:
            self._numbers[key] = len(self.steps)
            self.steps.append(Step(node, of))
        return self._numbers[key]

    def below(self, roots: set[Number]) -> Iterator[Number]:
        """The steps that some are made of, themselves included, each after those that it is made of."""
        needed: set[Number] = set()
        waiting = [*roots]
        while waiting:
            one = waiting.pop()
            if one not in needed:
                needed.add(one)
                waiting += self.steps[one].of
        yield from sorted(needed)


def _day_compared(op: t.Comparison, days: t.Value | None, as_of: date) -> date | None:
    """The day to compare a date with, instead of the days until then with a number: dates need no calculation."""
    if not isinstance(days, int | float) or (op in ("==", "!=") and days != floor(days)):
        return None
    whole = ceil(days) if op in ("<", ">=") else floor(days)
    try:
        return as_of + timedelta(whole)
    except OverflowError:
        return None


def _own(node: t.Node) -> object:
    """What tells two nodes of one class apart, besides their parts."""
    match node:
        case t.Compare(op=op) | t.Arithmetic(op=op):
            return op
        case t.Extreme(which=which):
            return which
        case t.In(options=tuple() as options):
            return tuple((type(option.value), option.value) for option in options)
    return None

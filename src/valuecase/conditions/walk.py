"""One partner, one tree: answers. Nothing to compile.

Unknown is not false. False decides an `and`, True decides an `or`, and whatever else touches something unknown is
unknown. So a value for something that had none can decide an answer and never changes one that was decided, as long as
no `FirstKnown` is in use.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from valuecase.conditions import tree as t
from valuecase.conditions.printing import parts
from valuecase.conditions.program import Program, names
from valuecase.conditions.values import Number, calculate, compare, days_until, extreme, is_number, known, member

Answer = t.Value | None
Lookup = Callable[[str], Answer]

NEVER_ASKED = ("heard.", "said.")  # keys for what people told us: no question of ours can fill them


def run(program: Program, values: Mapping[str, Answer], as_of: date, *, assume: bool = True) -> dict[str, Answer]:
    """The answer of every tree of a program, in its order."""
    answers: dict[str, Answer] = {}
    lookup = _lookup(program, answers, values)
    for key, node in program.trees.items():
        answers[key] = value(node, lookup, as_of, assume)
    return answers


def value(node: t.Node, lookup: Lookup, as_of: date, assume: bool = True) -> Answer:
    """The value of one tree, its names looked up by key; `None` when unknown."""

    def of(node: t.Node) -> Answer:
        if type(node) is t.Name:
            return known(lookup(node.key))
        return answer_of(node, map(of, parts(node)), as_of, assume)

    return of(node)


def constant(node: t.Node, constants: Mapping[str, t.Value]) -> Number | None:
    """The number that a node is for every partner alike, if it is one: it names nothing but constants."""
    if any(name.key not in constants for name in names(node)):
        return None
    found = value(node, constants.get, date.min)
    return found if is_number(found) else None


def _lookup(program: Program, answers: Mapping[str, Answer], values: Mapping[str, Answer]) -> Lookup:
    def lookup(key: str) -> Answer:
        if key in answers:
            return answers[key]
        return program.constants[key] if key in program.constants else values.get(key)

    return lookup


def answer_of(node: t.Node, of_parts: Iterator[Answer], as_of: date, assume: bool) -> Answer:
    """What a node makes of the answers of its parts; takes no more of them than it needs."""
    how = _ANSWERS.get(type(node))
    if how is not None:
        return how(node, of_parts)
    if isinstance(node, t.DaysUntil):
        return days_until(next(of_parts), as_of)
    return next(of_parts) if assume else None  # Assumed


def _chosen(node: t.In, of_parts: Iterator[Answer]) -> bool | None:
    if isinstance(node.options, tuple):
        return member(next(of_parts), (option.value for option in node.options))
    item, chosen = of_parts
    return item in chosen if isinstance(item, str) and isinstance(chosen, frozenset) else None


_ANSWERS: dict[type, Callable[[Any, Iterator[Answer]], Answer]] = {
    t.Compare: lambda node, of_parts: compare(node.op, next(of_parts), next(of_parts)),
    t.And: lambda _, of_parts: _all(of_parts),
    t.Or: lambda _, of_parts: opposite(_all(map(opposite, of_parts))),
    t.Not: lambda _, of_parts: opposite(next(of_parts)),
    t.Constant: lambda node, _: known(node.value),
    t.In: _chosen,
    t.Arithmetic: lambda node, of_parts: calculate(node.op, next(of_parts), next(of_parts)),
    t.Extreme: lambda node, of_parts: extreme(node.which, of_parts),
    t.FirstKnown: lambda _, of_parts: next((answer for answer in of_parts if answer is not None), None),
}


def _all(answers: Iterable[Answer]) -> bool | None:
    known_so_far = True
    for answer in answers:
        if answer is False:
            return False
        known_so_far = known_so_far and answer is True
    return True if known_so_far else None


def opposite(answer: Answer) -> bool | None:
    return not answer if isinstance(answer, bool) else None

"""Why an answer is what it is: the answers of all its parts, down to what is known of the partner.

What is the same for every partner (texts, constants, what to ask of which part) is worked out once for a program, and
what several answers share is told once for a partner. So the reasons for many answers cost a few microseconds each.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from operator import attrgetter, itemgetter
from typing import NamedTuple

from valuecase.conditions import tree as t
from valuecase.conditions.printing import parts, show
from valuecase.conditions.program import Program
from valuecase.conditions.values import comparing, is_number, known, member
from valuecase.conditions.walk import Answer, answer_of, opposite


class Reason(NamedTuple):
    """Why a node has its answer. `children` are the reasons for its parts; `key` is set for names."""

    text: str
    answer: Answer
    note: str = ""
    children: tuple["Reason", ...] = ()
    key: str = ""


class Reasons:
    """Reasons for the answers of one program. Holds nothing about any partner, so threads may share it."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._tells: dict[str, _Tell] = {}

    def of(self, values: Mapping[str, Answer], as_of: date, assume: bool = True) -> Mapping[str, Reason]:
        """For one partner: the reason for any key of a tree, a constant or an input, made when it is looked up."""
        return _Told(self, values, as_of, assume)

    def tell(self, key: str) -> "_Tell":
        tell = self._tells.get(key)
        if tell is None:
            tell = self._tells[key] = self._of_key(key)
        return tell

    def _of_key(self, key: str) -> "_Tell":
        if key in self._program.trees:
            inner = _of_node(self._program.trees[key])
            return lambda told: _named(key, inner(told))
        if key in self._program.constants:
            return _always(_given(key, self._program.constants[key]))
        return lambda told: _given(key, told.inputs.get(key))


def explain(program: Program, key: str, values: Mapping[str, Answer], as_of: date, assume: bool = True) -> Reason:
    """The reason for one answer down to its inputs, through every name that is itself a tree of the program."""
    return Reasons(program).of(values, as_of, assume)[key]


class _Told(dict[str, Reason]):
    """What has been told for one partner so far."""

    __slots__ = ("as_of", "assume", "inputs", "reasons")

    def __init__(self, reasons: Reasons, inputs: Mapping[str, Answer], as_of: date, assume: bool) -> None:
        self.reasons, self.inputs, self.as_of, self.assume = reasons, inputs, as_of, assume

    def __missing__(self, key: str) -> Reason:
        self[key] = reason = self.reasons.tell(key)(self)
        return reason


_Tell = Callable[[_Told], Reason]
_answer = attrgetter("answer")
_reason = partial(tuple.__new__, Reason)  # as Reason(…), without its call in Python: they are made by the thousand


def _always(reason: Reason) -> _Tell:
    return lambda _: reason


def _named(key: str, inner: Reason) -> Reason:
    return _reason((key, inner.answer, "", (inner,), key))


def _given(key: str, value: Answer) -> Reason:
    answer = known(value)
    return _reason((key, answer, "" if answer is not None else "not known", (), key))


def _of_node(node: t.Node) -> _Tell:
    """What tells the reason for a node. Most have one part that is no constant; the general way takes them thrice as long."""
    text, tells = show(node), [_of_node(part) for part in parts(node)]
    match node:
        case t.Name(key=key):
            return itemgetter(key)
        case t.Constant(value=value):
            return _always(Reason(text, known(value)))
        case t.Compare(op=op, right=t.Constant(value=value) as right):
            return _of_one(node, text, tells[0], comparing(op, value), Reason(show(right), known(value)))
        case t.In(options=tuple() as options):
            among = [option.value for option in options]
            return _of_one(node, text, tells[0], lambda item: member(item, among))
        case t.Not():
            return _of_one(node, text, tells[0], opposite)

    def tell(told: _Told) -> Reason:
        found = []
        for part in tells:
            found.append(part(told))
        children = tuple(found)
        answer = answer_of(node, map(_answer, children), told.as_of, told.assume)
        return _reason((text, answer, "" if answer is not None else _note(node, children, told.assume), children, ""))

    return tell


def _of_one(node: t.Node, text: str, part: _Tell, answer_for: Callable[[Answer], Answer], *constants: Reason) -> _Tell:
    def tell(told: _Told) -> Reason:
        child = part(told)
        answer = answer_for(child.answer)
        children = (child,) + constants  # noqa: RUF005, twice as slow
        return _reason((text, answer, "" if answer is not None else _note(node, children, told.assume), children, ""))

    return tell


def _note(node: t.Node, children: tuple[Reason, ...], assume: bool) -> str:
    """Why a node has no answer though all of its parts have one."""
    answers = [*map(_answer, children)]
    if None in answers:
        return ""
    match node:
        case t.Arithmetic(op="/") if answers[1] == 0 and is_number(answers[0]):
            return "division by zero"
        case t.Arithmetic() if all(map(is_number, answers)):
            return "too large"
        case t.Assumed() if not assume:
            return "assumptions do not count"
    return "these do not go together"

"""What is missing, for many answers of one program: the inputs that are unknown under unknown nodes.

Giving all of them values decides the answer, unless arithmetic fails. Trees are prepared once, as functions that give a
node's answer and its gaps in one pass from the leaves up; the answers are those of `walk`, node by node. Values are taken
to be of the kinds that the program asks for, as they are once a partner has been vetted.
"""

from collections.abc import Callable, Mapping
from datetime import date

from valuecase.conditions import tree as t
from valuecase.conditions.printing import parts
from valuecase.conditions.program import Program
from valuecase.conditions.values import COMPARE
from valuecase.conditions.walk import NEVER_ASKED, Answer, answer_of, run

Keys = tuple[str, ...]
Look = Callable[["Found"], tuple[Answer, Keys]]
_NONE: Keys = ()


class Gaps:
    """Prepared for one program; threads may share it."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._prepared: dict[str, Look] = {}

    def find(self, values: Mapping[str, Answer], as_of: date, assume: bool = True) -> "Found":
        """The gaps of one partner. `values` are its inputs together with all answers of the program."""
        return Found(self, values, as_of, assume)

    def prepared(self, key: str) -> Look:
        """The look at one tree, made when it is first needed."""
        if key not in self._prepared:
            self._prepared[key] = self._prepare(self.program.trees[key])
        return self._prepared[key]

    def _prepare(self, node: t.Node) -> Look:
        if isinstance(node, t.Name):
            return self._name(node.key)
        if isinstance(node, t.And | t.Or):
            return _junction([self._prepare(item) for item in node.items], decided_by=isinstance(node, t.Or))
        if isinstance(node, t.Not):
            return _negation(self._prepare(node.item))
        if isinstance(node, t.Compare) and (compared := self._with_a_constant(node)) is not None:
            return compared
        below = [self._prepare(part) for part in parts(node)]
        hidden = isinstance(node, t.Assumed)

        def look(found: "Found") -> tuple[Answer, Keys]:
            seen = [one(found) for one in below]
            answer = answer_of(node, iter([one for one, _ in seen]), found.as_of, found.assume)
            if answer is not None or (hidden and not found.assume):
                return answer, _NONE
            return None, tuple(key for _, gaps in seen for key in gaps)

        return look

    def _with_a_constant(self, node: t.Compare) -> Look | None:
        """Most conditions are made of these, an input beside a number: a short cut to the same answer."""
        if (
            not isinstance(node.left, t.Name)
            or node.left.key in self.program.trees
            or node.left.key in self.program.constants
        ):
            return None
        if isinstance(node.right, t.Constant):
            other = node.right.value
        elif isinstance(node.right, t.Name) and node.right.key in self.program.constants:
            other = self.program.constants[node.right.key]
        else:
            return None
        key, holds = node.left.key, COMPARE[node.op]
        gap = (None, (key,))

        def look(found: "Found") -> tuple[Answer, Keys]:
            own = found.values.get(key)
            return gap if own is None else (holds(own, other), _NONE)

        return look

    def _name(self, key: str) -> Look:
        constant = self.program.constants.get(key)
        if key in self.program.trees:
            return lambda found: (found.values.get(key), found.of(key))
        if constant is not None:
            return lambda _: (constant, _NONE)
        gap = _NONE if key.startswith(NEVER_ASKED) else (key,)

        def look(found: "Found") -> tuple[Answer, Keys]:
            answer = found.values.get(key)
            return answer, gap if answer is None else _NONE

        return look


def _negation(item: Look) -> Look:
    def look(found: "Found") -> tuple[Answer, Keys]:
        answer, gaps = item(found)
        return (not answer, _NONE) if isinstance(answer, bool) else (None, gaps)

    return look


def _junction(items: list[Look], *, decided_by: bool) -> Look:
    """`and` or `or`: decided at once by False or True; otherwise the gaps of everything that is unknown."""

    def look(found: "Found") -> tuple[Answer, Keys]:
        gaps, unknown = _NONE, False
        for one in items:
            answer, more = one(found)
            if answer is decided_by:
                return decided_by, _NONE
            if not isinstance(answer, bool):
                unknown = True
                gaps += more
        return (None, gaps) if unknown else (not decided_by, _NONE)

    return look


def missing(
    program: Program, key: str, values: Mapping[str, Answer], as_of: date, assume: bool = True
) -> tuple[str, ...]:
    """The inputs that would decide one answer, all given; none when it is decided, or when arithmetic fails."""
    answers = run(program, values, as_of, assume=assume)
    return Gaps(program).find({**values, **answers}, as_of, assume).of(key)


class Found:
    """What one partner's answers lack."""

    def __init__(self, gaps: Gaps, values: Mapping[str, Answer], as_of: date, assume: bool) -> None:
        self.gaps = gaps
        self.values = values
        self.as_of = as_of
        self.assume = assume
        self._seen: dict[str, Keys] = {}

    def of(self, key: str) -> Keys:
        """The inputs that would decide this answer, all given, each once; none when it is decided."""
        if key not in self._seen:
            if self.values.get(key) is not None or key not in self.gaps.program.trees:
                self._seen[key] = _NONE
            else:
                self._seen[key] = tuple(dict.fromkeys(self.gaps.prepared(key)(self)[1]))
        return self._seen[key]

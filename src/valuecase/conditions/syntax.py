"""Text to tree: `parse` reads a condition or formula; `show`, its counterpart, prints one.

`parse` admits the few kinds of Python expression that it names and refuses all others, so a rule can only ever become a
tree of our own nodes; nothing of it is evaluated. For every tree that `parse` gives, `parse(show(tree)).tree == tree`.
To that end there is one tree for what means the same: `and` within `and` is one `And`, and so is a chain `a < b <= c`.
"""

import ast
import re
from collections.abc import Iterable
from unicodedata import normalize

from valuecase.conditions import tree as t
from valuecase.conditions.printing import parts, show
from valuecase.conditions.tokens import NEVER_ASKS, misspelled
from valuecase.model.problems import Problem, ValueCaseError, did_you_mean

__all__ = ["ConditionError", "parse", "show"]

LONGEST = 2_000  # characters, as written and as shown
DEEPEST = 30  # nodes above one another
MOST_TERMS = 200  # names and values
LARGEST = 10**15  # whole numbers up to here are exact in every table engine, too

_SPLIT = "Split it: give a part of it a name of its own as a derived fact."
_COMPARISONS: dict[type[ast.cmpop], t.Comparison] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
_OPERATORS: dict[type[ast.operator], t.Operator] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}


class ConditionError(ValueCaseError):
    """A text is no condition. `offsets` has the place in the text of each of `problems`."""

    def __init__(self, located: Iterable[tuple[int, Problem]]) -> None:
        located = sorted(located, key=lambda pair: pair[0])
        super().__init__(problem for _, problem in located)
        self.offsets = tuple(offset for offset, _ in located)


def parse(text: str) -> t.Condition:
    """The condition or formula that a text says; `ConditionError` has everything that is wrong with it."""
    if len(text) > LONGEST:
        raise ConditionError([(LONGEST, Problem(f"This is longer than {LONGEST:,} characters.", _SPLIT))])
    if found := [*misspelled(text)]:
        raise ConditionError(found)
    line = re.sub(r"\s", " ", text, flags=re.ASCII)  # one for one, so that offsets stay
    start = len(line) - len(line.lstrip())
    if start == len(line):
        raise ConditionError([(0, Problem("This is empty.", "Leave the field out instead."))])
    try:
        reader = _Reader(line, start)
        tree = reader.read(ast.parse(line[start:], mode="eval").body)
        found = [*reader.problems, *_too_much(tree)]
    except SyntaxError as error:
        place = min(start + max((error.offset or 1) - 1, 0), len(line) - 1)
        said = Problem("This cannot be read as a condition.", 'Look for a missing bracket, comma, "and" or "or".')
        raise ConditionError([(place, said)]) from None
    except (RecursionError, MemoryError, ValueError):
        raise ConditionError([(0, Problem("This is nested too deeply to read.", _SPLIT))]) from None
    if found:
        raise ConditionError(found)
    return t.Condition(text, tree)


def _too_much(tree: t.Node) -> Iterable[tuple[int, Problem]]:
    """Limits hold for the tree, not for the way it was written, so that what is shown can be read again."""

    def size(node: t.Node) -> tuple[int, int]:
        below = [size(part) for part in parts(node)]
        options = len(node.options) if isinstance(node, t.In) and isinstance(node.options, tuple) else 0
        return 1 + max((depth for depth, _ in below), default=0), options + sum(n for _, n in below) + (not below)

    depth, terms = size(tree)
    if depth > DEEPEST:
        yield 0, Problem(f"This is nested more than {DEEPEST} deep.", _SPLIT)
    if terms > MOST_TERMS:
        yield 0, Problem(f"This has more than {MOST_TERMS} terms.", _SPLIT)
    if len(show(tree)) > LONGEST:
        yield 0, Problem(f"Written out, this is longer than {LONGEST:,} characters.", _SPLIT)


class _Reader:
    """Turns Python's nodes into ours, and goes on after a problem to find the others."""

    def __init__(self, line: str, start: int) -> None:
        self.line, self.start = line, start
        self.problems: list[tuple[int, Problem]] = []

    def place(self, node: ast.expr) -> int:
        """Python counts bytes of UTF-8; we count characters."""
        return self.start + len(self.line[self.start :].encode()[: node.col_offset].decode())

    def refuse(self, node: ast.expr, message: str, advice: str = "") -> t.Node:
        self.problems.append((self.place(node), Problem(message, advice)))
        return t.Constant(False, at=self.place(node))

    def read(self, node: ast.expr) -> t.Node:
        at = self.place(node)
        match node:
            case ast.Constant(value=bool() | int() | float() | str() as value):
                return self.constant(node, value)
            case ast.Name(id=key):
                return t.Name(key, at=at)
            case ast.Attribute(value=ast.Name(id=prefix), attr=own):
                return t.Name(f"{prefix}.{own}", at=at)
            case ast.BoolOp(op=op, values=values):
                return self.join(t.And if isinstance(op, ast.And) else t.Or, values, at)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return t.Not(self.read(operand), at=at)
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as value)) if not isinstance(
                value, bool
            ):
                return self.constant(node, -value)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return t.Arithmetic("-", t.Constant(0, at=at), self.read(operand), at=at)
            case ast.UnaryOp():
                return self.refuse(node, "A plus sign needs something before it.", "Leave the plus sign out.")
            case ast.BinOp(left=left, op=op, right=right):
                return t.Arithmetic(_OPERATORS[type(op)], self.read(left), self.read(right), at=at)
            case ast.Compare():
                return self.compare(node)
            case ast.Call():
                return self.call(node)
            case ast.Tuple():
                return self.refuse(node, 'Options in brackets can only follow "in".', 'Write x in ("a", "b").')
        return self.refuse(node, "This is not part of a condition.")

    def constant(self, node: ast.expr, value: bool | int | float | str) -> t.Node:
        if isinstance(value, str):
            return t.Constant(normalize("NFC", value), at=self.place(node))
        if not -LARGEST <= value <= LARGEST:
            return self.refuse(node, "This number is too large.", f"Numbers go up to {LARGEST:,}.")
        return t.Constant(value, at=self.place(node))

    def join(self, kind: type[t.And] | type[t.Or], values: list[ast.expr], at: int) -> t.Node:
        items: list[t.Node] = []
        for item in map(self.read, values):
            items.extend(item.items if isinstance(item, kind) else [item])
        return kind(tuple(items), at=at)

    def compare(self, node: ast.Compare) -> t.Node:
        operands = [node.left, *node.comparators]
        if isinstance(node.ops[0], ast.In | ast.NotIn) and len(node.ops) == 1:
            return self.member(node, *operands)
        if any(isinstance(op, ast.In | ast.NotIn) for op in node.ops):
            return self.refuse(node, '"in" cannot be part of a chain.', 'Write two comparisons with "and" between.')
        read = [self.read(operand) for operand in operands]
        pairs = zip(node.ops, read, read[1:], strict=False)
        items = tuple(t.Compare(_COMPARISONS[type(op)], left, right, at=left.at) for op, left, right in pairs)
        return items[0] if len(items) == 1 else t.And(items, at=self.place(node))

    def member(self, node: ast.Compare, item: ast.expr, options: ast.expr) -> t.Node:
        at, read = self.place(node), self.read(item)
        among: tuple[t.Constant, ...] | t.Name
        match options:
            case ast.Tuple(elts=[_, *_] as elements):
                known = [self.read(element) for element in elements]
                among = tuple(option for option in known if isinstance(option, t.Constant))
                if len(among) < len(known):
                    return self.refuse(options, "Only quoted options can stand in these brackets.")
            case ast.Name(id=key):
                among = t.Name(key, at=self.place(options))
            case ast.Constant(value=str() as value):
                return self.refuse(options, "One option is not a list.", f'Write == "{value}".')
            case _:
                return self.refuse(
                    options, 'After "in" comes a list or a choices fact.', 'Write x in ("a", "b") or "a" in x.'
                )
        found = t.In(read, among, at=at)
        return t.Not(found, at=at) if isinstance(node.ops[0], ast.NotIn) else found

    def call(self, node: ast.Call) -> t.Node:
        at = self.place(node)
        match node:
            case ast.Call(func=ast.Name(id="min" | "max" as which), args=[_, _, *_] as args):
                return t.Extreme(which, tuple(map(self.read, args)), at=at)
            case ast.Call(func=ast.Name(id="min" | "max" as which)):
                return self.refuse(node, f"{which} needs two or more values.", f"Write {which}(a, b).")
            case ast.Call(func=ast.Name(id="days_until"), args=[value]):
                return t.DaysUntil(self.read(value), at=at)
            case ast.Call(func=ast.Name(id="days_until")):
                return self.refuse(node, "days_until needs one date.", "Write days_until(a_date_fact).")
            case ast.Call(func=ast.Name(id="known" | "is_known" | "missing" | "unknown" as own)):
                return self.refuse(node, f'"{own}" is not part of a condition.', NEVER_ASKS)
            case ast.Call(func=ast.Name(id=own)):
                instead = did_you_mean(own, ("min", "max", "days_until"), "There are min, max and days_until.")
                return self.refuse(node, f'"{own}" is not something a condition can calculate.', instead)
        return self.refuse(node, "This cannot be followed by brackets.", 'Look for a missing sign, "and" or "or".')

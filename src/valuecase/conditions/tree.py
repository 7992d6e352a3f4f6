"""The tree of a condition or formula: the one form that every reading works from.

Keys. A `Name` refers to a value by key: a fact id (`staffed_beds`), `pain.x`, `driver.x`, or `k.x` for a figure. The
engine adds keys that rules cannot write, such as `heard.x`. Values are `bool`, `int`, `float`, `str`, `date`, a
`frozenset` of strings for a fact of type choices, and `None` for what is not known.
"""

from datetime import date
from typing import Literal as OneOf

from attrs import field, frozen

from valuecase.model.record import Record

Value = bool | int | float | str | date | frozenset[str]
Comparison = OneOf["==", "!=", "<", "<=", ">", ">="]
Operator = OneOf["+", "-", "*", "/"]


@frozen(eq=False, repr=False)
class Node(Record):
    """Something with a place in the text: `at` is the offset of its first character, and never part of equality."""

    at: int = field(default=0, eq=False, kw_only=True)

    def __repr__(self) -> str:
        return f"{self.__class__.__name__}({', '.join(map(repr, self._compared()))})"


@frozen(eq=False, repr=False)
class Constant(Node):
    """A value written in the rule."""

    value: Value


@frozen(eq=False, repr=False)
class Name(Node):
    """A value looked up by key."""

    key: str


@frozen(eq=False, repr=False)
class Not(Node):
    item: Node


@frozen(eq=False, repr=False)
class And(Node):
    items: tuple[Node, ...]


@frozen(eq=False, repr=False)
class Or(Node):
    items: tuple[Node, ...]


@frozen(eq=False, repr=False)
class Compare(Node):
    """One comparison; a chain `a < b <= c` is read as an `And` of two."""

    op: Comparison
    left: Node
    right: Node


@frozen(eq=False, repr=False)
class In(Node):
    """`item in ("a", "b")`, where `options` is a tuple of constants, or `"a" in choices_fact`, where it is a name."""

    item: Node
    options: tuple[Constant, ...] | Name


@frozen(eq=False, repr=False)
class Arithmetic(Node):
    op: Operator
    left: Node
    right: Node


@frozen(eq=False, repr=False)
class Extreme(Node):
    """`min(…)` or `max(…)` of two or more; unknown as soon as one of them is."""

    which: OneOf["min", "max"]
    items: tuple[Node, ...]


@frozen(eq=False, repr=False)
class DaysUntil(Node):
    """Days from the case's `as_of` to a date; negative when it has passed."""

    date: Node


@frozen(eq=False, repr=False)
class FirstKnown(Node):
    """The first of its items that is known. Built by the engine (what was heard, `otherwise`); rules cannot write it."""

    items: tuple[Node, ...]


@frozen(eq=False, repr=False)
class Assumed(Node):
    """Its item where assumptions count, unknown where they do not. Built by the engine for `otherwise`."""

    item: Node


@frozen(eq=False, repr=False)
class Condition(Record):
    """The text of a condition or formula as it stands in a rule, and its tree."""

    text: str
    tree: Node

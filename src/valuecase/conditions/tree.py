"""The tree of a condition or formula: the one form that every reading works from.

Keys. A `Name` refers to a value by key: a fact id (`staffed_beds`), `pain.x`, `driver.x`, or `k.x` for a figure. The
engine adds keys that rules cannot write, such as `heard.x`. Values are `bool`, `int`, `float`, `str`, `date`, a
`frozenset` of strings for a fact of type choices, and `None` for what is not known.
"""

from datetime import date
from typing import Literal as OneOf

from attrs import field, fields, frozen

Value = bool | int | float | str | date | frozenset[str]
Comparison = OneOf["==", "!=", "<", "<=", ">", ">="]
Operator = OneOf["+", "-", "*", "/"]


@frozen(repr=False)
class Node:
    """Something with a place in the text: `at` is the offset of its first character, and never part of equality."""

    at: int = field(default=0, eq=False, kw_only=True)

    def __repr__(self) -> str:
        # One for all: made ones for each class would cost every command a tenth of its start.
        values = ", ".join(repr(getattr(self, one.name)) for one in fields(self.__class__) if one.eq)
        return f"{self.__class__.__name__}({values})"


@frozen(repr=False)
class Constant(Node):
    """A value written in the rule."""

    value: Value


@frozen(repr=False)
class Name(Node):
    """A value looked up by key."""

    key: str


@frozen(repr=False)
class Not(Node):
    item: Node


@frozen(repr=False)
class And(Node):
    items: tuple[Node, ...]


@frozen(repr=False)
class Or(Node):
    items: tuple[Node, ...]


@frozen(repr=False)
class Compare(Node):
    """One comparison; a chain `a < b <= c` is read as an `And` of two."""

    op: Comparison
    left: Node
    right: Node


@frozen(repr=False)
class In(Node):
    """`item in ("a", "b")`, where `options` is a tuple of constants, or `"a" in choices_fact`, where it is a name."""

    item: Node
    options: tuple[Constant, ...] | Name


@frozen(repr=False)
class Arithmetic(Node):
    op: Operator
    left: Node
    right: Node


@frozen(repr=False)
class Extreme(Node):
    """`min(…)` or `max(…)` of two or more; unknown as soon as one of them is."""

    which: OneOf["min", "max"]
    items: tuple[Node, ...]


@frozen(repr=False)
class DaysUntil(Node):
    """Days from the case's `as_of` to a date; negative when it has passed."""

    date: Node


@frozen(repr=False)
class FirstKnown(Node):
    """The first of its items that is known. Built by the engine (what was heard, `otherwise`); rules cannot write it."""

    items: tuple[Node, ...]


@frozen(repr=False)
class Assumed(Node):
    """Its item where assumptions count, unknown where they do not. Built by the engine for `otherwise`."""

    item: Node


@frozen(repr=False)
class Condition:
    """The text of a condition or formula as it stands in a rule, and its tree."""

    text: str
    tree: Node

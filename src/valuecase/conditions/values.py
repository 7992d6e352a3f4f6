"""What counts as a value, and what two of them give: the one place where every reading of a tree looks it up.

Nothing here raises. What has no answer (kinds that do not go together, a division by zero, a result too large) is
unknown. So is whatever should never have come in: a NaN, an infinite number, an object of another type.
"""

import operator
import sys
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Literal, TypeGuard

from valuecase.conditions.tree import Comparison, Operator, Value

Kind = Literal["yes_no", "number", "date", "text", "choices"]
Number = int | float

LARGEST = sys.float_info.max
# By exact type: True is not a number, and a datetime is not a date.
_KINDS: dict[type, Kind] = {
    bool: "yes_no", int: "number", float: "number", date: "date", str: "text", frozenset: "choices"
}  # fmt: skip
COMPARABLE: dict[Comparison, frozenset[Kind]] = {
    "==": frozenset({"yes_no", "number", "date", "text"}),
    "!=": frozenset({"yes_no", "number", "date", "text"}),
    **dict.fromkeys(("<", "<=", ">", ">="), frozenset({"number", "date"})),
}
COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge
}  # fmt: skip
# The same comparison with its sides exchanged.
MIRRORED: dict[Comparison, Comparison] = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_CALCULATE: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv
}  # fmt: skip


def kind(value: object) -> Kind | None:
    """The kind of a value; `None` for what is not known and for what no rule should ever see."""
    found = _KINDS.get(type(value))
    return found if found != "number" or -LARGEST <= value <= LARGEST else None  # type: ignore[operator]


def is_number(value: object) -> TypeGuard[Number]:
    """A finite number; the two bounds keep out infinities, NaN and whole numbers that no float can hold."""
    return type(value) in (int, float) and -LARGEST <= value <= LARGEST  # type: ignore[operator]


def known(value: Value | None) -> Value | None:
    """A value, or `None` where there is none that rules can use."""
    return None if kind(value) is None else value


def compare(op: Comparison, left: Value | None, right: Value | None) -> bool | None:
    """Only like is compared with like, and only numbers and dates have an order."""
    of = kind(left)
    return COMPARE[op](left, right) if of in COMPARABLE[op] and of == kind(right) else None


def comparing(op: Comparison, right: Value) -> Callable[[Value | None], bool | None]:
    """`compare` with the same value again and again."""
    of, operation = kind(right), COMPARE[op]
    if of not in COMPARABLE[op]:
        return lambda _: None
    return lambda left: operation(left, right) if kind(left) == of else None


def calculate(op: Operator, left: Value | None, right: Value | None) -> Number | None:
    """Worked out as tables do, in decimals of 64 bits; of two whole numbers, what is not divided stays whole."""
    if not is_number(left) or not is_number(right) or (op == "/" and right == 0):
        return None
    result = _CALCULATE[op](float(left), float(right))
    if not is_number(result):
        return None
    return int(result) if op != "/" and type(left) is type(right) is int else result


def extreme(which: Literal["min", "max"], values: Iterable[Value | None]) -> Number | None:
    numbers: list[Number] = []
    for value in values:
        if not is_number(value):
            return None
        numbers.append(value)
    return min(numbers) if which == "min" else max(numbers)


def member(item: Value | None, options: Iterable[Value]) -> bool | None:
    """Whether an item is one of some constants: the same as `==` with each of them, joined by or."""
    unknown = kind(item) is None
    for option in options:
        answer = compare("==", item, option)
        if answer:
            return True
        unknown = unknown or answer is None
    return None if unknown else False


def days_until(day: Value | None, as_of: date) -> int | None:
    return (day - as_of).days if kind(day) == "date" and isinstance(day, date) else None

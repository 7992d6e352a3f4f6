"""Trees seen from outside: the nodes below a node, and its text."""

from collections.abc import Callable
from datetime import date
from typing import Any

from valuecase.conditions import tree as t

# By class rather than by `match`: this is asked of every node of every tree, for every partner.
_PARTS: dict[type, Callable[[Any], tuple[t.Node, ...]]] = {
    t.Name: lambda _: (),
    t.Constant: lambda _: (),
    t.Compare: lambda node: (node.left, node.right),
    t.Arithmetic: lambda node: (node.left, node.right),
    t.And: lambda node: node.items,
    t.Or: lambda node: node.items,
    t.Extreme: lambda node: node.items,
    t.FirstKnown: lambda node: node.items,
    t.Not: lambda node: (node.item,),
    t.Assumed: lambda node: (node.item,),
    t.DaysUntil: lambda node: (node.date,),
    t.In: lambda node: (node.item, node.options) if isinstance(node.options, t.Name) else (node.item,),
}


def parts(node: t.Node) -> tuple[t.Node, ...]:
    """The nodes directly below a node, from left to right; constants to choose from are part of their `In`."""
    try:
        return _PARTS[type(node)](node)
    except KeyError:
        raise TypeError(f"not a node of a condition: {node!r}") from None


def show(tree: t.Node, named: Callable[[str], str] = str) -> str:
    """A tree as one would write it, with no bracket more than it needs; `named` says how a name is written."""
    return _show(tree, 0, named)


def _show(node: t.Node, outside: int, named: Callable[[str], str]) -> str:
    """`outside` says how tightly the text around binds: 1 or, 2 and, 3 not, 4 comparisons, 5 + and -, 6 * and /."""
    match node:
        case t.Constant(value=value):
            return _show_value(value)
        case t.Name(key=key):
            return named(key)
        case t.Or(items=items):
            own, text = 1, " or ".join(_show(item, 2, named) for item in items) or "False"
        case t.And(items=items):
            own, text = 2, " and ".join(_show(item, 3, named) for item in items) or "True"
        case t.Not(item=t.In(item=item, options=options)):
            own, text = 4, f"{_show(item, 5, named)} not in {_show_options(options, named)}"
        case t.Not(item=item):
            own, text = 3, f"not {_show(item, 3, named)}"
        case t.Compare(op=op, left=left, right=right):
            own, text = 4, f"{_show(left, 5, named)} {op} {_show(right, 5, named)}"
        case t.In(item=item, options=options):
            own, text = 4, f"{_show(item, 5, named)} in {_show_options(options, named)}"
        case t.Arithmetic(op=op, left=left, right=right):
            own = 5 if op in "+-" else 6
            text = f"{_show(left, own, named)} {op} {_show(right, own + 1, named)}"
        case t.Extreme(which=which, items=items):
            return f"{which}({', '.join(show(item, named) for item in items)})"
        case t.DaysUntil(date=item):
            return f"days_until({show(item, named)})"
        case t.FirstKnown(items=items):
            return f"first known of ({', '.join(show(item, named) for item in items)})"
        case t.Assumed(item=item):
            return f"assumed ({show(item, named)})"
        case _:
            raise TypeError(f"not a node of a condition: {node!r}")
    return f"({text})" if own < outside else text


def _show_options(options: tuple[t.Constant, ...] | t.Name, named: Callable[[str], str]) -> str:
    if isinstance(options, t.Name):
        return named(options.key)
    return f"({', '.join(map(show, options))}{',' if len(options) == 1 else ''})"


def _show_value(value: t.Value) -> str:
    match value:
        case str():
            return f"'{value}'" if '"' in value else f'"{value}"'
        case date():
            return value.isoformat()
        case frozenset():
            return f"{{{', '.join(map(_show_value, sorted(value)))}}}"
    return repr(value)

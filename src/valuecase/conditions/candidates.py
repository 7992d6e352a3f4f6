"""Values of one input that are worth trying, to see what knowing it would decide.

A comparison changes its answer only at the constant it compares with. So the constants cut the line of possible values
into pieces, and one value from each piece, and each constant itself, stand for all others.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from valuecase.conditions import tree as t
from valuecase.conditions.check import Symbol
from valuecase.conditions.printing import parts
from valuecase.conditions.program import Program, names
from valuecase.conditions.values import Number, is_number
from valuecase.conditions.walk import value

SPREAD = 4  # into so many equal steps goes a plausible range, where no constant says what to try
MAGNITUDES = (0, 1, 100, 10_000)  # for a number in a calculation that nobody gave a plausible range
FROM_TODAY = (-365, -1, 0, 1, 30, 365)  # days, for a date


def candidates(program: Program, key: str, symbol: Symbol, as_of: date) -> tuple[t.Value, ...]:
    """Values of the input `key` that are worth trying, smallest first; none for text, which decides nothing."""
    match symbol.kind:
        case "yes_no":
            return True, False
        case "choice":
            return tuple(sorted(symbol.options))
        case "choices":
            single = (frozenset({option}) for option in sorted(symbol.options))
            return frozenset[str](), *single, *([symbol.options] if len(symbol.options) > 1 else [])
        case "integer" | "number":
            return tuple(_numbers(program, key, symbol))
        case "date":
            return tuple(_dates(program, key, as_of))
    return ()


def _numbers(program: Program, key: str, symbol: Symbol) -> list[Number]:
    uses = [*_uses(program, t.Name(key))]
    cuts = sorted({cut for cut in uses if cut is not None})
    low, high = symbol.plausible or (-float("inf"), float("inf"))
    tried: list[Number] = [*_around(cuts, whole=symbol.kind == "integer")]
    if symbol.plausible:
        tried += low, high
    if None in uses:  # it stands in a calculation, too
        tried += [low + (high - low) * step / SPREAD for step in range(1, SPREAD)] if symbol.plausible else MAGNITUDES
    within = {one for one in tried if low <= one <= high}
    return sorted({round(one) for one in within}) if symbol.kind == "integer" else sorted(within)


def _around(cuts: list[Number], *, whole: bool) -> Iterator[Number]:
    """Each constant and a step to either side: one, or a percent, but never as far as the next constant."""
    nearest = min((high - low for low, high in pairwise(cuts)), default=float("inf"))
    for cut in cuts:
        step = 1 if whole else min(max(abs(cut) / 100, 0.01), nearest / 2)
        yield from (cut - step, cut, cut + step)


def _dates(program: Program, key: str, as_of: date) -> Iterator[date]:
    cuts = {round(cut) for cut in _uses(program, t.DaysUntil(t.Name(key))) if cut is not None}
    days = {*FROM_TODAY, *(cut + step for cut in cuts for step in (-1, 0, 1))}
    first, last = (date.min - as_of).days, (date.max - as_of).days
    return (as_of + timedelta(one) for one in sorted(days) if first <= one <= last)


def _uses(program: Program, what: t.Node) -> Iterator[Number | None]:
    """The constants that something is directly compared with, and `None` for every other use of it."""
    waiting = [*program.trees.values()]
    while waiting:
        node = waiting.pop()
        if node == what:
            yield None
        elif isinstance(node, t.Compare) and what in (node.left, node.right):
            yield _constant(program, node.right if node.left == what else node.left)
        else:
            waiting += parts(node)


def _constant(program: Program, node: t.Node) -> Number | None:
    if any(name.key not in program.constants for name in names(node)):
        return None
    found = value(node, program.constants.get, date.min)
    return found if is_number(found) else None

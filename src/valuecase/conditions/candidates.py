"""Values of one input that are worth trying, to see what knowing it would decide.

A comparison changes its answer only at the constant it compares with. So the constants cut the line of possible values
into pieces, and one value from each piece, and each constant itself, stand for all others.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from math import floor, inf, isfinite

from valuecase.conditions import tree as t
from valuecase.conditions.printing import parts
from valuecase.conditions.program import Program
from valuecase.conditions.symbol import Symbol
from valuecase.conditions.values import Number
from valuecase.conditions.walk import constant

# Parts of a plausible range, where no constant says what to try: evenly, and by powers of ten toward its low end,
# since what counts people or dollars has a range that begins near nothing and ends far out.
SPREAD = (0.001, 0.01, 0.1, 0.25, 0.5, 0.75)
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
    uses = [*_uses(program, key, t.Name(key))]
    cuts = sorted({cut for cut in uses if cut is not None})
    low, high = symbol.plausible or (-inf, inf)
    tried: list[Number] = [low, high]
    if None in uses:  # it stands in a calculation, or beside another fact
        tried += [low + (high - low) * part for part in SPREAD] if symbol.plausible else MAGNITUDES
    if symbol.kind == "integer":
        whole = {*map(round, filter(isfinite, tried)), *(floor(cut) + step for cut in cuts for step in (-1, 0, 1))}
        return sorted(one for one in whole if low <= one <= high)
    return sorted(one for one in {*tried, *_around(cuts)} if isfinite(one) and low <= one <= high)


def _around(cuts: list[Number]) -> Iterator[Number]:
    """Each constant and a step to either side: a percent, at least 0.01, but never as far as the next constant."""
    for before, cut, after in zip((-inf, *cuts), cuts, (*cuts[1:], inf), strict=False):
        step = max(abs(cut) / 100, 0.01)
        yield from (cut - min(step, (cut - before) / 2), cut, cut + min(step, (after - cut) / 2))


def _dates(program: Program, key: str, as_of: date) -> Iterator[date]:
    cuts = {round(cut) for cut in _uses(program, key, t.DaysUntil(t.Name(key))) if cut is not None}
    days = {*FROM_TODAY, *(cut + step for cut in cuts for step in (-1, 0, 1))}
    first, last = (date.min - as_of).days, (date.max - as_of).days
    return (as_of + timedelta(one) for one in sorted(days) if first <= one <= last)


def _uses(program: Program, key: str, what: t.Node) -> Iterator[Number | None]:
    """The constants that something, made of the input `key`, is directly compared with; `None` for every other use of it."""
    waiting = [node for own, node in program.trees.items() if key in program.named(own)]
    while waiting:
        node = waiting.pop()
        if node == what:
            yield None
        elif isinstance(node, t.Compare) and what in (node.left, node.right):
            yield constant(node.right if node.left == what else node.left, program.constants)
        else:
            waiting += parts(node)

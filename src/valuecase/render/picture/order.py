"""Orders that are good enough: in which partners stand so that few arcs cross, and labels so that lines are short."""

from collections.abc import Callable, Sequence
from itertools import chain, combinations
from typing import TypeVar

from valuecase.render.picture.content import Flow, Node

T = TypeVar("T")


def settled(items: Sequence[T], cost: Callable[[Sequence[T]], float]) -> list[T]:
    """The items after two at a time have changed places while that lowered the cost: always ends, and always alike."""
    found = list(items)
    lowest, better = cost(found), True
    while better:
        better = False
        for one, other in combinations(range(len(found)), 2):
            found[one], found[other] = found[other], found[one]
            if (tried := cost(found)) < lowest:
                lowest, better = tried, True
            else:
                found[one], found[other] = found[other], found[one]
    return found


def around(nodes: Sequence[Node], flows: Sequence[Flow]) -> tuple[Node, ...]:
    """The partners in the order around the ring: those of one sector together, and few arcs across others."""
    pairs = sorted({(min(one.giver, one.receiver), max(one.giver, one.receiver)) for one in flows})
    sectors = dict.fromkeys(node.sector for node in nodes)
    groups = [[node for node in nodes if node.sector == sector] for sector in sectors]
    groups = settled(groups, lambda tried: _crossings(tuple(chain(*tried)), pairs))
    for place in range(len(groups)):

        def cost(tried: Sequence[Node], place: int = place) -> int:
            return _crossings(tuple(chain(*groups[:place], tried, *groups[place + 1 :])), pairs)

        groups[place] = settled(groups[place], cost)
    return tuple(chain(*groups))


def _crossings(ring: Sequence[Node], pairs: Sequence[tuple[str, str]]) -> int:
    """How many chords between partners on a ring cross one another."""
    places = {node.name: place for place, node in enumerate(ring)}
    chords = sorted(tuple(sorted((places[one], places[other]))) for one, other in pairs)
    return sum(begin < start < end < stop for (begin, end), (start, stop) in combinations(chords, 2))

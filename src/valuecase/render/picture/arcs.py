"""The arcs between boxes: where each begins and ends, and how it bends."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from math import atan2, hypot

from attrs import frozen

from valuecase.render.picture.content import Flow
from valuecase.render.picture.frame import Point
from valuecase.render.picture.layout import Box

INWARD = {"top": (0, 1), "right": (-1, 0), "bottom": (0, -1), "left": (1, 0)}
HEAD = 9  # length of an arrowhead
APART = 13  # most room between two ends on one edge


@frozen
class Arc:
    """A flow as a curve with four points, from the edge of one box to just before the edge of another.

    `tip` is where its arrowhead touches that edge, coming `heading` that way.
    """

    flow: Flow
    curve: tuple[Point, Point, Point, Point]
    tip: Point
    heading: Point

    def at(self, share: float) -> Point:
        """The point after a share of the curve."""
        points = list(self.curve)
        while len(points) > 1:
            points = [(a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share) for a, b in pairwise(points)]
        return points[0]


def arcs_of(flows: Sequence[Flow], boxes: Sequence[Box]) -> tuple[Arc, ...]:
    """An arc for every flow, in the same order. They keep within the ring, and ends on one edge keep apart."""
    by_name = {box.node.name: box for box in boxes}
    ends = _ends(flows, by_name)
    return tuple(
        _arc(flow, (by_name[flow.giver], ends[flow.giver, place]), (by_name[flow.receiver], ends[flow.receiver, place]))
        for place, flow in enumerate(flows)
    )


def _ends(flows: Sequence[Flow], boxes: dict[str, Box]) -> dict[tuple[str, int], Point]:
    """Where each flow, by its place, meets the inner edge of each of its two boxes.

    Ends stand in the order in which their other ends are seen from the box, so that arcs do not cross before they part.
    """
    others: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for place, flow in enumerate(flows):
        others[flow.giver].append((place, flow.receiver))
        others[flow.receiver].append((place, flow.giver))
    ends = {(name, place): _inner(boxes[name]) for name, found in others.items() for place, _ in found}
    for _ in range(2):  # once by the boxes, and again by the ends within them
        for name, found in others.items():
            box = boxes[name]
            x, y = _inner(box)
            (inx, iny), step = INWARD[box.side], _step(box, len(found))

            def seen(one: tuple[int, str], x: float = x, y: float = y, inx: int = inx, iny: int = iny) -> float:
                dx, dy = ends[one[1], one[0]][0] - x, ends[one[1], one[0]][1] - y
                return atan2(dy if inx else dx, dx * inx + dy * iny)

            for rank, (place, _) in enumerate(sorted(found, key=seen)):
                off = (rank - (len(found) - 1) / 2) * step
                ends[name, place] = (x, y + off) if inx else (x + off, y)
    return ends


def _inner(box: Box) -> Point:
    """The middle of the edge that looks in."""
    (x, y), frame = box.frame.center, box.frame
    return {"left": (frame.right, y), "right": (frame.left, y), "top": (x, frame.bottom), "bottom": (x, frame.top)}[
        box.side
    ]


def _step(box: Box, count: int) -> float:
    edge = box.frame.height if box.side in ("left", "right") else box.frame.width
    return min(APART, (edge - 8) / count)


def _arc(flow: Flow, start: tuple[Box, Point], end: tuple[Box, Point]) -> Arc:
    (from_box, begin), (to_box, tip) = start, end
    (ax, ay), (bx, by) = INWARD[from_box.side], INWARD[to_box.side]
    reach = max(34.0, 0.42 * hypot(tip[0] - begin[0], tip[1] - begin[1]))
    stop = tip[0] + bx * HEAD, tip[1] + by * HEAD
    curve = begin, (begin[0] + ax * reach, begin[1] + ay * reach), (tip[0] + bx * reach, tip[1] + by * reach), stop
    return Arc(flow, curve, tip, (-bx, -by))

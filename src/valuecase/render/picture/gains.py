"""Who gains beyond the table: labels left and right of the ring, and the lines that lead to them."""

from collections.abc import Iterator, Sequence
from math import dist
from operator import getitem

from attrs import frozen

from valuecase.render.picture.content import Gainer
from valuecase.render.picture.frame import Frame, Point
from valuecase.render.picture.layout import Box
from valuecase.render.picture.lettering import LEADING, wrapped
from valuecase.render.picture.order import settled

LINES = 2  # to one label
FARTHEST = 380  # a longer line leads through everything
SIZE, NOTE = 10, 9.5
Line = tuple[Point, Point]


@frozen
class Label:
    """A gainer's title in lines, what it says below, and from where lines lead to its edge."""

    gainer: Gainer
    frame: Frame
    lines: tuple[str, ...]
    note: str
    links: tuple[Line, ...]


def labels_of(gainers: Sequence[Gainer], boxes: Sequence[Box], margins: Sequence[Frame]) -> tuple[Label, ...]:
    """The gainers spread over the margins, each near partners that it gains from. No two labels meet."""
    slots = list(_slots(len(gainers), margins))
    costs = [[_cost(_lines(gainer, boxes, _edge(slot, margin))) for slot, margin in slots] for gainer in gainers]
    order = settled(range(len(gainers)), lambda tried: sum(map(getitem, costs, tried)))
    return tuple(_label(gainer, boxes, *slots[slot]) for gainer, slot in zip(gainers, order, strict=True))


def _slots(count: int, margins: Sequence[Frame]) -> Iterator[tuple[Point, Frame]]:
    """Middles of labels, half of them in each margin, evenly apart."""
    for margin, here in zip(margins, (count - count // 2, count // 2), strict=True):
        for place in range(here):
            yield (margin.center[0], margin.top + (place + 0.5) * margin.height / here), margin


def _edge(middle: Point, margin: Frame) -> Point:
    """Where lines reach a label: the side that looks to the ring."""
    return (margin.right if margin.left == 0 else margin.left), middle[1]


def _label(gainer: Gainer, boxes: Sequence[Box], middle: Point, margin: Frame) -> Label:
    lines = wrapped(gainer.title, SIZE, margin.width - 4, lines=4)
    note = f"{len(gainer.partners)} partner{'s' * (len(gainer.partners) > 1)}"
    half = (len(lines) * SIZE * LEADING + NOTE * LEADING + 4) / 2
    frame = Frame(margin.left, middle[1] - half, margin.right, middle[1] + half)
    return Label(gainer, frame, lines, note, tuple(_lines(gainer, boxes, _edge(middle, margin))[:LINES]))


def _cost(lines: Sequence[Line]) -> float:
    return _length(lines[0]) if lines else 2 * FARTHEST


def _length(line: Line) -> float:
    return dist(*line)


def _lines(gainer: Gainer, boxes: Sequence[Box], end: Point) -> list[Line]:
    """From the gainer's partners to a point, where that is near and leads through no other box; the shortest first."""
    found = []
    for box in boxes:
        if box.node.name in gainer.partners:
            line = _border(box.frame, end), end
            others = (other.frame.grown(3) for other in boxes if other is not box)
            if _length(line) < FARTHEST and not any(_through(*line, other) for other in others):
                found.append(line)
    return sorted(found, key=_length)


def _border(frame: Frame, toward: Point) -> Point:
    """Where a line from the middle of a box toward a point leaves the box."""
    x, y = frame.center
    dx, dy = toward[0] - x, toward[1] - y
    share = min(frame.width / 2 / abs(dx) if dx else 1, frame.height / 2 / abs(dy) if dy else 1)
    return x + dx * share, y + dy * share


def _through(start: Point, end: Point, frame: Frame) -> bool:
    """Whether a line meets a box (Liang and Barsky: what is left of it after cutting at each edge)."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    enter, leave = 0.0, 1.0
    for delta, room in (
        (-dx, start[0] - frame.left),
        (dx, frame.right - start[0]),
        (-dy, start[1] - frame.top),
        (dy, frame.bottom - start[1]),
    ):
        if delta == 0:
            if room < 0:
                return False
        elif delta < 0:
            enter = max(enter, room / delta)
        else:
            leave = min(leave, room / delta)
    return enter <= leave

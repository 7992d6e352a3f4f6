"""A ring of boxes: rows above and below, columns left and right."""

from collections.abc import Iterator, Sequence
from math import inf

from attrs import frozen

from valuecase.render.picture.frame import Frame
from valuecase.render.picture.lettering import LEADING

SIGN = 22  # room for the sign of the sector
SPREAD = 80  # the most room between two boxes
BOW = 26  # how far the ends of a column stand in, so that the ring looks round


@frozen
class Style:
    """Letters, the width of boxes, the room around letters and between boxes, and how many lines a name may take."""

    size: float
    width: float
    pad: float
    gap: float
    lines: int = 99

    @property
    def bold(self) -> bool:
        """Small letters are easier to read when they are not strong."""
        return self.size > 10


@frozen
class Ring:
    """One way to stand: `beside` boxes in each column, the others in rows above and below, between the columns."""

    frame: Frame
    style: Style
    names: tuple[tuple[str, ...], ...]
    beside: int

    @property
    def sides(self) -> dict[str, range]:
        """Which places are on each side, clockwise."""
        left = self.beside
        right = left + (1 < len(self.names) == 2 * left + 1)  # one box alone makes no row
        above = (len(self.names) - left - right) // 2
        last = len(self.names) - left
        return {
            "top": range(above),
            "right": range(above, above + right),
            "bottom": range(above + right, last),
            "left": range(last, len(self.names)),
        }

    def height(self, place: int) -> float:
        """How high the box of a place is."""
        return max(len(self.names[place]) * self.style.size * LEADING, SIGN - 3) + 2 * self.style.pad

    def band(self, side: str) -> float:
        """How much height a row takes."""
        row = self.sides[side]
        return max(map(self.height, row)) + 2 * self.style.gap if row else 0

    @property
    def above(self) -> float:
        """The room of a row: a box over a column would hide its arcs behind the column."""
        return self.frame.width - (2 * (self.style.width + BOW + self.style.gap) if self.beside else 0)

    @property
    def between(self) -> float:
        """The room of a column."""
        return self.frame.height - self.band("top") - self.band("bottom")

    @property
    def full(self) -> tuple[float, float]:
        """How much of their room the fuller column and the fuller row take; more than 1 does not fit."""
        if self.between <= 0 or self.above <= 0:
            return inf, inf
        sides, gap = self.sides, self.style.gap
        column = max(sum(self.height(place) + gap for place in sides[side]) for side in ("left", "right"))
        row = max(len(sides[side]) * (self.style.width + gap) for side in ("top", "bottom"))
        return column / self.between, row / self.above

    def places(self) -> dict[int, tuple[Frame, str]]:
        """The frame of each place, and its side."""
        sides, frame, width = self.sides, self.frame, self.style.width
        found = {}
        middle = (frame.top + self.band("top") + frame.bottom - self.band("bottom")) / 2
        for side, way in (("right", 1), ("left", -1)):
            column = sides[side][::way]  # from above
            for place, along, height in _spread(column, [self.height(place) for place in column], self.between):
                inset = BOW * (2 * along / self.between) ** 2
                left = frame.right - width - inset if side == "right" else frame.left + inset
                top = middle + along - height / 2
                found[place] = Frame(left, top, left + width, top + height), side
        for side, way in (("top", 1), ("bottom", -1)):
            row = sides[side][::way]  # from the left
            for place, along, _ in _spread(row, [width] * len(row), self.above):
                height, left = self.height(place), frame.center[0] + along - width / 2
                top = frame.top if side == "top" else frame.bottom - height
                if len(self.names) == 1:
                    top = frame.center[1] - height / 2
                found[place] = Frame(left, top, left + width, top + height), side
        return found


def _spread(places: Sequence[int], lengths: Sequence[float], room: float) -> Iterator[tuple[int, float, float]]:
    """Each place with the middle of its length, counted from the middle of the room, evenly apart."""
    gap = min(SPREAD, (room - sum(lengths)) / max(len(places), 1))
    at = -(sum(lengths) + gap * (len(places) - 1)) / 2
    for place, length in zip(places, lengths, strict=True):
        yield place, at + length / 2, length
        at += length + gap

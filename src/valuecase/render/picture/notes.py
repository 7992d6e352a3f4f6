"""What moves, written on the arcs: always on the first step, and on the others where they are few."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from valuecase.render.picture.arcs import Arc
from valuecase.render.picture.frame import Frame
from valuecase.render.picture.layout import Box
from valuecase.render.picture.lettering import LEADING, width, wrapped

FEW = 8  # arcs, up to which each says what moves
PLACES = ((0.5, 0), (0.42, 0), (0.58, 0), (0.34, 0), (0.66, 0), (0.26, 0), (0.74, 0), (0.5, -52), (0.5, 52))
"""Shares of an arc, and how far above or below it; the best first."""


@frozen
class Note:
    """Words on an arc, within a frame."""

    frame: Frame
    lines: tuple[str, ...]
    size: float
    first: bool


def notes_of(arcs: Sequence[Arc], boxes: Sequence[Box]) -> tuple[Note, ...]:
    """The notes for which there is room: none meets a box or another note."""
    taken = [box.frame.grown(4) for box in boxes]
    wanted = sorted(arcs, key=lambda arc: not arc.flow.first)
    found = []
    for arc in wanted if len(arcs) <= FEW else wanted[:1]:
        if arc.flow.first or len(arcs) <= FEW:
            note = next((note for note in _tries(arc) if not any(note.frame.meets(other) for other in taken)), None)
            if note:
                found.append(note)
                taken.append(note.frame.grown(3))
    return tuple(found)


def _tries(arc: Arc) -> Iterator[Note]:
    first = arc.flow.first
    size = 11 if first else 9.5
    words = f"First: {arc.flow.data[0]}" if first else arc.flow.told
    lines = wrapped(words, size, 170 if first else 140, bold=first)
    wide = max(width(line, size, bold=first) for line in lines) + 12
    high = len(lines) * size * LEADING + 7
    for share, off in PLACES:
        x, y = arc.at(share)
        y += off
        yield Note(Frame(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2), lines, size, first)

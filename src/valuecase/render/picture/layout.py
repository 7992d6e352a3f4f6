"""Where each partner stands, and how large its name can be written."""

from collections.abc import Sequence

from attrs import frozen

from valuecase.render.picture.content import Node
from valuecase.render.picture.frame import Frame
from valuecase.render.picture.lettering import wrapped
from valuecase.render.picture.ring import SIGN, Ring, Style

FEW = 12  # partners, up to which both rows are used: they stand in a ring and not in two lines
_WHOLE = (
    Style(14, 176, 8, 16),
    Style(13, 168, 8, 14),
    Style(12, 160, 7, 12),
    Style(11, 152, 6, 10),
    Style(10.5, 146, 5, 9),
    Style(10, 146, 4, 8),
    Style(10, 158, 4, 7),
    Style(9.5, 158, 3, 6),
    Style(9.5, 176, 2.5, 5),
    Style(9.5, 186, 2, 4),
    Style(9, 190, 2, 4),
)
_CUT = (  # only where whole names do not fit
    Style(9.5, 186, 2, 4, 3),
    Style(9, 190, 2, 4, 3),
    Style(9, 190, 1.5, 2.5, 2),
)


@frozen
class Box:
    """A partner in its place, with its name in lines; arcs meet its inner edge, across from its `side` of the ring."""

    node: Node
    frame: Frame
    side: str
    lines: tuple[str, ...]
    style: Style


def boxes_of(nodes: Sequence[Node], frame: Frame) -> tuple[Box, ...] | None:
    """The nodes clockwise from the top, in letters as large as there is room for; None where the frame is too small.

    No two boxes meet, and none leaves the frame.
    """
    most = len(nodes) // 2 - (3 <= len(nodes) <= FEW)
    for style in (*_WHOLE, *_CUT):
        room = style.width - SIGN - 2.5 * style.pad
        names = tuple(wrapped(node.name, style.size, room, lines=style.lines, bold=style.bold) for node in nodes)
        rings = [Ring(frame, style, names, beside) for beside in range(most + 1)]
        if fitting := [ring for ring in rings if max(ring.full) <= 1]:
            places = min(fitting, key=lambda ring: abs(ring.full[0] - ring.full[1])).places()
            return tuple(Box(nodes[place], *places[place], names[place], style) for place in range(len(nodes)))
    return None

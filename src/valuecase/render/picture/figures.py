"""How each thing in the picture is drawn."""

from xml.etree.ElementTree import Element

from valuecase.render.picture.arcs import Arc
from valuecase.render.picture.content import Flow
from valuecase.render.picture.frame import Frame
from valuecase.render.picture.gains import NOTE, SIZE, Label
from valuecase.render.picture.layout import Box
from valuecase.render.picture.lettering import LEADING
from valuecase.render.picture.notes import Note
from valuecase.render.picture.ring import SIGN
from valuecase.render.picture.signs import BOTH, FIRST, ONE, OPEN, PAPER, SOFT, TEXT, Sign
from valuecase.render.picture.svg import element, points, sign_at, text_lines
from valuecase.render.picture.words import moves


def drawn_arc(arc: Arc, fine: float) -> Element:
    """An arc with its head; all but the first step by this part of its width."""
    flow = arc.flow
    color = FIRST if flow.first else OPEN if not flow.ready else BOTH if flow.both else ONE
    fine = 1 if flow.first else fine
    wide = _width(flow) * fine
    (a, b), *others = arc.curve
    line = element(
        "path",
        d=f"M{points((a, b))}C{points(*others)}",
        fill="none",
        stroke=color,
        stroke_width=wide,
        stroke_dasharray="none" if flow.ready else "5 4",
    )
    (x, y), (dx, dy) = arc.tip, arc.heading
    half = 1.4 + 1.9 * fine + wide / 2
    back_x, back_y = x - dx * 9.5, y - dy * 9.5
    head = element(
        "polygon",
        points=points((x, y), (back_x - dy * half, back_y + dx * half), (back_x + dy * half, back_y - dx * half)),
        fill=color,
    )
    return element("g", element("title", text=moves(flow)), line, head, class_="arc")


def _width(flow: Flow) -> float:
    """By how many kinds of data; what serves both begins wider, the first step is the widest."""
    if not flow.ready:
        return 1
    more = 0.4 * (min(len(flow.data), 6) - 1)
    return (3.2 if flow.first else 1.8 if flow.both else 1.1) + more


def drawn_box(box: Box, sign: Sign) -> Element:
    """A partner: its name, and the sign of its sector."""
    frame = box.frame
    x, y = frame.center
    style = box.style
    text_height = len(box.lines) * style.size * LEADING
    return element(
        "g",
        element("title", text=f"{box.node.name} ({box.node.sector_title})"),
        _rounded(frame, fill=sign.tint, stroke=TEXT, stroke_width=1.2),
        sign_at(sign, frame.left + style.pad / 2 + SIGN / 2 + 1, y),
        text_lines(box.lines, x + SIGN / 2, y - text_height / 2 + 0.5, style.size, bold=style.bold),
        class_="partner",
    )


def drawn_label(label: Label) -> Element:
    """Somebody who gains beyond the table."""
    frame = label.frame
    x, _ = frame.center
    return element(
        "g",
        text_lines(label.lines, x, frame.top, SIZE),
        text_lines((label.note,), x, frame.bottom - NOTE * LEADING, NOTE, fill=SOFT),
        class_="gainer",
    )


def links(label: Label) -> Element:
    """The lines that lead to a label."""
    lines = (
        element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke_dasharray="0.1 4") for (x1, y1), (x2, y2) in label.links
    )
    return element("g", *lines, stroke=SOFT, stroke_width=1.4, stroke_linecap="round")


def drawn_note(note: Note) -> Element:
    """What moves, written on an arc."""
    frame, color = note.frame, FIRST if note.first else SOFT
    return element(
        "g",
        _rounded(frame, fill=PAPER, stroke=color, stroke_width=1.2 if note.first else 0.5),
        text_lines(
            note.lines, frame.center[0], frame.top + 4, note.size, fill=color if note.first else TEXT, bold=note.first
        ),
        class_="note",
    )


def _rounded(frame: Frame, fill: str, stroke: str, stroke_width: float) -> Element:
    x, y, width, height = frame.left, frame.top, frame.width, frame.height
    return element(
        "rect", x=x, y=y, width=width, height=height, rx=5, fill=fill, stroke=stroke, stroke_width=stroke_width
    )

"""The drawing itself, from the back to the front."""

from itertools import count
from xml.etree.ElementTree import Element, tostring

from attrs import evolve

from valuecase.model.coalition import Coalition
from valuecase.render.picture.arcs import Arc, arcs_of
from valuecase.render.picture.content import ARCS, Content, content_of
from valuecase.render.picture.figures import drawn_arc, drawn_box, drawn_label, drawn_note, links
from valuecase.render.picture.frame import Frame
from valuecase.render.picture.gains import labels_of
from valuecase.render.picture.layout import boxes_of
from valuecase.render.picture.legend import legend
from valuecase.render.picture.lettering import LEADING, wrapped
from valuecase.render.picture.notes import notes_of
from valuecase.render.picture.order import around
from valuecase.render.picture.signs import PAPER, SOFT, signs
from valuecase.render.picture.svg import element, text_lines
from valuecase.render.picture.words import heading, told

SHEET = 960, 720  # what a Letter page in landscape leaves within margins of half an inch, 96 to the inch
MARGIN = 110  # on each side, for those who gain beyond the table
FONTS = "system-ui, 'Segoe UI', Roboto, Helvetica, Arial, 'Noto Sans', sans-serif"


def to_svg(coalition: Coalition) -> str:
    """The picture as one SVG that needs nothing else. Partners beyond what a Letter page holds make a larger sheet."""
    content = content_of(coalition)
    content = evolve(content, nodes=around(content.nodes, content.flows))
    return next(drawn for half in count(2) if (drawn := _drawn(content, half / 2)))


def _drawn(content: Content, scale: float) -> str:
    """The picture on a sheet of this scale, or nothing where the partners do not fit."""
    width, height = (length * scale for length in SHEET)
    head, head_height = _head(content, width)
    foot, foot_height = legend(content, width)
    foot_top = height - foot_height
    room = Frame(0, head_height + 8, width, foot_top - 14)
    margin = MARGIN if content.gainers else 2
    boxes = boxes_of(content.nodes, Frame(margin, room.top, width - margin, room.bottom))
    if boxes is None:
        return ""
    arcs = arcs_of(content.flows, boxes)
    sides = Frame(0, room.top, margin - 12, room.bottom), Frame(width - margin + 12, room.top, width, room.bottom)
    labels = labels_of(content.gainers, boxes, sides)
    found = signs(tuple(content.sectors))
    picture = element(
        "svg",
        element("title", text=heading(content), id="picture-title"),
        element("desc", text=told(content), id="picture-told"),
        element("rect", width=width, height=height, fill=PAPER),
        *head,
        *(links(label) for label in labels),
        *(drawn_arc(arc, 1 - 0.4 * len(arcs) / ARCS) for arc in sorted(arcs, key=_rank)),  # finer where there are many
        *(drawn_box(box, found[box.node.sector]) for box in boxes),
        *(drawn_label(label) for label in labels),
        *(drawn_note(note) for note in notes_of(arcs, boxes)),
        element("g", *foot, transform=f"translate(0 {foot_top:.1f})"),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:g} {height:g}",
        width=f"{width / 96:g}in",
        height=f"{height / 96:g}in",
        role="img",
        aria_labelledby="picture-title picture-told",
        font_family=FONTS,
    )
    return tostring(picture, encoding="unicode")


def _head(content: Content, width: float) -> tuple[list[Element], float]:
    """What the picture is, and what to begin with; and how high that is."""
    aside = f"As of {content.as_of}" + (" · made up, to show how this reads" if content.made_up else "")
    lines = wrapped(content.first_step, 13, width, lines=3)
    made = [
        text_lines((heading(content),), 0, 2, 23, bold=True, anchor="start"),
        text_lines((aside, content.notice), width, 4, 10.5, fill=SOFT, anchor="end"),
        text_lines(lines, 0, 33, 13, anchor="start"),
    ]
    return made, 33 + len(lines) * 13 * LEADING


def _rank(arc: Arc) -> tuple[bool, bool, bool]:
    """What matters most comes in front."""
    return arc.flow.first, arc.flow.ready, arc.flow.both

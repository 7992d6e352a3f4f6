"""Elements of a drawing, escaped by the standard library."""

import re
from xml.etree.ElementTree import Element

from valuecase.render.picture.lettering import LEADING
from valuecase.render.picture.signs import TEXT, Sign

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(tag: str, *children: Element, text: str = "", **attributes: str | float | None) -> Element:
    """An element whose attributes are written with dashes for underscores, numbers with one decimal at most,
    and those that are None not at all."""
    given = {name.strip("_").replace("_", "-"): value for name, value in attributes.items()}
    made = Element(tag, {name: _written(value) for name, value in given.items() if value is not None})
    made.text = _NOT_XML.sub("\ufffd", text) or None
    made.extend(children)
    return made


def _written(value: str | float) -> str:
    return _NOT_XML.sub("\ufffd", value) if isinstance(value, str) else f"{round(value, 1):g}"


def text_lines(
    lines: tuple[str, ...],
    x: float,
    top: float,
    size: float,
    *,
    fill: str = TEXT,
    bold: bool = False,
    anchor: str = "middle",
) -> Element:
    """Lines of text under one another, the first at the top."""
    first = top + size * 0.92  # the height of a capital and what is above it
    return element(
        "text",
        *(element("tspan", text=line, x=x, y=first + place * size * LEADING) for place, line in enumerate(lines)),
        font_size=size,
        font_weight="600" if bold else None,
        text_anchor=anchor,
        fill=fill,
    )


def sign_at(sign: Sign, x: float, y: float, size: float = 16) -> Element:
    """A sign on its ground, with the middle at a point."""
    return element(
        "g",
        element("rect", x=-1, y=-1, width=18, height=18, rx=3, fill=sign.ground, stroke=TEXT, stroke_width=0.6),
        element("path", d=sign.path, fill=sign.ink, fill_rule="evenodd"),
        transform=f"translate({x - size / 2:.1f} {y - size / 2:.1f}) scale({size / 16:.2f})",
    )


def points(*pairs: tuple[float, float]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in pairs)

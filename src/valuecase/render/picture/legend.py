"""The legend: what signs and lines mean, and what was left out."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from valuecase.render.picture.content import Content
from valuecase.render.picture.lettering import LEADING, width, wrapped
from valuecase.render.picture.signs import BOTH, FIRST, ONE, OPEN, SOFT, signs
from valuecase.render.picture.svg import element, sign_at, text_lines
from valuecase.render.picture.words import left_out

SIZE, ROW = 10.5, 19
SYMBOL, APART = 32, 14


def legend(content: Content, room: float) -> tuple[list[Element], float]:
    """Its elements, from (0, 0) down, and how high it is."""
    made: list[Element] = []
    top = 0.0
    for entries in (list(_sectors(content)), list(_lines(content))):
        x = 0.0
        for symbol, place, words in entries:
            wide = place + width(words, SIZE)
            if x and x + wide > room:
                x, top = 0.0, top + ROW
            symbol.set("transform", f"translate({x:.1f} {top + ROW / 2:.1f})")
            made += symbol, text_lines((words,), x + place, top + (ROW - SIZE) / 2, SIZE, anchor="start")
            x += wide + APART
        top += ROW if entries else 0
    if note := left_out(content):
        lines = wrapped(note, SIZE, room)
        made.append(text_lines(lines, 0, top + 4, SIZE, fill=SOFT, anchor="start"))
        top += 4 + len(lines) * SIZE * LEADING
    return made, top


def _sectors(content: Content) -> Iterator[tuple[Element, float, str]]:
    found = content.sectors
    for id, sign in signs(tuple(found)).items():
        yield element("g", sign_at(sign, 8, 0, 14)), 21, found[id]


def _lines(content: Content) -> Iterator[tuple[Element, float, str]]:
    """Only what is in the picture. The width says how many kinds of data, which one entry shows."""
    flows = content.flows
    if any(one.first for one in flows):
        yield _line(FIRST, 4), SYMBOL, "the first small step"
    if any(one.ready and one.both for one in flows):
        yield _line(BOTH, 2.8), SYMBOL, "serves both"
    if any(one.ready and not one.both for one in flows):
        yield _line(ONE, 1.8), SYMBOL, "serves one of the two"
    if any(not one.ready for one in flows):
        yield _line(OPEN, 1.2, "5 4"), SYMBOL, "to find out"
    if flows:
        wedge = element("path", d="M0 -.5 26 -3.2V3.2L0 .5Z", fill=BOTH)
        yield element("g", wedge), SYMBOL, "wider: more kinds of data"
    if content.gainers:
        yield _line(SOFT, 1.4, "0.1 4"), SYMBOL, "who else would gain, and from how many partners"


def _line(color: str, wide: float, dashes: str = "none") -> Element:
    line = element(
        "path", d="M0 0H26", stroke=color, stroke_width=wide, stroke_dasharray=dashes, stroke_linecap="round"
    )
    return element("g", line)

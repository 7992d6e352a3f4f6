"""What the pictures of a screening share: their ink, their frame, and a bar with its words on both sides."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element, tostring

from attrs import frozen

from valuecase.render.picture.lettering import LEADING, width, wrapped
from valuecase.render.picture.signs import PAPER, SOFT, TEXT
from valuecase.render.picture.svg import element, text_lines

ACCENT = "#17508A"
EMPTY, LINE = "#E3E7EC", "#8A95A1"  # what is not known; what is there and counts nothing
WIDTH = 720
SIZE = 13
LABELS, TRACK, GAP = 236, 284, 10  # room for the words before a bar, and for the bar


@frozen
class Bar:
    """A label, the filled share of a track or None where it is not known, and what is said after it."""

    label: str
    share: float | None
    said: str


def drawing(id: str, title: str, told: str, height: float, parts: Iterable[Element]) -> str:
    """One SVG within a page; `told` is all of it in words, `id` is its own on the page."""
    made = element(
        "svg",
        element("title", text=title, id=f"{id}-title"),
        element("desc", text=told, id=f"{id}-told"),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {height:g}",
        role="img",
        aria_labelledby=f"{id}-title",
        aria_describedby=f"{id}-told",
    )
    return tostring(made, encoding="unicode")


def bars(found: Iterable[Bar], top: float, parts: list[Element]) -> float:
    """Draws bars under one another into `parts`; the height at which they end."""
    for bar in found:
        lines = wrapped(bar.label, SIZE, LABELS - GAP, lines=2)
        height = max(24.0, len(lines) * SIZE * LEADING + 9)
        parts += _bar(bar, lines, top, height)
        top += height
    return top


def _bar(bar: Bar, lines: tuple[str, ...], top: float, height: float) -> Iterator[Element]:
    middle = top + height / 2
    yield text_lines(lines, LABELS - GAP, middle - len(lines) * SIZE * LEADING / 2, SIZE, anchor="end")
    unknown = bar.share is None
    outline, ground = ("3 3", EMPTY) if unknown else (None, PAPER)
    at: Mapping[str, Any] = {"x": LABELS, "y": middle - 7, "height": 14}
    yield element("rect", width=TRACK, fill=ground, stroke=LINE, stroke_dasharray=outline, **at)
    if bar.share:
        yield element("rect", width=max(1, bar.share * TRACK), fill=ACCENT, **at)
    left = LABELS + TRACK + GAP
    size = min(SIZE, SIZE * (WIDTH - left) / width(bar.said, SIZE))
    yield line(bar.said, left, middle, size=size, fill=SOFT if unknown else TEXT)


def line(
    text: str,
    x: float,
    middle: float,
    *,
    size: float = SIZE,
    fill: str = TEXT,
    anchor: str = "start",
    bold: bool = False,
) -> Element:
    """A line of words whose letters stand around a height."""
    return element(
        "text",
        text=text,
        x=x,
        y=middle + size * 0.35,
        font_size=size,
        fill=fill,
        text_anchor=anchor,
        font_weight="600" if bold else None,
    )

"""A map of the country in which every state is a square of one size, so that small ones can be read."""

from collections.abc import Iterator, Mapping
from math import inf
from xml.etree.ElementTree import Element

from attrs import frozen

from valuecase.published import STATES
from valuecase.render.picture.lettering import width
from valuecase.render.picture.signs import PAPER, SOFT, TEXT, luminance
from valuecase.render.picture.svg import element
from valuecase.screening.showing.drawing import LINE, WIDTH, drawing, line

PLACES = """
AK .. .. .. .. .. .. .. .. .. ME
.. .. .. .. .. .. .. .. .. VT NH
WA ID MT ND MN IL WI MI NY RI MA
OR NV WY SD IA IN OH PA NJ CT ..
CA UT CO NE MO KY WV VA MD DE ..
.. AZ NM KS AR TN NC SC DC .. ..
.. .. .. OK LA MS AL GA .. .. ..
HI .. .. TX .. .. .. .. FL .. ..
AS GU MP .. .. .. .. .. .. PR VI
"""
TILES = {
    code: (x, y) for y, row in enumerate(PLACES.split("\n")[1:]) for x, code in enumerate(row.split()) if code != ".."
}
STEP = 64
LEFT = (WIDTH - 11 * STEP) / 2
TINTS: tuple[tuple[float, str, str], ...] = (
    (0, "#EDF1F5", "none"),  # shares below, the shade, and what the key says
    (0.10, "#CCDBE9", "under 10%"),
    (0.25, "#9FBEDA", "10 to under 25%"),
    (0.50, "#699AC6", "25 to under 50%"),
    (0.75, "#3A72A6", "50 to under 75%"),
    (inf, "#123E6B", "75% and more"),
)
NO_ROW = "#C9D1DA"  # the outline of a state that no row is from
IN_A_LINE = 4  # of the key


@frozen
class Tile:
    """What stands in a state's square, how dark it is from 0 to 1, and what it says when pointed at."""

    number: int
    share: float
    said: str


def state_map(states: Mapping[str, Tile], title: str, told: str) -> str:
    """A square for each state, by postal code; those that are not given are left empty."""
    parts: list[Element] = []
    for code, (x, y) in TILES.items():
        parts += _tile(code, LEFT + x * STEP, y * STEP + 2 + (10 if y == 8 else 0), states.get(code))
    bottom = 9 * STEP + 22
    shaded = any(tile.share for tile in states.values())
    parts += _key(bottom) if shaded else []
    return drawing("states", title, told, bottom + 52 if shaded else bottom - 10, parts)


def tint(share: float) -> str:
    """Darker with the share; a shade of its own for none."""
    return next(shade for below, shade, _ in TINTS if share == 0 or share < below)


def _tile(code: str, x: float, y: float, tile: Tile | None) -> Iterator[Element]:
    side = STEP - 4
    if tile is None:
        yield element("rect", x=x, y=y, width=side, height=side, rx=4, fill=PAPER, stroke=NO_ROW)
        yield line(code, x + side / 2, y + side / 2, fill=SOFT, anchor="middle")
        return
    ground = tint(tile.share)
    ink = TEXT if luminance(ground) > 0.2 else PAPER
    number = f"{tile.number:,}"
    size = min(16, 16 * (side - 8) / width(number, 16, bold=True))
    yield element(
        "g",
        element("title", text=f"{STATES[code]}: {tile.said}"),
        element("rect", x=x, y=y, width=side, height=side, rx=4, fill=ground, stroke=LINE, stroke_width=0.8),
        line(code, x + side / 2, y + 19, fill=ink, anchor="middle"),
        line(number, x + side / 2, y + 41, size=size, fill=ink, anchor="middle", bold=True),
    )


def _key(top: float) -> Iterator[Element]:
    entries = [(shade, LINE, said) for _, shade, said in TINTS] + [(PAPER, NO_ROW, "no row")]
    for place, (shade, outline, said) in enumerate(entries):
        x, y = LEFT + place % IN_A_LINE * 170, top + place // IN_A_LINE * 26
        yield element("rect", x=x, y=y, width=16, height=16, rx=2, fill=shade, stroke=outline, stroke_width=0.8)
        yield line(said, x + 22, y + 8, size=12)

"""A map of the country in which every state is a square of one size, so that small ones can be read."""

from collections.abc import Iterator, Mapping
from math import inf
from xml.etree.ElementTree import Element

from valuecase.published import STATES
from valuecase.render.picture.signs import PAPER, SOFT, TEXT, luminance
from valuecase.render.picture.svg import element
from valuecase.screening.drawing import ACCENT, LINE, WIDTH, drawing, line
from valuecase.screening.telling import share

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
    (0, "#E8EEF4", "none"),  # shares below, the shade, and what the key says
    (0.1, "#C3D5E6", "under 10%"),
    (0.25, "#8FB3D3", "10 to under 25%"),
    (0.5, "#4C83B3", "25 to under 50%"),
    (inf, ACCENT, "50% and more"),
)


def state_map(states: Mapping[str, tuple[int, int]], title: str, told: str) -> str:
    """A tile for each state; `states` says of those that have rows how many, and how many of them the number counts."""
    parts: list[Element] = []
    for code, (x, y) in TILES.items():
        parts += _tile(code, LEFT + x * STEP, y * STEP + 2 + (10 if y == 8 else 0), states.get(code))
    bottom = 9 * STEP + 22
    parts += _key(bottom)
    return drawing("states", title, told, bottom + 52, parts)


def tint(rows: int, counted: int) -> str:
    """Darker with the share; a shade of its own for none."""
    return next(shade for below, shade, _ in TINTS if counted == 0 or counted / rows < below)


def _tile(code: str, x: float, y: float, found: tuple[int, int] | None) -> Iterator[Element]:
    side = STEP - 4
    if found is None:
        yield element("rect", x=x, y=y, width=side, height=side, rx=4, fill=PAPER, stroke="#C9D1DA")
        yield line(code, x + side / 2, y + side / 2, fill=SOFT, anchor="middle")
        return
    rows, counted = found
    ground = tint(rows, counted)
    ink = TEXT if luminance(ground) > 0.2 else PAPER
    number = f"{counted:,}"
    size = min(16, 16 * 6.5 / max(len(number), 1))
    yield element(
        "g",
        element("title", text=f"{STATES[code]}: {share(counted, rows)}"),
        element("rect", x=x, y=y, width=side, height=side, rx=4, fill=ground, stroke=LINE, stroke_width=0.8),
        line(code, x + side / 2, y + 19, fill=ink, anchor="middle"),
        line(number, x + side / 2, y + 41, size=size, fill=ink, anchor="middle", bold=True),
    )


def _key(top: float) -> Iterator[Element]:
    wide = 134
    for place, (_, shade, said) in enumerate(TINTS):
        x = LEFT + place * wide
        yield element("rect", x=x, y=top, width=16, height=16, rx=2, fill=shade, stroke=LINE, stroke_width=0.8)
        yield line(said, x + 22, top + 8, size=12)
    yield element("rect", x=LEFT, y=top + 26, width=16, height=16, rx=2, fill=PAPER, stroke="#C9D1DA")
    yield line("no row", LEFT + 22, top + 34, size=12)

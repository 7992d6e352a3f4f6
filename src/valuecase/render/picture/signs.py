"""The colors and signs of sectors, and the inks of everything else.

Colors keep apart in hue for color-blind eyes (after Okabe and Ito) and in lightness for greyscale; each sector has a sign of
its own besides, so that no color is needed to tell two apart.
"""

from collections.abc import Mapping, Sequence

from attrs import frozen

TEXT, SOFT, PAPER = "#1B2430", "#4F5B69", "#FFFFFF"
BOTH, ONE, OPEN, FIRST = "#14304F", "#7890A6", "#8A8F98", "#B3123C"


@frozen
class Sign:
    """A ground, and a path on it within a square of 16."""

    ground: str
    path: str

    @property
    def ink(self) -> str:
        """Dark on light grounds, white on dark ones."""
        return TEXT if luminance(self.ground) > 0.2 else PAPER

    @property
    def tint(self) -> str:
        """A breath of the ground, to write on."""
        parts = (int(self.ground[place : place + 2], 16) for place in (1, 3, 5))
        return "#" + "".join(f"{255 - (255 - part) // 9:02X}" for part in parts)


SIGNS: Mapping[str, Sign] = {
    "housing_homelessness": Sign("#17508A", "M8 2 14.5 8H12.5V14H9.5V10H6.5V14H3.5V8H1.5Z"),  # a house
    "health_care": Sign("#CB5800", "M6 2H10V6H14V10H10V14H6V10H2V6H6Z"),  # a cross
    "social_services": Sign("#F0B83C", "M8 14 2.6 8.6A3.3 3.3 0 0 1 8 4.8 3.3 3.3 0 0 1 13.4 8.6Z"),  # a heart
    "criminal_justice": Sign("#33313F", "M8 1.5 14 3.5V8C14 11 11 13.5 8 14.5 5 13.5 2 11 2 8V3.5Z"),  # a shield
    "public_health": Sign("#2FAE86", "M8 1.5C10 5 12.8 7.2 12.8 10A4.8 4.8 0 0 1 3.2 10C3.2 7.2 6 5 8 1.5Z"),  # a drop
    "coalition": Sign("#F5EE9B", "M8 2A6 6 0 1 1 7.9 2ZM8 5.5A2.5 2.5 0 1 0 8.1 5.5Z"),  # a ring
    "education": Sign("#7E56A0", "M2 3.5 7.5 5V13.5L2 12ZM14 3.5 8.5 5V13.5L14 12Z"),  # a book
    "business": Sign("#69B5E3", "M5.5 5V2.5H10.5V5H14V13H2V5ZM7 5H9V4H7Z"),  # a case
    "government": Sign(  # columns
        "#603813", "M8 1.5 14.5 5.5H1.5ZM3 6.5H5.5V12H3ZM6.8 6.5H9.2V12H6.8ZM10.5 6.5H13V12H10.5ZM1.5 13H14.5V14.5H1.5Z"
    ),
    "philanthropy": Sign("#C26F9C", "M8 1.5 9.9 6H14.5L10.9 9 12.3 14 8 11 3.7 14 5.1 9 1.5 6H6.1Z"),  # a star
    "community": Sign(  # two people
        "#CBD5DA", "M5 3A2 2 0 1 1 4.9 3ZM11 3A2 2 0 1 1 10.9 3ZM1.5 13.5A3.4 5.5 0 0 1 8 12 3.4 5.5 0 0 1 14.5 13.5Z"
    ),
}
SPARE = (
    Sign("#A9743C", "M8 1.5 14.5 8 8 14.5 1.5 8Z"),  # a diamond
    Sign("#0F6E73", "M2 3H14L8 14Z"),  # a triangle
    Sign("#E4D3C0", "M2 2H14V14H2ZM5 5V11H11V5Z"),  # a frame
    Sign("#8D1F5E", "M2 3H14V6.2H2ZM2 9.8H14V13H2Z"),  # two bars
)


def signs(sectors: Sequence[str]) -> dict[str, Sign]:
    """A sign for each of these sectors; those that stand in no list of ours take a spare one in turn."""
    unknown = [id for id in sectors if id not in SIGNS]
    return {id: SIGNS.get(id) or SPARE[unknown.index(id) % len(SPARE)] for id in sectors}


def luminance(color: str) -> float:
    """How light a color is to the eye, from 0 to 1, as WCAG defines it."""
    red, green, blue = (_linear(int(color[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

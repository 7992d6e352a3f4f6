"""Bars: how many organizations at each sum, what hurts by size, and which facts are known."""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from valuecase.render.picture.lettering import LEADING, width, wrapped
from valuecase.render.picture.signs import SOFT
from valuecase.render.picture.svg import element, text_lines
from valuecase.screening.showing.drawing import ACCENT, LINE, SIZE, WIDTH, Bar, bars, drawing, line

COLUMNS = 15  # sums side by side; what lies beyond them is counted with the last
WIDEST, TALLEST = 64, 180  # of a column


def columns(scores: Mapping[int, int]) -> list[tuple[str, int]]:
    """How many at each sum from the least to the most, sums that nobody has included; the outermost ones put together."""
    least, most = min(scores), max(scores)
    if most - least < COLUMNS:
        return [(str(score), scores.get(score, 0)) for score in range(least, most + 1)]
    middle = _median(scores)
    first = max(least, min(middle - COLUMNS // 2, most - COLUMNS + 1))
    last = first + COLUMNS - 1
    found = [(str(score), scores.get(score, 0)) for score in range(first, last + 1)]
    if least < first:
        found[0] = f"{first} or less", sum(count for score, count in scores.items() if score <= first)
    if most > last:
        found[-1] = f"{last} or more", sum(count for score, count in scores.items() if score >= last)
    return found


def _median(scores: Mapping[int, int]) -> int:
    before, half = 0, sum(scores.values()) / 2
    for score in sorted(scores):
        before += scores[score]
        if before >= half:
            return score
    return max(scores)


def score_chart(found: Sequence[tuple[str, int]], title: str, told: str) -> str:
    """A column for each sum."""
    step = min(WIDEST, WIDTH / len(found))
    left = (WIDTH - step * len(found)) / 2
    most = max(count for _, count in found)
    size = min(SIZE, *(SIZE * (step - 3) / width(f"{count:,}", SIZE) for _, count in found))
    bottom = 22 + TALLEST  # above the tallest column stands its number
    parts: list[Element] = []
    for place, (score, count) in enumerate(found):
        x, middle = left + place * step, left + (place + 0.5) * step
        if count:
            height = max(1, count / most * TALLEST)
            parts.append(
                element("rect", x=x + step * 0.1, y=bottom - height, width=step * 0.8, height=height, fill=ACCENT)
            )
            parts.append(line(f"{count:,}", middle, bottom - height - 9, size=size, anchor="middle"))
        parts.append(text_lines(wrapped(score, 12, step, lines=3), middle, bottom + 6, 12))
    parts.append(element("path", d=f"M{left:.1f} {bottom}H{WIDTH - left:.1f}", stroke=LINE))
    end = bottom + (64 if any(" " in score for score, _ in found) else 36)
    parts.append(line("sum", WIDTH / 2, end, size=12, fill=SOFT, anchor="middle"))
    return drawing("scores", title, told, end + 12, parts)


def grouped_chart(id: str, groups: Sequence[tuple[str, Sequence[Bar]]], title: str, told: str) -> str:
    """Bars in groups, each under its name; a group without a name has none."""
    parts: list[Element] = []
    top = 4.0
    for name, found in groups:
        if name:
            lines = wrapped(name, SIZE + 1, WIDTH - 8, lines=2, bold=True)
            parts.append(text_lines(lines, 0, top, SIZE + 1, bold=True, anchor="start"))
            top += len(lines) * (SIZE + 1) * LEADING + 4
        top = bars(found, top, parts) + 12
    return drawing(id, title, told, top - 8, parts)

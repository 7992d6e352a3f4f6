"""How wide words are, and how they wrap, without a font at hand: never less than any common font without serifs takes."""

import unicodedata
from collections.abc import Iterator

# Widths in DejaVu Sans, the widest of the fonts that a reader is likely to have.
_WIDTHS = {
    letter: wide
    for letters, wide in (
        (" .,:;'’|!iIlj·", 0.34),
        ("ftr()[]{}/-“”", 0.44),
        ('acekszvxy*"', 0.62),
        ("ABCEFKLPRSTVXYZ", 0.71),
        ("DGHJNOQU&<>+=~", 0.84),
        ("wM", 0.87),
        ("mW@%—…", 1.0),
    )
    for letter in letters
}
LEADING = 1.2  # from line to line
BOLD = 1.1  # how much wider strong letters are


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The room that a line needs."""
    return sum(map(_em, text)) * size * (BOLD if bold else 1)


def _em(letter: str) -> float:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1
    return _WIDTHS.get(letter, 0.64 if letter.isascii() else 0.8)


def wrapped(text: str, size: float, room: float, *, lines: int = 99, bold: bool = False) -> tuple[str, ...]:
    """Lines of about one length, none wider than the room; at most `lines`, the last of them cut by an ellipsis."""
    found = _filled(text, size, room, bold)
    if len(found) > lines:
        last = found[lines - 1]
        while last and width(f"{last}…", size, bold=bold) > room:
            last = last[:-1]
        return (*found[: lines - 1], f"{last.rstrip()}…")
    narrowest = max((width(word, size, bold=bold) for word in _words(text, size, room, bold)), default=0)
    enough = room
    while enough - narrowest > 1:
        tried = (narrowest + enough) / 2
        narrowest, enough = (
            (narrowest, tried) if len(_filled(text, size, tried, bold)) == len(found) else (tried, enough)
        )
    return tuple(_filled(text, size, enough, bold))


def _filled(text: str, size: float, room: float, bold: bool) -> list[str]:
    lines = [""]
    for word in _words(text, size, room, bold):
        joined = f"{lines[-1]} {word}".strip()
        if width(joined, size, bold=bold) <= room:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines[1:] if lines[1:] and not lines[0] else lines


def _words(text: str, size: float, room: float, bold: bool) -> Iterator[str]:
    """Words, and the pieces of those that are wider than the room or written without spaces."""
    for word in text.split():
        piece = ""
        for letter in word:
            if piece and _em(letter) and width(piece + letter, size, bold=bold) > room:
                yield piece
                piece = ""
            piece += letter
        yield piece

"""How a summary says things: shares of what is known, titles and questions instead of ids, and what files call somebody."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from valuecase.screening.showing.summary import Summary

FEW = 10  # below as many a percentage would say more than is known
LETTERS = 100  # of a name that are shown


def share(part: int, whole: int) -> str:
    """`1,204 of 5,000 (24%)`; no percentage of a few."""
    return f"{part:,} of {whole:,}" + (f" ({percent(part, whole)})" if whole >= FEW else "")


def of_known(part: int, known: int) -> str:
    """The same among those that are known."""
    return f"{part:,} of {known:,} known" + (f" ({percent(part, known)})" if known >= FEW else "")


def percent(part: int, whole: int) -> str:
    """Whole percents; never none of some, nor all of most."""
    rounded = round(100 * part / whole)
    if rounded == 0 and part:
        return "under 1%"
    return "over 99%" if rounded == 100 and part < whole else f"{rounded}%"


def counted(number: int, one: str, many: str = "") -> str:
    """`1 row`, `2,000 rows`."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def are(number: int) -> str:
    return "is" if number == 1 else "are"


def pain(summary: "Summary", id: str) -> str:
    return summary.words.text(summary.type.pain[id].title)


def proposition(summary: "Summary", id: str) -> str:
    return summary.words.text(summary.type.proposition[id].title)


def question(summary: "Summary", fact: str) -> str:
    return summary.type.fact[fact].question or summary.type.fact[fact].label


def listed(titles: Iterable[str], most: int = 0) -> str:
    """Titles, which hold commas of their own; with `most`, the first so many, and how many more."""
    each = [f"*{title}*" for title in titles]
    more = [f"and {len(each) - most} more"] if most and len(each) > most else []
    return "; ".join([*(each[:most] if most else each), *more])


def name(summary: "Summary", row: Mapping[str, Any]) -> str:
    """What it is called; where no file says so, its id."""
    return shown(row.get(summary.name_column)) or f"(no name) {shown(row.get('id'))}".strip()


def shown(text: object) -> str:
    """What a file says, on one line, without marks or control characters, and no longer than a line or two."""
    said = "" if text is None else str(text).replace("*", "∗")
    said = " ".join("".join(letter if letter.isprintable() else " " for letter in said).split())
    return said if len(said) <= LETTERS else f"{said[: LETTERS - 1]}…"

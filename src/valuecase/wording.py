"""How values become words: numbers by their unit, dates, placeholders, and what counts as a number written out."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from valuecase.conditions.tree import Value
from valuecase.model.common import Unit
from valuecase.model.facts import FactDefinition

_LARGE = ((1e6, "million"), (1e9, "billion"), (1e12, "trillion"))
_PLACEHOLDER = re.compile(r"\{([A-Za-z_][\w.]*)\}")
_DIGITS = re.compile(r"[\w$.,%/-]*\d[\w$.,%/-]*")
# What may stand between two words of one paragraph. Bounded, so that a long run of blanks is not tried in every way.
GAP = r"(?=\s)[^\S\n]{0,20}\n?[^\S\n]{0,20}"
_YEAR = re.compile(r"(19|20)\d\d(-(19|20)?\d\d)?")


def placeholders(text: str) -> list[str]:
    """The names between braces, in order: `k.readmission_gap`, `estimate.hours`, `staffed_beds`."""
    return _PLACEHOLDER.findall(text)


def fill(text: str, lookup: Callable[[str], str | None]) -> str | None:
    """The text with every placeholder filled, or None when one of them cannot be."""
    values = {name: lookup(name) for name in placeholders(text)}
    if None in values.values():
        return None
    return _PLACEHOLDER.sub(lambda match: str(values[match.group(1)]), text)


def fill_all(text: str, lookup: Callable[[str], str | None]) -> str:
    """The text with every placeholder filled, by an ellipsis where nothing may be said: never a brace before a reader."""
    return _PLACEHOLDER.sub(lambda match: lookup(match.group(1)) or "…", text)


def numbers_written_out(text: str, names: Iterable[str]) -> list[str]:
    """Numbers in a text that are neither placeholders, nor years, nor part of one of `names` (988, Form 990)."""
    bare = _PLACEHOLDER.sub(" ", text)
    if not any(character.isdigit() for character in bare):
        return []
    for name in sorted(names, key=len, reverse=True):  # the longer first: a name may stand within another
        bare = bare.replace(name, " ")
    found = [word.strip(".,;:-/") for word in _DIGITS.findall(bare)]
    return [word for word in found if not _YEAR.fullmatch(word.removesuffix("s"))]


def holds_word(text: str, word: str) -> bool:
    """Whether a text uses a word or its plural; one with capitals only as it is written."""
    # Most words are not there, which their beginning shows at a fraction of what it takes to make a pattern.
    as_read = str.casefold if word == word.lower() else str
    beginning = word.split()[0][:-1]
    return as_read(beginning) in as_read(text) and re.search(word_pattern(word), text) is not None


def word_pattern(word: str) -> str:
    """Matches the word or its plural, its parts in one paragraph; one with capitals only as it is written."""
    parts = [re.escape(part) for part in word.split()]
    if re.search(r"[^\Waeiou]y$", word):
        parts[-1] = f"{parts[-1][:-1]}(?:y|ies)"
    else:
        parts[-1] += "(?:e?s)?"
    return rf"(?{'i' if word == word.lower() else ''}:(?<!\w){GAP.join(parts)}(?!\w))"


def number(value: float, unit: Unit | None) -> str:
    """A number with the sign of its unit and no words: `$217,000`, `0.5%`, `2.4 million`.

    Three significant digits above a thousand, so that a figure never looks surer than it is; below, two decimals at most.
    """
    size = abs(value)
    if size >= 999_500:
        scale, words = next(((scale, words) for scale, words in _LARGE if size < 999.5 * scale), _LARGE[-1])
        shown = f"{float(f'{value / scale:.3g}'):,g} {words}"
    elif size >= 1000:
        digits = len(str(int(size)))
        shown = f"{round(value, 3 - digits):,.0f}"
    elif float(value).is_integer():
        shown = f"{value:.0f}"
    elif size >= 10:
        shown = f"{value:.1f}".removesuffix(".0")
    elif size >= 0.01:
        shown = f"{value:.2f}".rstrip("0").rstrip(".")
    else:
        shown = f"{value:.1g}"
    before, after = (unit.sign_before, unit.sign_after) if unit else ("", "")
    if before and 0 < size < 1000 and not float(value).is_integer():
        shown = f"{value:.2f}"  # cents are written with both digits
    return f"-{before}{shown[1:]}{after}" if shown.startswith("-") else f"{before}{shown}{after}"


def span(low: float, high: float, unit: Unit | None) -> str:
    """Two numbers as `0 to 5`, or one where they print alike; the lower one first, the sign after a pair only once."""
    first, last = number(min(low, high), unit), number(max(low, high), unit)
    if first == last:
        return first
    if unit and unit.sign_after:
        first = first.removesuffix(unit.sign_after)
    return f"{first} to {last}"


def about(low: float, high: float, unit: Unit | None) -> str:
    """An estimate: `about 100 to 330`. Two significant digits at most, and things that are counted come whole."""
    counted = is_counted(unit)
    return f"about {span(_rough(low, counted), _rough(high, counted), unit)}"


def is_counted(unit: Unit | None) -> bool:
    """Whether a unit counts things that come whole, as people and beds do, and hours and dollars do not."""
    return unit is not None and not (unit.plain or unit.sign_before or unit.said)


def worked_out(value: Value | None, unit: Unit | None) -> Value | None:
    """What came out of a formula, no finer than it can be: ten things and more that are counted come whole, and other
    numbers above one, dollars apart, with one decimal."""
    if not isinstance(value, float) or (unit is not None and unit.sign_before) or abs(value) < 1:
        return value
    return round(value) if is_counted(unit) and abs(value) >= 10 else round(value, 1)


def _rough(value: float, counted: bool) -> float:
    rough = float(f"{value:.2g}")
    return round(rough) if counted and abs(rough) >= 1 else float(f"{value:.1g}") if counted else rough


def day(value: date) -> str:
    """A date as people say it: 1 December 2026."""
    return f"{value.day} {value:%B %Y}"


def shown_value(value: Value | None, definition: FactDefinition, unit: Unit | None) -> str:
    """A fact's value in words a reader knows. Its label says what is counted, so only units of time and rates are said."""
    if value is None:
        return "not known"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        printed = number(value, unit)
        if unit is None or not unit.said:
            return printed
        return f"{printed} {unit.one if value == 1 else unit.many}".strip()
    if isinstance(value, date):
        return day(value)
    if isinstance(value, frozenset):
        return ", ".join(definition.options.get(item, item) for item in sorted(value)) or "none of them"
    return definition.options.get(value, value)


def unit_named(units: Mapping[str, Unit], id: str) -> Unit | None:
    """The unit behind an id; `usd_per_year` prints like `usd`."""
    return units.get(id.removesuffix("_per_year")) or units.get(id)


def sentence_list(items: Iterable[str], most: int = 0) -> str:
    """`a`, `a and b`, `a, b and c`; with `most`, the first so many, and how many more."""
    each = list(items)
    if most and len(each) > most:
        each = [*each[:most], f"{len(each) - most} more"]
    *first, last = each or [""]
    return f"{', '.join(first)} and {last}" if first else last


def ended(text: str) -> str:
    """A sentence with its end: a full stop, unless it has one or asks."""
    return text if text.endswith((".", "?", "!", "”")) else f"{text}."

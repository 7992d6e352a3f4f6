"""Whether an abbreviation needs explaining, and whether the text explains it."""

import re
from collections.abc import Collection, Iterable

from valuecase.glossary.prose import BLANK
from valuecase.wording import word_pattern

UNKNOWN = re.compile(r"(?<![\w&])([A-Z]{2,}\d*)s?(?![\w&])")
ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
STATES = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA "
    "RI SC SD TN TX UT VT VA WA WV WI WY DC PR GU VI AS MP"
)
# What anybody reads without a thought.
FAMILIAR = (
    "US USA UK EU UN OK AM PM AD BC EST EDT CST CDT MST MDT PST PDT TV PC IT HR PR ID PIN PO PS RE CC BCC FYI FAQ TBD NA "
    "ASAP RSVP VIP DIY ATM GPS PDF URL CSV USB ZIP CEO CFO COO MD RN JD DNA HIV AIDS COVID FBI CIA IRS NASA LLC INC YMCA"
)
# What people put into capitals to be heard; a word beside it is shouted as well, as in PLEASE READ.
SHOUTED = "AND OR NOT NO YES ALL ANY ONLY BOTH EVERY MUST NEVER ALWAYS DO DON BE IS IF BUT WE YOU NEW NOW FREE DRAFT NOTE PLEASE"
WELL_KNOWN = frozenset(f"{STATES} {FAMILIAR} {SHOUTED}".split())
LONGEST = 6  # letters of an abbreviation; a longer word in capitals is shouted
NEAR = 120  # characters within which a long form stands in brackets or before them
_SHOUTED = rf"(?:{SHOUTED.replace(' ', '|')})"
_SHOUTED_BEFORE, _SHOUTED_AFTER = re.compile(rf"\b{_SHOUTED}[ ,]+\Z"), re.compile(rf"[ ,]+{_SHOUTED}\b")
_BEFORE = re.compile(r"\(\s*[\"'“‘]?\s*\Z")
_AFTER = re.compile(rf"[\"'”’]?\s{{0,20}}\(([^()]{{1,{NEAR}}})\)")


def is_well_known(short: str) -> bool:
    """Nobody needs it explained: a state, a Roman numeral, something like US or PDF; or it is no abbreviation."""
    return short in WELL_KNOWN or ROMAN.fullmatch(short) is not None or len(short) > LONGEST


def is_shouted(text: str, start: int, end: int) -> bool:
    """What stands from `start` to `end` is a word like the one beside it, put into capitals to be heard."""
    return bool(_SHOUTED_BEFORE.search(text, max(0, start - NEAR), start) or _SHOUTED_AFTER.match(text, end))


def is_explained(text: str, start: int, end: int, spelled: Iterable[str]) -> bool:
    """What stands from `start` to `end` has been spelled out before, or is right there: in brackets after it, or before
    the brackets that it is in. `spelled` are long forms that are known; others are told by their letters."""
    after = _AFTER.match(text, end)
    for known in (re.compile(word_pattern(long.lower())) for long in spelled):
        if known.search(text, 0, start) or (after and known.search(after[1])):
            return True
    short = text[start:end].removesuffix("s")
    if after and _spells_out(after[1], short):
        return True
    if bracket := _BEFORE.search(text, max(0, start - NEAR), start):
        words = text[max(0, start - NEAR) : bracket.start()].rpartition("\n\n")[2].split()
        return _spells_out(" ".join(words[-2 * len(short) :]), short)
    return False


def capitals_of(text: str) -> frozenset[str]:
    """The abbreviations that a text uses."""
    return frozenset(match[1] for match in UNKNOWN.finditer(text))


def without_headings(text: str, known: Collection[str]) -> str:
    """The text with lines in capitals blanked out, where nobody can tell an abbreviation from a word.

    A line that holds nothing but `known` abbreviations is no heading.
    """
    return "\n".join(BLANK * len(line) if _is_heading(line, known) else line for line in text.split("\n"))


def _is_heading(line: str, known: Collection[str]) -> bool:
    return line == line.upper() and any(word not in known for word in re.findall(r"[^\W\d_]{2,}", line))


def _spells_out(long: str, short: str) -> bool:
    """The letters of the short form stand in the long one in their order, the first at the start of a word.

    So Schwartz and Hearst tell them (A simple algorithm for identifying abbreviation definitions, 2003).
    """
    long, letters, at = long.lower(), [letter for letter in short.lower() if letter.isalpha()], len(long)
    for place in reversed(range(len(letters))):
        at = long.rfind(letters[place], 0, at)
        while place == 0 and at > 0 and long[at - 1].isalnum():
            at = long.rfind(letters[place], 0, at)
        if at < 0:
            return False
    return len(long) > len(short) and bool(letters)

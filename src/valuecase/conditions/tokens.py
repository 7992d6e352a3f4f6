"""What may stand in a condition at all, and what people write instead.

Python would accept far more than rules need, and its messages speak of Python. So every piece of the text is looked at
first: what passes here holds only names, numbers, quoted text and the signs of the language, and no comment, escape or
prefix that could hide something from a reader.
"""

import re
from collections.abc import Iterator
from keyword import iskeyword

from valuecase.model.problems import Problem

PREFIXES = ("pain", "driver", "k")
NEVER_ASKS = "A condition cannot ask whether something is known; what is not known stays unknown by itself."

_PIECE = re.compile(
    r"""  (?P<space> \s+ )
        | (?P<text> "[^"]*" | '[^']*' )
        | (?P<number> \d+(?:_\d+)* (?:\.\d+(?:_\d+)*)? (?:[eE][+-]?\d+)? (?![\w.]) )
        | (?P<not_a_number> \d[\w.]* | \.\d[\w.]* )
        | (?P<word> [A-Za-z_][\w.]* )
        | (?P<sign> [=<>!&|*/%:^~@]+ | . )
    """,
    re.VERBOSE | re.ASCII | re.DOTALL,
)
_NAME = re.compile(rf"(?:(?:{'|'.join(PREFIXES)})\.)?[A-Za-z_]\w*", re.ASCII)
_SIGNS = {"==", "!=", "<", "<=", ">", ">=", "*", "/", "+", "-", "(", ")", ","}
_WORDS = {"and", "or", "not", "in", "True", "False"}

_STRAIGHT = 'Use straight quotation marks: "…".'
_INSTEAD = {
    "=": 'Write "==" to compare.',
    "===": 'Write "==" to compare.',
    ":=": 'Write "==" to compare.',
    "=>": 'Write ">=".',
    "≥": 'Write ">=".',
    "=<": 'Write "<=".',
    "≤": 'Write "<=".',
    "<>": 'Write "!=".',
    "≠": 'Write "!=".',
    "&": 'Write "and".',
    "&&": 'Write "and".',
    "|": 'Write "or".',
    "||": 'Write "or".',
    "!": 'Write "not".',
    "**": "Multiply it out: x * x.",
    "//": 'Write "/".',
    "%": "Percent is a unit of a fact or figure; write the number alone.",
    "×": 'Write "*".',
    "÷": 'Write "/".',
    "−": 'Write "-".',
    "[": 'Write options in round brackets: x in ("a", "b").',
    "]": 'Write options in round brackets: x in ("a", "b").',
    "{": 'Write options in round brackets: x in ("a", "b").',
    "}": 'Write options in round brackets: x in ("a", "b").',
    "#": "Comments belong in the file, outside the quotation marks of the condition.",
    "$": "Dollars are a unit of a fact or figure; write the number alone.",
    "“": _STRAIGHT,
    "”": _STRAIGHT,
    "‘": _STRAIGHT,
    "’": _STRAIGHT,
    '"': "The text that begins here is never closed.",
    "'": "The text that begins here is never closed.",
    "is": f'Write "==" to compare. {NEVER_ASKS}',
    "if": 'Use "and", "or" and "not".',
    "else": 'Use "and", "or" and "not".',
    "true": 'Write "True".',
    "false": 'Write "False".',
    "none": NEVER_ASKS,
    "null": NEVER_ASKS,
    "nil": NEVER_ASKS,
}


def misspelled(text: str) -> Iterator[tuple[int, Problem]]:
    """Every piece of a text that cannot be part of a condition, with its offset."""
    before = ""  # the kind of the piece before this one, spaces included
    text_before = False  # whether the last piece that was not a space is a text
    for piece in _PIECE.finditer(text):
        kind, found, at = str(piece.lastgroup), piece.group(), piece.start()
        match kind:
            case "text":
                yield from _misspelled_text(found, at, before, text_before)
            case "word":
                yield from _misspelled_word(found, at)
            case "sign" if found not in _SIGNS:
                yield at, _refused(found, _INSTEAD.get(found, ""))
            case "not_a_number":
                yield at, Problem(f"{found} is not a number.", "Write numbers like 12, 0.5 or 60_000, then a space.")
        if kind != "space":
            text_before = kind == "text"
        before = kind


def _misspelled_text(found: str, at: int, before: str, text_before: bool) -> Iterator[tuple[int, Problem]]:
    if text_before:
        yield at, Problem(f"{found} follows another text.", "Put a comma between them.")
    elif before == "word":
        yield at, Problem(f"{found} touches the word before it.", "Put a space or a sign between them.")
    if "\\" in found:
        yield at, Problem(f"{found} holds a backslash.", "Write the text as it is, without escapes.")
    elif not found.replace("\n", " ").replace("\r", " ").replace("\t", " ").isprintable():
        yield at, Problem("A quoted text holds an invisible character.", "Type the text again.")


def _misspelled_word(found: str, at: int) -> Iterator[tuple[int, Problem]]:
    if found in _WORDS:
        return
    lower = found.lower()
    if lower in _INSTEAD:
        yield at, _refused(found, _INSTEAD[lower])
    elif lower in _WORDS:
        yield at, _refused(found, f'Write "{lower}".')
    elif any(map(iskeyword, found.split("."))):
        yield at, _refused(found)
    elif not _NAME.fullmatch(found):
        yield at, _refused(found, "A name with a dot is pain.x, driver.x or k.x (a figure).")


def _refused(found: str, advice: str = "") -> Problem:
    shown = found if found.isprintable() else f"U+{ord(found[0]):04X}"
    return Problem(f'"{shown}" is not part of a condition.', advice)

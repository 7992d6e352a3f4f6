"""Reading one TOML file: bytes to tables, or one located problem."""

import re
import tomllib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from valuecase.model.problems import Problem, ValueCaseError
from valuecase.reading.text import Wanted, read_text, shown, unreadable

if TYPE_CHECKING:  # importing it takes as long as reading a partner file
    from importlib.resources.abc import Traversable
    from pathlib import Path

LARGEST = 5_000_000  # bytes; the largest pack file is a hundredth of this, so anything larger is some other file
WANTED = Wanted(
    kind="a partner or pack file",
    named="Name a TOML file, written by hand or by valuecase new partner.",
    largest=LARGEST,
    too_large="Tables of published data are read by valuecase import.",
    pattern="*.toml",
)


class Document(NamedTuple):
    """A TOML file that could be read. Lines are looked up only when a problem needs one."""

    file: str
    tables: dict[str, Any]
    text: str

    def problem(self, path: Sequence[str | int], message: str, advice: str = "") -> Problem:
        """A problem at the line where `path` stands, or at the nearest line above it that is known."""
        return Problem(message, advice, self.file, self.line(path))

    def line(self, path: Sequence[str | int]) -> int | None:
        """The line where `path` stands, or the nearest part of it."""
        from valuecase.reading.lines import Lines  # most files have no problem, and then nobody asks

        return Lines.of(self.text).find(path)


def read_toml(path: "Path | Traversable") -> Document:
    """Read a file as TOML 1.0, in UTF-8, with or without a byte-order mark; raise ValueCaseError with one problem."""
    return parse_toml(read_text(path, WANTED), shown(path))


def parse_toml(text: str, file: str) -> Document:
    """Read a text as TOML 1.0; `file` is what problems call it."""
    try:
        return Document(file, tomllib.loads(text), text)
    except tomllib.TOMLDecodeError as error:
        raise ValueCaseError(_syntax(error, file, text)) from None
    except RecursionError:
        raise unreadable(
            file, "its tables are nested too deeply", "A partner or pack file needs four levels."
        ) from None
    except ValueError as error:  # a whole number of thousands of digits, for example
        raise unreadable(file, f"it holds a value that cannot be read ({error})", "Correct the value.") from None


# What tomllib says of the most common slips, and what to do about each.
_ADVICE = {
    "Cannot overwrite a value": "The same key stands twice; keep one. To keep two values of a fact, write them in a list.",
    "Cannot declare": "The same table stands twice; put everything under one heading.",
    "Invalid value": 'Write words in quotes: "like this". yes or no is written true or false.',
    "Expected '=' after a key": "Write: key = value.",
    "Unclosed array": "Close the list with ].",
    "Illegal character": 'Close the quotation mark on the same line, or use three: """.',
    "Unterminated string": "Close the quotation mark.",
}


def _syntax(error: tomllib.TOMLDecodeError, file: str, text: str) -> Problem:
    said = str(error)
    place = re.search(r"\(at line (\d+), column \d+\)$", said)
    line = int(place.group(1)) if place else text.count("\n") + 1
    message = re.sub(r" \(at .*\)$", "", said)
    advice = next((words for start, words in _ADVICE.items() if message.startswith(start)), "Correct this line.")
    return Problem(f"this is not valid TOML: {message[0].lower()}{message[1:]}", advice, file, line)

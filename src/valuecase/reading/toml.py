"""Reading one TOML file: bytes to tables, or one located problem."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from valuecase.model.problems import Problem, ValueCaseError, did_you_mean

if TYPE_CHECKING:  # importing it takes as long as reading a partner file
    from importlib.resources.abc import Traversable

LARGEST = 5_000_000  # bytes; the largest pack file is a hundredth of this, so anything larger is some other file


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
    file = shown(path)
    raw = _bytes(path, file)
    if b"\0" in raw[:4096]:
        raise _unreadable(
            file, "this is not a text file", "Name a TOML file, written by hand or by valuecase new partner."
        )
    try:
        # A byte-order mark is what Windows editors leave behind; tomllib would take it for part of the first key.
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        advice = "Save it as UTF-8 in your editor and try again."
        raise ValueCaseError(Problem("this file is not written in UTF-8", advice, file, line)) from None
    text = text.replace("\r\n", "\n")
    try:
        return Document(file, tomllib.loads(text), text)
    except tomllib.TOMLDecodeError as error:
        raise ValueCaseError(_syntax(error, file, text)) from None
    except RecursionError:
        raise _unreadable(
            file, "its tables are nested too deeply", "A partner or pack file needs four levels."
        ) from None
    except ValueError as error:  # a whole number of thousands of digits, for example
        raise _unreadable(file, f"it holds a value that cannot be read ({error})", "Correct the value.") from None


def shown(path: "Path | Traversable") -> str:
    """A path as people write it: relative to where they stand when it lies below."""
    if not isinstance(path, Path):
        return str(path)
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _bytes(path: "Path | Traversable", file: str) -> bytes:
    try:
        if path.is_dir():
            raise _unreadable(file, "this is a folder, not a file", "Name one file in it.")
        with path.open("rb") as stream:
            raw: bytes = stream.read(LARGEST + 1)
    except FileNotFoundError:
        raise _unreadable(file, "there is no such file", _nearest_file(path)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _unreadable(file, f"it cannot be read ({reason})", "Check its name and permissions.") from None
    if len(raw) > LARGEST:
        raise _unreadable(
            file,
            f"it is larger than {LARGEST // 1_000_000} MB, too large for a partner or pack file",
            "Tables of published data are read by valuecase import.",
        )
    return raw


def _nearest_file(path: "Path | Traversable") -> str:
    if isinstance(path, Path) and path.parent.is_dir():
        return did_you_mean(path.name, [p.name for p in path.parent.glob("*.toml")], "Check its name and folder.")
    return "Check its name and folder."


def _unreadable(file: str, message: str, advice: str) -> ValueCaseError:
    return ValueCaseError(Problem(message, advice, file))


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

"""Bytes to text, for every file somebody names: UTF-8 with or without a byte-order mark, any line ends, or one problem."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from valuecase.model.problems import Problem, ValueCaseError, did_you_mean

if TYPE_CHECKING:  # importing it takes as long as reading a partner file
    from importlib.resources.abc import Traversable


class Wanted(NamedTuple):
    """What kind of file should have been named, to say so when it is another. `largest` is in bytes."""

    kind: str
    named: str
    largest: int
    too_large: str
    pattern: str


def read_text(path: "Path | Traversable", wanted: Wanted) -> str:
    """The text of a file; raises ValueCaseError with one problem when it cannot be read."""
    file = shown(path)
    try:
        if path.is_dir():
            raise unreadable(file, "this is a folder, not a file", "Name one file in it.")
        with path.open("rb") as stream:
            raw: bytes = stream.read(wanted.largest + 1)
    except FileNotFoundError:
        raise unreadable(file, "there is no such file", _nearest_file(path, wanted.pattern)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise unreadable(file, f"it cannot be read ({reason})", "Check its name and permissions.") from None
    return decoded(raw, file, wanted)


def decoded(raw: bytes, file: str, wanted: Wanted) -> str:
    """The text that bytes hold, its lines ended by a line feed; raises ValueCaseError when they hold none."""
    if len(raw) > wanted.largest:
        size = f"{wanted.largest // 1_000_000} MB"
        raise unreadable(file, f"it is larger than {size}, too large for {wanted.kind}", wanted.too_large)
    if b"\0" in raw[:4096]:
        raise unreadable(file, "this is not a text file", wanted.named)
    try:
        # A byte-order mark is what Windows editors leave behind; a reader would take it for part of the first word.
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        advice = "Save it as UTF-8 in your editor and try again."
        raise ValueCaseError(Problem("this file is not written in UTF-8", advice, file, line)) from None
    return text.replace("\r\n", "\n")


def shown(path: "Path | Traversable") -> str:
    """A path as people write it: relative to where they stand when it lies below."""
    if not isinstance(path, Path):
        return str(path)
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def unreadable(file: str, message: str, advice: str) -> ValueCaseError:
    """What is raised for a file of which nothing can be used."""
    return ValueCaseError(Problem(message, advice, file))


def _nearest_file(path: "Path | Traversable", pattern: str) -> str:
    if isinstance(path, Path) and path.parent.is_dir():
        return did_you_mean(path.name, [p.name for p in path.parent.glob(pattern)], "Check its name and folder.")
    return "Check its name and folder."

"""Reading a letter, an agenda, a page: text or Markdown that a partner will read."""

from pathlib import Path

from valuecase.reading.text import Wanted, decoded, read_text, shown, unreadable

STANDARD_INPUT = "standard input"
MARKDOWN = (".md", ".markdown")
WANTED = Wanted(
    kind="a letter",
    named="Save it as plain text in UTF-8, or as Markdown, and name that file.",
    largest=1_000_000,
    too_large="Name a letter, an agenda or a page; a longer text one part at a time.",
    pattern="*.*",
)


def read_letter(path: Path) -> str:
    """The text of a file; raises ValueCaseError when it cannot be read or holds none."""
    return _not_empty(read_text(path, WANTED), shown(path))


def letter_of(raw: bytes) -> str:
    """The text that came through standard input, likewise."""
    return _not_empty(decoded(raw, STANDARD_INPUT, WANTED), STANDARD_INPUT)


def is_markdown(path: Path) -> bool:
    """By its name; what came through standard input has none and is read as text."""
    return path.suffix.lower() in MARKDOWN


def _not_empty(text: str, file: str) -> str:
    if not text.strip():
        raise unreadable(file, "there is nothing to read in it", "Name a file with the text that a partner will read.")
    return text

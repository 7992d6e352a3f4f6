"""A paper for the terminal: plain words, wrapped to a width, with color only where it is wanted."""

import re
from collections.abc import Iterator
from textwrap import wrap

import click

from valuecase.model.paper import Block, Bullets, Paper, Paragraph, Table

_STRONG = re.compile(r"\*\*(.+?)\*\*")
_LIGHT = re.compile(r"(?<!\*)\*([^*]+)\*(?!\*)")
NARROWEST = 40


def to_text(paper: Paper, *, width: int = 80, color: bool = False) -> str:
    """The whole paper; lines no wider than `width` except where one word is."""
    return "\n".join(_lines(paper, max(width, NARROWEST), color)) + "\n"


def _lines(paper: Paper, width: int, color: bool) -> Iterator[str]:
    if paper.alert:
        yield from wrap(paper.alert, width)
        yield ""
    yield from _heading(paper.title, width, color)
    yield from wrap(paper.notice, width)
    for line in paper.lead:
        yield from wrap(line, width)
    for section in paper.sections:
        yield ""
        yield from _heading(section.title.upper(), width, color)
        for block in section.blocks:
            yield ""
            for line in _block(block, width):
                yield _marked(line, color)


def _heading(title: str, width: int, color: bool) -> Iterator[str]:
    """A title as it is: a name may hold an asterisk."""
    for line in wrap(title, width):
        yield click.style(line, bold=True) if color else line


def _block(block: Block, width: int) -> Iterator[str]:
    match block:
        case Paragraph(text=text):
            yield from _wrapped(text, width)
        case Bullets(items=items, numbered=numbered):
            for place, item in enumerate(items, 1):
                mark = f"{place}. " if numbered else "- "
                yield from _wrapped(item, width, mark, " " * len(mark))
        case Table(headings=headings, rows=rows):
            # Columns do not survive eighty characters: each row becomes a small entry under its first cell.
            for row in rows:
                yield from _wrapped(row[0], width)
                for heading, cell in zip(headings[1:], row[1:], strict=True):
                    yield from _wrapped(f"{heading}: {cell}", width, "    ", "      ")


def _wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Wrapped with marks kept together, so that emphasis never spans a line end unmarked."""
    lines = wrap(
        text, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
    return list(_closed(lines)) if "*" in text else lines or [first.rstrip()]


def _closed(lines: list[str]) -> Iterator[str]:
    """Marks that a line break has split are closed on one line and opened again on the next."""
    strong = light = False
    for line in lines:
        indent = line[: len(line) - len(line.lstrip())]
        opened = ("**" if strong else "") + ("*" if light else "")
        for mark in re.findall(r"\*+", line):
            strong ^= len(mark) >= 2
            light ^= len(mark) in (1, 3)
        closed = ("*" if light else "") + ("**" if strong else "")
        yield f"{indent}{opened}{line.lstrip()}{closed}"


def _marked(line: str, color: bool) -> str:
    if "*" not in line:  # as most are
        return line
    line = _STRONG.sub(lambda m: click.style(m.group(1), bold=True) if color else m.group(1), line)
    return _LIGHT.sub(lambda m: click.style(m.group(1), italic=True) if color else m.group(1), line)

"""Where things stand in a TOML text. The standard reader gives values without lines; this finds the line of a path."""

import re
import tomllib
from collections.abc import Sequence
from typing import Any

from attrs import frozen

_PART = r'(?:"(?:[^"\\]|\\.)*"|\'[^\']*\'|[\w-]+)'
_KEY = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_KEY})\s*\]\]?")
_ASSIGN = re.compile(rf"\s*({_KEY})\s*=")
_STRINGS = re.compile(r'"""|\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#.*')
# What ends a string that runs over several lines, as the group: up to two marks of its own may stand before the end.
_ENDS = {'"""': re.compile(r'\\.|("{3,5})'), "'''": re.compile("('{3,5})")}
_PARTS_KEPT = 8  # of a dotted key; no file of ours needs more than four, and a path of thousands would take all memory

Path = tuple[str | int, ...]


@frozen(eq=False, repr=False)
class Lines:
    """The line, counted from 1, of every heading and key of a TOML text."""

    at: dict[Path, int]

    def find(self, path: Sequence[str | int]) -> int | None:
        """The line of a path, or of the nearest part of it that has one."""
        whole = tuple(path)
        for length in range(len(whole), 0, -1):
            if whole[:length] in self.at:
                return self.at[whole[:length]]
        return None

    @classmethod
    def of(cls, text: str) -> "Lines":
        """Scan a text that the TOML reader has already accepted. Values inside a list share the line of their key."""
        at: dict[Path, int] = {}
        implied: dict[Path, int] = {}  # tables that only what is in them tells of; a heading of their own counts first
        seen: dict[Path, int] = {}  # how many tables of each list of tables have begun
        table: Path = ()
        depth, closing = 0, ""
        for number, line in enumerate(text.split("\n"), start=1):
            if not closing and depth == 0:
                key: Path = ()
                above = 0
                if header := _HEADER.match(line):
                    key = table = _enter(_parts(header.group(2)), header.group(1) == "[[", seen)
                elif assign := _ASSIGN.match(line):
                    key, above = table + _parts(assign.group(1)), len(table)
                if key:
                    at.setdefault(key, number)
                for length in range(above + 1, min(len(key), above + _PARTS_KEPT)):
                    implied.setdefault(key[:length], number)
                if header:
                    continue
            depth, closing = _open_brackets(line, depth, closing)
        return cls(implied | at)


def _parts(key: str) -> Path:
    """The parts of a dotted key as the TOML reader has them."""
    if '"' not in key and "'" not in key:
        return tuple(part.strip() for part in key.split("."))
    table: Any = tomllib.loads(f"{key} = 0")
    parts: Path = ()
    while isinstance(table, dict):
        ((part, table),) = table.items()
        parts += (part,)
    return parts


def _enter(parts: Path, is_list: bool, seen: dict[Path, int]) -> Path:
    """The path of a heading, with an index after each part that is a list of tables."""
    path: Path = ()
    for position, part in enumerate(parts):
        path += (part,)
        if is_list and position == len(parts) - 1:
            seen[path] = seen.get(path, -1) + 1
        if path in seen:
            path += (seen[path],)
    return path


def _open_brackets(line: str, depth: int, closing: str) -> tuple[int, str]:
    """How many brackets are open after a line, and which mark closes a string that runs over several lines."""
    rest = line
    while True:
        if closing:
            end = next((mark for mark in _ENDS[closing].finditer(rest) if mark.group(1)), None)
            if end is None:
                return depth, closing
            rest, closing = rest[end.end() :], ""
        mark = _STRINGS.search(rest)
        before = rest[: mark.start()] if mark else rest
        depth += sum(before.count(c) for c in "[{") - sum(before.count(c) for c in "]}")
        if mark is None:
            return max(depth, 0), ""
        rest = rest[mark.end() :]
        if mark.group() in ('"""', "'''"):
            closing = mark.group()

"""Where things stand in a TOML text. The standard reader gives values without lines; this finds the line of a path."""

import re
from collections.abc import Sequence

from attrs import frozen

_PART = r'(?:"(?:[^"\\]|\\.)*"|\'[^\']*\'|[\w-]+)'
_KEY = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_KEY})\s*\]\]?")
_ASSIGN = re.compile(rf"\s*({_KEY})\s*=")
_STRINGS = re.compile(r'"""|\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#.*')

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
        seen: dict[Path, int] = {}  # how many tables of each list of tables have begun
        table: Path = ()
        depth, closing = 0, ""
        for number, line in enumerate(text.split("\n"), start=1):
            if not closing and depth == 0:
                if header := _HEADER.match(line):
                    table = _enter(_parts(header.group(2)), header.group(1) == "[[", seen)
                    at.setdefault(table, number)
                    at.setdefault(tuple(p for p in table[:1]), number)
                    continue
                if assign := _ASSIGN.match(line):
                    at.setdefault(table + _parts(assign.group(1)), number)
            depth, closing = _open_brackets(line, depth, closing)
        return cls(at)


def _parts(key: str) -> Path:
    return tuple(part.strip("\"'") for part in re.findall(_PART, key))


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
            end = rest.find(closing)
            if end < 0:
                return depth, closing
            rest, closing = rest[end + 3 :], ""
        mark = _STRINGS.search(rest)
        before = rest[: mark.start()] if mark else rest
        depth += sum(before.count(c) for c in "[{") - sum(before.count(c) for c in "]}")
        if mark is None:
            return max(depth, 0), ""
        rest = rest[mark.end() :]
        if mark.group() in ('"""', "'''"):
            closing = mark.group()

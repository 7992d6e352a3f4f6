"""The fenced blocks of the documentation, and what is done with each.

A block says by its language what it is: `console` is run and compared with what it shows, where a line `…` stands for
anything; `sh` and `bash` are run; `python` is run after the other Python of its page; `toml` and `json` are read; `text` is
shown only; `{…}` is for the site. A comment on the line above says more:

    <!-- not run: why -->            the block is only shown
    <!-- file: letter.md -->         the block is this file, for the commands after it; Python in it is not run by itself
    <!-- typed: yes / q -->          what somebody types while the commands run
    <!-- ends with 1 -->             the exit code of the commands, where it is not 0
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    path
    for path in (*ROOT.glob("*.md"), *(ROOT / "examples").rglob("*.md"), *(ROOT / "docs").rglob("*.md"))
    if "reference" not in path.relative_to(ROOT).parts
)
RUN = ("console", "sh", "bash", "python")
READ = ("toml", "json")
SHOWN = ("text",)
_NOTE = re.compile(r"<!-- (not run|file|typed): (.+) -->|<!-- ends with (\d) -->")


class Fence(NamedTuple):
    """One block. `notes` are those of the comments above it, by name."""

    page: Path
    line: int
    language: str
    text: str
    notes: dict[str, str]

    @property
    def place(self) -> str:
        return f"{self.page.relative_to(ROOT)}, line {self.line}"

    @property
    def treatment(self) -> str:
        """What is done with it; an empty string where nobody has said."""
        if self.language.startswith("{") or "not run" in self.notes or self.language in SHOWN:
            return "shown"
        if "file" in self.notes and self.language not in READ:
            return "written"
        return "run" if self.language in RUN else "read" if self.language in READ else ""


def fences(page: Path) -> Iterator[Fence]:
    """Every fenced block of a page, in order."""
    lines = page.read_text(encoding="utf-8").splitlines()
    notes: dict[str, str] = {}
    number = 0
    while number < len(lines):
        if opened := re.match(r"\s*(`{3,}|:{3,})\s*(.*)", lines[number]):
            end = next(n for n in range(number + 1, len(lines)) if lines[n].strip() == opened[1])
            yield Fence(page, number + 1, opened[2].split(" ")[0], "\n".join(lines[number + 1 : end]) + "\n", notes)
            number = end
        if said := _NOTE.fullmatch(lines[number].strip()):
            notes = {**notes, said[1] or "ends with": said[2] or said[3]}
        elif lines[number].strip():
            notes = {}
        number += 1


def commands(fence: Fence) -> Iterator[tuple[str, list[str]]]:
    """Each command of a block with the lines it is shown to print; none are shown in `sh` and `bash`."""
    joined = fence.text.replace("\\\n", "")
    if fence.language != "console":
        yield from ((line, []) for line in joined.splitlines() if line.strip() and not line.startswith("#"))
        return
    for part in re.split(r"^\$ ", joined, flags=re.MULTILINE)[1:]:
        command, *shown = part.rstrip("\n").split("\n")
        yield command, shown


def prints(shown: list[str], printed: str) -> bool:
    """Whether a transcript is what was shown; a line of … stands for any lines, and showing nothing for any at all."""
    if not shown:
        return True
    rest = printed.splitlines()
    first, *later = _chunks(shown)
    if rest[: len(first)] != first:
        return False
    rest = rest[len(first) :]
    for number, chunk in enumerate(later, 1):
        last = number == len(later)
        places = [at for at in range(len(rest) + 1) if rest[at : at + len(chunk)] == chunk]
        if last:
            return bool(places) and (not chunk or rest[-len(chunk) :] == chunk)
        if not places:
            return False
        rest = rest[places[0] + len(chunk) :]
    return not rest


def _chunks(shown: list[str]) -> Iterator[list[str]]:
    """Lines between lines of …; a … at an end leaves an empty chunk there."""
    chunk: list[str] = []
    for line in shown:
        if line.strip() == "…":
            yield chunk
            chunk = []
        else:
            chunk.append(line)
    yield chunk

"""What is wrong, where, and what to do about it."""

from collections.abc import Iterable
from datetime import date, time
from typing import Literal

from attrs import evolve, frozen

from valuecase.model.record import Record

Severity = Literal["error", "warning"]
LONGEST_SAID = 60  # characters of a value in a message
LARGEST_WRITTEN = 10**100


@frozen(eq=False, repr=False)
class Problem(Record):
    """One thing that is wrong with one input. `line` and `column` count from 1, and a column stands only beside its line;
    `advice` says the nearest right thing or what to do."""

    message: str
    advice: str = ""
    file: str = ""
    line: int | None = None
    severity: Severity = "error"
    column: int | None = None

    def at(self, file: str, line: int | None = None) -> "Problem":
        """The same problem with its place, where it had none."""
        return evolve(self, file=self.file or file, line=self.line if self.line is not None else line)

    def __str__(self) -> str:
        place = self.file + (f", line {self.line}" if self.line is not None else "")
        place += f", column {self.column}" if self.column is not None else ""
        said = f"{place}: {self.message}" if place else self.message
        return f"{said}\n  {self.advice}" if self.advice else said


class ValueCaseError(Exception):
    """Something a user or plugin author can put right. `problems` are the same as data, never empty."""

    def __init__(self, problems: Iterable[Problem] | Problem | str) -> None:
        if isinstance(problems, str):
            problems = Problem(problems)
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one, or an empty string."""
    from difflib import get_close_matches  # needed only once something is wrong

    matches = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return matches[0] if matches else ""


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Advice that names the nearest known word; failing one, what else to do."""
    found = nearest(word, known)
    return f'Did you mean "{found}"?' if found else otherwise


def said(value: object) -> str:
    """A value in a message, as TOML has it, never longer than a line."""
    shown = _shown(value, 0)
    return shown if len(shown) <= LONGEST_SAID else shown[: LONGEST_SAID - 3] + "…"


def _shown(value: object, depth: int) -> str:
    if depth == LONGEST_SAID:  # everything below would be cut anyway, and tables may be nested beyond any measure
        return ""
    match value:
        case bool():
            return str(value).lower()
        case int() if abs(value) > LARGEST_WRITTEN:
            return hex(value)  # Python refuses to write thousands of decimal digits
        case date() | time():
            return value.isoformat()
        case list() | tuple():
            return f"[{', '.join(_shown(item, depth + 1) for item in value)}]"
        case frozenset():
            return f"[{', '.join(sorted(_shown(item, depth + 1) for item in value))}]"
        case dict():
            return f"{{{', '.join(f'{key!r}: {_shown(item, depth + 1)}' for key, item in value.items())}}}"
        case _:
            return repr(value)

"""What a command says: results on standard output, everything else on standard error, in the terminal's width."""

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from valuecase.model.paper import Paper
    from valuecase.model.problems import Problem

AGAIN = "valuecase.again"  # in click's context: the options that a next command needs, too
WIDEST = 100  # longer lines are hard to read


def say(text: str = "") -> None:
    """A result, on standard output."""
    click.echo(text)


def aside(text: str) -> None:
    """Anything that is not a result, on standard error."""
    click.echo(text, err=True)


def next_step(text: str) -> None:
    """The one thing that is most useful to do next, with the folders that were named for this run."""
    context = click.get_current_context(silent=True)
    again = context.meta.get(AGAIN, "") if context else ""
    aside(f"Next: {text.replace('valuecase ', f'valuecase {again}', 1) if again else text}")


def say_list(entries: Iterable[tuple[str, str]]) -> None:
    """Names on the left, what they are on the right, wrapped to the terminal."""
    formatter = click.HelpFormatter(width=width())
    if rows := list(entries):
        formatter.write_dl(rows, col_max=32)
    click.echo(formatter.getvalue(), nl=False)


def counted(count: int, noun: str, several: str = "") -> str:
    """`no problems`, `1 problem`, `3 problems`, `5,000 problems`."""
    return f"{count or 'no':{',' if count else ''}} {noun if count == 1 else several or noun + 's'}"


def say_json(data: Any) -> None:
    import json

    say(json.dumps(data, ensure_ascii=False, indent=2))


def say_paper(paper: "Paper") -> None:
    """A paper for the terminal, in its width."""
    from valuecase.render.text import to_text

    click.echo(to_text(paper, width=width(), color=colored()), nl=False, color=colored())


def width() -> int:
    """As wide as the terminal, up to what reads well; eighty columns where there is none."""
    from shutil import get_terminal_size

    return min(get_terminal_size((80, 24)).columns, WIDEST)


def colored() -> bool:
    """Emphasis only on a terminal whose user has not asked for none (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def forgiving_streams() -> None:
    """A terminal that lacks a character shows a question mark instead of ending the run."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def show_problems(problems: Iterable["Problem"]) -> None:
    """Every problem with its place and advice, on standard error."""
    for problem in problems:
        aside(str(problem))

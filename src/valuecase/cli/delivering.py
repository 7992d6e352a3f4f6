"""How a paper leaves a command: on the screen, or into a file, in the form that was asked for."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from valuecase.cli.output import aside, say, say_paper

if TYPE_CHECKING:
    from collections.abc import Callable

    from valuecase.model.paper import Paper


def delivery_options(*forms: str) -> "Callable[[Any], Any]":
    """Give a command `--format`, `-o` and `--force`; the first form is the usual one."""

    def decorate(function: Any) -> Any:
        for option in (
            click.option("--force", is_flag=True, help="Write over a file that is there."),
            click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE",
                         help="Write here, not on the screen."),
            click.option("--format", "form", type=click.Choice(forms), default=forms[0],
                         help=f"{forms[0]}, unless said otherwise."),
        ):  # fmt: skip
            function = option(function)
        return function

    return decorate


def deliver_paper(paper: "Paper", form: str, output: Path | None, *, force: bool) -> None:
    """A paper as text, Markdown or HTML; on the screen, text has the width of the terminal."""
    if form == "html":
        from valuecase.render.html import to_html

        deliver(to_html(paper), output, force=force)
    elif form == "markdown":
        from valuecase.render.markdown import to_markdown

        deliver(to_markdown(paper), output, force=force)
    elif output:
        from valuecase.render.text import to_text

        deliver(to_text(paper), output, force=force)
    else:
        say_paper(paper)


def deliver(text: str, output: Path | None, *, force: bool) -> None:
    """A finished text, on the screen or in a file."""
    if output:
        from valuecase.reading.writing import write_new

        write_new(output, text, force=force)
        aside(f"Written: {output}")
    else:
        say(text.rstrip("\n"))

"""`valuecase proofread`: a text as a reader in another sector would read it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from valuecase.cli.names import TYPE
from valuecase.cli.output import aside, counted, next_step, say, say_json
from valuecase.cli.shared import Session, done_with, json_option, session_options

if TYPE_CHECKING:
    from valuecase.glossary.proofreader import Finding

EXAMPLES = """
\b
Examples:
  valuecase proofread letter.md --for police_department
  valuecase proofread agenda.txt --for food_bank --from hospital
  valuecase proofread - --for hospital < letter.txt
"""


@click.command(epilog=EXAMPLES)
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE")
@click.option(
    "--for", "reader_id", type=TYPE, required=True, metavar="TYPE", help="The kind of organization that will read it."
)
@click.option(
    "--from", "writer_id", type=TYPE, metavar="TYPE", help="Our own kind: what its words mean counts as ours."
)
@json_option
@session_options
def command(session: Session, file: Path, reader_id: str, writer_id: str | None, as_json: bool) -> None:
    """Find, in a text or Markdown file, what a reader in another sector would not know or would hear differently: jargon,
    abbreviations that are never explained, words that mean something else to them, and phrases that put them off.

    FILE may be - for standard input. Code, links, comments and front matter are not read. Ends with 0 when nothing is
    found, 1 when something is, and 2 when the file cannot be read.
    """
    from valuecase.glossary.proofreader import Proofreader, located
    from valuecase.glossary.prose import prose
    from valuecase.glossary.watchlist import Watchlist
    from valuecase.reading.letter import STANDARD_INPUT, is_markdown, letter_of, read_letter
    from valuecase.reading.text import shown

    reader = session.engine.type(reader_id)
    writer = session.engine.type(writer_id).id if writer_id else ""
    piped = file == Path("-")
    if piped and sys.stdin.isatty():
        aside("Type or paste the text, then end it with Ctrl-D (Ctrl-Z and Enter on Windows).")
    text = letter_of(sys.stdin.buffer.read()) if piped else read_letter(file)
    name = STANDARD_INPUT if piped else shown(file)

    proofreader = Proofreader(Watchlist(reader, session.every_type(), writer))
    findings = proofreader.findings(prose(text, markdown=is_markdown(file)))
    if as_json:
        say_json([_data(finding, text, name) for finding in findings])
    else:
        for finding in findings:
            say(str(located(finding, text, name)))
        aside(f"Read {name} as {reader.about.plural} would: {counted(len(findings), 'finding')}.")
        again = "the text" if piped else name
        next_step(f"correct {again} and run this again" if findings else f"valuecase show {reader.id}")
    done_with(bool(findings))


def _data(finding: "Finding", text: str, file: str) -> dict[str, Any]:
    from valuecase.glossary.prose import place

    places = [dict(zip(("line", "column"), place(text, start), strict=True)) for start, _ in finding.spans]
    return {
        "kind": finding.kind,
        "file": file,
        "found": finding.found,
        "places": places,
        "message": finding.message,
        "advice": finding.advice,
        "instead": finding.instead or None,
    }

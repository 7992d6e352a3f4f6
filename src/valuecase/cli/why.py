"""`valuecase why`: what one answer rests on."""

from pathlib import Path

import click

from valuecase.cli.names import partner_argument
from valuecase.cli.output import next_step, say_paper, show_problems
from valuecase.cli.shared import Session, done_with, session_options

EXAMPLES = """
\b
Examples:
  valuecase why riverbend.toml pain.stuck_patients
  valuecase why riverbend.toml staffed_beds
"""


@click.command(epilog=EXAMPLES)
@partner_argument
@click.argument("ref", metavar="REF")
@session_options
def command(session: Session, partner: Path, ref: str) -> None:
    """Say why something holds for a partner, does not, or is still open.

    REF is a driver, a pain, a proposition or a fact, such as pain.stuck_patients; the name alone will do where it is clear.
    """
    from valuecase.explaining import why
    from valuecase.reading.partner import read_partner
    from valuecase.references import TELLING, resolve

    known = read_partner(partner)
    say_paper(why(session.engine, known, ref, session.as_of))
    show_problems(known.problems)
    found = resolve(ref, [session.engine.type(known.type)], TELLING)
    next_step(f"valuecase explain {found.whole}")
    done_with(bool(known.problems))

"""`valuecase explain`: the page of one rule."""

import click

from valuecase.cli.names import TYPE
from valuecase.cli.output import next_step, say_paper
from valuecase.cli.shared import Session, session_options

EXAMPLES = """
\b
Examples:
  valuecase explain hospital:pain.stuck_patients
  valuecase explain stuck_patients --type hospital
"""


@click.command(epilog=EXAMPLES)
@click.argument("ref", metavar="REF")
@click.option("--type", "type_id", type=TYPE, metavar="TYPE", help="Look only in this kind of organization.")
@session_options
def command(session: Session, ref: str, type_id: str | None) -> None:
    """Show the page of one rule: what it says, when it holds, why it matters to them, what to ask, where it comes from,
    and what speaks against it.

    REF is a driver, pain, proposition, fact, figure, red line, term, kind of data or law.
    """
    from valuecase.explaining import page
    from valuecase.references import TELLING, resolve

    asked = type_id or ref.strip().rpartition(":")[0]
    types = [session.engine.type(asked)] if asked else session.every_type()
    found = resolve(ref, types)
    say_paper(page(session.engine.type(found.type), found))
    if found.table in TELLING:
        next_step(f"valuecase why PARTNER {found} says what it means for one partner")

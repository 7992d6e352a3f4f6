"""`valuecase why`: what one answer rests on."""

from pathlib import Path

import click

from valuecase.cli.names import PARTNER, partner_argument
from valuecase.cli.output import next_step, say_paper, show_problems
from valuecase.cli.shared import Session, done_with, session_options

EXAMPLES = """
\b
Examples:
  valuecase why riverbend.toml pain.stuck_patients
  valuecase why riverbend.toml staffed_beds
  valuecase why us.toml --with riverbend.toml emergency_visit_counts
"""


@click.command(epilog=EXAMPLES)
@partner_argument
@click.argument("ref", metavar="REF")
@click.option("--with", "other", type=PARTNER, metavar="OTHER", help="Why data could move between the two.")
@session_options
def command(session: Session, partner: Path, ref: str, other: Path | None) -> None:
    """Say why something holds for a partner, does not, or is still open.

    REF is a driver, a pain, a proposition or a fact, such as pain.stuck_patients; the name alone will do where it is clear.
    With --with, REF is a kind of data, and its place among all that could move between the two is taken apart.
    """
    if other is not None:
        _exchange(session, partner, other, ref)
        return
    from valuecase.explaining import why
    from valuecase.reading.partner import read_partner
    from valuecase.references import TELLING, resolve, successor

    known = read_partner(partner)
    say_paper(why(session.engine, known, ref, session.as_of))
    show_problems(known.problems)
    type = session.engine.type(known.type)
    found = resolve(ref, [type], TELLING)
    heir = successor(type, found)
    next_step(f"valuecase why {partner} {heir}" if heir else f"valuecase explain {found.whole}")
    done_with(bool(known.problems))


def _exchange(session: Session, ours: Path, theirs: Path, ref: str) -> None:
    from valuecase.cli.together import two
    from valuecase.shared.explained import explain

    pair = two(session, ours, theirs)
    say_paper(explain(pair, ref.removeprefix("data_set.")))
    next_step(f"valuecase share {ours} {theirs}")

"""`valuecase why`: what one answer rests on."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from valuecase.cli.names import PARTNER, partner_argument
from valuecase.cli.output import next_step, say_paper, show_problems
from valuecase.cli.shared import Session, done_with, session_options

if TYPE_CHECKING:
    from valuecase.model.facts import Partner
    from valuecase.model.paper import Paper

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
    With --adapt, what the adaptation changes for this partner is told as well. With --with, REF is a kind of data, and its
    place among all that could move between the two is taken apart.
    """
    if other is not None:
        _exchange(session, partner, other, ref)
        return
    from valuecase.explaining import why
    from valuecase.reading.partner import read_partner
    from valuecase.references import TELLING, resolve, successor

    known = read_partner(partner)
    type = session.engine.evaluator_of(known).type
    paper = why(session.engine, known, ref, session.as_of)
    say_paper(_with_changes(session, known, paper) if session.adapt else paper)
    show_problems((*type.warnings, *known.problems))
    found = resolve(ref, [type], TELLING)
    heir = successor(type, found)
    next_step(f"valuecase why {partner} {heir}" if heir else f"valuecase explain {found.whole}")
    done_with(bool(known.problems))


def _with_changes(session: Session, partner: "Partner", paper: "Paper") -> "Paper":
    """The answer by the adapted rules, and then what the adaptation changes for this partner."""
    from attrs import evolve

    from valuecase.engine import Engine
    from valuecase.explaining.changes import changes

    shipped = Engine(session.types).evaluate(partner, as_of=session.as_of)
    adapted = session.engine.evaluate(partner, as_of=session.as_of)
    return evolve(paper, sections=(*paper.sections, changes(shipped, adapted)))


def _exchange(session: Session, ours: Path, theirs: Path, ref: str) -> None:
    from valuecase.cli.together import two
    from valuecase.shared.explained import explain

    pair = two(session, ours, theirs)
    say_paper(explain(pair, ref.removeprefix("data_set.")))
    next_step(f"valuecase share {ours} {theirs}")

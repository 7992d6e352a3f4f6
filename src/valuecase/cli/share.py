"""`valuecase share`: what two organizations could do for each other."""

from pathlib import Path

import click

from valuecase.cli.names import PARTNER
from valuecase.cli.output import next_step, say_paper, show_problems
from valuecase.cli.shared import Session, done_with, refusal, session_options


@click.command(epilog="\b\nExample:\n  valuecase share us.toml riverbend.toml")
@click.argument("ours", type=PARTNER)
@click.argument("theirs", type=PARTNER)
@session_options
def command(session: Session, ours: Path, theirs: Path) -> None:
    """Say what both would gain from sharing which data, what it takes, and what to begin with."""
    from valuecase.reading.partner import read_partner
    from valuecase.shared.pair import Pair, share

    us, them = (session.engine.evaluate(read_partner(path), as_of=session.as_of) for path in (ours, theirs))
    if us.partner.name == them.partner.name:
        raise refusal(f"both files describe {us.partner.name}", "Name two organizations, ours first.")
    say_paper(share(Pair.of(us, them)))
    show_problems((*us.problems, *them.problems))
    next_step(f"valuecase brief {theirs} --us {ours}")
    done_with(bool(us.problems or them.problems))

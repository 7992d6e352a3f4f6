"""`valuecase compare`: whom to approach first."""

from pathlib import Path

import click

from valuecase.cli.delivering import deliver_paper, delivery_options
from valuecase.cli.names import PARTNER
from valuecase.cli.output import next_step, say_json, show_problems
from valuecase.cli.shared import Session, done_with, session_options


@click.command(epilog="\b\nExample:\n  valuecase compare north.toml south.toml partners/")
@click.argument("partners", nargs=-1, required=True, type=PARTNER, metavar="PARTNER…")
@delivery_options("text", "markdown", "html", "json")
@session_options
def command(session: Session, partners: tuple[Path, ...], form: str, output: Path | None, force: bool) -> None:
    """Put several partners in an order, of one kind or of many, with the reasons for it.

    A folder stands for the partner files in it. What a first approach would signal is said in words, never counted.
    """
    from valuecase.shared.comparing import compare, places
    from valuecase.shared.gathering import gather

    found = gather(partners, session.engine, session.as_of)
    if form == "json":
        say_json(
            [
                {
                    "partner": place.case.partner.name,
                    "sum": place.sum,
                    "parts": [{"why": why, "points": points} for why, points in place.parts],
                    "tied": list(place.tied),
                }
                for place in places(found.cases)
            ]
        )
    else:
        deliver_paper(compare(found.cases), form, output, force=force)
    show_problems(found.problems)
    next_step(f"valuecase brief {places(found.cases)[0].case.partner.file}")
    done_with(bool(found.problems))

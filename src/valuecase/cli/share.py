"""`valuecase share`: what two organizations could do for each other."""

from pathlib import Path

import click

from valuecase.cli.delivering import deliver, deliver_paper, delivery_options
from valuecase.cli.names import PARTNER
from valuecase.cli.output import next_step, show_problems
from valuecase.cli.shared import Session, done_with, refusal, session_options


@click.command(epilog="\b\nExample:\n  valuecase share us.toml riverbend.toml")
@click.argument("ours", type=PARTNER)
@click.argument("theirs", type=PARTNER)
@click.option("--handout", is_flag=True, help="The part that both may be given.")
@delivery_options("text", "markdown", "html", "json")
@session_options
def command(
    session: Session, ours: Path, theirs: Path, handout: bool, form: str, output: Path | None, force: bool
) -> None:
    """Say what both would gain from sharing which data, what it takes, and what to begin with."""
    import json

    from valuecase.cli.together import two
    from valuecase.shared.both import for_both
    from valuecase.shared.data import pair_data
    from valuecase.shared.pair import share

    if form == "json" and handout:
        raise refusal("a handout has no JSON form", "JSON holds everything, which is not for the partner.")
    pair = two(session, ours, theirs)
    if form == "json":
        deliver(json.dumps(pair_data(pair), ensure_ascii=False, indent=2) + "\n", output, force=force)
    else:
        deliver_paper(for_both(pair) if handout else share(pair), form, output, force=force)
    problems = (*pair.ours.problems, *pair.theirs.problems)
    show_problems(problems)
    if form != "json":
        next_step(f"valuecase brief {theirs} --us {ours}")
    done_with(bool(problems))

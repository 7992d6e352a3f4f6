"""`valuecase coalition`: several partners around one table."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from valuecase.cli.delivering import deliver, deliver_paper, delivery_options
from valuecase.cli.names import PARTNER
from valuecase.cli.output import next_step, show_problems
from valuecase.cli.shared import Session, done_with, session_options

if TYPE_CHECKING:
    from valuecase.model.coalition import Coalition


@click.command(epilog="\b\nExample:\n  valuecase coalition partners/ --format html -o coalition.html")
@click.argument("folder", nargs=-1, required=True, type=PARTNER, metavar="FOLDER…")
@click.option("--us", type=PARTNER, metavar="OURS", help="The partner file of our own organization.")
@delivery_options("text", "markdown", "html", "svg", "json")
@session_options
def command(
    session: Session, folder: tuple[Path, ...], us: Path | None, form: str, output: Path | None, force: bool
) -> None:
    """Show who holds, needs, gives, gains and pays, where a gain lands in another pocket, and who is missing.

    SVG is the picture alone; HTML is a page with the picture, a table of who holds what, and everything else.
    """
    from valuecase.reading.partner import read_partner
    from valuecase.shared.coalition import coalition_of
    from valuecase.shared.gathering import gather

    found = gather(folder, session.engine, session.as_of)
    coalition = coalition_of(found.cases)
    _deliver(coalition, read_partner(us).name if us else "our coalition", form, output, force=force)
    show_problems(found.problems)
    if form in ("text", "markdown") and len(found.cases) > 1:
        first, second = (case.partner.file for case in found.cases[:2])
        next_step(f"valuecase share {first} {second}")
    done_with(bool(found.problems))


def _deliver(coalition: "Coalition", us: str, form: str, output: Path | None, *, force: bool) -> None:
    import json

    from valuecase.shared.data import coalition_data
    from valuecase.shared.told import told

    if form == "json":
        deliver(json.dumps(coalition_data(coalition), ensure_ascii=False, indent=2) + "\n", output, force=force)
    elif form == "svg":
        from valuecase.render.picture import to_svg

        deliver(to_svg(coalition), output, force=force)
    elif form == "html":
        from valuecase.render.html import to_html
        from valuecase.render.matrix import to_matrix
        from valuecase.render.picture import to_svg

        page = to_html(told(coalition, us), picture=to_svg(coalition), matrix=to_matrix(coalition))
        deliver(page, output, force=force)
    else:
        deliver_paper(told(coalition, us), form, output, force=force)

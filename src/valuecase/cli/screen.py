"""`valuecase screen`: every organization of a table by the same rules."""

from contextlib import ExitStack
from functools import partial
from pathlib import Path
from shlex import join, quote
from typing import TYPE_CHECKING, Any

import click

from valuecase.cli.names import type_argument
from valuecase.cli.output import aside, counted, next_step, say_json, say_paper, show_problems
from valuecase.cli.shared import DAY, Session, done_with, json_option, refusal, session_options
from valuecase.cli.working import progress, stoppable

if TYPE_CHECKING:
    from datetime import date

    from valuecase.screening.run import Counts, Screening
    from valuecase.screening.tables import Table

LISTED = 10  # organizations on the screen, unless --top says otherwise
REASONS = 10  # why something could not be read, on the screen; all of them are in the file
NEEDED = ("fastexcel", "matplotlib", "narwhals", "polars", "pyarrow", "xlsxwriter")
PATH = click.Path(path_type=Path)
EXAMPLES = """
\b
Examples:
  valuecase screen hospital general_information.csv readmissions.csv -o hospitals.xlsx
  valuecase screen hospital ours.csv --map beds=staffed_beds --id ccn --where 'state == "AL"' --top 20
"""


@click.command(epilog=EXAMPLES)
@type_argument
@click.argument("files", nargs=-1, required=True, type=PATH, metavar="FILE…")
@click.option("-o", "--output", type=PATH, metavar="FILE",
              help="The table to write: .csv, .parquet, .arrow, .feather, .xlsx, .jsonl or .ndjson.")
@click.option("--force", is_flag=True, help="Write over files that are there.")
@click.option("--map", "maps", multiple=True, metavar="COLUMN=FACT",
              help="Which column tells which fact, or a TOML file with such lines; may be repeated.")
@click.option("--id", "id_column", default="", metavar="COLUMN", help="The column with the id of each organization.")
@click.option("--name", "name_column", default="", metavar="COLUMN", help="The column with its name.")
@click.option("--state", "state_column", default="", metavar="COLUMN", help="The column with its state.")
@click.option("--dated", type=DAY, metavar="DATE", help="The day of the figures, where no file says it.")
@click.option("--where", "condition", default="", metavar="CONDITION",
              help="Only those for which this is true, such as: beds > 100 and pain.readmission_penalty")
@click.option("--top", type=click.IntRange(min=1), metavar="N", help="Only the N with the highest scores.")
@click.option("--long", "as_long", is_flag=True, help="A row for each organization and proposition.")
@click.option("--html", type=PATH, metavar="FILE", help="Write a page with the summary and plots.")
@click.option("--rejected", type=PATH, metavar="FILE",
              help="Where to write what could not be read; otherwise beside the output.")
@json_option
@session_options
def command(
    session: Session, type_id: str, files: tuple[Path, ...], output: Path | None, force: bool, maps: tuple[str, ...],
    id_column: str, name_column: str, state_column: str, dated: "date | None", condition: str, top: int | None,
    as_long: bool, html: Path | None, rejected: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Answer for all organizations of a table at once: what hurts, what sharing could do for each, whom to invite first.

    The files are published ones, as listed by valuecase sources TYPE, or your own tables in CSV, Parquet, Arrow or Excel,
    with columns named as facts are or mapped to them. Without -o only a summary is printed. Ends with 1 when something
    could not be read; what and why is told, and written beside the output.
    """
    _require_libraries()
    from valuecase.screening.page import page
    from valuecase.screening.run import Best, Screening
    from valuecase.screening.summary import Summary
    from valuecase.screening.where import Where
    from valuecase.screening.writing import Output, wrong_places

    output = None if output == Path("-") else output
    rejected = rejected or (output and output.with_suffix(".rejected.csv"))
    wrong = list(wrong_places({"-o": output, "--rejected": rejected}, html, files, force=force))
    type = session.engine.type(type_id)
    table = _table(session, type, files, maps, id_column, name_column, state_column, wrong)
    where = Where(condition, type, own=table.identity, fed=table.facts, as_of=session.as_of) if condition else None
    summary = Summary(type, top=top or LISTED, identity=table.identity, facts=table.facts)
    answered = partial(session.engine.screen, type.id, as_of=session.as_of, dated=dated)
    with stoppable("Stopped: nothing was written."), ExitStack() as open_files:
        written, unread = (open_files.enter_context(Output(path)) if path else None for path in (output, rejected))
        screening = Screening(
            answered,
            summary,
            where=where,
            best=Best(top, summary.name_column) if top else None,
            output=written,
            rejected=unread,
        )
        with progress("Screening") as told:
            screening.run(table.chunks(), told)
        if html:
            ...
        for file in (unread, written):  # the one that is asked for comes last: where it is, the others are, too
            if file:
                file.put_in_place()

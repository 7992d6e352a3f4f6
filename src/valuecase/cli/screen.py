"""`valuecase screen`: every organization of a table by the same rules."""

from contextlib import ExitStack
from functools import partial
from pathlib import Path
from shlex import join, quote
from typing import TYPE_CHECKING, Any

import click

from valuecase.cli.delivering import deliver
from valuecase.cli.names import type_argument
from valuecase.cli.output import aside, counted, next_step, say_json, say_paper, show_problems
from valuecase.cli.shared import DAY, Session, done_with, json_option, refusal, session_options
from valuecase.cli.working import progress, stoppable

if TYPE_CHECKING:
    from datetime import date

    from valuecase.model.pack import StakeholderType
    from valuecase.model.problems import Problem
    from valuecase.screening.reading.tables import Table
    from valuecase.screening.running.run import Screening
    from valuecase.screening.showing.summary import Summary

LISTED = 10  # organizations on the screen, unless --top says otherwise
UNUSED = 10  # columns that are named
REASONS = 10  # why something could not be read, on the screen; all of them are in the file
NEEDED = ("fastexcel", "narwhals", "polars", "pyarrow", "xlsxwriter")
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
@click.option(
    "-o",
    "--output",
    type=PATH,
    metavar="FILE",
    help="The table to write: .csv, .parquet, .arrow, .feather, .xlsx, .jsonl or .ndjson.",
)
@click.option("--force", is_flag=True, help="Write over files that are there.")
@click.option(
    "--map",
    "maps",
    multiple=True,
    metavar="COLUMN=FACT",
    help="Which column tells which fact, or a TOML file with such lines; may be repeated.",
)
@click.option("--id", "id_column", default="", metavar="COLUMN", help="The column with the id of each organization.")
@click.option("--name", "name_column", default="", metavar="COLUMN", help="The column with its name.")
@click.option("--state", "state_column", default="", metavar="COLUMN", help="The column with its state.")
@click.option("--dated", type=DAY, metavar="DATE", help="The day of the figures, where no file says it.")
@click.option(
    "--where",
    "condition",
    default="",
    metavar="CONDITION",
    help="Only those for which this is true, such as: staffed_beds > 100 and pain.ed_boarding",
)
@click.option("--top", type=click.IntRange(min=1), metavar="N", help="Only the N with the highest scores.")
@click.option("--long", "as_long", is_flag=True, help="A row for each organization and proposition.")
@click.option("--html", type=PATH, metavar="FILE", help="Write a page with the summary and plots.")
@click.option(
    "--rejected", type=PATH, metavar="FILE", help="Where to write what could not be read; otherwise beside the output."
)
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
    from valuecase.screening.answering.long import lengthen
    from valuecase.screening.running.run import Screening
    from valuecase.screening.running.where import Where
    from valuecase.screening.running.writing import Output, wrong_places
    from valuecase.screening.showing.first import First
    from valuecase.screening.showing.page import page
    from valuecase.screening.showing.summary import Summary

    output = None if output == Path("-") else output
    unread = rejected or (output and output.parent / f"{output.stem}.rejected.csv")
    with ExitStack() as opened, stoppable("Stopped: nothing was written."):
        wrong = wrong_places({"-o": output, "--rejected": unread}, html, files, force=force)
        type = session.engine.type(type_id)
        columns = {"id": id_column, "name": name_column, "state": state_column}
        table = _table(session, type, files, maps, dated, columns, [*wrong])
        summary = Summary(
            type,
            top=top or LISTED,
            identity=table.identity,
            facts=table.facts,
            dated=table.dated,
            cautions=table.cautions,
        )
        kept = Where(condition, type, own=table.identity, fed=table.facts, as_of=session.as_of) if condition else None
        tables = [opened.enter_context(Output(path)) if path else None for path in (unread, output)]
        screening = Screening(
            answer=partial(session.engine.screen, type.id, as_of=session.as_of, dated=table.dated),
            summary=summary,
            lengthen=partial(lengthen, type=type) if as_long else None,
            where=kept,
            best=First(top, summary.name_column, table.facts) if top else None,
            rejected=tables[0],
            output=tables[1],
        )
        with progress("Screening") as told:
            screening.run(table.chunks(), told)
        if html:
            deliver(page(summary, session.as_of), html, force=force)
        for file in filter(None, tables):  # what was asked for comes last: where it stands, all else does
            file.put_in_place()
    if as_json:
        say_json(summary.data() | _data(screening))
    else:
        say_paper(summary.paper(session.as_of))
    _tell(table, screening)
    next_step(_next(type.id, files, table, summary, output))
    done_with(screening.counts.findings)


def _table(
    session: Session, type: "StakeholderType", files: tuple[Path, ...], maps: tuple[str, ...], dated: "date | None",
    columns: dict[str, str], wrong: "list[Problem]",
) -> "Table":  # fmt: skip
    """The files as one table; what is wrong with them is told together with what was wrong before."""
    from valuecase.model.problems import ValueCaseError
    from valuecase.screening.reading.mapping import column_map
    from valuecase.screening.reading.tables import open_table

    catalog = session.engine.catalog
    try:
        sources = catalog.fact_sources(type.id) if type.id in catalog.refs else ()
        table = open_table(files, type, sources, column_map(maps, dated=dated, **columns))
    except ValueCaseError as error:
        raise ValueCaseError([*wrong, *error.problems]) from None
    if wrong:
        raise ValueCaseError(wrong)
    return table


def _tell(table: "Table", screening: "Screening") -> None:
    """What a reader of the answers should know of them, on standard error."""
    counts, output, rejected = screening.counts, screening.output, screening.rejected
    for note in table.notes:
        aside(f"Note: {note}")
    if table.unused:
        more = len(table.unused) - UNUSED
        named = ", ".join(table.unused[:UNUSED]) + (f", and {more:,} more" if more > 0 else "")
        aside(f"Columns that tell no fact: {named}")
    if screening.where:
        show_problems(screening.where.warnings)
        kept = counts.read - counts.unwanted - counts.undecided
        aside(f"--where is true of {kept:,} of {counts.read:,}, and not known of {counts.undecided:,}.")
    for said, reasons in (("Not used", counts.rejected), ("Used, though doubtful", counts.doubtful)):
        if reasons:
            aside(f"{said}: {counted(reasons.total(), 'row or cell', 'rows or cells')}.")
        for why, count in reasons.most_common(REASONS):
            aside(f"  {count:,} × {why}")
        if (more := len(reasons) - REASONS) > 0:
            aside(f"  and {counted(more, 'other reason')}")
    if counts.rejected or counts.doubtful:
        aside(f"  Each stands in {rejected.path}" if rejected else "  Say --rejected FILE to see each.")
    if output:
        if output.marked:
            aside(
                f"With an apostrophe in front, lest a spreadsheet run it as a formula: {counted(output.marked, 'text')}"
            )
        aside(f"Written: {output.path}, {counted(output.rows, 'row')}")


def _data(screening: "Screening") -> dict[str, Any]:
    """What the command adds to the summary, for programs."""
    counts, output, rejected = screening.counts, screening.output, screening.rejected
    return {
        "read": counts.read,
        "where": {"unwanted": counts.unwanted, "unknown": counts.undecided} if screening.where else None,
        "not_read": dict(counts.rejected.most_common()),
        "doubtful": dict(counts.doubtful.most_common()),
        "written": {"file": str(output.path), "rows": output.rows} if output else None,
        "rejected_file": str(rejected.path) if rejected and (counts.rejected or counts.doubtful) else None,
    }


def _next(type: str, files: tuple[Path, ...], table: "Table", summary: "Summary", output: Path | None) -> str:
    """To keep the answers if nobody does; else to prepare for the first of the list."""
    if not output:
        return "add -o FILE to have the answers for each organization in a table"
    if not summary.top:
        return "ask for less with --where, or leave it out"
    first = summary.top[0]
    if table.published:
        return f"valuecase import {type} --id {quote(first['id'])} {join(map(str, files))} -o partner.toml"
    return f"valuecase new partner {type} {quote(first.get('name') or 'Their name')} -o partner.toml"


def _require_libraries() -> None:
    from importlib.util import find_spec

    if lacking := [name for name in NEEDED if find_spec(name) is None]:
        message = f"tables need what is not installed here: {', '.join(lacking)}"
        raise refusal(message, "pip install 'valuecase[tables]'")

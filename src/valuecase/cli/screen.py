"""`valuecase screen`: every organization of a table by the same rules."""

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from valuecase.cli.names import type_argument
from valuecase.cli.output import aside, counted, next_step, say_json, say_paper, show_problems
from valuecase.cli.shared import DAY, Session, done_with, json_option, refusal, session_options
from valuecase.cli.working import progress, stoppable

if TYPE_CHECKING:
    from datetime import date

LISTED = 10  # organizations on the screen
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
@click.option(
    "-o",
    "--output",
    type=PATH,
    metavar="FILE",
    help="The table to write; its ending says the format: .csv, .parquet, .arrow, .xlsx or .jsonl.",
)
@click.option("--force", is_flag=True, help="Write over files that are there.")
@click.option(
    "--map",
    "maps",
    multiple=True,
    metavar="COLUMN=FACT",
    help="Which column has which fact, or a TOML file that says so; may be repeated.",
)
@click.option("--id", "id_column", default="", metavar="COLUMN", help="The column with the id of an organization.")
@click.option("--name", "name_column", default="", metavar="COLUMN", help="The column with its name.")
@click.option("--state", "state_column", default="", metavar="COLUMN", help="The column with its state.")
@click.option("--dated", type=DAY, metavar="DATE", help="What day the figures are of, where the files do not say.")
@click.option(
    "--where",
    "condition",
    default="",
    metavar="CONDITION",
    help="Only those for which this is true, in the language of the rules.",
)
@click.option("--top", type=click.IntRange(min=1), metavar="N", help="Only the N with the highest scores.")
@click.option("--long", "as_long", is_flag=True, help="A row for every organization and proposition.")
@click.option("--html", type=PATH, metavar="FILE", help="A page with plots, to write beside it.")
@click.option(
    "--rejected",
    "rejected",
    type=PATH,
    metavar="FILE",
    help="Where to write what could not be read; else beside the output.",
)
@json_option
@session_options
def command(
    session: Session, type_id: str, files: tuple[Path, ...], output: Path | None, force: bool, maps: tuple[str, ...],
    id_column: str, name_column: str, state_column: str, dated: "date | None", condition: str, top: int | None,
    as_long: bool, html: Path | None, rejected: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Answer for every organization in a table: what hurts, what sharing could do, what to ask, whom to approach first.

    The files are published ones (valuecase sources TYPE lists them), or tables of your own in CSV, Parquet, Arrow or
    Excel whose columns are named as the facts are, or mapped with --map. Without -o, only a summary is printed.
    Ends with 1 when something could not be read: what and why is written beside the output.
    """
    _require_libraries()


def _require_libraries() -> None:
    from importlib.util import find_spec

    if lacking := [name for name in NEEDED if find_spec(name) is None]:
        missing = ", ".join(lacking)
        raise refusal(f"tables need what is not installed: {missing}", "pip install 'valuecase[tables]'")

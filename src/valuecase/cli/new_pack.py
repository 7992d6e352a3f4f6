"""`valuecase new pack`: a folder that describes a kind of organization, to be filled with what is true of it."""

from pathlib import Path
from shlex import quote

import click

from valuecase.cli.output import aside, next_step
from valuecase.cli.shared import Session, session_options
from valuecase.cli.starters import Answers, free_id, starter_of, starter_options

EXAMPLES = """
\b
Examples:
  valuecase new pack "school district"
  valuecase new pack "school district" --sector education --driver "Seats follow enrollment" --yes
"""


@click.command("pack", epilog=EXAMPLES)
@starter_options
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FOLDER", help="Where to write it; else named like NAME."
)
@click.option("--force", is_flag=True, help="Write over files of the same names.")
@session_options
def command(session: Session, answers: Answers, output: Path | None, force: bool) -> None:
    """Start a pack: a kind of organization of your own, in TOML, without Python.

    NAME is what one of them is called. The rest is asked, or said with options. Everything in the folder is invented, says
    so, and passes valuecase check: replace it piece by piece.
    """
    from valuecase.reading.saving import require_room, write_folder
    from valuecase.scaffold.pack import pack_files

    id = free_id(session, answers.name)
    folder = output or Path(id)
    require_room(folder, force=force)  # before anybody answers in vain
    write_folder(folder, pack_files(starter_of(session, id, answers)), force=force)
    aside(f"Written: {folder}; stakeholder.toml says what stands where. Everything in it is invented: replace it.")
    own = quote(str(folder))
    next_step(f'valuecase check {own}; valuecase new partner {id} "…" -o partner.toml --types {own}')

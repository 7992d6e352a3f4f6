"""`valuecase new plugin`: a distribution with a kind of organization, for others to install."""

from pathlib import Path
from shlex import quote

import click

from valuecase.cli.output import aside, next_step
from valuecase.cli.shared import Session, session_options
from valuecase.cli.starters import Answers, free_id, starter_of, starter_options

EXAMPLES = """
\b
Examples:
  valuecase new plugin "school district"
  valuecase new plugin "school district" --sector education --yes -o our_plugin
"""


@click.command("plugin", epilog=EXAMPLES)
@starter_options
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FOLDER",
    help="Where to write it; else named like the distribution.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Write over files of the same names.")
@session_options
def command(session: Session, answers: Answers, output: Path | None, force: bool) -> None:
    """Start a plugin: a package with a kind of organization and a published file that it can read.

    NAME is what one of them is called. The rest is asked, or said with options. Its pack is that of valuecase new pack; its
    tests pass before you change anything.
    """
    from valuecase.reading.saving import require_room
    from valuecase.scaffold.plugin import write_plugin
    from valuecase.scaffold.starter import distribution_of

    id = free_id(session, answers.name)
    folder = output or Path(distribution_of(id))
    require_room(folder, force=force)  # before anybody answers in vain
    write_plugin(folder, starter_of(session, id, answers), force=force)
    aside(f"Written: {folder}, the distribution {distribution_of(id)}. Its README says what to change first.")
    next_step(f"cd {quote(str(folder))}; python -m pip install --editable '.[test]'; python -m pytest")

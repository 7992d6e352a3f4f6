"""`valuecase new`: what can be started."""

import click

from valuecase.cli.group import LazyGroup, Table

COMMANDS: Table = {
    "What to start": {
        "partner": ("new_partner", "A partner file with every question, waiting for its answer."),
        "pack": ("new_pack", "A kind of organization of your own, in TOML, without Python."),
        "plugin": ("new_plugin", "A package that others can install, with a pack and published data."),
    },
}


@click.group(
    cls=LazyGroup,
    table=COMMANDS,
    epilog="""
    \b
    Examples:
      valuecase new partner hospital "Riverbend Memorial" -o riverbend.toml
      valuecase new pack "school district"
      valuecase new plugin "school district"
    """,
)
def command() -> None:
    """Start something of your own: a partner file, a pack, a plugin."""

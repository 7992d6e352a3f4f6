"""`valuecase new`: what can be started."""

import click

from valuecase.cli.group import LazyGroup, Table

COMMANDS: Table = {
    "What to start": {
        "partner": ("new_partner", "A partner file with every question, waiting for its answer."),
    },
}


@click.group(
    cls=LazyGroup,
    table=COMMANDS,
    epilog='\b\nExample:\n  valuecase new partner hospital "Riverbend Memorial" -o riverbend.toml',
)
def command() -> None:
    """Start a file of your own."""

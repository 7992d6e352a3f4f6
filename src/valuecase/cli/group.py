"""The commands by name, imported only when one is run, so that help comes at once."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from valuecase.cli.output import forgiving_streams
from valuecase.cli.shared import DAY, FOLDER, report_error

Table = Mapping[str, Mapping[str, tuple[str, str]]]

# Under each heading: the command, the module below valuecase.cli that holds it, and what it does.
COMMANDS: Table = {
    "Look around": {
        "types": ("types", "Kinds of organization you can prepare for."),
        "show": ("show", "What presses on one kind of organization, what hurts, what could help."),
        "facts": ("facts", "What to find out about one kind, and where to look."),
        "sources": ("sources", "Published files that can fill in facts by themselves."),
        "explain": ("explain", "The page of one rule: when it holds, why it matters, what speaks against it."),
    },
    "Gather what is known": {
        "new": ("new", "Start a partner file, or a pack or plugin of your own."),
        "import": ("import_", "Start a partner file from published data."),
        "note": ("note", "Add one thing that you heard or read."),
        "fill": ("fill", "Answer the open questions one by one."),
    },
    "Make the case": {
        "brief": ("brief", "Everything you need before you meet a partner, or a page to hand over."),
        "ask": ("ask", "What to ask next, the most decisive question first."),
        "why": ("why", "Why something holds for a partner, does not, or is open."),
    },
    "Around the table": {
        "compare": ("compare", "Whom to approach first, and why."),
        "share": ("share", "What two organizations could do for each other."),
        "screen": ("screen", "Every organization of a table by the same rules, and whom to invite first."),
        "coalition": ("coalition", "Who holds, needs, gives, gains and pays among many."),
    },
    "Find the right words": {
        "words": ("words", "Words that mean one thing to one kind of organization and another to another."),
        "proofread": ("proofread", "Find what a reader in another sector would not know or would hear differently."),
    },
    "Keep it right": {
        "check": ("check", "Find every mistake in partner files and rules, with its place."),
        "schema": ("schema", "JSON Schemas, so that editors complete and check what you write."),
    },
}  # fmt: skip


class LazyGroup(click.Group):
    """A group that knows its commands from a table and imports the module of one when it is run or asked for help."""

    def __init__(self, *args: Any, table: Table, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.table = table
        self._places = {name: place for section in table.values() for name, (place, _) in section.items()}

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*self._places, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._places:
            return super().get_command(ctx, cmd_name)
        command: click.Command = import_module(f"valuecase.cli.{self._places[cmd_name]}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if not ctx.resilient_parsing and not name.startswith("-") and self.get_command(ctx, name) is None:
            raise click.UsageError(f'there is no command "{name}". {self._advice(name)}', ctx)
        return super().resolve_command(ctx, args)

    def _advice(self, name: str) -> str:
        from valuecase.model.problems import did_you_mean

        return did_you_mean(name, self._places, "The commands are: " + ", ".join(self._places) + ".")

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        # The widest name of all sections, so that the descriptions stand in one column.
        width = max(map(len, self._places))
        for heading, section in self.table.items():
            with formatter.section(heading):
                formatter.write_dl([(name.ljust(width), short) for name, (_, short) in section.items()])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            report_error(ctx, error)  # ends the run, or returns when this is a mistake of ours
            raise


@click.group(
    cls=LazyGroup,
    table=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""
    \b
    A first brief in three steps:
      valuecase new partner hospital "Riverbend Memorial" -o riverbend.toml
      valuecase fill riverbend.toml
      valuecase brief riverbend.toml
    \b
    Completion of commands and names, for bash (zsh and fish likewise):
      eval "$(_VALUECASE_COMPLETE=bash_source valuecase)"
    """,
)
@click.option(
    "--types", multiple=True, type=FOLDER, envvar="VALUECASE_TYPES", metavar="DIR",
    help="A folder with kinds of organization of your own; may be given again.",
)  # fmt: skip
@click.option(
    "--adapt", multiple=True, type=FOLDER, envvar="VALUECASE_ADAPT", metavar="DIR",
    help="A folder with a local adaptation of the rules; may be given again.",
)  # fmt: skip
@click.option("--as-of", type=DAY, metavar="DATE", help="Answer as of this day instead of today, such as 2026-12-01.")
@click.version_option(package_name="valuecase", message="valuecase %(version)s")
def main(types: tuple[str, ...], adapt: tuple[str, ...], as_of: object) -> None:  # noqa: ARG001 - read by the commands, through the context
    """Answers a partner's blunt question about sharing data: what's in it for me?

    Note what you know about an organization; get what presses on it, what sharing data could do for it, what to say to
    whom, and what to ask first.
    """
    forgiving_streams()

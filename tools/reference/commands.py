"""One page for each command, from the command itself."""

import re
from collections.abc import Iterable, Iterator, Mapping
from inspect import cleandoc

import click

from reference.markdown import contents, joined, label, listed, literal, table
from valuecase.cli.group import COMMANDS, LazyGroup, main

_UNWRAPPED = 10_000  # columns: the page wraps

_LEAD = "`valuecase --help` lists them; `valuecase COMMAND --help` prints what stands on these pages."

_FOR_ALL = """\
## For all of them

Written before the command, these count for whatever follows; what a command says itself wins."""

_ENDS = """\
(how-a-command-ends)=
## How a command ends

| exit code | means |
| --- | --- |
| 0 | done |
| 1 | done, and something was found that somebody should look at |
| 2 | wrong usage, or input that cannot be read |
| 130, 143 | `screen` was stopped, by Ctrl-C or by the system, and wrote nothing |

Results go to standard output, everything else to standard error, so a result can be piped. A mistake in your files is told
with file, line, what is wrong and what to do; all of them at once. Every command respects `NO_COLOR`, a pipe and a narrow
window."""

_ENDS_SO = """\
## How it ends

With 0 when done, 1 when something was found, 2 when it was used wrongly or an input cannot be read:
[exit codes](#how-a-command-ends)."""


def pages() -> Iterator[tuple[str, str]]:
    found = list(_commands(main, "valuecase"))
    yield "commands/index.md", _index([name for name, _ in found])
    for name, command in found:
        yield f"commands/{_file(name)}.md", _page(name, command)


def _commands(group: LazyGroup, before: str) -> Iterator[tuple[str, click.Command]]:
    """Every command by its whole name, those of a group in its place."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, LazyGroup):
            yield from _commands(command, f"{before} {name}")
        elif command is not None:
            yield f"{before} {name}", command


def _file(name: str) -> str:
    return name.removeprefix("valuecase ").replace(" ", "_")


def _index(names: list[str]) -> str:
    sections = (f"## {title}\n\n{_listing(names, section)}" for title, section in COMMANDS.items())
    options = [param for param in main.params if isinstance(param, click.Option)]
    return joined(
        [
            "# Every command",
            _LEAD,
            *sections,
            _FOR_ALL,
            listed(map(_option, options)),
            _ENDS,
            contents(map(_file, names)),
        ]
    )


def _listing(names: Iterable[str], section: Mapping[str, tuple[str, str]]) -> str:
    """What each command does; a group has a link for each of its commands."""
    links = {name: f"[`{name}`]({_file(name)}.md)" for name in names}
    rows = [
        (", ".join(links[name] for name in links if name.split()[1] == own), literal(short))
        for own, (_, short) in section.items()
    ]
    return table(("command", "what it does"), rows)


def _page(name: str, command: click.Command) -> str:
    context = click.Context(command, info_name=name, terminal_width=_UNWRAPPED, max_content_width=_UNWRAPPED)
    options = [param for param in command.params if isinstance(param, click.Option)]
    said = [" ".join(block.split()) for block in cleandoc(command.help or "").split("\n\n")]
    return joined([
        f"({label('command', *name.split()[1:])})=\n# {name}",
        *map(literal, said),
        f"```text\n{' '.join([name, *command.collect_usage_pieces(context)])}\n```",
        "## Options" if options else "",
        listed(map(_option, options)),
        *_examples(command.epilog or ""),
        _ENDS_SO,
    ])  # fmt: skip


def _option(option: click.Option) -> str:
    """An option as the help prints it: its names, what it takes, and what it does."""
    context = click.Context(click.Command("any"), terminal_width=_UNWRAPPED)
    names, said = option.get_help_record(context) or (", ".join(option.opts), "")
    return f"`{names}`: {literal(said)}" if said else f"`{names}`"


def _examples(epilog: str) -> Iterator[str]:
    r"""Blocks of lines below their title; click marks each block with a \b."""
    for block in re.split("\x08\n", epilog):
        title, _, lines = cleandoc(block).strip().partition("\n")
        if title:
            yield f"## {title.rstrip(':')}\n\n```sh\n{cleandoc(lines).strip()}\n```"

"""What the commands share: common options and exit codes. Nothing heavy is imported until it is used."""

import os
from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from valuecase.cli.output import AGAIN, aside, show_problems

if TYPE_CHECKING:
    from valuecase.engine import Engine
    from valuecase.model.pack import StakeholderType
    from valuecase.model.problems import ValueCaseError

FINDINGS = 1  # done, and something was found that somebody should look at
UNUSABLE = 2  # bad usage, or input that cannot be read
FOLDER = click.Path(exists=True, file_okay=False)
F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType):  # type: ignore[type-arg]
    """A date as people write it in files: 2026-12-01."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value).strip())
        except ValueError:
            self.fail(f'"{value}" is not a date. Write year, month and day so: 2026-12-01.', param, ctx)


DAY = Day()


class Session:
    """One run of a command: the engine with the user's own types and local adaptations, and the day it answers for."""

    def __init__(self, types: Sequence[str], as_of: date | None, adapt: Sequence[str] = ()) -> None:
        self.types = tuple(types)
        self.as_of = as_of or date.today()
        self.adapt = tuple(adapt)

    @cached_property
    def engine(self) -> "Engine":
        """Finds types when it is first needed; a folder that holds none ends the run."""
        from valuecase.engine import Engine
        from valuecase.model.problems import ValueCaseError

        engine = Engine(self.types, self.adapt)
        if wrong := [problem for problem in engine.catalog.problems if problem.severity == "error"]:
            raise ValueCaseError(wrong)
        return engine

    def every_type(self) -> "list[StakeholderType]":
        """All types that can be had; what is wrong with another is told on standard error, and the run goes on."""
        from valuecase.model.problems import ValueCaseError

        types = []
        for each in self.engine.catalog:
            try:
                types.append(self.engine.type(each.id))
            except ValueCaseError as error:
                show_problems(error.problems[:1])
        return types


def session_options(function: F) -> F:
    """Give a command `--types`, `--adapt` and `--as-of`, and the session they make as its first argument.

    The same options stand on the whole program; what a command says itself wins.
    """

    @click.option("--types", multiple=True, type=FOLDER, metavar="DIR", help="A folder with types of your own.")
    @click.option("--adapt", multiple=True, type=FOLDER, metavar="DIR", help="A folder with a local adaptation.")
    @click.option("--as-of", type=DAY, metavar="DATE", help="Answer as of this day instead of today.")
    @wraps(function)
    def command(*args: Any, types: tuple[str, ...], adapt: tuple[str, ...], as_of: date | None, **options: Any) -> Any:
        context = click.get_current_context()
        outer = context.find_root().params
        session = Session(
            types or outer.get("types") or (), as_of or outer.get("as_of"), adapt or outer.get("adapt") or ()
        )
        context.meta[AGAIN] = _again("types", session.types) + _again("adapt", session.adapt)
        return function(session, *args, **options)

    return command  # type: ignore[return-value]


def _again(option: str, folders: Sequence[str]) -> str:
    """An option that a next command needs, too; none for folders that the environment names."""
    if not folders or os.environ.get(f"VALUECASE_{option.upper()}"):
        return ""
    from shlex import quote  # most runs name no folder

    return "".join(f"--{option} {quote(folder)} " for folder in folders)


def json_option(function: F) -> F:
    """Give a command `--json`, for programs that read what it lists."""
    return click.option("--json", "as_json", is_flag=True, help="For programs: the same as JSON.")(function)


# --- ends ---------------------------------------------------------------------------------------------------------


def done_with(findings: bool) -> None:
    """End with 1 when something was found that somebody should look at."""
    if findings:
        click.get_current_context().exit(FINDINGS)


def refusal(message: str, advice: str = "") -> "ValueCaseError":
    """What to raise when something that was asked cannot be done; the run ends with 2."""
    from valuecase.model.problems import Problem, ValueCaseError

    return ValueCaseError(Problem(message, advice))


def report_error(ctx: click.Context, error: Exception) -> None:
    """Tell a user's mistake in words and end with 2; return for anything else, which is a mistake of ours."""
    from valuecase.model.problems import ValueCaseError

    if isinstance(error, ValueCaseError):
        show_problems(error.problems)
    elif isinstance(error, OSError) and not isinstance(error, BrokenPipeError) and error.filename:
        aside(f"{error.filename}: it cannot be used ({error.strerror})")
    else:
        return
    ctx.exit(UNUSABLE)

"""`valuecase check`: partner files and rules, every problem with its place."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from valuecase.cli.output import aside, counted, next_step, say, say_json
from valuecase.cli.shared import UNUSABLE, Session, done_with, json_option, session_options

if TYPE_CHECKING:
    from valuecase.model.problems import Problem


@click.command(epilog="\b\nExample:\n  valuecase check riverbend.toml partners/ rules/our_own_type")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="PATH…")
@json_option
@session_options
def command(session: Session, paths: tuple[Path, ...], as_json: bool) -> None:
    """Find every mistake in partner files, in folders of rules, or in folders of either.

    Without PATH, the installed types are checked. Ends with 0 when nothing is wrong, 1 when something is, and 2 when a
    partner file cannot be read at all.
    """
    from valuecase.checks.everything import check_installed, check_paths
    from valuecase.checks.spoken import readability

    looking = (
        check_paths(paths, session.engine, session.as_of) if paths else check_installed(session.engine, session.as_of)
    )
    checked = list(looking)
    problems = [problem for one in checked for problem in one.problems]
    if as_json:
        say_json([_data(problem) for problem in problems])
    for problem in problems if not as_json else ():
        say(str(problem))
    if any(one.kind == "type" for one in checked) and readability() is None:
        aside("Whether points are easy to follow was not measured: pip install 'valuecase[check]'")
    for one in checked if not as_json else ():
        for change in one.adapted:
            aside(f"{one.place}: {change}")
    kinds = [
        counted(sum(one.kind == kind for one in checked), kind) for kind in dict.fromkeys(one.kind for one in checked)
    ]
    aside(f"Checked {' and '.join(kinds) or 'nothing'}: {counted(len(problems), 'problem')}.")
    files = [one.place for one in checked if one.kind == "partner file"]
    if files and not problems:
        next_step(f"valuecase brief {files[0]}")
    if any(one.unreadable for one in checked):
        click.get_current_context().exit(UNUSABLE)
    done_with(bool(problems))


def _data(problem: "Problem") -> dict[str, Any]:
    return {
        "file": problem.file or None,
        "line": problem.line,
        "severity": problem.severity,
        "message": problem.message,
        "advice": problem.advice or None,
    }

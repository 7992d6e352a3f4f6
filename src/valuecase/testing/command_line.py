"""The command line within a test: arguments in, words and an exit code out."""

from attrs import frozen
from click.testing import CliRunner


@frozen
class Outcome:
    """What a run of the command line ended with, and what it printed."""

    exit_code: int
    stdout: str
    stderr: str


class CommandLine:
    """`valuecase` in this process: faster than a process of its own, and a debugger can follow."""

    def __call__(self, *arguments: object, input: str | None = None) -> Outcome:
        """Run `valuecase` with these arguments, each turned into text, and `input` as what is typed.

        An exception other than an exit is a mistake in the program or in a plugin's reader, and is raised as it is.
        """
        from valuecase.cli.group import main

        words = [str(argument) for argument in arguments]
        result = CliRunner().invoke(main, words, input=input, prog_name="valuecase", catch_exceptions=False)
        return Outcome(result.exit_code, result.stdout, result.stderr)

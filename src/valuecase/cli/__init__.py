"""The command line: one thin file per command."""

from valuecase.cli.group import main

__all__ = ["main"]

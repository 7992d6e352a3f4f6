"""Long work: how far it has come, and an end in good order when somebody stops it."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from time import monotonic
from types import FrameType
from typing import Any

import click

from valuecase.cli.output import aside

PATIENCE = 1.0  # seconds before anything is shown
STEPS = 1000


class Stopped(BaseException):
    """Somebody asked this process to end. Like KeyboardInterrupt, nothing but the command itself catches it."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


@contextmanager
def progress(label: str) -> Iterator[Callable[[float], None]]:
    """Gives what is told the share that is done, from 0 to 1; a bar appears once the work takes longer than a second."""
    began = monotonic()
    with ExitStack() as shown:
        bars: list[Any] = []

        def told(share: float) -> None:
            if not bars and sys.stderr.isatty() and monotonic() - began > PATIENCE:
                bars.append(shown.enter_context(click.progressbar(length=STEPS, label=label, file=sys.stderr)))
            for bar in bars:
                bar.update(round(share * STEPS) - bar.pos)

        yield told


@contextmanager
def stoppable(said: str) -> Iterator[None]:
    """Ctrl-C, or the system's wish to end, says one line and ends the command with 130 or 143.

    What was begun is taken back by the `with` blocks around this one, which no further signal interrupts.
    """
    context = click.get_current_context()

    def stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - as signals call it
        raise Stopped(number)

    for number in (signal.SIGINT, signal.SIGTERM):
        context.call_on_close(partial(signal.signal, number, signal.signal(number, stop)))
    try:
        yield
    except (Stopped, KeyboardInterrupt) as stopped:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        aside(said)
        context.exit(128 + (stopped.number if isinstance(stopped, Stopped) else signal.SIGINT))

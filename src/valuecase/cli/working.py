"""Long work: how far it has come, on a terminal only, and an end in good order when somebody stops it."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from time import monotonic
from types import FrameType
from typing import Any

import click

from valuecase.cli.output import aside

PATIENCE = 1.0  # seconds before anything is shown
STEPS = 1000


class Terminated(BaseException):
    """Somebody asked this process to end; like KeyboardInterrupt, nothing but the command itself catches it."""


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
    """Ctrl-C and the wish of the system to end unwind what was begun, say one line, and end with 130 or 143."""

    def stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - as signals call it
        raise Terminated

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except (KeyboardInterrupt, Terminated) as stopped:
        code = 128 + (signal.SIGTERM if isinstance(stopped, Terminated) else signal.SIGINT)
        aside(said)
        click.get_current_context().exit(code)
    finally:
        signal.signal(signal.SIGTERM, before)

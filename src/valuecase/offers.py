"""What installed distributions offer: their entry points, kept for the next run.

importlib.metadata imports the standard library's e-mail and zip modules and reads what every distribution says of itself, which
took a brief a sixth of its time. So it is asked only when a distribution came, went or was written over since it was last asked.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from importlib.machinery import PathFinder
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from valuecase import kept
from valuecase.hookspecs import GROUP

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

PLACE = Path(__file__).parent / "__pycache__" / "offers.pickle"
_METADATA = (".dist-info", ".egg-info", "EGG-INFO")  # how the folders end that package managers write


class Offer(NamedTuple):
    """One entry point, and the distribution that declares it with what it requires; no name where that cannot be read."""

    id: str
    value: str
    distribution: str = ""
    version: str = ""
    requires: tuple[str, ...] = ()

    @property
    def origin(self) -> str:
        """The distribution and its version."""
        return f"{self.distribution} {self.version}" if self.distribution else "an unknown distribution"

    def load(self) -> object:
        """What is offered, imported."""
        if self.value.replace(".", "").isidentifier():
            return import_module(self.value)
        from importlib.metadata import EntryPoint  # it names something within a module

        return EntryPoint(self.id, self.value, GROUP).load()


def offered() -> tuple[Offer, ...]:
    """Everything that is offered, by id; nothing of it is imported."""
    # Whoever finds distributions elsewhere than on the path leaves nothing that could be compared.
    if any(finder is not PathFinder and hasattr(finder, "find_distributions") for finder in sys.meta_path):
        return _asked()
    state = tuple(_written())
    found: tuple[Offer, ...] | None = kept.load(PLACE, state)
    if found is None:
        found = _asked()
        kept.keep(PLACE, state, found)
    return found


def _asked() -> tuple[Offer, ...]:
    from importlib.metadata import entry_points

    return tuple(_offer(entry) for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name))


def _offer(entry: "EntryPoint") -> Offer:
    offer = Offer(entry.name, entry.value)
    with suppress(Exception):  # what somebody else's distribution says of itself can be damaged in any way
        if entry.dist is not None:
            return offer._replace(
                distribution=entry.dist.name, version=entry.dist.version, requires=tuple(entry.dist.requires or ())
            )
    return offer


def _written() -> Iterator[tuple[str, int, int, int]]:
    """Size and dates of every list of entry points on the path, and of every archive there."""
    for place in sys.path:
        try:
            with os.scandir(place or ".") as entries:
                files = [f"{entry.path}/entry_points.txt" for entry in entries if entry.name.endswith(_METADATA)]
        except OSError:
            files = [place]
        for file in sorted(files):
            with suppress(OSError):  # most distributions have no entry points
                status = os.stat(file)  # noqa: PTH116 - a Path for each would take longer than the answer
                yield file, status.st_size, status.st_mtime_ns, status.st_ctime_ns

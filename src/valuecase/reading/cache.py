"""Packs that were already read and found whole, kept beside their files.

A pack is read and checked anew when a file of it, of the common pack or of the code that reads them has another size or date,
or Python another version.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from valuecase import kept
from valuecase.model.pack import StakeholderType

if TYPE_CHECKING:  # importing it takes as long as reading a partner file
    from importlib.resources.abc import Traversable

PLACE = Path("__pycache__") / "pack.pickle"
_CODE = Path(__file__).parent.parent


def load(folder: "Path | Traversable", files: "Sequence[Traversable]") -> StakeholderType | None:
    """The pack that was kept, if these files have not changed since."""
    if isinstance(folder, Path):
        with suppress(OSError):  # what goes while it is looked at
            found = kept.load(folder / PLACE, _state(files))
            return found if isinstance(found, StakeholderType) else None
    return None


def keep(folder: "Path | Traversable", files: "Sequence[Traversable]", type: StakeholderType) -> None:
    """Keep a pack for the next run, if it lies in a folder of the file system."""
    if isinstance(folder, Path):
        with suppress(OSError):
            kept.keep(folder / PLACE, _state(files), type)


def _state(files: "Sequence[Traversable]") -> tuple[object, ...]:
    """What a kept pack depends on: Python, and name, size and date of every file of the pack and of the code."""
    # Reading also uses logic, symbols and wording, which stand in the package's own folder.
    found: list[os.DirEntry[str] | Path] = [path for path in files if isinstance(path, Path)]
    for part in ("", "model", "reading", "conditions"):
        found += _modules(_CODE / part)
    return (sys.version, *((one.name, (status := one.stat()).st_size, status.st_mtime_ns) for one in found))


def _modules(folder: Path) -> list[os.DirEntry[str]]:
    """The modules of one folder, by name."""
    with os.scandir(folder) as entries:
        return sorted((entry for entry in entries if entry.name.endswith(".py")), key=lambda entry: entry.name)

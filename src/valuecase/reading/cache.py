"""Packs that were already read and found whole, kept beside their files as Python keeps compiled modules.

A pack is read and checked anew when a file of it, of the common pack or of the code that reads them has another size or date,
or Python another version. Where nothing can be written, or what lies there is damaged, packs are read as if there were no cache.
"""

import os
import pickle
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from valuecase.model.pack import StakeholderType

if TYPE_CHECKING:  # importing it takes as long as reading a partner file
    from importlib.resources.abc import Traversable

PLACE = Path("__pycache__") / "pack.pickle"
_CODE = Path(__file__).parent.parent


def load(folder: "Path | Traversable", files: "Sequence[Traversable]") -> StakeholderType | None:
    """The pack that was kept, if these files have not changed since."""
    if not isinstance(folder, Path):
        return None
    try:
        with (folder / PLACE).open("rb") as stream:
            # Written by this user's own runs, and trusted as the compiled modules beside it are.
            if pickle.load(stream) != _state(files):
                return None
            kept = pickle.load(stream)
    except Exception:  # damaged, unreadable, or of another layout: reading anew is always right
        return None
    return kept if isinstance(kept, StakeholderType) else None


def keep(folder: "Path | Traversable", files: "Sequence[Traversable]", type: StakeholderType) -> None:
    """Keep a pack for the next run; quietly not, where nothing can be written or Python is told to write nothing."""
    if not isinstance(folder, Path) or sys.dont_write_bytecode:
        return
    place = folder / PLACE
    fresh = place.with_suffix(f".{os.getpid()}")  # whoever finishes last replaces the other's, whole either way
    try:
        place.parent.mkdir(exist_ok=True)
        with fresh.open("wb") as stream:
            pickle.dump(_state(files), stream, protocol=pickle.HIGHEST_PROTOCOL)
            pickle.dump(type, stream, protocol=pickle.HIGHEST_PROTOCOL)
        fresh.replace(place)
    except OSError:
        return


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

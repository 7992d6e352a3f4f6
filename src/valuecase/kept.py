"""What was worked out before, kept for the next run in a `__pycache__`, as Python keeps compiled modules.

Each is kept with a state: what it depends on. It is used only while the state is the same; where nothing can be written, or what
lies there is damaged, everything is worked out as if nothing were kept.
"""

import os
import pickle
import sys
from pathlib import Path
from typing import Any


def load(place: Path, state: object) -> Any:
    """What was kept in a file with this state; None when there is nothing, or it cannot be used."""
    try:
        with place.open("rb") as stream:
            # Written by this user's own runs, and trusted as the compiled modules beside it are.
            return pickle.load(stream) if pickle.load(stream) == state else None
    except Exception:  # damaged, unreadable, or of another layout: working it out anew is always right
        return None


def keep(place: Path, state: object, found: object) -> None:
    """Keep something for the next run; quietly not, where nothing can be written or Python is told to write nothing."""
    if sys.dont_write_bytecode:
        return
    fresh = place.with_suffix(f".{os.getpid()}")  # whoever finishes last replaces the other's, whole either way
    try:
        place.parent.mkdir(exist_ok=True)
        with fresh.open("wb") as stream:
            pickle.dump(state, stream, protocol=pickle.HIGHEST_PROTOCOL)
            pickle.dump(found, stream, protocol=pickle.HIGHEST_PROTOCOL)
        fresh.replace(place)
    except OSError:
        return

"""Packs that were already read and found whole, kept beside their files as Python keeps compiled modules.

A pack is read and checked anew whenever a byte of it, of the common pack, of valuecase or of Python has changed. Where
nothing can be written, or what lies there is damaged, packs are read as if there were no cache.
"""

import pickle
import sys
from collections.abc import Iterable
from hashlib import blake2b
from importlib.resources.abc import Traversable
from pathlib import Path
from tempfile import NamedTemporaryFile

from valuecase.model.pack import StakeholderType

FOLDER = "__pycache__"
_CODE = Path(__file__).parent.parent


def fingerprint(files: Iterable[Traversable]) -> str:
    """What a cached pack depends on: its files and the code that reads and holds it."""
    digest = blake2b(sys.version.encode(), digest_size=16)
    for name in ("model", "reading", "conditions"):
        for path in sorted((_CODE / name).glob("*.py")):
            status = path.stat()
            digest.update(f"{path.name}{status.st_size}{status.st_mtime_ns}".encode())
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def load(folder: Traversable, key: str) -> StakeholderType | None:
    """The pack that was kept under this key, or None."""
    if not isinstance(folder, Path):
        return None
    try:
        with _place(folder, key).open("rb") as stream:
            kept = pickle.load(stream)  # written by this user's own runs, trusted as compiled modules beside it are
    except Exception:  # damaged, unreadable or from another layout: reading anew is always right
        return None
    return kept if isinstance(kept, StakeholderType) else None


def keep(folder: Traversable, key: str, type: StakeholderType) -> None:
    """Keep a pack for the next run, in place of what was kept before; quietly not, where nothing can be written."""
    if not isinstance(folder, Path):
        return
    place = _place(folder, key)
    try:
        place.parent.mkdir(exist_ok=True)
        for old in place.parent.glob("pack-*.pickle"):
            old.unlink(missing_ok=True)
        with NamedTemporaryFile(dir=place.parent, suffix=".tmp", delete=False) as stream:
            pickle.dump(type, stream, protocol=pickle.HIGHEST_PROTOCOL)
        Path(stream.name).replace(place)
    except OSError:
        return


def _place(folder: Path, key: str) -> Path:
    return folder / FOLDER / f"pack-{key}.pickle"

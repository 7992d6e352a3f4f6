"""Packs: the common folder and a type's own folder, read as one stakeholder type."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

import valuecase_rules
from valuecase.model.pack import StakeholderType
from valuecase.model.problems import Problem, ValueCaseError
from valuecase.reading import cache
from valuecase.reading.text import shown

if TYPE_CHECKING:  # importing it takes as long as reading a partner file
    from importlib.resources.abc import Traversable


def shipped_pack(id: str) -> Path:
    """The folder of a pack that comes with valuecase; `common` is read as part of every type."""
    return Path(valuecase_rules.__file__).parent / id


def read_pack(
    folder: "Path | Traversable | str", *, origin: str = "", cached: bool = False, adapt: Sequence[Path] = ()
) -> StakeholderType:
    """Read a pack together with the common one; raise ValueCaseError with all problems of all files.

    A pack that is returned is whole: every reference leads somewhere, every condition fits its facts, and nothing
    sensitive goes finer than counts to anybody with powers of arrest, tenancy or immigration unless a red line permits
    it. With `cached`, a pack that was found whole before is not read again while nothing has changed. `adapt` are folders
    with local adaptations of it, the later ones over the earlier.
    """
    folder = Path(folder) if isinstance(folder, str) else folder
    paths = [path for layer in (shipped_pack("common"), folder) for path in toml_files(layer)]
    cached = cached and not adapt
    if cached and (kept := cache.load(folder, paths)) is not None:
        return evolve(kept, folder=folder)  # it may have been moved together with what was kept
    from valuecase.reading.draft import read  # the whole machinery of reading and checking, needed only now

    type = read(folder, paths, origin, [path for layer in adapt for path in toml_files(layer)])
    if cached:
        cache.keep(folder, paths, type)
    return evolve(type, folder=folder)


def toml_files(folder: "Path | Traversable") -> "Iterator[Traversable]":
    """Every TOML file below a folder, in the order of names, so that the same pack always reads the same."""
    if not folder.is_dir():
        raise ValueCaseError(Problem("there is no such folder", "Check its name.", shown(folder)))
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from toml_files(entry)
        elif entry.name.endswith(".toml"):
            yield entry

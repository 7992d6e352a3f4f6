"""Stakeholder types by name: found without importing anything, loaded one at a time when asked for."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import pluggy
from attrs import evolve, frozen

from valuecase import faults, hookspecs
from valuecase.model.pack import Adapted, StakeholderType
from valuecase.model.problems import Problem, ValueCaseError, did_you_mean
from valuecase.offers import Offer, offered
from valuecase.reading.pack import read_pack, shipped_pack
from valuecase.reading.toml import read_toml

if TYPE_CHECKING:
    from valuecase.model.sources import FactSource

BUNDLED = "valuecase"  # the distribution whose types stay in use when another claims the same name
OTHER = "other"  # what a partner of no installed type says


@frozen(eq=False, repr=False)
class TypeRef:
    """One offer of a type: its id, and where it comes from, a distribution with its version or a folder.

    `require_us` raises Unfit where the plugin needs another version of valuecase.
    """

    id: str
    origin: str
    load: Callable[[], object]
    is_folder: bool = False
    require_us: Callable[[], None] = lambda: None

    @property
    def bundled(self) -> bool:
        """It came with valuecase."""
        return not self.is_folder and self.origin.split(" ")[0] == BUNDLED


class FolderType:
    """A folder of TOML as a plugin: it answers the same hook as a package."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @hookspecs.hookimpl
    def valuecase_stakeholder(self) -> StakeholderType:
        return read_pack(self.folder, origin=str(self.folder))


class Catalog:
    """The types that are installed, and those in folders the user names, which replace installed ones.

    `adapt` are folders with local adaptations: within each, `<type>/` changes one type and `common/` all of them.
    """

    def __init__(
        self, folders: Iterable[Path] = (), offers: Sequence[TypeRef] | None = None, adapt: Iterable[Path] = ()
    ) -> None:
        self.adapt = tuple(adapt)
        self.refs: dict[str, TypeRef] = {}
        self.overshadowed: list[TypeRef] = []
        self.problems: list[Problem] = []
        self._plugins = pluggy.PluginManager(hookspecs.PROJECT)
        self._plugins.add_hookspecs(hookspecs)
        self._types: dict[str, StakeholderType] = {}
        self._loading = Lock()
        for ref in (*(installed() if offers is None else offers), *self._in_folders(folders)):
            self._add(ref)
        self.problems += self._adapting_nothing()

    def __iter__(self) -> Iterator[TypeRef]:
        return iter(sorted(self.refs.values(), key=lambda ref: ref.id))

    def get(self, id: str) -> StakeholderType:
        """The type of this id, loaded on first use; raises ValueCaseError naming what is available or what broke."""
        with self._loading:  # threads share a catalog, and a plugin is registered once
            if id not in self._types:
                self._types[id] = self._adapted(other_type() if id == OTHER else self._load(self._ref(id)))
            return self._types[id]

    def fact_sources(self, id: str) -> "tuple[FactSource, ...]":
        """The published files that the plugin of this type can read; raises ValueCaseError where it cannot say."""
        self.get(id)
        if id not in self.refs:
            return ()
        try:
            found = self._calling(id, faults.FACT_SOURCES)
            return tuple(source for sources in found for source in faults.require_sources(sources))
        except (Exception, SystemExit) as error:  # a plugin is somebody else's code, here too
            raise ValueCaseError(self._broken(self.refs[id], error)) from error

    def origin(self, id: str) -> str:
        """Where the type of this id comes from."""
        return self.refs[id].origin if id in self.refs else BUNDLED

    def replaced(self, id: str) -> str:
        """What the user's own folder stands in for, or an empty string."""
        ref = self.refs[id]
        return next((other.origin for other in self.overshadowed if other.id == id), "") if ref.is_folder else ""

    def __contains__(self, id: object) -> bool:
        """Whether somebody offers a type of this id, whole or broken."""
        return id == OTHER or id in self.refs

    def unknown(self, id: str) -> Problem:
        """What to say of a type that nobody offers."""
        known = ", ".join(sorted(self.refs)) or "none"
        advice = did_you_mean(id, self.refs, f"Available types: {known}. A folder of your own is named with --types.")
        return Problem(f'there is no stakeholder type "{id}"', advice)

    def _ref(self, id: str) -> TypeRef:
        if id not in self.refs:
            raise ValueCaseError(self.unknown(id))
        return self.refs[id]

    def _load(self, ref: TypeRef) -> StakeholderType:
        try:
            ref.require_us()
            self._plugins.register(ref.load(), name=ref.id)
            faults.require_known_hooks(self._plugins, ref.id)
            type = faults.require_type(self._calling(ref.id, faults.STAKEHOLDER), ref.id)
        except ValueCaseError as error:
            self._forget(ref)
            first = Problem(f'type "{ref.id}" from {ref.origin} could not be read', "Its problems:")
            raise ValueCaseError((first, *error.problems)) from None
        except (Exception, SystemExit) as error:  # a plugin is somebody else's code: whatever it does, the others go on
            self._forget(ref)
            raise ValueCaseError(self._broken(ref, error)) from error
        replaced = self.replaced(ref.id)
        adapted = (Adapted(f"type.{ref.id}", f"{ref.origin} is used in place of {replaced}"),) if replaced else ()
        return evolve(type, adapted=(*type.adapted, *adapted)) if adapted else type

    def layers(self, id: str) -> list[Path]:
        """The folders that adapt a type, those for all types first."""
        return [layer for base in self.adapt for name in ("common", id) if (layer := base / name).is_dir()]

    def _adapted(self, type: StakeholderType) -> StakeholderType:
        """The type with the local adaptations of it; raises ValueCaseError with their problems."""
        layers = self.layers(type.id)
        if not layers:
            return type
        if type.folder is None:
            advice = "Only a type that is read from a folder of rules can be adapted."
            raise ValueCaseError(Problem(f'type "{type.id}" from {self.origin(type.id)} was made in code', advice))
        adapted = read_pack(type.folder, origin=type.origin, adapt=layers)
        return evolve(adapted, adapted=(*type.adapted, *adapted.adapted))

    def _calling(self, id: str, hook: str) -> Any:
        """What one plugin answers to a hook, whoever else is registered."""
        others = [plugin for name, plugin in self._plugins.list_name_plugin() if name != id]
        return self._plugins.subset_hook_caller(hook, others)()

    def _forget(self, ref: TypeRef) -> None:
        if self._plugins.has_plugin(ref.id):
            self._plugins.unregister(name=ref.id)

    def _broken(self, ref: TypeRef, error: BaseException) -> Problem:
        named = "" if isinstance(error, faults.Unfit) else f"{error.__class__.__name__}: "
        others = sorted(id for id in self.refs if id != ref.id)
        rest = f"The other types are available: {', '.join(others)}." if others else "No other type is installed."
        advice = f"{error.advice}\n  {rest}" if isinstance(error, faults.Unfit) and error.advice else rest
        return Problem(f'type "{ref.id}" from {ref.origin} could not be loaded: {named}{error}', advice)

    def _add(self, ref: TypeRef) -> None:
        first = self.refs.get(ref.id)
        if first is None:
            self.refs[ref.id] = ref
            return
        # The user's own folder replaces; otherwise what is bundled stays, and among strangers the first by name.
        ranks = [(not one.is_folder, not one.bundled, one.origin) for one in (ref, first)]
        wins = ref.is_folder or ranks[0] < ranks[1]
        used, unused = (ref, first) if wins else (first, ref)
        self.refs[ref.id] = used
        self.overshadowed.append(unused)
        message = f'two origins offer the type "{ref.id}": {used.origin} is in use, {unused.origin} is not'
        self.problems.append(
            Problem(message, "Uninstall one of them, or name a folder with --types.", severity="warning")
        )

    def _adapting_nothing(self) -> Iterator[Problem]:
        """Folders of an adaptation that are named like no type."""
        known = [*self.refs, OTHER, "common"]
        for base in self.adapt:
            found = [path for path in sorted(base.iterdir()) if path.is_dir() and not path.name.startswith(("_", "."))]
            for folder in found:
                if folder.name not in known:
                    said = f'there is no stakeholder type "{folder.name}" to adapt'
                    yield Problem(said, did_you_mean(folder.name, known), str(folder), severity="warning")
            if not found:
                advice = "Put what adapts a type into a folder of its name: hospital/, common/."
                yield Problem("nothing is adapted in this folder", advice, str(base))

    def _in_folders(self, folders: Iterable[Path]) -> Iterable[TypeRef]:
        for base in folders:
            marked = [base] if (base / "stakeholder.toml").is_file() else []
            marked = marked or sorted(path.parent for path in base.glob("*/stakeholder.toml"))
            if not marked:
                advice = "Name a folder that holds stakeholder.toml, or whose sub-folders do."
                self.problems.append(Problem("no stakeholder type lies in this folder", advice, str(base)))
            for folder in marked:
                yield TypeRef(_described_by(folder), str(folder), _plugin_of(folder), is_folder=True)


def _described_by(folder: Path) -> str:
    """The id that a folder gives its type; its own name when that cannot be read, which loading it will say."""
    try:
        return str(read_toml(folder / "stakeholder.toml").tables["stakeholder"]["id"])
    except (ValueCaseError, KeyError, TypeError):
        return folder.resolve().name


def other_type() -> StakeholderType:
    """What an organization of no installed type is read as: the common facts and nothing of its own."""
    return read_pack(shipped_pack(OTHER), origin=BUNDLED, cached=True)


def _plugin_of(folder: Path) -> Callable[[], FolderType]:
    return lambda: FolderType(folder)


def installed() -> list[TypeRef]:
    """What installed distributions offer, by name: nothing is imported."""
    return [TypeRef(offer.id, offer.origin, offer.load, require_us=partial(_require_us, offer)) for offer in offered()]


def _require_us(offer: Offer) -> None:
    if offer.distribution != BUNDLED:
        faults.require_us(offer.requires)

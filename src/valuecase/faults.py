"""What can be wrong with a plugin besides its rules, in words for whoever wrote or installed it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pluggy

from valuecase.hookspecs import PROJECT
from valuecase.model.pack import StakeholderType
from valuecase.model.problems import did_you_mean

if TYPE_CHECKING:
    from valuecase.model.sources import FactSource

STAKEHOLDER = "valuecase_stakeholder"
FACT_SOURCES = "valuecase_fact_sources"


class Unfit(Exception):  # noqa: N818 - what is wrong with a plugin, until it is told with its distribution
    """Why a plugin cannot be used, and what to do about it."""

    def __init__(self, reason: str, advice: str = "") -> None:
        super().__init__(reason)
        self.advice = advice


def require_us(requires: Iterable[str]) -> None:
    """Raise Unfit where a distribution says that it requires another version of valuecase than this one."""
    # Needed for strangers' types only.
    from importlib.metadata import PackageNotFoundError, version

    from packaging.requirements import InvalidRequirement, Requirement

    for line in requires:
        try:
            needed, here = Requirement(line), version(PROJECT)
        except (InvalidRequirement, PackageNotFoundError):
            continue
        applies = needed.marker is None or needed.marker.evaluate({"extra": ""})
        if needed.name.lower() == PROJECT and applies and not needed.specifier.contains(here, prereleases=True):
            reason = f"it needs {PROJECT}{needed.specifier}, and this is {PROJECT} {here}"
            raise Unfit(reason, f'Run: pip install "{PROJECT}{needed.specifier}"')


def require_known_hooks(plugins: pluggy.PluginManager, name: str) -> None:
    """Raise Unfit where a plugin answers a hook that nobody calls: most likely its name is misspelt."""
    plugin = plugins.get_plugin(name)
    for caller in plugins.get_hookcallers(plugin) or ():
        optional = all(one.optionalhook for one in caller.get_hookimpls() if one.plugin is plugin)
        if not caller.has_spec() and not optional:
            known = (STAKEHOLDER, FACT_SOURCES)
            advice = did_you_mean(caller.name, known, f"The hooks are {' and '.join(known)}.")
            raise Unfit(f'it answers "{caller.name}", which is no hook', advice)
    if not any(caller.name == STAKEHOLDER for caller in plugins.get_hookcallers(plugin) or ()):
        bare = callable(getattr(plugin, STAKEHOLDER, None))
        advice = "Write @hookimpl above the function; from valuecase import hookimpl." if bare else ""
        raise Unfit(f"it does not answer the hook {STAKEHOLDER} with a type", advice)


def require_type(found: Any, id: str) -> StakeholderType:
    """The type that a plugin describes; raises Unfit where it is none, or that of another name."""
    if not isinstance(found, StakeholderType):
        answered = f", but with {_kind(found)}" if found is not None else ""
        advice = "Return what read_pack gives." if found is not None else ""
        raise Unfit(f"it does not answer the hook {STAKEHOLDER} with a type{answered}", advice)
    if found.id != id:
        advice = f'Write id = "{id}" in stakeholder.toml, or name the entry point {found.id}.'
        raise Unfit(f'its pack describes the type "{found.id}"', advice)
    return found


def require_sources(found: Any) -> "tuple[FactSource, ...]":
    """The published files that a plugin can read; raises Unfit where the answer is something else."""
    from valuecase.model.sources import FactSource  # a brief has no need of it

    if not isinstance(found, list | tuple) or not all(isinstance(one, FactSource) for one in found):
        raise Unfit(f"it answers the hook {FACT_SOURCES} with {_kind(found)}", "Return a list of FactSource.")
    return tuple(found)


def _kind(found: Any) -> str:
    return f"a value of the type {found.__class__.__name__}"

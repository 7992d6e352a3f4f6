"""Homeless services systems (Continuums of Care): rules from TOML, and facts from HUD's yearly count."""

from collections.abc import Iterable
from importlib.resources import files

from valuecase import FactSource, StakeholderType, hookimpl, read_pack


@hookimpl
def valuecase_stakeholder() -> StakeholderType:
    """The pack beside this file, read only when somebody asks for the type."""
    return read_pack(files(__name__) / "pack", cached=True)


@hookimpl
def valuecase_fact_sources() -> Iterable[FactSource]:
    """The published files that feed facts of this type."""
    from valuecase_continuum_of_care.counts import SOURCES

    return SOURCES

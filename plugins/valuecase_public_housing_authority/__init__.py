"""Public housing authorities: rules from TOML, and facts from what HUD publishes."""

from collections.abc import Iterable

from valuecase.hookspecs import hookimpl
from valuecase.model.pack import StakeholderType
from valuecase.model.sources import FactSource


@hookimpl
def valuecase_stakeholder() -> StakeholderType:
    """The pack in `valuecase_rules`, read only now, so that listing types stays cheap."""
    from importlib.resources import files

    from valuecase.reading.pack import read_pack

    return read_pack(files("valuecase_rules") / "public_housing_authority", cached=True)


@hookimpl
def valuecase_fact_sources() -> Iterable[FactSource]:
    """The published files that feed facts of this type."""
    from valuecase_public_housing_authority.public_data import SOURCES

    return SOURCES

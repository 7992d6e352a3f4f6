"""Food banks: rules from TOML, and facts from Map the Meal Gap and the USDA Food Environment Atlas."""

from typing import TYPE_CHECKING

from valuecase.hookspecs import hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from valuecase.model.pack import StakeholderType
    from valuecase.model.sources import FactSource


@hookimpl
def valuecase_stakeholder() -> "StakeholderType":
    """The pack in `valuecase_rules`, read only now, so that listing types stays cheap."""
    from valuecase.reading.pack import read_pack, shipped_pack

    return read_pack(shipped_pack("food_bank"), cached=True)


@hookimpl
def valuecase_fact_sources() -> "Iterable[FactSource]":
    """The published files that feed facts of this type."""
    from valuecase_food_bank.public_data import SOURCES

    return SOURCES

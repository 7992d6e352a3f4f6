"""valuecase answers a partner's blunt question about sharing data: what's in it for me?

`Engine` evaluates partners; `read_partner` reads what is known about one; `read_pack`, `hookimpl` and `FactSource` are for
those who write stakeholder types of their own. Everything else is an inside that may change.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from valuecase.engine import Engine
    from valuecase.hookspecs import hookimpl
    from valuecase.model.case import ValueCase
    from valuecase.model.facts import FactValue, Heard, Partner, Person
    from valuecase.model.pack import StakeholderType
    from valuecase.model.problems import Problem, ValueCaseError
    from valuecase.model.sources import FactSource, PublishedRow
    from valuecase.reading.pack import read_pack
    from valuecase.reading.partner import read_partner

__all__ = [
    "Engine",
    "FactSource",
    "FactValue",
    "Heard",
    "Partner",
    "Person",
    "Problem",
    "PublishedRow",
    "StakeholderType",
    "ValueCase",
    "ValueCaseError",
    "hookimpl",
    "read_pack",
    "read_partner",
]

# Imported when first asked for: `valuecase --help` starts without the engine.
_HOMES = {
    "Engine": "engine",
    "FactSource": "model.sources",
    "FactValue": "model.facts",
    "Heard": "model.facts",
    "Partner": "model.facts",
    "Person": "model.facts",
    "Problem": "model.problems",
    "PublishedRow": "model.sources",
    "StakeholderType": "model.pack",
    "ValueCase": "model.case",
    "ValueCaseError": "model.problems",
    "hookimpl": "hookspecs",
    "read_pack": "reading.pack",
    "read_partner": "reading.partner",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'valuecase' has no attribute {name!r}")
    return getattr(import_module(f"valuecase.{_HOMES[name]}"), name)

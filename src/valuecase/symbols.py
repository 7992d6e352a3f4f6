"""What a condition may name in a type, and the units it may reckon in."""

from typing import TYPE_CHECKING, Any, cast

from valuecase.conditions.symbol import Symbol
from valuecase.model.pack import StakeholderType

if TYPE_CHECKING:
    from valuecase.conditions.units import Units


def symbols_of(type: StakeholderType) -> dict[str, Symbol]:
    """Everything a condition may name, with what it is."""
    symbols = {
        fact.id: Symbol(
            kind=cast("Any", fact.type),
            unit=fact.unit,
            options=frozenset(fact.options),
            plausible=fact.plausible,
        )
        for fact in type.fact.values()
    }
    symbols |= {f"k.{figure.id}": Symbol(kind="number", unit=figure.unit) for figure in type.figure.values()}
    symbols |= {f"pain.{id}": Symbol(kind="yes_no") for id in type.pain}
    return symbols | {f"driver.{id}": Symbol(kind="yes_no") for id in type.driver}


def units_of(type: StakeholderType) -> "Units":
    """The units that a type knows."""
    from valuecase.conditions.units import Units  # for checking packs; evaluating reckons in bare numbers

    plain = frozenset(unit.id for unit in type.unit.values() if unit.plain)
    return Units(plain=plain, known=frozenset(type.unit))

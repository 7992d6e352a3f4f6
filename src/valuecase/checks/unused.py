"""What a pack holds and nothing leans on."""

from collections.abc import Iterator
from typing import Any

import attrs

from valuecase.checks.places import Places
from valuecase.conditions.program import names
from valuecase.model.fields import each_field
from valuecase.model.pack import StakeholderType
from valuecase.model.problems import Problem
from valuecase.wording import placeholders

_TABLES = {
    "fact": "Use it in a condition, a formula or a {placeholder}, or remove it: nobody should be asked in vain.",
    "figure": "Use it in a condition or a formula, or as a {k.placeholder} in a text, or remove it.",
    "source": "Name it where it speaks, in sources, supports or contrary, or remove it.",
    "unit": "Give it to a fact, a figure or an estimate, or remove it.",
    "data_set": "Name it where it would move, in gets, gives or holds, or remove it.",
}


def unused(type: StakeholderType, common: StakeholderType, places: Places) -> Iterator[Problem]:
    """Facts, figures, sources, units and kinds of data of the type's own that no rule and no wording names.

    Facts that are text are told to whoever prepares, and need no rule.
    """
    used = set(mentions(type))
    for table, advice in _TABLES.items():
        for id, record in getattr(type, table).items():
            told = table == "fact" and record.type == "text"
            if not told and id not in getattr(common, table) and (table, id) not in used:
                said = f"nothing uses the {table.replace('_', ' ')} {id}"
                yield places.problem(said, advice, table, id)


def mentions(type: StakeholderType) -> Iterator[tuple[str, str]]:
    """Every record that another one names, as its table and id: in a condition, in a text, or by its id."""
    for record in _records(type):
        for shape, value, _ in each_field(record):
            if shape.kind in ("condition", "formula"):
                for name in names(value.tree):
                    yield _named(name.key)
            elif shape.prose:
                for text in (value,) if isinstance(value, str) else value:
                    yield from map(_named, placeholders(text))
            for table in shape.refers:
                for id in (value,) if isinstance(value, str) else value:
                    yield table, id.removesuffix("_per_year") if table == "unit" else id
    for id in type.holds:
        yield "data_set", id


def _records(type: StakeholderType) -> Iterator[Any]:
    """Everything a file can describe."""
    yield type.about
    yield from type.contradiction
    for one in attrs.fields(StakeholderType):
        if isinstance(table := getattr(type, one.name), dict):
            yield from table.values()


def _named(name: str) -> tuple[str, str]:
    """What a name in a condition or a placeholder stands for: `k.x`, `pain.x`, or the id of a fact."""
    table, _, id = name.rpartition(".")
    return {"k": "figure", "": "fact"}.get(table, table), id

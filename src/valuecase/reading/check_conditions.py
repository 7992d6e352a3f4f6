"""Whether every condition and formula fits the facts it names, and no answer depends on itself."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from valuecase.conditions import tree as t
from valuecase.conditions.check import check
from valuecase.conditions.program import CircleError, names
from valuecase.conditions.symbol import Symbol
from valuecase.conditions.units import UNCLEAR
from valuecase.logic import program_of
from valuecase.model import pack as p
from valuecase.model import proposition as v
from valuecase.model.facts import FactDefinition
from valuecase.model.fields import Path
from valuecase.model.problems import Problem, did_you_mean
from valuecase.reading.check_references import ENDS, has_ends
from valuecase.reading.records import Draft, Entry
from valuecase.reading.values import fit
from valuecase.symbols import symbols_of, units_of

# What a record is without its conditions.
_UNCONDITIONAL: Mapping[str, Mapping[str, Any]] = {
    "fact": {"formula": None, "otherwise": None},
    "driver": {"active": None},
    "pain": {"when": t.Condition("", t.Constant(True)), "driven_by": ()},
}


def check_conditions(draft: Draft, type: p.StakeholderType) -> Iterator[Problem]:
    """Names, types and units of every condition and formula, the facts of examples, then circles."""
    symbols, units = _symbols(draft, type), units_of(type)
    constants = {
        f"k.{id}": figure.ends[1]
        for id, figure in type.figure.items()
        if draft.read("figure", id, *ENDS) and has_ends(figure)
    }

    def unclear(key: str) -> bool:
        """Whether it may be there, without anything known of it."""
        return key not in symbols and (key in type.fact or draft.may_hold(key.rpartition(".")[2]))

    for entry in draft.entries:
        for shape, value, path in entry.fields():
            if shape.kind == "condition":
                found = check(_without(value, unclear), symbols, wants="yes_no", units=units, constants=constants)
            elif shape.kind == "formula":
                unit = _unit(draft, type, entry, path)
                formula = _without(value, unclear)
                found = check(formula, symbols, wants="number", units=units, unit=unit, constants=constants)
            else:
                if shape.kind == "facts":
                    yield from _example_facts(draft, type, entry, value, path)
                continue
            yield from (entry.problem(one.message, one.advice, *path) for one in found)
    yield from _circles(draft, type)


def _symbols(draft: Draft, type: p.StakeholderType) -> dict[str, Symbol]:
    """What a condition may name, but for facts of which nobody can say what they are; some have a unit nobody knows."""
    symbols = symbols_of(type)
    for id, figure in type.figure.items():
        if not (draft.read("figure", id, "unit") and _unit_known(draft, type, figure.unit)):
            symbols[f"k.{id}"] = symbols[f"k.{id}"]._replace(unit=UNCLEAR)
    for id, fact in type.fact.items():
        # A fact that is worked out may go without a unit; one that is asked for has none by mistake, or is no number.
        known = _unit_known(draft, type, fact.unit) if fact.unit else fact.formula is not None
        if not (draft.read("fact", id, "unit") and known):
            symbols[id] = symbols[id]._replace(unit=UNCLEAR)
        if not _clear(draft, fact):
            del symbols[id]
    return symbols


def _clear(draft: Draft, fact: FactDefinition) -> bool:
    """Whether it can be said what the values of a fact are."""
    if not draft.read("fact", fact.id, "type", "options", "formula"):
        return False
    if fact.type in ("choice", "choices"):
        return bool(fact.options)
    # A number is what a fact without a type is taken for; with nothing that numbers have it may be anything.
    return fact.type != "number" or bool(fact.formula or fact.unit or fact.plausible)


def _unit_known(draft: Draft, type: p.StakeholderType, unit: str) -> bool:
    bare = unit.removesuffix("_per_year")
    return bare in type.unit and draft.read("unit", bare, "plain")


def _unit(draft: Draft, type: p.StakeholderType, entry: Entry, path: Path) -> str:
    """The unit that a formula must give, or none where it is not known."""
    record = entry.record
    if isinstance(record, v.Proposition):
        record = record.estimate[str(path[1])]
        path = path[:2]
    else:
        path = ()
    known = entry.read(*path, "unit") and _unit_known(draft, type, record.unit)
    return str(record.unit).removesuffix("_per_year") if known else ""


def _without(condition: t.Condition, unclear: Callable[[str], bool]) -> t.Condition:
    """The condition with every unclear name as a node of the engine, which is not checked, nor is what leans on it."""
    if not any(unclear(name.key) for name in names(condition.tree)):
        return condition

    def changed(part: Any) -> Any:
        if isinstance(part, tuple):
            return tuple(map(changed, part))
        if isinstance(part, t.Name) and unclear(part.key):
            return t.Assumed(part)
        if not isinstance(part, t.Node):
            return part
        values = {one.name: changed(getattr(part, one.name)) for one in attrs.fields(part.__class__)}
        return attrs.evolve(part, **values)

    return t.Condition(condition.text, changed(condition.tree))


def _example_facts(
    draft: Draft, type: p.StakeholderType, entry: Entry, facts: Mapping[str, object], path: Path
) -> Iterator[Problem]:
    for id, value in facts.items():
        if id not in type.fact:
            if not draft.may_hold(id):
                yield entry.problem(f'"{id}" is not a fact of this type', did_you_mean(id, type.fact), *path)
        elif _clear(draft, type.fact[id]) and (reading := fit(type.fact[id], value)).wrong:
            yield entry.problem(reading.wrong, reading.advice, *path)


def _circles(draft: Draft, type: p.StakeholderType) -> Iterator[Problem]:
    """Every circle: after each, the conditions at which it was told are taken out, so that the next shows."""
    while True:
        try:
            program_of(type)
        except CircleError as circle:
            # A fact stands by its id, a pain as `pain.x` or `pain.x.by_facts`.
            table, id = (circle.keys[0].split(".") if "." in circle.keys[0] else ["fact", circle.keys[0]])[:2]
            entry = draft.first[table, id]
            yield entry.problem(f"this depends on itself: {circle}", "Break the circle at one of them.")
            cut: dict[str, Any] = {
                table: {**getattr(type, table), id: attrs.evolve(entry.record, **_UNCONDITIONAL[table])}
            }
            type = attrs.evolve(type, **cut)
        else:
            return

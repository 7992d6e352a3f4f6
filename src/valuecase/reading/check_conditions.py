"""Whether every condition and formula fits the facts it names, and no answer depends on itself."""

from collections.abc import Iterator, Mapping
from typing import Any

from valuecase.conditions.check import check
from valuecase.conditions.program import CircleError
from valuecase.logic import program_of
from valuecase.model import pack as p
from valuecase.model.problems import Problem, did_you_mean
from valuecase.reading.records import At, Locate, records_of, walk_fields
from valuecase.reading.values import fit
from valuecase.symbols import symbols_of, units_of


def check_conditions(type: p.StakeholderType, locate: Locate) -> Iterator[Problem]:
    """Names, types and units of every condition and formula, then circles, then the facts of examples."""
    symbols, units = symbols_of(type), units_of(type)
    figures = {f"k.{figure.id}": figure.ends[1] for figure in type.figure.values()}
    for table, id, record in records_of(type):
        for shape, value, path in walk_fields(record):
            if shape.kind in ("condition", "formula"):
                wants = "yes_no" if shape.kind == "condition" else "number"
                unit = _unit_of(record, path) if shape.kind == "formula" else ""
                for problem in check(value, symbols, wants=wants, units=units, unit=unit, constants=figures):  # type: ignore[arg-type]
                    yield locate(table, id, problem.message, problem.advice, *path)
            elif shape.kind == "facts":
                yield from _example_facts(type, value, At(locate, table, id, path))
    try:
        program_of(type)
    except CircleError as circle:
        table, _, id = circle.keys[0].rpartition(".")
        yield locate(table or "fact", id, f"this depends on itself: {circle}", "Break the circle at one of them.")


def _unit_of(record: Any, path: tuple[str | int, ...]) -> str:
    if isinstance(record, p.Proposition):
        return record.estimate[str(path[1])].unit.removesuffix("_per_year")
    return str(record.unit)


def _example_facts(type: p.StakeholderType, facts: Mapping[str, object], wrong: At) -> Iterator[Problem]:
    for id, value in facts.items():
        if id not in type.fact:
            yield wrong(f'"{id}" is not a fact of this type', did_you_mean(id, type.fact))
        elif (reading := fit(type.fact[id], value)).wrong:
            yield wrong(reading.wrong, reading.advice)

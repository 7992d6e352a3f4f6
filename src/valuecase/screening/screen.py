"""Every organization in a table by the rules of its type, as columns: the same answers as one at a time."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import narwhals as nw

from valuecase.conditions.tables import PREFIX
from valuecase.engine import PARTS
from valuecase.evaluator import Evaluator
from valuecase.knowledge import first_claimed, is_old
from valuecase.model.problems import Problem, ValueCaseError, did_you_mean
from valuecase.screening.answers import Answers
from valuecase.screening.facts import DATED, fitted
from valuecase.screening.frames import beside, into_polars
from valuecase.screening.rules import Given
from valuecase.screening.sheet import Sheet
from valuecase.screening.words import counted, total

LEFT_OUT = "left_out"


def screen(evaluator: Evaluator, frame: Any, *, as_of: date, dated: date | None, parts: Iterable[str]) -> Any:
    """A table of the same kind with the answers beside what it had; see `Engine.screen`."""
    wanted = _parts(parts)
    table = nw.from_native(frame)
    if isinstance(table, nw.LazyFrame):
        own, sheet, answers = _answered(evaluator, table, as_of, dated, wanted)
        return sheet.frame.select(*own, *answers).to_native()
    # Polars does the work for every table in memory: it is the quickest, and its nulls are three-valued.
    lazy = nw.from_native(into_polars(table).lazy())
    _, sheet, answers = _answered(evaluator, lazy, as_of, dated, wanted)
    return beside(table, sheet.frame.select(*answers).to_native().collect())


def _answered(
    evaluator: Evaluator, table: "nw.LazyFrame[Any]", as_of: date, dated: date | None, parts: frozenset[str]
) -> tuple[list[str], Sheet, list[nw.Expr]]:
    """The names of the table's own columns, and a sheet with the answers that can be read from it."""
    schema = table.collect_schema()
    enums = table.implementation.is_polars()
    facts = fitted(schema, evaluator.type, enums=enums)
    sheet = Sheet(table)
    values = sheet.keep({f"fact_{id}": one.value for id, one in facts.items()})
    given = {}
    for id in facts:
        value = PREFIX + f"fact_{id}"
        if id + DATED in schema and schema[id + DATED] != nw.Unknown:
            when = nw.col(id + DATED).cast(nw.Date)
            recent = when.is_null() | (when >= nw.lit(first_claimed(as_of)))
            sheet.keep({f"firm_{id}": nw.when(recent).then(values[f"fact_{id}"])})
            given[id] = Given(value, PREFIX + f"firm_{id}")
        else:
            given[id] = Given(value, None if dated and is_old(dated, as_of) else value)
    firm = total([counted(~nw.col(one.firm).is_null()) for one in given.values() if one.firm])
    found = {LEFT_OUT: total([counted(~one.fits) for one in facts.values() if one.fits is not None])}
    found |= Answers(evaluator, given, as_of, parts, enums=enums).on(sheet, firm)
    if taken := [name for name in found if name in schema]:
        raise ValueCaseError(Problem(f'the column "{name}" has the name of an answer', "Rename it.") for name in taken)
    return list(schema), sheet, [made.alias(name) for name, made in found.items()]


def _parts(parts: Iterable[str]) -> frozenset[str]:
    problems = [
        Problem(f'"{part}" is no part of the answers', did_you_mean(part, PARTS, f"They are: {', '.join(PARTS)}."))
        for part in parts
        if part not in PARTS
    ]
    if problems:
        raise ValueCaseError(problems)
    return frozenset(parts)

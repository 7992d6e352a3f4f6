"""Every organization in a table by the rules of its type, as columns: the same answers as one at a time."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

import narwhals as nw

from valuecase.conditions.tables import PREFIX
from valuecase.engine import PARTS
from valuecase.evaluator import Evaluator
from valuecase.knowledge import first_claimed, is_old
from valuecase.model.pack import StakeholderType
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
    own = table.collect_schema().names()
    facts = _facts_among(own, evaluator.type)
    if isinstance(table, nw.LazyFrame):
        answered, answers = _answered(evaluator, table, own, as_of, dated, wanted)
        return answered.select(*own, *answers).to_native()
    # Polars does the work for every table in memory: it is the quickest, and its nulls are three-valued.
    lazy = nw.from_native(into_polars(table.select(facts)).lazy())
    answered, answers = _answered(evaluator, lazy, own, as_of, dated, wanted)
    # Beside a column as long as the table, an answer that is the same for every row is as long.
    return beside(table, answered.select(facts[0], *answers).drop(facts[0]).to_native().collect(engine="streaming"))


def _facts_among(columns: list[str], type: StakeholderType) -> list[str]:
    """The columns that are facts, and those that date them; raises ValueCaseError where there are none."""
    reserved = [name for name in columns if name.startswith(PREFIX)]
    if reserved:
        raise ValueCaseError(
            Problem(f'the column "{name}" has a name that is kept for us', "Rename it.") for name in reserved
        )
    facts = [name for name in columns if name in type.fact]
    if not facts:
        near = [did_you_mean(name, type.fact) for name in columns]
        advice = next(filter(None, near), f"Name columns as facts are: valuecase facts {type.id}")
        raise ValueCaseError(Problem(f"no column of the table is a fact of the type {type.id}", advice))
    return facts + [
        name for name in columns if name.endswith(DATED) and name.removesuffix(DATED) in facts and name not in facts
    ]


def _answered(
    evaluator: Evaluator,
    table: "nw.LazyFrame[Any]",
    own: list[str],
    as_of: date,
    dated: date | None,
    parts: frozenset[str],
) -> "tuple[nw.LazyFrame[Any], list[nw.Expr]]":
    """The table with columns of ours, and what is read from them; `own` are the names of the caller's columns."""
    schema = table.collect_schema()
    enums = table.implementation.is_polars()
    facts = fitted(schema, evaluator.type, enums=enums)
    sheet = Sheet()
    values = sheet.keep(0, {f"fact_{id}": one.value for id, one in facts.items()})
    given = {}
    for id in facts:
        value, firm = PREFIX + f"fact_{id}", PREFIX + f"firm_{id}"
        if id + DATED in schema and schema[id + DATED] != nw.Unknown:
            when = nw.col(id + DATED).cast(nw.Date)
            recent = when.is_null() | (when >= nw.lit(first_claimed(as_of)))
            sheet.add(1, {firm: nw.when(recent).then(values[f"fact_{id}"])})
            given[id] = Given(value, firm)
        else:
            given[id] = Given(value, None if dated and is_old(dated, as_of) else value)
    firm_facts = total([counted(~nw.col(one.firm).is_null()) for one in given.values() if one.firm])
    left_out = total([counted(~one.fits) for one in facts.values() if one.fits is not None])
    found = [(LEFT_OUT, left_out), *Answers(evaluator, given, as_of, parts, enums=enums).on(sheet, firm_facts)]
    taken = Counter([*own, *(name for name, _ in found)])
    if twice := [name for name, times in taken.items() if times > 1]:
        raise ValueCaseError(Problem(f'two columns would be called "{name}"', "Rename yours.") for name in twice)
    return sheet.on(table), [made.alias(name) for name, made in found]


def _parts(parts: Iterable[str]) -> frozenset[str]:
    problems = [
        Problem(f'"{part}" is no part of the answers', did_you_mean(part, PARTS, f"They are: {', '.join(PARTS)}."))
        for part in parts
        if part not in PARTS
    ]
    if problems:
        raise ValueCaseError(problems)
    return frozenset(parts)

"""Every organization in a table by the rules of its type, as columns: the same answers as one at a time."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

import narwhals as nw

from valuecase.conditions.tables import PREFIX
from valuecase.engine import PARTS
from valuecase.evaluator import Evaluator
from valuecase.knowledge import first_claimed, is_old
from valuecase.model.pack import StakeholderType
from valuecase.model.problems import Problem, ValueCaseError, did_you_mean
from valuecase.screening.answering.answers import Answers
from valuecase.screening.answering.facts import DATED, fitted
from valuecase.screening.answering.frames import beside, into_polars
from valuecase.screening.answering.long import lengthen
from valuecase.screening.answering.plan import Plan, Plans
from valuecase.screening.answering.rules import Given
from valuecase.screening.answering.sheet import Sheet
from valuecase.screening.answering.words import counted, total

LEFT_OUT = "left_out"
OF = PREFIX + "of"  # the row of the caller's table that a row of a long one is about


def screen(
    evaluator: Evaluator,
    frame: Any,
    *,
    as_of: date,
    dated: date | None,
    parts: Iterable[str],
    long: bool,
    plans: Plans,
) -> Any:
    """A table of the same kind with the answers beside what it had; see `Engine.screen`. `plans` are kept for the next."""
    asked = Asked(evaluator, as_of, dated, _parts(parts, long=long))
    table = nw.from_native(frame)
    own = table.collect_schema().names()
    facts = _facts_among(own, evaluator.type)
    if isinstance(table, nw.LazyFrame):
        answered, answers = asked.of(table)
        _require_different(own, answers)
        wide = answered.select(*own, **answers)
        return lengthen(wide.to_native(), evaluator.type) if long else wide.to_native()
    # Polars does the work for every table in memory: it is the quickest, and its nulls are three-valued.
    given = into_polars(table.select(facts))
    key = (evaluator.type.id, as_of, dated, asked.parts, tuple(given.schema.items()))
    plan = plans.take(key) or Plan(given.schema, asked.answers)
    _require_different(own, plan.columns)
    found = plan.answer(given)
    plans.put_back(key, plan)
    if long:
        rows = lengthen(found.with_row_index(OF), evaluator.type)
        return beside(table[rows[OF].to_list()], rows.drop(OF))
    return beside(table, found)


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


def _require_different(own: Iterable[str], answers: Iterable[str]) -> None:
    taken = Counter([*own, *answers])
    if twice := [name for name, times in taken.items() if times > 1]:
        raise ValueCaseError(Problem(f'two columns would be called "{name}"', "Rename yours.") for name in twice)


class Asked(NamedTuple):
    """What is asked of a table."""

    evaluator: Evaluator
    as_of: date
    dated: date | None
    parts: frozenset[str]

    def answers(self, table: "nw.LazyFrame[Any]") -> "nw.LazyFrame[Any]":
        """The answers alone."""
        answered, answers = self.of(table)
        # Beside a column as long as the table, an answer that is the same for every row is as long.
        first = table.collect_schema().names()[0]
        return answered.select(first, **answers).drop(first)

    def of(self, table: "nw.LazyFrame[Any]") -> "tuple[nw.LazyFrame[Any], dict[str, nw.Expr]]":
        """The table with columns of ours, and what is read from them."""
        schema = table.collect_schema()
        enums = table.implementation.is_polars()
        facts = fitted(schema, self.evaluator.type, enums=enums)
        sheet = Sheet()
        values = sheet.keep(0, {f"fact_{id}": one.value for id, one in facts.items()})
        given = {}
        for id in facts:
            value, firm = PREFIX + f"fact_{id}", PREFIX + f"firm_{id}"
            if id + DATED in schema and schema[id + DATED] != nw.Unknown:
                when = nw.col(id + DATED).cast(nw.Date)
                recent = when.is_null() | (when >= nw.lit(first_claimed(self.as_of)))
                sheet.add(1, {firm: nw.when(recent).then(values[f"fact_{id}"])})
                given[id] = Given(value, firm)
            else:
                given[id] = Given(value, None if self.dated and is_old(self.dated, self.as_of) else value)
        firm_facts = total([counted(~nw.col(one.firm).is_null()) for one in given.values() if one.firm])
        left_out = total([counted(~one.fits) for one in facts.values() if one.fits is not None])
        answers = Answers(self.evaluator, given, self.as_of, self.parts, enums=enums).on(sheet, firm_facts)
        _require_different([LEFT_OUT], [name for name, _ in answers])
        return sheet.on(table), {LEFT_OUT: left_out, **dict(answers)}


def _parts(parts: Iterable[str], *, long: bool) -> frozenset[str]:
    problems = [
        Problem(f'"{part}" is no part of the answers', did_you_mean(part, PARTS, f"They are: {', '.join(PARTS)}."))
        for part in parts
        if part not in PARTS
    ]
    if problems:
        raise ValueCaseError(problems)
    return frozenset(parts) | ({"verdicts"} if long else set())

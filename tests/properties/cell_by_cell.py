"""What a screening must say of one organization: its value case, in the columns of a table."""

import random
from datetime import date, timedelta

import polars as pl

from valuecase import FactValue, Partner
from valuecase.engine import Engine
from valuecase.evaluator import Evaluator
from valuecase.model.case import ValueCase
from valuecase.shared.comparing import places
from valuecase.testing.prepared import AS_OF
from valuecase.testing.values import boundaries

ENDS = ("conservative", "base", "optimistic")
_TYPES = {
    "yes_no": pl.Boolean(), "integer": pl.Int64(), "number": pl.Float64(), "date": pl.Date(), "choices": pl.List(pl.String())
}  # fmt: skip


def columns_of(case: ValueCase) -> dict[str, object]:
    found: dict[str, object] = {f"driver_{one.id}": one.status for one in case.drivers}
    for pain in case.pains:
        found |= {f"pain_{pain.id}": pain.status, f"pain_{pain.id}_grade": pain.grade or None}
    for one in case.propositions:
        key = f"proposition_{one.id}"
        found |= {key: one.status, f"{key}_ready": one.ready, f"{key}_score": one.score}
        given = {estimate.name: estimate.ends for estimate in one.estimates}
        for name in one.proposition.estimate:
            ends = given.get(name, (None, None, None))
            found |= {f"estimate_{one.id}_{name}_{end}": value for end, value in zip(ENDS, ends, strict=True)}
    found["score"] = places([case])[0].sum
    found |= {status: len(case.with_status(status)) for status in ("applies", "ready", "open")}
    strongest = [one.id for one in case.with_status("applies", "ready")]
    lacking = [one.fact for one in case.questions if not _known(case, one.fact)]
    for place in range(3):
        found[f"strongest_{place + 1}"] = strongest[place] if place < len(strongest) else None
        found[f"ask_{place + 1}"] = lacking[place] if place < len(lacking) else None
    return found


def _known(case: ValueCase, fact: str) -> bool:
    return fact in case.facts and case.facts[fact].value is not None


def partner_of(type: str, row: dict) -> Partner:
    """A row of a table as a partner whose facts are published, each on its day where the row has one."""
    facts = {
        id: (FactValue(_plain(value), "published", source="A table", as_of=row.get(f"{id}_as_of")),)
        for id, value in row.items()
        if value is not None and not id.endswith("_as_of")
    }
    return Partner("Somebody", type, facts=facts)


def _plain(value):
    return frozenset(value) if isinstance(value, list) else value


def table_of(evaluator: Evaluator, rows: list[dict]) -> pl.DataFrame:
    """Rows of facts as a table that has every fact of the type, in the types in which facts come."""
    made = []
    for id in evaluator.asker.asked:
        fact = evaluator.type.fact[id]
        values = [row.get(id) for row in rows]
        if fact.type == "choices":
            values = [None if value is None else sorted(value) for value in values]
        if fact.type == "number":
            values = [None if value is None else float(value) for value in values]
        made.append(pl.Series(id, values, _TYPES.get(fact.type, pl.String())))
    days = sorted({id for row in rows for id in row if id.endswith("_as_of")})
    made += [pl.Series(id, [row.get(id) for row in rows], pl.Date()) for id in days if id not in evaluator.type.fact]
    return pl.DataFrame(made).with_row_index("row").with_columns(pl.col("row").cast(pl.Int64))


def rows_at_boundaries(evaluator: Evaluator, count: int, seed: int = 1) -> list[dict]:
    """Organizations from hardly known to known well, with values on both sides of every threshold, some of them old."""
    chance = random.Random(seed)
    worth = boundaries(evaluator.type)
    rows = []
    for place in range(count):
        known = chance.choice((0.05, 0.3, 0.6, 0.95))
        row = {id: chance.choice(values) for id, values in worth.items() if chance.random() < known}
        for id in row if place % 2 else ():
            days = chance.choice((None, 0, 1095, 1096, 1097, 3000))
            row = {**row, f"{id}_as_of": None if days is None else AS_OF - timedelta(days)}
        rows.append(row)
    return rows


def differences(engine: Engine, type: str, rows: list[dict], answers: list[dict], as_of: date = AS_OF) -> list[str]:
    """Every cell in which a table and one organization at a time say different things."""
    found = []
    for place, (row, answered) in enumerate(zip(rows, answers, strict=True)):
        case = engine.evaluator(type).case(partner_of(type, row), as_of, compiled=True)
        for name, value in columns_of(case).items():
            if name in answered and answered[name] != value:
                found.append(f"row {place}, {name}: {answered[name]!r} in the table, {value!r} alone")
    return found

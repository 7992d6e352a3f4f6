"""Organizations screened one at a time, in the columns that a screening has."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import polars as pl

from valuecase import Engine
from valuecase.model.case import ValueCase
from valuecase.model.facts import FactValue, Partner
from valuecase.model.pack import StakeholderType
from valuecase.shared.comparing import places

AS_OF = date(2026, 12, 1)
NOTHING_REJECTED = pl.DataFrame(schema=dict.fromkeys(("file", "row", "id", "column", "value", "why"), pl.String))


def screened(engine: Engine, type: str, rows: Iterable[Mapping[str, Any]], facts: Iterable[str]) -> pl.DataFrame:
    """The answers for rows of identity columns and facts, the latter taken as published in the year before."""
    kept, known = list(rows), list(facts)
    cases = engine.evaluate_all((_partner(type, row, known) for row in kept), as_of=AS_OF)
    own = engine.type(type)
    lines = [{**row, **_answers(own, case)} for row, case in zip(kept, cases, strict=True)]
    return pl.DataFrame(lines, infer_schema_length=None) if lines else _empty(own, known)


def _partner(type: str, row: Mapping[str, Any], facts: list[str]) -> Partner:
    day = date(AS_OF.year - 1, 12, 1)
    found = {id: (FactValue(row[id], "published", "A file", as_of=day),) for id in facts if row.get(id) is not None}
    return Partner(str(row.get("name")), type, facts=found)


def _answers(type: StakeholderType, case: ValueCase) -> dict[str, Any]:
    line: dict[str, Any] = {"left_out": 0}
    for pain in case.pains:
        line[f"pain_{pain.id}"] = pain.status
        line[f"pain_{pain.id}_grade"] = pain.grade or None
    for id in type.proposition:
        one = next(one for one in case.propositions if one.id == id)
        line |= {
            f"proposition_{id}": one.status,
            f"proposition_{id}_ready": one.ready,
            f"proposition_{id}_score": one.score,
        }
    line["score"] = places([case])[0].sum
    line |= {"applies": len(case.with_status("applies")), "ready": len(case.with_status("ready"))}
    line["open"] = sum(one.status == "open" for one in case.propositions)
    usable = [one.id for one in case.propositions if one.usable]
    asks = [one.fact for one in case.questions if one.decides]
    for place in range(3):
        line[f"strongest_{place + 1}"] = usable[place] if len(usable) > place else None
        line[f"ask_{place + 1}"] = asks[place] if len(asks) > place else None
    return line


def _empty(type: StakeholderType, facts: list[str]) -> pl.DataFrame:
    """No rows, in the columns that one would have."""
    one = screened(Engine(), type.id, [{"id": "1", "name": "Nobody", "state": "AL", **dict.fromkeys(facts)}], facts)
    return one.clear()

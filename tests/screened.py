"""Organizations screened one at a time, in the columns that a screening has, and made-up ones to screen."""

from collections.abc import Iterable, Mapping
from datetime import date
from random import Random
from typing import Any

import polars as pl

from valuecase import Engine
from valuecase.model.case import ValueCase
from valuecase.model.facts import FactValue, Partner
from valuecase.model.pack import StakeholderType
from valuecase.screening.summary import Summary
from valuecase.shared.comparing import places

AS_OF = date(2026, 12, 1)
NOTHING_REJECTED = pl.DataFrame(schema=dict.fromkeys(("file", "row", "id", "column", "value", "why"), pl.String))
IDENTITY = ("id", "name", "state")
FACTS = (
    "org_type",
    "staffed_beds",
    "overall_star_rating",
    "readmission_measures_worse",
    "has_emergency_department",
    "trauma_center",
    "ed_boarding_4h_percent",
    "annual_ed_visits",
    "patient_consent",
    "enforcement_use_expected",
)


def hospitals(number: int, seed: int = 0, known: float = 0.7) -> list[dict[str, object]]:
    """Made-up hospitals of which some facts are known."""
    random = Random(seed)
    values = {
        "org_type": lambda: random.choice(("acute_care", "psychiatric")),
        "staffed_beds": lambda: random.randint(5, 900),
        "has_emergency_department": lambda: random.random() < 0.8,
        "patient_consent": lambda: random.choice(("free_choice", "no_process")),
        "enforcement_use_expected": lambda: random.random() < 0.2,
        "overall_star_rating": lambda: random.randint(1, 5),
        "readmission_measures_worse": lambda: random.randint(0, 1),
        "trauma_center": lambda: random.random() < 0.5,
        "ed_boarding_4h_percent": lambda: random.randint(0, 60),
        "annual_ed_visits": lambda: random.randint(1000, 90_000),
    }
    return [
        {
            "id": str(place),
            "name": f"Hospital {random.randint(0, 30):02}",
            "state": random.choice(("TX", "AL", " al ", "PR", "Texas", None)),
            **{id: make() if random.random() < known else None for id, make in values.items()},
        }
        for place in range(number)
    ]


def judged(number: int, ratings: dict[int, int]) -> list[dict[str, object]]:
    """Hospitals of which the rating is known for the first so many of each, and nothing else that differs."""
    known = [rating for rating, many in ratings.items() for _ in range(many)]
    rated = [{"overall_star_rating": one, "readmission_measures_worse": 0} for one in known]
    rest: list[dict[str, object]] = [{}] * (number - len(rated))
    same = {"org_type": "acute_care"}
    return [{**row, **same, **own} for row, own in zip(hospitals(number, known=0), [*rated, *rest], strict=True)]


def summed(
    answers: pl.DataFrame, type, *, rejected: pl.DataFrame = NOTHING_REJECTED, facts=FACTS, chunk: int = 10**6, **more
) -> Summary:
    summary = Summary(type, identity=IDENTITY, facts=facts, **more)
    for piece in answers.iter_slices(chunk):
        summary.add(piece, rejected.clear())
    summary.add(answers.clear(), rejected)
    return summary


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

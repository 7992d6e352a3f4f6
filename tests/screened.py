"""Made-up organizations, screened and summed up."""

from collections.abc import Iterable, Mapping
from datetime import date
from random import Random
from typing import Any

import polars as pl

from valuecase import Engine
from valuecase.screening.showing.summary import Summary

AS_OF = date(2026, 12, 1)
NOTHING_REJECTED = pl.DataFrame(
    schema=dict.fromkeys(("file", "row", "id", "column", "value", "why"), pl.String) | {"used": pl.Boolean}
)
COLUMNS = {"yes_no": pl.Boolean, "integer": pl.Int64, "number": pl.Float64, "choice": pl.String}
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
    known = engine.type(type).fact
    schema = {**dict.fromkeys(IDENTITY, pl.String), **{id: COLUMNS[known[id].type] for id in facts}}
    return engine.screen(type, pl.DataFrame(rows, schema=schema), as_of=AS_OF, dated=AS_OF.replace(year=AS_OF.year - 1))

"""What is counted of a screening, chunk by chunk: however many rows there are, only their counts are kept."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from valuecase.model.pack import StakeholderType
from valuecase.published import STATES

PAIN_STATUSES = ("present", "absent", "unknown")
STANDINGS = ("fits", "after_a_question", "to_find_out", "not_for_them")
STRONGEST = ("strongest_1", "strongest_2", "strongest_3")
ASKED = ("ask_1", "ask_2", "ask_3")
STATE = "state"


class Counts:
    """Counts over all rows so far.

    `of` counts by a table's name and an id: `("pain.x", "present")`, `("proposition.x", "fits")`, `("fact", "staffed_beds")`
    for the rows that know it. `standings` counts organizations by the best that can be said of any proposition;
    `states` holds how many rows each state has, and how many of them have something to raise.
    """

    def __init__(self, type: StakeholderType, facts: Sequence[str]) -> None:
        self.type = type
        self.facts = tuple(facts)
        self.rows = 0
        self.left_out = 0
        self.of: Counter[tuple[str, str]] = Counter()
        self.scores: Counter[int] = Counter()
        self.standings: Counter[str] = Counter()
        self.asked: Counter[str] = Counter()
        self.states: dict[str, tuple[int, int]] = {}

    def add(self, answers: pl.DataFrame) -> None:
        self.rows += answers.height
        counted = answers.select(pl.col("left_out").sum(), *self._sums(answers)).row(0, named=True)
        self.left_out += counted.pop("left_out")
        for name, count in counted.items():
            table, id = name.split("|")
            self.of[table, id] += count
        self.scores.update(dict(answers["score"].drop_nulls().value_counts().iter_rows()))
        self.standings.update(dict(answers.select(_standing())["standing"].value_counts().iter_rows()))
        for ask in ASKED:
            self.asked.update(dict(answers[ask].drop_nulls().cast(pl.String).value_counts().iter_rows()))
        if STATE in answers.columns:
            self._add_states(answers)

    def _sums(self, answers: pl.DataFrame) -> Iterator[pl.Expr]:
        for id in self.type.pain:
            for word in PAIN_STATUSES:
                yield (pl.col(f"pain_{id}") == word).sum().alias(f"pain.{id}|{word}")
        for id in self.type.proposition:
            status, ready = pl.col(f"proposition_{id}"), pl.col(f"proposition_{id}_ready")
            found: dict[str, pl.Expr] = {
                "fits": status == "applies",
                "after_a_question": ready,
                "to_find_out": (status == "open") & ~ready,
                "not_for_them": status == "does_not_apply",
            }
            for said, holds in found.items():
                yield holds.sum().alias(f"proposition.{id}|{said}")
        for id in self.facts:
            yield known(id, answers.schema[id]).sum().alias(f"fact|{id}")

    def _add_states(self, answers: pl.DataFrame) -> None:
        """Rows whose state is no postal code count for none: there could be any number of other words."""
        code = pl.col(STATE).cast(pl.String).str.strip_chars().str.to_uppercase()
        found = answers.group_by(code).agg(
            pl.len(), ((pl.col("applies") > 0) | (pl.col("ready") > 0)).sum().alias("usable")
        )
        for state, rows, usable in found.iter_rows():
            if state in STATES:
                before = self.states.get(state, (0, 0))
                self.states[state] = before[0] + rows, before[1] + usable


def known(column: str, type: pl.DataType) -> pl.Expr:
    """Whether a cell holds a value; a number that is none counts as unknown, as it does for the rules."""
    given = pl.col(column).is_not_null()
    return given & pl.col(column).is_finite() if type.is_float() else given


def ranked(counter: Mapping[str, int]) -> list[tuple[str, int]]:
    """The most first; equal ones by id, so that the order in which rows came does not show."""
    return sorted(counter.items(), key=lambda one: (-one[1], one[0]))


def _standing() -> pl.Expr:
    """The best that can be said of any proposition."""
    said = (
        pl.when(pl.col("applies") > 0).then(pl.lit("fits")).when(pl.col("ready") > 0).then(pl.lit("after_a_question"))
    )
    return said.when(pl.col("open") > 0).then(pl.lit("to_find_out")).otherwise(pl.lit("not_for_them")).alias("standing")

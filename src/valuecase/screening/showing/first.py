"""Which organizations stand first in a list: the highest sum, and what sets those apart that have the same.

The sum is of a few small whole numbers, so that hundreds can share it. What it counts in steps sets them apart: how much
could be raised, then how much is known, so that a talk can begin. Size does not: a list by size would begin in the same
large cities whatever hurts. By name come those that are level in all of this, and last of them those without a name.
"""

from collections.abc import Sequence

import polars as pl
from attrs import define, field

from valuecase.screening.showing.counting import known


@define
class First:
    """The first rows so far, at most so many: of equals the one that came earlier stands first."""

    most: int
    name: str
    facts: Sequence[str] = ()
    frame: pl.DataFrame | None = field(default=None, init=False)

    def add(self, answers: pl.DataFrame) -> None:
        """Answers have the columns of `Engine.screen`; those whose sum is null are not in the running."""
        found = self._first_of(answers)
        self.frame = found if self.frame is None else self._first_of(pl.concat([self.frame, found]))

    def _first_of(self, rows: pl.DataFrame) -> pl.DataFrame:
        if not self.most:
            return rows.clear()
        score = pl.col("score")
        # Most rows are below the first of their chunk by their sum alone, and need no closer look.
        near = rows.select((score >= score.top_k(self.most).min()).arg_true()).to_series()
        facts = [known(id, rows.schema[id]) for id in self.facts if id in rows.columns]
        name = pl.col(self.name).cast(pl.String).str.to_lowercase() if self.name in rows.columns else pl.lit(None)
        keys = {
            "score": -pl.col("score"),
            "raised": -(pl.col("applies") + pl.col("ready")),
            "known": -pl.sum_horizontal(facts or pl.lit(0)).cast(pl.Int32),
            "name": name,
        }
        needed = {"score", "applies", "ready", self.name, *self.facts}
        looked = rows.select(one for one in rows.columns if one in needed)[near]
        order = looked.select(**keys).select(pl.arg_sort_by(*keys, nulls_last=True, maintain_order=True)).to_series()
        return rows[near.gather(order.head(self.most))]

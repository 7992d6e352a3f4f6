"""Which organizations stand first in a list: the highest sum, and what sets those apart that have the same.

The sum is of a few small whole numbers, so that hundreds can share it. What it counts in steps sets them apart: how much
could be raised, then how much is known, so that a talk can begin. Size does not: a list by size would begin in the same
large cities whatever hurts. By name come those that are level in all of this, and last of them those without a name.
"""

from collections.abc import Sequence

import polars as pl
from attrs import define, field

from valuecase.screening.counting import known


@define
class First:
    """The first rows so far, at most so many: of equals the one that came earlier stands first."""

    most: int
    name: str
    facts: Sequence[str] = ()
    frame: pl.DataFrame | None = field(default=None, init=False)

    def add(self, answers: pl.DataFrame) -> None:
        """Answers have the columns of `Engine.screen`; those whose sum is null are not in the running."""
        there = answers.filter(pl.col("score").is_not_null())
        found = there if self.frame is None else pl.concat([self.frame, there])
        raised = pl.col("applies") + pl.col("ready")
        facts = [known(id, found.schema[id]) for id in self.facts if id in found.columns]
        name = pl.col(self.name).cast(pl.String).str.to_lowercase() if self.name in found.columns else pl.lit(None)
        keys = [pl.col("score"), raised, pl.sum_horizontal(facts) if facts else pl.lit(0)]
        order = found.select(a=keys[0], b=keys[1], c=keys[2], name=name).with_row_index("row")
        descending = [True, True, True, False]
        rows = order.sort("a", "b", "c", "name", descending=descending, nulls_last=True, maintain_order=True)["row"]
        self.frame = found[rows.head(self.most)]

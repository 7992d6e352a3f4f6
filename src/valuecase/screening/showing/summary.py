"""A screening in short: what is counted of it and whom to invite first, for the screen, a page and other programs."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Any

import polars as pl

from valuecase.explaining.words import Words
from valuecase.model.pack import StakeholderType
from valuecase.model.paper import Paper
from valuecase.screening.showing import counting, saying, sizes
from valuecase.screening.showing.ages import Ages
from valuecase.screening.showing.counting import Counts
from valuecase.screening.showing.first import First


class Summary:
    """Grows with every chunk of answers, and keeps counts and the `top` rows of it, never a chunk.

    The answers are frames of `engine.screen`; `identity` are their columns that say who it is, `facts` those that were fed,
    `dated` is the day of those that have no column of days, and `size` is the one of them that says how large one is (None:
    chosen by what is known); ValueCaseError where it is no number or was not fed. `cautions` are said where the list is. The
    same rows in other chunks give the same summary; the first of them are those of `First`.
    """

    def __init__(
        self,
        type: StakeholderType,
        *,
        top: int = 10,
        identity: Sequence[str],
        facts: Sequence[str],
        size: str | None = None,
        dated: date | None = None,
        cautions: Sequence[str] = (),
    ) -> None:
        self.type = type
        self.identity = tuple(identity)
        self.cautions = tuple(cautions)
        self.counts = Counts(type, facts)
        self.ages = Ages(facts, dated)
        self.rejected_rows = self.rejected_cells = self.doubtful = 0
        self.why_left_out: Counter[str] = Counter()
        self._first = First(top, self.name_column, facts)
        known = (sizes.asked_for(type, facts, size),) if size else sizes.candidates(type, facts)
        self._by_size = [sizes.BySize(type, id) for id in known]

    def add(self, answers: pl.DataFrame, rejected: pl.DataFrame) -> None:
        """Counts a chunk of answers, and the rows and cells that could not be used, or look wrong, on the way to it."""
        lost = rejected.filter(~rejected["used"])
        rows = lost.filter(lost["column"] == "")
        self.why_left_out.update(dict(rows["why"].value_counts().iter_rows()))
        self.rejected_rows += rows.height
        self.rejected_cells += lost.height - rows.height
        self.doubtful += rejected.height - lost.height
        self.counts.add(answers)
        self.ages.add(answers)
        for one in self._by_size:
            one.add(answers)
        self._keep_first(answers)

    def _keep_first(self, answers: pl.DataFrame) -> None:
        propositions = (f"proposition_{id}" for id in self.type.proposition)
        wanted = (*self.identity, "name", *self.counts.facts, *counting.STRONGEST, *counting.ASKED, *propositions)
        known = [column for column in dict.fromkeys(wanted) if column in answers.columns]
        self._first.add(answers.select(*known, "score", "applies", "ready"))

    @property
    def top(self) -> list[dict[str, Any]]:
        """The first rows, with what is said of them."""
        return [] if self._first.frame is None else self._first.frame.to_dicts()

    @property
    def name_column(self) -> str:
        """The column that names an organization: its name, or else whatever says who it is."""
        return "name" if "name" in self.identity or not self.identity else self.identity[0]

    @property
    def by_size(self) -> sizes.BySize | None:
        """Pains by the fact that says how large an organization is; none where no such fact is known."""
        return sizes.chosen(self._by_size, self.counts.rows)

    @cached_property
    def words(self) -> Words:
        return Words(self.type)

    def counted(self, number: int) -> str:
        """`1 hospital`, `5,000 hospitals`."""
        about = self.type.about
        return saying.counted(number, about.title[:1].lower() + about.title[1:], about.plural)

    def paper(self, as_of: date) -> Paper:
        from valuecase.screening.showing.telling import told

        return told(self, as_of)

    def data(self) -> dict[str, Any]:
        """All counts for other programs, with ids."""
        counts, by_size = self.counts, self.by_size
        return {
            "type": self.type.id,
            "rows": counts.rows,
            "rejected": {"rows": self.rejected_rows, "cells": self.rejected_cells, "doubtful": self.doubtful},
            "left_out": counts.left_out,
            "cautions": list(self.cautions),
            "organizations": {one: counts.standings[one] for one in counting.STANDINGS},
            "scores": [{"score": score, "organizations": counts.scores[score]} for score in sorted(counts.scores)],
            "pains": {
                id: {status: counts.of[f"pain.{id}", status] for status in counting.PAIN_STATUSES}
                for id in self.type.pain
            },
            "propositions": {
                id: {status: counts.of[f"proposition.{id}", status] for status in counting.STANDINGS}
                for id in self.type.proposition
            },
            "facts": {id: {"known": counts.of["fact", id], "years": self.ages.years(id)} for id in counts.facts},
            "ask": [{"fact": id, "organizations": number} for id, number in counting.ranked(counts.asked)],
            "size": None if by_size is None else _size_data(by_size),
            "states": {
                state: {"rows": rows, "with_something_to_raise": usable}
                for state, (rows, usable) in sorted(counts.states.items())
            },
            "top": [
                {
                    **{column: row.get(column) for column in self.identity},
                    "score": row["score"],
                    "strongest": [row[place] for place in counting.STRONGEST if row[place]],
                    "ask": [row[place] for place in counting.ASKED if row[place]],
                }
                for row in self.top
            ],
        }


def _size_data(by_size: sizes.BySize) -> dict[str, Any]:
    return {
        "fact": by_size.fact,
        "known": by_size.known,
        "classes": [
            {
                "from": one.low,
                "below": one.below,
                "rows": one.rows,
                "pains": {
                    id: {status: one.pains[id, status] for status in ("present", "absent")}
                    for id in dict.fromkeys(id for id, _ in by_size.statuses)
                },
            }
            for one in by_size.classes()
        ],
    }

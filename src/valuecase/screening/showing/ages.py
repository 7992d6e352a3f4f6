"""How old the figures are: of each fact, the days that its values are of."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import polars as pl

from valuecase.knowledge import is_old
from valuecase.screening.reading.columns import AS_OF
from valuecase.screening.showing.counting import known


class Ages:
    """Grows with every chunk of answers. `dated` is the day of the facts that have no column of days; None counts as no day."""

    def __init__(self, facts: Sequence[str], dated: date | None = None) -> None:
        self.dated = dated
        self.days: dict[str, Counter[date | None]] = {id: Counter() for id in facts}

    def add(self, answers: pl.DataFrame) -> None:
        for id, days in self.days.items():
            there = answers.filter(known(id, answers.schema[id]))
            if id + AS_OF in answers.columns:
                days.update(dict(there[id + AS_OF].cast(pl.Date).value_counts().iter_rows()))
            else:
                days[self.dated] += there.height

    def years(self, id: str) -> str:
        """`2018`, or `2018 to 2019`; empty where no value has a day."""
        found = sorted({day.year for day, count in self.days[id].items() if day and count})
        return " to ".join(str(year) for year in dict.fromkeys((*found[:1], *found[-1:])))

    def old(self, id: str, as_of: date) -> int:
        """How many values are too old to make anything firm."""
        return sum(count for day, count in self.days[id].items() if day and is_old(day, as_of))

"""Which ids came before: ten million of them in eighty megabytes."""

import polars as pl


class Seen:
    """The ids of all rows so far, as hashes in sorted runs, each run longer than the one after it."""

    def __init__(self) -> None:
        self._runs: list[pl.Series] = []

    def again(self, ids: pl.Series) -> pl.Series:
        """Whether each id came before, in earlier rows of these too; from now on they have all come."""
        hashes = ids.hash(seed=0)
        before = ~hashes.is_first_distinct()
        for run in self._runs:
            places = run.search_sorted(hashes).clip(upper_bound=len(run) - 1)
            before |= run.gather(places) == hashes
        if len(ids):
            self._add(hashes.unique().sort())
        return before

    def _add(self, run: pl.Series) -> None:
        while self._runs and len(self._runs[-1]) <= 2 * len(run):
            run = pl.concat([self._runs.pop(), run]).sort()
        self._runs.append(run)

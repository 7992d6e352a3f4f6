"""Which ids came before: ten million of them in eighty megabytes."""

import polars as pl


class Seen:
    """The ids of all rows so far, as hashes in sorted runs, each run longer than the one after it."""

    def __init__(self) -> None:
        self._runs: list[pl.Series] = []

    def again(self, ids: pl.Series) -> pl.Series:
        """Whether each id came before, in earlier rows of these too; from now on they have all come."""
        hashes = ids.hash(seed=0)
        new = hashes.unique().sort()  # in order they are found far faster
        known = [new.filter(_among(run, new)) for run in self._runs]
        before = ~hashes.is_first_distinct()
        if any(map(len, known)):
            before |= hashes.is_in(pl.concat(known).implode())
        if len(new):
            self._add(new)
        return before

    def _add(self, run: pl.Series) -> None:
        while self._runs and len(self._runs[-1]) <= 2 * len(run):
            run = self._runs.pop().to_frame("id").merge_sorted(run.to_frame("id"), key="id").to_series()
        self._runs.append(run)


def _among(run: pl.Series, wanted: pl.Series) -> pl.Series:
    """Whether each is in a sorted run."""
    return run.gather(run.search_sorted(wanted).clip(upper_bound=len(run) - 1)) == wanted

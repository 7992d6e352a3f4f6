"""What could not be used, or was used and looks wrong, row by row and cell by cell, with its place and why."""

from collections.abc import Iterable

import polars as pl

SCHEMA = {
    "file": pl.String,
    "row": pl.Int64,
    "id": pl.String,
    "column": pl.String,
    "value": pl.String,
    "why": pl.String,
    "used": pl.Boolean,
}
AGAIN = "an earlier row has this id too: both are kept, since nobody can tell which is right"
Line = tuple[str, int | None, str | None, str, str, str]


def rejected(lines: Iterable[Line] = (), *, used: bool = False) -> pl.DataFrame:
    """One row for each: file, row (the first below the header is 1), id, column ("" for the whole row), value, why, and
    whether it was `used` all the same.
    """
    return pl.DataFrame([(*line, used) for line in lines], schema=SCHEMA, orient="row")


def rejected_cells(
    file: str, numbers: pl.Series, ids: pl.Series, column: str, raw: pl.Series, why: pl.Series, *, used: bool = False
) -> pl.DataFrame:
    """The cells of a column for which `why` says something."""
    wrong = why.is_not_null()
    if not wrong.any():
        return rejected()
    raw = raw.filter(wrong)
    value = raw if raw.dtype == pl.String else pl.Series(list(map(str, raw)), dtype=pl.String)
    found = {"row": numbers.filter(wrong), "id": ids.filter(wrong), "value": value, "why": why.filter(wrong)}
    said = {"file": file, "column": column, "used": used}
    return pl.DataFrame(found).with_columns(pl.lit(value).alias(name) for name, value in said.items()).select(*SCHEMA)

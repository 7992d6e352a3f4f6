"""What could not be used, row by row and cell by cell, with its place and why."""

from collections.abc import Iterable

import polars as pl

SCHEMA = {
    "file": pl.String,
    "row": pl.Int64,
    "id": pl.String,
    "column": pl.String,
    "value": pl.String,
    "why": pl.String,
}
AGAIN = "an earlier row has this id too: both are kept, since nobody can tell which is right"
Line = tuple[str, int | None, str | None, str, str, str]


def rejected(lines: Iterable[Line] = ()) -> pl.DataFrame:
    """One row for each: file, row (the first below the header is 1), id, column ("" for the whole row), value, why."""
    return pl.DataFrame(list(lines), schema=SCHEMA, orient="row")


def rejected_cells(
    file: str, numbers: pl.Series, ids: pl.Series, column: str, raw: pl.Series, why: pl.Series
) -> pl.DataFrame:
    """The cells of a column for which `why` says something."""
    wrong = why.is_not_null()
    if not wrong.any():
        return rejected()
    raw = raw.filter(wrong)
    value = raw if raw.dtype == pl.String else pl.Series(list(map(str, raw)), dtype=pl.String)
    found = {"row": numbers.filter(wrong), "id": ids.filter(wrong), "value": value, "why": why.filter(wrong)}
    return pl.DataFrame(found).with_columns(pl.lit(file).alias("file"), pl.lit(column).alias("column")).select(*SCHEMA)

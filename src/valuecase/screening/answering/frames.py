"""Tables of the caller's kind: into Polars, and back with the answers beside what was there."""

from typing import TYPE_CHECKING, Any

import narwhals as nw

from valuecase.model.problems import Problem, ValueCaseError

if TYPE_CHECKING:
    import polars as pl


def into_polars(table: "nw.DataFrame[Any]") -> "pl.DataFrame":
    """A table in memory as Polars has it; raises ValueCaseError where a column mixes types, as pandas allows."""
    import pyarrow as pa

    try:
        return table.to_polars()
    except (pa.ArrowInvalid, pa.ArrowTypeError, TypeError, OverflowError) as error:
        what = f"a column holds what does not go into one type ({error})"
        raise ValueCaseError(Problem(what, "Give every value of a column the same type.")) from None


def beside(table: "nw.DataFrame[Any]", answers: "pl.DataFrame") -> Any:
    """The caller's own table with further columns; an index stays as it is."""
    if table.implementation.is_polars():
        return table.to_native().hstack(answers)
    if table.implementation.is_pyarrow():
        found = table.to_native()
        for name, column in zip(answers.columns, answers.to_arrow().columns, strict=True):
            found = found.append_column(name, column)
        return found
    import pandas as pd

    own = table.to_pandas()
    return pd.concat([own, answers.to_pandas().set_index(own.index)], axis=1)

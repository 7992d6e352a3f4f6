"""A row for each organization and proposition, from a row for each organization."""

from collections.abc import Iterator
from typing import Any, TypeVar

import narwhals as nw

from valuecase.conditions.tables import PREFIX
from valuecase.model.pack import StakeholderType
from valuecase.screening.answering.estimating import ENDS

ROW = PREFIX + "row"
_STANDINGS = ("applies", "ready", "open", "does_not_apply")

Table = TypeVar("Table")  # of Polars, or a lazy one of any kind


def lengthen(answers: Table, type: StakeholderType) -> Table:
    """What `Engine.screen` gave, with the propositions of each organization below one another, the strongest first.

    Beside what the organization's row had before the answers, and its `score`: `proposition`, `proposition_status`,
    `proposition_ready`, `proposition_score`, and its estimates in the order of the pack, `estimate_1` to `estimate_n`,
    each the name of one, with `estimate_1_conservative`, `…_base` and `…_optimistic`. Engines that know no order of rows give
    them in any.
    """
    table: Any = nw.from_native(answers)
    columns: list[str] = table.collect_schema().names()
    own = [*columns[: columns.index("left_out")], *(["score"] if "score" in columns else [])]
    ids = sorted(id for id in type.proposition if f"proposition_{id}" in columns)
    most = max((len(type.proposition[id].estimate) for id in ids), default=0)
    if isinstance(table, nw.LazyFrame):
        return nw.concat([table.select(*own, *_of(type, id, most, columns)) for id in ids]).to_native()  # type: ignore[no-any-return]
    numbered = table.with_row_index(ROW)
    rows = nw.concat([numbered.select(ROW, *own, *_of(type, id, most, columns)) for id in ids])
    places = {f"{PREFIX}{name}": place for name, place in _places().items()}
    ordered = rows.with_columns(**places).sort(ROW, *places, nulls_last=True)
    return ordered.drop(ROW, *places).to_native()  # type: ignore[no-any-return]


def _places() -> dict[str, nw.Expr]:
    """By what the propositions of one organization are ordered: as everywhere."""
    status = nw.col("proposition_status").cast(nw.String)
    standing = nw.when(nw.col("proposition_ready")).then(nw.lit("ready")).otherwise(status)
    place = nw.sum_horizontal(
        *(nw.when(standing == word).then(nw.lit(at)).otherwise(nw.lit(0)) for at, word in enumerate(_STANDINGS))
    )
    return {"place": place, "score": nw.lit(0) - nw.col("proposition_score"), "id": nw.col("proposition")}


def _of(type: StakeholderType, id: str, most: int, columns: list[str]) -> Iterator[nw.Expr]:
    """One proposition in columns that are called the same for all."""
    key = f"proposition_{id}"
    yield nw.lit(id).alias("proposition")
    yield nw.col(key).alias("proposition_status")
    for what in ("ready", "score"):
        yield nw.col(f"{key}_{what}").alias(f"proposition_{what}")
    names = [*type.proposition[id].estimate, *[None] * most][:most]
    for place, name in enumerate(names, 1):
        told = f"estimate_{id}_{name}"
        yield nw.lit(name, nw.String).alias(f"estimate_{place}")
        for end in ENDS:
            known = f"{told}_{end}" in columns
            value = nw.col(f"{told}_{end}") if known else nw.lit(None, nw.Float64)
            yield value.alias(f"estimate_{place}_{end}")

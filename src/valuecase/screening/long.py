"""A row for each organization and proposition, from a row for each organization."""

import polars as pl

from valuecase.model.pack import StakeholderType

ENDS = ("conservative", "base", "optimistic")
_STANDINGS = ("applies", "ready", "open", "does_not_apply")


def lengthen(answers: pl.DataFrame, type: StakeholderType) -> pl.DataFrame:
    """What `Engine.screen` gave, with the propositions of each organization below one another, the strongest first.

    Beside what the organization's row had before the answers, and its `score`: `proposition`, `proposition_status`,
    `proposition_ready`, `proposition_score`, and its estimates in the order of the pack, `estimate_1` to `estimate_n`,
    each the name of one, with `estimate_1_conservative`, `…_base` and `…_optimistic`.
    """
    own = answers.columns[: answers.columns.index("left_out")]
    ids = sorted(id for id in type.proposition if f"proposition_{id}" in answers.columns)
    most = max((len(type.proposition[id].estimate) for id in ids), default=0)
    numbered = answers.with_row_index("_row")
    rows = pl.concat(numbered.select("_row", *own, "score", *_of(type, id, most)) for id in ids)
    standing = (
        pl.when("proposition_ready").then(pl.lit("ready")).otherwise(pl.col("proposition_status").cast(pl.String))
    )
    places = standing.replace_strict({word: place for place, word in enumerate(_STANDINGS)}, return_dtype=pl.Int8)
    order = ["_row", places, -pl.col("proposition_score")]
    return rows.sort(order, nulls_last=True, maintain_order=True).drop("_row")


def _of(type: StakeholderType, id: str, most: int) -> list[pl.Expr]:
    """One proposition in columns that are called the same for all."""
    key = f"proposition_{id}"
    found = [pl.lit(id).alias("proposition"), pl.col(key).alias("proposition_status")]
    found += [pl.col(f"{key}_{what}").alias(f"proposition_{what}") for what in ("ready", "score")]
    names = [*type.proposition[id].estimate, *[None] * most][:most]
    for place, name in enumerate(names, 1):
        found.append(pl.lit(name, pl.String).alias(f"estimate_{place}"))
        for end in ENDS:
            value = pl.col(f"estimate_{id}_{name}_{end}") if name else pl.lit(None, pl.Float64)
            found.append(value.alias(f"estimate_{place}_{end}"))
    return found

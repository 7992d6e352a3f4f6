"""The best few of many, by a number that each has: which proposition is strongest, what is most worth asking for."""

from collections.abc import Mapping, Sequence

import narwhals as nw

from valuecase.screening.answering.sheet import Sheet
from valuecase.screening.answering.words import Words, largest, number

FEW = 3


def places(sheet: Sheet, level: int, what: str, ranks: Mapping[str, nw.Expr]) -> list[nw.Expr]:
    """The highest ranks of each row, highest first; zero where there are fewer.

    They take three levels, the first of which is `level`. In one row no two ranks above zero are equal; zero is not in
    the running.
    """
    found: list[nw.Expr] = []
    for place in range(1, FEW + 1):
        left = list(ranks.values())
        if found:
            left = [nw.when(rank < found[-1]).then(rank).otherwise(number(0)) for rank in left]
        found += sheet.keep(level + place - 1, {f"{what}_{place}": largest(left)}).values()
    return found


def named(words: Words, what: str, ranks: Mapping[str, nw.Expr], found: Sequence[nw.Expr]) -> dict[str, nw.Expr]:
    """Columns `what_1` to `what_3` with the ids that have these ranks; null where there are fewer."""
    return {f"{what}_{index}": _named(words, ranks, place) for index, place in enumerate(found, 1)}


def _named(words: Words, ranks: Mapping[str, nw.Expr], place: nw.Expr) -> nw.Expr:
    options = tuple(ranks)
    names = [nw.when((rank == place) & (place > 0)).then(words.word(id, options)) for id, rank in ranks.items()]
    return nw.coalesce(*names) if len(names) > 1 else names[0]

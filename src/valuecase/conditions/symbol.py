"""What a name in a condition stands for."""

from typing import Literal, NamedTuple


class Symbol(NamedTuple):
    """What a name stands for. `options` are those of a choice or choices; `plausible` bounds a number."""

    kind: Literal["yes_no", "integer", "number", "date", "text", "choice", "choices"]
    unit: str = ""
    options: frozenset[str] = frozenset()
    plausible: tuple[float, float] | None = None
    note: str = ""

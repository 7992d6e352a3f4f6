"""What records have in common, written once.

attrs would write equality, hash and repr for each class anew and compile them, a sixth of what making the classes takes each
time. What a record compares and shows is declared with its fields, as attrs has it.
"""

from collections.abc import Iterator
from typing import Any

from attrs import fields


class Record:
    """Equal to a record of the same class whose fields are equal; shown with its fields."""

    __slots__ = ()

    def _compared(self) -> Iterator[Any]:
        return (getattr(self, one.name) for one in fields(self.__class__) if one.eq)  # type: ignore[arg-type]

    def __eq__(self, other: Any) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return all(own == its for own, its in zip(self._compared(), other._compared(), strict=True))

    def __hash__(self) -> int:
        return hash((self.__class__, *self._compared()))

    def __repr__(self) -> str:
        shown = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self.__class__) if one.repr)  # type: ignore[arg-type]
        return f"{self.__class__.__qualname__}({', '.join(shown)})"

"""Going through every record and field of a type, with places for what is wrong."""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol, cast

import attrs
from attrs import frozen

from valuecase.model import pack as p
from valuecase.model.fields import Shape, shape_of
from valuecase.model.problems import Problem

Path = tuple[str | int, ...]


class Locate(Protocol):
    """Makes a problem at a record, or at a field within it."""

    def __call__(self, table: str, id: str, message: str, advice: str = "", *within: str | int) -> Problem: ...


@frozen
class At:
    """A place, for checks that need not know where they look."""

    locate: Locate
    table: str
    id: str
    within: Path = ()

    def __call__(self, message: str, advice: str = "", *within: str | int) -> Problem:
        return self.locate(self.table, self.id, message, advice, *self.within, *within)


def records_of(type: p.StakeholderType) -> Iterator[tuple[str, str, Any]]:
    """Every record of a type with its table and id."""
    yield "stakeholder", "", type.about
    for field in attrs.fields(p.StakeholderType):
        table = getattr(type, field.name)
        if isinstance(table, Mapping):
            for id, record in table.items():
                yield field.name, id, record
    for index, contradiction in enumerate(type.contradiction):
        yield "contradiction", str(index), contradiction


def walk_fields(record: Any, within: Path = ()) -> Iterator[tuple[Shape, Any, Path]]:
    """Every field that a file holds, with its shape, its value and its path, through records within records."""
    for field in attrs.fields(cast("type[attrs.AttrsInstance]", record.__class__)):
        shape, value = shape_of(field), getattr(record, field.name)
        path = (*within, field.name.rstrip("_"))
        if shape is None or value is None:
            continue
        if shape.kind == "records":
            for index, item in enumerate(value):
                yield from walk_fields(item, (*path, index))
        elif shape.kind == "keyed":
            for id, item in value.items():
                yield from walk_fields(item, (*path, id))
        else:
            yield shape, value, path

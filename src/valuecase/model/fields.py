"""How a field of a record stands in a TOML file.

Records say it once, where the field is declared; reading, checking and the documentation of the format all use it.
"""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple, cast

import attrs

from valuecase.model.frozen import FrozenDict, frozen_dict

Kind = Literal[
    "text", "texts", "number", "integer", "yes_no", "date", "range", "words", "facts", "ends",
    "condition", "formula", "records", "keyed", "any",
]  # fmt: skip

NONE: FrozenDict[str, Any] = FrozenDict()
_MAPPINGS = ("words", "facts", "ends", "keyed")

Path = tuple[str | int, ...]


class Shape(NamedTuple):
    """What a reader accepts for one field. `refers` names the table whose ids the text must be one of."""

    kind: Kind
    required: bool = True
    options: tuple[str, ...] = ()
    refers: tuple[str, ...] = ()
    prose: bool = False
    record: type | None = None


def shape_of(field: "attrs.Attribute[Any]") -> Shape | None:
    """How this field is read, or None for a field that a file does not hold (an id, for example)."""
    return cast("Shape | None", field.metadata.get("shape"))


def each_field(record: Any, within: Path = ()) -> Iterator[tuple[Shape, Any, Path]]:
    """Every field that a file holds, with its shape, its value and its path within the record.

    Through records within records: a list of records comes itself, then its items.
    """
    for one in attrs.fields(cast("type[attrs.AttrsInstance]", record.__class__)):
        shape, value = shape_of(one), getattr(record, one.name)
        if shape is None or value is None:
            continue
        path = (*within, one.name.rstrip("_"))
        yield shape, value, path
        if shape.kind in ("records", "keyed"):
            for key, item in value.items() if shape.kind == "keyed" else enumerate(value):
                yield from each_field(item, (*path, key))


def _field(shape: Shape, default: Any) -> Any:
    converter = frozen_dict if shape.kind in _MAPPINGS else None
    if shape.required:
        return attrs.field(metadata={"shape": shape}, kw_only=True, converter=converter)
    return attrs.field(default=default, metadata={"shape": shape}, kw_only=True, converter=converter)


def text(*, required: bool = True, default: str = "", options: tuple[str, ...] = (), refers: str = "") -> Any:
    """A string: free, one of `options`, or the id of something in the table `refers`."""
    return _field(Shape("text", required, options, (refers,) if refers else ()), default)


def prose(*, required: bool = True) -> Any:
    """Words that a reader sees: placeholders allowed, other digits not."""
    return _field(Shape("text", required, prose=True), "")


def proses(*, required: bool = True) -> Any:
    """Several wordings of one thing."""
    return _field(Shape("texts", required, prose=True), ())


def texts(*, required: bool = True, options: tuple[str, ...] = (), refers: tuple[str, ...] = ()) -> Any:
    """A list of strings, each free, one of `options`, or an id in one of the tables `refers`."""
    return _field(Shape("texts", required, options, refers), ())


def number(*, required: bool = False) -> Any:
    return _field(Shape("number", required), None)


def integer(*, required: bool = False) -> Any:
    return _field(Shape("integer", required), None)


def yes_no() -> Any:
    return _field(Shape("yes_no", required=False), False)


def day() -> Any:
    """A date, or None."""
    return _field(Shape("date", required=False), None)


def pair() -> Any:
    """Two numbers, low and high."""
    return _field(Shape("range", required=False), None)


def words(*, required: bool = False) -> Any:
    """Words by key: the options of a choice, or what a term means elsewhere."""
    return _field(Shape("words", required), NONE)


def fact_values() -> Any:
    """Values by fact id, as an example gives them."""
    return _field(Shape("facts", required=True), NONE)


def ends() -> Any:
    """Three numbers by name: what an example expects of estimates."""
    return _field(Shape("ends", required=False), NONE)


def condition(*, required: bool = False) -> Any:
    """A condition; absent means always."""
    return _field(Shape("condition", required), None)


def formula(*, required: bool = False) -> Any:
    return _field(Shape("formula", required), None)


def records(record: type, *, required: bool = False) -> Any:
    """A list of tables."""
    return _field(Shape("records", required, record=record), ())


def keyed(record: type) -> Any:
    """Tables by id."""
    return _field(Shape("keyed", required=False, record=record), NONE)


def identity() -> Any:
    """The id under which a record stands; it is the key in the file, not a field."""
    return attrs.field(default="", kw_only=True)

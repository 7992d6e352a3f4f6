"""Tables to frozen records. Every problem is collected, none stops the others."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar, cast

import attrs

from valuecase.conditions.syntax import ConditionError, parse
from valuecase.conditions.tree import Condition, Constant
from valuecase.model.fields import Shape, shape_of
from valuecase.model.problems import Problem, did_you_mean, nearest, said
from valuecase.reading.toml import Document
from valuecase.reading.values import LARGEST_NUMBER

R = TypeVar("R")
Path = tuple[str | int, ...]

_WANTED = {
    "text": "a text in quotes",
    "texts": 'a list of texts, such as ["one", "two"]',
    "number": "a number",
    "integer": "a whole number",
    "yes_no": "true or false",
    "date": "a date such as 2026-12-01",
    "range": "two numbers, low then high, such as [0, 100]",
    "words": 'a table of texts, such as { low = "low", high = "high" }',
    "facts": "a table of fact values, such as { staffed_beds = 180 }",
    "ends": "a table of three numbers each",
    "condition": "a condition in quotes",
    "formula": "a formula in quotes",
    "records": "a list of tables, such as [{ … }]",
    "keyed": "a table of tables",
}
_ALWAYS = Condition("", Constant(True))
# What a required field holds while it could not be read; the others have their default.
_STAND_INS: Mapping[str, Any] = {
    "text": "", "texts": (), "words": {}, "facts": {}, "condition": _ALWAYS, "formula": _ALWAYS, "records": (),
}  # fmt: skip


class Structurer:
    """Reads records from one document and collects what is wrong with them.

    A record is always made: what is missing or wrong holds a stand-in and has its path in `unread`, so that the rest can
    be looked at, and nothing said twice.
    """

    def __init__(self, document: Document, problems: list[Problem]) -> None:
        self.document = document
        self.problems = problems
        self.unread: set[Path] = set()

    def record(self, cls: type[R], table: object, path: Path, id: str = "") -> R:
        """One record as far as it can be read."""
        shapes = _shapes(cls)
        values: dict[str, Any] = {name: _STAND_INS.get(shape.kind) for name, shape in shapes.items() if shape.required}
        if isinstance(table, dict):
            values |= self._fields(shapes, table, path)
        else:
            what = _name(path)
            self.problem(path, f"{what} must be a table", f"Write [{what}] and its fields below it.")
            self.unread.add(path)
        return cls(**values, **({"id": id} if id else {}))

    def keyed(self, cls: type[R], tables: object, path: Path) -> dict[str, R]:
        """Records by id; none where there are no tables by id."""
        if not isinstance(tables, dict):
            self.problem(path, f"{_name(path)} must hold tables by id", f"Write [{_name(path)}.some_id].")
            return {}
        return {id: self.record(cls, table, (*path, id), id) for id, table in tables.items()}

    def problem(self, path: Path, message: str, advice: str = "") -> None:
        self.problems.append(self.document.problem(path, message, advice))

    def _fields(self, shapes: Mapping[str, Shape], table: Mapping[str, object], path: Path) -> dict[str, Any]:
        """The fields that can be read; the path of every other goes to `unread`."""
        misspelt = self._unknown(table, [name.rstrip("_") for name in shapes], path)
        values: dict[str, Any] = {}
        for name, shape in shapes.items():
            key = name.rstrip("_")
            if key in table:
                if (value := self._value(shape, table[key], (*path, key))) is not None:
                    values[name] = value
                    continue
            elif key not in misspelt:
                if not shape.required:
                    continue
                self.problem(path, f"{_name(path)} has no {key}", f"Add {key} = {_example(shape)}.")
            self.unread.add((*path, key))
        return values

    def _unknown(self, table: Mapping[str, object], known: Sequence[str], path: Path) -> set[str]:
        """Refuse the keys that are not known; the fields that they were probably meant for are not missing as well."""
        meant = set()
        for key in table:
            if key not in known:
                advice = did_you_mean(key, known, "It can have: " + ", ".join(known) + ".")
                self.problem((*path, key), f'{_name(path)} cannot have "{key}"', advice)
                meant.add(nearest(key, known))
        return meant

    def _value(self, shape: Shape, value: object, path: Path) -> Any:
        """The value as its shape wants it, or None after a problem."""
        match shape.kind:
            case "text" if isinstance(value, str):
                if shape.required and not value.strip():
                    return self._wrong(path, "is empty", "Write it, or leave the whole entry out.")
                return self._option(shape, value.strip(), path)
            case "texts" if isinstance(value, list) and all(isinstance(item, str) for item in value):
                items = [self._item(shape, item.strip(), (*path, i)) for i, item in enumerate(value)]
                return None if None in items else tuple(items)
            case "number" | "integer" | "yes_no" if _is(shape.kind, value):
                return value
            case "date" if type(value) is date:  # not a date with a time
                return value
            case "range" if _numbers(value, 2):
                return tuple(cast("Sequence[float]", value))
            case "words" if isinstance(value, dict) and all(isinstance(v, str) for v in value.values()):
                return dict(value)
            case "facts" if isinstance(value, dict):
                read = {key: self._fact(item, (*path, key)) for key, item in value.items()}
                return {key: item for key, item in read.items() if item is not None}
            case "ends" if isinstance(value, dict) and all(_numbers(v, 3) for v in value.values()):
                return {k: tuple(v) for k, v in value.items()}
            case "condition" | "formula" if isinstance(value, str):
                return self._condition(value, path)
            case "records" if isinstance(value, list) and shape.record:
                return tuple(self.record(shape.record, item, (*path, i)) for i, item in enumerate(value))
            case "keyed" if isinstance(value, dict) and shape.record:
                return self.keyed(shape.record, value, path)
            case kind:
                large = isinstance(value, int) and abs(value) > LARGEST_NUMBER
                advice = f"Numbers go up to {LARGEST_NUMBER:,}." if large else ""
                return self._wrong(path, f"must be {_WANTED[kind]}, not {said(value)}", advice)

    def _item(self, shape: Shape, value: str, path: Path) -> str | None:
        if value:
            return self._option(shape, value, path)
        self._wrong(path, "is empty", "Write it, or leave it out.")
        return None

    def _fact(self, value: object, path: Path) -> object:
        """The value of a fact in an example; whether it fits the fact is seen later."""
        if not isinstance(value, list):
            return value
        if all(isinstance(item, str) for item in value):
            return frozenset(value)
        self._wrong(path, f"must be one value or a list of texts, not {said(value)}")
        return None

    def _option(self, shape: Shape, value: str, path: Path) -> str | None:
        if shape.options and value not in shape.options:
            advice = did_you_mean(value, shape.options, "It can be: " + ", ".join(shape.options) + ".")
            self.problem(path, f'"{value}" is not one of the words allowed for {_name(path)}', advice)
            return None
        return value

    def _condition(self, text: str, path: Path) -> Condition | None:
        try:
            return parse(text)
        except ConditionError as error:
            for problem in error.problems:
                self.problem(path, f"{_name(path)}: {problem.message}", problem.advice)
            return None

    def _wrong(self, path: Path, message: str, advice: str = "") -> None:
        self.problem(path, f"{_name(path)} {message}", advice)


def _name(path: Path) -> str:
    return ".".join(str(part) for part in path)


def _is(kind: str, value: object) -> bool:
    if kind == "yes_no":
        return isinstance(value, bool)
    if isinstance(value, bool):
        return False
    fits = isinstance(value, int) or (kind == "number" and isinstance(value, float))
    return fits and abs(cast("float", value)) <= LARGEST_NUMBER  # which neither NaN nor infinity is


def _numbers(value: object, count: int) -> bool:
    return isinstance(value, list) and len(value) == count and all(_is("number", item) for item in value)


def _example(shape: Shape) -> str:
    if shape.options:
        return f'"{shape.options[0]}"'
    return {"text": '"…"', "texts": '["…"]', "condition": '"…"', "formula": '"…"', "facts": "{ … }"}.get(
        shape.kind, "…"
    )


_known_shapes: dict[type, dict[str, Shape]] = {}


def _shapes(cls: type) -> dict[str, Shape]:
    """The fields of a record that a file can hold. Kept, because every record of a class asks."""
    if cls not in _known_shapes:
        fields = attrs.fields(cast("type[attrs.AttrsInstance]", cls))
        _known_shapes[cls] = {field.name: shape for field in fields if (shape := shape_of(field))}
    return _known_shapes[cls]

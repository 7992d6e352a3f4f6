"""Tables to frozen records. Every problem is collected, none stops the others."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, cast

import attrs

from valuecase.conditions.syntax import ConditionError, parse
from valuecase.conditions.tree import Condition
from valuecase.model.fields import Shape, shape_of
from valuecase.model.problems import Problem, did_you_mean, said
from valuecase.reading.toml import Document

R = TypeVar("R")
Path = tuple[str | int, ...]

_WANTED = {
    "text": "a text in quotes",
    "texts": 'a list of texts, such as ["one", "two"]',
    "number": "a number",
    "integer": "a whole number",
    "yes_no": "true or false",
    "range": "two numbers, low then high, such as [0, 100]",
    "words": 'a table of texts, such as { low = "low", high = "high" }',
    "facts": "a table of fact values, such as { staffed_beds = 180 }",
    "ends": "a table of three numbers each",
    "condition": "a condition in quotes",
    "formula": "a formula in quotes",
    "records": "a list of tables, such as [{ … }]",
    "keyed": "a table of tables",
}


class Structurer:
    """Reads records from one document and collects what is wrong with them.

    `what` names a record to the reader of a message, as in `pain.late_rent`.
    """

    def __init__(self, document: Document, problems: list[Problem]) -> None:
        self.document = document
        self.problems = problems

    def record(self, cls: type[R], table: object, path: Path, id: str = "") -> R | None:
        """One record, or None when a field that it needs is missing or wrong."""
        what = ".".join(str(part) for part in path)
        if not isinstance(table, dict):
            self.problem(path, f"{what} must be a table", f"Write [{what}] and its fields below it.")
            return None
        shapes = _shapes(cls)
        self._unknown(table, shapes, path, what)
        values: dict[str, Any] = {}
        whole = True
        for name, shape in shapes.items():
            key = name.rstrip("_")
            if key not in table:
                if shape.required:
                    self.problem(path, f"{what} has no {key}", f"Add {key} = {_example(shape)}.")
                    whole = False
                continue
            value = self._value(shape, table[key], (*path, key))
            if value is None:
                whole = False
            else:
                values[name] = value
        if not whole:
            return None
        if id:
            values["id"] = id
        return cls(**values)

    def keyed(self, cls: type[R], tables: object, path: Path) -> dict[str, R]:
        """Records by id; one that is wrong is left out, and its problem kept."""
        if not isinstance(tables, dict):
            name = ".".join(map(str, path))
            self.problem(path, f"{name} must hold tables by id", f"Write [{name}.some_id].")
            return {}
        read = {id: self.record(cls, table, (*path, id), id) for id, table in tables.items()}
        return {id: record for id, record in read.items() if record is not None}

    def problem(self, path: Path, message: str, advice: str = "") -> None:
        self.problems.append(self.document.problem(path, message, advice))

    def _unknown(self, table: Mapping[str, object], shapes: Mapping[str, Shape], path: Path, what: str) -> None:
        known = [name.rstrip("_") for name in shapes]
        for key in table:
            if key not in known:
                advice = did_you_mean(key, known, "It can have: " + ", ".join(known) + ".")
                self.problem((*path, key), f'{what} cannot have "{key}"', advice)

    def _value(self, shape: Shape, value: object, path: Path) -> Any:
        """The value as its shape wants it, or None after a problem."""
        match shape.kind:
            case "text" if isinstance(value, str):
                if shape.required and not value.strip():
                    return self._wrong(path, "is empty", "Write it, or leave the whole entry out.")
                return self._option(shape, value.strip(), path)
            case "texts" if isinstance(value, list) and all(isinstance(item, str) for item in value):
                items = [self._option(shape, item.strip(), (*path, i)) for i, item in enumerate(value)]
                return None if None in items else tuple(items)
            case "number" | "integer" | "yes_no" if _is(shape.kind, value):
                return value
            case "range" if _numbers(value, 2):
                return tuple(cast("Sequence[float]", value))
            case "words" if isinstance(value, dict) and all(isinstance(v, str) for v in value.values()):
                return dict(value)
            case "facts" if isinstance(value, dict):
                return {k: frozenset(v) if isinstance(v, list) else v for k, v in value.items()}
            case "ends" if isinstance(value, dict) and all(_numbers(v, 3) for v in value.values()):
                return {k: tuple(v) for k, v in value.items()}
            case "condition" | "formula" if isinstance(value, str):
                return self._condition(value, path)
            case "records" if isinstance(value, list) and shape.record:
                read = [self.record(shape.record, item, (*path, i)) for i, item in enumerate(value)]
                return None if None in read else tuple(read)
            case "keyed" if isinstance(value, dict) and shape.record:
                return self.keyed(shape.record, value, path)
            case kind:
                return self._wrong(path, f"must be {_WANTED[kind]}, not {said(value)}")

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
    return isinstance(value, int) or (kind == "number" and isinstance(value, float) and abs(value) < float("inf"))


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

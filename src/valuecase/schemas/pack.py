"""The schema of pack files, generated from the records that they are read into."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, cast

import attrs

from valuecase.model.common import Figure
from valuecase.model.fields import Shape, shape_of
from valuecase.model.pack import Contradiction, Stakeholder, StakeholderType
from valuecase.model.proposition import Proposition
from valuecase.reading.draft import TABLES
from valuecase.reading.pack import read_pack, shipped_pack
from valuecase.schemas import parts as s

_TITLE = "A file of a valuecase pack"
_ABOUT = "What is believed of one kind of organization. Any file of a pack may hold any of these tables."
_PROSE = "No digits: a number a reader sees is a placeholder, such as {k.some_figure}."
_CONDITION = "A condition over facts, such as: some_fact >= k.some_figure and not other_fact."
_FORMULA = "A formula over facts and figures, such as: some_fact * 52 * k.some_figure."
# What one field asks of another.
_ALSO: dict[type, s.Schema] = {
    Figure: {"oneOf": [{"required": ["value"]}, {"required": ["conservative", "base", "optimistic"]}]},
    Proposition: {"dependencies": {"not_when": ["not_when_because"]}},
}


def pack_schema() -> s.Schema:
    """One schema for every file of a pack, since any file may hold any table."""
    made: dict[str, s.Schema] = {}
    tables = {name: s.tables_of(_record(record, made)) for name, record in TABLES.items()}
    fields = {
        "stakeholder": _record(Stakeholder, made),
        **{name: s.described(one, about(TABLES[name])) for name, one in tables.items()},
        "contradiction": s.listed(_record(Contradiction, made)),
    }
    return s.whole_file(_TITLE, _ABOUT, {**s.table(fields), "definitions": made})


def about(record: type, field: str = "") -> str:
    """What a record or one of its fields is, in words for people who write packs."""
    return _words().get(record.__name__, {}).get(field or "record", "")


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))


@cache
def _common() -> StakeholderType:
    """Whose ids an editor can offer: those that every pack may use."""
    return read_pack(shipped_pack("other"), cached=True)


def _record(record: type, made: dict[str, s.Schema]) -> s.Schema:
    """A reference to the schema of a record, which is made with those it holds when it is first asked for."""
    name = record.__name__
    if name not in made:
        made[name] = {}
        shapes = {
            one.name.rstrip("_"): (shape, one)
            for one in attrs.fields(cast("type[attrs.AttrsInstance]", record))
            if (shape := shape_of(one))
        }
        fields = {key: _field(record, key, shape, one, made) for key, (shape, one) in shapes.items()}
        required = [key for key, (shape, _) in shapes.items() if shape.required]
        made[name] = s.described({**s.table(fields, required), **_ALSO.get(record, {})}, about(record))
    return {"$ref": f"#/definitions/{name}"}


def _field(record: type, key: str, shape: Shape, field: "attrs.Attribute[Any]", made: dict[str, s.Schema]) -> s.Schema:
    rule = {"condition": _CONDITION, "formula": _FORMULA}.get(shape.kind, _PROSE if shape.prose else "")
    value = s.described(_value(shape, made), " ".join(filter(None, (about(record, key), rule))))
    default = field.default if not shape.required and isinstance(field.default, str) else ""
    return {**value, "default": default} if default else value


def _value(shape: Shape, made: dict[str, s.Schema]) -> s.Schema:
    """What a reader takes for a field of this shape."""
    match shape.kind:
        case "text":
            return _word(shape)
        case "texts":
            return s.listed(_word(shape), least=1 if shape.required else 0)
        case "number":
            return s.NUMBER
        case "integer":
            return s.WHOLE
        case "yes_no":
            return s.YES_NO
        case "date":
            return s.DAY
        case "range":
            return {**s.listed(s.NUMBER, least=2), "maxItems": 2}
        case "words":
            return s.tables_of(s.TEXT)
        case "facts":
            return s.tables_of(s.any_of(s.YES_NO, s.NUMBER, s.TEXT, s.listed(s.TEXT)))
        case "ends":
            return s.tables_of({**s.listed(s.NUMBER, least=3), "maxItems": 3})
        case "records":
            return s.listed(_record(cast("type", shape.record), made), least=1 if shape.required else 0)
        case "keyed":
            return s.tables_of(_record(cast("type", shape.record), made))
        case _:
            return s.WRITTEN  # conditions and formulas


def _word(shape: Shape) -> s.Schema:
    if shape.options:
        return s.one_of(shape.options)
    known = [id for table in shape.refers for id in getattr(_common(), table)]
    plain = s.WRITTEN if shape.required else s.TEXT
    # What every pack may use is offered; a pack may add its own, so that any other text is fine, too.
    return s.any_of(s.one_of(known), plain) if known else plain

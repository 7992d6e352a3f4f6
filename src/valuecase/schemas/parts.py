"""The parts that schemas are made of."""

from collections.abc import Iterable, Mapping
from typing import Any

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
TEXT: Schema = {"type": "string"}
WRITTEN: Schema = {"type": "string", "minLength": 1}
YES_NO: Schema = {"type": "boolean"}
NUMBER: Schema = {"type": "number"}
WHOLE: Schema = {"type": "integer"}
DAY: Schema = {"type": "string", "format": "date"}  # editors show a TOML date to a schema as its text


def whole_file(title: str, description: str, content: Schema) -> Schema:
    """A schema that stands alone in its file."""
    return {"$schema": DRAFT, "title": title, "description": description, **content}


def table(fields: Mapping[str, Schema], required: Iterable[str] = (), *, others: bool = False) -> Schema:
    """A table or object with these fields; with `others` it may hold more."""
    needed = list(required)
    closed = {} if others else {"additionalProperties": False}
    return {"type": "object", "properties": dict(fields), **({"required": needed} if needed else {}), **closed}


def tables_of(item: Schema) -> Schema:
    """Tables by id."""
    return {"type": "object", "additionalProperties": item}


def listed(item: Schema, least: int = 0) -> Schema:
    return {"type": "array", "items": item, **({"minItems": least} if least else {})}


def one_of(words: Iterable[str]) -> Schema:
    return {"type": "string", "enum": list(words)}


def any_of(*choices: Schema) -> Schema:
    return {"anyOf": list(choices)}


def described(schema: Schema, words: str) -> Schema:
    """The schema with words for whoever points at it in an editor."""
    return {**schema, "description": words} if words else schema

"""Schemas as files, and how a TOML file refers to one that lies beside it or above."""

import json

from valuecase.schemas.parts import Schema


def schema_file(what: str, type_id: str = "") -> str:
    """The name of the file: `pack.schema.json`, or `hospital.partner.schema.json` for the partners of one type."""
    return ".".join(filter(None, (type_id, what, "schema", "json")))


def schema_text(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def directive(place: str) -> str:
    """The first line of a TOML file by which editors find its schema, at a place relative to the file."""
    return f"#:schema {place}\n"

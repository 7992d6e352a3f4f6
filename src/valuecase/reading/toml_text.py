"""Values, facts and what was heard, as they stand in a partner file."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from valuecase.conditions.tree import Value
from valuecase.model.facts import FactValue, Heard, Partner


def toml_text(value: Value) -> str:
    """A value as TOML; several options in the order of the alphabet."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # A JSON string is a TOML string but for the delete character; half a character from a terminal becomes "?".
        whole = value.encode("utf-8", "replace").decode()
        return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return f"[{', '.join(toml_text(item) for item in sorted(value))}]"
    return repr(value)


def one_line(text: str) -> str:
    """A text that can stand in a comment: on one line, without what is not printed."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def fact_entry(value: FactValue, *, whole: bool = False) -> Any:
    """What the file holds for one value: the value alone when it is all there is, unless a `whole` table is wanted."""
    raw = sorted(value.value) if isinstance(value.value, frozenset) else value.value
    rest = {"source": value.source, "said_by": value.said_by, "as_of": value.as_of}
    given = {key: part for key, part in rest.items() if part}
    if value.confidence == "assumed" and not given:
        return {"value": raw} if whole else raw
    return {"value": raw, "confidence": value.confidence, **given}


def fact_text(value: FactValue, *, whole: bool = False) -> str:
    """One value of a fact on one line."""
    entry = fact_entry(value, whole=whole)
    return _table_text(entry) if isinstance(entry, dict) else toml_text(value.value)


def heard_entry(heard: Heard) -> dict[str, Any]:
    """What the file holds of a pain that somebody spoke of."""
    rest = {
        "grade": heard.grade,
        "said_by": heard.said_by,
        "confidence": heard.confidence,
        "words": heard.words,
        "as_of": heard.as_of,
    }
    return {"value": heard.value} | {key: part for key, part in rest.items() if part}


def partner_tables(partner: Partner, *, with_people: bool) -> dict[str, Any]:
    """What a partner file would hold, every value with where it came from. People only when asked for."""
    about = {"place": partner.place, "fictional": partner.fictional, "ours": partner.ours}
    tables: dict[str, Any] = {
        "partner": {"name": partner.name, "type": partner.type} | {key: part for key, part in about.items() if part},
        "facts": {id: [fact_entry(one, whole=True) for one in values] for id, values in partner.facts.items()},
        "heard": {id: heard_entry(one) for id, one in partner.heard.items()},
        "data": dict(partner.data),
    }
    if with_people:
        fields = ("name", "role", "audience", "motivation")
        tables["person"] = [{key: part for key in fields if (part := getattr(one, key))} for one in partner.people]
    return tables


def _table_text(entry: Mapping[str, Any]) -> str:
    parts = (f"{key} = {toml_text(frozenset(part) if isinstance(part, list) else part)}" for key, part in entry.items())
    return f"{{ {', '.join(parts)} }}"

"""The schema of the value case as JSON, which `valuecase brief --format json` prints. docs/json.md explains each field.

It allows fields that it does not name: a later version may add some under the same `schema`.
"""

from typing import get_args

from valuecase.model import case as c
from valuecase.model.facts import CONFIDENCES
from valuecase.model.pack import GRADES
from valuecase.model.proposition import EVIDENCE, KINDS_OF_VALUE, TESTED
from valuecase.render.json import SCHEMA
from valuecase.schemas import parts as s

_ABOUT = "The engine's whole answer for one partner, never filtered. Unknown is null; a list is never null."
_TEXTS = s.listed(s.TEXT)
_VALUE = s.described(
    s.any_of(s.YES_NO, s.NUMBER, s.TEXT, _TEXTS, {"type": "null"}),
    "A date is its ISO 8601 text; several options a list.",
)
_CAUTIONS = ("red_line", "contradiction", "implausible", "law", "trust", "evidence", "practice", "misleads", "lapsed")


def case_schema() -> s.Schema:
    """What a reader of the JSON can rely on."""
    fields = {
        "schema": {"const": SCHEMA},
        "as_of": s.described(s.DAY, "The day of the case."),
        "partner": _all({"name": s.TEXT, "type": s.TEXT, "place": s.TEXT}),
        "facts": s.listed(_fact()),
        "drivers": s.listed(_all({"id": s.TEXT, "status": s.one_of(get_args(c.DriverStatus)), "missing": _TEXTS})),
        "pains": s.listed(_pain()),
        "propositions": s.listed(_proposition()),
        "talking_points": s.listed(
            _all({"proposition": s.TEXT, "audience": s.TEXT, "say": s.TEXT, "ask": s.TEXT, "check_first": _TEXTS,
                  "facts": _TEXTS, "figures": _TEXTS, "sources": _TEXTS})
        ),
        "questions": s.listed(
            _all({"fact": s.TEXT, "question": s.TEXT, "step": s.one_of(("homework", "listen")), "opens": _TEXTS,
                  "closes": _TEXTS, "firms": _TEXTS, "because": _or_null(s.TEXT)})
        ),
        "words": s.listed(_all({"term": s.TEXT, "means": s.TEXT, "say_instead": _or_null(s.TEXT)})),
        "cautions": s.listed(_all({"kind": s.one_of(_CAUTIONS), "text": s.TEXT, "sources": _TEXTS})),
        "promises": s.described(_TEXTS, "What we say aloud."),
        "data": s.listed(
            _all({"data": s.TEXT, "status": s.one_of(get_args(c.DataStatus)), "forms": _TEXTS, "missing": _TEXTS})
        ),
        "readiness": s.listed(_all({"sign": s.TEXT, "counts": {"enum": [1, -1]}})),
        "adapted": s.listed(_all({"ref": s.TEXT, "change": s.TEXT})),
        "problems": s.listed(
            _all({"message": s.TEXT, "advice": s.TEXT, "file": _or_null(s.TEXT), "line": _or_null(s.WHOLE),
                  "column": _or_null(s.WHOLE), "severity": s.one_of(("error", "warning"))})
        ),
        "partner_file": s.described({"type": "object"}, "What a partner file would hold: `valuecase schema partner`."),
    }  # fmt: skip
    person = {"name": s.TEXT, "role": s.TEXT, "audience": _or_null(s.TEXT), "motivation": s.TEXT}
    people = s.described(s.listed(_all(person)), "Only with --with-people.")
    return s.whole_file("A value case", _ABOUT, s.table({**fields, "people": people}, fields, others=True))


def _fact() -> s.Schema:
    given = _all(
        {"value": _VALUE, "confidence": s.one_of(CONFIDENCES), "source": _or_null(s.TEXT), "as_of": _or_null(s.DAY)}
    )
    return _all(
        {"id": s.TEXT, "value": s.described(_VALUE, "Null when sources tie."), "firm": s.YES_NO, "disputed": s.YES_NO,
         "stale": s.YES_NO, "chosen": _or_null(given), "others": s.listed(given)}
    )  # fmt: skip


def _pain() -> s.Schema:
    return _all(
        {"id": s.TEXT, "status": s.one_of(get_args(c.PainStatus)), "grade": _or_null(s.one_of(GRADES)),
         "grade_open": s.described(s.listed(s.one_of(GRADES)), "Worse grades that are not ruled out."),
         "firm": s.YES_NO, "rests_on": _TEXTS, "disputed": s.YES_NO, "facts": _TEXTS, "missing": _TEXTS}
    )  # fmt: skip


def _proposition() -> s.Schema:
    evidence = s.listed(
        _all({"source": s.TEXT, "grade": s.one_of(EVIDENCE), "tested": s.one_of(TESTED), "finds": s.TEXT})
    )
    return _all(
        {"id": s.TEXT, "status": s.one_of(get_args(c.PropositionStatus)),
         "ready": s.described(s.YES_NO, "Open with nothing but a stop unknown."),
         "firm": s.YES_NO, "rests_on": _TEXTS, "disputed": s.YES_NO, "title": s.TEXT, "value": s.TEXT,
         "lenses": _TEXTS, "realised_as": _TEXTS, "horizon": _TEXTS, "benefits": _TEXTS, "also_benefits": _TEXTS,
         "paid_by": _TEXTS, "score": s.described(_or_null(s.WHOLE), "Null unless it applies or is ready."),
         "score_parts": s.listed(_all({"reason": s.TEXT, "points": s.WHOLE})), "missing": _TEXTS,
         "check_first": _TEXTS, "stopped_by": s.described(_TEXTS, "Red lines."), "supports": evidence,
         "contrary": evidence, "estimates": s.listed(_estimate())}
    )  # fmt: skip


def _estimate() -> s.Schema:
    return _all(
        {"name": s.TEXT, "title": s.TEXT, "unit": s.TEXT,
         "kind": s.described(s.one_of(KINDS_OF_VALUE), "Estimates of different kinds are never added."),
         "accrues_to": s.TEXT, "conservative": s.NUMBER, "base": s.NUMBER, "optimistic": s.NUMBER, "firm": s.YES_NO,
         "inputs": _TEXTS, "overlaps": s.described(_TEXTS, "Do not add to these.")}
    )  # fmt: skip


def _all(fields: dict[str, s.Schema]) -> s.Schema:
    """An object that has all of these fields."""
    return s.table(fields, fields, others=True)


def _or_null(schema: s.Schema) -> s.Schema:
    return s.any_of(schema, {"type": "null"})

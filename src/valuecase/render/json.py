"""The whole value case as JSON: never filtered, unknown is null, a list is never null. docs/json.md explains each field."""

import json
from datetime import date
from typing import Any

from valuecase.model.case import EstimateFinding, FactInPlay, PainFinding, PropositionFinding, ValueCase
from valuecase.model.facts import FactValue
from valuecase.model.proposition import Evidence
from valuecase.points import plainly
from valuecase.reading.toml_text import partner_tables

SCHEMA = "valuecase/case/1"


def to_json(case: ValueCase, *, with_people: bool = False) -> str:
    """The case as a JSON text. People appear only when asked for."""
    return json.dumps(as_data(case, with_people=with_people), ensure_ascii=False, indent=2) + "\n"


def as_data(case: ValueCase, *, with_people: bool = False) -> dict[str, Any]:
    """The case as plain data, in the order of the value case."""
    type = case.type
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "as_of": case.as_of.isoformat(),
        "partner": {"name": case.partner.name, "type": case.partner.type, "place": case.partner.place},
        "facts": [_fact(fact) for fact in case.facts.values()],
        "drivers": [{"id": one.id, "status": one.status, "missing": list(one.missing)} for one in case.drivers],
        "pains": [_pain(one) for one in case.pains],
        "propositions": [_proposition(case, one) for one in case.propositions],
        "talking_points": [
            {
                "proposition": point.proposition,
                "audience": point.audience,
                "say": point.say,
                "ask": point.ask,
                "check_first": list(point.check_first),
                "facts": list(point.facts),
                "figures": list(point.figures),
                "sources": list(point.sources),
            }
            for point in case.points()
        ],
        "questions": [
            {
                "fact": one.fact,
                "question": one.question,
                "step": one.step,
                "opens": list(one.opens),
                "closes": list(one.closes),
                "firms": list(one.firms),
                "because": one.because or None,
            }
            for one in case.questions
        ],
        "words": [
            {"term": term.term, "means": term.means, "say_instead": term.say_instead or None}
            for term in type.term.values()
        ],
        "cautions": [
            {"kind": one.kind, "text": plainly(case, one.text), "sources": list(one.sources)} for one in case.cautions
        ],
        "promises": [plainly(case, promise) for promise in case.promises],
        "data": [
            {"data": one.id, "status": one.status, "forms": list(one.forms), "missing": list(one.missing)}
            for one in case.data.values()
        ],
        "readiness": [{"sign": one.id, "counts": one.counts} for one in case.readiness],
        "adapted": [{"ref": one.ref, "change": one.change} for one in type.adapted],
        "problems": [
            {
                "message": one.message,
                "advice": one.advice,
                "file": one.file or None,
                "line": one.line,
                "column": one.column,
                "severity": one.severity,
            }
            for one in case.problems
        ],
        "partner_file": _value(partner_tables(case.partner, with_people=with_people)),
    }
    if with_people:
        data["people"] = [
            {"name": one.name, "role": one.role, "audience": one.audience or None, "motivation": one.motivation}
            for one in case.partner.people
        ]
    return data


def _fact(fact: FactInPlay) -> dict[str, Any]:
    return {
        "id": fact.id,
        "value": _value(fact.value),
        "firm": fact.firm,
        "disputed": fact.disputed,
        "stale": fact.stale,
        "chosen": _given(fact.chosen) if fact.chosen else None,
        "others": [_given(other) for other in fact.others],
    }


def _given(value: FactValue) -> dict[str, Any]:
    return {
        "value": _value(value.value),
        "confidence": value.confidence,
        "source": value.source or None,
        "as_of": value.as_of.isoformat() if value.as_of else None,
    }


def _value(value: object) -> Any:
    """Plain data all the way down: options in the order of the alphabet, dates as texts."""
    if isinstance(value, dict):
        return {key: _value(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_value(part) for part in value]
    if isinstance(value, frozenset):
        return sorted(value)
    return value.isoformat() if isinstance(value, date) else value


def _pain(one: PainFinding) -> dict[str, Any]:
    return {
        "id": one.id,
        "status": one.status,
        "grade": one.grade or None,
        "grade_open": list(one.grade_open),
        "firm": one.firm,
        "rests_on": list(one.rests_on),
        "disputed": one.disputed,
        "facts": list(one.facts),
        "missing": list(one.missing),
    }


def _proposition(case: ValueCase, one: PropositionFinding) -> dict[str, Any]:
    own = one.proposition
    return {
        "id": one.id,
        "status": one.status,
        "ready": one.ready,
        "firm": one.firm,
        "rests_on": list(one.rests_on),
        "disputed": one.disputed,
        "title": plainly(case, own.title),
        "value": plainly(case, own.value),
        "lenses": list(own.lenses),
        "realised_as": list(own.realised_as),
        "horizon": list(own.horizon),
        "benefits": list(own.benefits),
        "also_benefits": list(own.also_benefits),
        "paid_by": list(own.paid_by),
        "score": one.score,
        "score_parts": [{"reason": reason, "points": points} for reason, points in one.score_parts],
        "missing": list(one.missing),
        "check_first": list(one.check_first),
        "stopped_by": list(one.stopped_by),
        "supports": [_evidence(item) for item in own.supports],
        "contrary": [_evidence(item) for item in own.contrary],
        "estimates": [_estimate(case, item) for item in one.estimates],
    }


def _evidence(item: Evidence) -> dict[str, Any]:
    return {"source": item.source, "grade": item.grade, "tested": item.tested, "finds": item.finds}


def _estimate(case: ValueCase, item: EstimateFinding) -> dict[str, Any]:
    conservative, base, optimistic = item.ends
    return {
        "name": item.name,
        "title": plainly(case, item.estimate.title),
        "unit": item.estimate.unit,
        "kind": item.estimate.kind,
        "accrues_to": item.estimate.accrues_to,
        "conservative": conservative,
        "base": base,
        "optimistic": optimistic,
        "firm": item.firm,
        "inputs": [*item.facts, *(f"k.{id}" for id in item.figures)],
        "overlaps": list(item.estimate.overlaps),
    }

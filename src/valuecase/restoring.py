"""A value case back from the JSON it was written as: worked out again, and compared with what stands there."""

import json
from collections.abc import Iterator
from datetime import date
from itertools import zip_longest
from typing import Any

from attrs import evolve

from valuecase.engine import Engine
from valuecase.model.case import ValueCase
from valuecase.model.problems import Problem, ValueCaseError, said
from valuecase.reading.partner import parse_partner
from valuecase.render.json import SCHEMA, as_data

NAMED = "the value case"
_NO_CASE = "Give it what to_json, or valuecase brief --format json, has written."


def read_case(text: str, engine: Engine) -> ValueCase:
    """The case that `to_json` wrote, equal to the one that was written; people are in it when they were written.

    A case is what rules make of a partner on a day, so it is worked out again. Raises ValueCaseError when the text holds
    no case, and when the rules have changed so that it comes out otherwise, with a problem for every difference.
    """
    written = _written(text)
    partner = parse_partner(written["partner_file"], named=NAMED, exact=True)
    if partner.problems:
        raise ValueCaseError(partner.problems)
    case = engine.evaluate(partner, as_of=written["as_of"])
    # What was wrong with the partner was left out when the case was made, and is told as it was then.
    case = evolve(case, problems=tuple(written["problems"]))
    now = json.loads(json.dumps(as_data(case, with_people="people" in written["whole"])))
    if differences := tuple(_differences(written["whole"], now)):
        advice = "Evaluate its partner_file again, or read it with the rules that it was written with. What differs:"
        raise ValueCaseError((Problem("the rules have changed since this case was written", advice), *differences))
    return case


def _written(text: str) -> dict[str, Any]:
    """The data whole, and those parts of it that are records; raises ValueCaseError when it is no value case."""
    try:
        whole = json.loads(text)
        if whole["schema"] != SCHEMA:
            raise ValueCaseError(Problem(f"this is written as {said(whole['schema'])}, not as {SCHEMA}", _NO_CASE))
        return {
            "whole": whole,
            "as_of": date.fromisoformat(whole["as_of"]),
            "partner_file": dict(whole["partner_file"]),
            "problems": [Problem(**{**one, "file": one["file"] or ""}) for one in whole["problems"]],
        }
    except json.JSONDecodeError as error:
        message = f"this is not valid JSON: {error.msg}"
        raise ValueCaseError(Problem(message, _NO_CASE, NAMED, error.lineno, column=error.colno)) from None
    except KeyError as error:
        raise ValueCaseError(Problem(f"{NAMED} lacks {error.args[0]}", _NO_CASE)) from None
    except (TypeError, ValueError, RecursionError):
        raise ValueCaseError(Problem("this is not a value case", _NO_CASE)) from None


def _differences(written: Any, now: Any, path: str = "") -> Iterator[Problem]:
    """Every place where two pieces of data are not equal, the deepest that says it."""
    if written == now:
        return
    if isinstance(written, dict) and isinstance(now, dict):
        for key in {**written, **now}:
            yield from _differences(written.get(key), now.get(key), f"{path}.{key}".lstrip("."))
    elif isinstance(written, list) and isinstance(now, list):
        for index, (before, after) in enumerate(zip_longest(written, now)):
            yield from _differences(before, after, f"{path}[{index}]")
    else:
        yield Problem(f"{path} was {said(written)} and is {said(now)}")

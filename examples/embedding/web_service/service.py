"""A small web service that answers with a brief.

    flask --app service run

    GET  /types     the kinds of organization
    POST /brief     a partner file (application/toml), or the same tables as JSON (application/json)
                    ?form=html | markdown | json    ?audience=executive    ?handout=1    ?as_of=2026-12-01

Whatever is wrong with what was sent comes back as data, all of it at once, with status 422. The engine keeps nothing
about partners, so that one serves all requests and threads.
"""

from collections.abc import Iterable
from datetime import date

from attrs import asdict
from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import HTTPException

import valuecase
from valuecase import Engine, Options, Partner, Problem, ValueCase, ValueCaseError

FORMS = {"html": "text/html", "markdown": "text/markdown", "json": "application/json"}

app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = 1_000_000  # a partner file has a few thousand characters
engine = Engine()


@app.get("/types")
def types() -> Response:
    """The kinds of organization that a partner can be."""
    about = (engine.type(id).about for id in engine.types())
    return jsonify([{"id": one.id, "title": one.title, "sector": one.sector} for one in about])


@app.post("/brief")
def brief() -> Response:
    """The brief of the partner that was sent, or all that is wrong with it."""
    form = option("form", FORMS, "html")
    case = engine.evaluate(partner(), as_of=day())
    if case.problems:  # the engine would leave these entries out; a program that sent them should hear of it instead
        raise ValueCaseError(case.problems)
    audience = option("audience", ("", *case.type.audience), "")
    return Response(written(case, form, Options(audience=audience)), content_type=f"{FORMS[form]}; charset=utf-8")


def written(case: ValueCase, form: str, options: Options) -> str:
    if form == "json":
        return valuecase.to_json(case)
    paper = (valuecase.handout_of if request.args.get("handout") else valuecase.brief_of)(case, options)
    return valuecase.to_markdown(paper) if form == "markdown" else valuecase.to_html(paper)


# --- what was sent ----------------------------------------------------------------------------------------------------


def partner() -> Partner:
    named = "the request"
    if not request.is_json:
        return valuecase.parse_partner(request.get_data(as_text=True), named=named)
    tables = request.get_json()
    if not isinstance(tables, dict):
        raise ValueCaseError(Problem("a partner is an object", 'It begins: {"partner": {"name": …', named))
    return valuecase.parse_partner(tables, named=named)


def day() -> date:
    """The engine reads no clock; today, unless somebody asks for another day."""
    asked = request.args.get("as_of")
    try:
        return date.fromisoformat(asked) if asked else date.today()
    except ValueError:
        raise ValueCaseError(Problem(f'"{asked}" is not a day', "Write it so: as_of=2026-12-01.", "as_of")) from None


def option(name: str, known: Iterable[str], usual: str) -> str:
    asked = request.args.get(name, usual)
    if asked not in known:
        advice = f"It can be: {', '.join(filter(None, known))}."
        raise ValueCaseError(Problem(f'there is no {name} "{asked}"', advice, name))
    return asked


# --- errors are data --------------------------------------------------------------------------------------------------


@app.errorhandler(ValueCaseError)
def unusable(error: ValueCaseError) -> tuple[Response, int]:
    return jsonify(problems=[asdict(problem) for problem in error.problems]), 422


@app.errorhandler(HTTPException)
def refused(error: HTTPException) -> tuple[Response, int]:
    """What the framework refuses: no such page, too large, not JSON."""
    problem = Problem(error.name, error.description or "", "the request")
    return jsonify(problems=[asdict(problem)]), error.code or 500

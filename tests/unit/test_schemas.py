"""Schemas against everything that is shipped, and against the slips that people make, through a public validator."""

import copy
import json
import tomllib
from datetime import date
from pathlib import Path

import attrs
import pytest
from jsonschema import Draft7Validator

from valuecase import Engine, read_partner
from valuecase.model.fields import shape_of
from valuecase.model.pack import Contradiction, Stakeholder
from valuecase.reading import partner as reading
from valuecase.reading.draft import TABLES
from valuecase.render.json import as_data
from valuecase.schemas.case import case_schema
from valuecase.schemas.pack import about, pack_schema
from valuecase.schemas.partner import partner_schema

ROOT = Path(__file__).parents[2]
# Every pack there is, those of example plugins too, and what every pack shares.
FOLDERS = [
    path.parent for folder in ("rules", "tests/packs", "examples") for path in (ROOT / folder).rglob("stakeholder.toml")
]
COMMON = ROOT / "rules" / "valuecase_rules" / "common"
PACKS = sorted({path for folder in (COMMON, *FOLDERS) for path in folder.rglob("*.toml")})
PARTNERS = [
    path
    for folder in ("examples", "tests/briefs")
    for path in sorted((ROOT / folder).rglob("*.toml"))
    if "partner" in tomllib.loads(path.read_text(encoding="utf-8"))
]
AS_OF = date(2026, 12, 1)


def as_an_editor_sees(path: Path) -> object:
    """A TOML file as JSON: its dates are texts."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return json.loads(json.dumps(tables, default=date.isoformat))


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.fixture(scope="module")
def pack() -> Draft7Validator:
    return Draft7Validator(pack_schema())


@pytest.fixture(scope="module")
def shipped() -> Engine:
    return Engine(types=[folder for folder in FOLDERS if "examples" in folder.parts])


def problems(validator: Draft7Validator, data: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]


# --- packs ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PACKS, ids=named)
def test_every_file_of_every_pack_fits_the_schema(pack, path):
    assert problems(pack, as_an_editor_sees(path)) == []


PAIN = {"title": "t", "feels": "f", "driven_by": ["d"], "when": "x > 1", "sources": ["s"]}
FIGURE = {"title": "t", "unit": "people", "value": 1}
PROPOSITION = as_an_editor_sees(ROOT / "tests/packs/library/drivers/social_demand.toml")["proposition"][
    "know_where_to_send"
]


@pytest.mark.parametrize(
    ("tables", "where"),
    [
        ({"drivers": {}}, "$"),
        ({"pain": {"x": {**PAIN, "whem": "x"}}}, "$.pain.x"),
        ({"pain": {"x": {key: PAIN[key] for key in PAIN if key != "feels"}}}, "$.pain.x"),
        ({"pain": {"x": {**PAIN, "driven_by": "d"}}}, "$.pain.x.driven_by"),
        ({"pain": {"x": {**PAIN, "driven_by": []}}}, "$.pain.x.driven_by"),
        ({"pain": {"x": {**PAIN, "when": True}}}, "$.pain.x.when"),
        ({"pain": {"x": {**PAIN, "example": [{"facts": {}, "expect": "here"}]}}}, "$.pain.x.example[0].expect"),
        ({"fact": {"x": {"label": "l", "type": "bool"}}}, "$.fact.x.type"),
        ({"fact": {"x": {"label": "l", "plausible": [1]}}}, "$.fact.x.plausible"),
        ({"figure": {"x": {**FIGURE, "base": 1, "conservative": 1, "optimistic": 2}}}, "$.figure.x"),
        ({"figure": {"x": {"title": "t", "unit": "people"}}}, "$.figure.x"),
        ({"figure": {"x": {**FIGURE, "value": "1"}}}, "$.figure.x.value"),
        ({"source": {"x": {"title": "t", "publisher": ""}}}, "$.source.x.publisher"),
        ({"proposition": {"x": {**PROPOSITION, "status": "done"}}}, "$.proposition.x.status"),
        ({"proposition": {"x": {**PROPOSITION, "supports": []}}}, "$.proposition.x.supports"),
        ({"proposition": {"x": {k: PROPOSITION[k] for k in PROPOSITION if k != "not_when_because"}}}, "$.proposition.x"),
        ({"proposition": {"x": {**PROPOSITION, "gets": [{"data": "d", "form": "names", "from": ["a"]}]}}}, "$.proposition.x.gets[0].form"),
    ],
)  # fmt: skip
def test_a_slip_in_a_pack_is_found_where_it_stands(pack, tables, where):
    assert {error.json_path for error in pack.iter_errors(tables)} == {where}


def test_an_editor_can_offer_the_ids_that_every_pack_may_use():
    defined = pack_schema()["definitions"]

    units = defined["Figure"]["properties"]["unit"]["anyOf"][0]["enum"]
    lenses = defined["Proposition"]["properties"]["lenses"]["items"]["anyOf"][0]["enum"]
    assert "usd" in units
    assert lenses == ["economic", "financial", "operational", "altruistic"]


def every_record() -> set[type]:
    """The records that a pack file can hold, and those within them."""
    found, waiting = set(), [Stakeholder, Contradiction, *TABLES.values()]
    while waiting:
        record = waiting.pop()
        found.add(record)
        shapes = [shape for one in attrs.fields(record) if (shape := shape_of(one))]
        waiting += [shape.record for shape in shapes if shape.record and shape.record not in found]
    return found


def test_every_table_and_field_is_explained_and_nothing_else():
    explained = tomllib.loads((ROOT / "src/valuecase/schemas/words.toml").read_text(encoding="utf-8"))
    held = {
        record.__name__: {"record", *(one.name.rstrip("_") for one in attrs.fields(record) if shape_of(one))}
        for record in every_record()
    }

    assert {name: set(words) for name, words in explained.items()} == held
    assert all(about(record) and text for record in every_record() for text in explained[record.__name__].values())


# --- partners -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PARTNERS, ids=named)
def test_every_example_partner_fits_the_schema_of_its_type(shipped, path):
    data = as_an_editor_sees(path)
    type = shipped.type(data["partner"]["type"])

    assert problems(Draft7Validator(partner_schema()), data) == []
    assert problems(Draft7Validator(partner_schema(type)), data) == []


ABOUT = {"name": "Elm", "type": "hospital"}


@pytest.mark.parametrize(
    ("tables", "where"),
    [
        ({}, "$"),
        ({"partner": {"name": "Elm"}}, "$.partner"),
        ({"partner": {**ABOUT, "type": "hospitol"}}, "$.partner.type"),
        ({"partner": ABOUT, "fact": {}}, "$"),
        ({"partner": ABOUT, "facts": {"staffed_bed": 12}}, "$.facts"),
        ({"partner": ABOUT, "facts": {"staffed_beds": "many"}}, "$.facts.staffed_beds"),
        ({"partner": ABOUT, "facts": {"staffed_beds": {"value": 3, "confidence": "sure"}}}, "$.facts.staffed_beds"),
        ({"partner": ABOUT, "facts": {"staffed_beds": []}}, "$.facts.staffed_beds"),
        ({"partner": ABOUT, "facts": {"org_type": "clinic"}}, "$.facts.org_type"),
        ({"partner": ABOUT, "heard": {"ed_boarding": {"grade": "serious"}}}, "$.heard.ed_boarding"),
        ({"partner": ABOUT, "data": {"emergency_visit_counts": "has"}}, "$.data.emergency_visit_counts"),
        ({"partner": ABOUT, "person": [{"role": "director"}]}, "$.person[0]"),
    ],
)  # fmt: skip
def test_a_slip_in_a_partner_file_is_found_where_it_stands(shipped, tables, where):
    validator = Draft7Validator(partner_schema(shipped.type("hospital")))

    assert {error.json_path for error in validator.iter_errors(tables)} == {where}


def test_the_schema_of_partners_knows_what_reading_knows():
    schema = partner_schema()
    entry = schema["definitions"]["any_fact"]["anyOf"][1]

    assert set(schema["properties"]) == set(reading._PARTS)
    assert set(schema["properties"]["partner"]["properties"]) == set(reading._OF_PARTNER)
    assert set(entry["properties"]) == set(reading._OF_VALUE)
    assert set(schema["definitions"]["heard"]["properties"]) == set(reading._OF_HEARD)
    assert set(schema["properties"]["person"]["items"]["properties"]) == set(reading._OF_PERSON)


# --- the case -----------------------------------------------------------------------------------------------------------


def closed(schema: object) -> object:
    """The same schema, without room for fields that it does not name."""
    schema = copy.deepcopy(schema)
    waiting = [schema]
    while waiting:
        match waiting.pop():
            case dict(part):
                if "properties" in part:
                    part["additionalProperties"] = False
                waiting += part.values()
            case list(items):
                waiting += items
    return schema


@pytest.mark.parametrize("path", PARTNERS, ids=named)
def test_every_example_as_json_fits_the_schema_which_names_every_field(shipped, path):
    case = shipped.evaluate(read_partner(path), as_of=AS_OF)
    validator = Draft7Validator(closed(case_schema()))

    assert problems(validator, json.loads(json.dumps(as_data(case, with_people=True)))) == []


@pytest.mark.parametrize("at", ["propositions", "facts", "as_of"])
def test_a_case_that_lacks_something_does_not_fit(shipped, at):
    data = as_data(shipped.evaluate(read_partner(PARTNERS[0]), as_of=AS_OF))
    del data[at]

    assert problems(Draft7Validator(case_schema()), data)


@pytest.mark.parametrize("schema", [case_schema, pack_schema, partner_schema])
def test_the_schemas_are_schemas_and_refer_to_nothing_outside(schema):
    made = schema()

    Draft7Validator.check_schema(made)
    references = [line for line in json.dumps(made, indent=1).splitlines() if '"$ref"' in line]
    assert all('"#/definitions/' in line for line in references)

"""Every shipped type is whole, has enough in it to be of use, and proves each of its rules with an example."""

from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest
from attrs import evolve

from valuecase import Engine, StakeholderType
from valuecase.checks.examples import failures
from valuecase.model.pack import CATEGORIES

AS_OF = date(2026, 12, 1)
# Each type, and the fact that says which kind of such an organization somebody is.
KIND = {
    "food_bank": "org_type",
    "hospital": "org_type",
    "local_health_department": "jurisdiction_type",
    "police_department": "agency_type",
    "public_housing_authority": "program_mix",
}
_engine = Engine()


@cache
def read(id: str) -> StakeholderType:
    return _engine.type(id)


@pytest.fixture(params=KIND)
def type(request) -> StakeholderType:
    return read(request.param)


# --- enough -----------------------------------------------------------------------------------------------------------


def test_a_type_says_what_it_is(type):
    assert type.about.sector in type.sector
    assert len(type.about.background) > 200
    assert type.about.day_to_day
    assert all(driver.category in CATEGORIES for driver in type.driver.values())


def test_there_is_enough_to_find_out(type):
    assert len(type.fact) >= 20
    assert {fact.step for fact in type.fact.values()} == {"homework", "listen"}


def test_the_kind_of_organization_is_a_choice(type):
    kind = type.fact[KIND[type.id]]

    assert kind.type == "choice"
    assert len(kind.options) >= 3


def test_forces_come_from_several_sides(type):
    assert len(type.driver) >= 5
    assert len({driver.category for driver in type.driver.values()}) >= 3


def test_every_force_is_felt_somewhere(type):
    felt = {driver for pain in type.pain.values() for driver in pain.driven_by}

    assert felt == set(type.driver)


def test_there_are_enough_pains_with_grades(type):
    assert sum(pain.serious is not None or pain.severe is not None for pain in type.pain.values()) >= 8


def test_every_pain_is_relieved_by_something(type):
    relieved = {pain for one in type.proposition.values() for pain in one.relieves}

    assert relieved == set(type.pain)


def test_there_are_enough_propositions_each_for_three_audiences(type):
    assert len(type.proposition) >= 8
    assert {one.id: len(one.point) for one in type.proposition.values() if len(one.point) < 3} == {}


def test_every_proposition_has_evidence_a_limit_and_data_that_moves(type):
    for one in type.proposition.values():
        assert one.supports, one.id
        assert one.misleads_when, one.id
        assert one.gets or one.gives, one.id


def test_every_audience_is_spoken_to(type):
    assert {audience for one in type.proposition.values() for audience in one.point} == set(type.audience)


def test_the_last_wording_of_every_point_needs_no_fact(type):
    for one in type.proposition.values():
        for point in one.point.values():
            last = point.say[-1]
            placeholders = {part.split("}")[0] for part in last.split("{")[1:]}
            assert {name for name in placeholders if not name.startswith(("k.", "us", "partner"))} == set(), one.id


def test_words_that_clash_are_in_the_glossary(type):
    assert len(type.term) >= 12
    assert any(term.elsewhere for term in type.term.values())
    assert type.heard_as


def test_it_holds_data(type):
    assert type.holds
    assert all(holding.forms for holding in type.holds.values())


def test_a_red_line_stops_something_and_each_has_a_promise(type):
    assert any(line.when is not None for line in type.red_line.values())
    assert all(line.promise and line.why and line.sources for line in type.red_line.values())


def test_examples_have_names_of_their_own(type):
    for rule in (*type.pain.values(), *type.proposition.values()):
        names = [example.name for example in rule.example]
        assert all(names), rule.id
        assert len(names) == len(set(names)), rule.id


def test_every_pain_has_an_example_where_it_is_there_and_one_where_it_is_not(type):
    for pain in type.pain.values():
        outcomes = {example.expect for example in pain.example}
        assert "present" in outcomes, pain.id
        assert outcomes & {"absent", "unknown"}, pain.id


def test_every_proposition_has_an_example_that_speaks_and_one_that_is_silent(type):
    for one in type.proposition.values():
        outcomes = {example.expect for example in one.example}
        assert "applies" in outcomes, one.id
        assert outcomes & {"does_not_apply", "open"}, one.id


# --- proved -----------------------------------------------------------------------------------------------------------


def examples() -> Iterator:
    for id in KIND:
        type = read(id)
        for table in ("pain", "proposition"):
            for rule in getattr(type, table).values():
                for place, example in enumerate(rule.example):
                    yield pytest.param(id, table, rule.id, place, id=f"{id}: {rule.id}: {example.name}")


@pytest.mark.parametrize(("type_id", "table", "rule_id", "place"), list(examples()))
def test_an_example_comes_out_as_it_says(type_id, table, rule_id, place):
    type = read(type_id)
    rule = getattr(type, table)[rule_id]
    alone = evolve(rule, example=rule.example[place : place + 1])
    nothing_else = {"pain": {}, "proposition": {}}

    found = failures(evolve(type, **{**nothing_else, table: {rule_id: alone}}), _engine.evaluator(type_id), AS_OF)

    assert [str(problem) for problem in found] == []


def test_an_example_that_is_wrong_would_be_found():
    type = read("hospital")
    pain = next(iter(type.pain.values()))
    turned = {"present": "absent", "absent": "present", "unknown": "present"}
    wrong = evolve(pain, example=tuple(evolve(one, expect=turned[one.expect], grade="") for one in pain.example))

    found = failures(evolve(type, pain={pain.id: wrong}, proposition={}), _engine.evaluator("hospital"), AS_OF)

    assert len(list(found)) == len(pain.example)

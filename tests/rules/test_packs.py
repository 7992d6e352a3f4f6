"""Every shipped type has enough in it to be of use."""

import re
from functools import cache
from pathlib import Path

import pytest

from valuecase import Engine, StakeholderType
from valuecase.checks.unused import mentions
from valuecase.reading.pack import read_pack, shipped_pack

COVERAGE = Path(__file__).parents[2] / "docs" / "coverage"
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


@pytest.fixture(scope="module")
def common() -> StakeholderType:
    """What every type has."""
    return read_pack(shipped_pack("other"))


def test_a_type_says_what_it_is(type):
    assert type.about.sector in type.sector
    assert len(type.about.background) > 200
    assert type.about.day_to_day


def test_there_is_enough_to_find_out(type, common):
    own = [fact for fact in type.fact.values() if fact.id not in common.fact]

    assert len(own) >= 30
    assert sum(bool(fact.question) for fact in own) >= 12
    assert {fact.step for fact in own} == {"homework", "listen"}


def test_the_kind_of_organization_is_a_choice(type):
    kind = type.fact[KIND[type.id]]

    assert kind.type == "choice"
    assert len(kind.options) >= 3


def test_forces_come_from_several_sides(type):
    assert len(type.driver) >= 10
    assert len({driver.category for driver in type.driver.values()}) >= 5


def test_there_is_enough_to_feel_and_to_offer(type):
    assert len(type.pain) >= 14
    assert len(type.proposition) >= 15
    assert len(type.audience) == 5


def test_every_proposition_has_a_sentence_for_counsel_and_data_that_moves(type):
    for one in type.proposition.values():
        assert one.for_counsel, one.id
        assert one.gets or one.gives, one.id


@pytest.mark.parametrize("audience", ["executive", "board"])
def test_where_culture_matters_there_are_wordings_for_it(type, audience):
    for one in type.proposition.values():
        point = one.point[audience]
        assert point.guarded, one.id
        assert point.return_first, one.id


def test_there_are_enough_words_limits_and_laws(type, common):
    assert len(type.term) >= 18
    assert any(term.elsewhere for term in type.term.values())
    assert type.heard_as
    assert len(type.red_line) + len(type.caution) >= 8
    assert type.law.keys() - common.law.keys()


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


@pytest.mark.parametrize("table", ["law", "source", "unit", "culture", "lens", "organisation", "data_set"])
def test_everything_in_the_common_pack_is_used_by_some_type(common, table):
    """Shared words are there to be shared; those with powers over people are there so that they can be refused."""
    used = {id for type in map(read, KIND) for own, id in mentions(type) if own == table}
    used |= set(common.fact["culture"].options)
    used |= {id for id, one in common.organisation.items() if one.powers}

    assert set(getattr(common, table)) - used == set()


@pytest.mark.parametrize("table", ["fact", "driver", "pain", "proposition", "red_line"])
def test_its_page_of_what_it_covers_names_every_rule(type, common, table):
    """docs/coverage is for whoever judges a pack, so nothing of it may be missing there."""
    page = (COVERAGE / f"{type.id}.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\w+", page))

    assert getattr(type, table).keys() - getattr(common, table).keys() - named == set()

"""The five types that ship, tested as strangers test theirs: with valuecase.testing and nothing else."""

from datetime import date
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from valuecase import Engine
from valuecase.testing import AS_OF, check_stakeholder, examples, partners_for, run_example

PLUGINS = ("food_bank", "hospital", "local_health_department", "police_department", "public_housing_authority")
TYPES = [import_module(f"valuecase_{id}").valuecase_stakeholder() for id in PLUGINS]

each_type = pytest.mark.parametrize("type", TYPES, ids=PLUGINS)
ENGINE = Engine()


@pytest.mark.parametrize("day", [AS_OF, date(2026, 1, 1), date(2040, 2, 29)], ids=str)
@each_type
def test_a_type_passes_every_check_on_any_day(type, day):
    """Examples with dates say on which day they hold, so that no pack spoils by lying still."""
    check_stakeholder(type, as_of=day)


@pytest.mark.parametrize("example", examples(*TYPES))
def test_an_example_comes_out_as_it_says(example):
    run_example(example)


@each_type
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_whatever_is_known_of_a_partner_there_is_an_answer(type, data):
    case = ENGINE.evaluate(data.draw(partners_for(type)), as_of=AS_OF)

    assert case.problems == ()
    assert {pain.id for pain in case.pains} == set(type.pain)


@each_type
def test_its_published_files_are_told(type, valuecase_cli):
    assert valuecase_cli("sources", type.id).exit_code == 0

"""What is old is still understood, and says once what to use instead."""

import subprocess
import sys
import warnings
from datetime import date

import pytest
from attrs import evolve

import valuecase
from valuecase import Engine
from valuecase.evaluator import Evaluator

AS_OF = date(2026, 12, 1)


@pytest.fixture
def engine(library) -> Engine:
    """An engine whose library has retired one of its propositions."""
    own = library.proposition["know_where_to_send"]
    retired = evolve(own, id="ask_at_the_desk", status="retired", replaced_by=own.id)
    type = evolve(library, proposition={**library.proposition, retired.id: retired})
    engine = Engine()
    engine.catalog._types[type.id] = type
    return engine


def test_a_retired_proposition_is_told_and_names_the_one_in_its_place(engine, partner):
    said = "^proposition.ask_at_the_desk is retired: use proposition.know_where_to_send instead$"
    with pytest.warns(DeprecationWarning, match=said) as caught:
        reason = engine.why(partner(), "proposition.ask_at_the_desk", as_of=AS_OF)

    assert reason.key == "proposition.ask_at_the_desk"
    assert [warning.filename for warning in caught] == [__file__]


def test_a_proposition_in_use_warns_of_nothing(engine, partner):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        engine.why(partner(), "know_where_to_send", as_of=AS_OF)


def test_a_retired_proposition_is_put_to_no_partner(engine, partner):
    case = Evaluator(engine.type("library")).case(partner(), AS_OF)

    assert [one.id for one in case.propositions] == ["know_where_to_send"]


@pytest.fixture
def renamed(monkeypatch):
    monkeypatch.setitem(valuecase._RENAMED, "Motor", "Engine")


@pytest.mark.usefixtures("renamed")
def test_a_public_name_as_it_was_is_the_one_that_it_is():
    with pytest.warns(
        DeprecationWarning, match=r"^valuecase.Motor has another name: use valuecase.Engine instead$"
    ) as caught:
        found = valuecase.Motor

    assert found is Engine
    assert [warning.filename for warning in caught] == [__file__]


@pytest.mark.usefixtures("renamed")
def test_it_can_be_imported_as_it_was():
    with pytest.warns(DeprecationWarning, match="use valuecase.Engine instead"):
        from valuecase import Motor

    assert Motor is Engine


def test_every_renamed_name_leads_to_a_public_one():
    assert set(valuecase._RENAMED.values()) <= set(valuecase.__all__)
    assert not set(valuecase._RENAMED) & set(valuecase.__all__)


def test_a_line_that_runs_often_is_warned_once():
    code = """
import valuecase
valuecase._RENAMED["Motor"] = "Engine"
for _ in range(3):
    valuecase.Motor
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stderr.count("use valuecase.Engine instead") == 1

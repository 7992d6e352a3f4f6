"""A table is answered as its rows are one at a time, by every shipped type, cell by cell."""

import polars as pl
import pytest
from cell_by_cell import columns_of, differences, partner_of, rows_at_boundaries, table_of
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import EXAMPLES

from valuecase import Engine
from valuecase.testing.prepared import AS_OF
from valuecase.testing.values import facts_for

ENGINE = Engine()
TYPES = ENGINE.types()


@pytest.mark.parametrize("type", TYPES)
@settings(max_examples=max(EXAMPLES // 50, 2), deadline=None)
@given(data=st.data())
def test_drawn_partners(type, data):
    rows = data.draw(st.lists(facts_for(ENGINE.type(type)), min_size=20, max_size=20))
    answers = ENGINE.screen(type, table_of(ENGINE.evaluator(type), rows), as_of=AS_OF)
    assert differences(ENGINE, type, rows, answers.rows(named=True)) == []


@pytest.mark.parametrize("type", TYPES)
def test_partners_at_the_boundaries_of_rules(type):
    rows = rows_at_boundaries(ENGINE.evaluator(type), 150)
    answers = ENGINE.screen(type, table_of(ENGINE.evaluator(type), rows), as_of=AS_OF)
    assert set(columns_of(ENGINE.evaluate(partner_of(type, rows[0]), as_of=AS_OF))) < set(answers.columns)
    assert differences(ENGINE, type, rows, answers.rows(named=True)) == []


def test_one_date_for_all():
    """Figures of one old day are not firm, of one recent day they are, as for one partner."""
    type = "hospital"
    rows = rows_at_boundaries(ENGINE.evaluator(type), 20, seed=3)
    rows = [{id: value for id, value in row.items() if not id.endswith("_as_of")} for row in rows]
    for dated in (AS_OF.replace(year=AS_OF.year - 4), AS_OF):
        with_days = [row | {f"{id}_as_of": dated for id in row} for row in rows]
        answers = ENGINE.screen(type, table_of(ENGINE.evaluator(type), rows), as_of=AS_OF, dated=dated)
        assert differences(ENGINE, type, with_days, answers.rows(named=True)) == []


@pytest.mark.parametrize("type", TYPES)
def test_few_columns_are_as_good_as_empty_ones(type):
    """A table that lacks a column says what one says in which it is empty."""
    rows = rows_at_boundaries(ENGINE.evaluator(type), 40, seed=4)
    table = table_of(ENGINE.evaluator(type), rows).select(pl.exclude("^.*_as_of$"))
    kept = table.columns[1:10]
    emptied = table.with_columns(pl.lit(None, table.schema[name]).alias(name) for name in table.columns[10:])
    few, many = (ENGINE.screen(type, each, as_of=AS_OF) for each in (table.select(kept), emptied))
    assert few.drop(kept).equals(many.select(few.drop(kept).columns))

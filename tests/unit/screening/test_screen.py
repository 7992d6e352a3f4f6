"""Tables that are not as they should be, and what an answer looks like."""

from datetime import date

import pandas as pd
import polars as pl
import pytest

from valuecase import Engine, ValueCaseError

AS_OF = date(2026, 12, 1)
ENGINE = Engine()


def screen(table, **options):
    return ENGINE.screen("hospital", table, as_of=AS_OF, **options)


def messages(table, **options) -> list[str]:
    with pytest.raises(ValueCaseError) as found:
        screen(table, **options)
    return [f"{problem.message} {problem.advice}" for problem in found.value.problems]


def test_what_comes_back():
    found = screen(pl.DataFrame({"who": ["Riverbend"], "staffed_beds": [120], "hrrp_penalty_percent": [1.2]}))
    assert found.columns[:4] == ["who", "staffed_beds", "hrrp_penalty_percent", "left_out"]
    row = found.row(0, named=True)
    assert (row["who"], row["staffed_beds"], row["left_out"]) == ("Riverbend", 120, 0)
    assert row["driver_workforce_stability"] == "active"
    assert found.schema["pain_revolving_door"] == pl.Enum(["present", "absent", "unknown"])
    assert row["ask_1"] in ENGINE.type("hospital").fact


def test_parts_on_request():
    table = pl.DataFrame({"staffed_beds": [120]})
    assert screen(table, parts=("order",)).columns[1:] == [
        "left_out", "score", "applies", "ready", "open", "strongest_1", "strongest_2", "strongest_3"
    ]  # fmt: skip
    assert messages(table, parts=("verdict",)) == ['"verdict" is no part of the answers Did you mean "verdicts"?']


@pytest.mark.parametrize("kind", [pl.DataFrame, pl.LazyFrame, pd.DataFrame])
def test_no_rows(kind):
    table = pl.DataFrame(schema={"staffed_beds": pl.Int64})
    given = table.to_pandas() if kind is pd.DataFrame else kind(table)
    found = screen(given)
    found = found.collect() if kind is pl.LazyFrame else found
    assert len(found) == 0
    assert "ask_1" in found.columns


def test_a_fact_that_decides_nothing_still_gives_every_row():
    found = screen(pl.DataFrame({"motivation": ["a", None, "c"]}))
    assert found["score"].to_list() == [0, 0, 0]
    assert found["motivation"].to_list() == ["a", None, "c"]


def test_what_does_not_fit_is_unknown_and_counted():
    table = pl.DataFrame(
        {
            "staffed_beds": [1e16, float("nan"), float("inf"), 120.5, 120.0],
            "occupancy_percent": [None, None, None, None, 85.0],
            "culture": ["cheerful", None, None, None, "open"],
        }
    )
    found = screen(table)
    assert found["left_out"].to_list() == [2, 1, 1, 1, 0]
    alone = screen(pl.DataFrame({"staffed_beds": [None] * 4 + [120.0]}, schema={"staffed_beds": pl.Float64}).with_columns(
        table["occupancy_percent"], pl.Series("culture", [None] * 4 + ["open"], pl.String)
    ))  # fmt: skip
    answers = found.columns[found.columns.index("left_out") + 1 :]
    assert found.select(answers).equals(alone.select(answers))


def test_numbers_beyond_64_bits():
    table = pl.DataFrame({"staffed_beds": pl.Series([2**100, 120], dtype=pl.Int128)})
    assert screen(table)["left_out"].to_list() == [1, 0]
    assert messages(pd.DataFrame({"staffed_beds": [2**70, 120]}))[0].startswith("a column holds what does not go")


def test_columns_of_a_wrong_type_are_told_together():
    table = pl.DataFrame(
        {
            "staffed_beds": ["120"],
            "values_community_leadership": [1],
            "chna_next_due": ["2027-01-01"],
            "chna_next_due_as_of": [3],
        }
    )
    assert sorted(messages(table)) == sorted(
        [
            "the column staffed_beds holds String, where numbers are wanted Convert it, or rename the column.",
            "the column values_community_leadership holds Int64, where true or false are wanted Convert it, or rename the column.",
            "the column chna_next_due holds String, where dates are wanted Convert it, or rename the column.",
            "the column chna_next_due_as_of holds Int64, where dates are wanted Convert it, or rename the column.",
        ]
    )


def test_mixed_types():
    assert "Give every value" in messages(pd.DataFrame({"staffed_beds": [120, "many", None]}))[0]


def test_no_fact_at_all():
    assert messages(pl.DataFrame({"staffed_bed": [3]})) == [
        'no column of the table is a fact of the type hospital Did you mean "staffed_beds"?'
    ]


def test_names_that_are_taken():
    table = pl.DataFrame({"staffed_beds": [120], "score": [1], "ask_1": ["x"]})
    assert messages(table) == [
        'two columns would be called "score" Rename yours.', 'two columns would be called "ask_1" Rename yours.'
    ]  # fmt: skip
    assert messages(pl.DataFrame({"staffed_beds": [1], "_valuecase_7": [1]})) == [
        'the column "_valuecase_7" has a name that is kept for us Rename it.'
    ]


def test_a_derived_fact_is_worked_out():
    assert messages(pl.DataFrame({"beds_held": [3.0]})) == [
        "beds_held is worked out from other facts Leave this column out, or rename it."
    ]


def test_a_thousand_columns_of_the_callers_own():
    table = pl.DataFrame({f"own_{place}": [place] for place in range(1000)} | {"staffed_beds": [120]})
    assert screen(table).width > 1001

"""A screening in short: what is counted, and what people read of it."""

import re

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from screened import AS_OF, FACTS, IDENTITY, NOTHING_REJECTED, hospitals, judged, screened, summed

from valuecase import ValueCaseError
from valuecase.render.text import to_text
from valuecase.screening.showing import saying, telling
from valuecase.screening.showing.charts import COLUMNS, columns
from valuecase.screening.showing.sizes import CUTS, BySize, candidates
from valuecase.screening.showing.summary import Summary


def read(summary: Summary) -> str:
    return to_text(summary.paper(AS_OF), width=10_000)


@pytest.fixture(scope="module")
def hospital(engine):
    return engine.type("hospital")


@pytest.fixture(scope="module")
def sixty(engine) -> pl.DataFrame:
    return screened(engine, "hospital", hospitals(60), FACTS)


# --- counts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("chunk", [1, 7, 59])
@pytest.mark.parametrize("top", [0, 3, 70])
def test_the_chunks_in_which_rows_come_change_nothing(sixty, hospital, chunk, top):
    whole, pieces = (summed(sixty, hospital, chunk=size, top=top) for size in (1000, chunk))

    assert pieces.data() == whole.data()
    assert pieces.paper(AS_OF) == whole.paper(AS_OF)


def test_every_count_is_that_of_the_rows(sixty, hospital):
    found = summed(sixty, hospital).data()
    rows = sixty.to_dicts()

    assert found["rows"] == 60
    for id, statuses in found["pains"].items():
        assert statuses == {
            word: sum(row[f"pain_{id}"] == word for row in rows) for word in ("present", "absent", "unknown")
        }
    for id, known in found["facts"].items():
        assert known == {"known": sum(row[id] is not None for row in rows), "years": ""}
    for statuses in found["propositions"].values():
        assert sum(statuses.values()) == 60
    assert found["organizations"]["fits"] == sum(row["applies"] > 0 for row in rows)
    assert found["organizations"]["after_a_question"] == sum(row["applies"] == 0 < row["ready"] for row in rows)
    assert sum(found["organizations"].values()) == 60
    assert {one["score"]: one["organizations"] for one in found["scores"]} == dict(
        sixty["score"].value_counts().iter_rows()
    )
    asked = [row[ask] for row in rows for ask in ("ask_1", "ask_2", "ask_3")]
    assert {one["fact"]: one["organizations"] for one in found["ask"]} == {id: asked.count(id) for id in asked if id}


def test_the_states_are_those_of_postal_codes_however_they_are_written(sixty, hospital):
    states = summed(sixty, hospital).data()["states"]
    rows = sixty["state"].to_list()

    assert {state: found["rows"] for state, found in states.items()} == {
        "AL": rows.count("AL") + rows.count(" al "),
        "PR": rows.count("PR"),
        "TX": rows.count("TX"),
    }


def test_a_number_that_is_none_is_not_known(engine, hospital):
    answers = screened(engine, "hospital", hospitals(2, known=0), FACTS)
    answers = answers.with_columns(staffed_beds=pl.Series([float("nan"), float("inf")]))
    found = summed(answers, hospital).data()

    assert found["facts"]["staffed_beds"]["known"] == 0
    assert found["size"] is None


def test_what_could_not_be_read_is_counted_and_said(sixty, hospital):
    rejected = pl.DataFrame(
        {
            "file": "a",
            "row": "1",
            "id": "",
            "column": ["", "staffed_beds", ""],
            "value": "x",
            "why": "odd",
            "used": False,
        }
    )
    used = pl.DataFrame(
        {"file": "a", "row": "1", "id": "", "column": ["id", ""], "value": "x", "why": "twice", "used": True}
    )
    rejected = pl.concat([rejected, used])
    summary = summed(sixty.with_columns(left_out=pl.lit(1)), hospital, rejected=rejected)

    assert summary.data()["rejected"] == {"rows": 2, "cells": 1, "doubtful": 2}
    assert "2 rows of the files are in none of the counts (odd)." in read(summary)
    assert "61 values could not be used and are counted as not known." in read(summary)
    assert "2 values or rows look wrong and are used all the same." in read(summary)


@pytest.mark.parametrize("chunk", [1, 100])
def test_figures_have_their_years_and_old_ones_are_said(engine, hospital, chunk):
    """A figure of three years ago to the day is not old yet; one of no day is not said to be."""
    days = [AS_OF.replace(year=2023), AS_OF.replace(year=2018), None, None]
    table = pl.DataFrame({"id": list("abcd"), "staffed_beds": [1, 2, 3, None], "staffed_beds_as_of": days})
    table = table.with_columns(trauma_center=True, trauma_center_as_of=pl.lit(AS_OF.replace(year=2019)))
    answers = engine.screen("hospital", table, as_of=AS_OF)
    summary = Summary(hospital, identity=("id",), facts=("staffed_beds", "trauma_center"))
    for piece in answers.iter_slices(chunk):
        summary.add(piece, NOTHING_REJECTED)

    text = read(summary)
    assert "staffed beds\n    known for: 3 of 4\n    figures of: 2018 to 2023" in text
    assert "5 of 7 figures are more than 3 years old." in text
    assert "Known from more than 3 years ago alone: trauma center (2019)." in text


def test_a_table_may_have_one_day(engine, hospital):
    answers = screened(engine, "hospital", hospitals(5), FACTS)
    assert summed(answers, hospital, dated=AS_OF).ages.years("org_type") == "2026"
    assert "not dated" in read(summed(answers, hospital))
    assert "years old" not in read(summed(answers, hospital, dated=AS_OF))


# --- order ------------------------------------------------------------------------------------------------------------


def test_the_first_are_those_of_the_highest_sum_and_equals_stand_by_what_is_known(sixty, hospital):
    def known(row):
        return sum(row[id] is not None for id in FACTS)

    def place(row):
        return -row["score"], -row["applies"] - row["ready"], -known(row), row["name"].lower(), int(row["id"])

    order = sorted(sixty.to_dicts(), key=place)

    assert [one["id"] for one in summed(sixty, hospital, top=25, chunk=7).data()["top"]] == [
        row["id"] for row in order[:25]
    ]


def test_level_rows_that_are_not_shown_are_said(engine, hospital):
    summary = summed(screened(engine, "hospital", judged(20, {1: 5, 5: 5}), FACTS), hospital, top=2)

    assert summary.counts.scores[summary.top[0]["score"]] == 5
    assert "5 hospitals share the highest sum, and 2 of them are named here." in read(summary)
    assert "3 more have the sum" not in read(summary)  # said once


def test_level_rows_at_the_end_of_the_list_are_said(engine, hospital):
    summary = summed(screened(engine, "hospital", judged(20, {1: 5, 5: 5}), FACTS), hospital, top=7)

    level = summary.counts.scores[summary.top[-1]["score"]] - 2
    assert f"{level} more have the sum of the last of these. Equal sums stand by how much could be raised" in read(
        summary
    )
    assert "share the highest sum" not in read(summary)


def test_whoever_has_no_name_is_told_by_id_and_stands_after_those_who_have_one(engine, hospital):
    answers = screened(engine, "hospital", judged(4, {1: 3}), FACTS)
    answers = answers.with_columns(name=pl.Series([None, "ZZ", "Elm", "Oak"]))
    text = read(summed(answers, hospital, top=3))

    assert [line.split(":")[0] for line in text.splitlines() if line[:2] in ("1.", "2.", "3.")][-3:] == [
        f"{place}. {name}" for place, name in enumerate((_shown(answers, 2), _shown(answers, 1), _shown(answers, 0)), 1)
    ]


def _shown(answers, at):
    row = answers.row(at, named=True)
    where = f" ({row['state'].strip()})" if row["state"] else ""
    return f"{row['name'] or '(no name) ' + row['id']}{where}"


def test_where_nothing_sets_one_before_another_nobody_is_first(engine, hospital):
    answers = screened(engine, "hospital", hospitals(12, known=0), FACTS)
    text = read(summed(answers, hospital))

    assert "All 12 hospitals stand level, so there is no order yet" in text
    assert "Hospital 0" not in text


# --- words ------------------------------------------------------------------------------------------------------------


def test_people_read_titles_and_questions_and_never_an_id(sixty, hospital):
    text = read(summed(sixty, hospital))

    assert not re.findall(r"\b[a-z0-9]+_[a-z0-9_]+\b", text)
    assert "Public scores partly decided elsewhere" in text
    assert hospital.phrase["homework_alone"].text in text
    assert hospital.phrase["to_invite"].text in text
    assert hospital.phrase["for_our_preparation"].text in text
    assert "the sum that valuecase compare uses" in text


def test_each_of_the_first_has_its_reasons(engine, hospital):
    facts = {"org_type": "acute_care", "overall_star_rating": 1, "has_emergency_department": True}
    answers = screened(
        engine, "hospital", [{"id": "1", "name": "One", "state": "TX", **dict.fromkeys(FACTS), **facts}], FACTS
    )
    [said] = [line for line in read(summed(answers, hospital)).split("\n") if line.startswith("1. One")]
    [row] = answers.to_dicts()

    assert row["applies"] == 0 < row["ready"]
    assert f"One (TX): sum {row['score']}." in said
    assert f"After a question: {hospital.proposition[row['strongest_1']].title}" in said
    assert "Fits:" not in said
    assert f"“{hospital.fact[row['ask_1']].question}”" in said


def test_a_question_that_is_next_for_all_of_the_first_is_said_once(engine, hospital):
    answers = screened(engine, "hospital", judged(20, {1: 5, 5: 5}), FACTS)
    [first] = answers.filter(pl.col("score") == pl.col("score").max())["ask_1"].unique()
    asked = f"“{hospital.fact[first].question}”"

    text = read(summed(answers, hospital, top=5))
    assert f"To find out next with all of these: {asked}" in text
    assert text.count(f"To find out next: {asked}") == 0


def test_cautions_stand_before_the_list(engine, hospital):
    text = read(summed(screened(engine, "hospital", judged(20, {1: 5}), FACTS), hospital, cautions=["Twice, perhaps."]))
    assert 0 < text.index("Twice, perhaps.") < text.index("1. Hospital")
    level = screened(engine, "hospital", hospitals(12, known=0), FACTS)
    assert "Twice, perhaps." in read(summed(level, hospital, cautions=["Twice, perhaps."]))


def test_a_list_of_nobody_has_no_heading(sixty, hospital):
    assert "WHOM TO INVITE FIRST\n" not in read(summed(sixty, hospital, top=0))


def test_unknown_is_said_to_be_unknown_and_is_in_no_percentage(engine, hospital):
    summary = summed(screened(engine, "hospital", judged(50, {1: 15, 5: 5}), FACTS), hospital)

    assert telling.pain_row(summary, "judged_in_public") == (
        "Public scores partly decided elsewhere",
        "15 of 20 known (75%)",
        "5",
        "30",
    )
    assert "Not known for anybody, which does not mean that it is absent: Admitted patients" in read(summary)


def test_a_share_is_left_out_where_files_speak_only_of_those_who_have_something(engine, hospital):
    rows = [{**row, "trauma_center": True if place < 2 else None} for place, row in enumerate(hospitals(30, known=0))]
    summary = summed(screened(engine, "hospital", rows, FACTS), hospital)

    assert telling.pain_row(summary, "violence_trauma_load")[1] == "2 (nobody is known to be without it)"


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(0, 10, "0%"), (1, 1000, "under 1%"), (999, 1000, "over 99%"), (10, 10, "100%"), (1, 3, "33%")],
)
def test_some_is_never_said_to_be_none_nor_most_to_be_all(part, whole, said):
    assert saying.percent(part, whole) == said


def test_few_are_counted_without_a_percentage():
    assert saying.share(2, 3) == "2 of 3"
    assert saying.share(2_000, 10_000) == "2,000 of 10,000 (20%)"


@pytest.mark.parametrize("name", ["a\x1b[31mb", "a\nb", "**a** *b*", "x" * 5000, None])
def test_a_name_is_a_line_of_plain_words(engine, hospital, name):
    answers = screened(engine, "hospital", [{**hospitals(1)[0], "name": name}], FACTS)
    [said] = [line for line in read(summed(answers, hospital)).split("\n") if line.startswith("1. ") and "sum" in line]

    assert said.isprintable()
    assert "*" not in said
    assert len(said) < 1000


def test_nothing_read_is_said(engine, hospital):
    empty = screened(engine, "hospital", [], FACTS)
    summary = summed(empty, hospital)

    assert "0 hospitals" in read(summary)
    assert "There is none, so there is nothing to tell." in read(summary)
    assert summary.data()["rows"] == 0


# --- size -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("type", "first"),
    [
        ("hospital", "staffed_beds"),
        ("police_department", "population"),
        ("public_housing_authority", "ph_units"),
        ("food_bank", "service_area_counties"),
        ("local_health_department", "population_served"),
    ],
)
def test_every_shipped_type_has_a_fact_for_its_size(engine, type, first):
    assert candidates(engine.type(type), tuple(engine.type(type).fact))[0] == first


def test_the_size_is_the_first_candidate_that_most_rows_know(engine):
    type = engine.type("police_department")
    facts = ("population", "police_employees")
    rows = [
        {"id": str(n), "name": "A", "state": "TX", "population": 500 if n < 4 else None, "police_employees": n + 1}
        for n in range(10)
    ]
    answers = screened(engine, "police_department", rows, facts)

    assert summed(answers, type, facts=facts).by_size.fact == "police_employees"
    assert summed(answers, type, facts=facts, size="population").by_size.fact == "population"


@pytest.mark.parametrize(
    ("size", "said"),
    [("staffed_bed", "staffed_beds"), ("trauma_center", "is no number"), ("at_risk_lives", "in none of the files")],
)
def test_a_size_that_cannot_be_one_is_refused(hospital, size, said):
    with pytest.raises(ValueCaseError, match=said):
        Summary(hospital, identity=IDENTITY, facts=FACTS, size=size)


@given(st.lists(st.integers(0, 10**13) | st.integers(1, 900) | st.sampled_from(CUTS), max_size=40), st.integers(1, 41))
@settings(max_examples=60)
def test_classes_hold_every_row_once_with_their_bounds(library, values, chunk):
    answers = pl.DataFrame(
        {"visits_per_year": pl.Series([*values, None], dtype=pl.Int64), "pain_desk_overrun": "present"}
    )
    found = BySize(library, "visits_per_year")
    for piece in answers.iter_slices(chunk):
        found.add(piece)
    classes = found.classes()

    assert len(classes) <= 4
    assert bool(classes) == bool(values)
    for one in classes:
        within = [value for value in values if (one.low or 0) <= value and (one.below is None or value < one.below)]
        assert one.rows == one.pains["desk_overrun", "present"] == len(within) > 0
    assert [one.below for one in classes[:-1]] == [one.low for one in classes[1:]]
    assert {one.low for one in classes[1:]} <= set(CUTS)


def test_one_extreme_value_leaves_the_classes_of_the_others(library):
    def classes(values: list[int]) -> list[str]:
        found = BySize(library, "visits_per_year")
        found.add(pl.DataFrame({"visits_per_year": values, "pain_desk_overrun": "unknown"}))
        return [one.said for one in found.classes()]

    assert classes([*range(1, 401)]) == ["under 100", "100 to 199", "200 to 299", "300 and more"]
    assert classes([*range(1, 401), 10**15]) == ["under 100", "100 to 199", "200 to 299", "300 and more"]


@given(st.dictionaries(st.integers(-(10**6), 10**6) | st.integers(-3, 20), st.integers(1, 10**7), min_size=1))
def test_columns_of_sums_count_everybody(scores):
    found = columns(scores)

    assert sum(count for _, count in found) == sum(scores.values())
    assert len(found) <= COLUMNS


def test_data_is_plain_and_has_the_size(sixty, hospital):
    import json

    found = json.loads(json.dumps(summed(sixty, hospital).data()))

    assert found["size"]["fact"] == "staffed_beds"
    assert (
        sum(one["rows"] for one in found["size"]["classes"])
        == found["size"]["known"]
        == found["facts"]["staffed_beds"]["known"]
    )

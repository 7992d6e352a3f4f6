"""Published files as one table: the same facts as importing each organization."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from attrs import evolve

from valuecase.importing import collect
from valuecase.knowledge import fact_in_play
from valuecase.model.problems import ValueCaseError
from valuecase.published import numbered, records
from valuecase.screening.reading import gathered, left_out, published
from valuecase.screening.reading.mapping import column_map
from valuecase.screening.reading.tables import open_table

DATA = Path(__file__).parents[2] / "data"
TYPES = ("food_bank", "hospital", "local_health_department", "police_department", "public_housing_authority")
AS_OF = date(2026, 12, 1)


@pytest.fixture
def open_files(engine):
    def open_files(type, *files, **more):
        return open_table(files, engine.type(type), engine.catalog.fact_sources(type), **more)

    return open_files


def samples(type):
    return sorted(path for path in (DATA / type).iterdir())


@pytest.mark.parametrize("type", TYPES)
def test_every_organization_has_the_facts_that_importing_gives_it(engine, open_files, read, type):
    """The value that counts, its date, and nothing where equally good values disagree."""
    files, sources, facts = samples(type), engine.catalog.fact_sources(type), engine.type(type).fact
    frame, _ = read(open_files(type, *files))

    assert frame.height
    for row in frame.filter(~frame["id"].is_duplicated()).iter_rows(named=True):
        one = collect(files, sources, row["id"], facts)
        counting = {id: fact_in_play(facts[id], values, AS_OF) for id, values in one.facts.items()}
        known = {id: found for id, found in counting.items() if found.value is not None}
        values = {
            id: frozenset(value) if isinstance(value, list) else value for id, value in row.items() if id in facts
        }
        assert {id: value for id, value in values.items() if value is not None} == {
            id: found.value for id, found in known.items()
        }
        assert {id: row[f"{id}_as_of"] for id in known} == {id: found.chosen.as_of for id, found in known.items()}
        assert (row["name"] or row["id"], row["state"] or "", row["place"] or "") == (one.name, one.state, one.place)


@pytest.mark.parametrize("type", TYPES)
def test_every_row_is_in_an_organization_or_left_out(engine, open_files, read, type):
    """Of every file that is read row by row: none is lost and none counted twice."""
    files, sources = samples(type), engine.catalog.fact_sources(type)
    _, rejected = read(open_files(type, *files))

    for path in files:
        source = next(one for one in published.recognised([path], sources))[1]
        entries = published.entries(path, source)
        if source.per == "county" or not all(entry.number for entry in entries):
            continue
        left = rejected.filter((rejected["file"] == published.shown(path)) & (rejected["column"] == ""))
        used = [entry.number for entry in entries]
        assert sorted([*used, *left["row"]]) == [number for number, _ in numbered(path)]


def test_what_is_left_out_is_said(open_files, read):
    """With its number, its text and why; the notes count it."""
    path = DATA / "police_department" / "agencies.csv"
    found = open_files("police_department", path)
    frame, rejected = read(found)
    rows = list(numbered(path))
    police = [row["agency_type_name"] == "City" and "Sheriff" not in row["agency_name"] for _, row in rows]

    assert frame.height == sum(police)
    assert rejected["row"].to_list() == [number for (number, _), one in zip(rows, police, strict=True) if not one]
    assert rejected["value"].item(0) == ", ".join(
        cell for cell in rows[rejected["row"].item(0) - 1][1].values() if cell
    )
    assert set(rejected["column"]) == {""}
    assert all("sheriffs" in why for why in rejected["why"])
    assert f"rows: {len(rows)}; organizations: {frame.height}; rows left out: {rejected.height}" in found.notes[0]


def test_rows_of_an_aggregated_file_are_told_by_their_key(open_files, read, write):
    """A reader that draws all rows first: those without a hospital's number are in none, however it is written."""
    lines = (DATA / "hospital" / "readmissions_2026.csv").read_text(encoding="utf-8").splitlines()
    path = write("readmissions.csv", "\n".join([*lines, lines[1].replace(lines[1].split(",")[1], "?", 1)]) + "\n")
    profile = DATA / "hospital" / "general_information.csv"
    _, rejected = read(open_files("hospital", profile, path))

    assert rejected["row"].to_list() == [len(lines)]
    assert rejected["id"].to_list() == ["?"]


def test_counties_are_no_organizations(open_files, read):
    """Alone they are refused, with what to do instead; beside a list they are left out, row by row."""
    counties, members = DATA / "food_bank" / "stores.csv", DATA / "food_bank" / "made_up_members.csv"
    with pytest.raises(ValueCaseError) as caught:
        open_files("food_bank", counties)
    (problem,) = caught.value.problems
    assert "a county is none of the food banks" in problem.message
    assert "valuecase import food_bank --county" in problem.advice

    frame, rejected = read(open_files("food_bank", members, counties))
    assert frame.height == len([row for row in records(members) if row["slug"]])
    assert rejected.height == len(list(records(counties)))
    assert set(rejected["why"]) == {left_out.COUNTY}


def test_rows_of_another_width_are_read_and_said(open_files, read, write):
    """Importing fills up short rows and passes over what is too much; so does this, and tells."""
    header, first, second, *more = (DATA / "hospital" / "cost_reports.csv").read_text(encoding="utf-8").splitlines()
    path = write("costs.csv", "\n".join((header, f"{first},more", second.rpartition(",")[0], *more)) + "\n")
    frame, rejected = read(open_files("hospital", path))

    assert frame.height == len(more) + 2
    said = rejected.filter(rejected["why"].str.contains("its row has"))
    width = len(header.split(","))
    assert said["row"].to_list() == [1, 2]
    assert [f"has {width + change} cells" in why for change, why in zip((1, -1), said["why"], strict=True)] == [
        True,
        True,
    ]


def test_published_files_that_cannot_be_read_to_the_end(open_files, write):
    """All of them are told at once: no rows, or letters that are not UTF-8."""
    whole = (DATA / "hospital" / "general_information.csv").read_bytes()
    empty, broken = write("empty.csv", whole.splitlines()[0] + b"\n"), write("broken.csv", whole + b"\xff" + whole)
    with pytest.raises(ValueCaseError) as caught:
        open_files("hospital", empty, broken)

    assert [(one.file, one.message) for one in caught.value.problems] == [
        ("empty.csv", "there is a header and no row below it"),
        ("broken.csv", "this is not a text file in UTF-8"),
    ]


def test_files_without_a_fact(open_files):
    with pytest.raises(ValueCaseError) as caught:
        open_files("hospital", DATA / "hospital" / "readmissions_2024.csv")
    assert "They only say who there is." in caught.value.problems[0].advice


def test_a_file_that_nearly_is_a_published_one(open_files, write):
    """It says which, and what it lacks, beside other published files and alone."""
    profile = DATA / "hospital" / "general_information.csv"
    path = write("a.csv", "Facility ID,Facility Name,Measure Name,End Date\n1,A,B,2020-01-01\n")

    for files in ([path], [profile, path]):
        with pytest.raises(ValueCaseError) as caught:
            open_files("hospital", *files)
        (problem,) = caught.value.problems
        assert problem.file == "a.csv"
        assert "lacks: Excess Readmission Ratio" in problem.advice


def test_a_published_file_in_another_form(open_files, tmp_path):
    """Its readers know CSV alone, which is said instead of a list of facts."""
    pl.read_csv(DATA / "hospital" / "cost_reports.csv", infer_schema=False).write_parquet(tmp_path / "a.parquet")
    with pytest.raises(ValueCaseError) as caught:
        open_files("hospital", tmp_path / "a.parquet")
    assert "Its columns are those of Hospital cost reports (HCRIS)" in caught.value.problems[0].advice


def test_a_published_file_with_a_map_is_a_table_of_ones_own(open_files):
    found = open_files(
        "hospital",
        DATA / "hospital" / "cost_reports.csv",
        columns=column_map(["all_beds_2700=staffed_beds"], id="provider_id_raw"),
    )
    assert found.facts == ("staffed_beds",)


def test_what_a_reader_doubts_is_used_and_said(open_files, read):
    """Five employees for 91 residents of a resort: with its file, row and column."""
    path = DATA / "police_department" / "employees_by_city.csv"
    frame, rejected = read(open_files("police_department", path))
    assert frame.filter(frame["name"] == "Brian Head")["police_employees"].to_list() == [5]
    [line] = rejected.filter(rejected["id"] == "UT/brian head").rows(named=True)
    assert (line["column"], line["value"], line["used"]) == ("Total", "5", True)
    assert dict(numbered(path))[line["row"]]["City"] == "Brian Head"


def test_whoever_may_be_there_twice_is_said(open_files):
    """A file without the others' identifier joins them by what names may spell otherwise; alone, it has nobody twice."""
    agencies, cities = (DATA / "police_department" / name for name in ("agencies.csv", "employees_by_city.csv"))
    (caution,) = open_files("police_department", agencies, cities).cautions
    found = open_files("police_department", agencies, cities).notes[0].rpartition(" ")[2]
    assert caution.startswith(f"Some may be here twice. {found} of the 14 police departments in Crime Data Explorer")
    assert caution.endswith("it shares no identifier with them and is joined by state and city.")
    assert open_files("police_department", agencies).cautions == ()
    assert open_files("police_department", cities).cautions == ()


def test_values_that_do_not_fit_and_that_disagree(engine, read):
    """Both are unknown and said, with the column of the publisher or the fact."""
    type = engine.type("hospital")
    source = next(one for one in engine.catalog.fact_sources("hospital") if one.id == "cms_cost_reports")
    path = DATA / "hospital" / "cost_reports.csv"

    def beds(change):
        def read_changed(path):
            return (evolve(row, facts={"staffed_beds": change(row)}, refused={}) for row in source.read(path))

        return path, evolve(source, read=read_changed)

    def refused(path):
        return (
            evolve(row, facts={"occupancy_percent": 1}, refused={"staffed_beds": (9, "a slip")})
            for row in source.read(path)
        )

    _, rejected = read(published.published_table([(path, evolve(source, read=refused))], type))
    assert set(rejected.select("column", "value", "why", "used").rows()) == {("all_beds_2700", "9", "a slip", False)}
    _, rejected = read(published.published_table([beds(lambda _: 3000), beds(lambda _: 3000)], type))
    assert rejected.is_empty()
    _, rejected = read(published.published_table([beds(lambda _: 3001)], type))
    assert set(rejected.select("column", "value", "used").rows()) == {("all_beds_2700", "3001", True)}
    assert rejected["row"].is_not_null().all()
    _, rejected = read(published.published_table([beds(lambda _: 5), beds(lambda _: 6)], type))
    assert set(rejected["why"]) == {gathered.DISAGREE}
    frame, rejected = read(published.published_table([beds(lambda row: 5 if row.keys[0] < "1" else 1.5)], type))
    assert rejected.height == frame["staffed_beds"].null_count() > 0
    assert set(rejected["column"]) == {"all_beds_2700"}
    assert rejected["why"].item(0) == "staffed_beds must be a whole number, not 1.5"
    assert rejected["row"].is_not_null().all()

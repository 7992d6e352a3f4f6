"""Facts of local health departments from published files."""

from datetime import date

import pytest

from valuecase.importing import collect, collect_counties, recognise
from valuecase_local_health_department.public_data import SOURCES

FOLDER = "local_health_department"


@pytest.fixture
def paths(data):
    return sorted((data / FOLDER).glob("*.csv"))


def test_sources_feed_facts_of_the_pack(check_sources):
    """Every fact that a file is said to feed is one of the pack's or the common ones."""
    check_sources(FOLDER, SOURCES)


def test_plugin_offers_them():
    """The hooks give the pack and the sources."""
    import valuecase_local_health_department as plugin

    assert plugin.valuecase_stakeholder().about.id == "local_health_department"
    assert plugin.valuecase_fact_sources() is SOURCES


def test_profile(read):
    """Staff, people, kind and tenure, rounded to what can be said."""
    row = read(SOURCES, f"{FOLDER}/made_up_profile.csv")["AL901"]
    assert row.facts == {
        "population_served": 22_506,
        "fte_count": 17.7,
        "jurisdiction_type": "county",
        "rurality": "rural",
        "leader_tenure_years": 1.6,
    }


def test_profile_faults(read):
    """NA is missing, a misspelt kind is understood, and a department that never answered has no facts."""
    rows = read(SOURCES, f"{FOLDER}/made_up_profile.csv")
    assert rows["OH902"].facts["jurisdiction_type"] == "multi_city"
    assert "leader_tenure_years" not in rows["OH902"].facts
    assert "fte_count" not in rows["VT904"].facts
    assert rows["OH903"].facts == {}
    assert (rows["OH903"].notes, rows["OH903"].state) == (("it did not answer in 2016",), "OH")


def test_an_id_that_comes_again_with_nothing_beside_it(tmp_path):
    """It is nobody else, line break or not; one that comes again with figures is kept, since nobody can tell who it is."""
    header = "nacchoid,tobacco,nutrition,state,type,rurality,population,leader.tenure,fte"
    path = tmp_path / "profile.csv"
    silent = '"GA901\n",NA,NA,NA,NA,NA,NA,NA,NA'
    path.write_text(f"{header}\nGA901,1,1,GA,county,urban,5000,NA,9\n{silent}\nGA901,1,1,GA,county,urban,700,NA,2\n")
    rows = list(recognise(path, SOURCES).read(path))
    assert [(row.keys, row.facts["population_served"]) for row in rows] == [(("GA901",), 5000), (("GA901",), 700)]


def test_names_join_the_profile(paths):
    """The name comes from one file, the figures from the other, the state from the key: its column is not to be trusted."""
    found = collect(paths, SOURCES, "al901")
    assert (found.name, found.state) == ("Riverbend County Health Department", "AL")
    assert found.facts["fte_count"][0].as_of == date(2016, 12, 31)


def test_directory(read):
    """Numbers restart in every state, addresses break over lines, and some states list counties."""
    rows = read(SOURCES, f"{FOLDER}/made_up_directory.csv")
    assert set(rows) == {"lhd/AL/1", "lhd/CA/1", "lhd/NH/1"}
    assert rows["lhd/AL/1"].place == "Riverbend"
    assert rows["lhd/CA/1"].notes == ("the directory names the county, not the department",)
    assert rows["lhd/NH/1"].notes == ()


def test_rankings(read):
    """States and the nation are no counties; shares become percents; rates stay."""
    rows = read(SOURCES, f"{FOLDER}/made_up_rankings.csv")
    assert set(rows) == {"01001", "01003", "09001", "50009"}
    assert rows["01001"].facts == {
        "drug_overdose_death_rate": 20,
        "premature_death_rate": 9000,
        "food_insecurity_percent": 15,
        "severe_housing_problems_percent": 12,
        "diabetes_percent": 13,
        "preventable_hospital_stays_rate": 3000,
    }
    assert rows["01001"].state == "AL"
    assert set(rows["09001"].facts) == {"premature_death_rate", "preventable_hospital_stays_rate"}


def test_population(read):
    """A long table: one estimate for each county, its lost zero back, the blank before the state gone."""
    rows = read(SOURCES, f"{FOLDER}/county_population.csv")
    assert rows["01001"].facts == {"population_served": 55_601}
    assert {row.state for row in rows.values()} >= {"AL", "VA", "VT"}
    assert all(len(key) == 5 for key in rows)


def test_atlas(read):
    """Percents stay percents; a metropolitan county counts as urban."""
    assert read(SOURCES, f"{FOLDER}/health.csv")["01001"].facts == {"diabetes_percent": 13}
    rows = read(SOURCES, f"{FOLDER}/socioeconomic.csv")
    assert rows["01001"].facts == {"poverty_percent": 12.7, "rurality": "urban"}
    assert rows["50009"].facts["rurality"] == "rural"


def test_several_counties(paths):
    """Means are weighted by the people of another file; where counties differ in kind, nothing is said."""
    found = collect_counties(paths, SOURCES, ["01001", "01003"], "Two-county district")
    values = {id: value[0].value for id, value in found.facts.items()}
    assert values["population_served"] == 55_601 + 218_022
    assert values["drug_overdose_death_rate"] == 35.94
    assert values["rurality"] == "urban"
    mixed = collect_counties(paths, SOURCES, ["01001", "01005"], "Mixed district")
    assert "rurality" not in mixed.facts
    assert any("rurality: left out: counties differ" in note for note in mixed.notes)


def test_means_need_people(data):
    """Without a file of populations there is no mean, and a note says what is missing."""
    found = collect_counties([data / FOLDER / "made_up_rankings.csv"], SOURCES, ["01001", "01003"], "District")
    assert found.facts == {}
    assert any("no population served to weight it by" in note for note in found.notes)


def test_mostly_missing(paths):
    """A mean over three counties of which one has a figure is none."""
    found = collect_counties(paths, SOURCES, ["50009", "01001", "09001"], "Far apart")
    assert "drug_overdose_death_rate" not in found.facts
    assert any("a figure for 1 of 3 counties only, without Essex County and Fairfield County" in n for n in found.notes)


def test_department_and_its_counties(paths):
    """What the profile says of a department and the county files of its people become one."""
    counties = collect_counties(paths, SOURCES, ["01001"], "Autauga County")
    found = collect(paths, SOURCES, "AL901").joined(counties)
    assert (found.name, found.place) == ("Riverbend County Health Department", "Riverbend")
    assert [value.value for value in found.facts["population_served"]] == [22_506, 55_601]
    assert found.facts["poverty_percent"][0].value == 12.7


def test_accredited(read, data):
    """Accredited once or again; a row without a date says nothing; the list is as new as its latest decision."""
    name = f"{FOLDER}/made_up_accredited.csv"
    rows = read(SOURCES, name)
    assert {key: row.facts for key, row in rows.items()} == {
        "phab/AL/riverbend-county-health-department": {"accreditation_status": "reaccredited"},
        "phab/OH/two-rivers-district-board-of-health": {"accreditation_status": "accredited"},
        "phab/NM/lakeside-tribal-health-center": {},
    }
    assert rows["phab/AL/riverbend-county-health-department"].notes == ("reaccredited on 2018-06-20, for five years",)
    assert recognise(data / name, SOURCES).as_of == date(2023, 11, 21)


def test_lists_join_by_state_and_name(paths):
    """A department has its accreditation, its staff and its town from lists that do not know each other's keys."""
    found = collect(paths, SOURCES, "AL901")
    assert {"lhd/AL/1", "phab/AL/riverbend-county-health-department"} <= set(found.keys)
    assert found.facts["accreditation_status"][0].value == "reaccredited"
    assert found.facts["fte_count"][0].value == 17.7


def test_meal_gap_feeds_food_insecurity(data):
    """A file that food banks use as well, read here for one fact."""
    path = data / "food_bank/made_up_meal_gap.csv"
    source = recognise(path, SOURCES)
    assert source.as_of == date(2023, 12, 31)
    found = collect_counties([path], SOURCES, ["01001", "01003"], "District")
    assert {id: value[0].value for id, value in found.facts.items()} == {"food_insecurity_percent": 17.5}


def test_whole_files(whole_files):
    """Every whole file is read to its end; totals are those published."""
    found = whole_files(SOURCES)
    rows = {id: list(source.read(path)) for id, ((source, path),) in found.items()}
    assert len(rows["naccho_profile"]) == len({row.keys for row in rows["naccho_profile"]}) == 2058 - 7
    assert sum(row.facts == {} for row in rows["naccho_profile"]) == 371 - 7
    assert sum("fte_count" not in row.facts for row in rows["naccho_profile"]) == 530 - 7
    named = {row.keys[0] for row in rows["naccho_profile_names"]}
    assert len(named & {row.keys[0] for row in rows["naccho_profile"] if "fte_count" in row.facts}) == 1270
    listed = {row.keys[1] for row in rows["health_department_directory"]}
    assert len(listed & {row.keys[1] for row in rows["naccho_profile_names"]}) >= 1028
    assert len({row.keys[0] for row in rows["health_department_directory"]}) == 3601
    assert len(rows["county_health_rankings"]) == 226
    assert sum(row.facts["population_served"] for row in rows["usda_county_population"]) == 327_167_434
    assert len(rows["usda_atlas_health"]) == len(rows["usda_atlas_socioeconomic"]) == 3143

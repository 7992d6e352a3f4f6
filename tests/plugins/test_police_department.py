"""Facts of police departments from published files."""

import pytest

from valuecase.importing import candidates, collect
from valuecase_police_department.public_data import SOURCES

FOLDER = "police_department"


@pytest.fixture
def paths(data):
    return sorted((data / FOLDER).glob("*.csv"))


def test_sources_feed_facts_of_the_pack(check_sources):
    """Every fact that a file is said to feed is one of the pack's or the common ones."""
    check_sources(FOLDER, SOURCES)


def test_plugin_offers_them():
    """The hooks give the pack and the sources."""
    import valuecase_police_department as plugin

    assert plugin.valuecase_stakeholder().about.id == "police_department"
    assert plugin.valuecase_fact_sources() is SOURCES


def test_only_city_departments(read):
    """Campus and tribal police are left out, and a sheriff whom the list calls a city agency."""
    rows = read(SOURCES, f"{FOLDER}/agencies.csv")
    names = {row.name for row in rows.values()}
    assert len(rows) == 14
    assert not names & {"University of Delaware", "Wampanoag Tribe of Gay Head", "Baltimore City Sheriff's Office"}


def test_flags_and_counties(read):
    """A flag written as a decimal, several counties in one cell, capitals, and no county at all."""
    rows = read(SOURCES, f"{FOLDER}/agencies.csv")
    assert rows["DE0030500"].facts == {"agency_type": "city", "reports_incident_data": True}
    assert rows["DE0030500"].place == "Kent and Sussex counties"
    assert rows["AL0020100"].facts["reports_incident_data"] is False
    assert rows["AL0020100"].place == "Mobile County"
    assert rows["TX1190800"].place == ""


def test_employees(read):
    """Sworn and civilian together, and said so; a resort is marked."""
    rows = read(SOURCES, f"{FOLDER}/employees_by_city.csv")
    assert rows["NY/new york"].facts == {"police_employees": 52_278, "population": 8_523_171}
    assert rows["NY/new york"].notes == ("2018 figure: total employees, sworn and civilian",)
    assert rows["NY/new york"].doubted == {}
    assert "visitors, work for other towns, or a slip" in rows["UT/brian head"].doubted["police_employees"]


def test_offenses(read):
    """Line breaks in headers, thousands separators, and footnote digits on cities, one or two, with a blank behind."""
    rows = read(SOURCES, f"{FOLDER}/offenses_by_city.csv")
    assert rows["AL/mobile"].facts == {
        "population": 245_475,
        "violent_crimes": 1613,
        "property_crimes": 12_094,
        "recorded_woundings": 1041,
    }
    assert {"IL/waukegan", "NE/imperial", "MO/st joseph"} <= set(rows)


def test_blank_is_not_zero(read):
    """What was not reported is left out and said; the row of a state without a city is dropped."""
    rows = read(SOURCES, f"{FOLDER}/offenses_by_city.csv")
    assert "violent_crimes" not in rows["MO/st joseph"].facts
    assert "violent crimes were not reported" in rows["MO/st joseph"].notes
    assert rows["NE/imperial"].facts["violent_crimes"] == 0
    assert "population" not in rows["OR/sunriver"].facts
    assert not any(key.startswith("IA/") for key in rows)


def test_state_without_an_abbreviation(read):
    """Washington's state is #N/A in one of the two tables."""
    assert read(SOURCES, f"{FOLDER}/offenses_by_city.csv")["DC/washington"].state == "DC"


def test_three_files_join_by_city(paths):
    """The agency and both tables become one department, under its own identifier first."""
    found = collect(paths, SOURCES, "AL0020100")
    assert found.keys == ("AL0020100", "AL/mobile")
    assert (found.name, found.place) == ("Mobile Police Department", "Mobile County")
    assert set(found.facts) == {
        "agency_type",
        "reports_incident_data",
        "population",
        "police_employees",
        "violent_crimes",
        "property_crimes",
        "recorded_woundings",
    }
    assert {value.value for value in found.facts["population"]} == {245_475}
    assert not any("make sure" in note for note in found.notes)


@pytest.mark.parametrize(
    ("id", "employees"), [("NY0303000", 52_278), ("NV0020100", 4535), ("MS0250300", 74), ("NJ0100600", 23)]
)
def test_names_of_cities(paths, id, employees):
    """New York City is New York, a doubled Police Department is one, and cities of one name keep to their state."""
    assert collect(paths, SOURCES, id).facts["police_employees"][0].value == employees


def test_nebraska(paths):
    """The list of agencies writes it NB, the tables NE: one department in one state, with the figures of all three."""
    (found,) = candidates(paths, SOURCES, "Imperial")
    assert (found.keys, found.state) == (("NB0150100", "NE/imperial"), "NE")
    assert collect(paths, SOURCES, "NB0150100").facts["police_employees"][0].value == 4


def test_cities_of_one_name_stay_apart(paths):
    """Two Clintons and three Clinton Townships in four states."""
    found = candidates(paths, SOURCES, "Clinton")
    assert [(one.name, one.state) for one in found] == [
        ("Clinton", "TN"),
        ("Clinton Police Department", "MS"),
        ("Clinton Township", "MI"),
        ("Clinton Township Police Department", "NJ"),
    ]


def test_whole_files(whole_files):
    """Every whole file is read to its end; totals are those published."""
    found = whole_files(SOURCES)
    rows = {id: list(source.read(path)) for id, ((source, path),) in found.items()}
    assert len(rows["fbi_agencies"]) == 7933 - 1
    assert all(row.state for row in rows["fbi_agencies"])
    assert len(rows["fbi_employees_by_city"]) == 9141
    assert len(rows["fbi_offenses_by_city"]) == 9252 - 1
    cities = {row.keys[0] for row in rows["fbi_offenses_by_city"]}
    assert len(cities) == 9251
    assert len(cities & {row.keys[0] for row in rows["fbi_employees_by_city"]}) >= 7630
    assert sum(row.facts.get("violent_crimes", 0) for row in rows["fbi_offenses_by_city"]) == 900_777

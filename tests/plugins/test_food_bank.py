"""Facts of food banks from published files."""

from datetime import date

import pytest

from valuecase.importing import candidates, collect, collect_counties, recognise
from valuecase_food_bank.public_data import SOURCES

POPULATION = "local_health_department/county_population.csv"


@pytest.fixture
def counties(data):
    """The files about counties, real ones and the one that we made up."""
    names = ("food_bank/made_up_meal_gap.csv", "food_bank/access.csv", "food_bank/stores.csv")
    return [data / name for name in names]


def test_sources_feed_facts_of_the_pack(check_sources):
    """Every fact that a file is said to feed is one of the pack's or the common ones."""
    check_sources("food_bank", SOURCES)


def test_plugin_offers_them():
    """The hooks give the pack and the sources."""
    import valuecase_food_bank as plugin

    assert plugin.valuecase_stakeholder().about.id == "food_bank"
    assert plugin.valuecase_fact_sources() is SOURCES


def test_members(data):
    """Membership, and a caution about the names."""
    found = collect([data / "food_bank/made_up_members.csv"], SOURCES, "harvest-of-the-plains-inc")
    assert (found.name, found.state) == ("Harvest of the Plains", "NE")
    assert {id: values[0].value for id, values in found.facts.items()} == {
        "is_feeding_america_member": True,
        "org_type": "regional_food_bank",
    }
    assert "names come from web addresses" in found.notes[0]


def test_the_newest_year_of_several(read, data):
    """Of the years in one file only the newest counts, and it dates the file."""
    name = "food_bank/made_up_meal_gap.csv"
    assert read(SOURCES, name)["01001"].facts["food_insecure_people"] == 1000
    source = recognise(data / name, SOURCES)
    assert (source.title, source.as_of) == ("Map the Meal Gap, county estimates of 2023", date(2023, 12, 31))


def test_shares_become_percents(read):
    """Shares from 0 to 1, also those with a percent sign in their name, and thousands separators."""
    rows = read(SOURCES, "food_bank/made_up_meal_gap.csv")
    facts = rows["01003"].facts
    assert facts["food_insecurity_rate_percent"] == 20
    assert facts["snap_ineligible_share_percent"] == 20
    assert facts["child_food_insecurity_rate_percent"] == 30
    assert facts["food_budget_shortfall_usd"] == 6_000_000
    assert rows["01003"].name == "Baldwin County"


def test_citation_that_the_publisher_asks_for(read):
    """Feeding America's own citation goes with every county."""
    assert "Ribar, D.C." in read(SOURCES, "food_bank/made_up_meal_gap.csv")["01001"].notes[0]


def test_blank_is_no_figure(read):
    """Suppressed counties have no facts rather than zeros."""
    assert read(SOURCES, "food_bank/access.csv")["51510"].facts == {}
    assert read(SOURCES, "food_bank/access.csv")["51510"].notes == ("the file has no figures for it",)
    assert read(SOURCES, "food_bank/stores.csv")["02270"].facts == {}
    assert "food_insecure_people" not in read(SOURCES, "food_bank/made_up_meal_gap.csv")["15005"].facts


def test_atlas(read):
    """Fractions of stores stay, a share a hair above 100 does not."""
    assert read(SOURCES, "food_bank/stores.csv")["01001"].facts == {"snap_retailers": 44.7}
    rows = read(SOURCES, "food_bank/access.csv")
    assert rows["01001"].facts["low_food_access_percent"] == 32.06
    assert rows["31005"].facts["low_food_access_percent"] == 100
    assert rows["01001"].name == "Autauga County"


def test_one_county(counties):
    """A single county is taken as it is, under its code with or without the zero."""
    found = collect_counties(counties, SOURCES, ["1001"], "Autauga pantry")
    assert found.facts["food_insecurity_rate_percent"][0].value == 10
    assert found.facts["food_insecurity_rate_percent"][0].source.endswith("county estimates of 2023")
    assert "population" not in found.facts


def test_several_counties(counties):
    """People and dollars are added; shares are weighted by those they are shares of."""
    found = collect_counties(counties, SOURCES, ["01001", "01003"], "Gulf food bank")
    values = {id: value[0].value for id, value in found.facts.items()}
    assert values["food_insecure_people"] == 7000
    assert values["food_budget_shortfall_usd"] == 7_100_000
    assert values["food_insecurity_rate_percent"] == 17.5  # 10,000 people at 10 percent, 30,000 at 20
    assert values["child_food_insecurity_rate_percent"] == 27.78  # 2,000 children at 20 percent, 7,000 at 30
    assert values["snap_ineligible_share_percent"] == 22.86  # 1,000 at 40 percent, 6,000 at 20
    assert values["cost_per_meal_usd"] == 3.25
    assert values["snap_retailers"] == 234.1
    assert found.facts["food_insecure_people"][0].source.endswith(", 2 counties added")
    assert found.facts["cost_per_meal_usd"][0].source.endswith(", 2 counties weighted by population")
    assert (found.name, found.state, found.place) == ("Gulf food bank", "AL", "Autauga County, Baldwin County")


def test_a_county_without_a_figure(counties):
    """A sum that would be too small is left out; a mean goes on, and says without whom."""
    found = collect_counties(counties, SOURCES, ["01001", "02270", "31005"], "Far and wide")
    assert "snap_retailers" not in found.facts
    assert any("left out: a sum would be too small, without Wade Hampton" in note for note in found.notes)
    assert found.facts["low_food_access_percent"][0].value > 32
    assert (found.state, found.place) == ("", "Autauga County, Wade Hampton, Arthur County")


def test_a_county_without_a_weight(data, counties):
    """A county where nobody is far from a store has no population in that file; another file can give it."""
    access = [path for path in counties if path.name == "access.csv"]
    codes = ["15003", "15005"]
    without = collect_counties(access, SOURCES, codes, "Oahu and Kalawao")
    assert "low_food_access_percent" not in without.facts
    assert any("no population to weight it by; add a file that holds it" in note for note in without.notes)
    found = collect_counties([*access, data / POPULATION], SOURCES, codes, "Oahu and Kalawao")
    assert found.facts["low_food_access_percent"][0].value == 23.13  # 86 people weigh little beside a million


def test_counties_can_be_found_by_name(counties):
    """Where the publisher leaves the word out, it is put back: parish, city or county."""
    assert [one.keys[0] for one in candidates(counties, SOURCES, "falls church city")] == ["51610"]
    assert [one.keys[0] for one in candidates(counties, SOURCES, "essex", "Vermont")] == ["50009"]


def test_whole_files(whole_files):
    """Every whole file is read to its end; totals are those published."""
    found = whole_files(SOURCES)
    ((source, path),) = found["feeding_america_members"]
    assert len(list(source.read(path))) == 199
    ((source, path),) = found["map_the_meal_gap"]
    gap = list(source.read(path))
    assert len(gap) == 3144
    assert sum(row.facts.get("food_insecure_people", 0) for row in gap) == 46_753_190
    nation = collect_counties([path], SOURCES, [row.keys[0] for row in gap if row.facts.get("population")], "US")
    assert 14 < nation.facts["food_insecurity_rate_percent"][0].value < 14.5
    ((source, path),) = found["usda_atlas_stores"]
    assert 229_000 < sum(row.facts.get("snap_retailers", 0) for row in source.read(path)) < 229_300
    ((source, path),) = found["usda_atlas_access"]
    assert sum("low_food_access_percent" not in row.facts for row in source.read(path)) == 19

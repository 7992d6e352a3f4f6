"""Facts of public housing authorities from published files."""

from datetime import date

import pytest

from valuecase.importing import candidates, collect, recognise
from valuecase_public_housing_authority.public_data import SOURCES

FOLDER = "public_housing_authority"


def test_sources_feed_facts_of_the_pack(check_sources):
    """Every fact that a file is said to feed is one of the pack's or the common ones."""
    check_sources(FOLDER, SOURCES)


def test_plugin_offers_them():
    """The hooks give the pack and the sources."""
    import valuecase_public_housing_authority as plugin

    assert plugin.valuecase_stakeholder().about.id == "public_housing_authority"
    assert plugin.valuecase_fact_sources() is SOURCES


def test_directory(read):
    """Names and cities; a city that the directory lost stays empty."""
    rows = read(SOURCES, f"{FOLDER}/directory.csv")
    assert (rows["AL001"].name, rows["AL001"].place) == ("Housing Authority of the Birmingham District", "Birmingham")
    assert (rows["AL002"].place, rows["AR122"].place) == ("", "")
    assert all(row.facts == {} for row in rows.values())


@pytest.mark.parametrize(("code", "state"), [("RQ006", "PR"), ("VQ901", "VI"), ("OH005", "OH")])
def test_letters_of_islands(read, code, state):
    """RQ is Puerto Rico and VQ the Virgin Islands."""
    assert read(SOURCES, f"{FOLDER}/directory.csv")[code].state == state


def test_vouchers_of_several_years(read, data):
    """Columns named by years; awards are said to be only the new ones."""
    name = f"{FOLDER}/veterans_vouchers.csv"
    rows = read(SOURCES, name)
    assert rows["MI901"].facts == {"vash_awarded": 127}
    assert rows["GQ901"].state == "GU"
    assert rows["MI901"].notes == ("new awards of 2020 to 2024 only: the vouchers it holds are at least as many",)
    source = recognise(data / name, SOURCES)
    assert (source.title, source.as_of) == ("HUD-VASH awards by authority, 2020 to 2024", date(2024, 12, 31))


def test_other_years_date_themselves(tmp_path):
    """A release of other years, or of one, is dated by its columns."""
    path = tmp_path / "awards.csv"
    path.write_text("pha_code,pha_name,2025,total_vouchers\nAL001,Birmingham,12,12\n")
    source = recognise(path, SOURCES)
    assert (source.title, source.as_of) == ("HUD-VASH awards by authority, 2025", date(2025, 12, 31))


def test_several_medical_centers_of_one_authority(read):
    """Four awards of Michigan become one row; their vouchers are no second answer to how many it was awarded."""
    row = read(SOURCES, f"{FOLDER}/veterans_partners.csv")["MI901"]
    assert set(row.facts) == {"collaborators"}
    assert "Battle Creek, Detroit, Saginaw, Iron Mountain MI" in row.facts["collaborators"]
    assert row.notes == ("93 new vouchers in 2024, with $704,965 for their first year",)


@pytest.mark.parametrize(("release", "count"), [("2019", 11), ("2021", 12)])
def test_two_releases_with_different_columns(read, release, count):
    """The state stands in other columns, the authority is found in both."""
    row = read(SOURCES, f"{FOLDER}/inspections_{release}.csv")["OH005"]
    assert row.state == "OH"
    assert row.facts["developments"] == count


def test_scores_are_averaged(read):
    """Three developments above the line and one below."""
    row = read(SOURCES, f"{FOLDER}/inspections_2021.csv")["GQ001"]
    assert row.facts == {"developments": 4, "failing_developments": 1, "inspection_score": 73.2}
    assert row.state == "GU"
    assert row.notes[0] == "the latest inspection of each development, 2019-09-04 to 2019-09-09"
    assert row.as_of == date(2019, 9, 9)


def test_damaged_letters_do_no_harm(read):
    """Puerto Rico's rows hold broken letters in columns that are not used."""
    row = read(SOURCES, f"{FOLDER}/inspections_2021.csv")["RQ005"]
    assert row.name == "PUERTO RICO PUBLIC HOUSING ADMINISTRATION"
    assert "\u00bf" not in row.place


def test_only_the_latest_inspection_counts(tmp_path):
    """A development inspected twice counts once; one without a score not at all."""
    path = tmp_path / "scores.csv"
    path.write_text(
        "DEVELOPMENT_ID,PHA_CODE,PHA_NAME,CITY,STATE_NAME,STATE_CODE,INSPECTION_SCORE,INSPECTION_DATE\n"
        "A1,AL001,Birmingham,Bham,AL,01,90,2024-05-01\nA1,AL001,Birmingham,Bham,AL,01,40,2020-05-01\n"
        "A2,AL001,Birmingham,Bham,AL,01,,2024-05-01\nA3,AL002,Mobile,Mobile,AL,01,n/a,2024-05-01\n"
    )
    source = recognise(path, SOURCES)
    rows = list(source.read(path))
    assert [row.facts for row in rows] == [{"developments": 1, "failing_developments": 0, "inspection_score": 90.0}]
    assert source.title.endswith("inspections to May 2024")


def test_two_releases_are_two_values(data):
    """Both are kept, each with its date, and the name that the directory does not use is said."""
    found = collect(sorted((data / FOLDER).glob("[dvi]*.csv")), SOURCES, "oh005")
    assert found.name == "Greater Dayton Premier Management"
    assert [(value.value, value.as_of.year) for value in found.facts["developments"]] == [(11, 2018), (12, 2020)]
    assert any("calls it GREAT DAYTON PREMIER MANAGEMENT" in note for note in found.notes)


def test_inspected_but_not_in_the_directory(data):
    """An authority that the directory lacks is found all the same."""
    found = candidates(sorted((data / FOLDER).glob("*.csv")), SOURCES, "d.c. housing", "district of columbia")
    assert [one.keys for one in found] == [("DC001",)]


def test_map_layer(read):
    """Programs, homes, vouchers, occupancy and designation; the file is one that we made up."""
    rows = read(SOURCES, f"{FOLDER}/made_up_map_layer.csv")
    assert rows["AL901"].facts == {
        "program_mix": "combined",
        "ph_units": 812,
        "hcv_authorized": 1450,
        "ph_occupancy_percent": 96.1,
        "phas_designation": "standard",
    }
    assert rows["AL905"].facts["phas_designation"] == "substandard"
    assert rows["AL901"].place == "Riverbend"


def test_map_layer_leaves_out_what_it_does_not_bear_out(read):
    """A total that may count vouchers, an occupancy that does not agree, codes below zero, designations of another kind."""
    rows = read(SOURCES, f"{FOLDER}/made_up_map_layer.csv")
    assert "ph_units" not in rows["AL902"].facts
    assert rows["AL902"].refused["ph_units"] == (2262, "its homes may include its vouchers")
    assert "its occupancy does not agree" in rows["AL904"].refused["ph_occupancy_percent"][1]
    assert rows["AL903"].facts == {"program_mix": "voucher_only", "hcv_authorized": 1200}
    assert "ph_occupancy_percent" not in rows["AL904"].facts
    assert "its score designation is Capital Fund Troubled" in rows["AL904"].notes
    assert rows["AL906"].facts == {"program_mix": "public_housing_only", "phas_designation": "troubled"}


def test_public_housing_scores(read, data):
    """The last year of each authority counts, the first word of its designation, and each has a date of its own."""
    name = f"{FOLDER}/made_up_phas_scores.csv"
    rows = read(SOURCES, name)
    assert {code: row.facts.get("phas_designation") for code, row in rows.items()} == {
        "AL901": "high",
        "AL902": "substandard",
        "AL903": None,
        "AL904": None,  # of a year that nobody tells
    }
    assert rows["AL901"].notes == ("94 points, High Performer, in the fiscal year that ended 2022-06-30",)
    assert rows["AL903"].notes == ("Small PHA Deregulation, in the fiscal year that ended 2021-03-31",)
    assert rows["AL904"].notes == ("50 points, Troubled Performer, in a fiscal year that the file does not tell",)
    source = recognise(data / name, SOURCES)
    assert source.title.endswith("(PHAS) scores, fiscal years to September 2023")
    value = collect([data / name], SOURCES, "AL901").facts["phas_designation"][0]
    assert (value.value, value.as_of) == ("high", date(2022, 6, 30))


def test_voucher_scores(read, data):
    """The same for the voucher program."""
    name = f"{FOLDER}/made_up_semap_scores.csv"
    rows = read(SOURCES, name)
    assert {code: row.facts for code, row in rows.items()} == {
        "AL901": {"semap_designation": "high"},
        "AL905": {"semap_designation": "standard"},
        "RQ906": {"semap_designation": "troubled"},
    }
    assert rows["AL905"].notes == ("72 points, Standard Performer, in the fiscal year that ended 2022-12-31",)
    assert recognise(data / name, SOURCES).as_of == date(2023, 6, 30)
    value = collect([data / name], SOURCES, "AL905").facts["semap_designation"][0]
    assert (value.value, value.as_of) == ("standard", date(2022, 12, 31))


def test_whole_files(whole_files):
    """Every whole file is read to its end; totals are those published."""
    found = whole_files(SOURCES)
    scores = {source.as_of.year: list(source.read(path)) for source, path in found["hud_inspections"]}
    assert {year: len(rows) for year, rows in scores.items()} == {2019: 2903, 2020: 2834}
    assert sum(row.facts["developments"] for row in scores[2020]) == 6524
    assert sum(row.facts["developments"] == 1 for row in scores[2020]) == 2125
    assert sum(row.facts["inspection_score"] < 60 for row in scores[2020]) == 163
    ((source, path),) = found["hud_vash_awards"]
    assert sum(row.facts["vash_awarded"] for row in source.read(path)) == 4875 + 2050 + 2308 + 3145 + 3518
    ((source, path),) = found["hud_directory"]
    assert sum(not row.place for row in source.read(path)) == 316
    ((source, path),) = found["hud_vash_awards_2024"]
    assert len(list(source.read(path))) == 146

"""Facts of hospitals from published files."""

import csv
from datetime import date

import pytest

from valuecase.importing import collect, recognise
from valuecase.importing.files import tables
from valuecase.importing.joining import groups
from valuecase_hospital.identity import place
from valuecase_hospital.public_data import SOURCES

GENERAL = "hospital/general_information.csv"


def test_sources_feed_facts_of_the_pack(check_sources):
    """Every fact that a file is said to feed is one of the pack's or the common ones."""
    check_sources("hospital", SOURCES)


def test_plugin_offers_them():
    """The hooks give the pack and the sources."""
    import valuecase_hospital as plugin

    assert plugin.valuecase_stakeholder().about.id == "hospital"
    assert plugin.valuecase_fact_sources() is SOURCES


def test_general_information(read):
    """Kind, owner, emergency department, stars and measures of an ordinary hospital."""
    row = read(SOURCES, GENERAL)["010001"]
    assert row.name == "SOUTHEAST HEALTH MEDICAL CENTER"
    assert (row.place, row.state) == ("Dothan, Houston County", "AL")
    assert row.facts == {
        "org_type": "acute_care",
        "ownership": "state_local_gov",
        "has_emergency_department": True,
        "overall_star_rating": 3,
        "readmission_measures_worse": 2,
    }
    assert "2 of 11 readmission measures are worse" in row.notes


@pytest.mark.parametrize(
    ("id", "kind", "owner"),
    [
        ("01014F", "veterans", "federal"),
        ("02013F", "military", "federal"),
        ("013300", "childrens", "nonprofit"),
        ("014000", "psychiatric", "for_profit"),
        ("021305", "critical_access", "tribal"),
        ("030030", "acute_care", "for_profit"),
    ],
)
def test_kinds_and_owners(read, id, kind, owner):
    """Publisher's words become options of the pack; the letter in a Veterans Affairs number stays."""
    facts = read(SOURCES, GENERAL)[id].facts
    assert (facts["org_type"], facts["ownership"]) == (kind, owner)


def test_missing_words_are_no_facts(read):
    """Not Available is nothing: not a kind, not an owner, not zero stars."""
    rows = read(SOURCES, GENERAL)
    assert rows["174025"].facts == {"has_emergency_department": True}
    assert "overall_star_rating" not in rows["010018"].facts
    assert rows["010018"].facts["readmission_measures_worse"] == 0


def test_footnotes_say_why(read):
    """One code or two in a cell become words."""
    rows = read(SOURCES, GENERAL)
    assert "no star rating: too few measures and discrepancies in the claims" in rows["310058"].notes
    assert "no star rating: the hospital takes no part in the reporting program" in rows["014000"].notes


def test_hospitals_of_one_name_stay_apart(read, data):
    """Two MEMORIAL HOSPITALs in one state are two hospitals."""
    rows = read(SOURCES, GENERAL)
    assert rows["140185"].name == rows["141305"].name
    names = [data / GENERAL, data / "hospital/cost_reports.csv", data / "hospital/national_directory.csv"]
    assert "141305" not in collect(names, SOURCES, "140185").keys


@pytest.mark.parametrize(
    ("release", "year", "as_of", "above"),
    [("2024", 2024, date(2022, 6, 30), "0 of the 4"), ("2026", 2026, date(2024, 6, 30), "1 of the 4")],
)
def test_readmission_ratios_never_become_a_fact(read, data, release, year, as_of, above):
    """Six ratios for each hospital, most hospitals with one above 1: the file gives a caution, under either release."""
    name = f"hospital/readmissions_{release}.csv"
    rows = read(SOURCES, name)
    assert set(rows) == {"010005", "010006", "010018"}
    assert all(row.facts == {} for row in rows.values())
    assert any(f"{above} conditions with a readmission ratio" in note for note in rows["010005"].notes)
    assert any("payment penalty is not in this file" in note for note in rows["010005"].notes)
    assert rows["010018"].notes[0] == "no condition has a readmission ratio: too few cases"
    source = recognise(data / name, SOURCES)
    assert source.columns == {}
    assert source.title.endswith(f"fiscal year {year}")
    assert source.as_of == as_of


PENALTIES = "hospital/made_up_readmission_penalties.txt"


def test_readmission_penalties(read):
    """A file with tabs and a title above the header: the cut in percent, a cut of nothing, and what brought it about."""
    rows = read(SOURCES, PENALTIES)
    assert {key: row.facts for key, row in rows.items()} == {
        "01990A": {"hrrp_penalty_percent": 0.73},
        "019902": {"hrrp_penalty_percent": 0},
        "019903": {"hrrp_penalty_percent": 3},
    }
    assert rows["01990A"].notes == (
        "the cut is of Medicare's base inpatient payments of fiscal year 2026",
        "what counts towards it: heart attack, heart failure",
        "compared within peer group 4 of 5, by the share of patients who also have Medicaid",
    )
    assert len(rows["019902"].notes) == 1


@pytest.mark.parametrize(
    ("name", "above", "year"),
    [
        ("anything.csv", "FY 2025 IPPS Final Rule\n\n", 2025),
        ("508-Version-FR-FY-2024.csv", "", 2024),
        ("FY2027_HRRP_Supplemental_File.csv", "", 2027),
        ("anything.csv", "", None),
    ],
)
def test_readmission_penalties_date_themselves(tmp_path, name, above, year):
    """The title tells the fiscal year, else the name that the publisher gave the file; else it is said that none does."""
    columns = "Hospital CCN,Payment adjustment factor,Payment reduction percentage,Peer group assignment"
    path = tmp_path / name
    path.write_text(f"{above}{columns}\n019901,0.99,1.00%,.\n")
    source = recognise(path, SOURCES)
    (row,) = source.read(path)
    assert row.facts == {"hrrp_penalty_percent": 1}
    assert source.as_of == date(year or 2026, 9, 30)
    assert any("neither the file nor its name tells its fiscal year" in note for note in row.notes) is (year is None)


def test_value_based_purchasing(read, data):
    """Twelve decimals become one; the period measured ended in the calendar year two before the fiscal year."""
    name = "hospital/value_based_purchasing.csv"
    assert read(SOURCES, name)["010001"].facts == {"value_based_purchasing_score": 15.6}
    assert recognise(data / name, SOURCES).as_of == date(2022, 12, 31)


def test_hospital_acquired_conditions(read):
    """Yes, no, and neither: Maryland's hospitals are exempt, which is not a no."""
    rows = read(SOURCES, "hospital/hospital_acquired_conditions.csv")
    assert rows["010005"].facts == {"hac_payment_reduction": True}
    assert rows["010001"].facts == {"hac_payment_reduction": False}
    assert rows["210001"].facts == {}
    assert "exempt" in rows["210001"].notes[0]


def test_spending(read):
    """A ratio, or nothing."""
    rows = read(SOURCES, "hospital/spending_per_beneficiary.csv")
    assert rows["010001"].facts == {"medicare_spending_ratio": 1.04}
    assert rows["010018"].facts == {}


def test_cost_reports(read):
    """Lost zeros come back; beds and occupancy of a year."""
    row = read(SOURCES, "hospital/cost_reports.csv")["010001"]
    assert row.facts == {"staffed_beds": 327, "occupancy_percent": 80}
    assert row.notes[0] == "cost report of 2017-10-01 to 2018-09-30"
    assert row.as_of == date(2018, 9, 30)


def test_impossible_occupancy_is_left_out(read):
    """Above 110 percent is the publisher's error; a little above 100 happens."""
    rows = read(SOURCES, "hospital/cost_reports.csv")
    assert rows["110008"].facts == {"staffed_beds": 114}
    assert rows["110008"].refused == {
        "occupancy_percent": (116, "an occupancy above 110 percent is the publisher's error")
    }
    assert rows["110209"].facts["occupancy_percent"] == 104


def test_short_periods_are_said_and_empty_cells_are_nothing(read):
    """A report of 91 days is marked; a hospital without any figure has no facts."""
    rows = read(SOURCES, "hospital/cost_reports.csv")
    assert "the report covers 91 days, not a year" in rows["200037"].notes
    assert not any("not a year" in note for note in rows["010001"].notes)
    assert rows["290042"].facts == {}


def test_national_directory(read):
    """Closed hospitals are dropped, designations count, their absence says nothing, odd characters do no harm."""
    rows = {row.name: row for row in read(SOURCES, "hospital/national_directory.csv").values()}
    assert "PUGET SOUND BEHAVIORAL HEALTH" not in rows
    assert rows["MERITUS MEDICAL CENTER"].facts == {"trauma_center": True}
    assert rows["MEMORIAL HOSPITAL"].facts == {}
    assert rows["ALASKA REGIONAL HOSPITAL"].facts == {}
    assert "HOSPITAL SAN LUCAS DE GUAYAMA (CRISTO REDENTOR)" in rows
    assert all("staffed_beds" not in row.facts for row in rows.values())


def test_hospitals_that_medicare_leaves_out(read):
    """Rehabilitation hospitals are not on Medicare's list: their kind and owner are from the directory, no other's."""
    rows = {row.name: row for row in read(SOURCES, "hospital/national_directory.csv").values()}
    facts = rows["HEALTHSOUTH REHABILITATION HOSPITAL OF CHARLESTON"].facts
    assert facts == {"org_type": "rehabilitation", "ownership": "for_profit"}
    assert sum("org_type" in row.facts for row in rows.values()) == 1


def test_national_directory_joins_by_name_and_zip(data):
    """The directory has numbers of its own, so that its rows find their hospital by name and ZIP code."""
    names = [data / GENERAL, data / "hospital/national_directory.csv"]
    found = collect(names, SOURCES, "210001")
    assert "hifld/0003521742" in found.keys
    assert found.facts["trauma_center"][0].value is True


def test_all_files_of_one_hospital(data):
    """Eight files with four spellings of one number become one partner, and a name that changed is said."""
    found = collect(sorted((data / "hospital").glob("*.csv")), SOURCES, "10001")
    assert (found.name, found.place) == ("SOUTHEAST HEALTH MEDICAL CENTER", "Dothan, Houston County")
    assert set(found.facts) == {
        "org_type",
        "ownership",
        "has_emergency_department",
        "overall_star_rating",
        "readmission_measures_worse",
        "staffed_beds",
        "occupancy_percent",
        "hac_payment_reduction",
        "value_based_purchasing_score",
        "medicare_spending_ratio",
    }
    assert any("calls it SOUTHEAST ALABAMA MEDICAL CENTER; make sure" in note for note in found.notes)


GENERAL_HEADER = "Facility ID,Facility Name,Address,ZIP Code,Hospital Type"
DIRECTORY_HEADER = "ID,NAME,ADDRESS,ZIP,TYPE"


@pytest.fixture
def joined(tmp_path):
    """Which rows of general information and of the national directory become one hospital, by their first keys."""

    def joined(general, directory):
        files = []
        for source, lines in ((SOURCES[0], general), (SOURCES[-1], directory)):
            named = list(csv.DictReader(lines))
            path = tmp_path / f"{source.id}.csv"
            with path.open("w", newline="") as file:
                columns = dict.fromkeys([*source.needs, *named[0], "City/Town", "State", "County/Parish"])
                rows = csv.DictWriter(file, columns, restval="")
                rows.writeheader()
                rows.writerows(named)
            files.append(path)
        found = groups(tables(files, SOURCES))
        return [[entry.row.keys[0] for entry in group] for group in found]

    return joined


def test_hospitals_of_two_names_join_by_address(joined):
    """However the street is shortened; Medicare's name is newer, and a hospital that was renamed is one hospital."""
    general = [GENERAL_HEADER, "010001,BSA HOSPITAL,1600 Wallace Boulevard North,79106,Acute Care Hospitals"]
    directory = [DIRECTORY_HEADER, "11,BAPTIST ST ANTHONYS,1600 WALLACE BLVD. N,79106,GENERAL ACUTE CARE"]
    assert joined(general, directory) == [["010001", "hifld/0000000011"]]


def test_hospitals_of_one_name_in_one_town_join(joined):
    """One file has the ZIP code of the street and the other that of a post-office box; another state is another town."""
    general = [
        "Facility ID,Facility Name,Address,ZIP Code,Hospital Type,City/Town,State",
        "010149,BAPTIST EAST,400 Taylor Road,36117,Acute Care Hospitals,MONTGOMERY,AL",
    ]
    directory = [
        "ID,NAME,ADDRESS,ZIP,TYPE,CITY,STATE",
        "11,BAPTIST EAST,PO BOX 241267,36124,GENERAL ACUTE CARE,Montgomery,{}",
    ]
    assert joined(general, [line.format("AL") for line in directory]) == [["010149", "hifld/0000000011"]]
    assert len(joined(general, [line.format("TX") for line in directory])) == 2


@pytest.mark.parametrize("kind", ["PSYCHIATRIC", "CHILDREN", "REHABILITATION", "LONG TERM CARE"])
def test_a_hospital_within_another_stays_apart(joined, kind):
    """One of another kind at the same address is another hospital; the last two kinds are in Medicare's list under none."""
    general = [GENERAL_HEADER, "010001,GENERAL,1 Main Street,79106,Acute Care Hospitals"]
    assert len(joined(general, [DIRECTORY_HEADER, f"11,HILL,1 MAIN ST,79106,{kind}"])) == 2


def test_an_address_joins_nothing_that_a_name_has_joined(joined):
    """Two hospitals of Medicare's list stay two, where the directory has the name of one and the address of the other."""
    general = [
        GENERAL_HEADER,
        "010001,EAST,1 Main Street,79106,Acute Care Hospitals",
        "010002,WEST,9 Hill Road,79106,Acute Care Hospitals",
    ]
    directory = [DIRECTORY_HEADER, "11,WEST,1 MAIN ST,79106,GENERAL ACUTE CARE"]
    assert joined(general, directory) == [["010001"], ["010002", "hifld/0000000011"]]


def test_a_county_that_is_not_available_is_no_place():
    """The word for missing takes no County behind it."""
    assert place("KOROR", "NOT AVAILABLE", "PW") == "Koror"


def test_whole_files(whole_files):
    """Every whole file is read to its end; totals are those published."""
    found = whole_files(SOURCES)
    rows = {
        (source.id, source.as_of.year): list(source.read(path)) for files in found.values() for source, path in files
    }
    general = rows["cms_hospital_general_information", 2024]
    assert len(general) == 5398
    assert sum("overall_star_rating" in row.facts for row in general) == 2834
    cuts = [row.facts.get("hac_payment_reduction") for row in rows["cms_hospital_acquired_conditions", 2024]]
    assert (cuts.count(True), cuts.count(False), cuts.count(None)) == (728, 2357, 44)
    assert sum(row.facts.get("staffed_beds", 0) for row in rows["cms_cost_reports", 2018]) == 791_554
    assert max(row.facts.get("occupancy_percent", 0) for row in rows["cms_cost_reports", 2018]) <= 110
    assert len(rows["cms_readmissions", 2022]) == 2088
    assert len(rows["cms_readmissions", 2024]) == 2046
    assert len(rows["hifld_hospitals", 2019]) == 7581 - 435

"""The published files that feed facts of local health departments: the departments from lists, their people by county.

No list says which counties a department serves, so that the counties are named by whoever imports. NACCHO's and County
Health Rankings' files are not ours to pass on: they are read where the user has them.
"""

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path

from valuecase.model.sources import Edition, FactSource
from valuecase.published import Measure, county_population, county_rows, latest, yes_no
from valuecase_local_health_department import departments

NACCHO = "National Association of County and City Health Officials"
WISCONSIN = "University of Wisconsin Population Health Institute"
USDA = "US Department of Agriculture, Economic Research Service"
ATLAS = "https://www.ers.usda.gov/data-products/food-environment-atlas"
PEOPLE = "# of Food Insecure Persons Overall"
RATE = "Overall Food Insecurity Rate"


def _metropolitan(row: Mapping[str, str]) -> str | None:
    metropolitan = yes_no(row["METRO13"])
    return None if metropolitan is None else "urban" if metropolitan else "rural"


def _meal_gap_year(path: Path) -> Edition | None:
    year = latest(path, "Year")
    return (f"Map the Meal Gap, county estimates of {year}", date(year, 12, 31)) if year else None


_HEALTH = {
    "drug_overdose_death_rate": Measure("drugOverdoseDeaths", digits=1),
    "premature_death_rate": Measure("prematureDeath", digits=0),
    "food_insecurity_percent": Measure("foodInsecurity", scale=100, digits=1),
    "severe_housing_problems_percent": Measure("severeHousingProblems", scale=100, digits=1),
    "diabetes_percent": Measure("diabetesPrevalence", scale=100, digits=1),
    "preventable_hospital_stays_rate": Measure("preventableHospitalStays", digits=0),
}

SOURCES: tuple[FactSource, ...] = (
    FactSource(
        id="naccho_profile",
        title="2016 National Profile of Local Health Departments",
        publisher=NACCHO,
        page="https://www.naccho.org",
        as_of=date(2016, 12, 31),
        key="nacchoid",
        columns={
            "population_served": "population",
            "fte_count": "fte",
            "jurisdiction_type": "type",
            "rurality": "rurality",
            "leader_tenure_years": "leader.tenure",
        },
        needs=("nacchoid", "type", "rurality", "population", "leader.tenure", "fte"),
        read=departments.profile,
        leaves_out="rows without an id, and rows that repeat an id with nothing beside it",
    ),
    FactSource(
        id="naccho_profile_names",
        title="2016 National Profile of Local Health Departments, names",
        publisher=NACCHO,
        page="https://www.naccho.org",
        as_of=date(2016, 12, 31),
        key="nacchoid",
        columns={},
        needs=("nacchoid", "link from", "state"),
        read=departments.profile_names,
        leaves_out="rows without an id",
    ),
    FactSource(
        id="health_department_directory",
        title="directory of county and city health departments, 2020",
        publisher="State and local directories",
        page="",
        as_of=date(2020, 12, 31),
        key="state_name and id",
        columns={},
        needs=("state_name", "id", "name", "website", "address"),
        read=departments.directory,
        joins_by="state and name",
        leaves_out="rows without a state or a name",
    ),
    FactSource(
        id="phab_accredited",
        title="accredited health departments",
        publisher="Public Health Accreditation Board",
        page="https://phaboard.org/who-is-accredited/",
        as_of=date(2021, 11, 9),
        key="State and Health Department",
        columns={"accreditation_status": "Initial Accreditation Date, Reaccreditation Date"},
        needs=("Health Department", "State", "Initial Accreditation Date", "Reaccreditation Date"),
        read=departments.accredited,
        joins_by="state and name",
        edition=departments.accreditation_days,
        unseen="its page tells what the spreadsheet holds; the names of its columns are ours and have to be compared with it",
        leaves_out="rows without a state or a name",
    ),
    FactSource(
        id="county_health_rankings",
        title="County Health Rankings & Roadmaps 2025",
        publisher=WISCONSIN,
        page="https://www.countyhealthrankings.org",
        as_of=date(2022, 12, 31),
        key="fips",
        columns={id: measure.column for id, measure in _HEALTH.items()},
        needs=("fips", *(measure.column for measure in _HEALTH.values())),
        read=partial(
            county_rows,
            facts=_HEALTH,
            fips="fips",
            notes=("each measure has years of its own, most of them ending in 2022",),
        ),
        per="county",
        combine=dict.fromkeys(_HEALTH, "weighted_mean"),
        weight="population_served",
        leaves_out="rows of states and of the nation",
    ),
    FactSource(
        id="map_the_meal_gap",
        title="Map the Meal Gap, county estimates of 2023",
        publisher="Feeding America",
        page="https://map.feedingamerica.org",
        as_of=date(2023, 12, 31),
        key="FIPS",
        columns={"food_insecurity_percent": RATE},
        needs=("FIPS", "State", "County, State", "Year", PEOPLE, RATE),
        read=partial(
            county_rows,
            facts={
                "food_insecurity_percent": Measure(RATE, scale=100, digits=1),
                "population": Measure(PEOPLE, over=RATE, digits=0),
            },
            name="County, State",
            year="Year",
        ),
        per="county",
        combine={"food_insecurity_percent": "weighted_mean"},
        weight="population",
        edition=_meal_gap_year,
        leaves_out="years before the newest, and rows that are of no county",
    ),
    FactSource(
        id="usda_atlas_health",
        title="Food Environment Atlas 2020, diabetes in 2013",
        publisher=USDA,
        page=ATLAS,
        as_of=date(2013, 12, 31),
        key="FIPS",
        columns={"diabetes_percent": "PCT_DIABETES_ADULTS13"},
        needs=("FIPS", "State", "County", "PCT_DIABETES_ADULTS13"),
        read=partial(county_rows, facts={"diabetes_percent": Measure("PCT_DIABETES_ADULTS13", digits=1)}),
        per="county",
        combine={"diabetes_percent": "weighted_mean"},
        weight="population_served",
        leaves_out="rows that are of no county",
    ),
    FactSource(
        id="usda_atlas_socioeconomic",
        title="Food Environment Atlas 2020, poverty in 2015",
        publisher=USDA,
        page=ATLAS,
        as_of=date(2015, 12, 31),
        key="FIPS",
        columns={"poverty_percent": "POVRATE15", "rurality": "METRO13"},
        needs=("FIPS", "State", "County", "POVRATE15", "METRO13"),
        read=partial(
            county_rows,
            facts={"poverty_percent": Measure("POVRATE15", digits=1), "rurality": _metropolitan},
            notes=("metropolitan counties of 2013 count as urban, all others as rural",),
        ),
        per="county",
        combine={"poverty_percent": "weighted_mean"},
        weight="population_served",
        leaves_out="rows that are of no county",
    ),
    FactSource(
        id="usda_county_population",
        title="Food Environment Atlas 2020, county population in 2018",
        publisher=USDA,
        page=ATLAS,
        as_of=date(2018, 7, 1),
        key="FIPS",
        columns={"population_served": "Value of Population_Estimate_2018"},
        needs=("FIPS", "State", "County", "Variable_Code", "Value"),
        read=partial(county_population, fact="population_served"),
        per="county",
        combine={"population_served": "sum"},
        leaves_out="years before the newest, and rows that are of no county",
    ),
)

"""Facts of food banks: membership from Feeding America's list, need and stores from files about counties.

No published list says which counties a food bank serves, so that the counties are named by whoever imports. Feeding
America's files are not in the public domain: they are read where the user has them, and cited as their publisher asks.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from valuecase.conditions.tree import Value
from valuecase.model.sources import Edition, FactSource, PublishedRow
from valuecase.published import Measure, county_population, county_rows, latest, records, state_code, tidy

FEEDING_AMERICA = "Feeding America"
USDA = "US Department of Agriculture, Economic Research Service"
ATLAS = "https://www.ers.usda.gov/data-products/food-environment-atlas"
PEOPLE = "# of Food Insecure Persons Overall"
CHILDREN = "# of Food Insecure Children"
RATE = "Overall Food Insecurity Rate"
CHILD_RATE = "Child Food Insecurity Rate"
INELIGIBLE = "% FI > SNAP Threshold"
SHORTFALL = "Weighted Annual Food Budget Shortfall"


def members(path: Path) -> Iterator[PublishedRow]:
    """The food banks of the national network."""
    note = "names come from web addresses and may differ from the official ones"
    for row in records(path):
        if row["slug"]:
            facts: dict[str, Value] = {"is_feeding_america_member": True, "org_type": "regional_food_bank"}
            yield PublishedRow((row["slug"],), tidy(row["name"]), state_code(row["state"]), "", facts, (note,))


def _meal_gap_year(path: Path) -> Edition | None:
    year = latest(path, "Year")
    return (f"Map the Meal Gap, county estimates of {year}", date(year, 12, 31)) if year else None


SOURCES: tuple[FactSource, ...] = (
    FactSource(
        id="feeding_america_members",
        title="member food banks, January 2026",
        publisher=FEEDING_AMERICA,
        page="https://www.feedingamerica.org/find-your-local-foodbank",
        as_of=date(2026, 1, 31),
        key="slug",
        columns={"is_feeding_america_member": "name", "org_type": "name"},
        needs=("name", "slug", "state"),
        read=members,
        leaves_out="rows without a slug",
    ),
    FactSource(
        id="map_the_meal_gap",
        title="Map the Meal Gap, county estimates of 2023",
        publisher=FEEDING_AMERICA,
        page="https://map.feedingamerica.org",
        as_of=date(2023, 12, 31),
        key="FIPS",
        columns={
            "food_insecure_people": PEOPLE,
            "food_insecurity_rate_percent": RATE,
            "child_food_insecurity_rate_percent": CHILD_RATE,
            "food_budget_shortfall_usd": SHORTFALL,
            "cost_per_meal_usd": "Cost Per Meal",
            "snap_ineligible_share_percent": INELIGIBLE,
        },
        needs=("FIPS", "State", "County, State", "Year", PEOPLE, RATE, CHILDREN, CHILD_RATE, INELIGIBLE, SHORTFALL),
        read=partial(
            county_rows,
            facts={
                "food_insecure_people": Measure(PEOPLE),
                "food_insecurity_rate_percent": Measure(RATE, scale=100),
                "child_food_insecurity_rate_percent": Measure(CHILD_RATE, scale=100),
                "food_budget_shortfall_usd": Measure(SHORTFALL),
                "cost_per_meal_usd": Measure("Cost Per Meal"),
                "snap_ineligible_share_percent": Measure(INELIGIBLE, scale=100),
                "population": Measure(PEOPLE, over=RATE, digits=0),
                "children": Measure(CHILDREN, over=CHILD_RATE, digits=0),
            },
            name="County, State",
            year="Year",
            notes=(
                "modeled estimates; Feeding America asks to be cited: Ribar, D.C., Harris, V., Dewey, A., Dawes, S., and "
                "Engelhard, E. (2025), Map the Meal Gap: An Analysis of Local Food Insecurity and Food Costs in the "
                "United States in 2023",
            ),
        ),
        per="county",
        combine={
            "food_insecure_people": "sum",
            "food_insecurity_rate_percent": "weighted_mean",
            "child_food_insecurity_rate_percent": "weighted_mean",
            "food_budget_shortfall_usd": "sum",
            "cost_per_meal_usd": "weighted_mean",
            "snap_ineligible_share_percent": "weighted_mean",
        },
        weight="population",
        edition=_meal_gap_year,
        weights={
            "child_food_insecurity_rate_percent": "children",
            "snap_ineligible_share_percent": "food_insecure_people",
        },
        leaves_out="years before the newest, and rows that are of no county",
    ),
    FactSource(
        id="usda_atlas_access",
        title="Food Environment Atlas 2020, access to stores in 2015",
        publisher=USDA,
        page=ATLAS,
        as_of=date(2015, 12, 31),
        key="FIPS",
        columns={"low_food_access_percent": "PCT_LACCESS_POP15"},
        needs=("FIPS", "State", "County", "LACCESS_POP15", "PCT_LACCESS_POP15"),
        read=partial(
            county_rows,
            facts={
                "low_food_access_percent": Measure("PCT_LACCESS_POP15"),
                "population": Measure("LACCESS_POP15", scale=100, over="PCT_LACCESS_POP15", digits=0),
            },
            notes=("a share of the population of 2010",),
        ),
        per="county",
        combine={"low_food_access_percent": "weighted_mean"},
        weight="population",
        leaves_out="rows that are of no county",
    ),
    FactSource(
        id="usda_atlas_stores",
        title="Food Environment Atlas 2020, stores that took SNAP in 2017",
        publisher=USDA,
        page=ATLAS,
        as_of=date(2017, 12, 31),
        key="FIPS",
        columns={"snap_retailers": "SNAPS17"},
        needs=("FIPS", "State", "County", "SNAPS17", "GROC16"),
        read=partial(
            county_rows, facts={"snap_retailers": Measure("SNAPS17", digits=1)}, notes=("an average over the months",)
        ),
        per="county",
        combine={"snap_retailers": "sum"},
        leaves_out="rows that are of no county",
    ),
    FactSource(
        id="usda_county_population",
        title="Food Environment Atlas 2020, county population in 2018",
        publisher=USDA,
        page=ATLAS,
        as_of=date(2018, 7, 1),
        key="FIPS",
        columns={},
        needs=("FIPS", "State", "County", "Variable_Code", "Value"),
        read=partial(county_population, fact="population"),
        per="county",
        leaves_out="years before the newest, and rows that are of no county",
    ),
)

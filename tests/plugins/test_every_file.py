"""Whole published files, of all types together."""

import os
from pathlib import Path

import valuecase_food_bank.public_data
import valuecase_hospital.public_data
import valuecase_local_health_department.public_data
import valuecase_police_department.public_data
import valuecase_public_housing_authority.public_data
from valuecase.published import numbered, traced
from valuecase.reading.text import shown
from valuecase.screening.reading.published import published_table

PLUGINS = (
    valuecase_food_bank,
    valuecase_hospital,
    valuecase_local_health_department,
    valuecase_police_department,
    valuecase_public_housing_authority,
)


def test_every_whole_file_is_read(whole_files):
    """No file lies there unread, but for a list that explains the columns of others."""
    read = {
        path for plugin in PLUGINS for files in whole_files(plugin.public_data.SOURCES).values() for _, path in files
    }
    there = set(Path(os.environ["VALUECASE_PUBLISHED_DATA"]).rglob("*.csv"))
    assert [path.name for path in there - read] == ["usda_food_environment_atlas_2020_variable_list.csv"]


def test_every_row_of_every_whole_file_is_in_an_organization_or_left_out(whole_files, engine):
    """Screening all files of a type together loses none of their rows, and says why it leaves some out."""
    for plugin in PLUGINS:
        type = engine.type(plugin.__name__.removeprefix("valuecase_"))
        files = [(path, source) for known in whole_files(plugin.public_data.SOURCES).values() for source, path in known]
        (chunk,) = published_table(files, type).chunks()
        rows = chunk.rejected.filter(chunk.rejected["column"] == "")

        assert chunk.frame["id"].null_count() == 0
        for path, source in files:
            left = rows.filter(rows["file"] == shown(path))
            numbers = [number for _, number in traced(source.read, path)]
            if source.per == "county":
                numbers = []
            if None not in numbers:
                assert sorted([*numbers, *left["row"]]) == [number for number, _ in numbered(path)]
            assert source.leaves_out

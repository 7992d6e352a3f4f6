"""Whole published files, of all types together."""

import os
from pathlib import Path

import valuecase_food_bank.public_data
import valuecase_hospital.public_data
import valuecase_local_health_department.public_data
import valuecase_police_department.public_data
import valuecase_public_housing_authority.public_data

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

"""What `valuecase sources` says of the shipped types."""

import json

import pytest

TYPES = ("hospital", "public_housing_authority", "food_bank", "local_health_department", "police_department")


@pytest.fixture
def told(valuecase_cli):
    def told(*arguments):
        result = valuecase_cli("sources", *arguments)
        assert result.exit_code == 0
        return result.stdout

    return told


def test_year_and_page_of_a_file_that_we_had(told):
    """Title, year, facts and where to get it, and nothing about never having seen it."""
    words = " ".join(told("hospital").split())
    of_cost_reports = words.partition("Hospital cost reports (HCRIS)")[2].partition("- Homeland")[0]
    assert "figures of 2018. Fills in: staffed beds; share of staffed beds filled." in of_cost_reports
    assert "Get it: https://www.cms.gov/" in of_cost_reports
    assert "Not seen" not in of_cost_reports


def test_a_file_that_we_never_had(told):
    """It is said, with where its column names are from; its year is the file's to tell; no page is no empty promise."""
    words = " ".join(told("public_housing_authority").split())
    of_vouchers = words.partition("(SEMAP) scores")[2].partition("(map layer)")[0]
    assert "the file tells its year. Fills in: latest SEMAP rating. Not seen by us:" in of_vouchers
    assert "have to be compared with it." in of_vouchers
    assert "Get it" not in of_vouchers


@pytest.mark.parametrize("type", TYPES)
def test_as_json(told, type):
    """Every source has what a program needs; `unseen` and `as_of` are null where there is nothing to say."""
    sources = json.loads(told(type, "--json"))
    assert sources
    for source in sources:
        assert source["unseen"] or source["as_of"]
    never = {source["id"] for source in sources if source["unseen"]}
    assert never <= {
        "cms_readmission_penalties",
        "hud_phas_scores",
        "hud_semap_scores",
        "hud_map_layer",
        "phab_accredited",
    }

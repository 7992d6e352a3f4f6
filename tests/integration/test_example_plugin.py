"""The example plugin: a sixth type, whole, and at the table with the five. How it installs is tried in `.ci/run`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from valuecase import read_pack
from valuecase.reading.pack import shipped_pack

EXAMPLES = Path(__file__).parents[2] / "examples"
PLUGIN = EXAMPLES / "plugins" / "valuecase_continuum_of_care"
PACK = PLUGIN / "valuecase_continuum_of_care" / "pack"
OURS = PLUGIN / "partners" / "riverbend_homeless_services.toml"
NAME = "Riverbend Homeless Services Partnership"

Run = Callable[..., Result]


def exchanges(run: Run, theirs: Path) -> list[dict[str, Any]]:
    result = run("share", OURS, theirs, "--format", "json", types=PACK)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)["exchanges"]


def test_its_rules_and_its_partner_have_no_problem(run: Run) -> None:
    result = run("check", PLUGIN, types=PACK)

    assert (result.stdout, result.exit_code) == ("", 0)


def test_it_has_the_id_and_the_sector_by_which_others_know_it() -> None:
    known = read_pack(shipped_pack("hospital")).organisation["continuum_of_care"]
    type = read_pack(PACK)

    assert (type.id, type.about.sector) == ("continuum_of_care", known.sector)


def test_it_holds_what_the_five_ask_it_for() -> None:
    asked = {
        move.data
        for name in (
            "food_bank",
            "hospital",
            "local_health_department",
            "police_department",
            "public_housing_authority",
        )
        for proposition in read_pack(shipped_pack(name)).proposition.values()
        for move in proposition.gets
        if "continuum_of_care" in move.from_
    }

    assert asked
    assert asked <= set(read_pack(PACK).holds)


def test_its_brief_and_its_handout_say_who_it_is_and_that_it_is_made_up(run: Run) -> None:
    brief = run("brief", OURS, types=PACK)
    handout = run("brief", OURS, "--handout", types=PACK)

    for result in (brief, handout):
        assert result.exit_code == 0, result.stderr
        assert NAME in result.stdout
        assert "made up" in result.stdout


@pytest.mark.parametrize(
    "them", ["hospital", "local_health_department", "police_department", "public_housing_authority"]
)
def test_something_could_move_both_ways(run: Run, them: str) -> None:
    """Each of the four holds what the other could use, and knows the other by its id."""
    found = [one for one in exchanges(run, EXAMPLES / "riverbend" / f"{them}.toml") if not one["forbidden"]]

    assert {one["giver"] == NAME for one in found} == {True, False}
    assert any(one["mutual"] for one in found)


def test_names_never_reach_the_police_even_where_they_ask(run: Run, tmp_path: Path) -> None:
    police = tmp_path / "police.toml"
    needs = '[data]\nby_name_list = "needs"\nhomeless_service_enrollment = "needs"\n'
    police.write_text(f'[partner]\nname = "Police"\ntype = "police_department"\n{needs}', encoding="utf-8")

    asked = [one for one in exchanges(run, police) if one["receiver"] == "Police" and one["needed"]]

    assert {one["data"] for one in asked} == {"by_name_list", "homeless_service_enrollment"}
    assert all(one["form"] == "counts" or one["forbidden"] for one in asked)

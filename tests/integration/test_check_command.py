"""check: every mistake, with its place."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from packs import rewrite

from valuecase.testing import Outcome

Run = Callable[..., Outcome]


def test_a_good_pack_and_a_good_partner_have_no_problems(run: Run, pack: Path, elm_street: Path) -> None:
    """Exit 0, nothing on standard output."""
    result = run("check", pack, elm_street)

    assert result.exit_code == 0
    assert result.stdout == ""
    assert "Checked 1 type and 1 partner file: no problems." in result.stderr


def test_a_folder_of_both_is_gone_through(run: Run, pack: Path, elm_street: Path) -> None:
    """Packs and partner files at any depth."""
    assert elm_street.parent == pack.parent

    assert "Checked 1 partner file and 1 type" in run("check", pack.parent).stderr


def test_a_file_of_a_pack_stands_for_its_pack(run: Run, pack: Path) -> None:
    """Authors name the file they are editing."""
    rewrite(pack / "facts.toml", 'unit = "visits"', 'unit = "vists"')

    result = run("check", pack / "facts.toml")

    assert result.exit_code == 1
    assert "facts.toml, line" in result.stdout
    assert 'Did you mean "visits"?' in result.stdout


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('grade = "serious"', 'grade = "severe"', "expected severe, came out serious"),
        ('expect = "absent"', 'expect = "present"', "expected present, came out absent"),
        ('expect = "unknown"', 'expect = "absent"', "Unknown: people_asking_for_help."),
        ('expect = "applies"', 'expect = "open"', "expected open, came out applies"),
        ("ready = true", "ready = false", "write ready = true"),
        ("[0, 260, 520]", "[0, 270, 520]", "to be 0, 270, 520, came out 0, 260, 520"),
    ],
)
def test_an_example_that_comes_out_otherwise_is_placed_and_explained(
    run: Run, pack: Path, old: str, new: str, said: str
) -> None:
    """What was expected, what came out, and why."""
    rules = pack / "drivers" / "social_demand.toml"
    rewrite(rules, old, new)

    result = run("check", pack)

    assert result.exit_code == 1
    assert said in result.stdout
    line = int(result.stdout.split("line ")[1].split(":")[0])
    assert "example]]" in rules.read_text(encoding="utf-8").splitlines()[line - 1]


def test_problems_as_json_have_file_line_message_and_advice(run: Run, pack: Path) -> None:
    """For editors and continuous integration."""
    rewrite(pack / "facts.toml", 'step = "listen"', 'step = "listne"')

    (problem,) = json.loads(run("check", pack, "--json").stdout)

    assert problem["file"].endswith("facts.toml")
    assert problem["line"] > 1
    assert problem["severity"] == "error"
    assert "listen" in problem["advice"]


def test_an_implausible_fact_and_facts_at_odds_are_findings(run: Run, tmp_path: Path) -> None:
    """A brief uses them; check names them."""
    path = tmp_path / "oak.toml"
    path.write_text(
        '[partner]\nname = "Oak"\ntype = "library"\n[facts]\nvisits_per_year = 9_000_000\nopen_hours_per_week = 0\n',
        encoding="utf-8",
    )

    result = run("check", path)

    assert result.exit_code == 1
    assert "line 5: " in result.stdout
    assert "outside what is plausible" in result.stdout
    assert "never open" in result.stdout


def test_a_folder_with_nothing_to_check_says_so(run: Run, tmp_path: Path) -> None:
    """Rather than reporting that all is well."""
    empty = tmp_path / "empty"
    empty.mkdir()

    assert run("check", empty).exit_code == 2


def test_one_unreadable_partner_file_does_not_hide_the_others(run: Run, elm_street: Path) -> None:
    """And the exit code says that something could not be read."""
    (elm_street.parent / "broken.toml").write_text("[partner\n", encoding="utf-8")
    rewrite(elm_street, "renovating", "renovatign")

    result = run("check", elm_street.parent)

    assert result.exit_code == 2
    assert "broken.toml, line 1" in result.stdout
    assert 'Did you mean "renovating"?' in result.stdout


def test_without_a_path_the_types_that_are_in_use_are_checked(run: Run, pack: Path) -> None:
    """A folder of the user's own with its files, what is installed by name."""
    rewrite(pack / "drivers" / "social_demand.toml", 'expect = "unknown"', 'expect = "absent"')

    result = run("check", types=pack)

    assert result.exit_code == 1
    assert "social_demand.toml, line" in result.stdout
    assert "types: 1 problem." in result.stderr

"""new pack, new plugin and schema: what is written passes every check before anybody changes it."""

import ast
import json
import tomllib
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

KNOWN = ["--sector", "education", "--driver", "Seats follow enrollment", "--category", "incentives"]


def as_an_editor_sees(path: Path) -> object:
    return json.loads(json.dumps(tomllib.loads(path.read_text(encoding="utf-8")), default=date.isoformat))


def schema_of(path: Path) -> Draft7Validator:
    """The schema that the first line of a file refers to."""
    first = path.read_text(encoding="utf-8").splitlines()[0]
    place = first.removeprefix("#:schema ")
    assert place != first, path
    return Draft7Validator(json.loads((path.parent / place).read_text(encoding="utf-8")))


# --- packs --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ["school district"],
        ["school district", *KNOWN],
        ["School-District", "--sector", "Education"],
        ["crisis line", "--title", "988 crisis line (24/7)", "--plural", "988 crisis lines"],
        ["FQHC", "--title", "FQHC", "--plural", "FQHCs", "--sector", "Clinics & care", "--driver", "PPS and 'wrap' come late"],
        ["refuge", "--title", "Frauenhaus Größe $x $$ # 'z'", "--sector", "São Paulo", "--driver", "Жизнь дорожает", "--category", "Workforce"],
    ],
    ids=["defaults", "known sector", "written otherwise", "digits", "abbreviations", "signs"],
)  # fmt: skip
def test_a_new_pack_passes_its_own_checks(run, tmp_path, arguments):
    name, *options = arguments
    folder = tmp_path / "pack"

    run("new", "pack", name, *options, "--yes", "-o", folder)
    result = run("check", folder)

    assert (result.stdout, result.exit_code) == ("", 0)
    assert "Checked 1 type: no problems." in result.stderr


@pytest.fixture
def district(run, tmp_path) -> Path:
    folder = tmp_path / "school_district"
    assert run("new", "pack", "school district", *KNOWN, "--yes", "-o", folder).exit_code == 0
    return folder


def test_every_file_is_short_commented_and_fits_the_schema_it_names(district):
    files = sorted(district.rglob("*.toml"))

    assert {path.name for path in files} >= {
        "stakeholder.toml",
        "facts.toml",
        "sources.toml",
        "seats_follow_enrollment.toml",
    }
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 100, path
        assert text.splitlines()[2].startswith("# "), path
        assert not list(schema_of(path).iter_errors(as_an_editor_sees(path))), path


def test_a_brief_uses_it_at_once_and_says_that_it_is_a_starter(run, district, tmp_path):
    partner = tmp_path / "elm.toml"

    run("new", "partner", "school_district", "Elm", "-o", partner, types=district)
    run("note", partner, "requests_per_week", "60", "--said-by", "the desk", types=district)
    result = run("brief", partner, types=district)

    assert result.exit_code == 0
    assert "Seats follow enrollment" in result.stdout
    assert "Starter: hours lost in search of who can help (serious" in " ".join(result.stdout.split())
    assert "These rules are a starter" in result.stdout


def test_what_was_not_said_is_asked_and_what_cannot_stand_is_asked_again(run, tmp_path):
    folder = tmp_path / "district"
    typed = "\n\n!\nSchools of the county\nTop 10 list\nState scores\nincentive\naccountability\n"

    result = run("new", "pack", "school district", "-o", folder, input=typed)

    assert result.exit_code == 0
    assert result.stdout == ""
    assert "What is one of them called? [School district]" in result.stderr
    assert "health_care (Health care)" in result.stderr
    assert '"!" makes no id' in result.stderr
    assert "the title of the driver holds a number" in result.stderr
    assert 'Did you mean "incentives"?' in result.stderr
    about = tomllib.loads((folder / "stakeholder.toml").read_text(encoding="utf-8"))
    assert about["stakeholder"]["plural"] == "school districts"
    assert about["sector"] == {"schools_of_the_county": {"title": "Schools of the county"}}
    driver = tomllib.loads((folder / "drivers" / "state_scores.toml").read_text(encoding="utf-8"))["driver"]
    assert driver["state_scores"]["category"] == "accountability"
    assert run("check", folder).exit_code == 0


@pytest.mark.parametrize("what", ["pack", "plugin"])
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["hospital"], 'the name "hospital" is in use, by valuecase '),
        (["Other"], 'the name "other" is in use, by valuecase itself'),
        (["rules"], 'the name "rules" is in use, by valuecase itself'),
        (["?!"], '"?!" makes no id'),
        (["9 lives"], '"9 lives" makes no id'),
        (["x", "--driver", "Top 10"], "the title of the driver holds a number"),
        (["x", "--title", 'a "b"'], "the title cannot hold"),
        (["x", "--plural", "{x}"], "the plural cannot hold '{'"),
        (["x", "--plural", " "], "the plural is empty"),
        (["x", "--category", "finance"], 'Did you mean "financing"?'),
        (["x", "--sector", "?"], '"?" makes no id'),
    ],
)
def test_names_that_cannot_stand_in_a_pack_are_refused(run, tmp_path, what, arguments, said):
    folder = tmp_path / "new"

    result = run("new", what, *arguments, "--yes", "-o", folder)

    assert result.exit_code == 2
    assert said in result.stderr
    assert not folder.exists()


def test_everything_that_cannot_stand_is_said_at_once(run, tmp_path):
    result = run("new", "pack", "x", "--title", "{", "--plural", "", "--category", "y", "--yes", "-o", tmp_path / "new")

    assert all(said in result.stderr for said in ("the title cannot", "the plural is empty", '"y" is no category'))


@pytest.mark.parametrize("what", ["pack", "plugin"])
def test_what_is_there_is_not_written_over_unasked(run, tmp_path, what):
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine", encoding="utf-8")

    refused = run("new", what, "school district", "-o", folder, input="")  # before anything is asked
    forced = run("new", what, "school district", "--yes", "-o", folder, "--force")

    assert (refused.exit_code, forced.exit_code) == (2, 0)
    assert "this folder is not empty" in refused.stderr
    assert (folder / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_a_file_in_place_of_the_folder_is_said(run, tmp_path):
    place = tmp_path / "new"
    place.write_text("x", encoding="utf-8")

    result = run("new", "pack", "school district", "--yes", "-o", place)

    assert result.exit_code == 2
    assert "this is a file, not a folder" in result.stderr


def test_a_file_where_a_folder_has_to_be_is_said(run, tmp_path):
    (tmp_path / "drivers").write_text("x", encoding="utf-8")

    result = run("new", "pack", "school district", "--yes", "-o", tmp_path, "--force")

    assert result.exit_code == 2
    assert "drivers: it cannot be made (File exists)" in result.stderr


# --- plugins ------------------------------------------------------------------------------------------------------------


def test_a_new_plugin_is_a_whole_distribution(run, tmp_path):
    folder = tmp_path / "plugin"

    result = run("new", "plugin", "school district", *KNOWN, "--yes", "-o", folder)

    assert result.exit_code == 0
    assert "the distribution valuecase-school-district" in result.stderr
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["entry-points"] == {"valuecase.stakeholders": {"school_district": "valuecase_school_district"}}
    package = folder / "src" / "valuecase_school_district"
    assert {"pyproject.toml", "README.md", ".gitignore", ".github", "src", "tests", "examples"} == {
        p.name for p in folder.iterdir()
    }
    assert {"__init__.py", "public_data.py", "py.typed", "pack"} == {path.name for path in package.iterdir()}
    for path in folder.rglob("*.py"):
        ast.parse(path.read_text(encoding="utf-8"))
    example = folder / "examples" / "made_up.toml"
    assert not list(schema_of(example).iter_errors(as_an_editor_sees(example)))
    # Its own tests are run where it is installed: tests/packaging/test_stranger.py.
    assert run("check", package / "pack", folder / "examples", types=package / "pack").exit_code == 0


# --- schemas ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [["partner"], ["partner", "library"], ["pack"], ["case"]],
    ids=["any partner", "library", "pack", "case"],
)
def test_a_schema_is_printed_or_written(run, tmp_path, arguments):
    printed = run("schema", *arguments)
    written = run("schema", *arguments, "-o", tmp_path)
    again = run("schema", *arguments, "-o", tmp_path)

    (path,) = tmp_path.iterdir()
    assert path.name == ".".join([*reversed(arguments), "schema", "json"])
    assert json.loads(path.read_text(encoding="utf-8")) == json.loads(printed.stdout)
    assert (written.exit_code, again.exit_code) == (0, 2)
    assert "this file is there already" in again.stderr
    Draft7Validator.check_schema(json.loads(printed.stdout))


def test_only_partners_have_a_schema_for_each_type(run):
    result = run("schema", "pack", "hospital")

    assert result.exit_code == 2
    assert "the schema of a pack is the same for every type" in result.stderr


def test_a_partner_file_may_be_started_with_its_schema(run, tmp_path):
    path = tmp_path / "elm.toml"

    result = run("new", "partner", "library", "Elm", "-o", path, "--schema")
    run("note", path, "people_asking_for_help", "60", "--said-by", "the desk")

    assert result.exit_code == 0
    assert (tmp_path / "library.partner.schema.json").is_file()
    assert not list(schema_of(path).iter_errors(as_an_editor_sees(path)))
    path.write_text(path.read_text(encoding="utf-8").replace("[facts]", "[facts]\nvisits = 3", 1), encoding="utf-8")
    assert list(schema_of(path).iter_errors(as_an_editor_sees(path)))

"""new partner, note, fill, import: everything that writes a partner file."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from valuecase.testing import Outcome

Run = Callable[..., Outcome]


def facts(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8")).get("facts", {})
    return read


def test_a_new_partner_file_can_be_read_at_once(run: Run, tmp_path: Path) -> None:
    """Every question stands in it, the most decisive under start here."""
    path = tmp_path / "oak.toml"

    result = run("new", "partner", "library", 'Oak "Old" Street Bücherei', "-o", path, "--place", "Riverbend")

    text = path.read_text(encoding="utf-8")
    assert result.exit_code == 0
    assert run("check", path).exit_code == 0
    assert 'Oak "Old" Street Bücherei' in run("brief", path).stdout
    start, _, rest = text.partition("Do your homework")
    assert "# people_asking_for_help =" in start
    assert "# open_hours_per_week =" in start + rest


def test_any_one_line_filled_in_leaves_a_valid_file(run: Run, tmp_path: Path) -> None:
    """An organizer takes one # away and writes one answer."""
    path = tmp_path / "oak.toml"
    run("new", "partner", "library", "Oak Street", "-o", path)
    answers = {"visits_per_year": "1200", "branch_kind": '"main"', "renovating": "false", "culture": '"open"'}

    for fact, answer in answers.items():
        text = path.read_text(encoding="utf-8")
        assert f"# {fact} =\n" in text
        path.write_text(text.replace(f"# {fact} =\n", f"{fact} = {answer}\n"), encoding="utf-8")
        assert run("check", path).exit_code == 0

    assert set(facts(path)) == set(answers)


def test_a_new_file_never_overwrites(run: Run, elm_street: Path) -> None:
    """Unless it is told to."""
    before = elm_street.read_bytes()

    result = run("new", "partner", "library", "Oak Street", "-o", elm_street)

    assert result.exit_code == 2
    assert elm_street.read_bytes() == before
    assert run("new", "partner", "library", "Oak Street", "-o", elm_street, "--force").exit_code == 0


def test_a_file_in_a_folder_that_is_not_there_is_refused(run: Run, tmp_path: Path) -> None:
    """With the folder's name."""
    result = run("new", "partner", "library", "Oak", "-o", tmp_path / "no" / "oak.toml")

    assert result.exit_code == 2
    assert "folder does not exist" in result.stderr


def test_an_organization_of_no_listed_kind_gets_a_file_too(run: Run, tmp_path: Path) -> None:
    """Type other has the common questions."""
    path = tmp_path / "us.toml"

    assert run("new", "partner", "other", "Riverbend United", "-o", path).exit_code == 0
    assert run("brief", path).exit_code == 0


# --- note -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fact", "typed", "value"),
    [
        ("visits_per_year", "12,500", 12500),
        ("annual_budget_usd", "$40.5", 40.5),
        ("renovating", "Yes", True),
        ("branch_kind", "Branch library", "branch"),
        ("motivation", 'Books, and "quiet"', 'Books, and "quiet"'),
        ("stake", "financial, emotional", ["emotional", "financial"]),
    ],
)
def test_note_reads_values_as_people_type_them(run: Run, tmp_path: Path, fact: str, typed: str, value: object) -> None:
    """And keeps who said so, how sure it is, and when."""
    path = tmp_path / "oak.toml"
    path.write_text('[partner]\nname = "Oak"\ntype = "library"\n', encoding="utf-8")

    result = run("note", path, fact, typed, "--said-by", "a librarian")

    assert result.exit_code == 0
    assert "Noted." in result.stdout
    entry = facts(path)[fact]
    assert entry["value"] == value
    assert (entry["confidence"], entry["said_by"], str(entry["as_of"])) == ("impression", "a librarian", "2026-12-01")


def test_note_keeps_a_second_value_beside_the_first(run: Run, elm_street: Path) -> None:
    """Comments and everything else stay as they were."""
    result = run("note", elm_street, "people_asking_for_help", "41", "--said-by", "a librarian")

    assert result.exit_code == 0
    values = facts(elm_street)["people_asking_for_help"]
    assert [one["value"] for one in values] == [60, 41]
    assert elm_street.read_text(encoding="utf-8").startswith("# What we know of Elm Street.")
    assert "sources disagree" in run("brief", elm_street).stdout or "Disagreement" in run("brief", elm_street).stdout


def test_note_says_what_the_answer_turned(run: Run, elm_street: Path) -> None:
    """So that one sees why it was worth asking."""
    result = run("note", elm_street, "renovating", "yes", "--confidence", "confirmed", "--said-by", "the mayor")

    assert "Now ruled out: Know where to send people" in result.stdout


def test_note_keeps_what_was_said_about_a_pain(run: Run, tmp_path: Path) -> None:
    """In the speaker's words; a second time needs --force, and the first stays as a comment."""
    path = tmp_path / "oak.toml"
    path.write_text('[partner]\nname = "Oak"\ntype = "library"\n', encoding="utf-8")
    words = "It never stops.\nNot even on Sunday."

    first = run("note", path, "pain.desk_overrun", "yes", "--grade", "severe", "--said-by", "Bo", "--words", words)
    again = run("note", path, "desk_overrun", "no", "--said-by", "Cy")
    forced = run("note", path, "desk_overrun", "no", "--said-by", "Cy", "--force")

    assert (first.exit_code, again.exit_code, forced.exit_code) == (0, 2, 0)
    assert "It never stops." in again.stderr
    heard = tomllib.loads(path.read_text(encoding="utf-8"))["heard"]["desk_overrun"]
    assert (heard["value"], heard["said_by"]) == (False, "Cy")
    assert "# before: value = true, grade = severe, said_by = Bo" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("branch_kind", "palace"), "Answer one of: main (main library), branch (branch library)."),
        (("visits_per_year", "many"), "How many visits does the library have a year?"),
        (("renovating", "perhaps"), "Answer yes or no."),
        (("visits_per_yaer", "3"), "visits_per_year"),
        (("cost_per_visit_usd", "3"), "worked out from other facts"),
        (("desk_overrun", "perhaps"), "Answer yes or no."),
        (("visits_per_year", "3", "--confidence", "published"), "needs its source"),
        (("visits_per_year", "3", "--words", "hello"), "belong to a pain"),
        (("visits_per_year", "3", "--on", "yesterday"), "2026-12-01"),
        (("visits_per_year", "3", "--confidence", "sure"), "'published', 'confirmed', 'impression', 'assumed'"),
    ],
)
def test_note_refuses_what_does_not_fit_and_leaves_the_file_alone(
    run: Run, elm_street: Path, arguments: tuple[str, ...], said: str
) -> None:
    """With the question, or with what it can be."""
    before = elm_street.read_bytes()

    result = run("note", elm_street, *arguments)

    assert result.exit_code == 2
    assert said in result.stderr
    assert elm_street.read_bytes() == before


def test_an_implausible_value_is_kept_and_doubted(run: Run, elm_street: Path) -> None:
    """It may be true."""
    result = run("note", elm_street, "open_hours_per_week", "169")

    assert result.exit_code == 0
    assert facts(elm_street)["open_hours_per_week"]["value"] == 169
    assert "outside what is plausible" in result.stderr


# --- fill -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def oak(tmp_path: Path) -> Path:
    path = tmp_path / "oak.toml"
    path.write_text('[partner]\nname = "Oak"\ntype = "library"\n', encoding="utf-8")
    return path


def test_fill_saves_each_answer_with_who_gave_it(run: Run, oak: Path) -> None:
    """Who told us is asked once."""
    result = run("fill", oak, "--step", "listen", input="the director\nc\n60\n")

    assert result.exit_code == 0
    assert facts(oak)["people_asking_for_help"] == {
        "value": 60, "confidence": "confirmed", "said_by": "the director",
        "as_of": facts(oak)["people_asking_for_help"]["as_of"],
    }  # fmt: skip
    assert "1 answer saved" in result.stdout


def test_fill_skips_explains_refuses_and_stops(run: Run, oak: Path) -> None:
    """Enter skips, ? explains, what does not fit is asked again, q stops."""
    result = run("fill", oak, "--step", "listen", "--said-by", "Bo", input="?\nmany\n\nq\n")

    assert result.exit_code == 0
    assert facts(oak) == {}
    assert "Who may know: The desk" in result.stderr
    assert '"many" is no answer to' in result.stderr
    assert "No answers saved" in result.stdout


def test_fill_ends_politely_when_there_is_no_more_to_read(run: Run, oak: Path) -> None:
    """At any of its questions."""
    assert run("fill", oak, input="").exit_code == 0
    assert run("fill", oak, input="\n").exit_code == 0
    assert run("fill", oak, "--said-by", "Bo", input="main").exit_code == 0


def test_fill_asks_where_published_answers_come_from(run: Run, oak: Path) -> None:
    """A year stands for its last day, and a slip is asked again."""
    result = run("fill", oak, "--step", "homework", input="Annual report\np\nsoon\n2025\nq\n")

    assert result.exit_code == 0
    assert "is not a date" in result.stderr


def test_fill_tells_what_an_answer_turned(run: Run, elm_street: Path) -> None:
    """As soon as it is given."""
    text = elm_street.read_text(encoding="utf-8").replace("renovating = false\n", "")
    elm_street.write_text(text, encoding="utf-8")

    result = run("fill", elm_street, "--step", "homework", "--said-by", "Bo", input="yes\nq\n")

    assert "Now ruled out: Know where to send people" in result.stderr


# --- import -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments", [(), ("--find", "a", "--id", "b"), ("--id", "b"), ("--county", "01003", "-o", "x")]
)
def test_import_needs_to_know_what_to_look_for(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """And where to write it, and what it is called."""
    result = run("import", "hospital", *arguments, tmp_path / "x.csv")

    assert result.exit_code == 2
    assert any(option in result.stderr for option in ("--find", "-o FILE", "--name"))


def test_import_says_when_a_type_has_no_files(run: Run, tmp_path: Path) -> None:
    """And what to do instead."""
    result = run("import", "library", "--find", "elm", tmp_path / "x.csv")

    assert result.exit_code == 2
    assert "valuecase new partner library" in result.stderr


def test_import_says_what_is_wrong_with_a_file(run: Run, tmp_path: Path) -> None:
    """Missing, or of columns nobody knows."""
    strange = tmp_path / "strange.csv"
    strange.write_text("a,b\n1,2\n", encoding="utf-8")

    assert run("import", "hospital", "--find", "elm", tmp_path / "none.csv").exit_code == 2
    refused = run("import", "hospital", "--find", "elm", strange)
    assert refused.exit_code == 2
    assert "strange.csv" in refused.stderr


@pytest.fixture
def clinics() -> tuple[Path, Path]:
    """Two published files of a shipped type, trimmed."""
    folder = Path(__file__).parents[1] / "data" / "hospital"
    return folder / "general_information.csv", folder / "cost_reports.csv"


def test_import_finds_an_organization_and_writes_its_file(run: Run, tmp_path: Path, clinics: tuple[Path, Path]) -> None:
    """Every value with its source and day; what to know about the figures stands above."""
    out = tmp_path / "hospital.toml"
    found = json.loads(run("import", "hospital", "--find", "southeast", *clinics, "--json").stdout)
    listed = run("import", "hospital", "--find", "SouthEast", "--state", "al", *clinics)

    written = run("import", "hospital", "--id", found[0]["id"], *clinics, "-o", out)

    assert found[0]["id"] in listed.stdout
    assert f"--id {found[0]['id']}" in listed.stderr
    assert written.exit_code == 0
    assert all(value["confidence"] == "published" and value["source"] for value in facts(out).values())
    assert out.read_text(encoding="utf-8").startswith("# ")
    assert run("check", out).exit_code == 0
    assert run("brief", out).exit_code == 0
    assert run("import", "hospital", "--id", found[0]["id"], *clinics, "-o", out).exit_code == 2


def test_import_says_when_nobody_is_found(run: Run, clinics: tuple[Path, Path]) -> None:
    """A finding by text ends with 1; an id that no file knows, with 2."""
    assert run("import", "hospital", "--find", "no such place", *clinics).exit_code == 1
    assert run("import", "hospital", "--id", "999999", *clinics, "--json").exit_code == 2


def test_import_puts_counties_together(run: Run) -> None:
    """Under a name, with how each figure was combined."""
    files = sorted((Path(__file__).parents[1] / "data" / "local_health_department").glob("county_population.csv"))
    counties = json.loads(run("import", "local_health_department", "--find", "county", *files, "--json").stdout)[:2]
    chosen = [part for one in counties for part in ("--county", one["id"])]

    result = run("import", "local_health_department", *chosen, "--name", "Two Counties", *files, "--json")

    assert result.exit_code == 0
    assert json.loads(result.stdout)["name"] == "Two Counties"
    assert json.loads(result.stdout)["facts"]

"""types, show, facts, sources: what there is."""

import json
from collections.abc import Callable
from pathlib import Path

from valuecase.testing import Outcome

Run = Callable[..., Outcome]


def test_types_lists_every_type_with_its_sector_and_origin(run: Run) -> None:
    """The user's own folder stands beside what is installed."""
    result = run("types")

    assert result.exit_code == 0
    assert "Public library (social services)" in result.stdout
    assert "Police department (criminal justice); from valuecase" in " ".join(result.stdout.split())
    assert "Next: valuecase --types " in result.stderr
    assert " show food_bank" in result.stderr


def test_types_as_json_is_a_list_of_ids_and_titles(run: Run) -> None:
    """Programs get ids; nothing else is on standard output."""
    listed = {one["id"]: one for one in json.loads(run("types", "--json").stdout)}

    assert listed["library"]["title"] == "Public library"
    assert listed["hospital"]["sector"]


def test_a_broken_type_is_named_and_the_others_go_on(run: Run, tmp_path: Path) -> None:
    """--details loads every type; one that cannot be read is a finding."""
    broken = tmp_path / "school"
    broken.mkdir()
    (broken / "stakeholder.toml").write_text('[stakeholder]\nid = "school"\n', encoding="utf-8")

    result = run("types", "--details", types=broken)

    assert result.exit_code == 1
    assert 'type "school"' in result.stderr
    assert "Hospital" in result.stdout


def test_a_folder_that_holds_no_type_ends_the_run(run: Run, tmp_path: Path) -> None:
    """A mistyped --types is never silently nothing."""
    result = run("types", types=tmp_path)

    assert result.exit_code == 2
    assert "no stakeholder type lies in this folder" in result.stderr


def test_show_tells_background_drivers_pains_and_propositions_in_words(run: Run) -> None:
    """Ids stand beside the titles, so that they can be named to other commands."""
    result = run("show", "library")

    assert result.exit_code == 0
    for words in (
        "A library lends books",
        "A desk that answers everything",
        "(pain.desk_overrun)",
        "Know where to send",
    ):
        assert words in result.stdout


def test_a_type_can_be_named_as_people_write_it(run: Run) -> None:
    """Case, blanks and hyphens do not matter."""
    assert run("show", "Library").exit_code == 0
    assert run("facts", "police-department", "--json").exit_code == 0


def test_a_mistyped_type_gets_the_nearest_one(run: Run) -> None:
    """Bad usage ends with 2."""
    result = run("show", "libary")

    assert result.exit_code == 2
    assert 'Did you mean "library"?' in result.stderr


def test_facts_lists_questions_with_where_to_look_and_what_an_answer_can_be(run: Run) -> None:
    """--step keeps one of the two halves, and what is worked out stands apart."""
    everything, homework = run("facts", "library").stdout, run("facts", "library", "--step", "homework").stdout

    assert "cost_per_visit_usd: cost of a visit." in everything
    assert "How many visits does the library have a year?" in homework
    assert "people_asking_for_help" in everything
    assert "people_asking_for_help" not in homework
    assert "One of: main library; branch library" in " ".join(homework.split())


def test_facts_as_json_gives_every_field(run: Run) -> None:
    """What a definition does not have is null."""
    facts = {fact["id"]: fact for fact in json.loads(run("facts", "library", "--json").stdout)}

    assert facts["branch_kind"]["options"] == {"main": "main library", "branch": "branch library"}
    assert facts["cost_per_visit_usd"]["formula"] == "annual_budget_usd / visits_per_year"
    assert facts["cost_per_visit_usd"]["question"] is None


def test_sources_says_when_nothing_is_published_about_a_type(run: Run) -> None:
    """A type without files is no mistake."""
    result = run("sources", "library")

    assert result.exit_code == 0
    assert "No published file is known for public libraries" in result.stderr
    assert run("sources", "library", "--json").stdout.strip() == "[]"

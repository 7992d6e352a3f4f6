"""brief and ask: the two papers people carry to a meeting."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from valuecase.testing import Outcome

LIBRARY = Path(__file__).parents[1] / "packs" / "library"
Run = Callable[..., Outcome]


def test_a_brief_is_printed_and_the_next_step_goes_elsewhere(run: Run, elm_street: Path) -> None:
    """Standard output holds the brief alone."""
    result = run("brief", elm_street)

    assert result.exit_code == 0
    assert "Elm Street Library" in result.stdout
    assert "A desk that answers everything" in result.stdout
    assert "Next:" in result.stderr
    assert "Next:" not in result.stdout


def test_people_appear_only_when_asked_for(run: Run, elm_street: Path) -> None:
    """A brief left on a table names nobody."""
    assert "Ada Ruiz" not in run("brief", elm_street).stdout
    assert "Ada Ruiz" in run("brief", elm_street, "--with-people").stdout
    assert "Ada Ruiz" in run("brief", elm_street, "--for", "ada").stdout
    assert "people" not in json.loads(run("brief", elm_street, "--format", "json").stdout)
    assert json.loads(run("brief", elm_street, "--format", "json", "--with-people").stdout)["people"]


def test_an_audience_can_be_named_by_its_title_or_a_role(run: Run, elm_street: Path) -> None:
    """Only what is said to them is left."""
    for name in ("executive", "Director", "director"):
        said = run("brief", elm_street, "--audience", name).stdout
        assert "What would you take off the desk first?" in " ".join(said.split())
        assert "Whom do you call today?" not in said


@pytest.mark.parametrize(
    ("option", "given", "advice"),
    [
        ("--audience", "exectuive", 'Did you mean "executive"?'),
        ("--lens", "operatoinal", 'Did you mean "operational"?'),
        ("--for", "Bob", "The file has: Ada Ruiz."),
        ("--format", "pdf", "'text', 'markdown', 'html', 'json'"),
    ],
)
def test_what_a_brief_cannot_be_narrowed_to_is_told(
    run: Run, elm_street: Path, option: str, given: str, advice: str
) -> None:
    """With the nearest right word, and exit code 2."""
    result = run("brief", elm_street, option, given)

    assert result.exit_code == 2
    assert advice in result.stderr
    assert result.stdout == ""


def test_json_is_the_whole_case(run: Run, elm_street: Path) -> None:
    """It can be read back, whatever the options that narrow a brief."""
    case = json.loads(run("brief", elm_street, "--format", "json", "--lens", "economic").stdout)

    assert case["schema"] == "valuecase/case/1"
    assert case["as_of"] == "2026-12-01"
    assert [one["id"] for one in case["propositions"]] == ["know_where_to_send"]


def test_markdown_has_headings(run: Run, elm_street: Path) -> None:
    """For a mail or a document."""
    assert run("brief", elm_street, "--format", "markdown").stdout.startswith("# Elm Street Library")


def test_a_handout_holds_nothing_that_is_ours_alone(run: Run, elm_street: Path) -> None:
    """What one person said is not in it, and it has no JSON form."""
    handout = run("brief", elm_street, "--handout", "--with-people").stdout

    assert "We look up shelters more than books" not in handout
    assert "Ada Ruiz" not in handout
    assert run("brief", elm_street, "--handout", "--format", "json").exit_code == 2


def test_the_short_brief_is_shorter(run: Run, elm_street: Path) -> None:
    """One page instead of four."""
    assert len(run("brief", elm_street, "--short").stdout) < len(run("brief", elm_street).stdout)


def test_us_is_named(run: Run, elm_street: Path, tmp_path: Path) -> None:
    """Our own organization is a partner file like any other."""
    us = tmp_path / "us.toml"
    us.write_text('[partner]\nname = "Riverbend United"\ntype = "other"\n', encoding="utf-8")

    assert "Riverbend United" in run("brief", elm_street, "--us", us, "--handout").stdout


def test_a_brief_is_written_to_a_file_and_over_none(run: Run, elm_street: Path, tmp_path: Path) -> None:
    """--force is needed to write over a file."""
    out = tmp_path / "brief.md"

    assert run("brief", elm_street, "--format", "markdown", "-o", out).exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("# Elm Street Library")
    refused = run("brief", elm_street, "-o", out)
    assert refused.exit_code == 2
    assert "there already" in refused.stderr
    assert run("brief", elm_street, "-o", out, "--force").exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("Elm Street Library")


def test_drafts_are_seen_only_when_asked_for_and_are_marked(run: Run, elm_street: Path, tmp_path: Path) -> None:
    """Nobody takes a draft for advice that was reviewed."""
    pack = tmp_path / "library"
    shutil.copytree(LIBRARY, pack)
    rules = pack / "drivers" / "social_demand.toml"
    text = rules.read_text(encoding="utf-8")
    rules.write_text(text.replace('title = "Know where', 'status = "draft"\ntitle = "Know where'), encoding="utf-8")

    assert "Know where to send people" not in run("brief", elm_street, types=pack).stdout
    assert "Draft: Know where to send people" in run("brief", elm_street, "--drafts", types=pack).stdout


def test_ask_puts_the_most_decisive_question_first(run: Run, tmp_path: Path) -> None:
    """With who may know, and what it may open."""
    new = tmp_path / "new.toml"
    new.write_text(
        '[partner]\nname = "Oak Street"\ntype = "library"\n[facts]\nbranch_kind = "main"\nrenovating = false\n'
        "police_want_names = false\n",
        encoding="utf-8",
    )
    asked = json.loads(run("ask", new, "--json").stdout)

    assert asked[0]["fact"] == "people_asking_for_help"
    assert asked[0]["opens"] == ["know_where_to_send"]
    words = " ".join(run("ask", new).stdout.split())
    assert "How many people a week ask the desk for help that is not about books? Who may know: The desk." in words


def test_ask_ends_with_what_is_in_it_for_both(run: Run, elm_street: Path) -> None:
    """And says how to listen, and whom to look at first."""
    said = " ".join(run("ask", elm_street, "--limit", 40).stdout.split())

    assert "Look at several organizations of this kind before you choose" in said
    assert "Note who said it" in said
    assert said.index("ASK, AND LISTEN") < said.index("FIND WHAT IS IN IT FOR BOTH") < said.index("Who else should we")


def test_ask_printable_has_room_to_write_and_boxes_to_tick(run: Run, elm_street: Path) -> None:
    """For a clipboard."""
    printed = run("ask", elm_street, "--printable", "--limit", 40).stdout

    assert "____" in printed
    assert "[ ] yes" in printed


def test_ask_is_limited(run: Run, elm_street: Path) -> None:
    """And says how many there are."""
    result = run("ask", elm_street, "--limit", 2)

    assert "2 of" in result.stdout
    assert len(json.loads(run("ask", elm_street, "--limit", 2, "--json").stdout)) == 2

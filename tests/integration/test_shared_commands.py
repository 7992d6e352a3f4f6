"""share, coalition, compare and why --with: what several organizations could do for one another."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from valuecase.testing import Outcome

RIVERBEND = Path(__file__).parents[2] / "examples" / "riverbend"
HOSPITAL, HEALTH, POLICE = (
    RIVERBEND / f"{name}.toml" for name in ("hospital", "local_health_department", "police_department")
)
ON_THE_DAY = ("--as-of", "2026-12-01")

Run = Callable[..., Outcome]


def words(result: Outcome) -> str:
    assert result.exit_code == 0, result.stderr
    return " ".join(result.stdout.split())


def partner(folder: Path, name: str, type: str = "hospital", more: str = "") -> Path:
    path = folder / f"{name.lower().replace(' ', '_')}.toml"
    path.write_text(f'[partner]\nname = "{name}"\ntype = "{type}"\n{more}', encoding="utf-8")
    return path


# --- a pair ------------------------------------------------------------------------------------------------------------


def test_a_pair_is_told_from_the_first_step_to_who_else_to_talk_to(run: Run) -> None:
    """Each part of the method's third step, in its order."""
    said = words(run("share", HEALTH, HOSPITAL, *ON_THE_DAY, types=None))

    parts = (
        "THE FIRST SMALL STEP", "Why this first", "WHAT WOULD SERVE BOTH", "WHAT THEY COULD HELP US DO",
        "WHAT BOTH COULD LEARN", "WHAT NEITHER CAN DO ALONE", "READY TO BE ASKED FOR", "HOW IT WOULD MOVE", "SAFEGUARDS AND LAW",
        "not legal advice", "READY, OR NOT YET", "WHAT COULD BECOME POSSIBLE", "WHAT MUST NOT HAPPEN",
        "WHAT EACH STILL HAS TO FIND OUT", "WHO ELSE TO TALK TO", "SOURCES",
    )  # fmt: skip
    assert [said.index(part) for part in parts] == sorted(said.index(part) for part in parts)
    assert "One assessment for one county (fits)" in said


def test_both_sides_find_the_same_exchanges(run: Run) -> None:
    """As data, whoever asks."""
    one = json.loads(run("share", HEALTH, HOSPITAL, "--format", "json", *ON_THE_DAY, types=None).stdout)
    other = json.loads(run("share", HOSPITAL, HEALTH, "--format", "json", *ON_THE_DAY, types=None).stdout)

    assert one["exchanges"] == other["exchanges"]
    assert (one["ours"], one["theirs"]) == (other["theirs"], other["ours"])
    assert one["schema"] == "valuecase/pair/1"
    assert one["first"] in {exchange["id"] for exchange in one["exchanges"]}


def test_what_both_may_read_holds_nothing_about_either(run: Run) -> None:
    """No standing, no sign of readiness, nothing that was heard, nothing to find out."""
    said = words(run("share", HEALTH, HOSPITAL, "--handout", *ON_THE_DAY, types=None))

    assert "For Riverbend County Health Department and Riverbend Community Hospital" in said
    assert "WHAT WE PROMISE" in said
    for private in ("not for sharing", "(fits)", "to find out", "READY", "October 2026", "ended badly", "plus "):
        assert private not in said


def test_a_handout_has_no_data_form(run: Run) -> None:
    assert run("share", HEALTH, HOSPITAL, "--handout", "--format", "json", types=None).exit_code == 2


def test_two_with_nothing_in_common_hear_why_and_what_would_change_it(run: Run, tmp_path: Path) -> None:
    """Two organizations of no installed type hold nothing that the other could use, as far as we know."""
    one, other = partner(tmp_path, "North", "other"), partner(tmp_path, "South", "other")

    said = words(run("share", one, other, types=None))

    assert "NOTHING TO BEGIN WITH YET" in said
    assert "neither holds what the other could use" in said
    assert "What would change it" in said


def test_two_of_one_type_are_a_pair_too(run: Run, tmp_path: Path) -> None:
    """Two hospitals can tell each other who is at the door."""
    one, other = partner(tmp_path, "North"), partner(tmp_path, "South")

    assert run("share", one, other, types=None).exit_code == 0


def test_one_organization_is_no_pair(run: Run) -> None:
    result = run("share", HOSPITAL, HOSPITAL, types=None)

    assert result.exit_code == 2
    assert "both files describe Riverbend Community Hospital" in result.stderr


def test_why_takes_an_exchange_apart(run: Run) -> None:
    """Who holds it, what it serves, what stands against it, and its sum."""
    said = words(run("why", POLICE, "--with", HOSPITAL, "incident_locations", *ON_THE_DAY, types=None))

    assert "such organizations usually do" in said
    assert "It must not move: A local rule ties calls for help to eviction" in said
    assert "plus 4: how little it says of people" in said
    assert "minus 1: readiness of Riverbend Police Department" in said


def test_why_names_what_could_move_when_asked_for_something_else(run: Run) -> None:
    result = run("why", POLICE, "--with", HOSPITAL, "gossip", *ON_THE_DAY, types=None)

    assert result.exit_code == 2
    assert "incident_locations" in result.stderr


# --- a coalition --------------------------------------------------------------------------------------------------------


def test_a_coalition_shows_who_holds_pays_gains_and_is_missing(run: Run) -> None:
    said = words(run("coalition", RIVERBEND, "--us", RIVERBEND / "coalition.toml", *ON_THE_DAY, types=None))

    assert "6 partners" in said
    for part in (
        "WHAT COULD MOVE", "held by Riverbend Regional Food Bank (usually)", "WHO BEARS IT, AND WHO GAINS", "Money, usually:",
        "GAINS IN OTHER POCKETS", "Its value lands in", "What has been done about it elsewhere",
        "Medicaid health plan, in", "could bring:", "Nobody is here from: education",
    ):  # fmt: skip
        assert part in said


def test_a_coalition_as_data_is_whole(run: Run) -> None:
    data = json.loads(run("coalition", RIVERBEND, "--format", "json", *ON_THE_DAY, types=None).stdout)

    assert len(data["partners"]) == 6
    assert data["exchanges"]
    assert all(stake["effort"][0] == stake["partner"] for stake in data["stakes"])
    assert any(stake["wrong_pocket"] and stake["remedies"] for stake in data["stakes"])


def test_a_folder_without_partners_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.toml").write_text('[notes]\na = "b"\n', encoding="utf-8")

    result = run("coalition", tmp_path, types=None)

    assert result.exit_code == 2
    assert "there is no partner to show" in result.stderr


def test_who_cannot_be_read_is_reported_and_the_rest_is_shown(run: Run, tmp_path: Path) -> None:
    """A broken file, an unknown type, and a second of one name."""
    shutil.copy(HOSPITAL, tmp_path)
    shutil.copy(HEALTH, tmp_path)
    shutil.copy(HOSPITAL, tmp_path / "zz_again.toml")
    (tmp_path / "broken.toml").write_text("[partner\n", encoding="utf-8")
    partner(tmp_path, "Somebody", "schol_district")

    result = run("coalition", tmp_path, *ON_THE_DAY, types=None)

    assert result.exit_code == 1
    assert "2 partners" in result.stdout
    for said in (
        "broken.toml, line 1",
        "schol_district",
        "zz_again.toml: Riverbend Community Hospital is described in",
    ):
        assert said in result.stderr


def test_one_partner_alone_hears_what_a_second_would_bring(run: Run, tmp_path: Path) -> None:
    shutil.copy(HOSPITAL, tmp_path)

    said = words(run("coalition", tmp_path, *ON_THE_DAY, types=None))

    assert "1 partner" in said
    assert "There is one partner." in said


def test_forty_partners_are_shown(run: Run, tmp_path: Path) -> None:
    """Every name once, in a page that stays a page."""
    for place in range(40):
        source = (HOSPITAL, HEALTH, POLICE)[place % 3]
        text = source.read_text(encoding="utf-8")
        name = text.split('name = "')[1].split('"')[0]
        (tmp_path / f"p{place:02}.toml").write_text(text.replace(name, f"{name} {place}", 1), encoding="utf-8")

    result = run("coalition", tmp_path, *ON_THE_DAY, types=None)

    assert result.exit_code == 0
    assert "40 partners" in result.stdout
    assert len(result.stdout.split()) < 8_000


def test_a_coalition_is_a_picture_and_a_page(run: Run, tmp_path: Path) -> None:
    """The picture alone, and a page with picture, table and everything else, needing no other file."""
    svg = run("coalition", RIVERBEND, "--format", "svg", *ON_THE_DAY, types=None).stdout
    page = tmp_path / "coalition.html"
    assert run("coalition", RIVERBEND, "--format", "html", "-o", page, *ON_THE_DAY, types=None).exit_code == 0
    html = page.read_text(encoding="utf-8")

    root = ElementTree.fromstring(svg)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "For our preparation, not for sharing." in "".join(root.itertext())
    assert html.startswith("<!DOCTYPE html>")
    for part in ("<svg", "Who holds and who needs which data", "Gains in other pockets"):
        assert part in html
    assert "<script" not in html


@pytest.mark.parametrize("command", [("brief", HOSPITAL), ("share", HEALTH, HOSPITAL), ("compare", RIVERBEND)])
def test_every_paper_can_be_a_page(run: Run, command: tuple[str, ...]) -> None:
    assert run(*command, "--format", "html", *ON_THE_DAY, types=None).stdout.startswith("<!DOCTYPE html>")


# --- whom to approach first ---------------------------------------------------------------------------------------------


def test_an_order_comes_with_its_reasons_and_its_ties(run: Run, tmp_path: Path) -> None:
    """Two of whom nothing is known are level."""
    known, one, other = HOSPITAL, partner(tmp_path, "North"), partner(tmp_path, "South")

    said = words(run("compare", other, one, known, *ON_THE_DAY, types=None))

    assert said.index("1. RIVERBEND COMMUNITY HOSPITAL") < said.index("2. NORTH") < said.index("3. SOUTH")
    assert "plus 7: the strongest that we could offer: Open the beds held by waiting" in said
    assert "Level with South: the order between them is by name." in said
    assert "whom you approach first tells the others something" in said


def test_the_signal_is_told_in_words_and_never_counted(run: Run) -> None:
    data = json.loads(run("compare", RIVERBEND, "--format", "json", *ON_THE_DAY, types=None).stdout)
    said = words(run("compare", RIVERBEND, *ON_THE_DAY, types=None))

    assert "Who would take it as a signal:" in said
    assert not any("signal" in part["why"] for place in data for part in place["parts"])
    assert all(place["sum"] == sum(part["points"] for part in place["parts"]) for place in data)


# --- ourselves ----------------------------------------------------------------------------------------------------------


def test_the_brief_of_our_own_organization_is_a_self_assessment(run: Run) -> None:
    """What we can say, offer and must settle; nothing to say to ourselves."""
    said = words(run("brief", RIVERBEND / "coalition.toml", *ON_THE_DAY, types=None))

    for part in (
        "What we answer for",
        "WHAT WE CAN OFFER",
        "We hold:",
        "WHAT WE DO NOT KNOW ABOUT OURSELVES",
        "WHAT TO SETTLE",
    ):
        assert part in said
    assert "IN ONE MINUTE" not in said


def test_our_own_of_an_installed_type_has_what_presses_on_us(run: Run, tmp_path: Path) -> None:
    text = HEALTH.read_text(encoding="utf-8").replace("[partner]\n", "[partner]\nours = true\n", 1)
    ours = tmp_path / "us.toml"
    ours.write_text(text, encoding="utf-8")

    said = words(run("brief", ours, *ON_THE_DAY, types=None))

    assert "WHAT PRESSES ON US, AS OTHERS WOULD SAY IT" in said
    assert "OUR WORDS, AS OTHERS HEAR THEM" in said
    assert "to us," in said


def test_a_new_file_can_be_ours(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "us.toml"

    assert run("new", "partner", "other", "Us", "-o", path, "--ours", types=None).exit_code == 0
    assert "WHAT TO SETTLE" in run("brief", path, types=None).stdout


def test_us_marks_what_we_hold_and_need(run: Run) -> None:
    said = words(run("brief", HOSPITAL, "--us", RIVERBEND / "coalition.toml", *ON_THE_DAY, types=None))

    assert "(we hold it)" in said
    assert "What we need and they may hold:" in said


@pytest.mark.parametrize("command", [("share", HEALTH, HOSPITAL), ("coalition", RIVERBEND), ("compare", RIVERBEND)])
def test_papers_can_be_written_to_files(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    """In Markdown, never over a file that is there."""
    path = tmp_path / "paper.md"

    first = run(*command, "--format", "markdown", "-o", path, *ON_THE_DAY, types=None)
    again = run(*command, "--format", "markdown", "-o", path, *ON_THE_DAY, types=None)

    assert first.exit_code == 0
    assert path.read_text(encoding="utf-8").startswith("# ")
    assert again.exit_code == 2

"""--adapt: every brief says what was adapted, why says what that changes, check looks at what is ours."""

import json
from collections.abc import Callable
from pathlib import Path

from valuecase.testing import Outcome

EXAMPLES = Path(__file__).parents[2] / "examples"
ADAPTATION, HOSPITAL = EXAMPLES / "adaptation", EXAMPLES / "riverbend" / "hospital.toml"
ON_THE_DAY = ("--as-of", "2026-12-01")

Run = Callable[..., Outcome]


def words(result: Outcome) -> str:
    assert result.exit_code == 0, result.stderr
    return " ".join(result.stdout.split())


def test_a_brief_says_what_was_adapted(run: Run) -> None:
    """In every form."""
    said = words(run("brief", HOSPITAL, "--adapt", ADAPTATION, *ON_THE_DAY, types=None))
    data = json.loads(run("brief", HOSPITAL, "--adapt", ADAPTATION, "--format", "json", types=None).stdout)

    assert "Adapted: proposition “Record the need once, and truly” is switched off;" in said
    assert "at the long table in the library" in said
    assert "Maple House" in said
    assert {"proposition.accurate_social_coding", "term.compact"} <= {one["ref"] for one in data["adapted"]}
    assert "Adapted" not in words(run("brief", HOSPITAL, *ON_THE_DAY, types=None))


def test_why_says_what_the_adaptation_changes_for_a_partner(run: Run) -> None:
    said = words(run("why", HOSPITAL, "pain.ed_boarding", "--adapt", ADAPTATION, *ON_THE_DAY, types=None))

    assert "WHAT THE ADAPTATION CHANGES" in said
    assert "“Record the need once, and truly” is switched off; by the shipped rules it is ready to raise." in said


def test_why_says_when_a_threshold_of_ours_changes_an_answer(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "hospital"
    folder.mkdir()
    (folder / "ours.toml").write_text("[figure.boarding_winter]\nadapts = true\nvalue = 26\n", encoding="utf-8")

    said = words(run("why", HOSPITAL, "pain.ed_boarding", "--adapt", tmp_path, *ON_THE_DAY, types=None))

    assert "“Admitted patients waiting in the hallway” hurts (severe); by the shipped rules it hurts (serious)." in said


def test_check_looks_at_an_adaptation(run: Run) -> None:
    """The example of the county has nothing wrong; what it changes is listed."""
    result = run("check", ADAPTATION, *ON_THE_DAY, types=None)

    assert result.exit_code == 0, result.stdout
    assert "adapted types" in result.stderr
    assert "hospital: proposition “Record the need once, and truly” is switched off" in result.stderr


def test_check_places_what_is_idle_wrong_and_hard_to_say(run: Run, tmp_path: Path) -> None:
    """A warning for what meets nothing, an example of ours that comes out otherwise, a wording of ours that is too long."""
    folder = tmp_path / "hospital"
    folder.mkdir()
    (folder / "ours.toml").write_text(
        "[pain.gone]\nadapts = true\ntitle = 'x'\n"
        "[pain.ed_boarding]\nadapts = true\n"
        "example = [{ name = 'ours', facts = { has_emergency_department = false }, expect = 'present' }]\n"
        "[proposition.free_stuck_beds]\nadapts = true\n"
        "[proposition.free_stuck_beds.point.board]\nask = 'First we ask about beds. Then we ask about homes. Then we ask about you.'\n"
        "[fact.idle]\nlabel = 'idle'\ntype = 'yes_no'\nquestion = 'Is it?'\nwhere = 'here'\n",
        encoding="utf-8",
    )

    result = run("check", tmp_path, *ON_THE_DAY, types=None)

    assert result.exit_code == 1
    for said in (
        "there is no pain.gone to adapt",
        "expected present, came out absent",
        "3 sentences",
        "nothing uses the fact idle",
    ):
        assert said in result.stdout
    assert result.stdout.count("ours.toml, line") == 4, result.stdout


def test_a_brief_warns_of_what_an_upgrade_left_idle(run: Run, tmp_path: Path) -> None:
    """And is printed all the same."""
    folder = tmp_path / "hospital"
    folder.mkdir()
    (folder / "ours.toml").write_text("retire = ['pain.gone']\n", encoding="utf-8")

    result = run("brief", HOSPITAL, "--adapt", tmp_path, *ON_THE_DAY, types=None)

    assert result.exit_code == 0
    assert "1 entry of the adaptation found nothing to adapt" in " ".join(result.stdout.split())
    assert "there is no pain.gone to adapt" in result.stderr


def test_an_adaptation_can_be_set_for_every_command(run: Run, monkeypatch) -> None:
    monkeypatch.setenv("VALUECASE_ADAPT", str(ADAPTATION))

    assert "Adapted:" in words(run("brief", HOSPITAL, *ON_THE_DAY, types=None))


def test_a_folder_that_adapts_nothing_is_refused(run: Run, tmp_path: Path) -> None:
    result = run("brief", HOSPITAL, "--adapt", tmp_path, types=None)

    assert result.exit_code == 2
    assert "nothing is adapted in this folder" in result.stderr

"""check on packs: what can be read and could be better, each with its place and what to write instead."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from packs import rewrite

from valuecase.testing import Outcome

DRIVER = "drivers/social_demand.toml"
EXAMPLE = '[[proposition.know_where_to_send.example]]\nname = "nobody counted"\nfacts = { branch_kind = "main" }\nexpect = "open"\n'
CONTRARY = 'contrary = [{ source = "common_sense", grade = "opinion", tested = "service", finds = "Doors change faster than lists." }]\n'
FRONT_LINE = """[proposition.know_where_to_send.point.front_line]
say = ["One number to call, and somebody who tells you what happened."]
ask = "Whom do you call today?"
"""
MILD = 'people_asking_for_help = 12 }\nexpect = "present"\ngrade = "mild"'
SERIOUS = 'people_asking_for_help = 40 }\nexpect = "present"\ngrade = "serious"'
LONG = (
    "Notwithstanding considerable organizational improvements, administrative responsibilities disproportionately "
    "overwhelm professional librarians everywhere."
)

Run = Callable[..., Outcome]


def add(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + "\n" + text, encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "added", "said"),
    [
        ("facts.toml", '[fact.has_cat]\nlabel = "a cat"\ntype = "yes_no"\nstep = "homework"\nquestion = "Is there a cat?"\nwhere = "The door"\n', "nothing uses the fact has_cat"),
        ("words.toml", '[figure.pages]\ntitle = "pages"\nvalue = 3\nunit = "people"\nyear = 2024\nsources = ["desk_study"]\n', "nothing uses the figure pages"),
        ("words.toml", '[source.book]\ntitle = "A book"\npublisher = "Nobody"\nyear = 2024\n', "nothing uses the source book"),
        ("words.toml", '[unit.pages]\none = "page"\nmany = "pages"\n', "nothing uses the unit pages"),
        (DRIVER, '[driver.rain]\ncategory = "mission"\ntitle = "Rain"\nsummary = "It rains."\nsources = ["desk_study"]\n', "no pain follows from the driver rain"),
        (DRIVER, '[pain.noise]\ntitle = "Noise"\nfeels = "Loud."\ndriven_by = ["social_demand"]\nwhen = "renovating"\nsources = ["desk_study"]\nexample = [{ facts = { renovating = true, branch_kind = "main" }, expect = "present", grade = "mild" }, { facts = { renovating = false }, expect = "absent" }]\n', "no proposition relieves the pain noise"),
    ],
)  # fmt: skip
def test_what_nothing_leans_on_is_found(run: Run, pack: Path, file: str, added: str, said: str) -> None:
    """Named, with its place and what to do."""
    add(pack / file, added)

    result = run("check", pack)

    assert result.exit_code == 1
    assert result.stdout.count("\n") == 2, result.stdout
    assert f"{file}, line" in result.stdout
    assert said in result.stdout


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (CONTRARY, "", "has nothing against it"),
        (FRONT_LINE, "", "says nothing to front_line"),
        (EXAMPLE, "", "has no example in which it is open"),
        ("estimate.desk_hours = [0, 260, 520]\n", "", "has no worked example of its estimate desk_hours"),
        (MILD, SERIOUS, "has no example in which it is mild"),
        ('from one list."]', 'from one list.", "{estimate.desk_hours} of {people_asking_for_help}."]', "is never reached"),
        ('say = ["One number to call, and somebody who tells you what happened."]', 'say = ["One number for {people_asking_for_help} people."]', "may have nothing to say to front_line"),
        ("One number to call, and somebody who tells you what happened.", "Here is one number to call. One person will answer it. Then that person will call you back.", "3 sentences are more than can be said at once"),
        ("One number to call, and somebody who tells you what happened.", LONG, "readability grade"),
        ("One number to call, and", "One CAD number, and", '"CAD" is not explained\n  Write "computer-aided dispatch".'),
        ("One number to call, and", "One number for boarding, and", '"boarding" is a word of hospitals and is not explained\n  Say it in words'),
        ("One number to call, and", "One QZX number, and", '"QZX" is not explained'),
        ("One number to call, and", "Sharing your data, and", '"Sharing your data" is heard differently\n  They may hear: hand over what people read.'),
    ],
)  # fmt: skip
def test_what_a_rule_lacks_is_found(run: Run, pack: Path, old: str, new: str, said: str) -> None:
    """At the rule, and nothing else is said."""
    rewrite(pack / DRIVER, old, new)

    result = run("check", pack)

    assert result.exit_code == 1
    assert said in result.stdout
    found = [line for line in result.stdout.splitlines() if "toml, line" in line]
    assert len(found) == (2 if old == CONTRARY else 1), found  # the source of what spoke against is then idle, too
    assert "social_demand.toml, line" in result.stdout


def test_what_was_sought_in_vain_may_stand_for_contrary_evidence(run: Run, pack: Path) -> None:
    """Nothing against it is a finding, too, when somebody looked."""
    rewrite(pack / DRIVER, CONTRARY, 'contrary_sought = "We looked in the desk study."\n')
    rewrite(
        pack / "words.toml",
        'sources = ["desk_study"]\n\n[figure.minutes',
        'sources = ["common_sense"]\n\n[figure.minutes',
    )

    assert run("check", pack).exit_code == 0


def test_retired_propositions_relieve_nothing(run: Run, pack: Path) -> None:
    """They are kept for their ids."""
    rewrite(
        pack / DRIVER,
        'title = "Know where to send people"',
        'title = "Old"\nstatus = "retired"\nreplaced_by = "know_where_to_send"',
    )

    assert "no proposition relieves the pain desk_overrun" in run("check", pack).stdout


def test_without_the_library_that_measures_it_says_so(run: Run, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And looks at everything else."""
    monkeypatch.setitem(sys.modules, "textstat", None)
    rewrite(pack / DRIVER, "One number to call, and somebody who tells you what happened.", LONG)

    result = run("check", pack)

    assert result.exit_code == 0
    assert "pip install 'valuecase[check]'" in result.stderr

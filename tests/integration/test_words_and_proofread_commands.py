"""words and proofread: the same word to two kinds of organization, and a letter as its reader would read it."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from valuecase import Engine
from valuecase.testing import Outcome

Run = Callable[..., Outcome]
Program = Callable[..., subprocess.CompletedProcess[str]]
TYPES = [ref.id for ref in Engine().catalog]
LETTER = """\
---
title: QZX
---
# To the library

We would love **sharing your
data**, and a reference. Our `QZX` is [here](https://x.org/QZX), and the QZX pays.
"""


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A letter to the library with a phrase that it hears differently and an abbreviation that nobody knows."""
    path = tmp_path / "letter.md"
    path.write_text(LETTER, encoding="utf-8")
    return path


# --- words ------------------------------------------------------------------------------------------------------------


def test_words_tells_what_a_word_means_to_each(run: Run) -> None:
    """In the words of the glossaries; nothing is wrong, so it ends with 0."""
    result = run("words", "library", "hospital")

    assert result.exit_code == 0
    assert "Words between public libraries and hospitals" in result.stdout
    assert "To public libraries: answering questions at the desk." in result.stdout
    assert "To hospitals: a letter about a doctor." in result.stdout
    assert "proofread FILE --for hospital --from library reads a letter for such words" in result.stderr


def test_words_as_json_holds_both_meanings_by_type(run: Run) -> None:
    """Whichever stands first."""
    for one, other in (("library", "hospital"), ("Hospital", "Library")):
        (word,) = (
            word for word in json.loads(run("words", one, other, "--json").stdout) if word["term"] == "reference"
        )
        assert word["means"] == {"library": "answering questions at the desk", "hospital": "a letter about a doctor"}
        assert (word["spell_out"], word["say_instead"]) == (None, None)


def test_two_types_without_a_clash_are_told_so(run: Run) -> None:
    """Nothing on standard output, and an empty list for programs."""
    result = run("words", "library", "other")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "No word is known to clash between public libraries and community organizations." in result.stderr
    assert run("words", "library", "other", "--json").stdout == "[]\n"


@pytest.mark.parametrize("one", TYPES)
@pytest.mark.parametrize("other", TYPES)
def test_every_two_shipped_types_have_words_that_clash(run: Run, one: str, other: str) -> None:
    """Abbreviations among them; and no one type with itself."""
    result = run("words", one, other)

    if one == other:
        assert (result.exit_code, result.stdout) == (2, "")
        assert "these are the same kind of organization" in result.stderr
    else:
        assert result.exit_code == 0
        assert "HMIS (Homeless Management Information System)" in " ".join(result.stdout.split())


# --- proofread --------------------------------------------------------------------------------------------------------


def test_findings_are_located_and_end_with_1(run: Run, letter: Path) -> None:
    """Code, links and front matter are not read; places are those of the file."""
    result = run("proofread", letter, "--for", "library")

    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f'{letter}, line 6, column 17: "sharing your data" is heard differently',
        "  They may hear: hand over what people read. Say instead: count how many ask for help.",
        f'{letter}, line 7, column 74: "QZX" is not explained',
        '  Where it first stands, write what it is short for, and "(QZX)" after it.',
    ]
    assert result.stderr.splitlines() == [
        f"Read {letter} as public libraries would: 2 findings.",
        f"Next: correct {letter} and run this again",
    ]


def test_a_clash_names_our_sense_where_our_type_is_known(run: Run, letter: Path) -> None:
    """A reference is the library's own word, unless a hospital says it."""
    assert '"reference"' not in run("proofread", letter, "--for", "library").stdout
    result = run("proofread", letter, "--for", "library", "--from", "hospital")

    assert (
        '"reference" means something else to public libraries\n'
        "  To hospitals: a letter about a doctor. To public libraries: answering questions at the desk."
    ) in result.stdout


def test_findings_as_json_hold_every_place(run: Run, letter: Path) -> None:
    """And nothing else stands on standard output."""
    letter.write_text("a reference\n\nno references", encoding="utf-8")
    result = run("proofread", letter, "--for", "hospital", "--json")

    assert result.exit_code == 1
    assert json.loads(result.stdout) == [
        {
            "kind": "clash",
            "file": str(letter),
            "found": "reference",
            "places": [{"line": 1, "column": 3}, {"line": 3, "column": 4}],
            "message": '"reference" means something else to hospitals',
            "advice": "To public libraries: answering questions at the desk. To hospitals: a letter about a doctor. "
            "Say which you mean.",
            "instead": None,
        }
    ]


def test_a_letter_in_which_nothing_is_found_ends_with_0(run: Run) -> None:
    """From standard input, too."""
    result = run("proofread", "-", "--for", "library", input="How many people ask you for help?\n")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "Read standard input as public libraries would: no findings." in result.stderr
    assert result.stderr.count("Next: ") == 1
    assert json.loads(run("proofread", "-", "--for", "library", "--json", input="We ask.").stdout) == []


def test_what_windows_leaves_behind_moves_no_place(run: Run, letter: Path) -> None:
    """A byte-order mark is no column, and a line ends once."""
    before = run("proofread", letter, "--for", "library").stdout
    letter.write_bytes(b"\xef\xbb\xbf" + LETTER.replace("\n", "\r\n").encode())

    assert run("proofread", letter, "--for", "library").stdout == before


def test_a_very_long_line_is_read_to_its_end(run: Run, letter: Path) -> None:
    """Column and all."""
    letter.write_text("we ask " * 50_000 + "QZX", encoding="utf-8")

    assert f"{letter}, line 1, column 350001: " in run("proofread", letter, "--for", "library").stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "there is nothing to read in it"),
        (b"\xef\xbb\xbf \r\n\n", "there is nothing to read in it"),
        (bytes(range(256)) * 40, "this is not a text file"),
        ("We say é.".encode("latin-1"), "this file is not written in UTF-8"),
        ("We say HMIS.".encode("utf-16"), "this is not a text file\n  Save it as plain text in UTF-8"),
        (b"we ask " * 200_000, "larger than 1 MB"),
    ],
    ids=["empty", "blank", "binary", "another encoding", "two bytes a letter", "far too large"],
)  # fmt: skip
def test_what_cannot_be_read_ends_with_2(program: Program, letter: Path, content: bytes, said: str) -> None:
    """Named with what to do, whether it is a file or comes through standard input."""
    letter.write_bytes(content)
    with letter.open() as stream:
        piped = program("proofread", "-", "--for", "hospital", stdin=stream)

    for name, result in (("letter.md", program("proofread", letter, "--for", "hospital")), ("standard input", piped)):
        assert (result.returncode, result.stdout) == (2, "")
        assert name in result.stderr
        assert said in result.stderr
        assert "Traceback" not in result.stderr
        assert len(result.stderr.splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("proofread", "{folder}", "--for", "library"), "this is a folder, not a file"),
        (("proofread", "{folder}/leter.md", "--for", "library"), 'Did you mean "letter.md"?'),
        (("proofread", "{folder}/letter.md"), "Missing option '--for'"),
        (("proofread", "--for", "library"), "Missing argument 'FILE'"),
        (("proofread", "{folder}/letter.md", "--for", "libary"), 'Did you mean "library"?'),
        (("proofread", "{folder}/letter.md", "--for", "library", "--from", "hopsital"), 'Did you mean "hospital"?'),
        (("words", "library"), "Missing argument 'TYPE'"),
        (("words", "library", "hopsital"), 'Did you mean "hospital"?'),
    ],
)
def test_bad_usage_ends_with_2_and_says_what_is_right(
    run: Run, letter: Path, arguments: tuple[str, ...], said: str
) -> None:
    """On standard error alone."""
    result = run(*(argument.format(folder=letter.parent) for argument in arguments))

    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_a_type_that_cannot_be_read_is_named_and_the_others_serve(run: Run, letter: Path, tmp_path: Path) -> None:
    """Its words are then nobody's."""
    broken = tmp_path / "school"
    broken.mkdir()
    (broken / "stakeholder.toml").write_text('[stakeholder]\nid = "school"\n', encoding="utf-8")

    result = run("proofread", letter, "--for", "hospital", types=broken)

    assert result.exit_code == 1
    assert 'type "school"' in result.stderr
    assert '"sharing your data" is heard differently' in result.stdout

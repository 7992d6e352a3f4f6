"""Whatever lies in a file: located words, never a traceback."""

from collections.abc import Callable
from pathlib import Path

import pytest

from valuecase.testing import Outcome

Run = Callable[..., Outcome]
HEAD = '[partner]\nname = "Elm"\ntype = "library"\n'
READERS = (("brief",), ("brief", "--format", "json"), ("ask",), ("check",), ("fill",), ("why", "desk_overrun"))
WRITERS = (("note", "renovating", "yes"), ("note", "pain.desk_overrun", "yes"))

UNREADABLE = {
    "a broken table": (HEAD + "[facts\n", "line 4"),
    "a broken value": (HEAD + "[facts]\nvisits_per_year = a lot\n", "line 5"),
    "a duplicate key": (HEAD + "[facts]\nrenovating = true\nrenovating = false\n", "The same key stands twice"),
    "a duplicate table": (HEAD + "[facts]\n[heard]\n[facts]\n", "The same table stands twice"),
    "tables nested too deeply": (HEAD + "[facts]\nx = " + "[" * 3000 + "]" * 3000 + "\n", "elm.toml"),
    "no partner": ("[facts]\nrenovating = true\n", "does not say its name and type"),
    "a name that is not text": ('[partner]\nname = 7\ntype = "library"\n', "does not say its name"),
    "an unknown type": ('[partner]\nname = "Elm"\ntype = "libary"\n', 'Did you mean "library"?'),
    "nothing at all": ("", "does not say its name and type"),
    "a whole number of thousands of digits": (HEAD + f"[facts]\nvisits_per_year = {'9' * 5000}\n", "elm.toml"),
}


def arguments(reader: tuple[str, ...], path: Path) -> tuple[str, ...]:
    return (reader[0], str(path), *reader[1:])


@pytest.mark.parametrize("reader", [*READERS, *WRITERS], ids=" ".join)
@pytest.mark.parametrize("case", UNREADABLE)
def test_a_file_that_cannot_be_read_ends_with_2(run: Run, tmp_path: Path, case: str, reader: tuple[str, ...]) -> None:
    """The file is named and left as it was."""
    path = tmp_path / "elm.toml"
    text, said = UNREADABLE[case]
    path.write_text(text, encoding="utf-8")

    result = run(*arguments(reader, path))

    assert result.exit_code == 2
    assert said in (result.stdout + result.stderr if reader == ("check",) else result.stderr)
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("reader", READERS, ids=" ".join)
def test_what_is_no_partner_file_ends_with_2(run: Run, tmp_path: Path, reader: tuple[str, ...]) -> None:
    """Missing, a folder, rubbish, another encoding, or far too large."""
    rubbish, latin, large = tmp_path / "rubbish.toml", tmp_path / "latin.toml", tmp_path / "large.toml"
    rubbish.write_bytes(bytes(range(256)) * 40)
    latin.write_bytes((HEAD + "# é\n").encode("latin-1"))
    with large.open("wb") as stream:
        for _ in range(50):
            stream.write(b"# a comment\n" * 87_382)
    assert large.stat().st_size > 50_000_000

    for path, said in (
        (tmp_path / "missing.toml", "there is no such file"),
        (rubbish, "not a text file"),
        (latin, "UTF-8"),
        (large, "larger than"),
    ):
        result = run(*arguments(reader, path))
        assert result.exit_code == 2
        assert said in result.stdout + result.stderr
    if reader != ("check",):  # which goes through folders
        assert "this is a folder" in run(*arguments(reader, tmp_path)).stderr


FINDINGS = {
    "an unknown fact": ("[facts]\nrenovatign = true\n", 'Did you mean "renovating"?'),
    "an unknown part": ("[fcats]\nrenovating = true\n", 'Did you mean "facts"?'),
    "an unknown key of a value": ("[facts]\nrenovating = { value = true, sad_by = 'Bo' }\n", 'Did you mean "said_by"?'),
    "a wrong type": ('[facts]\nvisits_per_year = "many"\n', "must be a whole number"),
    "a yes for a number": ("[facts]\nvisits_per_year = true\n", "must be a whole number"),
    "an infinite number": ("[facts]\nannual_budget_usd = inf\n", "not a usable number"),
    "no option": ('[facts]\nbranch_kind = "palace"\n', "is not an option"),
    "a mixed list": ('[facts]\nstake = ["financial", 3]\n', "stake"),
    "a mixed list of values": ("[facts]\nvisits_per_year = [3, { value = 4 }, 'x']\n", "visits_per_year"),
    "an empty list": ("[facts]\nvisits_per_year = []\n", "empty list"),
    "facts that are no table": ("facts = 3\n", "facts must be a table"),
    "a value without a value": ("[facts]\nrenovating = { source = 'Bo' }\n", "has no value"),
    "a confidence nobody knows": ("[facts]\nrenovating = { value = true, confidence = 'sure' }\n", "sure"),
    "a date that is none": ("[facts]\nrenovating = { value = true, as_of = 'May' }\n", "as_of must be a date"),
    "a pain nobody knows": ("[heard.noise]\nvalue = true\n", '"noise" is not a pain of this type'),
    "a pain that says nothing": ("[heard.desk_overrun]\nwords = 'Oh'\n", "does not say whether it hurts"),
    "a person without a name": ("[[person]]\nrole = 'director'\n", "a person has no name"),
    "people that are no list": ("person = 3\n", "person"),
    "data nobody knows": ("[data]\ngossip = 'holds'\n", '"gossip" is not a data set of this type'),
}


@pytest.mark.parametrize("case", FINDINGS)
def test_a_slip_costs_one_entry_and_is_located(run: Run, tmp_path: Path, case: str) -> None:
    """The brief is printed, its problems stand on standard error, and the exit code is 1."""
    path = tmp_path / "elm.toml"
    entry, said = FINDINGS[case]
    head = entry + HEAD if not entry.startswith("[") else HEAD + entry
    path.write_text(head, encoding="utf-8")

    brief, check = run("brief", path), run("check", path)

    assert (brief.exit_code, check.exit_code) == (1, 1)
    assert "Elm" in brief.stdout
    assert said in brief.stderr
    assert "elm.toml, line " in brief.stderr
    assert said in check.stdout


def test_an_implausible_value_is_used(run: Run, tmp_path: Path) -> None:
    """A brief is no place to argue; check is."""
    path = tmp_path / "elm.toml"
    path.write_text(HEAD + "[facts]\nopen_hours_per_week = 400\n", encoding="utf-8")

    assert run("brief", path).exit_code == 0
    assert run("check", path).exit_code == 1


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + HEAD.encode(),
        HEAD.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + (HEAD + "[facts]\nrenovating = false\n").replace("\n", "\r\n").encode(),
    ],
    ids=["a byte-order mark", "Windows line ends", "both"],
)
def test_what_windows_leaves_behind_is_kept(run: Run, tmp_path: Path, content: bytes) -> None:
    """Read without a word, and written back the same way."""
    path = tmp_path / "elm.toml"
    path.write_bytes(content)

    assert run("brief", path).exit_code == 0
    assert run("note", path, "visits_per_year", "12").exit_code == 0
    assert run("brief", path).exit_code == 0
    after = path.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf") == content.startswith(b"\xef\xbb\xbf")
    assert (b"\r\n" in after) == (b"\r\n" in content)
    assert after.count(b"\n") == (after.count(b"\r\n") if b"\r\n" in content else after.count(b"\n"))


def test_names_in_any_script_are_kept(run: Run, tmp_path: Path) -> None:
    """In the file's name too."""
    path = tmp_path / "biblioteca-ñandú-図書館.toml"

    assert run("new", "partner", "library", "Bibliothèque 図書館", "-o", path, "--place", "Łódź").exit_code == 0
    assert run("note", path, "motivation", "Đọc sách", "--said-by", "Ngọc").exit_code == 0
    said = run("brief", path)
    assert said.exit_code == 0
    assert "Bibliothèque 図書館" in said.stdout
    assert "Łódź" in said.stdout

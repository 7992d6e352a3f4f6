"""Changes to partner files: what is kept, what is added, what is refused."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from valuecase import FactValue, Heard, StakeholderType, ValueCaseError, read_partner
from valuecase.reading.starting import new_partner, published_partner
from valuecase.reading.toml_text import toml_text
from valuecase.reading.writing import add_fact, add_heard, write_new

HEAD = '[partner]\nname = "Elm"\ntype = "library"\n'
HEARD = FactValue(7, "impression", said_by="Bo", as_of=date(2026, 10, 2))
ENTRY = {"value": 7, "confidence": "impression", "said_by": "Bo", "as_of": date(2026, 10, 2)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "elm.toml"


def tables(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ENTRY),
        ("[facts]\n", ENTRY),
        ("[facts]\nx = 3\n", [{"value": 3}, ENTRY]),
        ("[facts]\nx = true # sure\n", [{"value": True}, ENTRY]),
        ('[facts]\nx = ["a", "b"]\n', [{"value": ["a", "b"]}, ENTRY]),
        ("[facts]\nx = { value = 3, source = 'S' }\n", [{"value": 3, "source": "S"}, ENTRY]),
        ("[facts]\nx = [{ value = 3 }, { value = 4 }]\n", [{"value": 3}, {"value": 4}, ENTRY]),
        ("[facts]\nx = [ # two\n  { value = 3 }, # one\n]\n", [{"value": 3}, ENTRY]),
        ("[facts.x]\nvalue = 3\n", [{"value": 3}, ENTRY]),
        ("[[facts.x]]\nvalue = 3\n[[facts.x]]\nvalue = 4\n", [{"value": 3}, {"value": 4}, ENTRY]),
    ],
)
def test_a_value_is_kept_beside_those_that_are_there(path: Path, before: str, after: object) -> None:
    """Whichever form the file gives them."""
    path.write_text(HEAD + before + "[data]\nresident_roster = 'holds'\n", encoding="utf-8")

    add_fact(path, "x", HEARD)

    assert tables(path)["facts"]["x"] == after
    assert tables(path)["data"] == {"resident_roster": "holds"}
    assert read_partner(path).facts["x"][-1] == HEARD


def test_a_short_form_becomes_a_table_only_when_a_second_value_arrives(path: Path) -> None:
    """A value that is there already is left alone."""
    path.write_text(HEAD, encoding="utf-8")

    add_fact(path, "x", FactValue(3))
    add_fact(path, "x", FactValue(3))

    assert tables(path)["facts"] == {"x": 3}
    add_fact(path, "x", HEARD)
    add_fact(path, "x", HEARD)
    assert tables(path)["facts"] == {"x": [{"value": 3}, ENTRY]}


def test_comments_and_order_are_kept(path: Path) -> None:
    """A new fact goes after the last one, before the comments that lead over to what follows."""
    text = "# top\n" + HEAD + "\n[facts]\nb = 1 # one\n# about a\na = 2\n\n# --- pains ---\n[heard.p]\nvalue = true\n"
    path.write_text(text, encoding="utf-8")

    add_fact(path, "x", FactValue(3))

    assert path.read_text(encoding="utf-8") == text.replace("a = 2\n", "a = 2\nx = 3\n")


def test_a_line_that_waits_for_a_fact_is_where_it_goes(path: Path) -> None:
    """Under its own question."""
    path.write_text(HEAD + "[facts]\n# How many?\n# x =\n\n# And y?\n# y = 3 or more\n", encoding="utf-8")

    add_fact(path, "x", FactValue(3))
    add_fact(path, "y", FactValue(4))

    assert path.read_text(encoding="utf-8") == HEAD + "[facts]\n# How many?\nx = 3\n\n# And y?\ny = 4\n"


def test_a_waiting_line_outside_the_facts_is_not_taken_for_one(path: Path) -> None:
    """A comment about a person's name is no fact."""
    path.write_text(HEAD + "[[person]]\nname = 'Ada'\n# role =\n", encoding="utf-8")

    add_fact(path, "role", FactValue("helper"))

    assert tables(path) == {**tomllib.loads(HEAD), "person": [{"name": "Ada"}], "facts": {"role": "helper"}}


def test_what_was_said_of_a_pain_is_added_and_replaced_only_when_told(path: Path) -> None:
    """What stood there stays as a comment."""
    path.write_text(
        HEAD + "[heard.p]\nvalue = true\nwords = 'Oh'\n# people\n[[person]]\nname = 'Ada'\n", encoding="utf-8"
    )

    add_heard(path, "q", Heard(True, "severe", "confirmed", "Bo", "It hurts\never so much.", date(2026, 10, 2)))
    with pytest.raises(ValueCaseError, match="words = Oh"):
        add_heard(path, "p", Heard(False))
    add_heard(path, "p", Heard(False), force=True)

    partner = read_partner(path)
    assert partner.heard["p"] == Heard(False)
    assert partner.heard["q"].words == "It hurts\never so much."
    text = path.read_text(encoding="utf-8")
    assert "# before: value = true, words = Oh" in text
    assert "# people" in text


def test_a_file_of_facts_that_are_no_table_is_refused_and_left_alone(path: Path) -> None:
    """With what to do by hand."""
    path.write_text("facts = 3\nheard = 4\n" + HEAD, encoding="utf-8")
    before = path.read_bytes()

    with pytest.raises(ValueCaseError, match="by hand"):
        add_fact(path, "x", HEARD)
    with pytest.raises(ValueCaseError, match="by hand"):
        add_heard(path, "p", Heard(True))

    assert path.read_bytes() == before


def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the disk is full."""
    path.write_text(HEAD, encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ValueCaseError, match="No space left"):
        add_fact(path, "x", HEARD)

    assert path.read_text(encoding="utf-8") == HEAD
    assert [entry.name for entry in path.parent.iterdir()] == ["elm.toml"]


def test_a_link_goes_on_pointing_and_a_mode_is_kept(path: Path) -> None:
    """What is replaced is the file, not the link."""
    path.write_text(HEAD, encoding="utf-8")
    path.chmod(0o640)
    link = path.with_name("link.toml")
    link.symlink_to(path)

    add_fact(link, "x", HEARD)

    assert link.is_symlink()
    assert "x" in tables(path)["facts"]
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_new_file_is_never_written_over_another(path: Path) -> None:
    """Nor over a folder, nor into a folder that is not there."""
    write_new(path, "é")

    assert path.read_text(encoding="utf-8") == "é"
    for target in (path, path.parent, path.parent / "no" / "x.toml"):
        with pytest.raises(ValueCaseError):
            write_new(target, "b")
    write_new(path, "b", force=True)
    assert path.read_text(encoding="utf-8") == "b"


def test_a_new_partner_file_holds_every_question_once(library: StakeholderType, path: Path) -> None:
    """And nothing that a name could smuggle in."""
    name = 'The "Old"\n[facts]\nx = 1 \x00\x1b Library'

    text = new_partner(library, name, "", [library.fact["people_asking_for_help"]])

    path.write_text(text, encoding="utf-8")
    assert tomllib.loads(text) == {"partner": {"name": name, "type": "library"}, "facts": {}}
    asked = [id for id, fact in library.fact.items() if fact.formula is None]
    assert sorted(id for id in library.fact if f"\n# {id} =\n" in text) == sorted(asked)
    assert (
        text.index("# people_asking_for_help =") < text.index("Do your homework") < text.index("Reach out and listen")
    )
    assert "# culture =\n" in text
    assert text.count("\n# culture =") == 1


def test_a_published_partner_reads_back_with_every_source() -> None:
    """Two releases are two values."""
    one, two = (FactValue(n, "published", source="CMS", as_of=date(n, 12, 31)) for n in (2024, 2025))

    text = published_partner("library", "Elm", "AL", {"x": (one, two), "y": (one,)}, ["figures of\n2024"])

    assert text.startswith("# Elm: from published data.\n# - figures of 2024\n")
    read = tomllib.loads(text)
    assert [value["value"] for value in read["facts"]["x"]] == [2024, 2025]
    assert read["facts"]["y"] == {
        "value": 2024,
        "confidence": "published",
        "source": "CMS",
        "as_of": date(2024, 12, 31),
    }


texts = st.text(st.characters(codec="utf-8"))
values = st.one_of(
    st.booleans(),
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False),
    texts,
    st.dates(),
    st.frozensets(texts, min_size=1),
)


@given(values)
def test_every_value_reads_back_as_it_was_written(value: Any) -> None:
    """Whatever is in it."""
    read = tomllib.loads(f"x = {toml_text(value)}")["x"]

    assert (frozenset(read) if isinstance(read, list) else read) == value
    assert type(read) is (list if isinstance(value, frozenset) else type(value))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), values, texts), max_size=5))
def test_every_note_can_be_read_again(tmp_path: Path, notes: list[tuple[str, Any, str]]) -> None:
    """In the order in which they came, and each once."""
    path = tmp_path / "elm.toml"
    path.write_text(HEAD, encoding="utf-8")
    expected: dict[str, list[FactValue]] = {}

    for id, value, who in notes:
        told = FactValue(value, "impression", said_by=who.strip(), as_of=date(2026, 10, 2))
        add_fact(path, id, told)
        kept = expected.setdefault(id, [])
        if not any(one == told and type(one.value) is type(told.value) for one in kept):
            kept.append(told)

    facts = read_partner(path).facts
    assert {id: [one.said_by for one in facts[id]] for id in facts} == {
        id: [one.said_by for one in expected[id]] for id in expected
    }


def test_a_half_character_from_a_terminal_does_no_harm() -> None:
    """It becomes a question mark."""
    assert tomllib.loads(f"x = {toml_text('a' + chr(0xDCE9))}")["x"] == "a?"

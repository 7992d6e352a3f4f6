"""Packs that were read before: kept while nothing changes, and read anew whenever anything does."""

import os
import shutil
import sys
from pathlib import Path

import attrs
import pytest

from valuecase import ValueCaseError, read_pack
from valuecase.reading import cache

LIBRARY = Path(__file__).parent.parent / "packs" / "library"


@pytest.fixture
def pack(tmp_path):
    return Path(shutil.copytree(LIBRARY, tmp_path / "library"))


@pytest.fixture(autouse=True)
def _python_writes(monkeypatch):
    """Whatever the person who runs the tests has told Python to do."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def title_of(pack: Path) -> str:
    return read_pack(pack, cached=True).about.title


def kept(pack: Path) -> list[Path]:
    return sorted((pack / "__pycache__").glob("*"))


def retitle(pack: Path, title: str) -> None:
    path = pack / "stakeholder.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"Public library"', f'"{title}"'), encoding="utf-8")


def test_a_pack_is_kept_and_read_from_there(pack):
    first = read_pack(pack, cached=True)
    (place,) = kept(pack)
    written = place.stat().st_mtime_ns

    second = read_pack(pack, cached=True)

    assert attrs.asdict(first) == attrs.asdict(second)
    assert place.stat().st_mtime_ns == written
    assert [*second.proposition["know_where_to_send"].point] == ["executive", "front_line"]


def test_what_is_kept_is_what_comes_back(pack):
    read_pack(pack, cached=True)
    files = [*pack.rglob("*.toml")]
    cache.keep(pack, files, read_pack(LIBRARY, origin="kept"))

    found = cache.load(pack, files)

    assert found is not None
    assert (found.id, found.origin) == ("library", "kept")


def test_without_being_asked_nothing_is_kept(pack):
    read_pack(pack)

    assert kept(pack) == []


def test_a_changed_file_is_read_anew(pack):
    assert title_of(pack) == "Public library"

    retitle(pack, "Reading room")

    assert title_of(pack) == "Reading room"


def test_one_changed_byte_of_the_same_length_is_seen(pack):
    assert title_of(pack) == "Public library"

    retitle(pack, "Public librarY")
    later = (pack / "stakeholder.toml").stat().st_mtime_ns + 1_000_000
    os.utime(pack / "stakeholder.toml", ns=(later, later))

    assert title_of(pack) == "Public librarY"


def test_a_file_that_was_added_or_taken_away_is_seen(pack):
    read_pack(pack, cached=True)

    (pack / "more.toml").write_text('[term.x]\nterm = "X"\nmeans = "y"\n', encoding="utf-8")
    assert "x" in read_pack(pack, cached=True).term

    (pack / "more.toml").unlink()
    assert "x" not in read_pack(pack, cached=True).term


def test_a_pack_that_breaks_is_refused_though_its_former_self_was_kept(pack):
    read_pack(pack, cached=True)
    (pack / "more.toml").write_text("[terms.x]\n", encoding="utf-8")

    with pytest.raises(ValueCaseError, match='a pack cannot have "terms"'):
        read_pack(pack, cached=True)


@pytest.mark.parametrize(
    "damage", [b"", b"not a pickle", b"\x80\x05]\x94.", None], ids=["empty", "text", "list", "cut"]
)
def test_a_damaged_file_is_read_over_and_replaced(pack, damage):
    read_pack(pack, cached=True)
    (place,) = kept(pack)
    whole = place.read_bytes()
    place.write_bytes(whole[: len(whole) // 2] if damage is None else damage)

    assert title_of(pack) == "Public library"
    (again,) = kept(pack)
    assert again.stat().st_size == len(whole)


def test_something_else_under_its_name_is_not_taken_for_a_pack(pack):
    files = [*pack.rglob("*.toml")]
    cache.keep(pack, files, "no pack at all")

    assert cache.load(pack, files) is None


def test_where_nothing_can_be_written_packs_are_read_all_the_same(pack):
    (pack / "__pycache__").write_text("a file where the folder would be", encoding="utf-8")

    assert title_of(pack) == "Public library"
    assert (pack / "__pycache__").is_file()


def test_a_pack_that_is_no_folder_of_the_file_system_is_never_kept(pack, tmp_path):
    import zipfile

    with zipfile.ZipFile(tmp_path / "pack.zip", "w") as archive:
        for path in pack.rglob("*.toml"):
            archive.write(path, f"library/{path.relative_to(pack)}")
    with zipfile.ZipFile(tmp_path / "pack.zip") as archive:
        within = zipfile.Path(archive, "library/")

        assert read_pack(within, cached=True).about.title == "Public library"
        assert read_pack(within, cached=True).about.title == "Public library"


@pytest.mark.parametrize("module", ["wording", "logic", "symbols", "draft", "pack", "check"])
def test_a_change_of_the_code_that_reads_is_seen(module):
    assert f"{module}.py" in {part[0] for part in cache._state([])[1:]}


def test_where_python_is_told_to_write_nothing_nothing_is_kept(pack, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    assert title_of(pack) == "Public library"
    assert kept(pack) == []

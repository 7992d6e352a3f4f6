"""Every write to a partner file: whole or not at all, with comments and order kept, nothing overwritten unasked."""

import tomllib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from valuecase.model.facts import FactValue, Heard
from valuecase.model.problems import Problem, ValueCaseError
from valuecase.reading.toml import read_toml, shown

if TYPE_CHECKING:  # tomlkit takes a while to import, and most commands only read
    from tomlkit import TOMLDocument
    from tomlkit.items import InlineTable, Item, Table

_BOM = "\ufeff"
_INDENT = "  "


def write_new(path: Path, text: str, *, force: bool = False) -> None:
    """Write a file that is not there yet, or with `force` in place of the one that is."""
    if path.is_dir():
        raise ValueCaseError(Problem("this is a folder, not a file", "Give the file a name.", str(path)))
    if path.exists() and not force:
        raise ValueCaseError(Problem("this file is there already", "Choose another name, or say --force.", str(path)))
    if not path.parent.is_dir():
        raise ValueCaseError(Problem("its folder does not exist", f"Make {path.parent} first.", str(path)))
    replace(path, text.encode())


def replace(path: Path, content: bytes) -> None:
    """Put content in place of a file in one step: whoever reads it sees the old or the new, never a part."""
    import os
    from tempfile import NamedTemporaryFile

    path = path.resolve()  # a link goes on pointing where it points
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as stream:
            temporary = Path(stream.name)
            try:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
                temporary.chmod(path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask())
                os.replace(temporary, path)
            except BaseException:
                with suppress(OSError):
                    temporary.unlink()
                raise
    except OSError as error:
        reason = f"it cannot be written ({error.strerror or error})"
        raise ValueCaseError(Problem(reason, "Check the folder and its permissions.", shown(path))) from None


def add_fact(path: Path, fact_id: str, value: FactValue) -> None:
    """Add one value of a fact, beside those that are there; a value that is there already is left alone."""

    def change(document: "TOMLDocument") -> None:
        facts = _table(document, "facts")
        if fact_id not in facts:
            _append(facts, fact_id, _item_of(value))
        else:
            _beside(facts, fact_id, value)

    _edit(path, change, _uncommented(fact_id), lambda tables: _fact_expected(tables, fact_id, value))


def add_heard(path: Path, pain: str, heard: Heard, *, force: bool = False) -> None:
    """Add what somebody said about a pain. With `force` it takes the place of what was there, which stays as a comment."""

    def change(document: "TOMLDocument") -> None:
        import tomlkit

        table = _table(document, "heard", is_super=True)
        before = table.get(pain)
        if before is not None and not force:
            said = Problem("somebody was heard about this already", "Say --force to put this in its place.", shown(path))
            raise ValueCaseError(said.at("", None))
        fresh = tomlkit.table()
        if before is not None:
            fresh.add(tomlkit.comment(f"before: {_one_line(before.unwrap())}"))
        for key, part in _parts_of_heard(heard).items():
            fresh.add(key, _scalar(part))
        if before is None:
            table.append(pain, fresh)
        else:
            table[pain] = fresh

    def expected(tables: dict[str, Any]) -> None:
        tables.setdefault("heard", {})[pain] = _parts_of_heard(heard)

    _edit(path, change, lambda text: text, expected)


# --- editing ------------------------------------------------------------------------------------------------------


def _edit(
    path: Path,
    change: "Callable[[TOMLDocument], None]",
    prepare: Callable[[str], str],
    expected: Callable[[dict[str, Any]], None],
) -> None:
    """Change a file through its document; what comes out must read as what was there plus the change, or nothing is written."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    before = read_toml(path).tables
    text = path.read_bytes().decode("utf-8")
    mark, newline = (_BOM if text.startswith(_BOM) else ""), ("\r\n" if "\r\n" in text else "\n")
    plain = text.removeprefix(_BOM).replace("\r\n", "\n")
    expected(before)
    for start in dict.fromkeys((prepare(plain), plain)):
        with suppress(TOMLKitError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError):
            document = tomlkit.parse(start)
            change(document)
            after = tomlkit.dumps(document)
            if tomllib.loads(after) == before:
                if after != plain:
                    replace(path, (mark + after.replace("\n", newline)).encode())
                return
    advice = "Write it by hand, in the form that docs/partner-files.md shows."
    raise ValueCaseError(Problem("this could not be added without disturbing the file", advice, shown(path)))


def _uncommented(fact_id: str) -> Callable[[str], str]:
    """A text in which the line that waits for this fact (`# staffed_beds =`) is there to be filled in."""
    import re

    waiting = re.compile(rf"^#[ \t]*{re.escape(fact_id)}[ \t]*=.*$", re.MULTILINE)

    def prepare(text: str) -> str:
        return waiting.sub(f"{fact_id} = {_HOLE}", text, count=1)

    return prepare

"""Changes to partner files: comments and order are kept, nothing that stands there is lost."""

import re
import tomllib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from valuecase.model.facts import FactValue, Heard
from valuecase.model.problems import Problem, ValueCaseError
from valuecase.reading.editing import add_last, cut_tail, keep_beside, last_below, table_named, written
from valuecase.reading.saving import save, write_new
from valuecase.reading.starting import new_partner, published_partner
from valuecase.reading.text import shown
from valuecase.reading.toml import read_toml
from valuecase.reading.toml_text import fact_entry, fact_text, heard_entry, one_line, toml_text

if TYPE_CHECKING:  # tomlkit takes a while to import, and most commands only read
    from tomlkit import TOMLDocument

__all__ = ["add_fact", "add_heard", "new_partner", "published_partner", "write_new"]

_BOM = "\ufeff"


def add_fact(path: Path, fact_id: str, value: FactValue) -> None:
    """Add one value of a fact, beside those that are there; a value that is there already is left alone.

    A line that waits for the fact, commented out (`# staffed_beds =`), is where it goes.
    """
    tables, text = read_toml(path).tables, _text(path)
    facts = tables.setdefault("facts", {})
    before = facts.get(fact_id) if isinstance(facts, dict) else None
    entry = fact_entry(value)
    if any(_same(one, entry) for one in (before, *(before if isinstance(before, list) else ()))):
        return
    if not isinstance(facts, dict):
        raise _cannot(path)
    facts[fact_id] = entry if before is None else [*_as_list(before), fact_entry(value, whole=True)]

    def change(document: "TOMLDocument") -> None:
        table = table_named(document, "facts")
        if before is None:
            add_last(table.value, fact_id, written(fact_text(value)))
        else:
            keep_beside(table, fact_id, value)

    _save_if_it_reads(path, tables, _filled_in(text, fact_id, value), _changed(text, change))


def _same(one: object, entry: object) -> bool:
    """Equal, and equal in kind: false is not nought."""
    kinds = [type(given["value"] if isinstance(given, dict) and "value" in given else given) for given in (one, entry)]
    return one == entry and kinds[0] is kinds[1]


def add_heard(path: Path, pain: str, heard: Heard, *, force: bool = False) -> None:
    """Add what somebody said about a pain. With `force` it takes the place of what stood there, kept as a comment."""
    tables, text = read_toml(path).tables, _text(path)
    all_heard = tables.setdefault("heard", {})
    before = all_heard.get(pain) if isinstance(all_heard, dict) else None
    if before == heard_entry(heard):
        return
    if before is not None and not force:
        message = f"heard.{pain} is there already: {_one_line(before)}"
        raise ValueCaseError(
            Problem(message, "Say --force to put this in its place; the old stays as a comment.", shown(path))
        )
    if not isinstance(all_heard, dict):
        raise _cannot(path)
    all_heard[pain] = heard_entry(heard)

    def change(document: "TOMLDocument") -> None:
        import tomlkit

        table = table_named(document, "heard")
        fresh = tomlkit.table()
        if before is not None:
            fresh.add(tomlkit.comment(f"before: {_one_line(before)}"))
        for key, part in heard_entry(heard).items():
            fresh.add(key, written(toml_text(part)))
        if before is not None:
            fresh.value.body.extend(cut_tail(table[pain].value))
            table[pain] = fresh
            return
        fresh.value.body.extend(cut_tail(last_below(table)))  # a comment at the end belongs to what follows
        table.append(pain, fresh)

    _save_if_it_reads(path, tables, _changed(text, change))


# --- the text ---------------------------------------------------------------------------------------------------------


def _text(path: Path) -> str:
    """As tomlkit takes it: without a byte-order mark, lines ended by a newline alone."""
    return path.read_bytes().decode().removeprefix(_BOM).replace("\r\n", "\n")


def _save_if_it_reads(path: Path, expected: dict[str, Any], *texts: str) -> None:
    """Save the first text that reads as what is expected, with the file's own mark and line ends; else refuse."""
    raw = path.read_bytes()
    for text in texts:
        with suppress(tomllib.TOMLDecodeError):
            if text and tomllib.loads(text) == expected:
                text = text.replace("\n", "\r\n") if b"\r\n" in raw else text
                save(path, ((_BOM if raw.startswith(_BOM.encode()) else "") + text).encode())
                return
    raise _cannot(path)


def _cannot(path: Path) -> ValueCaseError:
    advice = "Write it by hand: [facts], then one fact on each line; [heard.some_pain], then what was said."
    return ValueCaseError(
        Problem("this could not be added without disturbing the rest of the file", advice, shown(path))
    )


def _filled_in(text: str, fact_id: str, value: FactValue) -> str:
    """The text with the line that waits for this fact filled in; empty when there is none."""
    line = f"{fact_id} = {fact_text(value)}"
    filled, count = re.subn(rf"(?m)^#[ \t]*{re.escape(fact_id)}[ \t]*=.*$", lambda _: line, text, count=1)
    return filled if count else ""


def _changed(text: str, change: Callable[["TOMLDocument"], None]) -> str:
    """The text after a change to its document; empty when tomlkit cannot make it."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    with suppress(TOMLKitError, KeyError, TypeError, ValueError, AttributeError):
        document = tomlkit.parse(text)
        change(document)
        return tomlkit.dumps(document)
    return ""


def _as_list(before: Any) -> list[Any]:
    """The entries of a fact, whichever form the file gives them."""
    if isinstance(before, list) and any(isinstance(item, dict) for item in before):
        return before
    return [before if isinstance(before, dict) else {"value": before}]


def _one_line(entry: Any) -> str:
    """What stood in the file, for a comment or a message."""
    if isinstance(entry, dict):
        return ", ".join(f"{key} = {_one_line(part)}" for key, part in entry.items())
    return str(entry).lower() if isinstance(entry, bool) else one_line(str(entry))

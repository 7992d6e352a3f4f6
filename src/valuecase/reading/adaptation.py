"""A local adaptation: what a coalition adds to a pack, changes in it and switches off, in a folder of its own.

Its files have the form of a pack. A table with an id of the pack and `adapts = true` changes the fields that it names, a list as
a whole; any other id adds; `retire = ["pain.x"]` switches off. What others said about something switched off goes with it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from valuecase.model.pack import Adapted
from valuecase.model.problems import Problem, did_you_mean
from valuecase.reading.toml import Document

MARK = "adapts"
RETIRE = "retire"
Key = tuple[str, str]  # table and id; the id of [stakeholder] is empty

# Where each kind is named by others in a list, from which it is taken when it is switched off.
_NAMED_IN = {"driver": ("pain", "driven_by"), "pain": ("proposition", "relieves"), "proposition": ("red_line", "stops")}
_RETIRED = ("driver", "pain", "proposition", "caution", "term", "heard_as", "audience", "fact")
# What keeps people safe is not a matter of local taste.
_FIXED: Mapping[str, tuple[str, ...]] = {
    "red_line": ("when", "stops", "permits", "always"),
    "data_set": ("about",),
    "organisation": ("powers",),
    "stakeholder": ("id", "powers"),
}


class Part(NamedTuple):
    """Tables, and the file in which problems of them stand."""

    document: Document
    tables: Mapping[str, Any]


class Adaptation:
    """What the files of an adaptation do to those of a pack; `problems` and `warnings` grow with what is wrong."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []
        self.adapted: list[Adapted] = []

    def over(self, base: Sequence[Document]) -> Iterator[Part]:
        """The parts of the adapted pack: what stands as it was, what was changed, and what is new."""
        known = {key: content for document in base for key, content in _records(document.tables)}
        gone = self._gone(known)
        changes = {key: (document, fields) for document in self.documents for key, fields in _records(document.tables)
                   if isinstance(fields, dict) and fields.get(MARK) is True}  # fmt: skip
        for document in base:
            kept = {key: _without(key, content, gone) for key, content in _records(document.tables)
                    if key not in gone and key not in changes}  # fmt: skip
            yield Part(document, {**_other(document.tables), **_tables(kept)})
        for key, (document, fields) in changes.items():
            if key in gone or key not in known:
                self._not_there(key, document, known)
            elif self._may_change(key, document, fields):
                yield Part(document, _tables({key: self._changed(key, _without(key, known[key], gone), fields)}))
        for document in self.documents:
            new = {key: content for key, content in _records(document.tables) if key not in changes}
            for key, content in new.items():
                self._tell(key, content, "is added", new=True)
            rest = {name: content for name, content in _other(document.tables).items() if name != RETIRE}
            yield Part(document, {**rest, **_tables(new)})

    # --- switched off ---

    def _gone(self, known: Mapping[Key, Any]) -> set[Key]:
        """What is switched off, and what then has no reason left: a pain without a driver, a proposition without a pain."""
        gone: set[Key] = set()
        for document in self.documents:
            for index, ref in enumerate(_listed(document.tables.get(RETIRE, []))):
                table, _, id = str(ref).partition(".")
                key = (table, id)
                if table not in _RETIRED:
                    advice = f"What can be switched off: {', '.join(_RETIRED)}. A red line keeps people safe and stays."
                    self.problems.append(document.problem((RETIRE, index), f'"{ref}" cannot be switched off', advice))
                elif key not in known:
                    self._not_there(key, document, known, RETIRE, index)
                else:
                    gone.add(key)
                    self._tell(key, known[key], "is switched off")
        for named, (table, field) in _NAMED_IN.items():
            if table == "red_line":
                continue
            for key, content in known.items():
                ids = _listed(content.get(field)) if key[0] == table and isinstance(content, dict) else []
                if key not in gone and ids and all((named, id) in gone for id in ids):
                    gone.add(key)
                    self._tell(key, content, "falls away with it")
        return gone

    # --- changed ---

    def _changed(self, key: Key, content: Any, fields: Mapping[str, Any]) -> Any:
        named = [name for name in fields if name not in (MARK, "example")]
        self._tell(key, content, f"is changed: {', '.join(name.replace('_', ' ') for name in named)}" if named else "")
        # The examples beside the shipped rule speak of the shipped rule.
        return {**_merged(content, {name: value for name, value in fields.items() if name != MARK}),
                **({"example": fields.get("example", [])} if "example" in content else {})}  # fmt: skip

    def _may_change(self, key: Key, document: Document, fields: Mapping[str, Any]) -> bool:
        fixed = [name for name in fields if name in _FIXED.get(key[0], ())]
        for name in fixed:
            said = f"{'.'.join(filter(None, key))}: {name} cannot be adapted"
            self.problems.append(
                document.problem((*_path(key), name), said, "It keeps people safe, wherever they live.")
            )
        return not fixed

    def _not_there(self, key: Key, document: Document, known: Mapping[Key, Any], *within: str | int) -> None:
        """The pack has it no more, or never had: told at every run, and nothing else is lost."""
        advice = did_you_mean(
            key[1], [id for table, id in known if table == key[0]], "Remove it, or adapt what replaced it."
        )
        said = f"there is no {'.'.join(filter(None, key))} to adapt"
        self.warnings.append(document.problem(within or _path(key), said, advice))

    def _tell(self, key: Key, content: Any, change: str, *, new: bool = False) -> None:
        record = content if isinstance(content, dict) else {}
        name = record.get("title") or record.get("label") or record.get("term") or key[1].replace("_", " ")
        if change:
            self.adapted.append(
                Adapted(".".join(filter(None, key)), f"{key[0].replace('_', ' ')} “{name}” {change}", new)
            )


def _records(tables: Mapping[str, Any]) -> Iterator[tuple[Key, Any]]:
    """Everything that stands under an id of its own."""
    for table, content in tables.items():
        if table == "stakeholder":
            yield (table, ""), content
        elif isinstance(content, dict):
            yield from (((table, id), record) for id, record in content.items())


def _tables(records: Mapping[Key, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for (table, id), content in records.items():
        if id:
            found.setdefault(table, {})[id] = content
        else:
            found[table] = content
    return found


def _other(tables: Mapping[str, Any]) -> dict[str, Any]:
    """What has no ids: contradictions, and whatever does not belong."""
    return {
        name: content for name, content in tables.items() if name != "stakeholder" and not isinstance(content, dict)
    }


def _without(key: Key, content: Any, gone: set[Key]) -> Any:
    """A record without the names of what is switched off."""
    if not isinstance(content, dict):
        return content
    fields = {field: named for named, (table, field) in _NAMED_IN.items() if table == key[0] and field in content}
    cut = {field: [id for id in _listed(content[field]) if (named, id) not in gone] for field, named in fields.items()}
    return {**content, **cut}


def _merged(content: Any, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields named take the place of the record's; tables within are merged likewise, lists replaced whole."""
    merged = dict(content) if isinstance(content, dict) else {}
    for name, value in fields.items():
        within = isinstance(value, dict) and isinstance(merged.get(name), dict)
        merged[name] = _merged(merged[name], value) if within else value
    return merged


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _path(key: Key) -> tuple[str, ...]:
    return tuple(filter(None, key))

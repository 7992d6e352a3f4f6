"""All files of a pack, read and checked: the type that they describe, or the problems of all of them together."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve

from valuecase.model import common as c
from valuecase.model import pack as p
from valuecase.model import proposition as v
from valuecase.model.facts import FactDefinition
from valuecase.model.problems import Problem, ValueCaseError, did_you_mean, nearest
from valuecase.reading.adaptation import Adaptation, Part
from valuecase.reading.check_conditions import check_conditions
from valuecase.reading.check_meaning import check_meaning
from valuecase.reading.check_references import check_references
from valuecase.reading.records import Draft, Entry
from valuecase.reading.structure import Structurer
from valuecase.reading.text import shown
from valuecase.reading.toml import LARGEST, Document, read_toml

if TYPE_CHECKING:  # importing it takes as long as reading a partner file
    from importlib.resources.abc import Traversable

TABLES: Mapping[str, type] = {
    "sector": c.Sector, "unit": c.Unit, "lens": c.Lens, "culture": c.Culture, "organisation": c.Organisation,
    "law": c.Law, "data_set": c.DataSet, "form": c.Form, "means": c.Means, "remedy": c.Remedy,
    "readiness": c.Readiness, "phrase": c.Phrase, "source": c.Source, "figure": c.Figure,
    "fact": FactDefinition, "driver": p.Driver, "pain": p.Pain, "proposition": v.Proposition, "term": p.Term,
    "heard_as": p.HeardAs, "audience": p.Audience, "red_line": p.RedLine, "caution": p.Caution, "holds": p.Holding,
}  # fmt: skip
_ALL = ("stakeholder", *TABLES, "contradiction")
_MISSING = "Write a file stakeholder.toml that begins with [stakeholder]."
_NOBODY = p.Stakeholder(id="", sector="", title="", plural="", background="", day_to_day="")


def read(
    folder: "Path | Traversable", paths: "Sequence[Traversable]", origin: str, adapting: "Sequence[Traversable]" = ()
) -> p.StakeholderType:
    """The type that these files describe; raises ValueCaseError with all problems of all of them, each once.

    Every step looks at everything, whatever the others found: each passes over what could not be read, and only that.
    `adapting` are the files of a local adaptation, whose changes and warnings the type then names.
    """
    draft = Draft()
    documents = (document for path in paths if (document := _read_file(path, draft)))
    adaptation = Adaptation([document for path in adapting if (document := _read_file(path, draft))])
    as_shipped = (Part(document, document.tables) for document in documents)
    for part in adaptation.over([*documents]) if adapting else as_shipped:
        _read_part(part, draft)
    draft.problems.extend(adaptation.problems)
    if ("stakeholder", "") not in draft.first and not draft.may_hold("stakeholder"):
        draft.problems.append(Problem("this folder holds no [stakeholder]", _MISSING, shown(folder)))
    type = _type(draft, origin)
    for step in (check_references, check_conditions, check_meaning):
        draft.problems.extend(step(draft, type))
    if draft.problems:
        raise ValueCaseError(dict.fromkeys(draft.problems))  # one line may name the same wrong thing twice
    return evolve(type, adapted=tuple(adaptation.adapted), warnings=tuple(adaptation.warnings)) if adapting else type


def _type(draft: Draft, origin: str) -> p.StakeholderType:
    """The type as far as it could be read: with a problem it is for the checks alone."""
    about = draft.first.get(("stakeholder", ""))
    tables: dict[str, Any] = {name: draft.table(name) for name in TABLES}
    return p.StakeholderType(
        about=about.record if about else _NOBODY,
        contradiction=tuple(draft.table("contradiction").values()),
        origin=origin,
        **tables,
    )


def _read_file(path: "Traversable", draft: Draft) -> Document | None:
    try:
        return read_toml(path)
    except ValueCaseError as error:
        draft.problems.extend(error.problems)
        _lose(path, draft)
        return None


def _read_part(part: Part, draft: Draft) -> None:
    structurer = Structurer(part.document, draft.problems)
    for name, content in part.tables.items():
        if name == "stakeholder":
            _add(draft, structurer, "", structurer.record(p.Stakeholder, content, (name,)), (name,))
        elif name == "contradiction":
            for index, item in enumerate(content if isinstance(content, list) else [content]):
                record = structurer.record(p.Contradiction, item, (name, index))
                _add(draft, structurer, str(len(draft.table(name))), record, (name, index))
        elif name in TABLES:
            for id, record in structurer.keyed(TABLES[name], content, (name,)).items():
                _add(draft, structurer, id, record, (name, id))
            if not isinstance(content, dict):
                draft.lose(_texts(content))
        else:
            advice = did_you_mean(name, _ALL, "A pack can have: " + ", ".join(_ALL) + ".")
            structurer.problem((name,), f'a pack cannot have "{name}"', advice)
            draft.lose([nearest(name, _ALL), *_texts(content)])


def _add(draft: Draft, structurer: Structurer, id: str, record: Any, path: tuple[str | int, ...]) -> None:
    entry = Entry(str(path[0]), id, record, structurer.document, path, structurer.unread)
    if first := draft.first.get((entry.table, id)):
        named, advice = f'"{id}"', "Give this one another id."
        if entry.table == "stakeholder":
            named, advice = "[stakeholder]", "A folder describes one type: keep one of the two."
        draft.problems.append(entry.problem(f"{named} already stands in {first.document.file}", advice))
    draft.add(entry)


def _texts(content: object) -> Iterator[str]:
    """Every key and text, however deep."""
    waiting = [content]
    while waiting:
        match waiting.pop():
            case str(text):
                yield text
            case dict(table):
                waiting += [*table, *table.values()]
            case list(items):
                waiting += items


def _lose(path: "Traversable", draft: Draft) -> None:
    """Remember the words of a file that is no TOML. Zeros go: they stand between the letters of some encodings."""
    try:
        with path.open("rb") as stream:
            raw: bytes = stream.read(LARGEST)
    except (OSError, ValueError):
        draft.blind = True
        return
    draft.lose([raw.replace(b"\0", b"").decode(errors="replace")])

"""A pack while it is read: every record with its place, and the problems of all files together."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import define, field

from valuecase.model import pack as p
from valuecase.model.facts import FactDefinition
from valuecase.model.problems import Problem, ValueCaseError, did_you_mean
from valuecase.reading.check_conditions import check_conditions
from valuecase.reading.check_meaning import check_meaning
from valuecase.reading.check_references import check_references
from valuecase.reading.structure import Structurer
from valuecase.reading.toml import Document, read_toml, shown

if TYPE_CHECKING:  # importing it takes as long as reading a partner file
    from importlib.resources.abc import Traversable

TABLES: Mapping[str, type] = {
    "sector": p.Sector, "unit": p.Unit, "lens": p.Lens, "culture": p.Culture, "organisation": p.Organisation,
    "law": p.Law, "data_set": p.DataSet, "phrase": p.Phrase, "source": p.Source, "figure": p.Figure,
    "fact": FactDefinition, "driver": p.Driver, "pain": p.Pain, "proposition": p.Proposition, "term": p.Term,
    "heard_as": p.HeardAs, "audience": p.Audience, "red_line": p.RedLine, "caution": p.Caution, "holds": p.Holding,
}  # fmt: skip


@define
class Place:
    """Where a record stands, so that a later check can say so."""

    document: Document
    path: tuple[str | int, ...]

    def problem(self, message: str, advice: str = "", *within: str | int) -> Problem:
        return self.document.problem((*self.path, *within), message, advice)


@define
class Draft:
    """A type while it is read: records by table and id, each with its place, and the problems so far."""

    tables: dict[str, dict[str, Any]] = field(factory=lambda: {name: {} for name in TABLES})
    places: dict[tuple[str, str], Place] = field(factory=dict)
    contradictions: list[p.Contradiction] = field(factory=list)
    stakeholder: p.Stakeholder | None = None
    problems: list[Problem] = field(factory=list)

    def locate(self, table: str, id: str, message: str, advice: str = "", *within: str | int) -> Problem:
        """A problem at a record, or at a field within it."""
        return self.places[table, id].problem(message, advice, *within)


def read(folder: "Path | Traversable", paths: "Sequence[Traversable]", origin: str) -> p.StakeholderType:
    """The type that these files describe; raises ValueCaseError with all problems of all of them."""
    draft = Draft()
    for path in paths:
        _read_file(path, draft)
    if draft.stakeholder is None:
        if ("stakeholder", "") not in draft.places:
            draft.problems.append(Problem("this folder holds no [stakeholder]", _MISSING, shown(folder)))
        raise ValueCaseError(draft.problems)
    tables: dict[str, Any] = dict(draft.tables)
    type = p.StakeholderType(
        about=draft.stakeholder, contradiction=tuple(draft.contradictions), origin=origin, **tables
    )
    for step in (check_references, check_conditions, check_meaning):
        # Each step leans on the one before: with a definition missing it would only repeat what is already said.
        if not draft.problems:
            draft.problems.extend(step(type, draft.locate))
    if draft.problems:
        raise ValueCaseError(draft.problems)
    return type


_MISSING = "Write a file stakeholder.toml that begins with [stakeholder]."


def _read_file(path: "Traversable", draft: Draft) -> None:
    try:
        document = read_toml(path)
    except ValueCaseError as error:
        draft.problems.extend(error.problems)
        return
    structurer = Structurer(document, draft.problems)
    for name, content in document.tables.items():
        if name == "stakeholder":
            draft.stakeholder = structurer.record(p.Stakeholder, content, ("stakeholder",))
            draft.places["stakeholder", ""] = Place(document, ("stakeholder",))
        elif name == "contradiction":
            _read_contradictions(content, structurer, document, draft)
        elif name in TABLES:
            _read_table(name, structurer.keyed(TABLES[name], content, (name,)), document, draft)
        else:
            advice = did_you_mean(name, TABLES, "A pack can have: " + ", ".join(TABLES) + ".")
            structurer.problem((name,), f'a pack cannot have "{name}"', advice)


def _read_table(name: str, records: Mapping[str, Any], document: Document, draft: Draft) -> None:
    for id, record in records.items():
        place = Place(document, (name, id))
        if id in draft.tables[name]:
            first = draft.places[name, id].document.file
            draft.problems.append(place.problem(f'"{id}" already stands in {first}', "Give this one another id."))
            continue
        draft.tables[name][id] = record
        draft.places[name, id] = place


def _read_contradictions(content: object, structurer: Structurer, document: Document, draft: Draft) -> None:
    items: Sequence[object] = content if isinstance(content, list) else [content]
    for index, item in enumerate(items):
        path = ("contradiction", index)
        if (record := structurer.record(p.Contradiction, item, path)) is not None:
            draft.places["contradiction", str(len(draft.contradictions))] = Place(document, path)
            draft.contradictions.append(record)

"""Whatever a path holds, checked: partner files, packs, and folders of either."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Literal

from attrs import evolve, frozen

from valuecase.checks.findings import findings, own_findings
from valuecase.checks.places import Places
from valuecase.engine import Engine
from valuecase.evaluator import Evaluator
from valuecase.model.pack import StakeholderType
from valuecase.model.problems import Problem, ValueCaseError
from valuecase.reading.pack import read_pack
from valuecase.reading.partner import read_partner
from valuecase.reading.text import shown
from valuecase.reading.toml import read_toml

MARKER = "stakeholder.toml"  # what makes a folder a pack


@frozen
class Checked:
    """One thing that was looked at. `unreadable`: not even its name and kind could be had; `adapted`: what is changed in it."""

    kind: Literal["partner file", "type", "adapted type"]
    place: str
    problems: tuple[Problem, ...] = ()
    unreadable: bool = False
    adapted: tuple[str, ...] = ()


def check_paths(paths: Sequence[Path], engine: Engine, as_of: date) -> Iterator[Checked]:
    """Everything that lies at or below the paths; raises ValueCaseError where a path leads nowhere."""
    for path in paths:
        if not path.is_dir():
            pack = _pack_of(path)
            yield check_pack(pack, engine, as_of) if pack else check_partner(path, engine, as_of)
        elif found := list(_below(path, engine, as_of)):
            yield from found
        else:
            advice = f"A partner file begins with [partner]; a folder of rules holds {MARKER}."
            raise ValueCaseError(Problem("this folder holds neither partner files nor rules", advice, shown(path)))


def check_installed(engine: Engine, as_of: date) -> Iterator[Checked]:
    """Every type the engine knows."""
    overshadowed = tuple(engine.catalog.problems)
    for ref in engine.catalog:
        try:
            type = engine.type(ref.id)
        except ValueCaseError as error:
            yield Checked("type", ref.id, error.problems)
        else:
            # Installed rules are read-only, so a problem names the rule and its example and leaves the file out.
            places = Places(Path(ref.origin) if ref.is_folder else None)
            found = _told(type, findings(type, types_at_hand(engine), engine.evaluator(ref.id), as_of, places))
            yield Checked("type", ref.id, (*overshadowed, *found))
        overshadowed = ()


def check_pack(folder: Path, engine: Engine, as_of: date) -> Checked:
    """A pack as reading finds it, and then its examples and what would make it better."""
    try:
        type = read_pack(folder, origin=str(folder))
    except ValueCaseError as error:
        return Checked("type", shown(folder), error.problems)
    found = findings(type, types_at_hand(engine), Evaluator(type), as_of, Places(folder))
    return Checked("type", shown(folder), tuple(found))


def check_adaptation(folder: Path, id: str, engine: Engine, as_of: date) -> Checked:
    """One type with a local adaptation: whether it reads, what of it meets nothing, its own examples and words.

    What it leaves as it was shipped is not looked at, nor are the shipped examples: they speak of the shipped rules.
    """
    place = f"{shown(folder)}, {id}"
    adapted = Engine(engine.folders, [folder])
    try:
        type = adapted.type(id)
    except ValueCaseError as error:
        return Checked("adapted type", place, error.problems)
    found: list[Problem] = list(type.warnings)
    for layer in adapted.catalog.layers(id):
        found += own_findings(type, types_at_hand(engine), adapted.evaluator(id), as_of, layer)
    return Checked("adapted type", place, tuple(found), adapted=tuple(one.change for one in type.adapted))


def check_partner(path: Path, engine: Engine, as_of: date) -> Checked:
    """A partner file against its type: what does not fit, what is implausible, and facts at odds with each other."""
    try:
        partner = read_partner(path)
        case = engine.evaluate(partner, as_of=as_of)
    except ValueCaseError as error:
        return Checked("partner file", str(path), error.problems, unreadable=True)
    doubts = [partner.problem(f"facts.{fact.id}", fact.implausible, "Check it; it is used as it stands.")
              for fact in case.facts.values() if fact.implausible]  # fmt: skip
    doubts += [partner.problem("facts", one.text) for one in case.cautions if one.kind == "contradiction"]
    warnings = (evolve(doubt, severity="warning") for doubt in doubts)
    return Checked("partner file", str(path), (*case.problems, *warnings))


def _below(folder: Path, engine: Engine, as_of: date) -> Iterator[Checked]:
    if (folder / MARKER).is_file():
        yield check_pack(folder, engine, as_of)
        return
    if adapting := _adapts(folder, engine):
        yield from (check_adaptation(folder, id, engine, as_of) for id in adapting)
        return
    for entry in sorted(folder.iterdir()):
        if entry.is_dir() and not entry.name.startswith("."):
            yield from _below(entry, engine, as_of)
        elif entry.suffix == ".toml" and _is_partner(entry):
            yield check_partner(entry, engine, as_of)


def _adapts(folder: Path, engine: Engine) -> list[str]:
    """The types that a folder adapts: those whose names its own folders bear, all for `common`; none if it is something else.

    Folders of packs and of partner files may bear such names, too.
    """
    ids = [ref.id for ref in engine.catalog]
    named = [path for path in sorted(folder.iterdir()) if path.is_dir() and path.name in (*ids, "common")]
    if any((path / MARKER).is_file() or any(map(_is_partner, path.glob("*.toml"))) for path in named):
        return []
    names = {path.name for path in named}
    return [id for id in ids if "common" in names or id in names]


def types_at_hand(engine: Engine) -> list[StakeholderType]:
    """The types that can be had; what is wrong with the others is told when they are checked themselves."""
    types = []
    for ref in engine.catalog:
        with suppress(ValueCaseError):
            types.append(engine.type(ref.id))
    return types


def _is_partner(path: Path) -> bool:
    """Says that it is one, or cannot be read, which somebody should hear of."""
    try:
        return "partner" in read_toml(path).tables
    except ValueCaseError:
        return True


def _pack_of(path: Path) -> Path | None:
    """The pack that a file is part of."""
    if not path.is_file():
        return None
    above = path.resolve().parents
    return next((folder for folder in above[:3] if (folder / MARKER).is_file() and not _is_partner(path)), None)


def _told(type: StakeholderType, problems: Iterator[Problem]) -> Iterator[Problem]:
    for problem in problems:
        yield problem if problem.file else evolve(problem, message=f"{type.id}: {problem.message}")

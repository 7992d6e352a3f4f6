"""The partners of a folder: everyone who can be read, and what is wrong with the others."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from attrs import frozen

from valuecase.engine import Engine
from valuecase.model.case import ValueCase
from valuecase.model.problems import Problem, ValueCaseError
from valuecase.reading.partner import read_partner
from valuecase.reading.text import shown
from valuecase.reading.toml import read_toml


@frozen(eq=False, repr=False)
class Gathered:
    """The cases of those who could be read, each name once, and every problem met on the way."""

    cases: tuple[ValueCase, ...]
    problems: tuple[Problem, ...]


def gather(paths: Sequence[Path], engine: Engine, as_of: date) -> Gathered:
    """Partner files, and those directly within folders; raises ValueCaseError where nobody could be read at all."""
    cases: dict[str, ValueCase] = {}
    problems: list[Problem] = []
    for path in paths:
        for file in _files(path):
            try:
                case = engine.evaluate(read_partner(file), as_of=as_of)
            except ValueCaseError as error:
                problems += error.problems
                continue
            name = case.partner.name
            if name in cases:
                advice = "Give each a name of its own; only the first is shown."
                problems.append(Problem(f"{name} is described in {cases[name].partner.file}, too", advice, shown(file)))
                continue
            cases[name] = case
            problems += case.problems
    if not cases:
        nobody = Problem("there is no partner to show", "A partner file begins with [partner]: valuecase new partner.")
        raise ValueCaseError(problems or nobody.at(shown(paths[0])))
    return Gathered(tuple(cases.values()), tuple(problems))


def _files(path: Path) -> Iterator[Path]:
    """A file itself; of a folder, the TOML files in it that are partners or cannot be read, in the order of names."""
    if not path.is_dir():
        yield path
        return
    for file in sorted(path.glob("*.toml")):
        try:
            is_partner = "partner" in read_toml(file).tables
        except ValueCaseError:
            is_partner = True
        if is_partner:
            yield file

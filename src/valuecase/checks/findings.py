"""Everything that is looked at in one pack."""

from collections.abc import Iterable, Iterator
from datetime import date
from importlib.resources.abc import Traversable

from attrs import evolve

from valuecase.checks.examples import failures
from valuecase.checks.lacking import lacking
from valuecase.checks.places import Places
from valuecase.checks.spoken import spoken
from valuecase.checks.unused import unused
from valuecase.evaluator import Evaluator
from valuecase.model.pack import StakeholderType
from valuecase.model.problems import Problem
from valuecase.reading.pack import read_pack, shipped_pack


def findings(
    type: StakeholderType, others: Iterable[StakeholderType], evaluator: Evaluator, as_of: date, places: Places
) -> Iterator[Problem]:
    """Examples that come out otherwise, as errors; then what would make a pack better, as warnings.

    `others` are the types whose words a talking point should not borrow.
    """
    yield from failures(type, evaluator, as_of, places)
    common = read_pack(shipped_pack("other"), cached=True)  # nothing but the common pack and its own name
    better = (
        *unused(type, common, places),
        *lacking(type, common, evaluator, as_of, places),
        *spoken(type, [other for other in others if other.id != type.id], places),
    )
    yield from (evolve(problem, severity="warning") for problem in better)


def own_findings(
    type: StakeholderType, others: Iterable[StakeholderType], evaluator: Evaluator, as_of: date, folder: Traversable
) -> Iterator[Problem]:
    """The same of what an adaptation in this folder holds: its examples and its words, and whether what it adds is whole."""
    common = read_pack(shipped_pack("other"), cached=True)
    own = Places(folder)
    new = Places(folder, among={one.ref for one in type.adapted if one.new})
    better = (
        *spoken(type, [other for other in others if other.id != type.id], own),
        *unused(type, common, new),
        *lacking(type, common, evaluator, as_of, new),
    )
    for problem in failures(type, evaluator, as_of, own):
        if problem.file:  # the others stand beside rules as they were shipped
            yield problem
    yield from (evolve(problem, severity="warning") for problem in better if problem.file)

"""Everything that is looked at in one pack."""

from collections.abc import Iterable, Iterator
from datetime import date

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

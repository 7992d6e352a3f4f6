"""The engine: one object that knows the types and answers for partners."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from valuecase.catalog import Catalog
from valuecase.evaluator import Evaluator
from valuecase.model.case import ValueCase
from valuecase.model.facts import Partner
from valuecase.model.pack import StakeholderType
from valuecase.model.problems import ValueCaseError


class Engine:
    """Evaluates partners. Keeps nothing about them; threads may share one.

    `types` are folders with stakeholder types of your own; they replace installed ones of the same id. `adapt` are folders
    with local adaptations of types: docs/adapt.md.
    """

    def __init__(self, types: Iterable[Path | str] = (), adapt: Iterable[Path | str] = ()) -> None:
        self.folders = tuple(Path(folder) for folder in types)
        self.catalog = Catalog(self.folders, adapt=[Path(folder) for folder in adapt])
        self._evaluators: dict[str, Evaluator] = {}

    def type(self, id: str) -> StakeholderType:
        """The stakeholder type of this id; raises ValueCaseError when it is not installed or broken."""
        return self.catalog.get(id)

    def evaluate(self, partner: Partner, *, as_of: date) -> ValueCase:
        """The value case of one partner as of a day; raises ValueCaseError where its type cannot be had."""
        if partner.type not in self._evaluators and partner.type not in self.catalog:
            # What is wrong is in the partner's file, so it is placed there.
            problem = self.catalog.unknown(partner.type)
            raise ValueCaseError(problem.at(partner.file, partner.locate(("partner", "type"))))
        return self.evaluator(partner.type).case(partner, as_of)

    def evaluate_all(self, partners: Iterable[Partner], *, as_of: date) -> Iterator[ValueCase]:
        """The value cases of many partners, with the conditions of each type compiled once."""
        for partner in partners:
            yield self.evaluator(partner.type).case(partner, as_of, compiled=True)

    def evaluator(self, id: str) -> Evaluator:
        """What evaluates partners of one type, prepared on first use."""
        if id not in self._evaluators:
            self._evaluators[id] = Evaluator(self.type(id))
        return self._evaluators[id]

"""The engine: one object that knows the types and answers for partners."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from valuecase.catalog import Catalog
from valuecase.conditions.reasons import Reason
from valuecase.evaluator import Evaluator
from valuecase.model.case import ValueCase
from valuecase.model.facts import Partner
from valuecase.model.pack import StakeholderType
from valuecase.model.problems import ValueCaseError

Frame = TypeVar("Frame")  # a dataframe, of whichever kind
PARTS = ("verdicts", "estimates", "order", "questions")  # of what a table is told


class Engine:
    """Evaluates partners. Keeps nothing about them; threads may share one.

    `types` are folders with stakeholder types of your own; they replace installed ones of the same id. `adapt` are folders
    with local adaptations of types: docs/adapt.md.
    """

    def __init__(self, types: Iterable[Path | str] = (), adapt: Iterable[Path | str] = ()) -> None:
        self.folders = tuple(Path(folder) for folder in types)
        self.catalog = Catalog(self.folders, adapt=[Path(folder) for folder in adapt])
        self._evaluators: dict[str, Evaluator] = {}
        self._plans: Any = None  # of tables, which most engines are never asked about

    def types(self) -> tuple[str, ...]:
        """The ids of all types that are installed or in the folders; whether each can be read is seen when it is asked for."""
        return tuple(ref.id for ref in self.catalog)

    def type(self, id: str) -> StakeholderType:
        """The stakeholder type of this id; raises ValueCaseError when it is not installed or broken."""
        return self.catalog.get(id)

    def evaluate(self, partner: Partner, *, as_of: date) -> ValueCase:
        """The value case of one partner as of a day; raises ValueCaseError where its type cannot be had."""
        return self.evaluator_of(partner).case(partner, as_of)

    def evaluate_all(self, partners: Iterable[Partner], *, as_of: date) -> Iterator[ValueCase]:
        """The value cases of many partners, with the conditions of each type compiled once."""
        for partner in partners:
            yield self.evaluator_of(partner).case(partner, as_of, compiled=True)

    def screen(
        self,
        type: str,
        frame: Frame,
        *,
        as_of: date,
        dated: date | None = None,
        parts: Iterable[str] = PARTS,
        long: bool = False,
    ) -> Frame:
        """Every organization in a table by the rules of one type, with the same answers as one at a time.

        `frame` is a dataframe of Polars (eager or lazy), pandas, PyArrow, DuckDB or PySpark with a row for each; what comes back
        is of the same kind. A column named like a fact holds that fact: true and false, numbers, dates, text, lists of
        text for choices; null is not known. All values count as published, on the day that a column such as
        `staffed_beds_as_of` says, or else `dated`. All other columns stay as they are, and after them come, in `parts`:

        - `left_out`: how many of the row's values did not fit their facts and count as unknown;
        - verdicts: `driver_x`, `pain_x`, `pain_x_grade`, `proposition_x`, `proposition_x_ready` and `proposition_x_score`;
        - estimates: `estimate_x_name_conservative`, `…_base` and `…_optimistic`;
        - order: `score`, by which `compare` orders, how many propositions are `applies`, `ready` and `open`, and
          `strongest_1` to `strongest_3`;
        - questions: `ask_1` to `ask_3`, the facts most worth asking for.

        With `long`, a row for each organization and proposition, the strongest first: `proposition`, `proposition_status`,
        `proposition_ready`, `proposition_score`, and its estimates as `estimate_1`, `estimate_1_base` and so on.

        Raises ValueCaseError where a column is not of the type of its fact, or has the name of an answer. Needs the extra
        `tables`: pip install 'valuecase[tables]'.
        """
        from valuecase.screening.answering.plan import Plans
        from valuecase.screening.answering.screen import screen

        self._plans = self._plans or Plans()
        return screen(  # type: ignore[no-any-return]
            self.evaluator(type), frame, as_of=as_of, dated=dated, parts=parts, long=long, plans=self._plans
        )

    def why(self, partner: Partner, ref: str, *, as_of: date) -> Reason:
        """Why a driver, pain or proposition holds, does not, or is open, down to the facts; or what a fact is worth.

        Raises ValueCaseError naming the nearest rules when `ref` names none. A retired proposition is told, with a warning
        that names the one in its place.
        """
        # Near names are found with difflib, and a case has no need of them.
        from valuecase.deprecation import deprecated
        from valuecase.references import TELLING, resolve, successor

        type = self.evaluator_of(partner).type
        found = resolve(ref, [type], TELLING)
        if heir := successor(type, found):
            deprecated(f"{found} is retired", str(heir))
        return self.evaluator_of(partner).reason(partner, found.id if found.table == "fact" else str(found), as_of)

    def evaluator(self, id: str) -> Evaluator:
        """What evaluates partners of one type, prepared on first use."""
        if id not in self._evaluators:
            self._evaluators[id] = Evaluator(self.type(id))
        return self._evaluators[id]

    def evaluator_of(self, partner: Partner) -> Evaluator:
        """What evaluates this partner; that nobody offers its type is wrong in its file, so it is placed there."""
        try:
            return self.evaluator(partner.type)
        except ValueCaseError:
            if partner.type in self.catalog:
                raise
            problem = self.catalog.unknown(partner.type)
            raise ValueCaseError(problem.at(partner.file, partner.locate(("partner", "type")))) from None

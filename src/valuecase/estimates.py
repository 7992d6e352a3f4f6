"""How much a proposition may be worth: its formulas at three ends of the argument."""

from collections.abc import Mapping
from datetime import date

from valuecase.conditions import walk
from valuecase.conditions.program import Program
from valuecase.conditions.tree import Value
from valuecase.model.case import Ends, EstimateFinding, FactInPlay
from valuecase.model.pack import StakeholderType
from valuecase.model.proposition import Estimate, Proposition


class Estimator:
    """Works out the estimates of one type."""

    def __init__(self, type: StakeholderType, program: Program) -> None:
        self._ends = [{f"k.{id}": figure.ends[end] for id, figure in type.figure.items()} for end in range(3)]
        self._inputs = {
            (proposition.id, name): program.inputs_of(estimate.formula.tree)
            for proposition in type.proposition.values()
            for name, estimate in proposition.estimate.items()
        }

    def of(
        self,
        proposition: Proposition,
        inputs: Mapping[str, Value | None],
        answers: Mapping[str, Value | None],
        facts: Mapping[str, FactInPlay],
        as_of: date,
    ) -> tuple[EstimateFinding, ...]:
        """Those whose condition holds and whose every input is known, in the order of the pack."""
        found = []
        for name, estimate in proposition.estimate.items():
            if answers[f"estimate.{proposition.id}.{name}"] is not True:
                continue
            ends = self.ends(estimate, {**inputs, **answers}, as_of)
            if ends is not None:
                used = self._inputs[proposition.id, name]
                figures = tuple(key.removeprefix("k.") for key in used if key.startswith("k."))
                given = tuple(key for key in used if not key.startswith("k."))
                firm = all(id in facts and facts[id].firm for id in given)
                sayable = firm and not any(facts[id].disputed for id in given)
                found.append(EstimateFinding(name, estimate, ends, given, figures, firm, sayable, proposition.id))
        return tuple(found)

    def ends(self, estimate: Estimate, values: Mapping[str, Value | None], as_of: date) -> Ends | None:
        """Conservative, base, optimistic; None while an input is unknown. Not sorted: a cost falls where a gain rises."""
        found = [walk.value(estimate.formula.tree, {**values, **figures}.get, as_of) for figures in self._ends]
        numbers = [end for end in found if isinstance(end, int | float) and not isinstance(end, bool)]
        return (numbers[0], numbers[1], numbers[2]) if len(numbers) == 3 else None

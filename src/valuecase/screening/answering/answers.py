"""What a table is asked, prepared for tables that have the same facts."""

from collections.abc import Mapping
from datetime import date

import narwhals as nw

from valuecase.conditions.graph import Number
from valuecase.conditions.tables import Columns
from valuecase.evaluator import Evaluator
from valuecase.screening.answering import asking, best, estimating, ordering, verdicts
from valuecase.screening.answering.rules import Given, Rules
from valuecase.screening.answering.sheet import Sheet
from valuecase.screening.answering.words import Words


class Answers:
    """The answers of one type to tables with some facts: `given` are the columns that hold them."""

    def __init__(
        self, evaluator: Evaluator, given: Mapping[str, Given], as_of: date, parts: frozenset[str], *, enums: bool
    ) -> None:
        type = evaluator.type
        self.parts = parts
        self._keys = [*verdicts.keys(type), *ordering.keys(type), *estimating.keys(type)]
        self.rules = Rules(type, evaluator.program, [*self._keys, *estimating.named(type)], given, as_of)
        self.ends = estimating.ends(self.rules) if "estimates" in parts else {}
        self.decided = asking.Asking(self.rules, evaluator.asker).decided() if "questions" in parts else {}
        self.words = Words(Columns(self.rules.graph, frozenset(self._wanted())), enums)

    def _wanted(self) -> set[Number]:
        rules = self.rules
        wanted = {rules.believed[key] for key in self._keys}
        wanted |= {rules.firm[key] for key in self._keys if key.startswith("proposition.")}
        wanted |= {step for ends in self.ends.values() for step in ends}
        return wanted | {step for flags in self.decided.values() for step in flags.values()}

    def on(self, sheet: Sheet, firm_facts: nw.Expr) -> list[tuple[str, nw.Expr]]:
        """The columns that are read, by name, of a sheet that has the facts; `firm_facts` counts those that are firm."""
        for stage in self.words.columns.stages():
            sheet.add(sheet.next, stage.made, stage.done)
        level = verdicts.levels(self.rules, self.words)
        standing = verdicts.standings(sheet, self.rules, self.words, level)
        scored = sheet.next
        found: list[tuple[str, nw.Expr]] = []
        if "verdicts" in self.parts:
            found += verdicts.told(self.rules, self.words, level, standing)
        if "estimates" in self.parts:
            found += estimating.told(self.rules, self.words, self.ends, standing)
        if "order" in self.parts:
            found += self._order(sheet, scored, standing, firm_facts).items()
        if "questions" in self.parts:
            ranks = asking.ranks(sheet, scored, self.rules, self.words, self.decided, standing)
            found += best.named(self.words, "ask", ranks, best.places(sheet, scored + 2, "ask", ranks)).items()
        return found

    def _order(
        self, sheet: Sheet, level: int, standing: Mapping[str, verdicts.Standing], firm_facts: nw.Expr
    ) -> dict[str, nw.Expr]:
        made = {f"of_{id}": rank for id, rank in ordering.ranks(standing).items()}
        ranks = dict(zip(standing, sheet.keep(level, made).values(), strict=True))
        counts = sheet.keep(level, ordering.counts(standing) | {"firm": firm_facts})
        firm = counts.pop("firm")
        strongest = best.places(sheet, level + 1, "strongest", ranks)
        usable = counts["applies"] + counts["ready"]
        order = ordering.sum_of(self.rules, self.words, ordering.score_in(strongest[0]), usable, firm)
        return {"score": order, **counts, **best.named(self.words, "strongest", ranks, strongest)}

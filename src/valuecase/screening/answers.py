"""What a table is asked, prepared for tables that have the same facts."""

from collections.abc import Mapping
from datetime import date

import narwhals as nw

from valuecase.conditions.graph import Number
from valuecase.conditions.tables import Columns
from valuecase.evaluator import Evaluator
from valuecase.screening import asking, best, estimating, ordering, verdicts
from valuecase.screening.rules import Given, Rules
from valuecase.screening.sheet import Sheet
from valuecase.screening.words import Words


class Answers:
    """The answers of one type to tables with some facts: `given` are the columns that hold them."""

    def __init__(
        self, evaluator: Evaluator, given: Mapping[str, Given], as_of: date, parts: frozenset[str], *, enums: bool
    ) -> None:
        type = evaluator.type
        self.parts = parts
        keys = [*verdicts.keys(type), *ordering.keys(type), *estimating.keys(type)]
        self.rules = Rules(type, evaluator.program, keys, given, as_of)
        self.ends = estimating.ends(self.rules) if "estimates" in parts else {}
        self.decided = asking.Asking(self.rules, evaluator.asker).decided() if "questions" in parts else {}
        self.words = Words(Columns(self.rules.graph, frozenset(self._wanted())), enums)

    def _wanted(self) -> set[Number]:
        rules = self.rules
        wanted = {*rules.believed.values(), *rules.firm.values()}
        wanted |= {step for ends in self.ends.values() for step in ends}
        return wanted | {step for flags in self.decided.values() for step in flags.values()}

    def on(self, sheet: Sheet, firm_facts: nw.Expr) -> dict[str, nw.Expr]:
        """The columns that are read, by name, of a sheet that has the facts; `firm_facts` counts those that are firm."""
        for stage in self.words.columns.stages():
            sheet.add(stage)
        level = verdicts.levels(sheet, self.rules, self.words)
        standing = verdicts.standings(sheet, self.rules, self.words, level)
        found: dict[str, nw.Expr] = {}
        if "verdicts" in self.parts:
            found |= verdicts.told(self.rules, self.words, level, standing)
        if "estimates" in self.parts:
            found |= estimating.told(self.rules, self.words, self.ends, standing)
        if "order" in self.parts:
            found |= self._order(sheet, standing, firm_facts)
        if "questions" in self.parts:
            ranks = asking.ranks(sheet, self.rules, self.words, self.decided, standing)
            found |= best.named(self.words, "ask", ranks, best.places(sheet, "ask", ranks))
        return found

    def _order(
        self, sheet: Sheet, standing: Mapping[str, verdicts.Standing], firm_facts: nw.Expr
    ) -> dict[str, nw.Expr]:
        ranks = sheet.keep({f"of_{id}": rank for id, rank in ordering.ranks(standing).items()})
        ranks = {id: ranks[f"of_{id}"] for id in sorted(standing)}
        strongest = best.places(sheet, "strongest", ranks)
        counts = sheet.keep(ordering.counts(standing))
        known = sheet.keep({"score": ordering.score_in(strongest[0]), "firm": firm_facts})
        usable = counts["applies"] + counts["ready"]
        order = ordering.sum_of(self.rules, self.words, known["score"], usable, known["firm"])
        return {"score": order, **counts, **best.named(self.words, "strongest", ranks, strongest)}

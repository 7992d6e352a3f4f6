"""The rules of one type over the facts that a table has, as one graph."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from valuecase.conditions import tree as t
from valuecase.conditions.graph import Graph, Named, Number
from valuecase.conditions.program import Program
from valuecase.conditions.tree import Value
from valuecase.model.pack import StakeholderType


class Given(NamedTuple):
    """The columns of one fact: all of its values, and those that are firm, if any is; the same where all are."""

    value: str
    firm: str | None


class Rules:
    """What holds for the rows of a table, as steps by key of the program: what we `believe`, and what is `firm`."""

    def __init__(
        self, type: StakeholderType, program: Program, keys: Iterable[str], given: Mapping[str, Given], as_of: date
    ) -> None:
        self.type = type
        self.program = program.leading_to(keys)
        choices = (id for id in given if type.fact[id].type == "choice")
        self.graph = Graph(as_of, frozenset(column for id in choices for column in given[id] if column))
        self.unknown = self.graph.constant(None)
        self.given = {id: self.graph.column(columns.value) for id, columns in given.items()}
        firm = {id: self.graph.column(columns.firm) for id, columns in given.items() if columns.firm}
        self.believed = self._answers(self.program, self.given, assume=True)
        self.firm = self._answers(self.program, firm, assume=False)

    def if_known(self, part: Program, fact: str, value: Value) -> dict[str, Number]:
        """What `part` of the program would say if a fact had this value; the rest stays as we believe it."""
        return self._answers(part, {**self.given, **self.believed, fact: self.graph.constant(value)}, assume=True)

    def with_figures(self, key: str, figures: Mapping[str, Value]) -> Number:
        """A formula of an estimate, with figures at one end of what they may be."""
        proposition, name = key.split(".")
        tree = self.type.proposition[proposition].estimate[name].formula.tree
        return self.graph.add(tree, self._named({**self.given, **self.believed}, figures))

    def step(self, node: t.Node) -> Number:
        """Any tree over the names of the program, as we believe it."""
        return self.graph.add(node, self._named({**self.given, **self.believed}, self.program.constants))

    def _answers(self, program: Program, known: Mapping[str, Number], *, assume: bool) -> dict[str, Number]:
        steps = dict(known)
        named = self._named(steps, program.constants)
        for key, tree in program.trees.items():
            steps[key] = self.graph.add(tree, named, assume=assume)
        return {key: steps[key] for key in program.trees}

    def _named(self, steps: Mapping[str, Number], constants: Mapping[str, Value]) -> Named:
        """What no column and no rule says is unknown: facts that the table lacks, and what nobody was asked."""

        def named(key: str) -> Number:
            if key in steps:
                return steps[key]
            return self.graph.constant(constants.get(key))

        return named

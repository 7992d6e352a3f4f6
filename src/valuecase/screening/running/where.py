"""Which organizations are wanted: a condition in the language of the rules, answered for every row of a screening."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

import narwhals as nw
import polars as pl
from attrs import evolve

from valuecase.conditions import tree as t
from valuecase.conditions.check import check
from valuecase.conditions.graph import Graph, Number
from valuecase.conditions.printing import parts
from valuecase.conditions.program import Program
from valuecase.conditions.symbol import Symbol
from valuecase.conditions.syntax import ConditionError, parse
from valuecase.conditions.tables import Columns
from valuecase.logic import program_of
from valuecase.model.pack import StakeholderType
from valuecase.model.problems import Problem, ValueCaseError
from valuecase.screening.answering.facts import fitted
from valuecase.symbols import symbols_of, units_of

PLACE = "--where"
_KEY = "--where"  # which no fact can be called


class Where:
    """A condition over facts, pains and drivers of a type, and over the organizations' `own` columns, which are text.

    `fed` are the facts that the table has. Raises ValueCaseError with everything that is wrong with the condition;
    `warnings` has what may be: a part that always holds or never does, or that nothing is known of.
    """

    def __init__(
        self, text: str, type: StakeholderType, *, own: Sequence[str], fed: Collection[str], as_of: date
    ) -> None:
        condition = _parsed(text)
        texts = frozenset(_texts(condition.tree))  # an own column may hold any
        symbols = {name: Symbol("choice", options=texts) for name in own} | symbols_of(type)
        program = program_of(type)
        found = check(condition, symbols, wants="yes_no", units=units_of(type), constants=program.constants)
        problems = [evolve(problem, file=PLACE) for problem in found]
        if any(problem.severity == "error" for problem in problems):
            raise ValueCaseError(problems)
        # Pains and drivers are answered in the table, and so are inputs here.
        derived = {key: tree for key, tree in program.trees.items() if key in type.fact}
        asked = Program.of({**derived, _KEY: condition.tree}, program.constants).leading_to([_KEY])
        inputs = [key for key in asked.inputs_of(condition.tree) if key not in program.constants]
        self.type = type
        self._values = {
            key: pl.col(key) if key in type.fact else _status(key) if "." in key else pl.col(key).cast(pl.String)
            for key in inputs
            if key in fed or key not in type.fact
        }
        unfed = [key for key in inputs if key not in self._values]
        self.warnings = (*problems, *(_never_known(type.fact[key].label) for key in unfed))
        texts_of = {key for key in self._values if symbols[key].kind == "choice"}
        self._graph = Graph(as_of, frozenset(texts_of))
        steps: dict[str, Number] = {}
        for key, tree in asked.trees.items():
            steps[key] = self._graph.add(tree, partial(self._named, steps, asked.constants))
        self._answer = steps[_KEY]

    def _named(self, steps: Mapping[str, Number], constants: Mapping[str, t.Value], key: str) -> Number:
        if key in steps:
            return steps[key]
        return self._graph.column(key) if key in self._values else self._graph.constant(constants.get(key))

    def of(self, answers: pl.DataFrame) -> pl.Series:
        """True, false or null for every row of what `Engine.screen` gave."""
        answer = self._graph.steps[self._answer]
        if isinstance(answer.node, t.Constant):
            return pl.Series([answer.node.value], dtype=pl.Boolean).new_from_index(0, answers.height)
        table = nw.from_native(answers.select(value.alias(key) for key, value in self._values.items()))
        table = table.with_columns(**{id: one.value for id, one in fitted(table.schema, self.type, enums=True).items()})
        columns = Columns(self._graph, frozenset({self._answer}))
        for stage in columns.stages():
            table = table.with_columns(**stage.made).drop(stage.done)
        return table.select(columns.of(self._answer).alias(_KEY)).to_native().to_series()


def _parsed(text: str) -> t.Condition:
    try:
        return parse(text)
    except ConditionError as error:
        located = zip(error.problems, error.offsets, strict=True)
        raise ValueCaseError(
            Problem(one.message, one.advice, PLACE, line=1, column=offset + 1) for one, offset in located
        ) from None


def _texts(node: t.Node) -> Iterator[str]:
    """Every text in a condition."""
    if isinstance(node, t.Constant) and isinstance(node.value, str):
        yield node.value
    options = node.options if isinstance(node, t.In) and isinstance(node.options, tuple) else ()
    for part in (*parts(node), *options):
        yield from _texts(part)


def _never_known(label: str) -> Problem:
    return Problem(f"no file tells {label}, so every answer that needs it is unknown", file=PLACE, severity="warning")


def _status(key: str) -> pl.Expr:
    """Whether a pain is there, or a driver at work."""
    column = pl.col(key.replace(".", "_")).cast(pl.String)
    return pl.when(column.is_in(["present", "active"])).then(True).when(column != "unknown").then(False)

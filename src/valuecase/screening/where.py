"""Which organizations are wanted: a condition in the language of the rules, answered for every row of a screening."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import repeat

import polars as pl
from attrs import evolve

from valuecase.conditions import tree as t
from valuecase.conditions.check import check
from valuecase.conditions.printing import parts
from valuecase.conditions.program import Program
from valuecase.conditions.python import compile_program
from valuecase.conditions.symbol import Symbol
from valuecase.conditions.syntax import ConditionError, parse
from valuecase.logic import program_of
from valuecase.model.pack import StakeholderType
from valuecase.model.problems import Problem, ValueCaseError
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
        self.as_of = as_of
        # Pains and drivers are answered in the table, and so are inputs here.
        derived = {key: tree for key, tree in program.trees.items() if key in type.fact}
        self.program = Program.of({**derived, _KEY: condition.tree}, program.constants).leading_to([_KEY])
        self._answer = compile_program(self.program)
        inputs = [key for key in self.program.inputs_of(condition.tree) if key not in program.constants]
        self._values = {
            key: pl.col(key) if key in type.fact else _status(key) if "." in key else pl.col(key).cast(pl.String)
            for key in inputs
            if key in fed or key not in type.fact
        }
        unfed = [key for key in inputs if key not in self._values]
        self.warnings = (*problems, *(_never_known(type.fact[key].label) for key in unfed))

    def of(self, answers: pl.DataFrame) -> pl.Series:
        """True, false or null for every row of what `Engine.screen` gave."""
        columns = answers.select(value.alias(key) for key, value in self._values.items())
        rows = columns.iter_rows() if self._values else repeat((), answers.height)
        found = [
            self._answer(dict(zip(self._values, map(_plain, row), strict=True)), self.as_of, True)[-1] for row in rows
        ]
        return pl.Series(found, dtype=pl.Boolean)


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


def _plain(value: object) -> t.Value | None:
    return frozenset(value) if isinstance(value, list) else value  # type: ignore[return-value]

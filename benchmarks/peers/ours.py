"""Our own compiled conditions: true, false or unknown for every rule; the ids of those that hold are picked out.

Partner files are checked as they are read, so the engine compiles for values that it trusts.
"""

from collections.abc import Mapping
from datetime import date
from itertools import compress

from benchmarks.peers import Fired
from benchmarks.workload import Record
from valuecase.conditions import tree as t
from valuecase.conditions.program import Program
from valuecase.conditions.python import compile_program

DISTRIBUTION = "valuecase"


def compiled(rules: Mapping[str, t.Node], trusted: bool = True) -> Fired:
    program = Program.of(rules)
    answers = compile_program(program, trusted=trusted)
    ids, as_of = tuple(program.trees), date.min

    def fired(values: Record) -> list[str]:
        return [*compress(ids, answers(values, as_of, True))]

    return fired


SHAPES = {"compiled": compiled}

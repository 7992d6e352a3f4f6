"""The Common Expression Language in Rust: compiled programs, one for each rule or one list of all.

`common-expression-language` and `python-cel` both install a module `cel`, one over the other: this is the former.
"""

from collections.abc import Mapping
from itertools import compress

import cel

from benchmarks.peers import Fired
from benchmarks.peers.infix import Words, write
from benchmarks.workload import Record
from valuecase.conditions import tree as t

DISTRIBUTION = "common-expression-language"
WORDS = Words(all="&&", any="||", no="!")


def each(rules: Mapping[str, t.Node]) -> Fired:
    compiled = [(id, cel.compile(write(tree, WORDS))) for id, tree in rules.items()]

    def fired(values: Record) -> list[str]:
        context = cel.Context(values)
        return [id for id, rule in compiled if rule.execute(context)]

    return fired


def together(rules: Mapping[str, t.Node]) -> Fired:
    compiled = cel.compile(f"[{', '.join(write(tree, WORDS) for tree in rules.values())}]")
    ids = tuple(rules)
    return lambda values: [*compress(ids, compiled.execute(values))]


SHAPES = {"one call a rule": each, "one list of all rules": together}

"""GoRules zen-engine (Rust): compiled expressions, one for each rule or one list of all."""

from collections.abc import Mapping
from itertools import compress

import zen

from benchmarks.peers import Fired
from benchmarks.peers.infix import Words, write
from valuecase.conditions import tree as t

DISTRIBUTION = "zen-engine"
WORDS = Words(all="and", any="or", no="not ")


def each(rules: Mapping[str, t.Node]) -> Fired:
    compiled = [(id, zen.compile_expression(write(tree, WORDS))) for id, tree in rules.items()]
    return lambda values: [id for id, rule in compiled if rule.evaluate(values)]


def together(rules: Mapping[str, t.Node]) -> Fired:
    compiled = zen.compile_expression(f"[{', '.join(write(tree, WORDS) for tree in rules.values())}]")
    ids = tuple(rules)
    return lambda values: [*compress(ids, compiled.evaluate(values))]


SHAPES = {"one call a rule": each, "one list of all rules": together}

"""rule-engine: its own grammar, one rule after another."""

from collections.abc import Mapping

import rule_engine

from benchmarks.peers import Fired
from benchmarks.peers.infix import Words, write
from valuecase.conditions import tree as t

DISTRIBUTION = "rule-engine"
WORDS = Words(all="and", any="or", no="not ")


def each(rules: Mapping[str, t.Node]) -> Fired:
    compiled = [(id, rule_engine.Rule(write(tree, WORDS))) for id, tree in rules.items()]
    return lambda values: [id for id, rule in compiled if rule.matches(values)]


SHAPES = {"one call a rule": each}

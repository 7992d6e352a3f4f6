"""CLIPS through clipspy: a record is asserted as a fact, the rules that match are run, and it is retracted."""

import json
from collections.abc import Mapping

import clips

from benchmarks.peers import Fired
from benchmarks.workload import FACTS, Record
from valuecase.conditions import tree as t
from valuecase.conditions.program import names

DISTRIBUTION = "clipspy"
TESTS = {"==": "=", "!=": "<>"}


def write(node: t.Node) -> str:
    match node:
        case t.Name(key=key):
            return f"(eq ?{key} TRUE)" if key.startswith("flag") else f"?{key}"
        case t.Constant(value=value):
            return json.dumps(value)
        case t.Not(item=item):
            return f"(not {write(item)})"
        case t.And(items=items):
            return f"(and {' '.join(map(write, items))})"
        case t.Or(items=items):
            return f"(or {' '.join(map(write, items))})"
        case t.Compare(op=op, left=left, right=t.Constant(value=str(value))):
            return f'({"eq" if op == "==" else "neq"} {write(left)} "{value}")'
        case t.Compare(op=op, left=left, right=right):
            return f"({TESTS.get(op, op)} {write(left)} {write(right)})"
        case t.In(item=item, options=options):
            return write(t.Or(tuple(t.Compare("==", item, option) for option in options)))
    raise TypeError(node)


def rules_engine(rules: Mapping[str, t.Node]) -> Fired:
    environment = clips.Environment()
    found: list[str] = []
    environment.define_function(found.append, "fire")
    environment.build(f"(deftemplate partner {' '.join(f'(slot {fact})' for fact in FACTS)})")
    for id, tree in rules.items():
        slots = " ".join(f"({name} ?{name})" for name in dict.fromkeys(name.key for name in names(tree)))
        environment.build(f'(defrule {id} (partner {slots}) (test {write(tree)}) => (fire "{id}"))')
    partner = environment.find_template("partner")
    place = {id: place for place, id in enumerate(rules)}

    def fired(values: Record) -> list[str]:
        found.clear()
        fact = partner.assert_fact(**values)
        environment.run()
        fact.retract()
        return sorted(found, key=place.__getitem__)  # CLIPS runs the rules in an order of its own

    return fired


SHAPES = {"assert, run, retract": rules_engine}

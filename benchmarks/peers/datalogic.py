"""datalogic-py (JSON-Logic in Rust): compiled rules, one by one, all in one native call, or one list of all."""

import json
from collections.abc import Callable, Mapping
from itertools import compress
from typing import Any

from datalogic_py import DataHandle, Engine

from benchmarks.peers import Fired
from benchmarks.workload import Record
from valuecase.conditions import tree as t

DISTRIBUTION = "datalogic-py"


def logic(node: t.Node) -> Any:
    match node:
        case t.Name(key=key):
            return {"var": key}
        case t.Constant(value=value):
            return value
        case t.Not(item=item):
            return {"!": logic(item)}
        case t.And(items=items):
            return {"and": [logic(item) for item in items]}
        case t.Or(items=items):
            return {"or": [logic(item) for item in items]}
        case t.Compare(op=op, left=left, right=right):
            return {op: [logic(left), logic(right)]}
        case t.In(item=item, options=options):
            return {"in": [logic(item), [option.value for option in options]]}
    raise TypeError(node)


def each(rules: Mapping[str, t.Node]) -> Fired:
    engine = Engine()
    session = engine.session()
    compiled = [(id, engine.compile(logic(tree))) for id, tree in rules.items()]

    def fired(values: Record) -> list[str]:
        data = DataHandle(values)
        return [id for id, rule in compiled if session.evaluate_bool(rule, data)]

    return fired


def many(rules: Mapping[str, t.Node]) -> Fired:
    engine = Engine()
    session = engine.session()
    compiled = [engine.compile(logic(tree)) for tree in rules.values()]
    return lambda values: [
        id
        for id, found in zip(rules, session.evaluate_many(compiled, DataHandle(values)), strict=True)
        if found == "true"
    ]


def together(rules: Mapping[str, t.Node]) -> Fired:
    engine = Engine()
    session = engine.session()
    compiled = engine.compile([logic(tree) for tree in rules.values()])
    ids = tuple(rules)
    return lambda values: [*compress(ids, session.evaluate(compiled, values))]


SHAPES = {"one call a rule": each, "one call for all rules": many, "one list of all rules": together}


def traced(rules: Mapping[str, t.Node]) -> Callable[[tuple[Record, list[str]]], list[str]]:
    """Traces of some rules for one record, as JSON."""
    engine = Engine()
    texts = {id: json.dumps(logic(tree)) for id, tree in rules.items()}

    def traces(shown: tuple[Record, list[str]]) -> list[str]:
        data = json.dumps(shown[0])
        return [engine.evaluate_with_trace(texts[id], data) for id in shown[1]]

    return traces

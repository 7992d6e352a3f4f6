"""business-rules: conditions as data over a class of variables. It has no `!=` for text, so a pattern stands in for it."""

from collections.abc import Mapping
from typing import Any

from business_rules import variables
from business_rules.actions import BaseActions, rule_action
from business_rules.engine import run_all
from business_rules.fields import FIELD_TEXT

from benchmarks.peers import Fired
from benchmarks.workload import FACTS, Record
from valuecase.conditions import tree as t

DISTRIBUTION = "business-rules"
KINDS = {
    "flag": variables.boolean_rule_variable,
    "count": variables.numeric_rule_variable,
    "share": variables.numeric_rule_variable,
    "choice": variables.string_rule_variable,
}
OPERATORS = {
    "<": "less_than", "<=": "less_than_or_equal_to", "==": "equal_to", ">=": "greater_than_or_equal_to", ">": "greater_than"
}  # fmt: skip


class Variables(variables.BaseVariables):
    def __init__(self, values: Record) -> None:
        self.values = values


for fact in FACTS:
    setattr(Variables, fact, KINDS[fact.split("_")[0]](lambda self, fact=fact: self.values[fact]))


class Actions(BaseActions):
    def __init__(self) -> None:
        self.fired: list[str] = []

    @rule_action(params={"id": FIELD_TEXT})
    def fire(self, id: str) -> None:
        self.fired.append(id)


def conditions(node: t.Node) -> dict[str, Any]:
    match node:
        case t.Name(key=key):
            return {"name": key, "operator": "is_true", "value": None}
        case t.Not(item=t.Name(key=key)):
            return {"name": key, "operator": "is_false", "value": None}
        case t.And(items=items):
            return {"all": [conditions(item) for item in items]}
        case t.Or(items=items):
            return {"any": [conditions(item) for item in items]}
        case t.Compare(op="!=", left=t.Name(key=key), right=t.Constant(value=value)):
            return {"name": key, "operator": "matches_regex", "value": f"^(?!{value}$)"}
        case t.Compare(op=op, left=t.Name(key=key), right=t.Constant(value=value)):
            return {"name": key, "operator": OPERATORS[op], "value": value}
        case t.In(item=item, options=options):
            return {"any": [conditions(t.Compare("==", item, option)) for option in options]}
        case t.Not(item=t.In(item=item, options=options)):
            return {"all": [conditions(t.Compare("!=", item, option)) for option in options]}
    raise TypeError(node)


def each(rules: Mapping[str, t.Node]) -> Fired:
    prepared = [
        {"conditions": conditions(tree), "actions": [{"name": "fire", "params": {"id": id}}]}
        for id, tree in rules.items()
    ]

    def fired(values: Record) -> list[str]:
        actions = Actions()
        run_all(prepared, Variables(values), actions)
        return actions.fired

    return fired


SHAPES = {"run_all": each}

"""A condition as text, for the languages that write `and` between two of them and differ in little else."""

import json

from attrs import frozen

from valuecase.conditions import tree as t


@frozen
class Words:
    all: str
    any: str
    no: str


def write(node: t.Node, words: Words) -> str:
    match node:
        case t.Name(key=key):
            return key
        case t.Constant(value=value):
            return json.dumps(value)
        case t.Not(item=item):
            return f"{words.no}({write(item, words)})"
        case t.And(items=items):
            return "(" + f" {words.all} ".join(write(item, words) for item in items) + ")"
        case t.Or(items=items):
            return "(" + f" {words.any} ".join(write(item, words) for item in items) + ")"
        case t.Compare(op=op, left=left, right=right):
            return f"{write(left, words)} {op} {write(right, words)}"
        case t.In(item=item, options=options):
            return f"{write(item, words)} in [{', '.join(write(option, words) for option in options)}]"
    raise TypeError(node)

"""numpy as one would write the rules by hand: an array of values and one of what is known for every fact and rule."""

from functools import reduce
from typing import Any, NamedTuple

import numpy as np
import polars as pl

from benchmarks.table_peers import Run
from benchmarks.workload import AS_OF
from valuecase.conditions import tree as t
from valuecase.conditions.program import Program
from valuecase.conditions.values import COMPARE

DISTRIBUTION = "numpy"
_CALCULATE = {"+": np.add, "-": np.subtract, "*": np.multiply}
Array = Any


class Known(NamedTuple):
    """What counts as true is false where nothing is known."""

    value: Array
    known: Array


def prepare(program: Program, keys: tuple[str, ...], table: pl.DataFrame) -> Run:
    facts: dict[str, Known] = {}
    for name, kind in table.schema.items():
        column = table[name]
        known = column.is_not_null().to_numpy()
        if kind == pl.List:
            for option in column.explode().drop_nulls().unique():
                facts[f"{name}|{option}"] = Known(column.list.contains(option).fill_null(False).to_numpy(), known)
            facts[name] = Known(known, known)
        elif kind == pl.Boolean:
            facts[name] = Known(column.fill_null(False).to_numpy(), known)
        elif kind == pl.Enum:
            facts[name] = Known(column.to_physical().fill_null(0).to_numpy(), known)
        elif kind == pl.Date:
            facts[name] = Known((column - AS_OF).dt.total_days().fill_null(0).to_numpy().astype(float), known)
        elif kind.is_numeric():
            facts[name] = Known(column.fill_null(0).to_numpy().astype(float), known)
    options = {name: kind.categories.to_list() for name, kind in table.schema.items() if kind == pl.Enum}
    rows = table.height

    def run() -> dict[str, pl.Series]:
        found = dict(facts)
        for key, tree in program.trees.items():
            found[key] = answered(tree, found, program, options, rows)
        return {key: masked(found[key], rows) for key in keys}

    return run


def masked(one: Known, rows: int) -> pl.Series:
    value, known = np.broadcast_to(one.value, rows), np.broadcast_to(one.known, rows)
    return pl.DataFrame({"value": value, "known": known}).select(pl.when("known").then("value"))["value"]


def answered(
    node: t.Node, facts: dict[str, Known], program: Program, options: dict[str, list[str]], rows: int
) -> Known:
    def of(node: t.Node) -> Known:
        match node:
            case t.Constant(value=value):
                return Known(value, True)
            case t.Name(key=key) if key in program.constants:
                return Known(program.constants[key], True)
            case t.Name(key=key):
                return facts.get(key, Known(False, False))
            case t.Not(item=item):
                one = of(item)
                return Known(~one.value & one.known, one.known)
            case t.And(items=items):
                return reduce(both, map(of, items))
            case t.Or(items=items):
                return reduce(either, map(of, items))
            case t.In(item=t.Constant(value=option), options=t.Name(key=key)):
                nobody = Known(np.zeros(rows, bool), facts[key].known) if key in facts else Known(False, False)
                return facts.get(f"{key}|{option}", nobody)
            case t.In(item=t.Name(key=key), options=tuple() as among):
                if key not in facts:
                    return Known(False, False)
                codes = [options[key].index(str(option.value)) for option in among if option.value in options[key]]
                one = facts[key]
                return Known(np.isin(one.value, codes) & one.known, one.known)
            case t.Compare(op=op, left=t.Name(key=key), right=t.Constant(value=str() as option)):
                return equal(key, option, op)
            case t.Compare(op=op, left=t.Constant(value=str() as option), right=t.Name(key=key)):
                return equal(key, option, op)
            case t.Compare(op=op, left=left, right=right):
                one, other = of(left), of(right)
                known = one.known & other.known
                return Known(COMPARE[op](one.value, other.value) & known, known)
            case t.Arithmetic(op="/", left=left, right=right):
                one, other = of(left), of(right)
                divisible = other.value != 0
                return Known(one.value / np.where(divisible, other.value, 1), one.known & other.known & divisible)
            case t.Arithmetic(op=op, left=left, right=right):
                one, other = of(left), of(right)
                return Known(_CALCULATE[op](one.value, other.value), one.known & other.known)
            case t.Extreme(which=which, items=items):
                all_ = [of(item) for item in items]
                chosen = reduce(np.minimum if which == "min" else np.maximum, (one.value for one in all_))
                return Known(chosen, reduce(np.logical_and, (one.known for one in all_)))
            case t.DaysUntil(date=item) | t.Assumed(item=item):
                return of(item)
            case t.FirstKnown(items=items):
                return reduce(first, map(of, items))
        raise TypeError(node)

    def equal(key: str, option: str, op: str) -> Known:
        if key not in facts:
            return Known(False, False)
        one = facts[key]
        same = one.value == (options[key].index(option) if option in options[key] else -1)
        return Known((same if op == "==" else ~same) & one.known, one.known)

    return of(node)


def both(one: Known, other: Known) -> Known:
    false = (~_array(one.value) & one.known) | (~_array(other.value) & other.known)
    return Known(one.value & other.value, (_array(one.known) & other.known) | false)


def either(one: Known, other: Known) -> Known:
    true = one.value | _array(other.value)
    return Known(true, (_array(one.known) & other.known) | true)


def first(one: Known, other: Known) -> Known:
    return Known(np.where(one.known, one.value, other.value), _array(one.known) | other.known)


def _array(value: Array) -> Array:
    return np.asarray(value)

"""Polars as one would write the rules by hand: a column for each rule, step by step, each worked out where it stands."""

from functools import reduce
from operator import and_, or_

import polars as pl

from benchmarks.table_peers import Run, levels
from benchmarks.workload import AS_OF
from valuecase.conditions import tree as t
from valuecase.conditions.program import Program
from valuecase.conditions.values import COMPARE

DISTRIBUTION = "polars"


def prepare(program: Program, keys: tuple[str, ...], table: pl.DataFrame) -> Run:
    by_hand = [[written(program.trees[key], program, table).alias(key) for key in step] for step in levels(program)]

    def run() -> dict[str, pl.Series]:
        frame = table.lazy()
        for step in by_hand:
            frame = frame.with_columns(step)
        return frame.select(keys).collect().to_dict()

    return run


def written(node: t.Node, program: Program, table: pl.DataFrame) -> pl.Expr:
    def of(node: t.Node) -> pl.Expr:
        match node:
            case t.Constant(value=value):
                return pl.lit(value)
            case t.Name(key=key) if key in program.constants:
                return pl.lit(program.constants[key])
            case t.Name(key=key) if key in program.trees or key in table.columns:
                return pl.col(key)
            case t.Name():
                return pl.lit(None, pl.Boolean)
            case t.Not(item=item):
                return ~of(item)
            case t.And(items=items):
                return reduce(and_, map(of, items))
            case t.Or(items=items):
                return reduce(or_, map(of, items))
            case t.Compare(op=op, left=left, right=right):
                return COMPARE[op](of(left), of(right))  # type: ignore[return-value]
            case t.In(item=t.Constant(value=option), options=t.Name(key=key)):
                return pl.col(key).list.contains(option)
            case t.In(item=item, options=tuple() as options):
                return of(item).is_in([option.value for option in options])
            case t.Arithmetic(op="/", left=left, right=right):
                return pl.when(of(right) != 0).then(of(left) / of(right))
            case t.Arithmetic(op=op, left=left, right=right):
                both = of(left), of(right)
                return both[0] + both[1] if op == "+" else both[0] - both[1] if op == "-" else both[0] * both[1]
            case t.Extreme(which=which, items=items):
                known = reduce(and_, (of(item).is_not_null() for item in items))
                found = pl.min_horizontal(*map(of, items)) if which == "min" else pl.max_horizontal(*map(of, items))
                return pl.when(known).then(found)
            case t.DaysUntil(date=item):
                return (of(item) - pl.lit(AS_OF)).dt.total_days()
            case t.FirstKnown(items=items):
                return pl.coalesce(*map(of, items))
            case t.Assumed(item=item):
                return of(item)
        raise TypeError(node)

    return of(node)

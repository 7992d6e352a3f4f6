"""DuckDB as one would write the rules in SQL: a common table expression for each step, the answers as an Arrow table."""

import duckdb
import polars as pl

from benchmarks.table_peers import Run, levels
from benchmarks.workload import AS_OF
from valuecase.conditions import tree as t
from valuecase.conditions.program import Program

DISTRIBUTION = "duckdb"
_OPERATORS = {"==": "=", "!=": "<>"}


def prepare(program: Program, keys: tuple[str, ...], table: pl.DataFrame) -> Run:
    connection = duckdb.connect()
    connection.register("arrow", table.to_arrow())
    connection.execute("CREATE TABLE step0 AS SELECT * FROM arrow")
    steps = []
    for number, step in enumerate(levels(program), 1):
        columns = ", ".join(f'{written(program.trees[key], program, table)} AS "{key}"' for key in step)
        steps.append(f"step{number} AS (SELECT *, {columns} FROM step{number - 1})")
    wanted = ", ".join(f'"{key}"' for key in keys)
    query = f"WITH {', '.join(steps)} SELECT {wanted} FROM step{len(steps)}"

    def run() -> dict[str, pl.Series]:
        return pl.from_arrow(connection.sql(query).to_arrow_table()).to_dict()

    return run


def written(node: t.Node, program: Program, table: pl.DataFrame) -> str:
    def of(node: t.Node) -> str:
        match node:
            case t.Constant(value=value):
                return literal(value)
            case t.Name(key=key) if key in program.constants:
                return literal(program.constants[key])
            case t.Name(key=key) if key in program.trees or key in table.columns:
                return f'"{key}"'
            case t.Name():
                return "CAST(NULL AS BOOLEAN)"
            case t.Not(item=item):
                return f"(NOT {of(item)})"
            case t.And(items=items):
                return f"({' AND '.join(map(of, items))})"
            case t.Or(items=items):
                return f"({' OR '.join(map(of, items))})"
            case t.Compare(op=op, left=left, right=right):
                return f"({of(left)} {_OPERATORS.get(op, op)} {of(right)})"
            case t.In(item=t.Constant(value=option), options=t.Name(key=key)):
                return f'list_contains("{key}", {literal(option)})'
            case t.In(item=item, options=tuple() as options):
                return f"({of(item)} IN ({', '.join(literal(option.value) for option in options)}))"
            case t.Arithmetic(op="/", left=left, right=right):
                return f"({of(left)} / nullif({of(right)}, 0::DOUBLE))"
            case t.Arithmetic(op=op, left=left, right=right):
                return f"({of(left)} {op} {of(right)})"
            case t.Extreme(which=which, items=items):
                known = " AND ".join(f"{of(item)} IS NOT NULL" for item in items)
                chosen = "least" if which == "min" else "greatest"
                return f"CASE WHEN {known} THEN {chosen}({', '.join(map(of, items))}) END"
            case t.DaysUntil(date=item):
                return f"({of(item)} - DATE '{AS_OF}')"
            case t.FirstKnown(items=items):
                return f"coalesce({', '.join(map(of, items))})"
            case t.Assumed(item=item):
                return of(item)
        raise TypeError(node)

    return of(node)


def literal(value: t.Value) -> str:
    match value:
        case bool():
            return str(value).upper()
        case int() | float():
            return f"{float(value)!r}::DOUBLE"
        case str():
            return "'" + value.replace("'", "''") + "'"
    raise TypeError(value)

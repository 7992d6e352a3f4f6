"""The rules of every shipped pack over whole tables: the third reading beside what one would write by hand.

    python -m benchmarks.tables
    python -m benchmarks.tables --sizes 10000 100000 1000000

First everyone's answers on the same rows must be those of the walked conditions, cell by cell; who differs ends the run.
Only then the clock starts. Ratios are to Polars written by hand. Facts come typed, choices as Enum; what an engine needs to
have a table of its own (arrays, a table in a database) is prepared before the clock starts.
"""

import argparse
import random
from collections.abc import Sequence
from functools import partial
from time import perf_counter

import polars as pl

from benchmarks import results, table_peers
from benchmarks.timing import in_turns
from benchmarks.workload import AS_OF
from valuecase import Engine
from valuecase.conditions.walk import run
from valuecase.evaluator import Evaluator
from valuecase.screening.answering.verdicts import keys as verdicts
from valuecase.testing.values import boundaries

BENCHMARK = "tables"
SIZES = (10_000, 100_000, 1_000_000)
COMPARED = 300
KNOWN = 0.6
LONGEST_LOOP = 100_000  # rows that a Python loop is given: its time is that of a row, however many there are
KINDS = {
    "yes_no": pl.Boolean(),
    "integer": pl.Float64(),
    "number": pl.Float64(),
    "date": pl.Date(),
    "choices": pl.List(pl.String()),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--types", nargs="+", default=["hospital"])
    parser.add_argument("--passes", type=int, default=5)
    asked = parser.parse_args()
    engine, found = Engine(), [*table_peers.available()]
    records: list[results.Record] = []
    for type in asked.types:
        for size in asked.sizes:
            records += measured(engine.evaluator(type), size, found, asked.passes)
            print(f"{type}, {size:,} rows: all agree, timed", flush=True)
    results.keep(records)
    print("", *results.tables(records), sep="\n")


def measured(evaluator: Evaluator, size: int, found: Sequence[table_peers.Peer], passes: int) -> list[results.Record]:
    keys = tuple(dict.fromkeys(verdicts(evaluator.type)))
    program = evaluator.program.leading_to(keys)
    keys = tuple(key for key in program.trees if key in keys)
    check(evaluator, found)
    table = table_of(evaluator, size)
    runs = {}
    for peer in found:
        short = table.head(LONGEST_LOOP) if peer.name == table_peers.LOOP else table
        run_ = peer.prepare(program, keys, short)
        runs[peer.name] = (partial(_ignoring, run_), [None])
    once = {name: given for name, given in runs.items() if name == table_peers.LOOP}
    often = {name: given for name, given in runs.items() if name not in once}
    medians = in_turns(often, passes=passes, sweeps=1, least=0, clock=perf_counter)
    medians |= in_turns(once, passes=1, sweeps=1, least=0, clock=perf_counter) if once else {}
    if table_peers.LOOP in medians:
        medians[table_peers.LOOP] *= max(1, size / LONGEST_LOOP)
    yardstick = medians[table_peers.BY_HAND]
    versions = {peer.name: peer.version for peer in found}
    return [
        {
            "benchmark": BENCHMARK,
            "workload": f"the rules of the pack {evaluator.type.id}",
            "size": size,
            "sized": "rows",
            "yardstick": table_peers.BY_HAND,
            "peer": name,
            "version": versions[name],
            "median_seconds": median,
            "ratio": median / yardstick,
        }
        for name, median in medians.items()
    ]


def check(evaluator: Evaluator, found: Sequence[table_peers.Peer]) -> None:
    """Everyone gives the answers of the walked conditions, or the run ends."""
    keys = tuple(dict.fromkeys(verdicts(evaluator.type)))
    program = evaluator.program.leading_to(keys)
    keys = tuple(key for key in program.trees if key in keys)
    table = table_of(evaluator, COMPARED)
    rows = [
        {name: frozenset(v) if isinstance(v, list) else v for name, v in row.items()}
        for row in table.iter_rows(named=True)
    ]
    walked = [run(program, row, AS_OF) for row in rows]
    for peer in found:
        answers = peer.prepare(program, keys, table)()
        for key in keys:
            expected = [one[key] for one in walked]
            given = list(answers.get(key, [None] * COMPARED))
            given = given * COMPARED if len(given) == 1 < COMPARED else given  # the same for every row
            if given != expected:
                place = next(i for i, (a, b) in enumerate(zip(given, expected, strict=True)) if a != b)
                raise SystemExit(
                    f"{peer.name} says {given[place]} of {key} in row {place}, where {expected[place]} is right."
                )


def table_of(evaluator: Evaluator, size: int) -> pl.DataFrame:
    """Organizations with values on both sides of every threshold; four in ten cells are not known."""
    chance = random.Random(f"{evaluator.type.id} {size}")
    columns = []
    for id, values in boundaries(evaluator.type, AS_OF).items():
        fact = evaluator.type.fact[id]
        kind = pl.Enum(sorted(fact.options)) if fact.type == "choice" else KINDS.get(fact.type)
        if kind is None:  # text decides nothing
            continue
        drawn = [chance.choice(values) if chance.random() < KNOWN else None for _ in range(min(size, 5_000))]
        plain = [
            sorted(v) if isinstance(v, frozenset) else float(v) if kind == pl.Float64 and v is not None else v
            for v in drawn
        ]
        column = pl.Series(id, plain, kind)
        columns.append(
            column.sample(size, with_replacement=True, seed=chance.randrange(10**6)) if size > len(column) else column
        )
    return pl.DataFrame(columns)


def _ignoring(run_: table_peers.Run, _: None) -> object:
    return run_()


if __name__ == "__main__":
    main()

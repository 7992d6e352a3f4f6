"""All rules for one partner after another: our engine beside its peers, on the same rules and records.

    python -m benchmarks.one_partner

First everyone must give the same ids as the walked conditions, record by record; who does not ends the run. Only then
the clock starts. Ratios are to hand-written `if`s on whole records. No peer knows an unknown, so records that lack a
twentieth of their facts are ours alone, still beside the `if`s on whole ones.
"""

import argparse
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from time import process_time

from benchmarks import peers, results, workload
from benchmarks.timing import LEAST, PASSES, SWEEPS, in_turns
from valuecase.conditions import tree as t
from valuecase.conditions.program import Program
from valuecase.conditions.python import compile_program
from valuecase.conditions.walk import run

BENCHMARK = "one partner"
SIZES = (20, 200, 1_000, 5_000)
RECORDS = 1_000
COMPARED = 20
MISSING = 0.05
GAPS = f"{peers.OURS}, {MISSING:.0%} of facts missing"

Ran = tuple[str, str]  # peer and shape


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--passes", type=int, default=PASSES)
    parser.add_argument("--sweeps", type=int, default=SWEEPS)
    parser.add_argument("--least", type=float, default=LEAST, help="seconds that a pass takes at least")
    asked = parser.parse_args()
    found = [*peers.available()]
    clock = partial(in_turns, passes=asked.passes, sweeps=asked.sweeps, least=asked.least)
    records: list[results.Record] = []
    for kind in workload.KINDS:
        for size in asked.sizes:
            records += measured(kind, size, found, clock)
            print(f"{kind}, {size:,} rules: all agree, timed", flush=True)
    results.keep(records)
    print("", *results.tables(records), *margins(records), sep="\n")


def measured(
    kind: workload.Kind, size: int, found: list[peers.Peer], clock: Callable[..., dict[Ran, float]] = in_turns
) -> list[results.Record]:
    rules = workload.rules(kind, size)
    whole, gaps = workload.records(RECORDS), workload.records(RECORDS, MISSING)
    prepared: dict[Ran, peers.Fired] = {}
    preparing: dict[Ran, float] = {}
    for peer in found:
        for shape, prepare in peer.shapes.items():
            begin = process_time()
            prepared[peer.name, shape] = prepare(rules)
            preparing[peer.name, shape] = process_time() - begin
    check(rules, whole[:COMPARED], gaps[:COMPARED], prepared)
    runs = {ran: (fired, whole) for ran, fired in prepared.items()}
    ours = next(ran for ran in prepared if ran[0] == peers.OURS)
    runs[GAPS, ours[1]] = prepared[ours], gaps
    medians = clock(runs)
    yardstick = next(median for (peer, _), median in medians.items() if peer == peers.IFS)
    versions = {peer.name: peer.version for peer in found}
    return [
        {
            "benchmark": BENCHMARK,
            "workload": f"{kind} rules",
            "size": size,
            "sized": "rules",
            "yardstick": peers.IFS,
            "peer": peer,
            "shape": shape,
            "version": versions.get(peer, versions[peers.OURS]),
            "median_seconds": median,
            "ratio": median / yardstick,
            "prepare_seconds": preparing.get((peer, shape)),
        }
        for (peer, shape), median in medians.items()
    ]


def margins(records: list[results.Record]) -> Iterator[str]:
    """How many times as long as ours the fastest peer takes."""
    for workload_, size in dict.fromkeys((record["workload"], record["size"]) for record in records):
        here = {
            one["peer"]: one for one in results.best(records) if (one["workload"], one["size"]) == (workload_, size)
        }
        others = [one for name, one in here.items() if name != peers.IFS and not name.startswith(peers.OURS)]
        if others:
            fastest = min(others, key=lambda one: one["median_seconds"])
            times = fastest["median_seconds"] / here[peers.OURS]["median_seconds"]
            yield f"{workload_}, {size:,}: the fastest peer, {fastest['peer']}, takes {times:.1f} times as long as ours"


def check(
    rules: Mapping[str, t.Node],
    whole: list[workload.Record],
    gaps: list[workload.Record],
    prepared: Mapping[Ran, peers.Fired],
) -> None:
    """Everyone gives the ids that hold by walking the trees; ours gives every answer, unknowns included."""
    program = Program.of(rules)
    for values in whole:
        expected = workload.fired(run(program, values, date.min))
        for (peer, shape), fired in prepared.items():
            if (got := fired(values)) != expected:
                raise SystemExit(f"{peer} ({shape}) disagrees on {sorted({*got} ^ {*expected})} for {values}")
    for trusted in (True, False):
        answers = compile_program(program, trusted=trusted)
        for values in (*whole, *gaps):
            if answers(values, date.min, True) != [*run(program, values, date.min).values()]:
                raise SystemExit(f"compiled and walked conditions disagree for {values}")


if __name__ == "__main__":
    main()

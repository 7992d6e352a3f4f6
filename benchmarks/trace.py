"""What a reason costs: for the rules that hold, the whole tree of reasons down to each fact.

    python -m benchmarks.trace

First every reason must equal the one that is made for its rule alone, and have the answer of walking. The
yardstick is the compiled evaluation of all rules for the same partner. One peer traces single rules, too: datalogic-py
gives each step with its result as JSON, and takes rule and record as text each time, for it has no other way.
"""

from collections.abc import Callable
from datetime import date

from benchmarks import peers, results, workload
from benchmarks.peers.ours import compiled
from benchmarks.timing import in_turns
from valuecase.conditions.program import Program
from valuecase.conditions.reasons import Reason, Reasons, explain
from valuecase.conditions.walk import run

BENCHMARK = "trace"
SIZES = (200, 1_000, 5_000)
YARDSTICK = f"{peers.OURS}, answers of all rules"
RECORDS = 50
COMPARED = 5

Shown = tuple[workload.Record, list[str]]  # a partner, and the rules that hold


def main() -> None:
    records = [one for kind in workload.KINDS for size in SIZES for one in measured(kind, size)]
    results.keep(records)
    print("Whole trees of reasons for the rules that hold:")
    for one in records:
        if one["peer"] != YARDSTICK:
            a_rule = f"{one['microseconds_a_rule']:.1f} µs a rule, {one['ratio']:.1f} times the answers of all rules"
            print(f"{one['workload']}, {one['size']:,}, {one['shown']:.0f} shown, {one['peer']}: {a_rule}")


def measured(kind: workload.Kind, size: int, clock: Callable[..., dict[str, float]] = in_turns) -> list[results.Record]:
    rules = workload.rules(kind, size)
    program, fired = Program.of(rules), compiled(rules)
    shown = [(values, fired(values)) for values in workload.records(RECORDS)]
    reasons = Reasons(program)

    def ours(one: Shown) -> list[Reason]:
        told = reasons.of(one[0], date.min)
        return [told[id] for id in one[1]]

    for one in shown[:COMPARED]:
        check(program, one, ours(one))
    runs = {YARDSTICK: (lambda one: fired(one[0]), shown), peers.OURS: (ours, shown)}
    if any(peer.name == "datalogic-py" for peer in peers.available()):
        from benchmarks.peers.datalogic import traced

        runs["datalogic-py"] = traced(rules), shown
    medians = clock(runs)
    mean = sum(len(ids) for _, ids in shown) / len(shown)
    return [
        {
            "benchmark": BENCHMARK,
            "workload": f"{kind} rules",
            "size": size,
            "sized": "rules",
            "yardstick": YARDSTICK,
            "peer": peer,
            "median_seconds": median,
            "ratio": median / medians[YARDSTICK],
            "shown": mean,
            "microseconds_a_rule": median / mean * 1e6,
        }
        for peer, median in medians.items()
    ]


def check(program: Program, shown: Shown, told: list[Reason]) -> None:
    values, ids = shown
    walked = run(program, values, date.min)
    for id, reason in zip(ids, told, strict=True):
        alone = explain(program, id, values, date.min)
        if reason != alone or reason.answer is not True or walked[id] is not True:
            raise SystemExit(f"The reason for {id} is not that of the rule alone, for {values}")


if __name__ == "__main__":
    main()

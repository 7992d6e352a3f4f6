"""What was measured, as a list of records in build/benchmarks.json, and as tables of ratios.

A record has `benchmark`, `workload`, `size` (of what is `sized`: rules, rows), `peer`, `median_seconds` and their `ratio`
to those of the `yardstick` in the same run; whatever else a benchmark knows stands beside them.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

PLACE = Path(__file__).parent.parent / "build" / "benchmarks.json"

Record = dict[str, Any]


def kept() -> list[Record]:
    return json.loads(PLACE.read_text(encoding="utf-8")) if PLACE.exists() else []


def keep(records: list[Record]) -> None:
    """Adds the records of benchmarks, in the place of those of their last run."""
    anew = {record["benchmark"] for record in records}
    everything = [*(record for record in kept() if record["benchmark"] not in anew), *records]
    PLACE.parent.mkdir(exist_ok=True)
    PLACE.write_text(json.dumps(everything, indent=1) + "\n", encoding="utf-8")


def best(records: Iterable[Record]) -> list[Record]:
    """Of the ways in which a peer can be called, the fastest."""
    fastest: dict[tuple[Any, ...], Record] = {}
    for record in records:
        place = tuple(record[key] for key in ("benchmark", "workload", "peer", "size"))
        if place not in fastest or record["median_seconds"] < fastest[place]["median_seconds"]:
            fastest[place] = record
    return [*fastest.values()]


def tables(records: Iterable[Record]) -> Iterator[str]:
    """A table for each workload of each benchmark: a row for each peer, a column for each size."""
    groups: dict[tuple[str, str], list[Record]] = {}
    for record in best(records):
        groups.setdefault((record["benchmark"], record["workload"]), []).append(record)
    for (benchmark, workload), group in groups.items():
        sizes = sorted({record["size"] for record in group})
        ratios = {(record["peer"], record["size"]): record["ratio"] for record in group}
        yield f"{benchmark}, {workload}: times as long as {group[0]['yardstick']}\n"
        yield f"{group[0]['sized']:40}" + "".join(f"{size:>11,}" for size in sizes)
        for peer in dict.fromkeys(record["peer"] for record in group):
            yield f"{peer:40}" + "".join(
                f"{ratios[peer, size]:>11.2f}" if (peer, size) in ratios else f"{'':>11}" for size in sizes
            )
        yield ""

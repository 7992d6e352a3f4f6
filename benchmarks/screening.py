"""The whole command over tables of any length: seconds and memory, which must not grow with the table.

    python -m benchmarks.screening
    python -m benchmarks.screening --rows 10000 100000 1000000 10000000

Each table is a Parquet file of made-up hospitals with the facts that published files feed. `valuecase screen` reads it, answers
everything, and writes a Parquet file, in a process of its own; seconds are of the clock, memory is the most that the process
had, both from the operating system. Ratios are of seconds per row, to those of the shortest table.
"""

import argparse
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import polars as pl

from benchmarks import results
from benchmarks.tables import table_of
from valuecase import Engine

BENCHMARK = "screening"
ROWS = (10_000, 100_000, 1_000_000)
COMMAND = Path(sys.executable).with_name("valuecase")
TYPE = "hospital"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=ROWS)
    engine = Engine()
    fed = {fact for source in engine.catalog.fact_sources(TYPE) for fact in source.columns}
    table = table_of(engine.evaluator(TYPE), 5_000)
    table = table.select(name for name in table.columns if name in fed)
    records: list[results.Record] = []
    for rows in sorted(parser.parse_args().rows):
        seconds, megabytes = screened(table, rows)
        records.append(
            {
                "benchmark": BENCHMARK,
                "workload": f"valuecase screen {TYPE}, {table.width} facts",
                "size": rows,
                "sized": "rows",
                "yardstick": f"each row of {records[0]['size'] if records else rows:,} rows",
                "peer": "valuecase screen",
                "median_seconds": seconds,
                "megabytes": megabytes,
                "ratio": 1.0 if not records else seconds / rows * records[0]["size"] / records[0]["median_seconds"],
            }
        )
        print(
            f"{rows:>11,} rows: {seconds:7.1f} s, {seconds / rows * 1e6:7.1f} µs a row, {megabytes:,.0f} MB at most",
            flush=True,
        )
    results.keep(records)


def screened(table: pl.DataFrame, rows: int) -> tuple[float, float]:
    """Seconds, and megabytes at most, of one run over so many rows."""
    with tempfile.TemporaryDirectory() as folder:
        given, answered = Path(folder) / "given.parquet", Path(folder) / "answered.parquet"
        chance = random.Random(rows)
        lazy = [table.sample(min(rows, 500_000), with_replacement=True, seed=chance.randrange(10**6)).lazy()]
        lazy *= -(-rows // 500_000)
        pl.concat(lazy).head(rows).with_row_index("id").sink_parquet(given)
        begin = perf_counter()
        run = [COMMAND, "screen", TYPE, given, "-o", answered, "--as-of", "2026-12-01"]
        child = subprocess.Popen(run, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, used = _wait(child)
        return perf_counter() - begin, used.ru_maxrss / 1024


def _wait(child: "subprocess.Popen[bytes]") -> tuple[int, int, resource.struct_rusage]:
    import os

    found = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(found[1])
    if child.returncode not in (0, 1):
        raise SystemExit(f"valuecase screen ended with {child.returncode}")
    return found


if __name__ == "__main__":
    main()

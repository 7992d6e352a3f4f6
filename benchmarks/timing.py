"""Times that can be compared on a machine that others use, too: everyone runs in turns, and the ratio is what counts.

The clock is the processor time of this process, which stands still while others run. What works in several threads or
processes needs `perf_counter` instead.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from itertools import cycle, islice
from statistics import median
from time import process_time
from typing import Any, TypeVar

PASSES = 7
SWEEPS = 2
LEAST = 0.02  # seconds of one pass, so that the clock and the call around it do not count

Name = TypeVar("Name", bound=Hashable)
Run = Callable[[Any], object]


def in_turns(
    runs: Mapping[Name, tuple[Run, Sequence[Any]]],
    passes: int = PASSES,
    sweeps: int = SWEEPS,
    least: float = LEAST,
    clock: Callable[[], float] = process_time,
) -> dict[Name, float]:
    """Seconds of one call of each run with one of its inputs: the median of the passes of its quieter sweep.

    A pass calls everyone after the other, each with as many inputs as fill `least` seconds, going on where it stopped.
    """
    inputs = {name: cycle(given) for name, (_, given) in runs.items()}
    calls = {name: max(1, int(least / seconds(run, given[:1], clock))) for name, (run, given) in runs.items()}
    medians: list[dict[Name, float]] = []
    for _ in range(sweeps):
        times: dict[Name, list[float]] = {name: [] for name in runs}
        for _ in range(passes):
            for name, (run, _) in runs.items():
                times[name].append(seconds(run, [*islice(inputs[name], calls[name])], clock))
        medians.append({name: median(one) for name, one in times.items()})
    return {name: min(sweep[name] for sweep in medians) for name in runs}


def seconds(run: Run, inputs: Sequence[Any], clock: Callable[[], float] = process_time) -> float:
    """Of one call, on average."""
    begin = clock()
    for one in inputs:
        run(one)
    return (clock() - begin) / len(inputs)

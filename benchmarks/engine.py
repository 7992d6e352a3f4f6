"""Value cases a second: the largest pack, partners with half of their facts known, everything worked out.

    python benchmarks/engine.py

Whole cases (facts in play, three answers, grades, scores, estimates, questions, cautions, promises) by the compiled
program, one after another and none kept, and side by side the same partners through the program alone.
Talking points are worded on request and timed on their own line. One process, one core; the median and the best of
several passes.
"""

import random
import statistics
import time
from collections import deque
from collections.abc import Callable
from datetime import date

from valuecase import Engine, FactValue, Partner
from valuecase.conditions.candidates import candidates
from valuecase.evaluator import Evaluator
from valuecase.symbols import symbols_of

AS_OF = date(2026, 12, 1)
PARTNERS = 300
PASSES = 7
KNOWN = 0.5


def partners(evaluator: Evaluator, count: int) -> list[Partner]:
    """Partners with values that stand on both sides of every threshold, from sources of every kind."""
    chance = random.Random(20261201)
    symbols = symbols_of(evaluator.type)
    worth = {id: candidates(evaluator.program, id, symbols[id], AS_OF) for id in evaluator.type.fact}
    asked = [fact.id for fact in evaluator.type.fact.values() if fact.formula is None and worth[fact.id]]
    confidences = ("published", "confirmed", "impression", "assumed")
    return [
        Partner(
            name=f"Partner {number}",
            type=evaluator.type.id,
            facts={
                id: (FactValue(chance.choice(worth[id]), chance.choice(confidences), as_of=AS_OF),)
                for id in asked
                if chance.random() < KNOWN
            },
        )
        for number in range(count)
    ]


def timed(what: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the median and the best pass."""
    seconds = []
    for _ in range(PASSES):
        begin = time.perf_counter()
        what()
        seconds.append(time.perf_counter() - begin)
    return statistics.median(seconds), min(seconds)


def main() -> None:
    engine = Engine()
    evaluators = [engine.evaluator(ref.id) for ref in engine.catalog]
    largest = max(evaluators, key=lambda one: len(one.program.trees))
    found = partners(largest, PARTNERS)
    list(engine.evaluate_all(found[:5], as_of=AS_OF))  # compiled before the clock starts

    inputs = [{id: values[0].value for id, values in one.facts.items()} for one in found]
    runs: dict[str, Callable[[], object]] = {
        "whole cases, compiled": lambda: deque(engine.evaluate_all(found, as_of=AS_OF), maxlen=0),
        "whole cases, walked": lambda: deque((engine.evaluate(one, as_of=AS_OF) for one in found), maxlen=0),
        "the program alone, compiled": lambda: [largest.compiled(one, AS_OF, True) for one in inputs],
    }
    cases = list(engine.evaluate_all(found, as_of=AS_OF))
    runs["talking points of those cases"] = lambda: [case.points() for case in cases]

    print(f"{largest.type.id}: {len(largest.program.trees)} trees, {len(largest.type.fact)} facts, {PARTNERS} partners")
    for name, run in runs.items():
        median, best = timed(run)
        print(f"{name:32} {PARTNERS / median:9,.0f} a second (best {PARTNERS / best:,.0f})")


if __name__ == "__main__":
    main()

"""Compiled conditions beside hand-written `if`s, from the same random rules.

    python benchmarks/conditions.py

The `if`s take whole records only and answer "which are true"; the compiled conditions answer true, false or unknown for
every rule and check every input. Both run on the same partners in one process, in turns; the ratio is of medians.
"""

import argparse
import random
from collections.abc import Callable, Mapping
from datetime import date
from statistics import median
from time import perf_counter

from valuecase.conditions.program import Program
from valuecase.conditions.python import compile_program
from valuecase.conditions.syntax import parse
from valuecase.conditions.tree import Value
from valuecase.conditions.walk import run

WORDS = ("alpha", "beta", "gamma", "delta", "epsilon")
KINDS = {"flag": 10, "count": 10, "share": 10, "choice": 10}
FACTS = [f"{kind}_{i}" for kind, n in KINDS.items() for i in range(n)]
AS_OF = date(2026, 1, 1)

Values = Mapping[str, Value | None]


def a_comparison(random: random.Random) -> str:
    fact = random.choice(FACTS)
    match fact.split("_")[0]:
        case "flag":
            return random.choice([fact, f"not {fact}"])
        case "count":
            return f"{fact} {random.choice(['<', '<=', '>', '>=', '=='])} {random.randrange(1, 100)}"
        case "share":
            return f"{fact} {random.choice(['<', '<=', '>', '>='])} {round(random.random(), 2)}"
    if random.random() < 0.5:
        return f'{fact} {random.choice(["==", "!="])} "{random.choice(WORDS)}"'
    options = ", ".join(f'"{word}"' for word in random.sample(WORDS, 2))
    return f"{fact} {random.choice(['in', 'not in'])} ({options})"


def a_rule(random: random.Random) -> str:
    """Two to five comparisons joined by one word, at most one group of them by the other."""
    items = [a_comparison(random) for _ in range(random.randint(2, 5))]
    outer, inner = random.sample([" and ", " or "], 2)
    if len(items) > 2 and random.random() < 0.5:
        at = random.randrange(len(items) - 1)
        items[at : at + 2] = [f"({inner.join(items[at : at + 2])})"]
    return outer.join(items)


def a_partner(random: random.Random, missing: float) -> Values:
    values: dict[str, Value | None] = {}
    for fact in FACTS:
        match fact.split("_")[0]:
            case "flag":
                values[fact] = random.random() < 0.5
            case "count":
                values[fact] = random.randrange(100)
            case "share":
                values[fact] = random.random()
            case _:
                values[fact] = random.choice(WORDS)
        if random.random() < missing:
            values[fact] = None
    return values


def plain_ifs(rules: Mapping[str, str]) -> Callable[[Values], list[str]]:
    """What one would write by hand. The rules are our own, made above, so their text may become code here."""
    taken = [f"{fact} = values[{fact!r}]" for fact in FACTS]
    tests = [f"if {text}: true.append({key!r})" for key, text in rules.items()]
    names: dict[str, Callable[[Values], list[str]]] = {}
    exec("\n    ".join(["def plain(values):", *taken, "true = []", *tests, "return true"]), names)
    return names["plain"]


def seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passes", type=int, default=7)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    print("rules  ifs µs  compiled µs: whole records (ratio)   5 % missing (ratio)   walked µs   compile ms")
    for size in (200, 1_000):
        print(measured(size, asked.passes, random.Random(asked.seed)))


def measured(size: int, passes: int, chance: random.Random) -> str:
    rules = {f"r{i}": a_rule(chance) for i in range(size)}
    program = Program.of({key: parse(text).tree for key, text in rules.items()})
    whole = [a_partner(chance, 0) for _ in range(60_000 // size)]
    gaps = [a_partner(chance, 0.05) for _ in whole]
    plain = plain_ifs(rules)
    start = perf_counter()
    compiled = compile_program(program, trusted=True)
    compile_ms = (perf_counter() - start) * 1e3
    for values in whole[:20]:
        answers = zip(rules, compiled(values, AS_OF, True), strict=True)
        assert plain(values) == [key for key, answer in answers if answer], "both must agree"
    work: list[Callable[[], object]] = [
        lambda: [plain(values) for values in whole],
        lambda: [compiled(values, AS_OF, True) for values in whole],
        lambda: [compiled(values, AS_OF, True) for values in gaps],
    ]
    times = [[seconds(each) / len(whole) * 1e6 for each in work] for _ in range(passes)]
    ifs, on_whole, on_gaps = (median(column) for column in zip(*times, strict=True))
    walked = seconds(lambda: [run(program, values, AS_OF) for values in gaps[:5]]) / 5 * 1e6
    return (
        f"{size:>5} {ifs:>7.1f} {on_whole:>22.1f} ({on_whole / ifs:.2f}) {on_gaps:>19.1f} ({on_gaps / ifs:.2f})"
        f" {walked:>13.0f} {compile_ms:>11.0f}"
    )


if __name__ == "__main__":
    main()

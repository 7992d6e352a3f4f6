"""Random rules and records, the same for everybody who is compared: forty facts, rules over them, partners with values.

Two kinds of rule sets. *dense*: two to five comparisons joined by `and` or `or`, so that nearly half of the rules hold.
*sparse*: three to five comparisons that must all hold, so that about one rule in fifty does, as in a large catalog.
"""

import random
from collections.abc import Mapping
from datetime import date
from typing import Literal

from valuecase.conditions import tree as t
from valuecase.conditions.syntax import parse

Kind = Literal["dense", "sparse"]
Record = dict[str, t.Value | None]

KINDS: tuple[Kind, ...] = ("dense", "sparse")
AS_OF = date(2026, 1, 1)
WORDS = ("alpha", "beta", "gamma", "delta", "epsilon")
FACTS = tuple(f"{kind}_{i}" for kind in ("flag", "count", "share", "choice") for i in range(10))


def rules(kind: Kind, size: int, seed: int = 1) -> dict[str, t.Node]:
    """Trees by the id of their rule, in the form in which every peer is given them."""
    chance = random.Random(f"{kind} {size} {seed}")
    a_rule = _a_dense_rule if kind == "dense" else _a_sparse_rule
    return {f"r{i}": parse(a_rule(chance)).tree for i in range(size)}


def records(count: int, missing: float = 0, seed: int = 1) -> list[Record]:
    """Partners as values by fact; a share of them is `None`, which is not known."""
    chance = random.Random(f"{missing} {seed}")
    return [
        {fact: None if chance.random() < missing else _a_value(fact, chance) for fact in FACTS} for _ in range(count)
    ]


def fired(answers: Mapping[str, t.Value | None]) -> list[str]:
    """What all who are compared must give: the ids of the rules that hold."""
    return [id for id, answer in answers.items() if answer is True]


def _a_value(fact: str, chance: random.Random) -> t.Value:
    match fact.split("_")[0]:
        case "flag":
            return chance.random() < 0.5
        case "count":
            return chance.randrange(100)
        case "share":
            return chance.random()
    return chance.choice(WORDS)


def _a_comparison(fact: str, chance: random.Random) -> str:
    match fact.split("_")[0]:
        case "flag":
            return chance.choice([fact, f"not {fact}"])
        case "count":
            return f"{fact} {chance.choice(['<', '<=', '>', '>=', '=='])} {chance.randrange(1, 100)}"
        case "share":
            return f"{fact} {chance.choice(['<', '<=', '>', '>='])} {round(chance.random(), 2)}"
    if chance.random() < 0.5:
        return f'{fact} {chance.choice(["==", "!="])} "{chance.choice(WORDS)}"'
    options = ", ".join(f'"{word}"' for word in chance.sample(WORDS, 2))
    return f"{fact} {chance.choice(['in', 'not in'])} ({options})"


def _a_dense_rule(chance: random.Random) -> str:
    """Comparisons joined by one word, at most one group of two of them by the other."""
    items = [_a_comparison(chance.choice(FACTS), chance) for _ in range(chance.randint(2, 5))]
    outer, inner = chance.sample([" and ", " or "], 2)
    if len(items) > 2 and chance.random() < 0.5:
        at = chance.randrange(len(items) - 1)
        items[at : at + 2] = [f"({inner.join(items[at : at + 2])})"]
    return outer.join(items)


def _a_sparse_rule(chance: random.Random) -> str:
    """Comparisons of different facts, all of which must hold; most choices are negated in none of a catalog's rules."""
    return " and ".join(_a_rarer_comparison(fact, chance) for fact in chance.sample(FACTS, chance.randint(3, 5)))


def _a_rarer_comparison(fact: str, chance: random.Random) -> str:
    match fact.split("_")[0]:
        case "count":
            return f"{fact} {chance.choice([f'< {chance.randrange(10, 60)}', f'>= {chance.randrange(40, 90)}'])}"
        case "share":
            return f"{fact} {chance.choice([f'<= 0.{chance.randrange(1, 6)}', f'> 0.{chance.randrange(4, 9)}'])}"
        case "choice":
            return f'{fact} == "{chance.choice(WORDS)}"' if chance.random() < 0.7 else _a_comparison(fact, chance)
    return _a_comparison(fact, chance)

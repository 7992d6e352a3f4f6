"""What tests of conditions draw from: facts, well-typed conditions over them, small programs, and values with gaps."""

import os
from datetime import date, timedelta

from hypothesis import strategies as st

from valuecase.conditions import tree as t
from valuecase.conditions.check import Symbol, Units
from valuecase.conditions.program import Program

EXAMPLES = int(os.environ.get("VALUECASE_EXAMPLES", "50"))  # .ci/run tries 500
AS_OF = date(2026, 7, 1)

UNITS = Units(plain=frozenset({"percent", "ratio"}), known=frozenset({"percent", "ratio", "usd", "beds", "days"}))
FACTS = {
    "rural": Symbol("yes_no"),
    "teaching": Symbol("yes_no"),
    "funded": Symbol("yes_no"),
    "beds": Symbol("integer", "beds", plausible=(1, 2_000)),
    "beds_closed": Symbol("integer", "beds", plausible=(0, 500)),
    "cost": Symbol("number", "usd", plausible=(0, 1e9)),
    "budget": Symbol("number", "usd_per_year", plausible=(0, 1e9)),
    "penalty": Symbol("number", "percent", plausible=(0, 3)),
    "kind": Symbol("choice", options=frozenset({"critical", "community", "children's"})),
    "owner": Symbol("choice", options=frozenset({"public", "private"})),
    "models": Symbol("choices", options=frozenset({"aco", "bundles", "capitation"})),
    "opened": Symbol("date"),
    "contract_ends": Symbol("date"),
}
FIGURES: dict[str, t.Value] = {"k.noticed": 0.5, "k.many": 300, "k.nothing": 0}
SYMBOLS = {
    **FACTS,
    "k.noticed": Symbol("number", "percent"),
    "k.many": Symbol("number", "beds"),
    "k.nothing": Symbol("number", "usd"),
}
DERIVED = {"per_bed": "usd", "spare": "beds", "weight": "percent"}
PARTS = ("driver.money", "pain.delay", "fits")

ORDERS = st.sampled_from(["<", "<=", ">", ">="])
EQUALITIES = st.sampled_from(["==", "!="])
WHOLE = st.integers(-3, 500)
DECIMALS = st.sampled_from([0.0, 0.5, 0.1, 100.0, 2.5, -1.0, 1e9])


@st.composite
def numbers(draw: st.DrawFn, unit: str, depth: int = 2, also: tuple[str, ...] = ()) -> t.Node:
    """A calculation whose result is in a unit; `also` names derived facts that may be used."""
    form = draw(st.sampled_from(["leaf", "leaf", "sum", "scaled", "extreme", "days"] if depth else ["leaf"]))
    if form == "sum":
        left, right = draw(numbers(unit, depth - 1, also)), draw(numbers(unit, depth - 1, also))
        return t.Arithmetic(draw(st.sampled_from(["+", "-"])), left, right)
    if form == "scaled":
        scaled = draw(numbers(unit, depth - 1, also))
        by = st.builds(t.Constant, WHOLE | DECIMALS)
        if isinstance(scaled, t.Name):  # a plain number would take on the unit of what it is multiplied with
            by |= st.just(t.Name("penalty"))
        return t.Arithmetic(draw(st.sampled_from(["*", "/"])), scaled, draw(by))
    if form == "extreme":
        items = draw(st.lists(numbers(unit, depth - 1, also), min_size=2, max_size=3))
        return t.Extreme(draw(st.sampled_from(["min", "max"])), tuple(items))
    if form == "days" and unit == "days":
        return t.DaysUntil(t.Name(draw(st.sampled_from(["opened", "contract_ends"]))))
    known = [key for key, symbol in SYMBOLS.items() if UNITS.canonical(symbol.unit) == unit]
    known += [key for key in also if DERIVED.get(key) == unit]
    return draw(
        st.builds(t.Constant, WHOLE | DECIMALS) | (st.sampled_from(known).map(t.Name) if known else st.nothing())
    )


@st.composite
def conditions(draw: st.DrawFn, depth: int = 2, also: tuple[str, ...] = ()) -> t.Node:
    """A well-typed condition, of the shape in which `parse` gives it; `also` names other answers it may use."""
    simple = ["flag", "number", "number", "whole", "choice", "in", "among", "dates", "days"]
    form = draw(st.sampled_from([*simple, "and", "or", "not", "and", "or"] if depth else simple))
    match form:
        case "and" | "or":
            kind = t.And if form == "and" else t.Or
            items = draw(st.lists(conditions(depth - 1, also), min_size=2, max_size=3))
            return kind(tuple(part for item in items for part in (item.items if isinstance(item, kind) else [item])))
        case "not":
            return t.Not(draw(conditions(depth - 1, also)))
        case "flag":
            flags = ["rural", "teaching", "funded", *(key for key in also if key not in DERIVED)]
            flag = draw(st.sampled_from(flags).map(t.Name) | st.builds(t.Constant, st.booleans()))
            return draw(st.just(flag) | st.builds(t.Compare, EQUALITIES, st.just(flag), st.just(t.Name("rural"))))
        case "number":
            unit = draw(st.sampled_from(["usd", "beds", "percent"]))
            return t.Compare(draw(ORDERS), draw(numbers(unit, 1, also)), draw(numbers(unit, 1, also)))
        case "whole":
            return t.Compare(
                draw(EQUALITIES), t.Name("beds"), draw(st.just(t.Name("beds_closed")) | WHOLE.map(t.Constant))
            )
        case "choice":
            return t.Compare(draw(EQUALITIES), *draw(st.permutations([t.Name("kind"), draw(option_of("kind"))])))
        case "in":
            found = t.In(t.Name("kind"), tuple(draw(st.lists(option_of("kind"), min_size=1, max_size=3))))
        case "among":
            found = t.In(draw(option_of("models")), t.Name("models"))
        case "dates":
            return t.Compare(draw(ORDERS | EQUALITIES), t.Name("opened"), t.Name("contract_ends"))
        case _:
            return t.Compare(draw(ORDERS), draw(numbers("days", 1)), t.Constant(draw(WHOLE)))
    return draw(st.sampled_from([found, t.Not(found)]))


def option_of(key: str) -> st.SearchStrategy[t.Constant]:
    return st.sampled_from(sorted(SYMBOLS[key].options)).map(t.Constant)


@st.composite
def programs(draw: st.DrawFn, *, heard: bool = False) -> Program:
    """Derived numbers, drivers, pains and what follows; each may use those before it. With `heard`, also what was said."""
    trees: dict[str, t.Node] = {}
    for key, unit in DERIVED.items():
        if draw(st.booleans()):
            formula = draw(numbers(unit, also=tuple(trees)))
            assumed = t.Assumed(t.Name(draw(st.sampled_from(["k.noticed", "k.many", "penalty"]))))
            trees[key] = draw(st.sampled_from([formula, t.FirstKnown((formula, assumed))]))
    for key in PARTS[: draw(st.integers(1, len(PARTS)))]:
        tree = draw(conditions(1, tuple(trees)))
        told = t.FirstKnown((t.Name(f"said.{key}"), tree, t.Name(f"heard.{key}")))
        trees[key] = draw(st.sampled_from([tree, told])) if heard else tree
    return Program.of(trees, FIGURES)


def without_assumptions(program: Program) -> bool:
    return not any(isinstance(node, t.FirstKnown) for node in program.trees.values())


def value_of(key: str) -> st.SearchStrategy[t.Value]:
    symbol = FACTS.get(key, Symbol("yes_no"))
    match symbol.kind:
        case "yes_no":
            return st.booleans()
        case "integer":
            return st.integers(0, 500)
        case "number":
            return st.sampled_from([0, 0.0, 0.5, 1, 2.5, 300, 1e9, -1e308, 1.7e308]) | st.floats(0, 1e6)
        case "date":
            return st.integers(-600, 600).map(lambda days: AS_OF + timedelta(days))
        case "choice":
            return st.sampled_from(sorted(symbol.options))
    return st.frozensets(st.sampled_from(sorted(symbol.options)))


ALL_VALUES = st.fixed_dictionaries({key: value_of(key) for key in FACTS})
VALUES = st.fixed_dictionaries({key: st.none() | value_of(key) for key in FACTS})
SAID = st.dictionaries(st.sampled_from([f"{who}.{key}" for who in ("heard", "said") for key in PARTS]), st.booleans())
# What no reader should let through, and what no reading may stumble over.
STRANGE = st.dictionaries(
    st.sampled_from([*FACTS, *(f"heard.{key}" for key in PARTS)]),
    st.sampled_from([float("nan"), float("inf"), 10**400, True, 1, "critical", AS_OF, frozenset({"aco"}), [], None]),
    max_size=4,
)

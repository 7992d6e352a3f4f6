"""What holds when: a stakeholder type as one program of conditions.

Keys of the program, beside those of derived facts:

- `driver.x`; `pain.x`, `pain.x.by_facts`, `pain.x.serious`, `pain.x.severe`;
- `proposition.x.fits` (a pain it relieves is present, and its `when`), `proposition.x.stopped` (its `not_when`, or a red
  line), and `proposition.x`, which is the first without the second;
- `estimate.x.name` (may it be given), `red_line.x`, `caution.x`, `contradiction.0`, `holds.x`, `readiness.x`.

Inputs that rules cannot name: `said.x`, a pain the organization itself confirmed or denied, which outranks our thresholds;
`heard.x`, a pain one person told us of or we assume, which counts where the facts do not decide.
"""

from valuecase.conditions import tree as t
from valuecase.conditions.program import Program
from valuecase.conditions.tree import Condition
from valuecase.model.pack import StakeholderType
from valuecase.model.proposition import Proposition

_ALWAYS = t.Constant(True)
_NEVER = t.Constant(False)


def program_of(type: StakeholderType) -> Program:
    """Everything a type can say of a partner, in an order in which it can be answered; raises CircleError."""
    trees: dict[str, t.Node] = {}
    for fact in type.fact.values():
        if fact.formula is not None:
            trees[fact.id] = (
                fact.formula.tree
                if fact.otherwise is None
                else t.FirstKnown((fact.formula.tree, t.Assumed(fact.otherwise.tree)))
            )
    for driver in type.driver.values():
        trees[f"driver.{driver.id}"] = _tree(driver.active)
    for pain in type.pain.values():
        key = f"pain.{pain.id}"
        driven = _any([t.Name(f"driver.{driver}") for driver in pain.driven_by])
        trees[f"{key}.by_facts"] = _all([pain.when.tree, driven])
        trees[key] = t.FirstKnown((t.Name(f"said.{pain.id}"), t.Name(f"{key}.by_facts"), t.Name(f"heard.{pain.id}")))
        trees[f"{key}.serious"] = _tree(pain.serious, otherwise=_NEVER)
        trees[f"{key}.severe"] = _tree(pain.severe, otherwise=_NEVER)
    for line in type.red_line.values():
        trees[f"red_line.{line.id}"] = _tree(line.when, otherwise=_NEVER)
    for proposition in type.proposition.values():
        key = f"proposition.{proposition.id}"
        relieved = _any([t.Name(f"pain.{pain}") for pain in proposition.relieves])
        trees[f"{key}.fits"] = _all([relieved, _tree(proposition.when)])
        trees[f"{key}.stopped"] = _any(_stops(type, proposition))
        trees[key] = t.And((t.Name(f"{key}.fits"), t.Not(t.Name(f"{key}.stopped"))))
        for name, estimate in proposition.estimate.items():
            trees[f"estimate.{proposition.id}.{name}"] = _tree(estimate.when)
    for caution in type.caution.values():
        trees[f"caution.{caution.id}"] = _tree(caution.when)
    for index, contradiction in enumerate(type.contradiction):
        trees[f"contradiction.{index}"] = contradiction.when.tree
    for holding in type.holds.values():
        trees[f"holds.{holding.id}"] = _tree(holding.when)
    for sign in type.readiness.values():
        trees[f"readiness.{sign.id}"] = sign.when.tree
    return Program.of(trees, {f"k.{figure.id}": figure.ends[1] for figure in type.figure.values()})


def red_lines_on(type: StakeholderType, proposition: str) -> list[str]:
    """The red lines that can stop a proposition."""
    return [
        line.id
        for line in type.red_line.values()
        if line.when is not None and (proposition in line.stops or not line.stops)
    ]


def _stops(type: StakeholderType, proposition: Proposition) -> list[t.Node]:
    own = [proposition.not_when.tree] if proposition.not_when is not None else []
    return [*own, *(t.Name(f"red_line.{id}") for id in red_lines_on(type, proposition.id))]


def _tree(condition: Condition | None, otherwise: t.Node = _ALWAYS) -> t.Node:
    return otherwise if condition is None else condition.tree


def _all(items: list[t.Node]) -> t.Node:
    kept = tuple(item for item in items if item != _ALWAYS)
    return (t.And(kept) if len(kept) > 1 else kept[0]) if kept else _ALWAYS


def _any(items: list[t.Node]) -> t.Node:
    return (t.Or(tuple(items)) if len(items) > 1 else items[0]) if items else _NEVER

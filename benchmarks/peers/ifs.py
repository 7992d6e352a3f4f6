"""The yardstick: what one would write by hand. Whole records only; nothing is checked and nothing is unknown."""

from collections.abc import Mapping

from benchmarks.peers import Fired
from valuecase.conditions import tree as t
from valuecase.conditions.printing import show
from valuecase.conditions.program import names

DISTRIBUTION = None


def function(rules: Mapping[str, t.Node]) -> Fired:
    """The rules are our own, made for this, so their text may become code here."""
    used = dict.fromkeys(name.key for tree in rules.values() for name in names(tree))
    taken = [f"{fact} = values[{fact!r}]" for fact in used]
    tests = [f"if {show(tree)}: true.append({id!r})" for id, tree in rules.items()]
    written: dict[str, Fired] = {}
    exec("\n    ".join(["def fired(values):", *taken, "true = []", *tests, "return true"]), written)
    return written["fired"]


SHAPES = {"one function": function}

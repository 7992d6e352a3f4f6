"""Conditions in plain words: labels for facts, titles for figures, no symbols."""

import re

from valuecase.conditions import tree as t
from valuecase.model.common import Unit
from valuecase.model.pack import StakeholderType
from valuecase.wording import day, number, span, unit_named

_OPS = {"==": "is", "!=": "is not", "<": "is below", "<=": "is at most", ">": "is above", ">=": "is at least"}
_OPPOSITE: dict[str, t.Comparison] = {"==": "!=", "!=": "==", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_CALCULATE = {"+": "plus", "-": "minus", "*": "times", "/": "divided by"}
_PLACEHOLDER = re.compile(r"\{([A-Za-z_][\w.]*)\}")


class Words:
    """What the conditions, formulas and texts of one type say."""

    def __init__(self, type: StakeholderType) -> None:
        self.type = type

    def name(self, key: str) -> str:
        """What a key stands for: a fact's label, a figure's title, a pain or driver by its title."""
        table, _, id = key.rpartition(".")
        match table:
            case "k":
                return self.type.figure[id].title
            case "pain":
                return f"“{self.text(self.type.pain[id].title)}” hurts"
            case "driver":
                return f"“{self.text(self.type.driver[id].title)}” presses on them"
            case "red_line":
                return f"a red line is crossed (“{self.text(self.type.red_line[id].why).rstrip('.')}”)"
        return self.type.fact[key].label if key in self.type.fact else key

    def statement(self, node: t.Node, yes: bool = True, *, numbers: bool = False) -> str:
        """A condition as a sentence without a full stop; with `yes` false, its opposite; figures with their numbers or not."""
        match node:
            case t.Constant(value=bool(value)):
                return "always" if value is yes else "never"
            case t.Name(key=key) if key in self.type.fact:
                return f"“{self.name(key)}” is {'yes' if yes else 'no'}"
            case t.Name(key=key):
                return self.name(key) if yes else f"it is not so that {self.name(key)}"
            case t.Not(item=item):
                return self.statement(item, not yes, numbers=numbers)
            case t.Compare(op=op, left=left, right=right):
                said = _OPS[op if yes else _OPPOSITE[op]]
                first, last = self.value(left, right, numbers), self.value(right, left, numbers)
                return f"{first} {said} {last}"
            case t.In(item=item, options=options):
                return self._membership(item, options, yes)
            case t.And(items=items) | t.Or(items=items):
                both = isinstance(node, t.And) is yes
                each = [self._part(item, yes, both, numbers) for item in items]
                return (" and " if both else " or ").join(each)
        return self.value(node, node, numbers)

    def value(self, node: t.Node, beside: t.Node, numbers: bool = False) -> str:
        """A part of a comparison or formula; a constant is read with the unit and the options of what stands beside it."""
        match node:
            case t.Constant(value=value):
                return self._constant(value, beside)
            case t.Name(key=key) if key.startswith("k.") and numbers:
                return f"{self.name(key)} ({self.figure(key[2:])})"
            case t.Name(key=key):
                return self.name(key)
            case t.Arithmetic(op=op, left=left, right=right):
                return f"{self._inner(left, op, first=True)} {_CALCULATE[op]} {self._inner(right, op)}"
            case t.Extreme(which=which, items=items):
                size = "smallest" if which == "min" else "largest"
                return f"the {size} of {'; '.join(self.value(item, beside, numbers) for item in items)}"
            case t.DaysUntil(date=item):
                return f"the days until {self.value(item, item)}"
            case t.FirstKnown(items=items):
                return self.value(items[0], beside, numbers)
            case t.Assumed(item=item):
                return self.value(item, beside, numbers)
        return self.statement(node, numbers=numbers)

    def formula(self, node: t.Node) -> str:
        """A calculation in words."""
        return self.value(node, node)

    def unit_of(self, node: t.Node) -> Unit | None:
        """The unit of a fact or figure; none for anything else."""
        match node:
            case t.Name(key=key) if key.startswith("k."):
                return unit_named(dict(self.type.unit), self.type.figure[key[2:]].unit)
            case t.Name(key=key) if key in self.type.fact:
                return unit_named(dict(self.type.unit), self.type.fact[key].unit)
        return None

    def text(self, text: str) -> str:
        """A text of the pack seen without a partner: figures filled in, what is the partner's own in brackets."""
        return _PLACEHOLDER.sub(lambda match: self._placeholder(match.group(1)), text)

    def figure(self, id: str) -> str:
        """A figure with its unit: `0 to 5 days`."""
        figure = self.type.figure[id]
        unit = unit_named(dict(self.type.unit), figure.unit)
        low, _, high = figure.ends
        return with_noun(span(low, high, unit), unit)

    # --- parts ---

    def _part(self, item: t.Node, yes: bool, both: bool, numbers: bool) -> str:
        """One side of an and or or, in brackets where the two would mix."""
        said, inner = self.statement(item, yes, numbers=numbers), item.item if isinstance(item, t.Not) else item
        mixed = isinstance(inner, t.And | t.Or) and (isinstance(inner, t.And) is (yes is (inner is item))) is not both
        return f"({said})" if mixed else said

    def _inner(self, node: t.Node, outside: str, *, first: bool = False) -> str:
        """A calculation within another, in brackets where reading from left to right would get it wrong."""
        said = self.value(node, node)
        if not isinstance(node, t.Arithmetic):
            return said
        looser = node.op in "+-" and outside in "*/"
        return f"({said})" if looser or (not first and outside in "-/") else said

    def _membership(self, item: t.Node, options: tuple[t.Constant, ...] | t.Name, yes: bool) -> str:
        if isinstance(options, t.Name):
            joint = "include" if yes else "do not include"
            return f"{self.name(options.key)} {joint} {self.value(item, options)}"
        each = " or ".join(self.value(option, item) for option in options)
        return f"{self.value(item, item)} is {'' if yes else 'not '}{each}"

    def _constant(self, value: t.Value, beside: t.Node) -> str:
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, int | float):
            unit = self.unit_of(beside)
            return with_noun(number(value, unit), unit)
        if isinstance(value, str):
            fact = self.type.fact.get(beside.key) if isinstance(beside, t.Name) else None
            return f"“{fact.options.get(value, value)}”" if fact else f"“{value}”"
        return day(value) if not isinstance(value, frozenset) else ", ".join(sorted(value))

    def _placeholder(self, name: str) -> str:
        if name in ("partner", "us"):
            return {"partner": "the partner", "us": "our coalition"}[name]
        if name.startswith("k."):
            figure = self.type.figure[name[2:]]
            return span(figure.ends[0], figure.ends[2], unit_named(dict(self.type.unit), figure.unit))
        return f"[{name.removeprefix('estimate.').replace('_', ' ')}]" if "." in name else f"[{self.name(name)}]"


def with_noun(printed: str, unit: Unit | None) -> str:
    """A number with the word of its unit, where the unit has no sign."""
    if unit is None or unit.sign_before or unit.sign_after:
        return printed
    return f"{printed} {unit.one if printed == '1' else unit.many}".strip()

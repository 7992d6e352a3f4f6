"""What is wrong with a condition before any partner is known: names, kinds, units, options, and what can never hold.

Every problem is found at once. A part that is already wrong has no kind and so causes no further problem.
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from valuecase.conditions import tree as t
from valuecase.conditions.printing import parts, show
from valuecase.conditions.symbol import Symbol
from valuecase.conditions.units import Units
from valuecase.conditions.values import MIRRORED, compare
from valuecase.conditions.walk import constant
from valuecase.model.problems import Problem, did_you_mean

__all__ = ["Symbol", "Units", "check"]

Wanted = Literal["yes_no", "number"]


_KINDS = {
    "yes_no": "yes or no",
    "integer": "a number",
    "number": "a number",
    "date": "a date",
    "text": "text",
    "choice": "a choice",
    "choices": "a set of choices",
}
_PREFIXES = {"pain.": "pain", "driver.": "driver", "k.": "figure"}
_VERBS = {"+": "added", "-": "subtracted"}
_YES_NO = Symbol("yes_no")


def check(
    condition: t.Condition,
    symbols: Mapping[str, Symbol],
    *,
    wants: Wanted,
    units: Units,
    unit: str = "",
    constants: Mapping[str, t.Value] | None = None,
) -> list[Problem]:
    """Everything that is wrong with a condition, or with a formula whose result is in `unit`.

    `constants` are the values of figures: with them a comparison that a plausible range settles is a warning.
    """
    checker = _Checker(symbols, units, constants or {})
    found = checker.want(condition.tree, wants)
    if unit and units.known and unit not in units.known:
        checker.add(f"There is no unit {unit}.", did_you_mean(unit, units.known))
    elif found and not units.agree(found.unit, unit):
        message = f"This gives {found.unit}, but {unit} is wanted."
        checker.add(message, "Convert it with a figure, or correct the unit.")
    return checker.problems


class _Checker:
    """Finds the kind of every node from below; `None` stands for a part whose problem has been told."""

    def __init__(self, symbols: Mapping[str, Symbol], units: Units, constants: Mapping[str, t.Value]) -> None:
        self.symbols, self.units, self.constants = symbols, units, constants
        self.problems: list[Problem] = []

    def add(self, message: str, advice: str = "", severity: Literal["error", "warning"] = "error") -> None:
        problem = Problem(message, advice, severity=severity)
        if problem not in self.problems:
            self.problems.append(problem)

    def want(self, node: t.Node, wanted: Wanted | Literal["date"]) -> Symbol | None:
        found = self.kind(node)
        kind = "number" if found and found.kind == "integer" else found and found.kind
        if found is None or kind == wanted:
            return found
        advice = ""
        if wanted == "yes_no":
            compared = {
                "number": f"{show(node)} > 0",
                "choice": f'{show(node)} == "…"',
                "choices": f'"…" in {show(node)}',
            }
            advice = f"Write {compared[kind]}, for example." if kind in compared else ""
        self.add(f"{show(node)} is {_KINDS[found.kind]}, where {_KINDS[wanted]} is wanted.", advice)
        return None

    def kind(self, node: t.Node) -> Symbol | None:
        match node:
            case t.Constant(value=own):
                return _literal(own)
            case t.Name(key=key):
                return self.name(key)
            case t.And(items=items) | t.Or(items=items):
                for item in items:
                    self.want(item, "yes_no")
            case t.Not(item=item):
                self.want(item, "yes_no")
            case t.Compare():
                self.compare(node)
            case t.In(item=item, options=options):
                self.member(item, options)
            case t.Arithmetic() | t.Extreme():
                return self.calculate(node)
            case t.DaysUntil(date=item):
                self.want(item, "date")
                return Symbol("integer", "days")
            case _:
                return None  # what the engine adds around a condition has been checked as a condition
        return _YES_NO

    def name(self, key: str) -> Symbol | None:
        found = self.symbols.get(key)
        if found is None:
            prefix = next((own for own in _PREFIXES if key.startswith(own)), "")
            near = did_you_mean(key, [own for own in self.symbols if own.startswith(prefix)])
            self.add(f"There is no {_PREFIXES.get(prefix, 'fact')} {key}.", near)
        elif found.kind == "text":
            self.add(f"{key} is text, which conditions cannot use.", "Make it a choice, or ask a yes or no question.")
            return None
        return found

    def compare(self, node: t.Compare) -> None:
        left, right = self.kind(node.left), self.kind(node.right)
        if left is None or right is None:
            return
        said, other = show(node.left), show(node.right)
        pair = {left.kind, right.kind}
        if "choices" in pair:
            self.add(f"{show(node)} compares a set of choices.", 'Write "an option" in the_fact.')
        elif pair <= {"integer", "number"}:
            self.compare_numbers(node, left, right)
        elif pair <= {"choice", "text"}:
            self.options(left, node.right, right)
            self.options(right, node.left, left)
        elif len(pair) > 1:
            self.add(f"{said} is {_KINDS[left.kind]} and {other} is {_KINDS[right.kind]}: they cannot be compared.")
        if node.op not in ("==", "!=") and pair <= {"choice", "text", "yes_no"}:
            self.add(f"{show(node)} asks for an order, but {said} has none.", 'Write "==", "!=" or "in".')

    def compare_numbers(self, node: t.Compare, left: Symbol, right: Symbol) -> None:
        self.agree(node, left.unit, right.unit, "compared")
        if node.op in ("==", "!=") and "number" in (left.kind, right.kind):
            self.add(
                f"{show(node)} asks whether measured numbers are exactly equal.",
                'Write "<=" or ">=", or a range: 0.4 < x < 0.6.',
            )
            return
        self.settled(node, node.op, node.left, left, node.right)
        self.settled(node, MIRRORED[node.op], node.right, right, node.left)

    def settled(self, node: t.Compare, op: t.Comparison, side: t.Node, symbol: Symbol, other: t.Node) -> None:
        """A comparison of one fact with a constant, where the whole plausible range of the fact gives one answer."""
        if not isinstance(side, t.Name) or side.key in self.constants or symbol.plausible is None:
            return
        bound = constant(other, self.constants)
        if bound is None:
            return
        low, high = symbol.plausible
        inside_decides = op in ("==", "!=") and low <= bound <= high
        if compare(op, low, bound) is compare(op, high, bound) and not inside_decides:
            always = "always" if compare(op, low, bound) else "never"
            advice = f"{side.key} is plausibly between {low:,g} and {high:,g}."
            self.add(f"{show(node)} {always} holds.", advice, "warning")

    def member(self, item: t.Node, options: tuple[t.Constant, ...] | t.Name) -> None:
        found = self.kind(item)
        if isinstance(options, tuple):
            if found and found.kind != "choice":
                self.add(f"{show(item)} is {_KINDS[found.kind]}, where a choice is wanted.")
            elif found:
                for option in options:
                    self.options(_literal(option.value), item, found)
            return
        among = self.kind(options)
        if among and among.kind != "choices":
            advice = 'Write "==" to compare with one option.' if among.kind == "choice" else ""
            self.add(f"{show(options)} is {_KINDS[among.kind]}, where a set of choices is wanted.", advice)
        elif among and found and found.kind != "choice":
            self.options(found, options, among)

    def options(self, option: Symbol, node: t.Node, among: Symbol) -> None:
        """Whether a text written in a rule is one of the options of the fact it is held against."""
        if option.kind not in ("text", "choice"):
            self.add(
                f"{_KINDS[option.kind].capitalize()} cannot be an option of {show(node)}.", "Options are quoted texts."
            )
        elif option.kind == "text":
            for word in option.options - among.options:
                listed = f"Its options are {', '.join(sorted(among.options))}."
                self.add(f'"{word}" is not an option of {show(node)}.', did_you_mean(word, among.options, listed))

    def calculate(self, node: t.Arithmetic | t.Extreme) -> Symbol | None:
        found = [self.want(part, "number") for part in parts(node)]
        symbols = [symbol for symbol in found if symbol]
        if len(symbols) < len(found):
            return None
        exact = all(symbol.kind == "integer" for symbol in symbols)
        unit = symbols[0].unit
        op = node.op if isinstance(node, t.Arithmetic) else ""
        for symbol in symbols[1:]:
            if op == "*":
                unit = self.units.times(unit, symbol.unit)
            elif op == "/":
                exact, unit = False, self.units.over(unit, symbol.unit)
            else:
                self.agree(node, unit, symbol.unit, _VERBS.get(op, "compared"))
                unit = self.units.together(unit, symbol.unit)
        return Symbol("integer" if exact else "number", unit)

    def agree(self, node: t.Node, one: str, other: str, verb: str) -> None:
        if not self.units.agree(one, other):
            self.add(f"{show(node)}: {one} and {other} cannot be {verb}.", "Convert one of them with a figure.")


def _literal(value: t.Value) -> Symbol:
    match value:
        case bool():
            return _YES_NO
        case str():
            return Symbol("text", options=frozenset({value}))
        case int():
            return Symbol("integer")
        case float():
            return Symbol("number")
        case date():
            return Symbol("date")
    return Symbol("choices", options=value)

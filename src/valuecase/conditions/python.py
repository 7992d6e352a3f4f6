"""A whole program as one Python function, for many partners.

Three questions about a condition, in this order: has it the answer that its kind mostly has, false for an `and`, true
for an `or`? If not, is everything that it needs known? Then it has the other answer. If not, has it the other all the
same? Each is a plain Python expression with `and` and `or` only, since every `not` has been pushed down to the single
comparisons. Within it, what may well decide comes first, then what is quick to ask. For

    roomy = beds >= 100 and not rural        per_bed = cost / beds        dear = per_bed > 900 or roomy

the function reads

    def answers(values, as_of, assume):
        try: f0, f1, f2, = c1(values)                                      # takes "beds", "rural" and "cost" in one go
        except KeyError: f0, f1, f2, = map(values.get, c2)                 # where one is absent
        f0, f2, = of_kind('number', (f0, f2,))
        f1, = of_kind('yes_no', (f1,))
        x0 = (False if (f1 or f0 is not None and f0 < 100)                 # it is false
              else True if f1 is not None and f0 is not None               # it is not, and all is known: it is true
              or (f1 is False and f0 is not None and f0 >= 100) else None) # or it is true whatever the rest may be
        x1 = calculate('/', f2, f0)
        return [x0, x1, True if (x0 or x1 is not None and x1 > 900)
              else False if x0 is not None and x1 is not None
              or (x0 is False and x1 is not None and x1 <= 900) else None]

Inputs come in under the kind that their use asks for, and as `None` when they are of another; so all that the
expressions compare is of one kind, and `<` is the opposite of `>=`. No text of a rule is in the code: names are ours,
keys come in as data, and constants are `repr` of exact types, or data, too.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from operator import itemgetter
from types import NoneType
from typing import Any

from attrs import field, frozen

from valuecase.conditions import tree as t
from valuecase.conditions import values as v
from valuecase.conditions.printing import parts
from valuecase.conditions.program import Program, names

OfKind = v.Kind | None  # none: not known before there is a value
Compiled = Callable[[Mapping[str, t.Value | None], date, bool], list[t.Value | None]]

_OPPOSITE: dict[t.Comparison, t.Comparison] = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


_TYPES: dict[v.Kind, set[type]] = {
    "yes_no": {bool, NoneType},
    "number": {int, float, NoneType},
    "date": {date, NoneType},
    "text": {str, NoneType},
    "choices": {frozenset, NoneType},
}


def of_kind(kind: OfKind, values: Sequence[t.Value | None]) -> Sequence[t.Value | None]:
    """The same values, with `None` for those of another kind. Looks at each one only if something is wrong with any."""
    if kind is None:
        return [v.known(value) for value in values]
    if _TYPES[kind].issuperset(map(type, values)) and (kind != "number" or _finite(values)):
        return values
    return [value if v.kind(value) == kind else None for value in values]


def _finite(values: Sequence[Any]) -> bool:
    """One addition of all is quicker than a look at each, and neither NaN nor infinity is lost in it."""
    try:
        return v.is_number(sum(filter(None, values)))
    except OverflowError:
        return False


def compile_program(program: Program, *, trusted: bool = False) -> Compiled:
    """A function of values, `as_of` and whether assumptions count: all answers, in the order of `program.trees`.

    With `trusted`, the caller vouches that every value is finite and of the kind that its use asks for, or `None`.
    """
    writer = _Writer(program, trusted)
    exec(compile(writer.function(), "<conditions>", "exec"), writer.given)
    compiled: Compiled = writer.given["answers"]
    return compiled


_GIVEN: dict[str, Any] = {
    "__builtins__": {},  # the code can reach what is named here, and nothing else
    **{given.__name__: given for given in (map, min, max, of_kind, v.compare, v.calculate, v.member, KeyError)},
}


@frozen
class _Rails:
    """One condition in code: when it is true, when it is false, and the operands that decide it once all are known.

    `likely` is the answer to ask for first: an `and` and an `==` are mostly false, an `or` and a `!=` mostly true.
    """

    true: str
    false: str
    operands: tuple[str, ...] = ()
    likely: bool = True

    def opposite(self) -> "_Rails":
        return _Rails(self.false, self.true, self.operands, not self.likely)

    def code(self) -> str:
        known = _known(self.operands)
        if self.likely:
            return f"True if {self.true} else False if {known} or {self.false} else None"
        return f"False if {self.false} else True if {known} or {self.true} else None"


_NEVER = _Rails("False", "False", ("None",))  # of kinds that do not go together: never decided


def _known(operands: Iterable[str]) -> str:
    """That all operands are known; a literal always is."""
    locals_ = [operand for operand in dict.fromkeys(operands) if operand == "None" or operand[0] in "fx"]
    return " and ".join(f"{operand} is not None" for operand in locals_) or "True"


@frozen(eq=False)
class _Writer:
    """Writes the function line by line. An operand is what can stand in an expression: a local or a literal."""

    program: Program
    trusted: bool
    given: dict[str, Any] = field(factory=_GIVEN.copy)
    inputs: dict[tuple[str, OfKind], str] = field(factory=dict)
    kinds: dict[str, OfKind] = field(factory=dict)
    answers: dict[tuple[str, OfKind], str] = field(factory=dict)
    lines: list[str] = field(factory=list)

    def function(self) -> str:
        used = {name.key for node in self.program.trees.values() for name in names(node)}
        results = []
        for key, node in self.program.trees.items():
            kind = self.kinds[key] = self.kind(node)
            if key in used or kind != "yes_no":
                self.answers[key, kind] = self.operand(node, kind)
            results.append(self.answers.get((key, kind)) or self.rails(node).code())
        body = [*self.taken(), *self.lines, f"return [{', '.join(results)}]"]
        return "\n    ".join(["def answers(values, as_of, assume):", *body])

    def taken(self) -> Iterable[str]:
        """Inputs become locals. One `get` after another takes twice as long, so that is for records that lack one."""
        keys = tuple(key for key, _ in self.inputs)
        locals_ = "".join(f"{local}, " for local in self.inputs.values())
        fetched = f"{locals_}= map(values.get, {self.data(keys)})"
        if len(keys) > 1:  # an itemgetter of one key gives no tuple
            yield f"try: {locals_}= {self.data(itemgetter(*keys))}(values)"
            yield f"except KeyError: {fetched}"
        elif keys:
            yield fetched
        by_kind: dict[OfKind, list[str]] = {}
        for (_, kind), local in self.inputs.items():
            by_kind.setdefault(kind, []).append(local)
        for kind, of_this in {} if self.trusted else by_kind.items():
            yield f"{', '.join(of_this)}, = of_kind({kind!r}, ({', '.join(of_this)},))"

    def kind(self, node: t.Node) -> OfKind:
        """The kind of a node, as far as it can be told before there are values."""
        match node:
            case t.Constant(value=value):
                return v.kind(value)
            case t.Name(key=key) if key in self.kinds:
                return self.kinds[key]
            case t.Name(key=key):
                return v.kind(self.program.constants.get(key))
            case t.Arithmetic() | t.Extreme() | t.DaysUntil():
                return "number"
            case t.FirstKnown() | t.Assumed():
                kinds = {self.kind(part) for part in parts(node)}
                return kinds.pop() if len(kinds) == 1 else None
        return "yes_no"

    def operand(self, node: t.Node, kind: OfKind) -> str:
        """What has the value of a node, and is `None` when that is not of the kind; `None` as a kind is any kind."""
        own = self.kind(node)
        if own and kind and own != kind:
            return "None"
        match node:
            case t.Constant(value=value):
                return self.constant(value)
            case t.Name(key=key):
                return self.name(key, own, kind)
            case t.Arithmetic(op=op, left=left, right=right):
                pair = f"{self.operand(left, 'number')}, {self.operand(right, 'number')}"
                return self.local(f"calculate({op!r}, {pair})")
            case t.Extreme(which=which, items=items):
                numbers = [self.operand(item, "number") for item in items]
                return self.local(f"{which}({', '.join(numbers)}) if {_known(numbers)} else None")
            case t.DaysUntil(date=item):
                day = self.operand(item, "date")
                return self.local(f"({day} - as_of).days if {_known([day])} else None")
            case t.FirstKnown(items=items):
                tries = [f"{item} if {_known([item])} else " for item in [self.operand(item, None) for item in items]]
                return self.local("".join(tries) + "None", kind if own is None else None)
            case t.Assumed(item=item):
                return self.local(f"{self.operand(item, kind)} if assume else None")
        return self.local(self.rails(node).code())

    def local(self, code: str, to_check: OfKind = None) -> str:
        name = f"x{len(self.lines)}"
        self.lines.append(f"{name} = {code}")
        if to_check and not self.trusted:
            self.lines.append(f"{name}, = of_kind({to_check!r}, ({name},))")
        return name

    def name(self, key: str, own: OfKind, kind: OfKind) -> str:
        if key not in self.kinds:
            if key in self.program.constants:
                return self.constant(self.program.constants[key])
            return self.inputs.setdefault((key, kind), f"f{len(self.inputs)}")
        if own or not kind:
            return self.answers[key, own]
        if (key, kind) not in self.answers:
            self.answers[key, kind] = self.local(self.answers[key, own], kind)
        return self.answers[key, kind]

    def constant(self, value: t.Value) -> str:
        if isinstance(value, bool | int | float | str):
            return repr(v.known(value))
        return self.data(value)

    def data(self, value: object) -> str:
        name = f"c{len(self.given)}"
        self.given[name] = value
        return name

    def rails(self, node: t.Node) -> _Rails:
        match node:
            case t.Constant(value=bool() as value):
                return _Rails(str(value), str(not value))
            case t.Not(item=item):
                return self.rails(item).opposite()
            case t.And(items=items):
                return self.all(map(self.rails, items))
            case t.Or(items=items):
                return self.all(self.rails(item).opposite() for item in items).opposite()
            case t.Compare(op=op, left=left, right=right):
                return self.compare(op, left, right)
            case t.In(item=item, options=t.Name() as options):
                pair = self.operand(item, "text"), self.operand(options, "choices")
                return _decided(pair, " in ".join(pair), " not in ".join(pair))
            case t.In(item=item, options=tuple() as options):
                return self.member(item, [option.value for option in options])
        return _of_answer(self.operand(node, "yes_no"))

    def all(self, items: Iterable[_Rails]) -> _Rails:
        items = sorted(
            items, key=lambda item: (item.likely, len(item.true))
        )  # what may decide it comes first, then what is quick
        true = " and ".join(item.true for item in items) or "True"
        false = " or ".join(item.false for item in items) or "False"
        operands = tuple(operand for item in items for operand in item.operands)
        return _Rails(f"({true})", f"({false})", operands, likely=False)

    def compare(self, op: t.Comparison, left: t.Node, right: t.Node) -> _Rails:
        kind = self.kind(left) or self.kind(right)
        pair = self.operand(left, kind), self.operand(right, kind)
        if kind is None:
            return _of_answer(self.local(f"compare({op!r}, {', '.join(pair)})"))
        if kind not in v.COMPARABLE[op]:
            return _NEVER
        return _decided(pair, f" {op} ".join(pair), f" {_OPPOSITE[op]} ".join(pair), likely=op != "==")

    def member(self, item: t.Node, options: list[t.Value]) -> _Rails:
        kinds = {v.kind(option) for option in options}
        if kinds not in ({"text"}, {"number"}):
            among = self.data(tuple(options))
            return _of_answer(self.local(f"member({self.operand(item, None)}, {among})"))
        own = self.operand(item, kinds.pop())
        among = ", ".join(map(repr, options))
        return _decided((own,), f"{own} in {{{among}}}", f"{own} not in {{{among}}}", likely=False)


def _decided(operands: tuple[str, ...], true: str, false: str, likely: bool = True) -> _Rails:
    known = _known(operands)
    return _Rails(f"{known} and {true}", f"{known} and {false}", operands, likely)


def _of_answer(operand: str) -> _Rails:
    return _Rails(operand, f"{operand} is False", (operand,))

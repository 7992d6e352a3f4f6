"""Why something has its answer: the parts of its condition that matter, in words, with what is known of each."""

from collections.abc import Iterator

from valuecase.conditions import tree as t
from valuecase.conditions import walk
from valuecase.conditions.gaps import missing as missing_for
from valuecase.conditions.program import names
from valuecase.evaluator import Evaluator
from valuecase.explaining.words import Words
from valuecase.knowledge import everything, facts_in_play
from valuecase.model.case import ValueCase
from valuecase.telling import how_we_know, provenance, told
from valuecase.wording import sentence_list, shown_value, unit_named

VERDICTS = {True: "holds", False: "does not hold", None: "not known"}
_NAMED = {True: "yes", False: "no", None: "not known"}  # of a pain or driver, whose sentence is a question
_STEP = "\u00a0\u00a0"  # spaces that no line break may eat
Lines = Iterator[tuple[int, str]]


class Reasons:
    """The answers for one partner, and the reasons for them."""

    def __init__(self, case: ValueCase, evaluator: Evaluator) -> None:
        self.case = case
        self.type = case.type
        self.words = Words(case.type)
        self.program = evaluator.program
        self.inputs = everything(case.partner, facts_in_play(case.partner, case.type.fact, case.as_of))
        self.answers = walk.run(self.program, self.inputs, case.as_of)
        self._told: set[str] = set()

    def of(self, key: str) -> tuple[str, ...]:
        """The lines for one key of the program, indented; a pain or driver that was told once is not told again."""
        node = (
            self.program.trees[key] if not key.startswith(("pain.", "driver.")) or key.count(".") > 1 else t.Name(key)
        )
        return tuple(_STEP * depth + line for depth, line in self._lines(node, 0, plain=True))

    def inside(self, key: str) -> tuple[str, ...]:
        """The lines for a driver or pain without the line that names it, which its page has as its title."""
        return tuple(_STEP * depth + line for depth, line in self._beneath(key, 0))

    def stops(self, proposition: str) -> tuple[str, ...]:
        """The lines for whatever can stop a proposition, one after the other; none when nothing can."""
        node = self.program.trees[f"proposition.{proposition}.stopped"]
        each = node.items if isinstance(node, t.Or) else () if node == t.Constant(False) else (node,)
        return tuple(_STEP * depth + line for item in each for depth, line in self._lines(item, 0))

    def verdict(self, node: t.Node, yes: bool = True) -> bool | None:
        """Whether a condition holds, or with `yes` false its opposite."""
        answer = self.known_as(node)
        return answer is yes if isinstance(answer, bool) else None

    def known_as(self, node: t.Node) -> t.Value | None:
        """What a part of a condition or formula comes to for this partner, figures at their base."""
        known = {**self.inputs, **self.answers, **{f"k.{id}": one.ends[1] for id, one in self.type.figure.items()}}
        return walk.value(node, known.get, self.case.as_of)

    # --- lines: how deep, and what ---

    def _lines(self, node: t.Node, depth: int, yes: bool = True, *, plain: bool = False) -> Lines:
        """With `plain`, parts that are all needed stand in a row without a heading."""
        match node:
            case t.Not(item=item):
                yield from self._lines(item, depth, not yes, plain=plain)
            case t.Name(key=key) if key.partition(".")[0] in ("pain", "driver", "red_line"):
                yield from self._named(key, depth, yes)
            case t.Name(key=key) if key in self.program.trees and key not in self.type.fact:
                yield from self._lines(self.program.trees[key], depth, yes, plain=plain)
            case t.And(items=items) | t.Or(items=items):
                yield from self._several(items, isinstance(node, t.And) is yes, depth, yes, plain)
            case _:
                known = "; ".join(self.known(node))
                verdict = VERDICTS[self.verdict(node, yes)]
                yield (
                    depth,
                    f"{self.words.statement(node, yes, numbers=True)}: **{verdict}**{f' ({known})' if known else ''}",
                )

    def _several(self, items: tuple[t.Node, ...], every: bool, depth: int, yes: bool, plain: bool) -> Lines:
        """The parts that decide: where one of several is enough, those that hold; where one is lacking, that one."""
        verdicts = [(item, self.verdict(item, yes)) for item in _flat(items, every is yes)]
        decided = not every  # what a single part decides: one that holds, or one that is lacking among all
        deciding = [item for item, verdict in verdicts if verdict is decided]
        shown = deciding or [item for item, _ in verdicts]
        if len(shown) == 1:
            yield from self._lines(shown[0], depth, yes, plain=plain)
            return
        if not (plain and every):
            heading = "all of these are needed" if every else "any one of these is enough"
            yield depth, heading
            depth += 1
        for item in shown:
            yield from self._lines(item, depth, yes)

    def _named(self, key: str, depth: int, yes: bool) -> Lines:
        """A driver, pain or red line, and beneath it why."""
        again = key in self._told
        self._told.add(key)
        verdict = _NAMED[self.verdict(t.Name(key), yes)]
        yield depth, f"{self.words.statement(t.Name(key), yes)}: **{verdict}**{' (see above)' if again else ''}"
        if not again:
            yield from self._beneath(key, depth + 1)

    def _beneath(self, key: str, depth: int) -> Lines:
        """For a pain: what they said of it themselves, then the facts, then what one person said."""
        table, _, id = key.partition(".")
        if table == "driver" and self.type.driver[id].active is None:
            yield depth, "it presses on every organization of this kind"
            return
        if table != "pain":
            yield from self._lines(self.program.trees[key], depth, plain=True)
            return
        heard, by_facts = self.case.partner.heard.get(id), self.answers[f"pain.{id}.by_facts"]
        said = f"said.{id}" in self.inputs
        if heard is not None:
            effect = "and that decides"
            if not said:
                effect = "which counts while the facts do not decide"
            if not said and by_facts is not None:
                effect = (
                    "as the facts do" if by_facts is heard.value else "but the facts say otherwise, and they decide"
                )
            yield depth, f"they told us that it {'hurts' if heard.value else 'does not hurt'}, {effect} ({told(heard)})"
        if not said:
            yield from self._lines(self.program.trees[f"pain.{id}.by_facts"], depth, plain=True)

    # --- what is known ---

    def known(self, node: t.Node) -> Iterator[str]:
        """The value of each fact in a condition and where it comes from; for one that is not known, the question."""
        keys = [key for key in dict.fromkeys(name.key for name in names(node)) if key in self.type.fact]
        for key in keys:
            fact = self.case.facts.get(key)
            told = self.fact(key)
            # Where the condition speaks of one fact, its name need not be said again.
            label = f"{self.type.fact[key].label}: "
            yield told.removeprefix(label) if len(keys) == 1 and fact is not None else told

    def fact(self, id: str) -> str:
        """The value of a fact and where it comes from, or what to ask."""
        fact, definition = self.case.facts.get(id), self.type.fact[id]
        if fact is not None and fact.value is not None:
            return how_we_know(self.case, id)
        if fact is not None:
            unit = unit_named(dict(self.type.unit), definition.unit)
            each = [f"{shown_value(one.value, definition, unit)} ({provenance(one)})" for one in fact.others]
            return f"sources disagree: {sentence_list(each)}"
        if definition.formula is not None:
            return "; ".join(self.lacking(id))
        return f"{'look up' if definition.step == 'homework' else 'ask'}: {definition.question}"

    def lacking(self, id: str) -> tuple[str, ...]:
        """What to ask for, so that a fact worked out from others can be."""
        missing = missing_for(self.program, id, self.inputs, self.case.as_of)
        return tuple(self.fact(key) for key in missing) or ("it cannot be worked out from these numbers",)


def _flat(items: tuple[t.Node, ...], conjunction: bool) -> Iterator[t.Node]:
    """An and within an and is one and; likewise for or."""
    for item in items:
        if isinstance(item, t.And if conjunction else t.Or):
            yield from _flat(item.items, conjunction)
        else:
            yield item

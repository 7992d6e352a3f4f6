"""The facts most worth asking for in each row: `Asker` for a whole table.

Each value worth trying is put in place of a fact that a row lacks. The rules are simplified with it before they become
columns, so most of what is tried comes to the same few answers, and those are worked out once.
"""

from collections.abc import Iterator, Mapping

import narwhals as nw
from attrs import field, frozen

from valuecase.conditions import tree as t
from valuecase.conditions.graph import Graph, Number
from valuecase.conditions.printing import parts
from valuecase.questions import Asker
from valuecase.screening.answering.rules import Rules
from valuecase.screening.answering.sheet import Sheet
from valuecase.screening.answering.verdicts import Standing, reviewed
from valuecase.screening.answering.words import Words, number, total

# A rank is made of how many propositions a fact decides, then of their scores, then of the order of asking.
_SCORES, _ORDER = 2**10, 2**9


@frozen(eq=False)
class Asking:
    """For each fact that can be asked for, in the order of asking: the propositions that its answer alone can decide, each
    with the step that says for which rows.
    """

    rules: Rules
    asker: Asker
    _gaps: dict[tuple[str, str], Number] = field(factory=dict, init=False)

    def decided(self) -> dict[str, dict[str, Number]]:
        return {fact: dict(self._decided_by(fact)) for fact in self.asker.asked}

    def _decided_by(self, fact: str) -> Iterator[tuple[str, Number]]:
        rules, graph = self.rules, self.rules.graph
        part = self.asker.program.affected_by(fact)
        affected = [one.id for one in reviewed(rules.type) if f"proposition.{one.id}" in part.trees]
        if not affected:
            return
        tried = [rules.if_known(part, fact, value) for value in self.asker.tried(fact, graph.as_of)]
        lacking = graph.is_unknown(rules.given.get(fact, rules.unknown))
        wanted = self._wanted(fact)
        for id in affected:
            then = dict.fromkeys(one[f"proposition.{id}"] for one in tried)
            known = [graph.make(t.Not(_NODE), (graph.is_unknown(answer),)) for answer in then]
            is_open = graph.is_unknown(rules.believed[f"proposition.{id}"])
            flag = _all(graph, lacking, wanted, is_open, graph.make(t.Or(()), tuple(known)))
            if flag != graph.constant(False):
                yield id, flag

    def _wanted(self, fact: str) -> Number:
        """Whether an open proposition lacks the fact. Where nothing is assumed in its place, whatever it decides lacks it."""
        graph, program = self.rules.graph, self.rules.program
        assumed = [tree for tree in program.trees.values() if any(map(_is_assumed, _below(tree)))]
        if not any(fact in program.inputs_of(tree) for tree in assumed):
            return graph.constant(True)
        lacked = [self._gap(t.Name(f"proposition.{one.id}"), fact) for one in reviewed(self.rules.type)]
        return graph.make(t.Or(()), tuple(lacked))

    def _gap(self, node: t.Node, fact: str) -> Number:
        """Whether a fact is missing for a node: both are unknown, and so is everything between them."""
        rules, graph = self.rules, self.rules.graph
        if isinstance(node, t.Name):
            if node.key == fact:
                return graph.is_unknown(rules.given.get(fact, rules.unknown))
            inner = rules.program.trees.get(node.key)
            if inner is None:
                return graph.constant(False)
            if (key := (fact, node.key)) not in self._gaps:
                self._gaps[key] = _all(graph, graph.is_unknown(rules.believed[node.key]), self._gap(inner, fact))
            return self._gaps[key]
        lacked = graph.make(t.Or(()), tuple(self._gap(part, fact) for part in parts(node)))
        if lacked == graph.constant(False):
            return lacked
        return _all(graph, graph.is_unknown(rules.step(node)), lacked)


_NODE = t.Constant(True)  # stands where steps say what a node is made of


def _all(graph: Graph, *of: Number) -> Number:
    return graph.make(t.And(()), of)


def _below(node: t.Node) -> Iterator[t.Node]:
    yield node
    for part in parts(node):
        yield from _below(part)


def _is_assumed(node: t.Node) -> bool:
    return isinstance(node, t.Assumed)


def ranks(
    sheet: Sheet,
    level: int,
    rules: Rules,
    words: Words,
    found: Mapping[str, Mapping[str, Number]],
    standing: Mapping[str, Standing],
) -> dict[str, nw.Expr]:
    """A rank for each fact: above zero where a row lacks it, the higher the more its answer alone can decide.

    They take two levels, the first of which is `level`, above the scores of propositions.
    """
    scores = {id: nw.when(one.usable).then(one.score).otherwise(number(0)) for id, one in standing.items()}
    weights = sheet.keep(level, {f"weight_{id}": number(_SCORES) + score for id, score in scores.items()})
    made = {}
    for place, (fact, decided) in enumerate(found.items()):
        won = [
            nw.when(words.is_true(flag)).then(weights[f"weight_{id}"]).otherwise(number(0))
            for id, flag in decided.items()
        ]
        rank = total(won) * number(_ORDER) + number(_ORDER - 1 - place)
        lacking = words.is_unknown(rules.given.get(fact, rules.unknown))
        made[f"rank_{fact}"] = nw.when(lacking).then(rank).otherwise(number(0))
    flags = words.columns.columns_of(flag for decided in found.values() for flag in decided.values())
    kept = sheet.keep(level + 1, made, done=flags)
    return {fact: kept[f"rank_{fact}"] for fact in found}

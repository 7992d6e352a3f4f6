"""Conditions that depend on one another, in an order in which they can be answered."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from valuecase.conditions import tree as t


def names(node: t.Node) -> Iterator[t.Name]:
    """Every name in a tree, from left to right."""
    match node:
        case t.Name():
            yield node
        case t.Not(item=item) | t.Assumed(item=item) | t.DaysUntil(date=item):
            yield from names(item)
        case t.And(items=items) | t.Or(items=items) | t.Extreme(items=items) | t.FirstKnown(items=items):
            for item in items:
                yield from names(item)
        case t.Compare(left=left, right=right) | t.Arithmetic(left=left, right=right):
            yield from names(left)
            yield from names(right)
        case t.In(item=item, options=options):
            yield from names(item)
            if isinstance(options, t.Name):
                yield options


class CircleError(ValueError):
    """Some trees depend on themselves; `keys` is one circle, in order."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        super().__init__(" → ".join((*keys, keys[0])))
        self.keys = keys


@frozen(eq=False)
class Program:
    """Trees by key, in an order in which each comes after those that it names.

    A name that is neither a key of `trees` nor of `constants` is an input: its value comes with the question, and is
    unknown when absent. Built with `Program.of`, which puts the trees in order and raises `CircleError`.
    """

    trees: Mapping[str, t.Node]
    constants: Mapping[str, t.Value] = field(factory=dict)

    @classmethod
    def of(cls, trees: Mapping[str, t.Node], constants: Mapping[str, t.Value] | None = None) -> "Program":
        return cls(dict(_in_order(trees)), constants or {})

    def inputs_of(self, node: t.Node) -> tuple[str, ...]:
        """What a tree leans on in the end: inputs and constants, each once, names followed through this program."""
        found: dict[str, None] = {}
        for name in names(node):
            inner = self.trees.get(name.key)
            found |= dict.fromkeys(self.inputs_of(inner) if inner is not None else (name.key,))
        return tuple(found)

    def leading_to(self, keys: Iterable[str]) -> "Program":
        """The part of this program that some of its answers lean on, those answers included."""
        needed: set[str] = set()
        waiting = [*keys]
        while waiting:
            key = waiting.pop()
            if key in self.trees and key not in needed:
                needed.add(key)
                waiting += [name.key for name in names(self.trees[key])]
        return Program({key: node for key, node in self.trees.items() if key in needed}, self.constants)

    def affected_by(self, key: str) -> "Program":
        """The part of this program that changes with one input; everything else it names becomes an input."""
        changed = {key}
        part: dict[str, t.Node] = {}
        for own, node in self.trees.items():
            if any(name.key in changed for name in names(node)):
                changed.add(own)
                part[own] = node
        return Program(part, self.constants)


def _in_order(trees: Mapping[str, t.Node]) -> Iterable[tuple[str, t.Node]]:
    """Depth first, so that equal input gives equal order."""
    done: set[str] = set()
    path: list[str] = []
    ordered: list[tuple[str, t.Node]] = []

    def visit(key: str) -> None:
        if key in done:
            return
        if key in path:
            raise CircleError(tuple(path[path.index(key) :]))
        path.append(key)
        for name in names(trees[key]):
            if name.key in trees:
                visit(name.key)
        path.pop()
        done.add(key)
        ordered.append((key, trees[key]))

    for key in trees:
        visit(key)
    return ordered

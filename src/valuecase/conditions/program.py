"""Conditions that depend on one another, in an order in which they can be answered."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from valuecase.conditions import tree as t
from valuecase.conditions.printing import parts


def names(node: t.Node) -> Iterator[t.Name]:
    """Every name in a tree, from left to right."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if isinstance(node, t.Name):
            yield node
        else:
            waiting += reversed(parts(node))


class CircleError(ValueError):
    """Some trees depend on themselves; `keys` is one circle, in order."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        super().__init__(" → ".join((*keys, keys[0])))
        self.keys = keys


@frozen(eq=False, repr=False)
class Program:
    """Trees by key, in an order in which each comes after those that it names.

    A name that is neither a key of `trees` nor of `constants` is an input: its value comes with the question, and is
    unknown when absent. Built with `Program.of`, which puts the trees in order and raises `CircleError`.
    """

    trees: Mapping[str, t.Node]
    constants: Mapping[str, t.Value] = field(factory=dict)
    _named: dict[str, tuple[str, ...]] = field(factory=dict)  # found so far, for all parts of one program

    @classmethod
    def of(cls, trees: Mapping[str, t.Node], constants: Mapping[str, t.Value] | None = None) -> "Program":
        return cls(dict(_in_order(trees)), constants or {})

    def named(self, key: str) -> tuple[str, ...]:
        """The keys that one tree names itself, each once, from left to right."""
        if key not in self._named:
            self._named[key] = tuple(dict.fromkeys(name.key for name in names(self.trees[key])))
        return self._named[key]

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
                waiting += self.named(key)
        return self._part(needed)

    def affected_by(self, key: str) -> "Program":
        """The part of this program that changes with one input; everything else it names becomes an input."""
        changed = {key}
        for own in self.trees:
            if not changed.isdisjoint(self.named(own)):
                changed.add(own)
        return self._part(changed - {key})

    def _part(self, keys: set[str]) -> "Program":
        return Program({key: node for key, node in self.trees.items() if key in keys}, self.constants, self._named)


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

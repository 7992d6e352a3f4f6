"""The examples of a type, each beside its rule."""

from collections.abc import Iterator
from typing import Literal

from attrs import frozen

from valuecase.model.pack import Pain, PainExample, StakeholderType
from valuecase.model.proposition import Proposition, PropositionExample

Shown = PainExample | PropositionExample


@frozen(eq=False, repr=False)
class Example:
    """One example of a type: the pain or proposition that it stands beside, and its place among the examples there."""

    type: StakeholderType
    rule: Pain | Proposition
    index: int

    @property
    def table(self) -> Literal["pain", "proposition"]:
        """The kind of rule, as it is called in a pack."""
        return "pain" if isinstance(self.rule, Pain) else "proposition"

    @property
    def shown(self) -> Shown:
        """What stands in the pack: facts, and what comes out."""
        return self.rule.example[self.index]

    def __repr__(self) -> str:
        return f'{self.table}.{self.rule.id}, example "{self.shown.name or self.index}"'


def examples_of(type: StakeholderType) -> Iterator[Example]:
    """Every example of a type, beside its rule."""
    for rules in (type.pain, type.proposition):
        for rule in rules.values():
            yield from (Example(type, rule, index) for index in range(len(rule.example)))

"""One vocabulary from the glossaries of all types: who uses a word, and what it means to whom."""

import re
from collections.abc import Iterable, Mapping

from attrs import frozen

from valuecase.catalog import OTHER, other_type
from valuecase.model.pack import StakeholderType, Term

CAPITALS = re.compile(r"[A-Z]{2,}\d*")


@frozen(eq=False, repr=False)
class Word:
    """One word of the vocabulary.

    `terms` are its entries, by the type whose glossary holds it; an entry of the common pack belongs to no type and
    stands under `other`. `means` is what it means to each type: in its own words, else as another glossary has it.
    """

    text: str
    terms: Mapping[str, Term]
    means: Mapping[str, str]

    @property
    def spelled(self) -> tuple[str, ...]:
        """What it is short for; glossaries may differ."""
        return tuple(dict.fromkeys(term.spell_out for term in self.terms.values() if term.spell_out))

    @property
    def is_short(self) -> bool:
        """An abbreviation: it is spelled out somewhere, or looks like one."""
        return bool(self.spelled) or CAPITALS.fullmatch(self.text) is not None

    @property
    def is_ordinary(self) -> bool:
        """More than one trade uses it, each in its own sense."""
        return all(term.elsewhere for term in self.terms.values())

    def spell_out(self, *types: str) -> str:
        """Its long form, from the glossary of the first of these types that has one."""
        return next((term.spell_out for term in self._entries(types) if term.spell_out), "")

    def say_instead(self, *types: str) -> str:
        """A better wording, chosen likewise: a type that has nothing to do with it may have another sense in mind."""
        return next((term.say_instead for term in self._entries(types) if term.say_instead), "")

    def clashes(self, one: str, other: str) -> bool:
        """It is known what it means to both types, and that is not the same."""
        return one in self.means and other in self.means and self.means[one] != self.means[other]

    def _entries(self, types: Iterable[str]) -> Iterable[Term]:
        return (self.terms[type] for type in types if type in self.terms)


def vocabulary(types: Iterable[StakeholderType]) -> list[Word]:
    """Every word of the common pack and of these types, in the order of the alphabet."""
    common = other_type()
    entries: dict[str, dict[str, Term]] = {}
    for type in (common, *types):
        for term in type.term.values():
            if type is common or term.id not in common.term:
                entries.setdefault(term.term, {}).setdefault(type.id, term)
    return [Word(text, entries[text], _means(entries[text])) for text in sorted(entries, key=str.lower)]


def _means(terms: Mapping[str, Term]) -> dict[str, str]:
    means: dict[str, str] = {}
    for term in terms.values():
        for type, meaning in term.elsewhere.items():
            means.setdefault(type, meaning)
    return means | {type: term.means for type, term in terms.items() if type != OTHER}

"""Values and notes while they are gathered from the files."""

from collections.abc import Iterator, Sequence
from datetime import date

from attrs import evolve

from valuecase.conditions.tree import Value
from valuecase.importing.records import Definitions, Published, once
from valuecase.model.facts import FactValue
from valuecase.model.sources import FactSource
from valuecase.reading.values import fit


class Findings:
    """Values and notes while they are gathered; a value that does not fit its fact becomes a note."""

    def __init__(self, facts: Definitions | None) -> None:
        self.definitions = facts
        self.values: dict[str, list[tuple[FactValue, FactSource]]] = {}
        self.notes: list[str] = []

    def label(self, fact: str) -> str:
        """What people call a fact."""
        return self.definitions[fact].label if self.definitions and fact in self.definitions else words(fact)

    def add(self, fact: str, value: Value, source: FactSource, as_of: date | None, how: str = "") -> str:
        """Keep a value; returns why it was left out, or nothing."""
        if self.definitions is not None:
            if fact not in self.definitions:
                self.notes.append(f"{source.title}: {words(fact)} was left out: this type has no such fact")
                return "this type has no such fact"
            reading = fit(self.definitions[fact], value)
            if reading.value is None:
                self.notes.append(f"{source.title}: {reading.wrong}; it was left out")
                return reading.wrong
            if reading.implausible:
                self.notes.append(f"{source.title}: {reading.implausible}")
            value = reading.value
        citation = source.citation + (f", {how}" if how else "")
        said = FactValue(value, "published", citation, as_of=as_of or source.as_of)
        self.values.setdefault(fact, []).append((said, source))
        return ""

    def of(self, published: Published) -> Published:
        """With each value and note once: a file given twice says nothing twice, while two releases are two values.

        Where both tell of the same day, the newer one stands: a publisher corrects itself, and that is no disagreement.
        """
        facts = {fact: once(said for said, _ in _standing(values)) for fact, values in self.values.items()}
        return evolve(published, facts=facts, notes=once(self.notes))


def _standing(values: Sequence[tuple[FactValue, FactSource]]) -> Iterator[tuple[FactValue, FactSource]]:
    """The values that no newer release of their own source has replaced."""
    newest: dict[tuple[str, date | None], date] = {}
    for said, source in values:
        of = source.id, said.as_of
        newest[of] = max(newest.get(of, source.as_of), source.as_of)
    return ((said, source) for said, source in values if source.as_of == newest[source.id, said.as_of])


def words(id: str) -> str:
    return id.replace("_", " ")

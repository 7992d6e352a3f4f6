"""Values and notes while they are gathered from the files."""

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
        self.values: dict[str, list[FactValue]] = {}
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
        self.values.setdefault(fact, []).append(FactValue(value, "published", citation, as_of=as_of or source.as_of))
        return ""

    def of(self, published: Published) -> Published:
        """With each value and note once: a file given twice says nothing twice, while two releases are two values."""
        facts = {fact: once(values) for fact, values in self.values.items()}
        return evolve(published, facts=facts, notes=once(self.notes))


def words(id: str) -> str:
    return id.replace("_", " ")

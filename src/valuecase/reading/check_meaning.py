"""Whether prose has a source for every number and placeholders that can be filled, and no red line is crossed."""

from collections.abc import Iterator
from typing import Any

from valuecase.model import pack as p
from valuecase.model.problems import Problem, did_you_mean
from valuecase.reading.records import At, Locate, records_of, walk_fields
from valuecase.wording import numbers_written_out, placeholders

SENSITIVE = {"health", "food", "social", "victims"}
POWERS = {"arrest", "tenancy", "immigration"}


def check_meaning(type: p.StakeholderType, locate: Locate) -> Iterator[Problem]:
    """Prose without stray numbers, placeholders that can be filled, and the structural red line."""
    named = [term.term for term in type.term.values()] + [law.citation for law in type.law.values()]
    names = [name for name in named if any(character.isdigit() for character in name)]
    for table, id, record in records_of(type):
        for shape, value, path in walk_fields(record):
            if shape.prose:
                for text in (value,) if isinstance(value, str) else value:
                    yield from _prose(type, text, record, names, At(locate, table, id, path))
    permitted = {(x.data, x.form, x.to) for line in type.red_line.values() for x in line.permits}
    for id, proposition in type.proposition.items():
        for field, index, data, form, receiver in _moves(type, proposition):
            if _sensitive(type, data, form, receiver) and (data, form, receiver) not in permitted:
                yield locate(
                    "proposition", id,
                    f'"{data}", finer than counts, would reach "{receiver}", which has powers of '
                    + " and ".join(sorted(_powers(type, receiver) & POWERS)),
                    'Use form = "counts", another receiver, or a red line that permits it for a lawful, consented purpose.',
                    field, index,
                )  # fmt: skip


def _prose(type: p.StakeholderType, text: str, record: Any, names: list[str], wrong: At) -> Iterator[Problem]:
    for number in numbers_written_out(text, names):
        yield wrong(f'"{number}" is a number without a source', "Make it a figure and write {k.its_id}, or a {fact}.")
    estimates = record.estimate if isinstance(record, p.Proposition) else {}
    known = {"partner", "us"}
    known |= {fact.id for fact in type.fact.values() if fact.type not in ("text", "yes_no", "choices")}
    known |= {f"k.{id}" for id in type.figure} | {f"estimate.{name}" for name in estimates}
    for name in placeholders(text):
        if name not in known:
            advice = did_you_mean(
                name, known, "A placeholder is a number, date or choice: {fact}, {k.figure}, {estimate.name}."
            )
            yield wrong(f"{{{name}}} cannot be filled in", advice)


def _moves(type: p.StakeholderType, proposition: p.Proposition) -> Iterator[tuple[str, int, str, str, str]]:
    for index, received in enumerate(proposition.gets):
        yield "gets", index, received.data, received.form, type.id
    for index, given in enumerate(proposition.gives):
        for receiver in given.to:
            yield "gives", index, given.data, given.form, receiver


def _sensitive(type: p.StakeholderType, data: str, form: str, receiver: str) -> bool:
    return form != "counts" and type.data_set[data].about in SENSITIVE and bool(_powers(type, receiver) & POWERS)


def _powers(type: p.StakeholderType, receiver: str) -> set[str]:
    own = set(type.about.powers) if receiver == type.id else set()
    return own | (set(type.organisation[receiver].powers) if receiver in type.organisation else set())

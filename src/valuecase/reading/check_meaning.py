"""Whether prose has a source for every number and placeholders that can be filled, and no red line is crossed."""

import re
from collections.abc import Iterator

from attrs import frozen

from valuecase.model import pack as p
from valuecase.model import proposition as v
from valuecase.model.fields import Path
from valuecase.model.problems import Problem, did_you_mean
from valuecase.reading.records import Draft, Entry
from valuecase.structural import POWERS, crosses, powers_of
from valuecase.wording import fill, numbers_written_out, placeholders

_BRACES = re.compile(r"\{[^{}]*\}?|\}")
_PLACEHOLDER = "A placeholder is a number, date or choice: {fact}, {k.figure}, {estimate.name}."
_ELSEWHERE = (
    "Facts and estimates belong into say, guarded, return_first and ask, which have another wording "
    "where one is not known. Write {k.figure}, or say it without."
)


def check_meaning(draft: Draft, type: p.StakeholderType) -> Iterator[Problem]:
    """Prose without stray numbers, placeholders that can be filled, and the structural red line."""
    prose = _Prose.of(draft, type)
    for entry in draft.entries:
        for shape, value, path in entry.fields():
            if shape.prose:
                for text in (value,) if isinstance(value, str) else value:
                    yield from prose.problems(text, entry, path)
        if entry.table == "proposition":
            yield from _crossings(draft, type, entry)


# --- prose ------------------------------------------------------------------------------------------------------------


@frozen(eq=False, repr=False)
class _Prose:
    """What words may hold: names with digits in them, and placeholders, some of them anywhere, some only when spoken."""

    draft: Draft
    names: list[str]
    anywhere: set[str]
    spoken: set[str]

    @classmethod
    def of(cls, draft: Draft, type: p.StakeholderType) -> "_Prose":
        named = [term.term for term in type.term.values()] + [law.citation for law in type.law.values()]
        names = [name for name in named if any(character.isdigit() for character in name)]
        unsayable = ("text", "yes_no", "choices")
        facts = {id for id, one in type.fact.items() if one.type not in unsayable or not draft.read("fact", id, "type")}
        return cls(draft, names, {"partner", "us"} | {f"k.{id}" for id in type.figure}, facts)

    def problems(self, text: str, entry: Entry, path: Path) -> Iterator[Problem]:
        for number in dict.fromkeys(numbers_written_out(text, self.names)):
            if not self.draft.may_hold(number):
                advice = "Make it a figure and write {k.its_id}, or a {fact}."
                yield entry.problem(f'"{number}" is a number without a source', advice, *path)
        for brace in dict.fromkeys(_BRACES.findall(fill(text, lambda _: "") or "")):
            yield entry.problem(f'"{brace}" is no placeholder', f"Braces are for nothing else. {_PLACEHOLDER}", *path)
        estimates = entry.record.estimate if isinstance(entry.record, v.Proposition) else {}
        spoken = self.spoken | {f"estimate.{name}" for name in estimates}
        allowed = self.anywhere | spoken if path[0] == "point" else self.anywhere
        for name in dict.fromkeys(placeholders(text)):
            if name in allowed:
                continue
            if name in spoken:
                yield entry.problem(f"{{{name}}} may not be known, and this has no other wording", _ELSEWHERE, *path)
            elif not self._may_be(name, entry):
                advice = did_you_mean(name, allowed, _PLACEHOLDER)
                yield entry.problem(f"{{{name}}} cannot be filled in", advice, *path)

    def _may_be(self, name: str, entry: Entry) -> bool:
        prefix, _, bare = name.rpartition(".")
        return not entry.read("estimate") if prefix == "estimate" else self.draft.may_hold(bare)


# --- the structural red line ------------------------------------------------------------------------------------------


def _crossings(draft: Draft, type: p.StakeholderType, entry: Entry) -> Iterator[Problem]:
    for field, index, data, form, receiver in _moves(type, entry.record):
        known = entry.read(field, index, "form") and data in type.data_set
        if known and crosses(type, data, form, receiver) and not _permitted(draft, type, data, form, receiver):
            yield entry.problem(
                f'"{data}", finer than counts, would reach "{receiver}", which has powers of '
                + " and ".join(sorted(powers_of(type, receiver) & POWERS)),
                'Use form = "counts", another receiver, or a red line that permits it for a lawful, consented purpose.',
                field, index,
            )  # fmt: skip


def _moves(type: p.StakeholderType, proposition: v.Proposition) -> Iterator[tuple[str, int, str, str, str]]:
    for index, received in enumerate(proposition.gets):
        yield "gets", index, received.data, received.form, type.id
    for index, given in enumerate(proposition.gives):
        for receiver in given.to:
            yield "gives", index, given.data, given.form, receiver


def _permitted(draft: Draft, type: p.StakeholderType, data: str, form: str, receiver: str) -> bool:
    """Whether a red line permits it; so does one that could not be read, until it can."""
    for id, line in type.red_line.items():
        if not draft.read("red_line", id, "permits"):
            return True
        # A part that could not be read is empty.
        if any(x.data in (data, "") and x.form in (form, "") and x.to in (receiver, "") for x in line.permits):
            return True
    return draft.may_hold(f"permits {data} {receiver}")

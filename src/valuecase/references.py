"""What people write to name a rule: `pain.late_rent`, `hospital:pain.late_rent`, or simply `late_rent`."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from attrs import frozen

from valuecase.model.pack import StakeholderType
from valuecase.model.problems import Problem, ValueCaseError

# The tables that can be named, in the order in which they are listed, and what people call a record of each.
KINDS = {
    "driver": "driver",
    "pain": "pain",
    "proposition": "proposition",
    "fact": "fact",
    "figure": "figure",
    "red_line": "red line",
    "term": "term",
    "data_set": "kind of data",
    "law": "law",
}
TELLING = ("driver", "pain", "proposition", "fact")  # what has an answer for one partner
_SHORT = {"k": "figure", "facts": "fact", "heard": "pain"}  # how files and formulas write some of them


@frozen
class Ref:
    """One record of one type."""

    type: str
    table: str
    id: str

    def __str__(self) -> str:
        return f"{self.table}.{self.id}"

    @property
    def whole(self) -> str:
        return f"{self.type}:{self}"


def resolve(text: str, types: Sequence[StakeholderType], tables: Iterable[str] = KINDS) -> Ref:
    """The record that is meant; raises ValueCaseError naming the nearest ones, or all that it could be."""
    asked, _, rest = text.strip().rpartition(":")
    if asked and asked not in {type.id for type in types}:
        known = ", ".join(type.id for type in types)
        raise ValueCaseError(Problem(f'"{asked}" is not a type that can be looked in', f"It can be: {known}."))
    here = [type for type in types if asked in ("", type.id)]
    refs = [ref for type in here for ref in _refs(type, tables)]
    found = _matching(rest, refs)
    if len(found) > 1 and len({str(ref) for ref in found}) == 1 and _is_common(found, here):
        return found[0]
    if len(found) == 1:
        return found[0]
    if found:
        each = ", ".join(_shown(ref, here) for ref in found)
        raise ValueCaseError(Problem(f'"{text}" could be several things', f"Say which: {each}."))
    raise ValueCaseError(Problem(f'nothing is called "{text}"', _nearest(rest, refs, here, tables)))


def successor(type: StakeholderType, ref: Ref) -> Ref | None:
    """The proposition in the place of a retired one; None for anything that is in use."""
    if ref.table != "proposition" or type.proposition[ref.id].status != "retired":
        return None
    return Ref(type.id, ref.table, type.proposition[ref.id].replaced_by)


def _refs(type: StakeholderType, tables: Iterable[str]) -> Iterator[Ref]:
    for table in tables:
        for id in getattr(type, table):
            yield Ref(type.id, table, id)


def _matching(text: str, refs: Sequence[Ref]) -> list[Ref]:
    """Whole references first; then ids alone."""
    table, _, id = text.rpartition(".")
    table, id = _SHORT.get(table, table), _plain(id)
    return [ref for ref in refs if ref.id == id and table in ("", ref.table)]


def _is_common(found: Sequence[Ref], types: Sequence[StakeholderType]) -> bool:
    """Whether several types hold a record in the same words, because all of them read the common pack."""
    by_id = {type.id: type for type in types}
    records = [getattr(by_id[ref.type], ref.table)[ref.id] for ref in found]
    words = ("title", "label", "question", "means", "why", "outline")
    return len({tuple(getattr(record, name, "") for name in words) for record in records}) == 1


def _nearest(text: str, refs: Sequence[Ref], types: Sequence[StakeholderType], tables: Iterable[str]) -> str:
    words = _plain(text.rpartition(".")[2])
    by_id = {ref.id: ref for ref in refs}
    near = [by_id[id] for id in get_close_matches(words, by_id, n=3, cutoff=0.6)]
    near = near or [ref for ref in refs if words and words in ref.id][:3]
    if near:
        return f"Did you mean {' or '.join(_shown(ref, types) for ref in near)}?"
    kinds = ", ".join(KINDS[table] for table in tables)
    return f"It can be a {kinds}, written like pain.some_id. They are listed by: valuecase show {types[0].id if types else ''}"


def _shown(ref: Ref, types: Sequence[StakeholderType]) -> str:
    return str(ref) if len(types) == 1 else ref.whole


def _plain(text: str) -> str:
    return "_".join(text.strip().lower().replace("-", " ").replace("_", " ").split())

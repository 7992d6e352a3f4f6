"""Whether every id leads somewhere, and every record has what its kind needs."""

from collections.abc import Callable, Iterator, Mapping

from valuecase.model import common as c
from valuecase.model import pack as p
from valuecase.model import proposition as v
from valuecase.model.facts import FactDefinition
from valuecase.model.fields import Shape
from valuecase.model.problems import Problem, did_you_mean
from valuecase.reading.records import Draft, Entry

ENDS = ("value", "conservative", "base", "optimistic")


def check_references(draft: Draft, type: p.StakeholderType) -> Iterator[Problem]:
    """Ids that lead nowhere, lists without anything in them, and records that lack what their kind needs."""
    for entry in draft.entries:
        for shape, value, path in entry.fields():
            if shape.required and shape.kind in ("texts", "records") and not value:
                name = ".".join(map(str, (*entry.path, *path)))
                yield entry.problem(f"{name} is an empty list", "It needs at least one entry.", *path)
            for id in (value,) if isinstance(value, str) else value if shape.refers else ():
                if shape.refers and id and not _leads_somewhere(draft, type, shape, id):
                    what = " or ".join(shape.refers).replace("_", " ")
                    known = [known for name in shape.refers for known in _ids(type, name)]
                    yield entry.problem(f'there is no {what} "{id}"', did_you_mean(id, known), *path)
        if entry.table in _WHOLE:
            yield from _WHOLE[entry.table](draft, type, entry)


def _ids(type: p.StakeholderType, table: str) -> set[str]:
    ids = set(getattr(type, table))
    return ids | {type.id} if table == "organisation" else ids


def _leads_somewhere(draft: Draft, type: p.StakeholderType, shape: Shape, id: str) -> bool:
    bare = id.removesuffix("_per_year") if "unit" in shape.refers else id
    if any(one in getattr(type, table) for table in shape.refers for one in (id, bare)) or draft.may_hold(bare):
        return True
    # The type is an organization, too; where its id could not be read, it may be the one.
    return "organisation" in shape.refers and type.id in (id, "")


def _fact(draft: Draft, type: p.StakeholderType, entry: Entry) -> Iterator[Problem]:
    fact: FactDefinition = entry.record
    if fact.id == "culture":
        for option in fact.options:
            if option not in type.culture and not draft.may_hold(option):
                yield entry.problem(f'there is no culture "{option}"', f"Add [culture.{option}].")
    if fact.formula is not None or not entry.read("formula"):
        return
    if fact.otherwise is not None:
        yield entry.problem("otherwise stands without a formula", "Only a fact worked out from others can have one.")
    if entry.read("question") and not fact.question:
        yield entry.problem(f"{fact.id} has no question", 'Add question = "…", as one would ask it aloud.')
    if entry.read("where") and not fact.where:
        yield entry.problem(f"{fact.id} does not say where to look or whom to ask", 'Add where = "…".')
    if not entry.read("type"):
        return
    if fact.type in ("choice", "choices"):
        if entry.read("options") and not fact.options:
            yield entry.problem(f"{fact.id} is a choice without options", 'Add options = { some_id = "words" }.')
        if "unknown" in fact.options:
            advice = "Remove it: a fact that is not known is left out."
            yield entry.problem(f'{fact.id} has an option "unknown"', advice)
    if fact.type in ("integer", "number"):
        if entry.read("plausible") and fact.plausible is None:
            yield entry.problem(f"{fact.id} does not say what is plausible", "Add plausible = [low, high].")
        if entry.read("unit") and not fact.unit:
            yield entry.problem(f"{fact.id} has no unit", 'Add unit = "…", an id from units.toml.')


def has_ends(figure: c.Figure) -> bool:
    """Whether a figure has its numbers: either a value or all three ends."""
    return (figure.value is None) != (None in (figure.conservative, figure.base, figure.optimistic))


def _figure(_draft: Draft, _type: p.StakeholderType, entry: Entry) -> Iterator[Problem]:
    figure: c.Figure = entry.record
    if all(map(entry.read, ENDS)) and not has_ends(figure):
        advice = "Give one of the two."
        yield entry.problem(f"{figure.id} needs either a value or conservative, base and optimistic", advice)
    if entry.read("sources") and entry.read("standing") and not figure.sources and figure.standing != "judgement":
        yield entry.problem(f"{figure.id} has no source", 'Add sources = ["…"], or say standing = "judgement".')


def _proposition(draft: Draft, type: p.StakeholderType, entry: Entry) -> Iterator[Problem]:
    own: v.Proposition = entry.record
    if own.not_when is not None and entry.read("not_when_because") and not own.not_when_because:
        yield entry.problem("not_when stands without not_when_because", "Say why, to complete: Not for them, because …")
    if own.status == "retired" and entry.read("replaced_by") and not own.replaced_by:
        yield entry.problem("it is retired without a successor", 'Add replaced_by = "…".')
    for audience in own.point:
        if audience not in type.audience and not draft.may_hold(audience):
            advice = did_you_mean(audience, type.audience, "Audiences stand in audiences.toml.")
            yield entry.problem(f'there is no audience "{audience}"', advice, "point", audience)
    known = {f"{id}.{name}" for id, other in type.proposition.items() for name in other.estimate}
    for name, estimate in own.estimate.items():
        pocket = estimate.accrues_to
        if pocket != "organisation" and not _leads_somewhere(draft, type, _ORGANISATION, pocket):
            advice = did_you_mean(pocket, type.organisation)
            yield entry.problem(f'there is no organisation "{pocket}"', advice, "estimate", name, "accrues_to")
        for other in estimate.overlaps:
            if not known & {other, f"{own.id}.{other}"} and not _estimates_unread(draft, own, other):
                yield entry.problem(
                    f'there is no estimate "{other}"', did_you_mean(other, known), "estimate", name, "overlaps"
                )
    for index, example in enumerate(own.example):
        for name in example.estimate:
            if name not in own.estimate and entry.read("estimate"):
                advice = did_you_mean(name, own.estimate)
                yield entry.problem(f'there is no estimate "{name}"', advice, "example", index, "estimate")


def _estimates_unread(draft: Draft, own: v.Proposition, other: str) -> bool:
    """Whether the estimate may be one that could not be read."""
    proposition = other.rpartition(".")[0] or own.id
    there = draft.first.get(("proposition", proposition))
    return draft.may_hold(proposition) if there is None else not there.read("estimate")


def _holding(draft: Draft, type: p.StakeholderType, entry: Entry) -> Iterator[Problem]:
    if entry.id not in type.data_set and not draft.may_hold(entry.id):
        yield entry.problem(f'there is no data set "{entry.id}"', did_you_mean(entry.id, type.data_set))


_ORGANISATION = Shape("text", refers=("organisation",))
_WHOLE: Mapping[str, Callable[[Draft, p.StakeholderType, Entry], Iterator[Problem]]] = {
    "fact": _fact, "figure": _figure, "proposition": _proposition, "holds": _holding,
}  # fmt: skip

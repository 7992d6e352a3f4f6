"""Whether every id leads somewhere, and every record has what its kind needs."""

from collections.abc import Iterator

from valuecase.model import pack as p
from valuecase.model.facts import FactDefinition
from valuecase.model.problems import Problem, did_you_mean
from valuecase.reading.records import At, Locate, records_of, walk_fields


def check_references(type: p.StakeholderType, locate: Locate) -> Iterator[Problem]:
    """Ids that lead nowhere, and records that lack what their kind needs."""
    for table, id, record in records_of(type):
        for shape, value, path in walk_fields(record):
            if shape.refers and value:
                known = {k for name in shape.refers for k in _ids(type, name)}
                for item in (value,) if isinstance(value, str) else value:
                    if item not in known and item.removesuffix("_per_year") not in known:
                        what = " or ".join(shape.refers).replace("_", " ")
                        yield locate(table, id, f'there is no {what} "{item}"', did_you_mean(item, known), *path)
    for own, definition in type.fact.items():
        yield from _fact_whole(definition, At(locate, "fact", own))
    for own, figure in type.figure.items():
        yield from _figure_whole(figure, At(locate, "figure", own))
    for own, proposition in type.proposition.items():
        yield from _proposition_whole(type, proposition, At(locate, "proposition", own))
    for own in type.holds:
        if own not in type.data_set:
            yield locate("holds", own, f'there is no data set "{own}"', did_you_mean(own, type.data_set))
    for option in type.fact["culture"].options if "culture" in type.fact else ():
        if option not in type.culture:
            yield locate("fact", "culture", f'there is no culture "{option}"', "Add [culture." + option + "].")


def _ids(type: p.StakeholderType, table: str) -> set[str]:
    ids = set(getattr(type, table))
    return ids | {type.id} if table == "organisation" else ids


def _fact_whole(fact: FactDefinition, wrong: At) -> Iterator[Problem]:
    if fact.otherwise is not None and fact.formula is None:
        yield wrong("otherwise stands without a formula", "Only a fact worked out from others can have one.")
    if fact.formula is not None:
        return
    if not fact.question:
        yield wrong(f"{fact.id} has no question", 'Add question = "…", as one would ask it aloud.')
    if not fact.where:
        yield wrong(f"{fact.id} does not say where to look or whom to ask", 'Add where = "…".')
    if fact.type in ("choice", "choices") and not fact.options:
        yield wrong(f"{fact.id} is a choice without options", 'Add options = { some_id = "words" }.')
    if fact.type in ("choice", "choices") and "unknown" in fact.options:
        yield wrong(f'{fact.id} has an option "unknown"', "Remove it: a fact that is not known is left out.")
    if fact.type in ("integer", "number"):
        if fact.plausible is None:
            yield wrong(f"{fact.id} does not say what is plausible", "Add plausible = [low, high].")
        if not fact.unit:
            yield wrong(f"{fact.id} has no unit", 'Add unit = "…", an id from units.toml.')


def _figure_whole(figure: p.Figure, wrong: At) -> Iterator[Problem]:
    three = (figure.conservative, figure.base, figure.optimistic)
    if (figure.value is None) == (None in three):
        yield wrong(f"{figure.id} needs either a value or conservative, base and optimistic", "Give one of the two.")
    if not figure.sources and figure.standing != "judgement":
        yield wrong(f"{figure.id} has no source", 'Add sources = ["…"], or say standing = "judgement".')


def _proposition_whole(type: p.StakeholderType, proposition: p.Proposition, wrong: At) -> Iterator[Problem]:
    if proposition.not_when is not None and not proposition.not_when_because:
        yield wrong("not_when stands without not_when_because", "Say why, to complete: Not for them, because …")
    if proposition.status == "retired" and not proposition.replaced_by:
        yield wrong("it is retired without a successor", 'Add replaced_by = "…".')
    for audience in proposition.point:
        if audience not in type.audience:
            advice = did_you_mean(audience, type.audience, "Audiences stand in audiences.toml.")
            yield wrong(f'there is no audience "{audience}"', advice, "point", audience)
    known = {f"{id}.{name}" for id, other in type.proposition.items() for name in other.estimate}
    for name, estimate in proposition.estimate.items():
        if estimate.accrues_to != "organisation" and estimate.accrues_to not in _ids(type, "organisation"):
            advice = did_you_mean(estimate.accrues_to, type.organisation)
            yield wrong(f'there is no organisation "{estimate.accrues_to}"', advice, "estimate", name, "accrues_to")
        for other in estimate.overlaps:
            if other not in known and f"{proposition.id}.{other}" not in known:
                yield wrong(f'there is no estimate "{other}"', did_you_mean(other, known), "estimate", name, "overlaps")
    for index, example in enumerate(proposition.example):
        for name in example.estimate:
            if name not in proposition.estimate:
                advice = did_you_mean(name, proposition.estimate)
                yield wrong(f'there is no estimate "{name}"', advice, "example", index, "estimate")

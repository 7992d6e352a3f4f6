"""Which value of each fact counts, how sure it is, and where sources disagree."""

from collections.abc import Mapping
from datetime import date

from attrs import evolve

from valuecase.conditions.tree import Value
from valuecase.model.case import FactInPlay
from valuecase.model.facts import FIRM, FactDefinition, FactValue, Partner
from valuecase.model.pack import StakeholderType
from valuecase.model.problems import Problem, did_you_mean
from valuecase.reading.values import fit

YEARS_CLAIMED = 3  # a published figure older than this is asked, not claimed
_RANK = {"published": 2, "confirmed": 2, "impression": 1, "assumed": 0}


def vetted(partner: Partner, type: StakeholderType) -> tuple[Partner, tuple[Problem, ...]]:
    """The partner without what does not fit its type, and what was wrong. What is left out counts as not known."""
    problems: list[Problem] = list(partner.problems)
    facts: dict[str, tuple[FactValue, ...]] = {}
    for id, values in partner.facts.items():
        if id not in type.fact:
            advice = did_you_mean(id, type.fact, f"The facts it can have are listed by: valuecase facts {type.id}")
            problems.append(partner.problem(f"facts.{id}", f'"{id}" is not a fact of this type', advice))
            continue
        readings = [(value, fit(type.fact[id], value.value)) for value in values]
        problems += [partner.problem(f"facts.{id}", one.wrong, one.advice) for _, one in readings if one.wrong]
        fitting = tuple(
            value if value.value is one.value else evolve(value, value=one.value)
            for value, one in readings
            if one.value is not None
        )
        if fitting:
            facts[id] = fitting
    for kind, given, known in (("heard", partner.heard, type.pain), ("data", partner.data, type.data_set)):
        for id in given:
            if id not in known:
                what = "pain" if kind == "heard" else "data set"
                message = f'"{id}" is not a {what} of this type'
                problems.append(partner.problem(f"{kind}.{id}", message, did_you_mean(id, known)))
    for index, person in enumerate(partner.people):
        if person.audience and person.audience not in type.audience:
            message = f'"{person.audience}" is not an audience of this type'
            problems.append(partner.problem(f"person.{index}", message, did_you_mean(person.audience, type.audience)))
    heard = {id: one for id, one in partner.heard.items() if id in type.pain}
    data = {id: word for id, word in partner.data.items() if id in type.data_set}
    return evolve(partner, facts=facts, heard=heard, data=data), tuple(problems)


def facts_in_play(partner: Partner, definitions: Mapping[str, FactDefinition], as_of: date) -> dict[str, FactInPlay]:
    """Every fact that the partner has a value of, with the value that counts."""
    return {id: fact_in_play(definitions[id], values, as_of) for id, values in partner.facts.items()}


def fact_in_play(definition: FactDefinition, values: tuple[FactValue, ...], as_of: date) -> FactInPlay:
    """Published and confirmed rank equal and the newer wins; then impressions, then assumptions.

    A value without a date counts as the oldest. Equal rank and date with different values makes the fact unknown.
    """
    best = max(values, key=_strength)
    disagreeing = any(other.value != best.value and not _earlier_edition(other, best) for other in values)
    tied = any(other.value != best.value and _strength(other) == _strength(best) for other in values)
    others = tuple(value for value in values if value is not best)
    if tied:
        return FactInPlay(definition.id, None, None, values, disputed=True)
    stale = best.confidence == "published" and best.as_of is not None and is_old(best.as_of, as_of)
    firm = best.confidence in FIRM and not stale
    return FactInPlay(
        definition.id,
        best.value,
        best,
        others,
        firm=firm,
        sayable=firm and not disagreeing and (best.confidence != "published" or best.as_of is not None),
        stale=stale,
        disputed=disagreeing,
        implausible=fit(definition, best.value).implausible if definition.plausible else "",
    )


def derived_facts(
    definitions: Mapping[str, FactDefinition],
    believed: Mapping[str, Value | None],
    firm: Mapping[str, Value | None],
    undisputed: Mapping[str, Value | None],
) -> dict[str, FactInPlay]:
    """Facts worked out from others, where they could be; firm, and undisputed, when everything they lean on is."""
    found = {}
    for id, definition in definitions.items():
        if definition.formula is not None and believed[id] is not None:
            sure, clear = firm[id] is not None, undisputed[id] is not None
            found[id] = FactInPlay(id, believed[id], None, firm=sure, sayable=sure and clear, disputed=not clear)
    return found


def is_old(when: date, as_of: date) -> bool:
    """More than three years before `as_of`."""
    return when < first_claimed(as_of)


def first_claimed(as_of: date) -> date:
    """The first day whose published figures are not old; three years before a leap day, that is the next first of March."""
    year = as_of.year - YEARS_CLAIMED
    if year < date.min.year:  # nothing is older than the calendar
        return date.min
    try:
        return as_of.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def _earlier_edition(other: FactValue, best: FactValue) -> bool:
    """Last year's release of the same publication is the past, not a second opinion."""
    older = other.as_of is not None and best.as_of is not None and other.as_of < best.as_of
    return older and bool(best.source) and _series(other.source) == _series(best.source)


def _series(source: str) -> str:
    """The name of a publication without its edition: `City budget, 2026` and `City budget, 2025` are one."""
    name, comma, edition = source.rpartition(",")
    if comma and any(character.isdigit() for character in edition):
        return name
    return "".join(character for character in source if not character.isdigit())


def _strength(value: FactValue) -> tuple[int, date]:
    return _RANK[value.confidence], value.as_of or date.min


def everything(partner: Partner, facts: Mapping[str, FactInPlay]) -> dict[str, Value | None]:
    """Inputs for what we believe: every value that counts, and what was heard."""
    return {id: fact.value for id, fact in facts.items()} | _pains(partner)


def only_firm(partner: Partner, facts: Mapping[str, FactInPlay]) -> dict[str, Value | None]:
    """Inputs for what would stand up: only what is published and recent, or confirmed."""
    heard = {key: value for key, value in _pains(partner).items() if key.startswith("said.")}
    return {id: fact.value for id, fact in facts.items() if fact.firm} | heard


def undisputed(partner: Partner, facts: Mapping[str, FactInPlay]) -> dict[str, Value | None]:
    """Inputs without the facts whose sources disagree."""
    return {id: fact.value for id, fact in facts.items() if not fact.disputed} | _pains(partner)


def _pains(partner: Partner) -> dict[str, Value | None]:
    """A pain that the organization confirmed is `said`; one that a person told us of, or we assume, is `heard`."""
    return {
        f"{'said' if heard.confidence in FIRM else 'heard'}.{pain}": heard.value
        for pain, heard in partner.heard.items()
    }

"""What to be careful about with this partner, and what we promise aloud."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from valuecase.conditions.tree import Value
from valuecase.model.case import CautionFinding, FactInPlay, PropositionFinding
from valuecase.model.common import Law
from valuecase.model.pack import RedLine, StakeholderType
from valuecase.model.proposition import Point


def of(
    type: StakeholderType,
    facts: Mapping[str, FactInPlay],
    answers: Mapping[str, Value | None],
    propositions: Iterable[PropositionFinding],
    as_of: date,
) -> Iterator[CautionFinding]:
    """Red lines that stop something now, facts at odds, the pack's own cautions, the law, and what has lapsed."""
    usable = [one for one in propositions if one.usable]
    for line in type.red_line.values():
        if answers[f"red_line.{line.id}"] is True:
            yield CautionFinding("red_line", f"{line.why[:1].upper()}{line.why[1:].rstrip('.')}.", line.sources)
    for index, contradiction in enumerate(type.contradiction):
        if answers[f"contradiction.{index}"] is True:
            yield CautionFinding("contradiction", contradiction.say)
    for fact in facts.values():
        if fact.implausible:
            yield CautionFinding("implausible", f"{fact.implausible[0].upper()}{fact.implausible[1:]}: check it.")
    for caution in sorted(type.caution.values(), key=lambda one: one.when is None):  # those about this partner first
        if answers[f"caution.{caution.id}"] is True:
            yield CautionFinding(caution.kind, caution.text, caution.sources)
    for one in usable:
        yield CautionFinding("misleads", f"{one.proposition.title}: {one.proposition.misleads_when}")
    for law in _laws(type, usable):
        yield CautionFinding("law", f"{law.title}: {law.outline} {law.made_possible_by}", law.sources)
    for figure in type.figure.values():
        if figure.valid_until is not None and figure.valid_until < as_of.year and _used(figure.id, usable):
            text = f"The figure for {figure.title} held until {figure.valid_until}: look up the current one."
            yield CautionFinding("lapsed", text, figure.sources)


def _laws(type: StakeholderType, usable: Sequence[PropositionFinding]) -> Iterator[Law]:
    """Those that bear on a proposition, then those that govern data that would move; each once."""
    moved = {move.data for one in usable for move in one.proposition.gets}
    moved |= {move.data for one in usable for move in one.proposition.gives}
    raised = {one.id for one in usable}
    ids = [law.id for law in type.law.values() if raised & set(law.bears_on)]
    ids += [law for data in type.data_set if data in moved for law in type.data_set[data].laws]
    yield from (type.law[id] for id in dict.fromkeys(ids))


def promises(type: StakeholderType, raised: Iterable[str]) -> tuple[str, ...]:
    """What we say aloud in the first meeting: what always belongs there, then what bears on what we would raise."""
    ids = set(raised)
    lines = [line for line in type.red_line.values() if line.always or _bears_on(line, ids)]
    lines.sort(key=lambda line: not line.always)
    return tuple(dict.fromkeys(line.promise for line in lines or type.red_line.values()))


def _bears_on(line: RedLine, raised: set[str]) -> bool:
    """It can stop one of them; a line with a condition that names none can stop all."""
    return bool(raised & set(line.stops) or (raised and line.when is not None and not line.stops))


def _used(figure: str, propositions: Iterable[PropositionFinding]) -> bool:
    """In an estimate that is given, or in words that may be said."""
    return any(
        any(figure in estimate.figures for estimate in one.estimates)
        or any(f"{{k.{figure}}}" in said for point in one.proposition.point.values() for said in _wordings(point))
        for one in propositions
    )


def _wordings(point: Point) -> tuple[str, ...]:
    return (*point.say, *point.guarded, *point.return_first, point.ask)

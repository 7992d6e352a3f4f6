"""What to be careful about with this partner, and what we promise aloud."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from valuecase.conditions.tree import Value
from valuecase.model.case import CautionFinding, FactInPlay, PropositionFinding
from valuecase.model.pack import StakeholderType


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
    for caution in type.caution.values():
        if answers[f"caution.{caution.id}"] is True:
            yield CautionFinding(caution.kind, caution.text, caution.sources)
    for one in usable:
        yield CautionFinding("misleads", f"{one.proposition.title}: {one.proposition.misleads_when}")
    moved = {move.data for one in usable for move in one.proposition.gets}
    moved |= {move.data for one in usable for move in one.proposition.gives}
    for law in dict.fromkeys(law for data in type.data_set if data in moved for law in type.data_set[data].laws):
        outline = type.law[law]
        yield CautionFinding("law", f"{outline.title}: {outline.outline} {outline.made_possible_by}", outline.sources)
    for figure in type.figure.values():
        if figure.valid_until is not None and figure.valid_until < as_of.year and _used(figure.id, usable):
            text = f"The figure for {figure.title} held until {figure.valid_until}: look up the current one."
            yield CautionFinding("lapsed", text, figure.sources)


def promises(type: StakeholderType, raised: Iterable[str]) -> tuple[str, ...]:
    """What we say aloud in the first meeting: what always belongs there, then what bears on what we would raise."""
    ids = set(raised)
    lines = [line for line in type.red_line.values() if line.always or ids & set(line.stops)]
    lines.sort(key=lambda line: not line.always)
    return tuple(dict.fromkeys(line.promise for line in lines or type.red_line.values()))


def _used(figure: str, propositions: Iterable[PropositionFinding]) -> bool:
    return any(figure in estimate.figures for one in propositions for estimate in one.estimates)

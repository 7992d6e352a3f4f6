"""Who bears a proposition, and in whose pockets its value lands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from valuecase.model.case import EstimateFinding, ValueCase
from valuecase.model.coalition import Stake, Worth
from valuecase.model.common import Remedy
from valuecase.model.exchange import Exchange

OWN = ("organisation", "staff")
PEOPLE = ("people_served", "community")


def stakes_of(cases: Sequence[ValueCase], exchanges: Sequence[Exchange]) -> Iterator[Stake]:
    """One stake for every proposition that applies or is ready, in the order of the partners and of their cases."""
    types = {case.partner.name: case.type.id for case in cases}
    givers: dict[tuple[str, str], dict[str, None]] = {}
    for exchange in exchanges:
        if not exchange.forbidden:
            for one in exchange.serves:
                givers.setdefault((one.partner, one.finding.id), {})[exchange.giver] = None
    for case in cases:
        for finding in case.propositions:
            if finding.usable:
                name, own = case.partner.name, finding.proposition
                effort = (name, *givers.get((name, finding.id), ()))
                bearing = tuple(dict.fromkeys((*own.paid_by, *(types[one] for one in effort))))
                elsewhere = tuple(id for id in own.also_benefits if id != case.type.id)
                yield Stake(
                    name,
                    case.type.id,
                    finding,
                    effort,
                    own.paid_by,
                    own=any(one in OWN for one in own.benefits),
                    people=any(one in PEOPLE for one in own.benefits),
                    elsewhere=elsewhere,
                    bearing=bearing,
                    worth=tuple(worth_of(name, finding.estimates)),
                    remedies=tuple(_remedies(case.type.remedy, elsewhere, bearing, types.values())),
                )


def worth_of(partner: str, estimates: Iterable[EstimateFinding]) -> Iterator[Worth]:
    """Estimates added up, never across kinds, units or pockets, and never two that overlap: the first of them counts."""
    groups: dict[tuple[str, str, str], list[EstimateFinding]] = {}
    for found in estimates:
        pocket = partner if found.estimate.accrues_to == "organisation" else found.estimate.accrues_to
        groups.setdefault((found.estimate.kind, found.estimate.unit, pocket), []).append(found)
    for (kind, unit, pocket), found_here in groups.items():
        parts: list[EstimateFinding] = []
        for found in found_here:
            if not any(_overlap(found, part) for part in parts):
                parts.append(found)
        ends = tuple(sum(part.ends[end] for part in parts) for end in range(3))
        left_out = tuple(found for found in found_here if found not in parts)
        yield Worth(kind, unit, pocket, (ends[0], ends[1], ends[2]), tuple(parts), left_out)


def _overlap(one: EstimateFinding, other: EstimateFinding) -> bool:
    """Whether either says that it counts what the other counts."""
    return one.ref in other.overlaps or other.ref in one.overlaps


def _remedies(
    known: Mapping[str, Remedy], elsewhere: Sequence[str], bearing: Sequence[str], table: Iterable[str]
) -> Iterator[Remedy]:
    """Ways to share the gain that fit who gains and who is at the table; none where nobody gains for nothing."""
    outside = [id for id in elsewhere if id not in bearing]
    present = {*table, *bearing}
    for remedy in known.values() if outside else ():
        fits = not remedy.gains or any(id in outside for id in remedy.gains)
        if fits and (not remedy.with_ or any(id in present for id in remedy.with_)):
            yield remedy

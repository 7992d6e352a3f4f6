"""What several partners hold, need, give, gain and pay, worked out from their value cases."""

from collections import Counter
from collections.abc import Iterator, Sequence

from valuecase.model.case import ValueCase, standing
from valuecase.model.coalition import Coalition, DataRow, Stake
from valuecase.shared.exchanges import CONSIDERED, exchanges, first_step
from valuecase.shared.pockets import stakes_of

NO_SECTOR = "coalition"  # of backbone organizations, which speak for no sector


def coalition_of(cases: Sequence[ValueCase]) -> Coalition:
    """The coalition of these partners, in their order; each name stands once among them."""
    found = exchanges(cases)
    stakes = tuple(stakes_of(cases, found))
    rows = tuple(_rows(cases))
    present = {case.type.id for case in cases}
    return Coalition(
        cases=tuple(cases),
        exchanges=found,
        first=first_step(found),
        rows=rows,
        stakes=stakes,
        beneficiaries=tuple(_beneficiaries(stakes, present)),
        invite=tuple(_invite(cases, rows, present)),
        sectors_missing=tuple(_sectors_missing(cases)),
    )


def _rows(cases: Sequence[ValueCase]) -> Iterator[DataRow]:
    """Every kind of data that somebody at the table holds, lacks or could use, in the order of the catalog."""
    needed: dict[str, dict[str, None]] = {}
    for case in cases:
        asked = [id for id, one in case.data.items() if one.status == "needs"]
        wanted = [
            move.data for one in case.propositions if standing(one) in CONSIDERED for move in one.proposition.gets
        ]
        for data in (*asked, *wanted):
            needed.setdefault(data, {})[case.partner.name] = None
    for data in dict.fromkeys(id for case in cases for id in case.type.data_set):
        held = {
            case.partner.name: case.data[data].status
            for case in cases
            if data in case.data and case.data[data].status != "needs"
        }
        if held or data in needed:
            yield DataRow(data, held, tuple(needed.get(data, ())))


def _beneficiaries(stakes: Sequence[Stake], present: set[str]) -> Iterator[tuple[str, int]]:
    """Organizations that gain without being at the table, those that gain most often first."""
    counts = Counter(id for stake in stakes for id in stake.elsewhere if id not in present)
    yield from sorted(counts.items(), key=lambda one: (-one[1], one[0]))


def _invite(
    cases: Sequence[ValueCase], rows: Sequence[DataRow], present: set[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Kinds of organization that hold what is needed here and nobody here holds, with that data; the most useful first."""
    missing = {row.data for row in rows if row.missing}
    holds: dict[str, dict[str, None]] = {}
    for case in cases:
        for finding in case.propositions:
            if standing(finding) in CONSIDERED:
                for move in finding.proposition.gets:
                    for giver in move.from_ if move.data in missing else ():
                        if giver not in present:
                            holds.setdefault(giver, {})[move.data] = None
    yield from sorted(((id, tuple(data)) for id, data in holds.items()), key=lambda one: (-len(one[1]), one[0]))


def _sectors_missing(cases: Sequence[ValueCase]) -> Iterator[str]:
    """Sectors from which nobody is here."""
    here = {case.type.about.sector for case in cases}
    sectors = dict.fromkeys(id for case in cases for id in case.type.sector)
    yield from (id for id in sectors if id not in here and id != NO_SECTOR)

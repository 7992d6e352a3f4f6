"""What the picture shows, chosen before anything has a place."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from attrs import frozen

from valuecase.model.case import ValueCase
from valuecase.model.coalition import Coalition
from valuecase.model.exchange import Exchange
from valuecase.shared.teller import ExchangeTeller
from valuecase.wording import day

ARCS = 40  # with more, nobody can follow one
GAINERS = 8  # organizations beyond the table


@frozen
class Node:
    """A partner, and its sector by id and title."""

    name: str
    sector: str
    sector_title: str


@frozen
class Flow:
    """All that could move one way between two partners: titles of data, the most promising first.

    A flow that is not `ready` serves something that is still to find out; `both`: some of it serves giver and receiver.
    """

    giver: str
    receiver: str
    data: tuple[str, ...]
    both: bool
    ready: bool
    first: bool

    @property
    def told(self) -> str:
        """`Food service counts and 2 more`."""
        return self.data[0] + (f" and {len(self.data) - 1} more" if len(self.data) > 1 else "")


@frozen
class Gainer:
    """An organization beyond the table, and the partners whose propositions it gains from, those with the most first."""

    title: str
    partners: tuple[str, ...]


@frozen
class Content:
    """The partners, what is drawn between them, and who gains beside them.

    `left_out` are flows for which there was no room.
    """

    nodes: tuple[Node, ...]
    flows: tuple[Flow, ...]
    left_out: tuple[Flow, ...]
    gainers: tuple[Gainer, ...]
    more_gainers: int
    first_step: str
    as_of: str
    made_up: bool
    notice: str

    @property
    def sectors(self) -> dict[str, str]:
        """Titles by id."""
        return {node.sector: node.sector_title for node in self.nodes}


def content_of(coalition: Coalition) -> Content:
    """What to draw of a coalition."""
    flows = tuple(_flows(coalition))
    drawn = _chosen(flows)
    gainers = tuple(_gainers(coalition))
    return Content(
        nodes=tuple(map(_node, coalition.cases)),
        flows=drawn,
        left_out=tuple(one for one in flows if one not in drawn),
        gainers=gainers[:GAINERS],
        more_gainers=max(0, len(gainers) - GAINERS),
        first_step=_first_step(coalition),
        as_of=day(max(case.as_of for case in coalition.cases)) if coalition.cases else "",
        made_up=any(case.partner.fictional for case in coalition.cases),
        notice=coalition.cases[0].type.phrase["for_our_preparation"].text if coalition.cases else "",
    )


def _node(case: ValueCase) -> Node:
    sector = case.type.about.sector
    return Node(case.partner.name, sector, case.type.sector[sector].title)


def _flows(coalition: Coalition) -> Iterator[Flow]:
    """One for each pair and direction with an exchange that nothing forbids; the ready and most promising first."""
    titles = {id: data.title for case in coalition.cases for id, data in case.type.data_set.items()}
    between: dict[tuple[str, str], list[Exchange]] = defaultdict(list)
    for one in coalition.exchanges:
        if not one.forbidden:
            between[one.giver, one.receiver].append(one)
    for ready in (True, False):
        for (giver, receiver), found in between.items():
            if any(one.ready for one in found) is ready:
                shown = sorted((one for one in found if one.ready is ready), key=lambda one: one is not coalition.first)
                yield Flow(
                    giver,
                    receiver,
                    data=tuple(titles[one.data] for one in shown),
                    both=any(one.mutual for one in shown),
                    ready=ready,
                    first=shown[0] is coalition.first,
                )


def _chosen(flows: Sequence[Flow]) -> tuple[Flow, ...]:
    """All where there is room. Otherwise those that are ready, each partner's most promising before anybody's second."""
    if len(flows) <= ARCS:
        return tuple(flows)
    ready = [one for one in flows if one.ready]
    if len(ready) <= ARCS:
        return tuple(ready)
    chosen = [one for one in ready if one.first]
    ends = Counter(name for one in chosen for name in (one.giver, one.receiver))
    most = 0  # arcs that a partner may have and still ask for another
    while len(chosen) < ARCS:
        for one in ready:
            if one not in chosen and len(chosen) < ARCS and min(ends[one.giver], ends[one.receiver]) <= most:
                chosen.append(one)
                ends.update((one.giver, one.receiver))
        most += 1
    return tuple(chosen)


def _gainers(coalition: Coalition) -> Iterator[Gainer]:
    titles = {id: one.title for case in coalition.cases for id, one in case.type.organisation.items()}
    for id, _ in coalition.beneficiaries:
        counts = Counter(stake.partner for stake in coalition.stakes if id in stake.elsewhere)
        yield Gainer(titles.get(id, id), tuple(name for name, _ in counts.most_common()))


def _first_step(coalition: Coalition) -> str:
    """What to begin with, in one sentence."""
    first = coalition.first
    if first is None:
        return "Nothing to begin with yet: every answer that is found may open something."
    moves = ExchangeTeller(coalition.cases, "").moves(first)
    return f"Begin with {moves[:1].lower()}{moves[1:]}"

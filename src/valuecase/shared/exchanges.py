"""Which data could move between partners, in which order, and what to begin with."""

from collections.abc import Iterable, Iterator, Sequence

from valuecase.model.case import PropositionFinding, ValueCase, standing
from valuecase.model.common import FORMS
from valuecase.model.exchange import Exchange, Served
from valuecase.points import plainly
from valuecase.structural import crosses, permitted

CONSIDERED = ("applies", "ready", "open")
BY_FILE = FORMS.index("limited")  # up to here a file now and then suffices; people are met by messages
MANY = 3  # receivers of one kind of data from which a hub is simpler than a message to each
READINESS = 2  # the most that one side's readiness adds or takes


def exchanges(cases: Sequence[ValueCase]) -> tuple[Exchange, ...]:
    """Every exchange between these partners, the most promising first; each partner's name stands once among them.

    One of data *d* from B to A exists when A has a proposition that applies, is ready or open and gets *d*, or asks for *d*
    in its own file, and B holds *d* in a form that A can use: its type usually does and is named as a giver, or its file says so.
    """
    found = [
        exchange
        for receiver in cases
        for giver in cases
        if giver is not receiver
        for exchange in _between(giver, receiver)
    ]
    receivers: dict[tuple[str, str], int] = {}
    for one in found:
        receivers[one.data, one.giver] = receivers.get((one.data, one.giver), 0) + 1
    return tuple(sorted((_by_hub(one, receivers[one.data, one.giver]) for one in found), key=_place))


def first_step(found: Iterable[Exchange]) -> Exchange | None:
    """What to begin with: ready and forbidden by nothing, then least sensitive, useful to both, soonest."""
    possible = [one for one in found if one.ready and not one.forbidden]
    return min(
        possible, key=lambda one: (one.sensitivity, not one.mutual, not one.soon, -one.score, one.id), default=None
    )


def _place(one: Exchange) -> tuple[bool, bool, bool, int, str]:
    return bool(one.forbidden), not one.mutual, not one.ready, -one.score, one.id


def _between(giver: ValueCase, receiver: ValueCase) -> Iterator[Exchange]:
    """What could move one way."""
    wanted: dict[str, list[Served]] = {}
    for finding in receiver.propositions:
        if standing(finding) in CONSIDERED:
            for move in finding.proposition.gets:
                if _can_give(giver, move.data, move.form, move.from_):
                    served = Served(receiver.partner.name, finding, move.form)
                    wanted.setdefault(move.data, []).append(served)
    asked = [id for id, one in receiver.data.items() if one.status == "needs"]
    for id in asked:
        if _can_give(giver, id, receiver.type.data_set[id].least_form, (giver.type.id,)):
            wanted.setdefault(id, [])
    for data, serves in wanted.items():
        yield _exchange(giver, receiver, data, tuple(serves), needed=data in asked)


def _can_give(giver: ValueCase, data: str, form: str, from_: Iterable[str]) -> bool:
    held = giver.data.get(data)
    if held is None or held.status in ("needs", "none"):
        return False
    named = giver.type.id in from_ or held.status == "holds"
    # Who has it with names can also count it; nobody can do the reverse.
    return named and any(FORMS.index(own) >= FORMS.index(form) for own in held.forms)


def _exchange(
    giver: ValueCase, receiver: ValueCase, data: str, serves: tuple[Served, ...], *, needed: bool
) -> Exchange:
    returns = tuple(_returns(giver, receiver, data))
    least = receiver.type.data_set[data].least_form
    asked = {one.form for one in serves} or {least}
    forms = tuple(form for form in FORMS if form in asked)
    held = giver.data[data]
    allowed = tuple(form for form in forms if _may_move(giver, receiver, data, form))
    crossed, unsure = _red_lines(giver, data)
    if not allowed:
        crossed = (*crossed, "It says more than counts about people, to somebody with powers over them.")
    return Exchange(
        data=data,
        giver=giver.partner.name,
        receiver=receiver.partner.name,
        form=(allowed or forms)[0],
        forms=allowed or forms,
        means="file" if FORMS.index((allowed or forms)[0]) <= BY_FILE else "feed",
        serves=serves,
        returns=returns,
        needed=needed,
        held=held.status,
        unsure=held.missing,
        check_first=unsure,
        laws=receiver.type.data_set[data].laws,
        forbidden=crossed,
        score_parts=tuple(_score(giver, receiver, serves, returns, (allowed or forms)[0])),
    )


def _returns(giver: ValueCase, receiver: ValueCase, data: str) -> Iterator[Served]:
    """Propositions of the giver in which giving this to such a receiver is part of what it gains."""
    for finding in giver.propositions:
        if standing(finding) in CONSIDERED:
            for move in finding.proposition.gives:
                if move.data == data and receiver.type.id in move.to:
                    yield Served(giver.partner.name, finding, move.form)


def _may_move(giver: ValueCase, receiver: ValueCase, data: str, form: str) -> bool:
    """Not across the structural red line, unless a red line of either type permits it."""
    if not crosses(receiver.type, data, form, receiver.type.id):
        return True
    return any(permitted(case.type, data, form, receiver.type.id) for case in (giver, receiver))


def _red_lines(giver: ValueCase, data: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Why the giver must not let this move, and the facts that would show whether it may."""
    reasons: list[str] = []
    unsure: list[str] = []
    for finding in giver.red_lines:
        line = giver.type.red_line[finding.id]
        stopped = [giver.type.proposition[id] for id in line.stops]
        concerns = not stopped or any(move.data == data for one in stopped for move in one.gives)
        if concerns and finding.crossed:
            reasons.append(plainly(giver, line.why))
        elif concerns and finding.crossed is None:
            unsure += finding.missing
    return tuple(reasons), tuple(dict.fromkeys(unsure))


def _score(
    giver: ValueCase, receiver: ValueCase, serves: Sequence[Served], returns: Sequence[Served], form: str
) -> Iterator[tuple[str, int]]:
    """Small whole numbers; what is not known adds nothing."""
    for case, served in ((receiver, serves), (giver, returns)):
        if (best := _strongest(served)) is not None:
            yield f"the strongest it serves for {case.partner.name}: {best.proposition.title}", best.score or 0
    yield "how little it says of people", len(FORMS) - 1 - FORMS.index(form)
    for case in (giver, receiver):
        if ready := max(-READINESS, min(READINESS, sum(sign.counts for sign in case.readiness))):
            yield f"readiness of {case.partner.name}", ready


def _strongest(served: Sequence[Served]) -> PropositionFinding | None:
    findings = [one.finding for one in served if one.finding.usable]
    return max(findings, key=lambda finding: finding.score or 0, default=None)


def _by_hub(one: Exchange, receivers: int) -> Exchange:
    from attrs import evolve

    return evolve(one, means="hub") if one.means == "feed" and receivers >= MANY else one

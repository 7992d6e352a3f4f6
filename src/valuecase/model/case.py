"""The engine's whole answer for one partner. Unknown is None or its own word, never false."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from attrs import field, frozen

from valuecase.conditions.tree import Value
from valuecase.model.facts import FactValue, Heard, Partner
from valuecase.model.frozen import freeze_mappings
from valuecase.model.pack import StakeholderType
from valuecase.model.problems import Problem
from valuecase.model.proposition import Estimate, Proposition
from valuecase.model.record import Record

DriverStatus = Literal["active", "inactive", "unknown"]
PainStatus = Literal["present", "absent", "unknown"]
PropositionStatus = Literal["applies", "open", "does_not_apply"]
DataStatus = Literal["holds", "usually_holds", "may_hold", "needs", "none"]
Ends = tuple[float, float, float]


@frozen(eq=False, repr=False)
class FactInPlay(Record):
    """The value of a fact that counts, and the others beside it.

    `value` is None when equally good sources disagree, or nothing is known. `firm`: published within three years, or
    confirmed. `sayable`: firm, undisputed, and if published, with a year to say it with.
    """

    id: str
    value: Value | None
    chosen: FactValue | None
    others: tuple[FactValue, ...] = ()
    firm: bool = False
    sayable: bool = False
    stale: bool = False
    disputed: bool = False
    implausible: str = ""


@frozen(eq=False, repr=False)
class DriverFinding(Record):
    id: str
    status: DriverStatus
    missing: tuple[str, ...] = ()


@frozen(eq=False, repr=False)
class PainFinding(Record):
    """`grade` is the worst that is certain; `grade_open` are worse ones that are not known.

    `facts` are those that make it so; `rests_on`, of a present one, those that are not firm and would have to be.
    """

    id: str
    status: PainStatus
    grade: str = ""
    grade_open: tuple[str, ...] = ()
    firm: bool = False
    rests_on: tuple[str, ...] = ()
    disputed: bool = False
    heard: Heard | None = None
    facts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@frozen(eq=False, repr=False)
class EstimateFinding(Record):
    """How much, at the conservative, base and optimistic end of the argument; never more than its inputs are worth."""

    name: str
    estimate: Estimate
    ends: Ends
    facts: tuple[str, ...]
    figures: tuple[str, ...]
    firm: bool
    sayable: bool
    proposition: str = ""

    @property
    def ref(self) -> str:
        """How overlaps name it within its type."""
        return f"{self.proposition}.{self.name}"

    @property
    def overlaps(self) -> frozenset[str]:
        """What counts the same thing: refs within its type."""
        return frozenset(ref if "." in ref else f"{self.proposition}.{ref}" for ref in self.estimate.overlaps)

    @property
    def low(self) -> float:
        return min(self.ends)

    @property
    def high(self) -> float:
        return max(self.ends)


@frozen(eq=False, repr=False)
class PropositionFinding(Record):
    """Where a proposition stands.

    `rests_on`, where it is usable: the facts that are not firm and would have to be. `stopped`: it would fit, but
    its `not_when` or one of the red lines in `stopped_by` speaks against it. `score` adds up `score_parts`; it is None
    unless the proposition applies or is ready.
    """

    id: str
    proposition: Proposition
    status: PropositionStatus
    ready: bool = False
    firm: bool = False
    rests_on: tuple[str, ...] = ()
    disputed: bool = False
    score_parts: tuple[tuple[str, int], ...] = ()
    missing: tuple[str, ...] = ()
    check_first: tuple[str, ...] = ()
    stopped: bool = False
    stopped_by: tuple[str, ...] = ()
    estimates: tuple[EstimateFinding, ...] = ()

    @property
    def usable(self) -> bool:
        """Applies, or is ready to raise after one question."""
        return self.status == "applies" or self.ready

    @property
    def score(self) -> int | None:
        return sum(points for _, points in self.score_parts) if self.usable else None


@frozen(eq=False, repr=False)
class TalkingPoint(Record):
    """One proposition said aloud to one audience."""

    proposition: str
    audience: str
    say: str
    ask: str
    check_first: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@frozen(eq=False, repr=False)
class Question(Record):
    """What to find out, and the propositions that its answer alone would open or close, or make firm.

    `because` says why it is asked although we have a value.
    """

    fact: str
    question: str
    step: str
    where: str
    opens: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()
    firms: tuple[str, ...] = ()
    because: str = ""

    @property
    def decides(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.opens, *self.closes, *self.firms)))


@frozen(eq=False, repr=False)
class CautionFinding(Record):
    kind: str
    text: str
    sources: tuple[str, ...] = ()


@frozen(eq=False, repr=False)
class DataFinding(Record):
    """What is known of one kind of data at a partner.

    It `holds`, `needs` or has `none` of it when its file says so. Otherwise it `usually_holds` it, as such organizations do,
    or `may_hold` it where that depends on the facts in `missing`. `forms` are those in which it could be had.
    """

    id: str
    status: DataStatus
    forms: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@frozen(eq=False, repr=False)
class ReadinessFinding(Record):
    """A sign of readiness that is there."""

    id: str
    counts: int


@frozen(eq=False, repr=False)
class RedLineFinding(Record):
    """Whether a red line is crossed now: True, False, or None where that is not known, because of what is `missing`."""

    id: str
    crossed: bool | None
    missing: tuple[str, ...] = ()


@frozen(eq=False, repr=False)
class ValueCase(Record):
    """One partner seen through one stakeholder type on one day.

    Drivers and pains stand in the order of the pack, propositions with those that apply first, then the ready, the
    open, and those that do not apply, each group by score; questions with the most decisive first.
    """

    type: StakeholderType = field(repr=False)
    partner: Partner
    as_of: date
    facts: Mapping[str, FactInPlay]
    drivers: tuple[DriverFinding, ...]
    pains: tuple[PainFinding, ...]
    propositions: tuple[PropositionFinding, ...]
    questions: tuple[Question, ...]
    cautions: tuple[CautionFinding, ...]
    promises: tuple[str, ...]
    red_lines: tuple[RedLineFinding, ...]
    data: Mapping[str, DataFinding]
    readiness: tuple[ReadinessFinding, ...]
    problems: tuple[Problem, ...] = ()

    def __attrs_post_init__(self) -> None:
        freeze_mappings(self)

    def points(self, audience: str = "", lens: str = "", *, us: str = "our coalition") -> tuple[TalkingPoint, ...]:
        """What to say, the strongest proposition first; to one audience, through one lens, or all. `us` is our name."""
        from valuecase.points import points_of  # points are worded from a case, so they know it and not the reverse

        return points_of(self, audience, lens, us)

    def with_status(self, *statuses: str) -> tuple[PropositionFinding, ...]:
        """Propositions that apply, are ready, are open, or do not apply."""
        return tuple(finding for finding in self.propositions if standing(finding) in statuses)


def standing(finding: PropositionFinding) -> str:
    """`applies`, `ready`, `open` or `does_not_apply`."""
    return "ready" if finding.ready else finding.status

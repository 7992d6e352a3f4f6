"""Several partners around one table: who holds, needs, gives, gains and pays."""

from collections.abc import Mapping

from attrs import frozen

from valuecase.model.case import EstimateFinding, PropositionFinding, ValueCase
from valuecase.model.common import Remedy
from valuecase.model.exchange import Exchange
from valuecase.model.frozen import freeze_mappings
from valuecase.model.record import Record


@frozen(eq=False, repr=False)
class Worth(Record):
    """Estimates of one kind in one unit and one pocket, without those that count the same thing twice.

    `pocket` is the name of the partner, or the id of an organization elsewhere.
    """

    kind: str
    unit: str
    pocket: str
    ends: tuple[float, float, float]
    parts: tuple[EstimateFinding, ...]
    left_out: tuple[EstimateFinding, ...] = ()


@frozen(eq=False, repr=False)
class Stake(Record):
    """One proposition of one partner: who bears it, and in whose pockets its value lands.

    `effort` are partners whose people work for it: the partner, and those at the table who would give it data. `pays` and
    `elsewhere` are ids of organizations: who usually bears the cost in money, and who gains beside the partner. `own` says
    that the partner's organization or staff gain themselves, `people` that the people served or the community do.
    """

    partner: str
    type: str
    finding: PropositionFinding
    effort: tuple[str, ...]
    pays: tuple[str, ...]
    own: bool
    people: bool
    elsewhere: tuple[str, ...]
    bearing: tuple[str, ...]
    worth: tuple[Worth, ...] = ()
    remedies: tuple[Remedy, ...] = ()

    @property
    def pockets(self) -> int:
        """In how many pockets its value lands."""
        return self.own + len(self.elsewhere)

    @property
    def outside(self) -> tuple[str, ...]:
        """Pockets that gain and bear nothing of it."""
        return tuple(id for id in self.elsewhere if id not in self.bearing)

    @property
    def wrong(self) -> bool:
        """Whether most of the pockets that gain bear nothing of it."""
        return 2 * len(self.outside) > self.pockets


@frozen(eq=False, repr=False)
class DataRow(Record):
    """One kind of data: what each partner's standing with it is, by name; absent where nothing is known."""

    data: str
    held: Mapping[str, str]
    needed: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        freeze_mappings(self)

    @property
    def missing(self) -> bool:
        """Somebody could use it and nobody at the table holds it."""
        return bool(self.needed) and not any(status != "none" for status in self.held.values())


@frozen(eq=False, repr=False)
class Coalition(Record):
    """What several partners could do for one another, the most promising first. Names of partners are unique."""

    cases: tuple[ValueCase, ...]
    exchanges: tuple[Exchange, ...]
    first: Exchange | None
    rows: tuple[DataRow, ...]
    stakes: tuple[Stake, ...]
    beneficiaries: tuple[tuple[str, int], ...]
    invite: tuple[tuple[str, tuple[str, ...]], ...]
    sectors_missing: tuple[str, ...]

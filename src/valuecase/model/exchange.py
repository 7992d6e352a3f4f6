"""Data that could move from one partner to another, and what each would have of it."""

from attrs import frozen

from valuecase.model.case import PropositionFinding
from valuecase.model.common import FORMS
from valuecase.model.record import Record

MEANS = ("file", "feed", "hub", "warehouse")  # the simplest that suffices, first


@frozen(eq=False, repr=False)
class Served(Record):
    """A proposition of one partner that an exchange serves, in the form that it needs."""

    partner: str
    finding: PropositionFinding
    form: str


@frozen(eq=False, repr=False)
class Exchange(Record):
    """One kind of data from a giver to a receiver; both are names of partners.

    `serves` are propositions of the receiver that get it, `returns` those of the giver that give it; `needed` says that the
    receiver's own file asks for it. It begins in `form`, the least identifying of `forms`. `unsure` are facts of the giver
    that would settle whether it holds the data; `check_first` those that would show a red line. `forbidden` says what
    stands against it, whatever its score.
    """

    data: str
    giver: str
    receiver: str
    form: str
    forms: tuple[str, ...]
    means: str
    serves: tuple[Served, ...] = ()
    returns: tuple[Served, ...] = ()
    needed: bool = False
    held: str = ""
    unsure: tuple[str, ...] = ()
    check_first: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    score_parts: tuple[tuple[str, int], ...] = ()

    @property
    def id(self) -> str:
        """How people name it: the data, from whom, to whom."""
        return f"{self.data}:{self.giver}:{self.receiver}"

    @property
    def mutual(self) -> bool:
        """It serves both."""
        return bool(self.serves) and bool(self.returns)

    @property
    def ready(self) -> bool:
        """Something that it serves applies or is ready to raise, or the receiver asks for it."""
        return self.needed or any(one.finding.usable for one in (*self.serves, *self.returns))

    @property
    def soon(self) -> bool:
        """Somebody would have something of it before long."""
        return any("short" in one.finding.proposition.horizon for one in (*self.serves, *self.returns))

    @property
    def score(self) -> int:
        return sum(points for _, points in self.score_parts)

    @property
    def sensitivity(self) -> int:
        """How much the first form says of people: 0 for counts."""
        return FORMS.index(self.form)

"""What every type shares: words, units, kinds of data and how they move, and where claims come from.

Records of a pack are themselves, never compared by value: that spares a third of the time a command takes to start.
"""

from attrs import frozen

from valuecase.conditions.tree import Condition
from valuecase.model import fields as f

FORMS = ("counts", "de_identified", "limited", "identified_with_consent", "identified_under_law")


@frozen(eq=False, repr=False)
class Sector:
    """A segment of society; it can hold several stakeholder types."""

    id: str = f.identity()
    title: str = f.text()


@frozen(eq=False, repr=False)
class Unit:
    """What a number counts.

    A `plain` unit (a percent, a ratio) does not change another's when multiplied with it. One that is `said` is named
    beside a value, where the label of the fact does not name it already.
    """

    id: str = f.identity()
    one: str = f.text(required=False)
    many: str = f.text(required=False)
    sign_before: str = f.text(required=False)
    sign_after: str = f.text(required=False)
    plain: bool = f.yes_no()
    said: bool = f.yes_no()


@frozen(eq=False, repr=False)
class Lens:
    id: str = f.identity()
    title: str = f.text()
    explains: str = f.prose()


@frozen(eq=False, repr=False)
class Culture:
    """How a partner meets outsiders, and what that changes in wording and order.

    `welcome` counts for or against approaching such a partner first.
    """

    id: str = f.identity()
    shown_as: str = f.prose()
    leads_with: tuple[str, ...] = f.texts(refers=("lens",))
    opening: str = f.prose()
    wording: str = f.text(options=("plain", "guarded", "return_first"))
    welcome: int = f.integer(required=True)


@frozen(eq=False, repr=False)
class Organisation:
    """Anyone data may come from or go to, or in whose pocket value may land. `powers` decide the structural red line."""

    id: str = f.identity()
    title: str = f.text()
    sector: str = f.text(refers="sector")
    powers: tuple[str, ...] = f.texts(required=False, options=("arrest", "tenancy", "immigration", "custody"))


@frozen(eq=False, repr=False)
class Law:
    """A law in outline: never advice.

    It is told where data that it governs moves, and with the propositions that it `bears_on` whatever data they move.
    """

    id: str = f.identity()
    title: str = f.text()
    citation: str = f.text()
    outline: str = f.prose()
    made_possible_by: str = f.prose()
    bears_on: tuple[str, ...] = f.texts(required=False, refers=("proposition",))
    sources: tuple[str, ...] = f.texts(refers=("source",))


@frozen(eq=False, repr=False)
class DataSet:
    """A kind of data that can move. `least_form` is the least identifying form that is usually still of use."""

    id: str = f.identity()
    title: str = f.text()
    about: str = f.text(options=("health", "social", "food", "victims", "housing", "justice", "none"))
    least_form: str = f.text(options=FORMS)
    laws: tuple[str, ...] = f.texts(required=False, refers=("law",))


@frozen(eq=False, repr=False)
class Form:
    """How much data says of people, and what makes it safe to move so. The forms stand from least to most identifying."""

    id: str = f.identity()
    said: str = f.text()
    safeguards: str = f.prose()
    sources: tuple[str, ...] = f.texts(refers=("source",))


@frozen(eq=False, repr=False)
class Means:
    """A way for data to move, with what it costs to start and to keep."""

    id: str = f.identity()
    title: str = f.text()
    suffices: str = f.prose()
    to_start: str = f.prose()
    to_keep: str = f.prose()
    sources: tuple[str, ...] = f.texts(required=False, refers=("source",))


@frozen(eq=False, repr=False)
class Readiness:
    """A sign that an organization is ready to share, or is not: it `counts` plus or minus one."""

    id: str = f.identity()
    title: str = f.prose()
    when: Condition = f.condition(required=True)
    counts: int = f.integer(required=True)


@frozen(eq=False, repr=False)
class Remedy:
    """A way to share a gain that lands in another pocket than the cost.

    It fits where one of `gains` gains (any, when it names none) and one of `with_` is at the table (anybody, when none).
    """

    id: str = f.identity()
    title: str = f.prose()
    text: str = f.prose()
    gains: tuple[str, ...] = f.texts(required=False, refers=("organisation",))
    with_: tuple[str, ...] = f.texts(required=False, refers=("organisation",))
    beware: str = f.prose()
    sources: tuple[str, ...] = f.texts(refers=("source",))


@frozen(eq=False, repr=False)
class Phrase:
    """A sentence that every brief or handout uses."""

    id: str = f.identity()
    text: str = f.prose()


@frozen(eq=False, repr=False)
class Source:
    """A publication. `undated` says that it carries no year, as a statute does; otherwise a missing year is an oversight."""

    id: str = f.identity()
    title: str = f.text()
    publisher: str = f.text()
    year: int | None = f.integer()
    undated: bool = f.yes_no()
    url: str = f.text(required=False)
    standing: str = f.text(
        required=False, default="published", options=("published", "unconfirmed", "general_knowledge")
    )


@frozen(eq=False, repr=False)
class Figure:
    """A number anyone may see that is not a fact of the partner: one `value`, or three ends of an argument."""

    id: str = f.identity()
    title: str = f.text()
    value: float | None = f.number()
    conservative: float | None = f.number()
    base: float | None = f.number()
    optimistic: float | None = f.number()
    unit: str = f.text(refers="unit")
    year: int | None = f.integer()
    sources: tuple[str, ...] = f.texts(required=False, refers=("source",))
    standing: str = f.text(required=False, default="published", options=("published", "derived", "judgement"))
    note: str = f.text(required=False)
    valid_until: int | None = f.integer()

    @property
    def ends(self) -> tuple[float, float, float]:
        """Conservative, base, optimistic; three times the same for a plain number."""
        if self.value is not None:
            return self.value, self.value, self.value
        # Reading refuses a figure with neither a value nor all three ends.
        return self.conservative or 0.0, self.base or 0.0, self.optimistic or 0.0

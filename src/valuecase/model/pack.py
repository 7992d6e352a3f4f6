"""What a pack holds: one frozen record per kind of table. docs/packs.md explains every field to people who write packs.

Records of a pack are themselves, never compared by value: that spares a third of the time a command takes to start.
"""

from collections.abc import Mapping
from datetime import date

from attrs import frozen

from valuecase.conditions.tree import Condition, Value
from valuecase.model import fields as f
from valuecase.model.facts import FactDefinition

CATEGORIES = (
    "financing", "incentives", "accountability", "competition", "mission", "workforce", "regulation", "technology",
)  # fmt: skip
GRADES = ("mild", "serious", "severe")
FORMS = ("counts", "de_identified", "limited", "identified_with_consent", "identified_under_law")
EVIDENCE = {"opinion": 0, "case": 1, "association": 1, "before_after": 1, "quasi_experimental": 2, "randomised": 3}
GRADES_OF_EVIDENCE = {
    "opinion": "opinion",
    "case": "one example",
    "association": "an association, which need not be the cause",
    "before_after": "before and after, with nothing to compare",
    "quasi_experimental": "a comparison group, not drawn by lot",
    "randomised": "a randomized trial",
}
TESTED = {"service": "the help itself was tested", "sharing": "the sharing of data was tested"}
KINDS_OF_VALUE = ("cash", "capacity", "avoided_cost_elsewhere", "score_points", "outcome", "volume")


# --- words shared by every type -----------------------------------------------------------------------------------


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


# --- where claims come from ---------------------------------------------------------------------------------------


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


@frozen(eq=False, repr=False)
class Evidence:
    """What one source found. `tested` says whether the help itself or the sharing of data was tested."""

    source: str = f.text(refers="source")
    grade: str = f.text(options=tuple(EVIDENCE))
    tested: str = f.text(options=tuple(TESTED))
    finds: str = f.text()


# --- drivers, pains, propositions ---------------------------------------------------------------------------------


@frozen(eq=False, repr=False)
class Driver:
    """A force on the organization; active when its condition holds, always when it has none."""

    id: str = f.identity()
    category: str = f.text(options=CATEGORIES)
    title: str = f.prose()
    active: Condition | None = f.condition()
    summary: str = f.prose()
    sources: tuple[str, ...] = f.texts(refers=("source",))


@frozen(eq=False, repr=False)
class PainExample:
    """Facts, and whether the pain must be present, absent or unknown with them.

    `as_of` is the day on which that holds; without it, any day.
    """

    name: str = f.text(required=False)
    facts: Mapping[str, Value] = f.fact_values()
    as_of: date | None = f.day()
    expect: str = f.text(options=("present", "absent", "unknown"))
    grade: str = f.text(required=False, options=GRADES)


@frozen(eq=False, repr=False)
class Pain:
    """What drivers make people feel day to day. At least mild when present."""

    id: str = f.identity()
    title: str = f.prose()
    feels: str = f.prose()
    driven_by: tuple[str, ...] = f.texts(refers=("driver",))
    when: Condition = f.condition(required=True)
    serious: Condition | None = f.condition()
    severe: Condition | None = f.condition()
    sources: tuple[str, ...] = f.texts(refers=("source",))
    example: tuple[PainExample, ...] = f.records(PainExample)


@frozen(eq=False, repr=False)
class Receives:
    """Data the partner would get, and who could give it."""

    data: str = f.text(refers="data_set")
    form: str = f.text(options=FORMS)
    from_: tuple[str, ...] = f.texts(refers=("organisation",))


@frozen(eq=False, repr=False)
class Gives:
    """Data the partner would be asked for, and who would receive it."""

    data: str = f.text(refers="data_set")
    form: str = f.text(options=FORMS)
    to: tuple[str, ...] = f.texts(refers=("organisation",))


@frozen(eq=False, repr=False)
class Estimate:
    """How much a proposition may be worth: a formula run at three ends of its figures."""

    id: str = f.identity()
    title: str = f.prose()
    unit: str = f.text(refers="unit")
    kind: str = f.text(options=KINDS_OF_VALUE)
    accrues_to: str = f.text(required=False, default="organisation")
    when: Condition | None = f.condition()
    formula: Condition = f.formula(required=True)
    overlaps: tuple[str, ...] = f.texts(required=False)


@frozen(eq=False, repr=False)
class Point:
    """A proposition said to one audience, from the most to the least specific wording. The id is the audience's."""

    id: str = f.identity()
    say: tuple[str, ...] = f.proses()
    guarded: tuple[str, ...] = f.proses(required=False)
    return_first: tuple[str, ...] = f.proses(required=False)
    ask: str = f.prose()


@frozen(eq=False, repr=False)
class PropositionExample:
    """Facts, and what the proposition must be with them; estimates as conservative, base and optimistic."""

    name: str = f.text(required=False)
    facts: Mapping[str, Value] = f.fact_values()
    as_of: date | None = f.day()
    expect: str = f.text(options=("applies", "does_not_apply", "open"))
    ready: bool = f.yes_no()
    estimate: Mapping[str, tuple[float, float, float]] = f.ends()


@frozen(eq=False, repr=False)
class Proposition:
    """What sharing data would change for this partner.

    `paid_by` are those who usually bear its cost in money, the organization itself among them where it does. Where nothing
    speaks against it, `contrary_sought` says what was looked for and where.
    """

    id: str = f.identity()
    status: str = f.text(required=False, default="reviewed", options=("draft", "reviewed", "retired"))
    replaced_by: str = f.text(required=False, refers="proposition")
    title: str = f.prose()
    value: str = f.prose()
    relieves: tuple[str, ...] = f.texts(refers=("pain",))
    when: Condition | None = f.condition()
    not_when: Condition | None = f.condition()
    not_when_because: str = f.prose(required=False)
    lenses: tuple[str, ...] = f.texts(refers=("lens",))
    realised_as: tuple[str, ...] = f.texts(options=("fiscal_growth", "better_outcomes", "external_recognition"))
    horizon: tuple[str, ...] = f.texts(options=("short", "long"))
    benefits: tuple[str, ...] = f.texts(options=("people_served", "staff", "organisation", "community"))
    also_benefits: tuple[str, ...] = f.texts(required=False, refers=("organisation",))
    paid_by: tuple[str, ...] = f.texts(required=False, refers=("organisation",))
    success: str = f.prose()
    failure: str = f.prose()
    first_step: str = f.prose()
    together: str = f.prose()
    for_counsel: str = f.prose(required=False)
    gets: tuple[Receives, ...] = f.records(Receives)
    gives: tuple[Gives, ...] = f.records(Gives)
    supports: tuple[Evidence, ...] = f.records(Evidence, required=True)
    contrary: tuple[Evidence, ...] = f.records(Evidence)
    contrary_sought: str = f.prose(required=False)
    misleads_when: str = f.prose()
    estimate: Mapping[str, Estimate] = f.keyed(Estimate)
    point: Mapping[str, Point] = f.keyed(Point)
    example: tuple[PropositionExample, ...] = f.records(PropositionExample)


# --- words, people, limits ----------------------------------------------------------------------------------------


@frozen(eq=False, repr=False)
class Term:
    id: str = f.identity()
    term: str = f.text()
    means: str = f.text()
    spell_out: str = f.text(required=False)
    elsewhere: Mapping[str, str] = f.words()
    say_instead: str = f.text(required=False)


@frozen(eq=False, repr=False)
class HeardAs:
    """What this type may hear when we say something. The id is what we say."""

    id: str = f.identity()
    hears: str = f.prose()
    say_instead: str = f.prose()


@frozen(eq=False, repr=False)
class Audience:
    id: str = f.identity()
    title: str = f.text()
    roles: tuple[str, ...] = f.texts()
    cares_about: str = f.prose()
    say_first: str = f.prose()
    avoid: str = f.prose()


@frozen(eq=False, repr=False)
class Permit:
    """A lawful, consented purpose for which sensitive data may reach somebody with powers."""

    data: str = f.text(refers="data_set")
    form: str = f.text(options=FORMS)
    to: str = f.text(refers="organisation")
    purpose: str = f.prose()


@frozen(eq=False, repr=False)
class RedLine:
    """What must never happen. While `when` is true it stops the propositions in `stops`, or all when it names none.

    `always`: its promise belongs into every first meeting, whatever is proposed.
    """

    id: str = f.identity()
    always: bool = f.yes_no()
    when: Condition | None = f.condition()
    stops: tuple[str, ...] = f.texts(required=False, refers=("proposition",))
    why: str = f.prose()
    promise: str = f.prose()
    sources: tuple[str, ...] = f.texts(refers=("source",))
    permits: tuple[Permit, ...] = f.records(Permit)


@frozen(eq=False, repr=False)
class Caution:
    id: str = f.identity()
    kind: str = f.text(options=("law", "trust", "evidence", "practice"))
    text: str = f.prose()
    when: Condition | None = f.condition()
    sources: tuple[str, ...] = f.texts(required=False, refers=("source",))


@frozen(eq=False, repr=False)
class Contradiction:
    """Facts that cannot all be true, and what to say about it."""

    when: Condition = f.condition(required=True)
    say: str = f.prose()


@frozen(eq=False, repr=False)
class Holding:
    """Data an organization of this type usually holds. The id is the data set's."""

    id: str = f.identity()
    forms: tuple[str, ...] = f.texts(options=FORMS)
    when: Condition | None = f.condition()


@frozen(eq=False, repr=False)
class Stakeholder:
    """What stakeholder.toml says of the type itself."""

    id: str = f.text()
    sector: str = f.text(refers="sector")
    title: str = f.text()
    plural: str = f.text()
    background: str = f.prose()
    day_to_day: str = f.prose()
    powers: tuple[str, ...] = f.texts(required=False, options=("arrest", "tenancy", "immigration", "custody"))
    sources: tuple[str, ...] = f.texts(required=False, refers=("source",))


@frozen(eq=False)
class StakeholderType:
    """One kind of organization, whole: the common pack, its own, and adaptations. Conditions are checked."""

    about: Stakeholder
    sector: Mapping[str, Sector]
    unit: Mapping[str, Unit]
    lens: Mapping[str, Lens]
    culture: Mapping[str, Culture]
    organisation: Mapping[str, Organisation]
    law: Mapping[str, Law]
    data_set: Mapping[str, DataSet]
    form: Mapping[str, Form]
    means: Mapping[str, Means]
    remedy: Mapping[str, Remedy]
    readiness: Mapping[str, Readiness]
    phrase: Mapping[str, Phrase]
    source: Mapping[str, Source]
    figure: Mapping[str, Figure]
    fact: Mapping[str, FactDefinition]
    driver: Mapping[str, Driver]
    pain: Mapping[str, Pain]
    proposition: Mapping[str, Proposition]
    term: Mapping[str, Term]
    heard_as: Mapping[str, HeardAs]
    audience: Mapping[str, Audience]
    red_line: Mapping[str, RedLine]
    caution: Mapping[str, Caution]
    holds: Mapping[str, Holding]
    contradiction: tuple[Contradiction, ...] = ()
    origin: str = ""
    adapted: tuple["Adapted", ...] = ()

    @property
    def id(self) -> str:
        return self.about.id


@frozen(eq=False, repr=False)
class Adapted:
    """One change that a local adaptation made."""

    ref: str
    change: str

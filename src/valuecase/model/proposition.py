"""A value proposition: what sharing data would change for a partner, how sure that is, and how it is said."""

from collections.abc import Mapping
from datetime import date

from attrs import frozen

from valuecase.conditions.tree import Condition, Value
from valuecase.model import fields as f
from valuecase.model.common import FORMS

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


@frozen(eq=False, repr=False)
class Evidence:
    """What one source found. `tested` says whether the help itself or the sharing of data was tested."""

    source: str = f.text(refers="source")
    grade: str = f.text(options=tuple(EVIDENCE))
    tested: str = f.text(options=tuple(TESTED))
    finds: str = f.text()


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

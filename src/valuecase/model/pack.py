"""What a pack holds: one frozen record per kind of table. docs/packs.md explains every field to people who write packs."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from valuecase.conditions.tree import Condition, Value
from valuecase.model import fields as f
from valuecase.model.common import (
    FORMS,
    Culture,
    DataSet,
    Figure,
    Form,
    Law,
    Lens,
    Means,
    Organisation,
    Phrase,
    Readiness,
    Remedy,
    Sector,
    Source,
    Unit,
)
from valuecase.model.facts import FactDefinition
from valuecase.model.frozen import freeze_mappings
from valuecase.model.problems import Problem
from valuecase.model.proposition import Proposition

if TYPE_CHECKING:  # importing it takes as long as reading a partner file
    from importlib.resources.abc import Traversable

CATEGORIES = (
    "financing", "incentives", "accountability", "competition", "mission", "workforce", "regulation", "technology",
)  # fmt: skip
GRADES = ("mild", "serious", "severe")


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


@frozen(eq=False, repr=False)
class StakeholderType:
    """One kind of organization, whole: the common pack, its own, and adaptations. Conditions are checked.

    `folder` is where its own files lie, None for a type that was made in code; `adapted` are the changes of a local adaptation,
    `warnings` what of it no longer meets anything.
    """

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
    warnings: tuple[Problem, ...] = ()
    folder: "Traversable | None" = None

    def __attrs_post_init__(self) -> None:
        freeze_mappings(self)

    def __repr__(self) -> str:
        return f"{self.__class__.__name__}(id={self.id!r}, origin={self.origin!r})"  # its tables would fill a book

    @property
    def id(self) -> str:
        return self.about.id


@frozen(eq=False, repr=False)
class Adapted:
    """One change that a local adaptation made; `new` is what it adds."""

    ref: str
    change: str
    new: bool = False

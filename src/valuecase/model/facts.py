"""Facts about a partner: how one is defined, what was found out, from whom and when."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Literal

from attrs import field, frozen

from valuecase.conditions.tree import Condition, Value
from valuecase.model import fields as f
from valuecase.model.frozen import freeze_mappings
from valuecase.model.problems import Problem
from valuecase.model.record import Record

Confidence = Literal["published", "confirmed", "impression", "assumed"]
CONFIDENCES: tuple[Confidence, ...] = ("published", "confirmed", "impression", "assumed")
FIRM = ("published", "confirmed")
FACT_TYPES = ("yes_no", "integer", "number", "date", "text", "choice", "choices")


@frozen(eq=False, repr=False)
class FactDefinition:
    """Something worth knowing about a partner: a question, or a formula over other facts.

    One that is `delicate`, a loss for example, is never printed in what the partner is handed.
    """

    id: str = f.identity()
    label: str = f.text()
    type: str = f.text(required=False, default="number", options=FACT_TYPES)
    unit: str = f.text(required=False, refers="unit")
    options: Mapping[str, str] = f.words()
    question: str = f.text(required=False)
    step: str = f.text(required=False, default="homework", options=("homework", "listen"))
    where: str = f.text(required=False)
    plausible: tuple[float, float] | None = f.pair()
    formula: Condition | None = f.formula()
    otherwise: Condition | None = f.formula()
    delicate: bool = f.yes_no()


@frozen(eq=False, repr=False)
class FactValue(Record):
    """One value of one fact, and where it came from. `as_of` is when it was true, or said."""

    value: Value
    confidence: Confidence = "assumed"
    source: str = ""
    said_by: str = ""
    as_of: date | None = None


@frozen(eq=False, repr=False)
class Heard(Record):
    """A pain somebody told us about, or told us they do not have, in their words."""

    value: bool
    grade: str = ""
    confidence: Confidence = "impression"
    said_by: str = ""
    words: str = ""
    as_of: date | None = None


@frozen(eq=False, repr=False)
class Person(Record):
    """Somebody across the table. People appear in no output unless it is asked for."""

    name: str
    role: str = ""
    audience: str = ""
    motivation: str = ""


def _nowhere(_entry: Sequence[str | int]) -> int | None:
    """The line of an entry of a partner that was not read from a file."""
    return None


@frozen(eq=False, repr=False)
class Partner(Record):
    """One organization with what is known about it; our own organization is a partner too.

    `facts` holds every value of every fact, in the order of the file; which one counts is worked out with a date.
    `data` says what it `holds`, `needs` or has `none` of, by data set. A partner that was read from a file knows the
    file, one that was not may be `called` something, and `locate` gives the line of an entry, so that later problems have
    a place; `problems` are those that reading found: what they speak of is left out. `ours`: it is we ourselves, and a
    brief reads as a self-assessment.
    """

    name: str
    type: str
    place: str = ""
    facts: Mapping[str, tuple[FactValue, ...]] = field(factory=dict)
    heard: Mapping[str, Heard] = field(factory=dict)
    people: tuple[Person, ...] = ()
    data: Mapping[str, str] = field(factory=dict)
    fictional: bool = False
    ours: bool = False
    file: str = field(default="", eq=False, repr=False)
    called: str = field(default="", eq=False, repr=False)
    locate: Callable[[Sequence[str | int]], int | None] = field(default=_nowhere, eq=False, repr=False)
    problems: tuple[Problem, ...] = field(default=(), eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        freeze_mappings(self)

    def problem(self, entry: str, message: str, advice: str = "") -> Problem:
        """A problem at one entry of the partner's file."""
        path = [int(part) if part.isdigit() else part for part in entry.split(".")]
        return Problem(message, advice, self.file or self.called, self.locate(path))

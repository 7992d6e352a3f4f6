"""What data a partner holds and in which forms, and how ready it is to share."""

from collections.abc import Callable, Iterator, Mapping

from valuecase.conditions.tree import Value
from valuecase.model.case import DataFinding, ReadinessFinding
from valuecase.model.common import FORMS
from valuecase.model.facts import Partner
from valuecase.model.pack import StakeholderType

Answers = Mapping[str, Value | None]


def data_of(
    type: StakeholderType, partner: Partner, answers: Answers, missing: Callable[[str], tuple[str, ...]]
) -> Iterator[DataFinding]:
    """Every kind of data that the partner's file or its type speaks of; what the file says outranks what is usual."""
    for id in type.data_set:
        usual, said = type.holds.get(id), partner.data.get(id)
        forms = usual.forms if usual else FORMS
        if said == "holds":
            yield DataFinding(id, "holds", forms)
        elif said:
            yield DataFinding(id, "needs" if said == "needs" else "none")
        elif usual and answers[f"holds.{id}"] is True:
            yield DataFinding(id, "usually_holds", forms)
        elif usual and answers[f"holds.{id}"] is None:
            yield DataFinding(id, "may_hold", forms, missing(f"holds.{id}"))


def readiness_of(type: StakeholderType, answers: Answers) -> Iterator[ReadinessFinding]:
    """The signs that are there, in the order of the pack."""
    for sign in type.readiness.values():
        if answers[f"readiness.{sign.id}"] is True:
            yield ReadinessFinding(sign.id, sign.counts)

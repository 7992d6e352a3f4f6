"""What the helpers share: the day they answer for, and what evaluates a type, made once."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from valuecase.evaluator import Evaluator
from valuecase.model.pack import StakeholderType
from valuecase.model.problems import Problem

# A fixed day: a test that fails today fails tomorrow, and an example that Hypothesis kept comes out the same.
AS_OF = date(2026, 12, 1)


@lru_cache(maxsize=16)  # types are told apart by identity, and a project tests a few
def evaluator_of(type: StakeholderType) -> Evaluator:
    """What evaluates partners of a type."""
    return Evaluator(type)


def told(heading: str, problems: Iterable[Problem]) -> str:
    """The message of a test that fails: every problem with its place, as the command line would print it."""
    return "\n".join([heading, *map(str, problems)])

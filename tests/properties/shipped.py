"""The shipped types, and how often a property is tried for each."""

import pytest
from hypothesis import settings
from strategies import EXAMPLES

from valuecase import Engine, StakeholderType
from valuecase.evaluator import Evaluator

TYPES = ("food_bank", "hospital", "local_health_department", "police_department", "public_housing_authority")

often = settings(max_examples=max(EXAMPLES // 5, 10), deadline=None)  # for each of five types
each_type = pytest.mark.parametrize("id", TYPES)

_engine = Engine()


def type_of(id: str) -> StakeholderType:
    return _engine.type(id)


def evaluator_of(id: str) -> Evaluator:
    return _engine.evaluator(id)

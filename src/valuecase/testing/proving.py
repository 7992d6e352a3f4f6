"""Each example beside a rule as a test of its own."""

from datetime import date

import pytest

from valuecase.checks.examples import failures_of
from valuecase.checks.places import Places
from valuecase.checks.shown import Example, examples_of
from valuecase.model.pack import StakeholderType
from valuecase.testing.prepared import AS_OF, evaluator_of, told


def examples(*types: StakeholderType) -> "list[pytest.ParameterSet]":
    """The examples of one type, or of several, as parameters for pytest; each is an `Example` for `run_example`.

    The name of a test says type, rule and example::

        @pytest.mark.parametrize("example", examples(TYPE))
        def test_example(example):
            run_example(example)
    """
    return [pytest.param(example, id=_name(example)) for type in types for example in examples_of(type)]


def run_example(example: Example, *, as_of: date = AS_OF) -> None:
    """Raise an AssertionError when an example comes out otherwise than it says, with file, line and the reason.

    :param example: one that `examples` gave.
    :param as_of: the day for which it is run, unless it names one itself.
    """
    __tracebackhide__ = True
    type = example.type
    found = list(failures_of(example, evaluator_of(type), as_of, Places(type.folder)))
    if found:
        raise AssertionError(told(f'An example of the type "{type.id}" comes out otherwise:', found))


def _name(example: Example) -> str:
    return f"{example.type.id}: {example.table}.{example.rule.id}: {example.shown.name or example.index}"

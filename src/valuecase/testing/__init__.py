"""What the tests of a stakeholder type of your own need; `pip install 'valuecase[testing]'` brings pytest and Hypothesis.

`check_stakeholder` fails with everything that `valuecase check` would say of a type. `examples` and `run_example` make one
test of each example beside a rule. `values_for`, `facts_for` and `partners_for` are Hypothesis strategies: values of one
fact, facts known and unknown, whole partners. pytest finds the fixture `valuecase_cli`, a `CommandLine`, by itself.
`AS_OF` is the day for which all of these answer unless told another, so that no test fails because of the day on which it
runs. docs/testing_a_plugin.md is a complete test file.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from valuecase.checks.shown import Example
    from valuecase.testing.checking import check_stakeholder
    from valuecase.testing.command_line import CommandLine, Outcome
    from valuecase.testing.partners import partners_for
    from valuecase.testing.prepared import AS_OF
    from valuecase.testing.proving import examples, run_example
    from valuecase.testing.values import facts_for, values_for

__all__ = [
    "AS_OF",
    "CommandLine",
    "Example",
    "Outcome",
    "check_stakeholder",
    "examples",
    "facts_for",
    "partners_for",
    "run_example",
    "values_for",
]

# Imported when first asked for: pytest imports this package in every project of whoever has installed it.
_HOMES = {
    "AS_OF": "testing.prepared",
    "CommandLine": "testing.command_line",
    "Example": "checks.shown",
    "Outcome": "testing.command_line",
    "check_stakeholder": "testing.checking",
    "examples": "testing.proving",
    "facts_for": "testing.values",
    "partners_for": "testing.partners",
    "run_example": "testing.proving",
    "values_for": "testing.values",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'valuecase.testing' has no attribute {name!r}")
    try:
        return getattr(import_module(f"valuecase.{_HOMES[name]}"), name)
    except ModuleNotFoundError as error:
        if error.name not in ("hypothesis", "pytest"):
            raise
        said = f"valuecase.testing.{name} needs {error.name}: pip install 'valuecase[testing]'"
        raise ModuleNotFoundError(said, name=error.name) from None

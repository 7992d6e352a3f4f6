"""What others may build on, name by name: a name that appears or disappears here is a decision, and belongs in CHANGELOG.md."""

import inspect
import subprocess
import sys
from collections.abc import Iterator

import pytest

import valuecase
import valuecase.testing

PUBLIC = [
    "Coalition",
    "Engine",
    "FactSource",
    "FactValue",
    "Heard",
    "Options",
    "Pair",
    "Paper",
    "Partner",
    "Person",
    "Problem",
    "PublishedRow",
    "Reason",
    "StakeholderType",
    "TalkingPoint",
    "ValueCase",
    "ValueCaseError",
    "brief_of",
    "coalition_of",
    "compare",
    "handout_of",
    "hookimpl",
    "parse_partner",
    "parse_value",
    "read_case",
    "read_pack",
    "read_partner",
    "share",
    "to_html",
    "to_json",
    "to_markdown",
    "to_svg",
    "to_text",
]
FOR_TESTS = [
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
NAMES = [*((valuecase, name) for name in PUBLIC), *((valuecase.testing, name) for name in FOR_TESTS)]
each_name = pytest.mark.parametrize(
    ("module", "name"), NAMES, ids=[f"{module.__name__}.{name}" for module, name in NAMES]
)


def functions_of(found: object) -> Iterator:
    """A function, or the methods and properties that a class of ours shows."""
    if inspect.isfunction(found):
        yield found
    elif inspect.isclass(found):
        for name, member in vars(found).items():
            if not name.startswith("_") or name == "__call__":
                member = member.fget if isinstance(member, property) else inspect.unwrap(member)
                if inspect.isfunction(member):
                    yield member


def test_these_are_the_public_names():
    assert sorted(valuecase.__all__) == PUBLIC
    assert sorted(valuecase.testing.__all__) == FOR_TESTS


@each_name
def test_a_public_name_says_what_it_is(module, name):
    """In a docstring of its own; a value, in that of its module."""
    found = getattr(module, name)

    if inspect.isclass(found) or inspect.isfunction(found):
        assert vars(found).get("__doc__") if inspect.isclass(found) else found.__doc__
        assert not found.__doc__.startswith(f"{name}(")
    else:
        assert f"`{name}`" in module.__doc__


@each_name
def test_a_public_name_is_typed(module, name):
    """Every argument and every result of a function or method; every field of a record."""
    found = getattr(module, name)

    for function in functions_of(found):
        signature = inspect.signature(function)
        arguments = [one for key, one in signature.parameters.items() if key not in ("self", "cls")]
        assert signature.return_annotation is not inspect.Signature.empty, function
        assert all(one.annotation is not one.empty for one in arguments), function
    for field in getattr(found, "__attrs_attrs__", ()):
        assert field.type is not None, field.name


@pytest.mark.parametrize("module", [valuecase, valuecase.testing], ids=lambda module: module.__name__)
def test_all_names_can_be_imported_at_once_and_no_other_is_there(module):
    names: dict = {}
    exec(f"from {module.__name__} import *", names)

    assert set(module.__all__) <= set(names)
    with pytest.raises(AttributeError, match=f"module '{module.__name__}' has no attribute 'Motor'"):
        module.Motor  # noqa: B018


@pytest.mark.parametrize(("name", "missing"), [("facts_for", "hypothesis"), ("examples", "pytest")])
def test_without_the_extra_it_is_said_how_to_get_it(name, missing):
    """And what needs it not can be had: it is asked for first."""
    code = f"import sys; sys.modules['{missing}'] = None; from valuecase.testing import check_stakeholder, {name}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert f"valuecase.testing.{name} needs {missing}: pip install 'valuecase[testing]'" in done.stderr


def test_the_public_names_alone_import_nothing():
    """Each is imported when it is first asked for."""
    code = "import sys, valuecase.testing; print(*sorted(name for name in sys.modules if name.startswith('valuecase')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["valuecase", "valuecase.testing"]

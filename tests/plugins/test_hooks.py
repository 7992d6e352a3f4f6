"""Every hook is documented by a plugin that works, and the documentation says what the signature says."""

import ast
import inspect
import re
import shutil
import sys
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from textwrap import dedent

import pytest

from valuecase import FactSource, StakeholderType, hookspecs
from valuecase.catalog import Catalog, TypeRef
from valuecase.importing import recognise

LIBRARY = Path(__file__).parents[1] / "packs" / "library"
VISITS = "LIBID,LIBNAME,STATE,VISITS\nAL0001,Elm Street Library,AL,52000\nAL0002,Oak Street Library,AL,\n"
HOOKS = {name: one for name, one in vars(hookspecs).items() if hasattr(one, f"{hookspecs.PROJECT}_spec")}
each_hook = pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS)


def example_of(hook) -> str:
    """The code of the example in a docstring."""
    found = re.search(r"^Example::\n\n(.*?)(?=^\S|\Z)", inspect.getdoc(hook), re.MULTILINE | re.DOTALL)
    assert found, f"{hook.__name__} has no example"
    return dedent(found[1])


@pytest.fixture
def catalog(tmp_path, monkeypatch) -> Iterator:
    """A catalog whose only type comes from a package with this code and a pack."""

    def of(code: str) -> Catalog:
        package = tmp_path / "my_plugin"
        shutil.copytree(LIBRARY, package / "pack")
        (package / "__init__.py").write_text(code, encoding="utf-8")
        return Catalog(offers=[TypeRef("library", "my-plugin 1.0", partial(import_module, "my_plugin"))])

    monkeypatch.syspath_prepend(str(tmp_path))
    yield of
    sys.modules.pop("my_plugin", None)


def implemented(code: str) -> dict[str, list[str]]:
    """The hooks that code implements, with the arguments that each takes."""
    functions = [one for one in ast.parse(code).body if isinstance(one, ast.FunctionDef)]
    marked = [one for one in functions if "hookimpl" in map(ast.unparse, one.decorator_list)]
    return {one.name: [argument.arg for argument in one.args.args] for one in marked}


def test_these_are_the_hooks():
    """A new one needs a test below that runs its example."""
    assert set(HOOKS) == {"valuecase_stakeholder", "valuecase_fact_sources"}


@each_hook
def test_the_documentation_names_what_the_signature_has(hook):
    said, signature = inspect.getdoc(hook), inspect.signature(hook)

    assert re.findall(r"^:param (\w+):", said, re.MULTILINE) == list(signature.parameters)
    (given,) = re.findall(r"^:return: (.+)", said, re.MULTILINE)
    record = re.findall(r"\w+", signature.return_annotation)[-1]
    assert record in given


@each_hook
def test_the_example_implements_the_hook_as_it_is_called(hook):
    hooks = implemented(example_of(hook))

    assert hook.__name__ in hooks
    for name, arguments in hooks.items():
        assert set(arguments) <= set(inspect.signature(HOOKS[name]).parameters)


@each_hook
def test_the_example_is_a_whole_plugin(hook, catalog):
    type = catalog(example_of(hook)).get("library")

    assert isinstance(type, StakeholderType)
    assert type.id == "library"
    assert type.proposition


def test_the_example_reads_published_files(catalog, tmp_path):
    file = tmp_path / "visits.csv"
    file.write_text(VISITS, encoding="utf-8")
    made = catalog(example_of(hookspecs.valuecase_fact_sources))

    (source,) = made.fact_sources("library")
    first, second = recognise(file, [source]).read(file)

    assert isinstance(source, FactSource)
    assert set(source.columns) <= set(made.get("library").fact)
    assert (first.keys, first.name, first.facts) == (("AL0001",), "Elm Street Library", {"visits_per_year": 52000})
    assert second.facts == {}

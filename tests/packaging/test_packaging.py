"""What is built and what is installed: every type, its rules, and the same version everywhere."""

import ast
import importlib.util
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib import import_module, metadata
from itertools import chain
from pathlib import Path

import pytest

from valuecase import Engine
from valuecase.hookspecs import GROUP

ROOT = Path(__file__).parent.parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DECLARED = PROJECT["entry-points"][GROUP]
ROOTS = ("src", "plugins", "rules")


def shipped() -> set[str]:
    """Every file of ours, as an installed package sees it."""
    found = set()
    for root in ROOTS:
        for path in (ROOT / root).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc":
                found.add(path.relative_to(ROOT / root).as_posix())
    return found


# --- installed --------------------------------------------------------------------------------------------------------


def test_the_installed_entry_points_are_those_declared():
    entries = metadata.distribution("valuecase").entry_points

    for group, declared in {**PROJECT["entry-points"], "console_scripts": PROJECT["scripts"]}.items():
        assert {entry.name: entry.value for entry in entries if entry.group == group} == declared


def test_what_the_program_starts_with_is_there():
    module, _, name = PROJECT["scripts"]["valuecase"].partition(":")

    assert callable(getattr(import_module(module), name))


@pytest.mark.parametrize("id", DECLARED)
def test_every_bundled_type_loads(id):
    assert Engine().type(id).id == id


def test_every_folder_of_rules_and_every_plugin_is_declared():
    packs = {path.parent.name for path in (ROOT / "rules" / "valuecase_rules").glob("*/stakeholder.toml")}
    plugins = {path.parent.name for path in (ROOT / "plugins").glob("*/__init__.py")}

    assert packs - {"other"} == set(DECLARED)
    assert plugins == set(DECLARED.values())


def test_the_installed_version_is_the_declared_one():
    assert metadata.version("valuecase") == PROJECT["version"]


def imported(path: Path) -> set[str]:
    """The packages that a module names in its imports, wherever they stand."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def test_everything_it_needs_is_declared():
    apart = ("bench", "dev", "docs", "examples", "spark")
    extras = [needed for extra, needed in PROJECT["optional-dependencies"].items() if extra not in apart]
    wanted = [*PROJECT["dependencies"], *chain.from_iterable(extras)]
    declared = {requirement.split(">")[0].split("=")[0].strip() for requirement in wanted}
    declared = {name for name in declared if not name.startswith("valuecase[")}  # an extra that brings another
    used = set().union(*(imported(path) for root in ROOTS for path in (ROOT / root).rglob("*.py")))
    others = {name for name in used if name not in sys.stdlib_module_names and not name.startswith("valuecase")}

    assert others == declared | {"pandas"}  # which is there wherever somebody brings a table of it


def test_only_valuecase_testing_needs_what_the_extra_testing_brings():
    testing = ROOT / "src" / "valuecase" / "testing"
    for root in ROOTS:
        for path in (ROOT / root).rglob("*.py"):
            assert testing in path.parents or not imported(path) & {"pytest", "hypothesis"}, path


# --- built ------------------------------------------------------------------------------------------------------------


def build(kind: str, folder: Path) -> Path:
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip("hatchling is not installed, and nothing is downloaded for a test")
    if importlib.util.find_spec("build") is None:
        pytest.skip("build is not installed, and nothing is downloaded for a test")
    command = [sys.executable, "-m", "build", f"--{kind}", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = folder.iterdir()
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return build("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory):
    return build("sdist", tmp_path_factory.mktemp("sdist"))


def test_the_wheel_holds_all_there_is_and_nothing_else(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())

    inside = {name for name in names if ".dist-info/" not in name}
    assert inside == shipped()
    assert {"valuecase/py.typed", "valuecase_rules/py.typed", "valuecase_rules/hospital/stakeholder.toml"} <= inside
    assert {f"{module}/__init__.py" for module in DECLARED.values()} <= inside


def test_the_wheel_says_its_version_license_and_entry_points(wheel):
    assert wheel.name == f"valuecase-{PROJECT['version']}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as archive:
        info = f"valuecase-{PROJECT['version']}.dist-info"
        said = archive.read(f"{info}/METADATA").decode()
        entries = archive.read(f"{info}/entry_points.txt").decode()
        names = archive.namelist()

    assert f"\nVersion: {PROJECT['version']}\n" in said
    assert f"{info}/licenses/LICENSE" in names
    for group, declared in PROJECT["entry-points"].items():
        assert f"[{group}]" in entries
        assert all(f"{name} = {module}" in entries for name, module in declared.items())


def test_types_read_from_the_wheel_alone(wheel, tmp_path):
    """As in a fresh installation: nothing of this checkout is on the path."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    code = (
        "import sys; sys.path[:] = [p for p in sys.path if p != '' and not p.endswith(('/src', '/plugins', '/rules'))]\n"
        f"sys.path.insert(0, {str(tmp_path)!r})\n"
        "import valuecase\n"
        f"assert valuecase.__file__.startswith({str(tmp_path)!r}), valuecase.__file__\n"
        "engine = valuecase.Engine()\n"
        "print(len([engine.type(ref.id) for ref in engine.catalog if ref.bundled]))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path)

    assert (done.stdout.strip(), done.returncode) == (str(len(DECLARED)), 0), done.stderr


def test_the_sdist_can_build_it_again(sdist):
    assert sdist.name == f"valuecase-{PROJECT['version']}.tar.gz"
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    wanted = {path.relative_to(ROOT).as_posix() for root in ROOTS for path in (ROOT / root).rglob("*.toml")}
    wanted |= {path.relative_to(ROOT).as_posix() for root in ROOTS for path in (ROOT / root).rglob("*.py")}
    assert wanted <= names
    assert {"pyproject.toml", "LICENSE", "README.md", "src/valuecase/py.typed"} <= names
    assert not [name for name in names if name.endswith((".pickle", ".pyc"))]

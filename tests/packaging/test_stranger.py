"""A plugin as a stranger makes it: generated, unchanged, installed from the wheel, used; then broken in every way.

Installs packages, so that it runs only when asked for: pytest -m stranger.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from stranger import Stranger

pytestmark = pytest.mark.stranger

ORIGIN = "valuecase-school-district 0.1.0"
MODULE = "valuecase_school_district"
OTHERS = ("food_bank", "hospital", "local_health_department", "police_department", "public_housing_authority")


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Stranger:
    return Stranger(tmp_path_factory.mktemp("stranger"))


@pytest.fixture(scope="module")
def plugin(stranger: Stranger) -> Path:
    """The distribution as it was generated, installed."""
    stranger.valuecase("new", "plugin", "school district", "--sector", "education", "--yes")
    folder = stranger.folder / "valuecase-school-district"
    stranger.pip("install", folder)
    return folder


@pytest.fixture(scope="module")
def elm(stranger: Stranger, plugin: Path) -> Path:
    """A partner of the stranger's type."""
    path = stranger.folder / "elm.toml"
    stranger.valuecase("new", "partner", "school_district", "Elm Street", "-o", path)
    return path


@contextmanager
def changed(path: Path, old: str, new: str) -> Iterator[None]:
    """An installed file with a slip in it, put right afterwards."""
    before = path.read_text(encoding="utf-8")
    assert old in before
    path.write_text(before.replace(old, new), encoding="utf-8")
    shutil.rmtree(path.parent / "__pycache__", ignore_errors=True)  # a slip of the same length in the same second
    try:
        yield
    finally:
        path.write_text(before, encoding="utf-8")
        shutil.rmtree(path.parent / "__pycache__", ignore_errors=True)


# --- unchanged ----------------------------------------------------------------------------------------------------------


def test_it_is_among_the_types_with_its_origin(stranger, plugin):
    listed = stranger.valuecase("types", "--details")

    assert ORIGIN in listed
    assert all(id in listed for id in OTHERS)


def test_its_own_tests_pass(stranger, plugin):
    said = stranger.python("-m", "pytest", "-q", within=plugin)

    assert " passed" in said


def test_a_partner_of_it_is_briefed(stranger, plugin, elm):
    stranger.valuecase("note", elm, "requests_per_week", "60", "--said-by", "the front desk")

    assert "Starter: hours lost in search of who can help" in stranger.valuecase("brief", elm)
    assert "SAY FIRST" in stranger.valuecase("brief", plugin / "examples" / "made_up.toml").upper()


def test_its_published_file_becomes_a_partner(stranger, plugin):
    sample = plugin / "tests" / "data" / "sample.csv"
    path = stranger.folder / "sample.toml"

    assert "Sample One" in stranger.valuecase("import", "school_district", "--find", "sample", sample)
    stranger.valuecase("import", "school_district", "--id", "S1", "-o", path, sample)
    assert "1060" in path.read_text(encoding="utf-8")


def test_check_finds_nothing(stranger, plugin):
    stranger.valuecase("check", plugin / "src" / MODULE / "pack", plugin / "examples", "--as-of", "2026-12-01")


# --- broken -------------------------------------------------------------------------------------------------------------

CODE, RULES = "__init__.py", "pack/facts.toml"
RETURNS = 'return read_pack(files(__name__) / "pack")'


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (CODE, "from importlib", "import nowhere\nfrom importlib", "No module named 'nowhere'"),
        (CODE, RETURNS, 'return "pack"', "with a value of the type str"),
        (CODE, RETURNS, 'return read_pack(files(__name__) / "pakc")', "there is no such folder"),
        (CODE, "def valuecase_stakeholder", "def valuecase_stakeholdr", 'Did you mean "valuecase_stakeholder"?'),
        (RULES, 'unit = "people"', "unit = people", "facts.toml, line 9: this is not valid TOML"),
        (
            RULES,
            "# A fact that follows",
            '[fact.a]\nlabel = "a"\nunit = "people"\nformula = "b + 1"\n[fact.b]\nlabel = "b"\nunit = "people"\nformula = "a + 1"\n#',
            "circle",
        ),
    ],
    ids=["import error", "wrong return type", "missing pack", "misspelt hook", "bad TOML", "circular facts"],
)  # fmt: skip
def test_a_broken_plugin_is_named_and_the_others_go_on(stranger, plugin, elm, file, old, new, said):
    with changed(stranger.installed(MODULE) / file, old, new):
        listed = stranger.valuecase("types", "--details", expect=1)
        briefed = stranger.valuecase("brief", elm, expect=2)
        stranger.valuecase("show", "hospital")

    for told in (listed, briefed):
        assert f'type "school_district" from {ORIGIN} could not be' in told
        assert said in told
    assert all(id in listed for id in OTHERS)
    stranger.valuecase("brief", elm)


def test_a_name_that_is_taken_leaves_the_bundled_type_in_use(stranger, plugin, tmp_path):
    copy = Path(shutil.copytree(plugin, tmp_path / "copy"))
    project = copy / "pyproject.toml"
    text = project.read_text(encoding="utf-8").replace('school_district = "', 'hospital = "')
    project.write_text(text.replace("valuecase-school-district", "valuecase-hospital-too"), encoding="utf-8")
    stranger.pip("install", copy)
    try:
        listed = stranger.valuecase("types", expect=1)
        stranger.valuecase("show", "hospital")
    finally:
        stranger.pip("uninstall", "--yes", "valuecase-hospital-too")
        stranger.pip("install", "--force-reinstall", "--no-deps", plugin)  # both held the same module

    assert 'two origins offer the type "hospital": valuecase ' in listed
    assert "is in use, valuecase-hospital-too 0.1.0 is not" in listed


def test_a_plugin_that_needs_a_newer_valuecase_is_refused_by_pip_and_named_where_it_is_there(
    stranger, plugin, tmp_path
):
    copy = Path(shutil.copytree(plugin, tmp_path / "copy"))
    project = copy / "pyproject.toml"
    text = project.read_text(encoding="utf-8")
    project.write_text(text.replace('"valuecase>=', '"valuecase>=99.'), encoding="utf-8")

    refused = stranger.pip("install", copy, fails=True)
    stranger.pip("install", "--no-deps", "--force-reinstall", copy)
    try:
        listed = stranger.valuecase("types", "--details", expect=1)
    finally:
        stranger.pip("install", "--force-reinstall", "--no-deps", plugin)

    assert "valuecase>=99" in refused
    assert f'type "school_district" from {ORIGIN} could not be loaded: it needs valuecase>=99' in listed
    assert all(id in listed for id in OTHERS)

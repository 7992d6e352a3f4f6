"""Types by name: real distributions on a real path, folders, and what is said when two offer one type or one is broken."""

import os
import shutil
import subprocess
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path
from textwrap import dedent

import pytest
from sample_plugin import PLUGIN

from valuecase import Engine, Partner, StakeholderType, ValueCaseError
from valuecase.brief import brief
from valuecase.catalog import Catalog, installed
from valuecase.render.text import to_text

LIBRARY = Path(__file__).parent.parent / "packs" / "library"
AS_OF = date(2026, 12, 1)
BUNDLED = {"food_bank", "hospital", "local_health_department", "police_department", "public_housing_authority"}


@pytest.fixture
def catalog(site, monkeypatch):
    """The catalog of this process, which finds what was installed; its modules are forgotten afterwards."""
    before = set(sys.modules)
    monkeypatch.syspath_prepend(str(site))
    yield Catalog
    for name in set(sys.modules) - before:
        del sys.modules[name]


def run(site: Path, code: str) -> str:
    """What a fresh Python prints that finds what was installed."""
    environment = {**os.environ, "PYTHONPATH": str(site)}
    done = subprocess.run(
        [sys.executable, "-c", dedent(code)], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def folder_of(tmp_path: Path, name: str, title="Public library") -> Path:
    """A folder of rules of this name."""
    folder = Path(shutil.copytree(LIBRARY, tmp_path / name))
    path = folder / "stakeholder.toml"
    text = path.read_text(encoding="utf-8").replace('id = "library"', f'id = "{name}"')
    path.write_text(text.replace('"Public library"', f'"{title}"'), encoding="utf-8")
    return folder


def problem_of(catalog: Catalog, id: str):
    with pytest.raises(ValueCaseError) as raised:
        catalog.get(id)
    return raised.value.problems[0]


# --- installed --------------------------------------------------------------------------------------------------------


def test_the_bundled_types_are_found_as_a_strangers_would_be():
    found = {ref.id: ref for ref in Catalog()}

    assert set(found) >= BUNDLED
    assert all(found[id].bundled and found[id].origin.startswith("valuecase ") for id in BUNDLED)
    assert list(found) == sorted(found)


def test_a_third_partys_type_is_found_and_loaded_when_asked_for(install, catalog):
    install("valuecase-library")

    made = catalog()

    assert made.refs["library"].origin == "valuecase-library 1.2.3"
    assert not made.refs["library"].bundled
    found = made.get("library")
    assert isinstance(found, StakeholderType)
    assert (found.id, made.origin("library"), found.adapted) == ("library", "valuecase-library 1.2.3", ())
    assert made.get("library") is found
    assert made.problems == []


def test_listing_imports_no_plugin_and_loading_one_imports_no_other(install, site):
    install("valuecase-library")
    install("valuecase-broken", "raise RuntimeError('imported')", type="broken")

    printed = run(
        site,
        """
        import sys
        from valuecase import Engine
        engine = Engine()
        ids = [ref.id for ref in engine.catalog]
        plugins = lambda: sorted(name for name in sys.modules if name.startswith("valuecase_") and "." not in name)
        print(ids.count("library"), ids.count("broken"), plugins())
        engine.type("library")
        print([name for name in plugins() if name != "valuecase_rules"])
        """,
    )

    first, second = printed.splitlines()
    assert first.startswith("1 1 ")
    assert first.removeprefix("1 1 ") in ("[]", "['valuecase_rules']")
    assert second == "['valuecase_library']"


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("raise RuntimeError('no luck')", "RuntimeError: no luck"),
        ("import something_that_is_not_there", "ModuleNotFoundError: No module named 'something_that_is_not_there'"),
        ("def f(:", "SyntaxError: "),
        ("x = 1", "it does not answer the hook valuecase_stakeholder with a type"),
        (
            "from valuecase import hookimpl\n@hookimpl\ndef valuecase_stakeholder():\n    return 'a library'\n",
            "it does not answer the hook valuecase_stakeholder with a type, but with a value of the type str",
        ),
        (
            "from valuecase import hookimpl\n@hookimpl\ndef valuecase_stakeholder():\n    return 1 / 0\n",
            "ZeroDivisionError: division by zero",
        ),
        (
            "from valuecase import hookimpl\n@hookimpl\ndef valuecase_stakeholder(unasked):\n    return 1\n",
            "PluginValidationError: ",
        ),
    ],
    ids=["raises", "imports", "syntax", "no hook", "no type", "fails", "signature"],
)
def test_a_broken_plugin_is_named_with_its_distribution_and_the_others_go_on(install, catalog, code, reason):
    install("valuecase-broken", code, type="broken", version="0.9", pack=False)
    install("valuecase-library")
    made = catalog()

    for _ in range(2):  # a second try says the same
        problem = problem_of(made, "broken")
        assert problem.message.startswith(f'type "broken" from valuecase-broken 0.9 could not be loaded: {reason}')
        assert "The other types are available: food_bank, hospital, library, local_health" in problem.advice

    assert made.get("library").about.title == "Public library"
    assert made.get("food_bank").id == "food_bank"


@pytest.mark.parametrize(
    ("code", "reason", "advice"),
    [
        (
            PLUGIN.replace("valuecase_stakeholder", "valuecase_stakeholdr"),
            'it answers "valuecase_stakeholdr", which is no hook',
            'Did you mean "valuecase_stakeholder"?',
        ),
        (
            PLUGIN + "\n@hookimpl\ndef valuecase_fact_source():\n    return []\n",
            'it answers "valuecase_fact_source", which is no hook',
            'Did you mean "valuecase_fact_sources"?',
        ),
        (
            PLUGIN.replace("@hookimpl\n", ""),
            "it does not answer the hook valuecase_stakeholder with a type",
            "Write @hookimpl above the function; from valuecase import hookimpl.",
        ),
    ],
    ids=["misspelt", "another misspelt", "not marked"],
)
def test_a_hook_that_nobody_would_call_is_named_with_the_nearest(install, catalog, code, reason, advice):
    install("valuecase-library", code)

    problem = problem_of(catalog(), "library")

    assert problem.message == f'type "library" from valuecase-library 1.2.3 could not be loaded: {reason}'
    assert problem.advice.splitlines()[0] == advice


def test_a_hook_of_a_later_version_may_be_answered_where_the_plugin_says_that_it_is_optional(install, catalog):
    install("valuecase-library", PLUGIN + "\n@hookimpl(optionalhook=True)\ndef valuecase_later():\n    return 1\n")

    assert catalog().get("library").id == "library"


def test_an_entry_point_of_another_name_than_its_type_is_named(install, catalog):
    install("valuecase-library", type="museum")

    problem = problem_of(catalog(), "museum")

    assert problem.message.endswith('could not be loaded: its pack describes the type "library"')
    assert problem.advice.startswith('Write id = "museum" in stakeholder.toml, or name the entry point library.')


@pytest.mark.parametrize(
    ("needs", "fits"),
    [
        ("valuecase>=99", False),
        ("valuecase<0.0.1", False),
        ("valuecase[check]>=0.0.1", True),
        ('valuecase>=99; extra == "test"', True),
        ("attrs>=99", True),
        ("valuecase of some kind", True),
    ],
)
def test_a_plugin_that_needs_another_valuecase_says_so_before_anything_of_it_runs(install, catalog, needs, fits):
    install("valuecase-library", PLUGIN if fits else "raise RuntimeError('imported')", needs=needs)

    if fits:
        assert catalog().get("library").id == "library"
        return
    problem = problem_of(catalog(), "library")
    ours = version("valuecase")
    assert problem.message.endswith(f"could not be loaded: it needs {needs}, and this is valuecase {ours}")
    assert problem.advice.startswith(f'Run: pip install "{needs}"')


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("from nowhere import x", "ModuleNotFoundError: No module named 'nowhere'"),
        ("return 3", "it answers the hook valuecase_fact_sources with a value of the type int"),
        ("return ['a file']", "it answers the hook valuecase_fact_sources with a value of the type list"),
    ],
)
def test_published_files_that_cannot_be_listed_are_named_and_the_type_stays_in_use(install, catalog, answer, reason):
    install("valuecase-library", PLUGIN + f"\n@hookimpl\ndef valuecase_fact_sources():\n    {answer}\n")
    made = catalog()

    with pytest.raises(ValueCaseError) as raised:
        made.fact_sources("library")

    assert reason in raised.value.problems[0].message
    assert "valuecase-library 1.2.3" in raised.value.problems[0].message
    assert made.get("library").id == "library"
    assert made.fact_sources("food_bank")


def test_a_plugin_that_ends_the_program_is_named_too(install, catalog):
    install("valuecase-broken", "import sys\nsys.exit(3)", type="broken", pack=False)

    assert "SystemExit" in problem_of(catalog(), "broken").message


def test_a_module_that_an_entry_point_names_and_nobody_has_is_named(install, catalog):
    shutil.rmtree(install("valuecase-library"))

    assert "ModuleNotFoundError: No module named 'valuecase_library'" in problem_of(catalog(), "library").message


def test_problems_in_the_rules_of_a_plugin_are_said_after_where_they_come_from(install, catalog):
    package = install("valuecase-library")
    (package / "pack" / "more.toml").write_text("[drivers.x]\n", encoding="utf-8")

    with pytest.raises(ValueCaseError) as raised:
        catalog().get("library")

    first, second = raised.value.problems
    assert first.message == 'type "library" from valuecase-library 1.2.3 could not be read'
    assert second.message == 'a pack cannot have "drivers"'


def test_a_type_that_nobody_offers_is_said_with_the_nearest():
    made = Catalog()

    assert problem_of(made, "hospitol").advice == 'Did you mean "hospital"?'
    assert problem_of(made, "hospitol").message == 'there is no stakeholder type "hospitol"'
    assert problem_of(made, "xyz").advice.startswith("Available types: ")


def test_without_any_type_it_says_so():
    made = Catalog(offers=())

    assert list(made) == []
    assert problem_of(made, "hospital").advice == "Available types: none. A folder of your own is named with --types."


def test_an_organization_of_no_type_has_the_common_facts():
    made = Catalog(offers=())

    other = made.get("other")

    assert (other.id, other.pain, other.proposition) == ("other", {}, {})
    assert "culture" in other.fact
    assert made.fact_sources("other") == ()


def test_the_published_files_of_a_type_are_its_own():
    made = Catalog()

    hospital, food_bank = made.fact_sources("hospital"), made.fact_sources("food_bank")

    assert hospital
    assert food_bank
    assert not {one.id for one in hospital} & {one.id for one in food_bank}
    assert all(fact in made.get("hospital").fact for one in hospital for fact in one.columns)


def test_a_type_without_published_files_has_none(install, catalog):
    install("valuecase-library")

    assert catalog().fact_sources("library") == ()


# --- two that offer one -------------------------------------------------------------------------------------------------


def test_what_is_bundled_stays_in_use_when_another_claims_its_type(install, catalog):
    install("another-hospital", type="hospital")

    made = catalog()

    assert made.refs["hospital"].bundled
    assert [ref.origin for ref in made.overshadowed] == ["another-hospital 1.2.3"]
    (problem,) = made.problems
    assert problem.message.startswith('two origins offer the type "hospital": valuecase ')
    assert problem.message.endswith(" is in use, another-hospital 1.2.3 is not")
    assert (problem.advice, problem.severity) == (
        "Uninstall one of them, or name a folder with --types.", "warning"
    )  # fmt: skip
    assert made.get("hospital").about.title != "Public library"
    assert made.get("hospital").adapted == ()
    assert "another_hospital" not in sys.modules


@pytest.mark.parametrize("first", ["aaa-library", "zzz-library"])
def test_among_strangers_the_first_by_name_is_in_use(install, catalog, first):
    for name in (first, "mmm-library"):
        install(name)

    made = catalog()

    used, unused = sorted((first, "mmm-library"))
    assert made.refs["library"].origin == f"{used} 1.2.3"
    assert [ref.origin for ref in made.overshadowed] == [f"{unused} 1.2.3"]


def test_what_is_installed_is_listed_by_name(install, catalog):
    install("valuecase-library")
    assert catalog

    ids = [ref.id for ref in installed()]

    assert ids == sorted(ids)
    assert "library" in ids


# --- folders ------------------------------------------------------------------------------------------------------------


def test_a_folder_of_rules_is_a_type(tmp_path):
    folder = folder_of(tmp_path, "library")

    made = Catalog([folder])

    assert made.refs["library"].is_folder
    assert made.get("library").origin == str(folder)
    assert made.problems == []


def test_a_folder_of_folders_offers_each_of_them(tmp_path):
    for name in ("museum", "archive"):
        folder_of(tmp_path, name)
    (tmp_path / "notes").mkdir()

    made = Catalog([tmp_path], offers=())

    assert [ref.id for ref in made] == ["archive", "museum"]
    assert made.get("museum").id == "museum"


def test_a_folder_that_holds_rules_itself_is_not_looked_through(tmp_path):
    outer = folder_of(tmp_path, "library")
    shutil.copytree(LIBRARY, tmp_path / "elsewhere")
    shutil.move(tmp_path / "elsewhere", outer / "inner")

    assert [ref.id for ref in Catalog([outer], offers=())] == ["library"]


def test_several_folders_may_be_named(tmp_path):
    first, second = folder_of(tmp_path, "museum"), folder_of(tmp_path, "archive")

    assert {ref.id for ref in Catalog([first, second], offers=())} == {"museum", "archive"}


@pytest.mark.parametrize("name", ["empty", "missing"])
def test_a_folder_without_rules_is_said(tmp_path, name):
    folder = tmp_path / name
    if name == "empty":
        folder.mkdir()

    (problem,) = Catalog([folder], offers=()).problems

    assert problem.message == "no stakeholder type lies in this folder"
    assert problem.advice == "Name a folder that holds stakeholder.toml, or whose sub-folders do."
    assert (problem.file, problem.severity) == (str(folder), "error")


def test_a_folder_replaces_what_is_installed_and_every_brief_says_so(tmp_path):
    folder = folder_of(tmp_path, "hospital", title="Our own hospital")

    engine = Engine(types=[str(folder)])

    type = engine.type("hospital")
    assert type.about.title == "Our own hospital"
    assert engine.catalog.replaced("hospital").startswith("valuecase ")
    (change,) = type.adapted
    assert change.ref == "type.hospital"
    assert change.change == f"{folder} is used in place of {engine.catalog.replaced('hospital')}"
    case = engine.evaluate(Partner(name="x", type="hospital"), as_of=AS_OF)
    assert f"Adapted: {change.change}." in to_text(brief(case), width=1000)
    assert engine.catalog.replaced("food_bank") == ""


def test_a_folder_replaces_a_third_party_too(install, catalog, tmp_path):
    install("valuecase-library")
    folder = folder_of(tmp_path, "library", title="Ours")

    made = catalog([folder])

    assert made.get("library").about.title == "Ours"
    assert made.replaced("library") == "valuecase-library 1.2.3"


def test_of_two_folders_the_later_one_is_in_use(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first, second = folder_of(tmp_path / "a", "library", "First"), folder_of(tmp_path / "b", "library", "Second")

    made = Catalog([first, second], offers=())

    assert made.get("library").about.title == "Second"
    assert made.problems[0].message == f'two origins offer the type "library": {second} is in use, {first} is not'


def test_a_folder_that_is_broken_is_named_with_its_problems(tmp_path):
    folder = folder_of(tmp_path, "library")
    (folder / "more.toml").write_text("[drivers.x]\n", encoding="utf-8")
    made = Catalog([folder])

    problem = problem_of(made, "library")

    assert problem.message == f'type "library" from {folder} could not be read'
    assert made.get("food_bank").id == "food_bank"


def test_a_folder_of_another_name_replaces_the_type_that_it_describes(tmp_path):
    folder = folder_of(tmp_path, "hospital", title="Our own hospital").rename(tmp_path / "our-rules")

    assert Catalog([folder]).get("hospital").about.title == "Our own hospital"


def test_rules_in_a_folder_are_read_anew_by_every_engine(tmp_path):
    folder = folder_of(tmp_path, "library", title="Before")
    assert Engine([folder]).type("library").about.title == "Before"
    path = folder / "stakeholder.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("Before", "Behind"), encoding="utf-8")

    assert Engine([folder]).type("library").about.title == "Behind"
    assert not (folder / "__pycache__").exists()

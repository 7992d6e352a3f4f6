"""What has to hold of this plugin where it is installed beside valuecase."""

import json
import shutil
import subprocess
import sys
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from valuecase_continuum_of_care.counts import SOURCES

from valuecase import Engine, ValueCaseError, read_pack, read_partner
from valuecase.testing import Example, check_stakeholder, examples, run_example

TYPE = Engine().type("continuum_of_care")  # as everybody gets it, through the entry point
HERE = Path(__file__).parent
SAMPLE = HERE / "data" / "made_up_pit_counts_2026.csv"
PARTNER = HERE.parent / "partners" / "riverbend_homeless_services.toml"
AUDIENCES = ("executive", "operations", "front_line", "data_compliance", "board")


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine()


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the rules to break."""
    with as_file(files("valuecase_continuum_of_care") / "pack") as folder:
        return Path(shutil.copytree(folder, tmp_path / "pack"))


def valuecase(*arguments: object) -> subprocess.CompletedProcess[str]:
    """The program itself, as people run it."""
    command = [sys.executable, "-m", "valuecase", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


# --- the rules --------------------------------------------------------------------------------------------------------


def test_nothing_is_amiss() -> None:
    check_stakeholder(TYPE)


@pytest.mark.parametrize("example", examples(TYPE))
def test_an_example_comes_out_as_it_says(example: Example) -> None:
    run_example(example)


def test_the_installed_type_says_where_it_comes_from() -> None:
    listed = json.loads(valuecase("types", "--json").stdout)

    (ours,) = [type for type in listed if type["id"] == "continuum_of_care"]
    assert ours["from"].startswith("valuecase-continuum-of-care ")


@pytest.mark.parametrize("receiver", ["police_department", "immigration_enforcement"])
def test_rules_that_would_send_names_to_enforcement_are_refused(pack: Path, receiver: str) -> None:
    driver = pack / "drivers" / "discharged_to_the_shelter.toml"
    text = driver.read_text(encoding="utf-8")
    said = 'data = "by_name_list", form = "identified_with_consent", to = ["neutral_data_host", '
    assert said in text
    driver.write_text(text.replace(said, f'{said}"{receiver}", '), encoding="utf-8")

    with pytest.raises(ValueCaseError) as refused:
        read_pack(pack)

    assert "by_name_list" in str(refused.value)


# --- the made-up partner ----------------------------------------------------------------------------------------------


def test_somebody_at_each_desk_has_something_to_hear(engine: Engine) -> None:
    case = engine.evaluate(read_partner(PARTNER), as_of=date(2026, 12, 1))

    assert not case.problems
    for audience in AUDIENCES:
        assert list(case.points(audience=audience)), audience


def test_its_brief_opens_with_the_two_counts_and_the_promise() -> None:
    done = valuecase("brief", PARTNER, "--as-of", "2026-12-01")
    said = " ".join(done.stdout.split())

    assert done.returncode == 0, done.stderr
    assert "This partner is made up" in said
    assert said.index("for the first month no name moves") < said.index("Nobody in enforcement gets a name")


# --- the published file -----------------------------------------------------------------------------------------------


def test_the_count_becomes_facts_dated_by_its_file() -> None:
    (source,) = SOURCES
    rows = {row.keys[0]: row for row in source.read(SAMPLE)}

    assert rows.keys() == {"ZZ-500", "ZZ-501"}, "the total and the note below the table are no system"
    assert rows["ZZ-500"].facts == {
        "pit_homeless_count": 236,
        "pit_unsheltered": 88,
        "pit_long_homeless": 41,
        "pit_veterans": 19,
    }
    assert rows["ZZ-501"].facts["pit_homeless_count"] == 1204
    assert "pit_long_homeless" not in rows["ZZ-501"].facts, "a point is no count"
    assert source.of(SAMPLE).as_of == date(2026, 1, 31)
    assert source.of(Path("counts.csv")).as_of == source.as_of


def test_the_count_is_imported_into_a_partner_file(tmp_path: Path) -> None:
    path = tmp_path / "riverbend.toml"

    done = valuecase("import", "continuum_of_care", "--id", "ZZ-500", SAMPLE, "-o", path)

    assert done.returncode == 0, done.stderr
    (counted,) = read_partner(path).facts["pit_homeless_count"]
    assert (counted.value, counted.confidence, counted.as_of) == (236, "published", date(2026, 1, 31))

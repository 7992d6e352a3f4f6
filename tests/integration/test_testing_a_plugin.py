"""docs/testing_a_plugin.md as a stranger follows it: a package of their own, its tests, and pytest."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from packs import rewrite

PAGE = (Path(__file__).parents[2] / "docs" / "testing_a_plugin.md").read_text(encoding="utf-8")
Pytest = Callable[..., subprocess.CompletedProcess[str]]


def block(language: str) -> str:
    (found,) = re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    return found


@pytest.fixture
def run_pytest(site: Path, tmp_path: Path) -> Pytest:
    """Run pytest as somebody does who has valuecase and a plugin installed."""
    tests = tmp_path / "tests"
    tests.mkdir()

    def run_pytest(code: str, *options: str) -> subprocess.CompletedProcess[str]:
        (tests / "test_mine.py").write_text(code, encoding="utf-8")
        path = os.pathsep.join([str(site), *filter(None, [os.environ.get("PYTHONPATH")])])
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options]
        env = {**os.environ, "PYTHONPATH": path, "COLUMNS": "200"}
        return subprocess.run(
            command, cwd=tests, env=env, capture_output=True, text=True, encoding="utf-8", check=False
        )

    return run_pytest


def test_the_whole_test_file_passes(install: Callable[..., Path], run_pytest: Pytest) -> None:
    """For a good pack; each example is a test with a name that says which."""
    install("my-library")

    done = run_pytest(block("python"), "-v")

    assert done.returncode == 0, done.stdout
    assert "test_an_example_comes_out_as_it_says[library: pain.desk_overrun: a quiet desk] PASSED" in done.stdout
    assert "13 passed" in done.stdout


def test_it_fails_with_what_the_page_shows(install: Callable[..., Path], run_pytest: Pytest) -> None:
    """Every finding at once, with its place."""
    driver = install("my-library") / "pack" / "drivers" / "social_demand.toml"
    rewrite(driver, "estimate.desk_hours = [0, 260, 520]", "estimate.desk_hours = [0, 300, 520]")
    rewrite(driver, "One number to call, and", "One CAD number to call, and")

    done = run_pytest(block("python"))

    said = re.sub(r"^E {7}", "", done.stdout, flags=re.MULTILINE).replace(f"{driver.parents[3]}{os.sep}", "")
    assert done.returncode == 1
    assert f"AssertionError: {block('text')}" in said.replace(os.sep, "/")
    assert "2 failed" in said


def test_where_the_fixture_is_not_used_nothing_is_imported(run_pytest: Pytest) -> None:
    """Neither the engine nor click nor Hypothesis."""
    done = run_pytest(
        "import sys\n"
        "def test_mine():\n"
        "    heavy = ('valuecase', 'valuecase_rules', 'hypothesis', 'click', 'attrs', 'pluggy_')\n"
        "    print(sorted(name for name in sys.modules if name.split('.')[0] in heavy))\n",
        "-s",
    )

    assert done.returncode == 0, done.stdout
    assert "['valuecase', 'valuecase.testing', 'valuecase.testing.plugin']" in done.stdout


def test_the_fixture_can_be_left_out(run_pytest: Pytest) -> None:
    """By the name under which pytest knows it."""
    done = run_pytest("def test_mine(valuecase_cli): pass\n", "-p", "no:valuecase")

    assert "fixture 'valuecase_cli' not found" in done.stdout

"""What the documentation shows is so: every block is run, read, or says why not."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest
from fences import PAGES, ROOT, Fence, commands, fences, prints

from valuecase import read_partner
from valuecase.cli.group import main

EVERY = [fence for page in PAGES for fence in fences(page)]
WITH_COMMANDS = [page for page in PAGES if any(fence.treatment == "run" for fence in fences(page))]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_there_are_pages_and_blocks() -> None:
    """Otherwise the tests below would be about nothing."""
    assert {"README.md", "CONTRIBUTING.md", "docs/first_brief.md", "examples/README.md"} <= set(map(named, PAGES))
    assert len(EVERY) > 20


def test_every_block_has_a_treatment() -> None:
    """A block whose language nobody knows would never be run."""
    assert [fence.place for fence in EVERY if not fence.treatment] == []


def test_no_block_that_is_run_installs_anything() -> None:
    """It would stay, and other tests would see it."""
    run = [fence for fence in EVERY if fence.treatment == "run"]

    assert [fence.place for fence in run if re.search(r"\bpip\b", fence.text)] == []


@pytest.mark.parametrize("fence", [f for f in EVERY if f.treatment == "read"], ids=lambda fence: fence.place)
def test_toml_and_json_can_be_read(fence: Fence, tmp_path: Path) -> None:
    """And what is a whole partner file has no problems."""
    if fence.language == "json":
        json.loads(fence.text)
        return
    tables = tomllib.loads(fence.text)
    if "partner" in tables:
        file = tmp_path / "partner.toml"
        file.write_text(fence.text, encoding="utf-8")
        assert read_partner(file).problems == ()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the examples at hand and `valuecase` on the path."""
    shutil.copytree(ROOT / "examples", tmp_path / "desk" / "examples")
    program = tmp_path / "bin" / "valuecase"
    program.parent.mkdir()
    start = "import sys; sys.argv[0] = 'valuecase'; from valuecase.cli import run; run()"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{start}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return tmp_path / "desk"


@pytest.mark.skipif(sys.platform == "win32", reason="the commands are written for a POSIX shell")
@pytest.mark.parametrize("page", WITH_COMMANDS, ids=named)
def test_commands_do_what_the_page_shows(page: Path, desk: Path) -> None:
    """One after another, as a reader would; each ends as it should and prints what is shown."""
    here, python = desk, ""
    for fence in fences(page):
        if "file" in fence.notes:
            file = here / fence.notes["file"]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(fence.text, encoding="utf-8")
        if fence.treatment != "run":
            continue
        if fence.language == "python":
            python += fence.text
            check(fence, [sys.executable, "-c", python], [], here, desk)
            continue
        for command, shown in commands(fence):
            if command.startswith("cd "):
                here = (here / command.removeprefix("cd ")).resolve(strict=True)
            else:
                check(fence, ["bash", "-c", command], shown, here, desk)


def check(fence: Fence, command: list[str], shown: list[str], here: Path, desk: Path) -> None:
    path = os.pathsep.join((str(desk.parent / "bin"), str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    env = {**os.environ, "PATH": path, "PYTHONIOENCODING": "utf-8", "COLUMNS": "80"}
    typed = fence.notes.get("typed", "").replace(" / ", "\n") + "\n"
    done = subprocess.run(command, cwd=here, env=env, input=typed, capture_output=True, encoding="utf-8", timeout=60, check=False)  # fmt: skip
    said = f"{fence.place}: {command[-1]}\n{done.stdout}{done.stderr}"
    assert done.returncode == int(fence.notes.get("ends with", 0)), said
    assert prints(shown, done.stdout + done.stderr), said


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_commands_within_sentences_are_commands(page: Path) -> None:
    """Each names a command that there is, with options that it has."""
    prose = re.sub(r"^(`{3,}).*?^\1", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for said in re.findall(r"`(valuecase [a-z][^`]*)`", prose):
        command, words = main, said.split()[1:]
        while words and isinstance(command, click.Group):
            command = command.get_command(click.Context(command), words.pop(0))
            assert command is not None, said
        known = {name for param in (*main.params, *command.params) for name in param.opts}
        assert {word for word in words if word.startswith("--")} <= known | {"--help"}, said


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ([], "anything\n", True),
        (["a", "b"], "a\nb\n", True),
        (["a"], "a\nb\n", False),
        (["a", "…"], "a\nb\nc\n", True),
        (["…", "c"], "a\nb\nc\n", True),
        (["…", "b"], "a\nb\nc\n", False),
        (["a", "…", "c", "…"], "a\nb\nc\n", True),
        (["a", "…", "c", "…", "b", "…"], "a\nb\nc\n", False),
        (["a", "…", "a"], "a\n", False),
        (["b", "…"], "a\nb\n", False),
    ],
)
def test_an_ellipsis_stands_for_any_lines_and_nothing_else(shown: list[str], printed: str, same: bool) -> None:
    """What is shown must be there, in its order."""
    assert prints(shown, printed) is same

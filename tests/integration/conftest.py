"""The command line as people meet it: arguments in, words and an exit code out."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from packs import LIBRARY

from valuecase.testing import CommandLine, Outcome

ELM_STREET = """\
# What we know of Elm Street.
[partner]
name = "Elm Street Library"
type = "library"
place = "Riverbend County"
fictional = true

[facts]
branch_kind = "main"
people_asking_for_help = { value = 60, confidence = "confirmed", said_by = "the director", as_of = 2026-10-01 }
renovating = false
police_want_names = { value = false, confidence = "impression", said_by = "a librarian", as_of = 2026-10-02 }

[heard.desk_overrun]
value = true
grade = "serious"
said_by = "the director"
words = "We look up shelters more than books."

[[person]]
name = "Ada Ruiz"
role = "director"
audience = "executive"
motivation = "a quiet board"
"""


@pytest.fixture
def run(valuecase_cli: CommandLine) -> Callable[..., Outcome]:
    """Run a command with the library among the types, as of the day for which its partners were made."""

    def run(*arguments: Any, input: str | None = None, types: Path | None = LIBRARY) -> Outcome:
        before = ["--as-of", "2026-12-01", *(["--types", types] if types else [])]
        outcome = valuecase_cli(*before, *arguments, input=input)
        assert "Traceback" not in outcome.stdout + outcome.stderr
        return outcome

    return run


@pytest.fixture
def elm_street(tmp_path: Path) -> Path:
    """A partner file of the library type."""
    path = tmp_path / "elm.toml"
    path.write_text(ELM_STREET, encoding="utf-8")
    return path


@pytest.fixture
def program() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the program as a process of its own."""

    def program(*arguments: Any, **settings: Any) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "PYTHONIOENCODING": "utf-8", **settings.pop("env", {})}
        command = [sys.executable, "-c", "from valuecase.cli.group import main; main()", *map(str, arguments)]
        return subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", env=env, timeout=60, check=False, **settings
        )

    return program


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the library pack to break."""
    return Path(shutil.copytree(LIBRARY, tmp_path / "library"))

"""What every test may use."""

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from sample_plugin import PLUGIN

from valuecase import Engine, FactValue, Heard, Partner, StakeholderType
from valuecase.evaluator import Evaluator
from valuecase.reading.pack import read_pack

TESTS = Path(__file__).parent
AS_OF = date(2026, 12, 1)
TYPES = ("food_bank", "hospital", "local_health_department", "police_department", "public_housing_authority")


@pytest.fixture(autouse=True)
def _nothing_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on what the person who runs it has set."""
    for name in [name for name in os.environ if name.startswith("VALUECASE_") and name != "VALUECASE_PUBLISHED_DATA"]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine()


@pytest.fixture(scope="session")
def library() -> StakeholderType:
    """A small type that no shipped content can change under a test."""
    return read_pack(TESTS / "packs" / "library")


@pytest.fixture(scope="session")
def evaluator(library: StakeholderType) -> Evaluator:
    return Evaluator(library)


@pytest.fixture(scope="session")
def partner() -> Callable[..., Partner]:
    return make_partner


def make_partner(*, heard: dict[str, Heard] | None = None, type: str = "library", **facts: Any) -> Partner:
    """A partner whose facts are confirmed, unless a FactValue, or a tuple of them, says otherwise."""
    values = {
        id: given if isinstance(given, tuple) else (given if isinstance(given, FactValue) else confirmed(given),)
        for id, given in facts.items()
    }
    return Partner(name="Elm Street", type=type, facts=values, heard=heard or {})


def confirmed(value: Any, **more: Any) -> FactValue:
    return FactValue(value, "confirmed", as_of=AS_OF, **more)


# --- installed ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def site(tmp_path):
    """A folder in which distributions can be installed."""
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


@pytest.fixture
def install(site):
    """Install a distribution: a package with a pack, and what package managers write beside it."""

    def made(name, code=PLUGIN, *, type="library", version="1.2.3", pack=True, needs=""):
        module = name.replace("-", "_")
        package = site / module
        package.mkdir()
        (package / "__init__.py").write_text(dedent(code), encoding="utf-8")
        if pack:
            shutil.copytree(TESTS / "packs" / "library", package / "pack")
        info = site / f"{module}-{version}.dist-info"
        info.mkdir()
        said = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        (info / "METADATA").write_text(said + (f"Requires-Dist: {needs}\n" if needs else ""), encoding="utf-8")
        (info / "entry_points.txt").write_text(f"[valuecase.stakeholders]\n{type} = {module}\n", encoding="utf-8")
        return package

    return made

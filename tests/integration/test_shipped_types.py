"""Every shipped type can be listed, started, filled, briefed and checked."""

from collections.abc import Callable
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import Result

from valuecase import Engine, Partner, ValueCaseError
from valuecase.checks.everything import check_pack
from valuecase.explaining import page, why
from valuecase.references import KINDS, TELLING, Ref

Run = Callable[..., Result]
AS_OF = date(2026, 12, 1)
TYPES = ("food_bank", "hospital", "local_health_department", "police_department", "public_housing_authority")


def _reads(type_id: str) -> str:
    try:
        Engine().type(type_id)
    except ValueCaseError as error:
        return str(error.problems[0])
    return ""


@pytest.fixture(params=TYPES)
def type_id(request: pytest.FixtureRequest) -> str:
    if reason := _reads(request.param):
        pytest.skip(reason)
    return str(request.param)


def test_it_has_no_problems_and_every_example_comes_out(type_id: str) -> None:
    """What `valuecase check` says of it."""
    assert check_pack(Path(str(files("valuecase_rules") / type_id)), AS_OF).problems == ()


def test_it_can_be_shown_started_and_briefed(run: Run, tmp_path: Path, type_id: str) -> None:
    """A partner of whom nothing is known gets a brief and questions."""
    path = tmp_path / "partner.toml"

    for arguments in (
        ("show", type_id),
        ("facts", type_id),
        ("sources", type_id),
        ("new", "partner", type_id, "Riverbend", "-o", path),
        ("brief", path),
        ("brief", path, "--handout"),
        ("ask", path, "--printable"),
        ("check", path),
    ):
        assert run(*arguments, types=None).exit_code == 0


def test_every_rule_has_a_page_and_an_answer(type_id: str) -> None:
    """Nothing in a pack is beyond words."""
    engine = Engine()
    type, nobody = engine.type(type_id), Partner(name="Nobody", type=type_id)
    for table in KINDS:
        for id in getattr(type, table):
            assert page(type, Ref(type_id, table, id)).sections
    for table in TELLING:
        for id in getattr(type, table):
            assert why(engine, nobody, f"{table}.{id}", AS_OF).title

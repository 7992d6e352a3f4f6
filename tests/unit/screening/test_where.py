"""Which organizations are wanted: true, false and not known are three things."""

from datetime import date

import pytest

pl = pytest.importorskip("polars", reason="it is not installed: pip install 'valuecase[tables]'")

from valuecase import StakeholderType, ValueCaseError  # noqa: E402 - after what it needs
from valuecase.screening.running.where import Where  # noqa: E402

AS_OF = date(2026, 12, 1)
PAINS = pl.Enum(["present", "absent", "unknown"])
ANSWERS = pl.DataFrame(
    {
        "id": ["1", "2", "3"],
        "state": ["AL", "GA", None],
        "visits_per_year": [100, None, 0],
        "annual_budget_usd": [2_000.0, 5.0, 9.0],
        "renovating": [True, False, None],
        "branch_kind": ["main", None, "branch"],
        "stake": [["financial"], None, []],
        "opened": [date(2020, 1, 1), None, None],
        "pain_desk_overrun": ["present", "absent", "unknown"],
        "driver_social_demand": ["active", "inactive", "unknown"],
    },
    schema_overrides={"pain_desk_overrun": PAINS, "stake": pl.List(pl.String)},
)
FED = ("visits_per_year", "annual_budget_usd", "renovating", "branch_kind", "stake")


@pytest.fixture
def where(library: StakeholderType):
    return lambda text: Where(text, library, own=("id", "state"), fed=FED, as_of=AS_OF)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("renovating", [True, False, None]),
        ("not renovating", [False, True, None]),
        ("visits_per_year > 50", [True, None, False]),
        ("visits_per_year > 50 or renovating", [True, None, None]),
        ("visits_per_year > 50 and not renovating", [False, None, False]),
        ('branch_kind == "main"', [True, None, False]),
        ('"financial" in stake', [True, None, False]),
        ("pain.desk_overrun", [True, False, None]),
        ("driver.social_demand", [True, False, None]),
        ('state == "AL"', [True, False, None]),
        ('state != "AL"', [False, True, None]),
        ('state in ("GA", "FL")', [False, True, None]),
        ('state == "AL" or pain.desk_overrun', [True, False, None]),
        ('id == "1"', [True, False, False]),
        ("state == branch_kind", [False, None, None]),
        ("state != id and visits_per_year >= 0", [True, None, None]),
        ("cost_per_visit_usd > 10", [True, None, None]),  # worked out from two facts; one divides by zero
        ("open_hours_per_week > 10", [None, None, None]),  # which no file tells
        ("open_hours_per_week > 10 or renovating", [True, None, None]),
        ("1 < 2", [True, True, True]),
    ],
)
def test_what_is_not_known_is_neither_true_nor_false(where, text: str, expected: list[bool | None]) -> None:
    """Whatever is named: facts, facts worked out from others, pains, drivers, and the organizations' own columns."""
    assert where(text).of(ANSWERS).to_list() == expected
    assert where(text).of(ANSWERS.clear()).to_list() == []


def test_figures_count_as_in_rules(where, library: StakeholderType) -> None:
    """With the value that is most likely."""
    assert library.figure["help_noticed"].ends[1] == 10
    assert where("k.help_noticed >= 10 and renovating").of(ANSWERS).to_list() == [True, False, None]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("renovatign", ['--where: There is no fact renovatign.\n  Did you mean "renovating"?']),
        ('stat == "AL"', ['--where: There is no fact stat.\n  Did you mean "state"?']),
        ("visits_per_year", ["--where: visits_per_year is a number, where yes or no is wanted.\n  Write visits_per_year > 0, for example."]),
        ("state", ['--where: state is a choice, where yes or no is wanted.\n  Write state == "…", for example.']),
        ('branch_kind == "palace"', ['--where: "palace" is not an option of branch_kind.\n  Its options are branch, main.']),
        ("state > 3 and pain.desk", None),
        ("renovating and", ['--where, line 1, column 1: This cannot be read as a condition.\n  Look for a missing bracket, comma, "and" or "or".']),
        ("", ["--where, line 1, column 1: This is empty.\n  Leave the field out instead."]),
        ("competitors == \"x\"", None),
    ],
)  # fmt: skip
def test_everything_that_is_wrong_with_a_condition(where, text: str, said: list[str] | None) -> None:
    """As `check` says it of a rule, with the option as its place."""
    with pytest.raises(ValueCaseError) as caught:
        where(text)

    if said is None:
        assert len(caught.value.problems) >= 1 + text.count(" and ")
        assert all(problem.file == "--where" for problem in caught.value.problems)
    else:
        assert [str(problem) for problem in caught.value.problems] == said


def test_a_condition_that_may_be_meant_otherwise_is_answered_with_a_warning(where) -> None:
    """It never holds for a plausible value, or nothing is known of it."""
    never, unknown = where("visits_per_year < 0"), where("open_hours_per_week > 10")

    assert [one.message for one in never.warnings] == ["visits_per_year < 0 never holds."]
    assert [str(one) for one in unknown.warnings] == [
        "--where: no file tells opening hours a week, so every answer that needs it is unknown"
    ]
    assert where("renovating").warnings == ()

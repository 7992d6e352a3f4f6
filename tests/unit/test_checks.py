"""Examples: every rule beside its proof."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from valuecase import StakeholderType
from valuecase.checks.because import because
from valuecase.checks.examples import failures
from valuecase.checks.places import Places
from valuecase.conditions.program import Program
from valuecase.conditions.reasons import explain
from valuecase.conditions.syntax import parse
from valuecase.evaluator import Evaluator
from valuecase.model.pack import PainExample
from valuecase.model.proposition import PropositionExample

AS_OF = date(2026, 12, 1)
BUSY = {"branch_kind": "main", "people_asking_for_help": 60, "renovating": False, "police_want_names": False}


def told(type: StakeholderType) -> list[str]:
    return [str(problem) for problem in failures(type, Evaluator(type), AS_OF, Places())]


def with_pain(library: StakeholderType, **example: Any) -> StakeholderType:
    pain = evolve(library.pain["desk_overrun"], example=(PainExample(name="mine", **example),))
    return evolve(library, pain={"desk_overrun": pain})


def with_proposition(library: StakeholderType, **example: Any) -> StakeholderType:
    shown = (PropositionExample(name="mine", **example),)
    proposition = evolve(library.proposition["know_where_to_send"], example=shown)
    return evolve(library, proposition={"know_where_to_send": proposition})


def test_the_examples_of_a_good_pack_come_out(library: StakeholderType) -> None:
    """No problem is made where there is none."""
    assert told(library) == []


@pytest.mark.parametrize(
    ("example", "said"),
    [
        ({"facts": {}, "expect": "present"}, "came out unknown\n  Unknown: people_asking_for_help, branch_kind."),
        ({"facts": BUSY, "expect": "absent"}, "expected absent, came out present\n  Because "),
        ({"facts": BUSY, "expect": "present", "grade": "mild"}, "expected mild, came out serious"),
    ],
)  # fmt: skip
def test_a_pain_that_comes_out_otherwise_says_why(library: StakeholderType, example: dict[str, Any], said: str) -> None:
    """With the rule's id and the example's name."""
    (problem,) = told(with_pain(library, **example))

    assert problem.startswith('pain.desk_overrun, example "mine": ')
    assert said in problem


@pytest.mark.parametrize(
    ("example", "said"),
    [
        ({"facts": BUSY, "expect": "open"}, "expected open, came out applies"),
        ({"facts": {**BUSY, "renovating": True}, "expect": "applies"}, "came out does_not_apply\n  Because renovating is true"),
        ({"facts": {"branch_kind": "main"}, "expect": "open", "ready": True}, "expected ready to raise"),
        ({"facts": BUSY, "expect": "applies", "estimate": {"desk_hours": (1, 260, 520)}}, "came out 0, 260, 520"),
        (
            {"facts": {"branch_kind": "main"}, "expect": "open", "estimate": {"desk_hours": (0, 0, 0)}},
            "none was given\n  Unknown: people_asking_for_help",
        ),
    ],
)  # fmt: skip
def test_a_proposition_that_comes_out_otherwise_says_why(
    library: StakeholderType, example: dict[str, Any], said: str
) -> None:
    """Whether, ready, and how much."""
    (problem,) = told(with_proposition(library, **example))

    assert problem.startswith('proposition.know_where_to_send, example "mine": ')
    assert said in problem


@pytest.mark.parametrize("ends", [(0.4, 260, 520), (0, 262, 520), (0, 260, 524)])
def test_estimates_may_differ_by_one_percent_or_a_half(library: StakeholderType, ends: tuple[float, ...]) -> None:
    """Whoever checks by hand may round."""
    assert told(with_proposition(library, facts=BUSY, expect="applies", estimate={"desk_hours": ends})) == []


@pytest.mark.parametrize(
    ("condition", "facts", "parts"),
    [
        ("a and b", {"a": True, "b": False}, ["b is false"]),
        ("a or b", {"a": True, "b": False}, ["a is true"]),
        ("not (a and b)", {"a": True, "b": True}, ["a is true", "b is true"]),
        ("n > 3 and a", {"n": 5, "a": True}, ["n > 3 is true", "a is true"]),
    ],
)
def test_because_names_the_parts_that_decided(condition: str, facts: dict[str, Any], parts: list[str]) -> None:
    """As they stand in the rule."""
    program = Program.of({"x": parse(condition).tree})

    assert because(explain(program, "x", facts, AS_OF)) == parts

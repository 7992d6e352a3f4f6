"""Every shipped type can be listed, started, filled, briefed and checked."""

from collections.abc import Callable
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from valuecase import Engine, FactValue, Partner, ValueCaseError
from valuecase.brief import brief
from valuecase.conditions import walk
from valuecase.conditions.candidates import candidates
from valuecase.conditions.program import names
from valuecase.conditions.tree import Value
from valuecase.explaining import page, why
from valuecase.handout import handout
from valuecase.model.facts import Confidence, FactDefinition
from valuecase.references import KINDS, TELLING, Ref
from valuecase.render.text import to_text
from valuecase.symbols import symbols_of
from valuecase.testing import Outcome

Run = Callable[..., Outcome]
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


# --- whatever is known of a partner -----------------------------------------------------------------------------------


def _value(definition: FactDefinition) -> Value:
    """A value that is as good as any."""
    if definition.plausible:
        low, high = definition.plausible
        return round(low + (high - low) / 10) if definition.type == "integer" else low + (high - low) / 10
    options = sorted(definition.options)
    return {
        "yes_no": True,
        "date": date(2027, 3, 1),
        "choice": options[0] if options else "",
        "choices": frozenset(options[:1]),
    }.get(definition.type, "They said something.")


@pytest.mark.parametrize("confidence", ["published", "confirmed", "impression", "assumed"])
def test_every_fact_at_once_gives_a_brief(type_id: str, confidence: Confidence) -> None:
    """From published records alone, or from one person alone: what rests on a single word is marked as such."""
    engine = Engine()
    asked = [fact for fact in engine.type(type_id).fact.values() if fact.formula is None]
    said_by = "the director" if confidence in ("confirmed", "impression") else ""
    facts = {fact.id: (FactValue(_value(fact), confidence, said_by=said_by, as_of=AS_OF),) for fact in asked}

    case = engine.evaluate(Partner(name="Elm Street", type=type_id, facts=facts), as_of=AS_OF)

    assert case.problems == ()
    told = " ".join(to_text(brief(case)).split())
    assert f"we know {len(asked)} of {len(asked)} facts" in told
    assert not any(one.firm for one in case.propositions if one.usable and confidence == "impression")
    assert "WHAT WE COULD DO TOGETHER" in to_text(handout(case))
    if confidence == "impression":
        assert "rests on the word of the director" in told


def test_facts_that_cannot_all_be_true_are_named(type_id: str) -> None:
    """Every contradiction of a type can be met, and is told in the brief and by check."""
    engine = Engine()
    evaluator = engine.evaluator(type_id)
    symbols = symbols_of(evaluator.type)
    for index, one in enumerate(evaluator.type.contradiction):
        program = evaluator.program.leading_to([f"contradiction.{index}"])
        named = {name.key for node in program.trees.values() for name in names(node) if name.key in symbols}
        asked = [id for id in sorted(named) if id in evaluator.type.fact and id not in program.trees]
        tried = product(*(candidates(program, id, symbols[id], AS_OF) for id in asked))
        combinations = (dict(zip(asked, values, strict=True)) for values in tried)
        facts = next(
            combination
            for combination in combinations
            if walk.run(program, combination, AS_OF)[f"contradiction.{index}"] is True
        )
        known = {id: (FactValue(value, "confirmed", as_of=AS_OF),) for id, value in facts.items()}

        case = engine.evaluate(Partner(name="Elm Street", type=type_id, facts=known), as_of=AS_OF)

        assert one.say in [caution.text for caution in case.cautions if caution.kind == "contradiction"]
        assert " ".join(one.say.split()[:4]) in " ".join(to_text(brief(case)).split())

"""`valuecase facts`: what to find out about one kind of organization."""

from typing import TYPE_CHECKING, Any

import click

from valuecase.cli.names import type_argument
from valuecase.cli.output import next_step, say_json, say_paper
from valuecase.cli.shared import Session, json_option, session_options

if TYPE_CHECKING:
    from valuecase.model.facts import FactDefinition
    from valuecase.model.pack import StakeholderType

STEPS = {"homework": "Look up", "listen": "Ask, and listen", "worked_out": "Worked out from the others"}


@click.command(epilog="\b\nExample:\n  valuecase facts hospital --step homework")
@type_argument
@click.option("--step", type=click.Choice(["homework", "listen"]), help="Only what to look up, or only what to ask.")
@json_option
@session_options
def command(session: Session, type_id: str, step: str | None, as_json: bool) -> None:
    """List what to find out about one kind of organization, where to look or whom to ask, and what an answer can be.

    The name before each question is the one to use in a partner file and with valuecase note.
    """
    from valuecase.model.paper import Bullets, Paper, Section

    type = session.engine.type(type_id)
    shown = [fact for fact in type.fact.values() if step in (None, _step(fact))]
    if as_json:
        say_json([_data(fact) for fact in shown])
        return
    sections = []
    for key, title in STEPS.items():
        if items := tuple(_told(type, fact) for fact in shown if _step(fact) == key):
            sections.append(Section(f"{title} ({len(items)})", (Bullets(items),)))
    say_paper(
        Paper(
            f"What to find out about {type.about.plural}",
            f"From {session.engine.catalog.origin(type.id)}",
            (),
            tuple(sections),
        )
    )
    next_step(f'valuecase new partner {type.id} "Their name" -o partner.toml')


def _step(fact: "FactDefinition") -> str:
    return fact.step if fact.formula is None else "worked_out"


def _told(type: "StakeholderType", fact: "FactDefinition") -> str:
    if fact.formula is not None:
        return f"**{fact.id}**: {fact.label}."
    where = f"{'Look' if fact.step == 'homework' else 'Who may know'}: {fact.where.rstrip('.')}."
    return f"**{fact.id}**: {fact.question} *{_answers(type, fact)}.* {where}"


def _answers(type: "StakeholderType", fact: "FactDefinition") -> str:
    """What an answer can be, in a few words."""
    from valuecase.wording import number, unit_named

    if fact.options:
        return ("Any of: " if fact.type == "choices" else "One of: ") + "; ".join(fact.options.values())
    kinds = {"yes_no": "Yes or no", "date": "A date", "text": "A few words"}
    if fact.type in kinds:
        return kinds[fact.type]
    unit = type.unit.get(fact.unit)
    usual = ""
    if fact.plausible:
        low, high = (number(end, unit_named(type.unit, fact.unit)) for end in fact.plausible)
        usual = f", usually {low} to {high}"
    return f"A number of {unit.many}{usual}" if unit and unit.many else f"A number{usual}"


def _data(fact: "FactDefinition") -> dict[str, Any]:
    return {
        "id": fact.id,
        "label": fact.label,
        "type": fact.type,
        "unit": fact.unit or None,
        "options": dict(fact.options),
        "question": fact.question or None,
        "step": fact.step if fact.formula is None else None,
        "where": fact.where or None,
        "plausible": list(fact.plausible) if fact.plausible else None,
        "formula": fact.formula.text if fact.formula else None,
    }

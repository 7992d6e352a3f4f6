"""`valuecase ask`: the conversation guide."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from valuecase.cli.names import partner_argument
from valuecase.cli.output import next_step, say_json, say_paper, show_problems
from valuecase.cli.shared import Session, done_with, json_option, session_options

if TYPE_CHECKING:
    from valuecase.model.case import Question
    from valuecase.model.pack import StakeholderType


@click.command(epilog="\b\nExample:\n  valuecase ask riverbend.toml --printable")
@partner_argument
@click.option("--printable", is_flag=True, help="With options to tick and room to write.")
@click.option("--limit", type=click.IntRange(min=1), default=12, show_default=True, help="How many questions at most.")
@json_option
@session_options
def command(session: Session, partner: Path, printable: bool, limit: int, as_json: bool) -> None:
    """List what to find out next: what to ask in the conversation, and what to look up before it.

    The most decisive question comes first: the one whose answer alone opens or rules out most.
    """
    from valuecase.guide import guide
    from valuecase.reading.partner import read_partner

    case = session.engine.evaluate(read_partner(partner), as_of=session.as_of)
    asked = case.questions[:limit]
    if as_json:
        say_json([_data(case.type, one) for one in asked])
    else:
        say_paper(guide(case, asked, printable=printable))
    show_problems(case.problems)
    if not as_json:
        next_step(f"valuecase fill {partner}")
    done_with(bool(case.problems))


def _data(type: "StakeholderType", one: "Question") -> dict[str, object]:
    fact = type.fact[one.fact]
    return {
        "fact": one.fact,
        "label": fact.label,
        "question": one.question,
        "step": one.step,
        "where": one.where,
        "options": dict(fact.options),
        "opens": list(one.opens),
        "closes": list(one.closes),
        "because": one.because or None,
    }

"""`valuecase ask`: the conversation guide."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from valuecase.cli.names import partner_argument
from valuecase.cli.output import next_step, say_json, say_paper, show_problems
from valuecase.cli.shared import Session, done_with, json_option, session_options

if TYPE_CHECKING:
    from valuecase.model.case import Question, ValueCase
    from valuecase.model.pack import StakeholderType
    from valuecase.model.paper import Paper

ROOM = "_" * 60  # a line to write on


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
    from valuecase.reading.partner import read_partner

    case = session.engine.evaluate(read_partner(partner), as_of=session.as_of)
    asked = case.questions[:limit]
    if as_json:
        say_json([_data(case.type, one) for one in asked])
    else:
        say_paper(_guide(case, asked, printable))
    show_problems(case.problems)
    if not as_json:
        next_step(f"valuecase fill {partner}")
    done_with(bool(case.problems))


def _guide(case: "ValueCase", asked: Sequence["Question"], printable: bool) -> "Paper":
    from valuecase.model.paper import Bullets, Paper, Paragraph, Section
    from valuecase.wording import day

    left = len(case.questions) - len(asked)
    lead = (f"{len(asked)} of {len(case.questions)} open questions, the most decisive first.",) if left else ()
    sections = []
    for step, title in {"listen": "Ask, and listen", "homework": "Look up before you go"}.items():
        items = [(_item(case, one), _room(case.type, one.fact)) for one in asked if one.step == step]
        if items and printable:
            lines = (line for place, (item, room) in enumerate(items, 1) for line in (f"{place}. {item}", room))
            sections.append(Section(title, tuple(map(Paragraph, lines))))
        elif items:
            sections.append(Section(title, (Bullets(tuple(item for item, _ in items), numbered=True),)))
    if not sections:
        sections.append(Section("Nothing is open", (Paragraph("Every fact of this kind of organization is known."),)))
    notice = f"For our preparation, as of {day(case.as_of)}"
    return Paper(f"Questions for {case.partner.name}", notice, lead, tuple(sections))


def _item(case: "ValueCase", one: "Question") -> str:
    """The question, where the answer is found, and what it decides."""
    from valuecase.telling import what_it_decides

    where = f"{'Look' if one.step == 'homework' else 'Who may know'}: {one.where.rstrip('.')}."
    return f"**{one.question}** {where} {what_it_decides(case, one)}".rstrip()


def _room(type: "StakeholderType", id: str) -> str:
    fact = type.fact[id]
    if fact.type in ("choice", "choices"):
        return "  ".join(f"[ ] {words}" for words in fact.options.values())
    if fact.type == "yes_no":
        return "[ ] yes  [ ] no"
    unit = type.unit.get(fact.unit)
    return f"{ROOM} {unit.many if unit else ''}".rstrip()


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

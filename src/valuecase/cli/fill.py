"""`valuecase fill`: the open questions, one by one, every answer saved at once."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from valuecase.cli.names import partner_argument
from valuecase.cli.output import aside, counted, next_step, say, show_problems
from valuecase.cli.shared import Session, done_with, session_options

if TYPE_CHECKING:
    from valuecase.model.case import Question, ValueCase

STEP = click.Choice(["homework", "listen"])
CONFIDENCE = {"p": "published", "c": "confirmed", "i": "impression"}


class Stop(Exception):  # noqa: N818 - not an error: the reader has had enough, or there is no more to read
    """Nobody is answering any more."""


@click.command(epilog="\b\nExample:\n  valuecase fill riverbend.toml --step listen")
@partner_argument
@click.option("--step", type=STEP, help="Only what to look up, or only what to ask.")
@click.option(
    "--said-by", default="", metavar="WHO", help="Who gives the answers; else it is asked once, at the start."
)
@session_options
def command(session: Session, partner: Path, step: str | None, said_by: str) -> None:
    """Answer what is still open about a partner, the most decisive question first.

    Every answer is saved at once. Enter skips a question, ? says where to look and what an answer can be, q stops.
    """
    from valuecase.reading.partner import read_partner

    case = session.engine.evaluate(read_partner(partner), as_of=session.as_of)
    show_problems(case.problems)
    answered = 0
    try:
        aside("Enter skips a question, ? says where to look, q stops. Every answer is saved at once.")
        told = _who(session, said_by)
        skipped: set[str] = set()
        while question := _next(case, step, skipped):
            skipped.add(question.fact)
            if _answer(case, partner, question, told):
                answered += 1
                after = session.engine.evaluate(read_partner(partner), as_of=session.as_of)
                _tell_changes(case, after)
                case = after
    except (Stop, click.Abort):
        aside("")
    say(f"{counted(answered, 'answer')[0].upper()}{counted(answered, 'answer')[1:]} saved in {partner}.")
    next_step(f"valuecase brief {partner}")
    done_with(bool(case.problems))


def _who(session: Session, said_by: str) -> dict[str, Any]:
    """Where this sitting's answers come from: asked once, because one talk or one evening of looking up is one source."""
    who = said_by or _ask("Who told you, or where did you read it? (Enter: nobody yet, these are our assumptions)")
    if not who:
        return {"confidence": "assumed", "as_of": session.as_of}
    sure = "i"
    if not said_by:
        asked = (
            "Was it [p]ublished, [c]onfirmed officially by the organization, or one person's [i]mpression? (Enter: i)"
        )
        while (sure := (_ask(asked)[:1].lower() or "i")) not in CONFIDENCE:
            aside("Answer p, c or i.")
    if sure == "p":
        return {"confidence": "published", "source": who, "as_of": _day()}
    return {"confidence": CONFIDENCE[sure], "said_by": who, "as_of": session.as_of}


def _day() -> Any:
    """The day that a published figure holds for; without one it is never claimed."""
    from valuecase.cli.shared import DAY

    while typed := _ask("Which day do the figures hold for, such as 2025-12-31? (Enter: not known)"):
        try:
            return DAY.convert(f"{typed}-12-31" if len(typed) == 4 else typed, None, None)
        except click.BadParameter as error:
            aside(error.message)
    return None


def _next(case: "ValueCase", step: str | None, skipped: set[str]) -> "Question | None":
    open_ones = (one for one in case.questions if one.fact not in skipped and step in (None, one.step))
    return next(open_ones, None)


def _answer(case: "ValueCase", partner: Path, question: "Question", told: dict[str, Any]) -> bool:
    """Ask until an answer fits, or the reader goes on; True when one was saved."""
    from valuecase.cli.answers import options, parsed
    from valuecase.model.facts import FactValue
    from valuecase.model.problems import ValueCaseError
    from valuecase.reading.writing import add_fact

    fact = case.type.fact[question.fact]
    unit = case.type.unit.get(fact.unit)
    hint = {"yes_no": "yes or no", "date": "a date"}.get(fact.type, unit.many if unit else "")
    choices = f"\n  {options(fact)}" if fact.options else ""
    aside("")
    while typed := _ask(f"{question.question}{f' [{hint}]' if hint else ''}{choices}"):
        if typed == "?":
            aside(f"{'Look' if question.step == 'homework' else 'Who may know'}: {question.where}")
            aside(options(fact) or "Answer in a few words.")
            continue
        try:
            value, doubt = parsed(fact, typed)
        except ValueCaseError as error:
            show_problems(error.problems)
            continue
        add_fact(partner, fact.id, FactValue(value, **told))
        if doubt:
            aside(f"Saved; check it: {doubt}.")
        return True
    return False


def _tell_changes(before: "ValueCase", after: "ValueCase") -> None:
    from valuecase.cli.answers import changes

    for line in changes(before, after):
        aside(f"  {line}")


def _ask(text: str) -> str:
    """One line from the reader; raises Stop at q, at the end of what there is to read, and at Ctrl-C."""
    try:
        typed: str = click.prompt(text, default="", show_default=False, prompt_suffix="\n> ", err=True).strip()
    except click.Abort:
        raise Stop from None
    if typed.lower() in ("q", "quit"):
        raise Stop
    return typed

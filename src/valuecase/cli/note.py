"""`valuecase note`: one thing that was heard or read."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from valuecase.cli.names import FACT, partner_argument
from valuecase.cli.output import aside, next_step, say
from valuecase.cli.shared import DAY, Session, refusal, session_options

CONFIDENCE = click.Choice(["published", "confirmed", "impression", "assumed"])
EXAMPLES = """
\b
Examples:
  valuecase note riverbend.toml staffed_beds 180 --said-by "the chief nurse"
  valuecase note riverbend.toml pain.stuck_patients yes --grade serious \\
      --said-by "a case manager" --words "They wait for a bed that is not there."
"""


@click.command(epilog=EXAMPLES)
@partner_argument
@click.argument("fact", type=FACT)
@click.argument("value")
@click.option("--said-by", default="", metavar="WHO", help="Who told you.")
@click.option("--confidence", type=CONFIDENCE, help="How sure: impression if somebody told you, else assumed.")
@click.option("--source", default="", metavar="TEXT", help="Where it was published.")
@click.option("--on", type=DAY, metavar="DATE", help="When it was said, or the day that it holds for.")
@click.option("--grade", type=click.Choice(["mild", "serious", "severe"]), help="How bad a pain is.")
@click.option("--words", default="", metavar="TEXT", help="What they said about a pain, in their words.")
@click.option("--force", is_flag=True, help="Put this in place of what was heard about the same pain.")
@session_options
def command(
    session: Session, partner: Path, fact: str, value: str, grade: str | None, words: str, force: bool, **told: Any
) -> None:
    """Add one thing to a partner file: a FACT and its VALUE, or a pain that somebody spoke of.

    A second value of a fact is kept beside the first. Write a VALUE as you would say it: yes, 1,200, $40, 12%,
    2026-12-01, one of the options, or several with commas.
    """
    from valuecase.cli.answers import changes
    from valuecase.reading.partner import read_partner
    from valuecase.references import resolve

    known = read_partner(partner)
    type = session.engine.type(known.type)
    ref = resolve(fact, [type], ("fact", "pain"))
    source = _where_from(session, **told)
    if ref.table == "pain":
        _note_pain(partner, type.pain[ref.id], value, {"grade": grade or "", "words": words} | source, force)
    elif words or grade or force:
        raise refusal(
            f"{ref.id} is a fact",
            "--words, --grade and --force belong to a pain: valuecase note PARTNER pain.some_pain yes",
        )
    else:
        _note_fact(partner, type, ref.id, value, source)
    before = session.engine.evaluate(known, as_of=session.as_of)
    after = session.engine.evaluate(read_partner(partner), as_of=session.as_of)
    for line in changes(before, after):
        say(line)
    next_step(f"valuecase brief {partner}")


def _where_from(
    session: Session, *, said_by: str, confidence: str | None, source: str, on: date | None
) -> dict[str, Any]:
    """Who said so, how sure it is, and when; today where nothing else is said, but for what was published."""
    sure = confidence or ("impression" if said_by else "assumed")
    if sure == "published" and not source:
        raise refusal(
            "something published needs its source", 'Add --source "…", and --on with the day that it holds for.'
        )
    if source and not confidence:
        raise refusal(
            "--source needs to know how sure it is", "Add --confidence published, or confirmed, impression or assumed."
        )
    if sure == "published" and on is None:
        aside("Without --on it has no year, and a published figure is only said with its year.")
    when = on or (None if sure == "published" else session.as_of)
    return {"confidence": sure, "source": source, "said_by": said_by, "as_of": when}


def _note_fact(partner: Path, type: Any, id: str, value: str, source: dict[str, Any]) -> None:
    from valuecase.cli.answers import parsed, shown
    from valuecase.model.facts import FactValue
    from valuecase.reading.writing import add_fact

    if type.fact[id].formula is not None:
        raise refusal(f"{id} is worked out from other facts", f"Note those instead: {type.fact[id].formula.text}")
    read, doubt = parsed(type.fact[id], value)
    add_fact(partner, id, FactValue(read, **source))
    label = type.fact[id].label
    say(f"Noted. {label[0].upper()}{label[1:]}: {shown(type, id, read)}.")
    if doubt:
        aside(f"Check it: {doubt}.")


def _note_pain(partner: Path, pain: Any, value: str, told: dict[str, Any], force: bool) -> None:
    from valuecase.cli.answers import yes_no
    from valuecase.model.facts import Heard
    from valuecase.reading.writing import add_heard

    if told.pop("source"):
        raise refusal("a pain is heard from somebody", "Say who with --said-by; --source belongs to a fact.")
    heard = Heard(yes_no(pain.title, value), **told)
    add_heard(partner, pain.id, heard, force=force)
    say(f"Noted. {pain.title}: {'it hurts' if heard.value else 'it does not hurt'}.")

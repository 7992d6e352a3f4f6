"""`valuecase note`: one thing that was heard or read."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from valuecase.cli.names import FACT, partner_argument
from valuecase.cli.shared import DAY, Session, aside, next_step, refuse, say, session_options

if TYPE_CHECKING:
    from valuecase.model.facts import FactDefinition, FactValue, Heard, Partner
    from valuecase.model.pack import StakeholderType

CONFIDENCE = click.Choice(["published", "confirmed", "impression", "assumed"])
PARTNERS_WORDS = "--words, --grade and --force belong to a pain, such as: valuecase note PARTNER pain.some_pain yes --words …"


@click.command(
    epilog="\b\nExamples:\n  valuecase note riverbend.toml staffed_beds 180 --source \"annual report\" --confidence published"
    "\n  valuecase note riverbend.toml pain.late_rent yes --grade serious --said-by \"the director\" --words \"We find out too late.\""
)
@partner_argument
@click.argument("fact", type=FACT)
@click.argument("value")
@click.option("--said-by", default="", metavar="WHO", help="Who told you.")
@click.option("--confidence", type=CONFIDENCE, help="impression if somebody told you, else assumed, unless you say otherwise.")
@click.option("--source", default="", metavar="TEXT", help="Where it was published.")
@click.option("--on", type=DAY, metavar="DATE", help="When it was said, or the day it holds for.")
@click.option("--grade", type=click.Choice(["mild", "serious", "severe"]), help="How bad a pain is.")
@click.option("--words", default="", help="What they said, in their words.")
@click.option("--force", is_flag=True, help="Put this in place of what was heard about the same pain.")
@session_options
def command(
    session: Session, partner: Path, fact: str, value: str, said_by: str, confidence: str | None, source: str,
    on: date | None, grade: str | None, words: str, force: bool,
) -> None:  # fmt: skip
    """Add one thing to a partner file: a FACT and its VALUE, or a pain that somebody spoke of.

    A second value of a fact is kept beside the first. Write a value as you would say it: yes, 1,200, $40, 12%, 2026-12-01,
    an option, or several with commas.
    """
    from valuecase.cli.changes import changes
    from valuecase.model.facts import FactValue, Heard
    from valuecase.reading.partner import read_partner
    from valuecase.reading.writing import add_fact, add_heard
    from valuecase.references import resolve

    known = read_partner(partner)
    type = session.engine.type(known.type)
    ref = resolve(fact, [type], ("fact", "pain"))
    sure = confidence or ("impression" if said_by else "assumed")
    if sure == "published" and not source:
        refuse("something published needs its source", 'Add --source "…", and --on with the day it holds for.')
    if ref.table == "pain":
        when = on or session.as_of
        heard = Heard(_yes_no(type, ref.id, value), grade or "", sure, said_by, words, when)  # type: ignore[arg-type]
        add_heard(partner, ref.id, heard, force=force)
        said = f"{type.pain[ref.id].title}: {'yes' if heard.value else 'no'}"
    elif words or grade or force:
        refuse(f"{ref.id} is a fact", PARTNERS_WORDS)
    else:
        when_true = on or (None if sure == "published" else session.as_of)
        read = parsed(type.fact[ref.id], value)
        add_fact(partner, ref.id, FactValue(read, sure, source, said_by, when_true))  # type: ignore[arg-type]
        said = f"{type.fact[ref.id].label}: {shown(type, ref.id, read)}"
        if sure == "published" and on is None:
            aside("Without --on it has no year, and a published figure is only said with its year.")
    say(f"Noted. {said[0].upper()}{said[1:]}.")
    after = read_partner(partner)
    for line in changes(session.engine.evaluate(known, as_of=session.as_of), session.engine.evaluate(after, as_of=session.as_of)):
        say(line)
    next_step(f"valuecase ask {partner}")

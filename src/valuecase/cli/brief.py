"""`valuecase brief`: the value case laid out, for ourselves or, as a handout, for the partner."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from valuecase.cli.delivering import deliver, deliver_paper, delivery_options
from valuecase.cli.names import PARTNER, partner_argument
from valuecase.cli.output import next_step, show_problems
from valuecase.cli.shared import Session, done_with, refusal, session_options

if TYPE_CHECKING:
    from valuecase.brief import Options
    from valuecase.model.case import ValueCase
    from valuecase.model.facts import Partner
    from valuecase.model.paper import Paper


@click.command(epilog="\b\nExample:\n  valuecase brief riverbend.toml --audience executive --us us.toml")
@partner_argument
@click.option("--audience", default="", metavar="A", help="Only what to say to them: executive, operations …")
@click.option("--lens", default="", metavar="L", help="Only what pays through this lens: financial, operational …")
@click.option("--for", "person", default="", metavar="PERSON", help="For one of the people in the partner file.")
@click.option("--us", type=PARTNER, metavar="OURS", help="The partner file of our own organization.")
@click.option("--short", is_flag=True, help="One page: the minute, what to say, what to ask.")
@click.option("--handout", is_flag=True, help="The part that the partner may be given.")
@click.option("--with-people", is_flag=True, help="Let the people of the partner file appear.")
@click.option("--drafts", is_flag=True, help="With propositions that nobody has reviewed, marked as drafts.")
@delivery_options("text", "markdown", "html", "json")
@session_options
def command(
    session: Session, partner: Path, audience: str, lens: str, person: str, us: Path | None, short: bool, handout: bool,
    form: str, with_people: bool, drafts: bool, output: Path | None, force: bool,
) -> None:  # fmt: skip
    """Lay out everything you need before you meet a partner: what presses on it, what hurts, what to say and to ask.

    With --handout, the page or two that the partner may keep. JSON holds the whole case, never filtered.
    """
    from valuecase.brief import Options
    from valuecase.cli.choosing import audience_named, lens_named, person_named
    from valuecase.reading.partner import read_partner

    if form == "json" and handout:
        raise refusal("a handout has no JSON form", "JSON holds the whole case, which is not for the partner.")
    known = read_partner(partner)
    chosen = person_named(known, person)
    case = _case(session, known, with_people=with_people or chosen is not None, drafts=drafts)
    options = Options(
        audience=audience_named(case.type, audience),
        lens=lens_named(case.type, lens),
        person=chosen,
        us=read_partner(us) if us else None,
        short=short,
    )
    _deliver(case, options, handout=handout, form=form, output=output, force=force)
    show_problems((*case.type.warnings, *case.problems))
    if form != "json":
        next_step(_useful(case, partner, handout))
    done_with(bool(case.problems))


def _case(session: Session, partner: "Partner", *, with_people: bool, drafts: bool) -> "ValueCase":
    from attrs import evolve

    if not with_people:
        partner = evolve(partner, people=())
    if not drafts:
        return session.engine.evaluate(partner, as_of=session.as_of)
    from valuecase.cli.choosing import with_drafts
    from valuecase.evaluator import Evaluator

    return Evaluator(with_drafts(session.engine.type(partner.type))).case(partner, session.as_of)


def _deliver(
    case: "ValueCase", options: "Options", *, handout: bool, form: str, output: Path | None, force: bool
) -> None:
    if form == "json":
        from valuecase.render.json import to_json

        deliver(to_json(case, with_people=bool(case.partner.people)), output, force=force)
    else:
        deliver_paper(_paper(case, options, handout), form, output, force=force)


def _paper(case: "ValueCase", options: "Options", handout: bool) -> "Paper":
    if handout:
        from valuecase.handout import handout as hand_out

        return hand_out(case, options)
    from valuecase.brief import brief

    return brief(case, options)


def _useful(case: "ValueCase", partner: Path, handout: bool) -> str:
    """What helps most after this brief."""
    if case.problems:
        return f"correct this in {partner}, then run the brief again"
    if any(question.decides for question in case.questions):
        return f"valuecase fill {partner} asks what is still open, the most decisive first"
    if handout or not (usable := case.with_status("applies", "ready")):
        return f"valuecase ask {partner}"
    return f"valuecase why {partner} proposition.{usable[0].id}"

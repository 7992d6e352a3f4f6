"""`valuecase new partner`: a partner file with every question, waiting for its answer."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from valuecase.cli.names import type_argument
from valuecase.cli.output import aside, next_step
from valuecase.cli.shared import Session, session_options

if TYPE_CHECKING:
    from datetime import date

    from valuecase.engine import Engine
    from valuecase.model.facts import FactDefinition

FIRST = 10  # questions that stand under "start here"


@click.command(
    "partner", epilog='\b\nExample:\n  valuecase new partner hospital "Riverbend Memorial" -o riverbend.toml'
)
@type_argument
@click.argument("name")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, metavar="FILE", help="Where to write it."
)
@click.option("--place", default="", metavar="PLACE", help="The county or city it serves.")
@click.option("--ours", is_flag=True, help="It is our own organization: its brief is a self-assessment.")
@click.option("--schema", is_flag=True, help="With a schema beside it, by which TOML editors complete and check.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@session_options
def command(
    session: Session, type_id: str, name: str, output: Path, place: str, ours: bool, schema: bool, force: bool
) -> None:
    """Write a partner file for one organization, with the ten questions that decide most at the top.

    For an organization of no listed kind, your own for example, TYPE is other.
    """
    from valuecase.reading.writing import new_partner, write_new

    if not name.strip():
        raise click.UsageError("NAME is empty. Give the organization's name, in quotes.")
    type = session.engine.type(type_id)
    first = start_here(session.engine, type.id, session.as_of)
    text = new_partner(type, name.strip(), place.strip(), first, ours=ours)
    if not schema:
        write_new(output, text, force=force)
    else:
        from valuecase.schemas.files import directive, schema_file, schema_text
        from valuecase.schemas.partner import partner_schema

        beside = output.parent / schema_file("partner", type.id)
        write_new(output, f"{directive(beside.name)}\n{text}", force=force)
        # It follows from the type and belongs to nobody, so that a newer one takes its place.
        write_new(beside, schema_text(partner_schema(type)), force=True)
        aside(f"Written: {beside}")
    aside(f"Written: {output}")
    next_step(f"valuecase fill {output} asks the questions one by one; or open the file in an editor")


def start_here(engine: "Engine", type_id: str, as_of: "date") -> "list[FactDefinition]":
    """The facts that most propositions wait for while nothing is known; among equals those that decide more alone."""
    from valuecase.model.facts import Partner

    case = engine.evaluate(Partner(name="", type=type_id), as_of=as_of)
    waiting = {one.fact: sum(one.fact in finding.missing for finding in case.propositions) for one in case.questions}
    ranked = sorted(case.questions, key=lambda one: -waiting[one.fact] - len(one.decides))
    return [case.type.fact[one.fact] for one in ranked[:FIRST]]

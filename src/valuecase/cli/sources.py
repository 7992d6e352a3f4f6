"""`valuecase sources`: published files that become facts."""

from typing import TYPE_CHECKING, Any

import click

from valuecase.cli.names import type_argument
from valuecase.cli.output import aside, next_step, say_json, say_paper
from valuecase.cli.shared import Session, json_option, session_options

if TYPE_CHECKING:
    from datetime import date

    from valuecase.model.pack import StakeholderType
    from valuecase.model.sources import FactSource


@click.command(epilog="\b\nExample:\n  valuecase sources hospital")
@type_argument
@json_option
@session_options
def command(session: Session, type_id: str, as_json: bool) -> None:
    """List the published files that can fill in facts of one kind of organization, and where to download them."""
    from valuecase.model.paper import Bullets, Paper, Section

    type = session.engine.type(type_id)
    found = session.engine.catalog.fact_sources(type.id) if type.id in session.engine.catalog.refs else ()
    if as_json:
        say_json([_data(source) for source in found])
        return
    if not found:
        aside(f"No published file is known for {type.about.plural}: every fact is looked up or asked.")
        return
    notice = "Download what you need, then: valuecase import"
    sections = (Section("Files", (Bullets(tuple(_told(type, source) for source in found)),)),)
    say_paper(Paper(f"Published files about {type.about.plural}", notice, (), sections))
    next_step(f'valuecase import {type.id} --find "part of the name" FILE…')


def _told(type: "StakeholderType", source: "FactSource") -> str:
    labels = "; ".join(type.fact[id].label for id in source.columns if id in type.fact) or "name and place"
    each = "county" if source.per == "county" else "organization"
    known = _known_date(source)
    year = f"figures of {known.year}" if known else "the file tells its year"
    where = f" *Get it:* {source.page}" if source.page else ""
    unseen = f" *Not seen by us:* {source.unseen}." if source.unseen else ""
    return (
        f"**{source.title}**, {source.publisher}. A row for each {each}; {year}. *Fills in:* {labels}.{where}{unseen}"
    )


def _known_date(source: "FactSource") -> "date | None":
    """The date of the release that we know; none of a file that we never had and that dates itself."""
    return None if source.unseen and source.edition else source.as_of


def _data(source: "FactSource") -> dict[str, Any]:
    known = _known_date(source)
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "page": source.page,
        "as_of": known.isoformat() if known else None,
        "per": source.per,
        "key": source.key,
        "facts": dict(source.columns),
        "unseen": source.unseen or None,
    }

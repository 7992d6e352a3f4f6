"""`valuecase show`: one kind of organization at a glance."""

from typing import TYPE_CHECKING, Any

import click

from valuecase.cli.names import type_argument
from valuecase.cli.output import next_step, say_json, say_paper
from valuecase.cli.shared import Session, json_option, session_options

if TYPE_CHECKING:
    from valuecase.model.pack import StakeholderType
    from valuecase.model.paper import Paper

TABLES = {
    "driver": "What presses on them",
    "pain": "What can hurt",
    "proposition": "What sharing data could do for them",
}


@click.command(epilog="\b\nExample:\n  valuecase show police_department")
@type_argument
@json_option
@session_options
def command(session: Session, type_id: str, as_json: bool) -> None:
    """Show one kind of organization: its background, what presses on it, what can hurt, and what could help."""
    type = session.engine.type(type_id)
    if as_json:
        say_json(_data(type, session.engine.catalog.origin(type.id)))
        return
    say_paper(_glance(type, session.engine.catalog.origin(type.id)))
    first = next(iter(type.proposition), "")
    next_step(f"valuecase explain {type.id}:proposition.{first}" if first else f"valuecase facts {type.id}")


def _glance(type: "StakeholderType", origin: str) -> "Paper":
    from valuecase.brief.partner import adapted
    from valuecase.explaining.words import Words
    from valuecase.model.paper import Bullets, Paper, Paragraph, Section

    words, about = Words(type), type.about
    background = (
        Paragraph(words.text(about.background)),
        Paragraph(f"**From day to day.** {words.text(about.day_to_day)}"),
    )
    sections = [Section("Who they are", background)]
    for table, title in TABLES.items():
        records = [one for one in getattr(type, table).values() if getattr(one, "status", "reviewed") == "reviewed"]
        items = tuple(f"{words.text(one.title)} *({table}.{one.id})*" for one in records)
        if items:
            sections.append(Section(f"{title} ({len(items)})", (Bullets(items),)))
    lead = adapted(type)
    return Paper(about.title, f"{type.sector[about.sector].title}; from {origin}", lead, tuple(sections))


def _data(type: "StakeholderType", origin: str) -> dict[str, Any]:
    about = {"id": type.id, "title": type.about.title, "sector": type.about.sector, "from": origin}
    texts = {"background": type.about.background, "day_to_day": type.about.day_to_day}
    tables = {
        f"{table}s": [{"id": one.id, "title": one.title} for one in getattr(type, table).values()] for table in TABLES
    }
    return {**about, **texts, **tables}

"""`valuecase import`: a partner file from published data."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from valuecase.cli.names import type_argument
from valuecase.cli.shared import (
    FINDINGS,
    Session,
    aside,
    counted,
    json_option,
    next_step,
    refusal,
    say,
    say_json,
    say_list,
    session_options,
)

if TYPE_CHECKING:
    from valuecase.importing import Candidate, Published
    from valuecase.model.sources import FactSource

EXAMPLES = """
\b
Examples:
  valuecase import hospital --find riverbend --state AL general_information.csv
  valuecase import hospital --id 010001 general_information.csv hrrp.csv -o riverbend.toml
  valuecase import local_health_department --county 01069 --name "Houston County Health" county.csv -o health.toml
"""


@click.command("import", epilog=EXAMPLES)
@type_argument
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--find", "text", default="", metavar="TEXT", help="List whom the files know by this name or place.")
@click.option("--state", default="", metavar="ST", help="With --find: only in this state.")
@click.option("--id", "key", default="", metavar="ID", help="Which one: the id that --find shows.")
@click.option(
    "--county", "counties", multiple=True, metavar="FIPS", help="A county by its five digits; may be repeated."
)
@click.option("--name", default="", metavar="NAME", help="What the partner is called; needed with --county.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="The partner file to write.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@json_option
@session_options
def command(
    session: Session, type_id: str, files: tuple[Path, ...], text: str, state: str, key: str, counties: tuple[str, ...],
    name: str, output: Path | None, force: bool, as_json: bool,
) -> None:  # fmt: skip
    """Find an organization in published files, or write a partner file with what they say about it.

    The files are recognized by their columns, whatever they are called: valuecase sources TYPE lists them.
    """
    if sum(map(bool, (text, key, counties))) != 1:
        raise refusal("say what to look for", 'Give one of --find "part of a name", --id ID, or --county FIPS.')
    type = session.engine.type(type_id)
    sources = session.engine.catalog.fact_sources(type.id) if type.id in session.engine.catalog.refs else ()
    if not sources:
        raise refusal(
            f"no published file is known for {type.about.plural}",
            f"valuecase new partner {type.id} starts an empty file.",
        )
    if text:
        _find(type.id, files, sources, text, state, as_json)
        return
    from valuecase.importing import collect, collect_counties

    if counties and not name:
        raise refusal("a partner made of counties needs a name", 'Add --name "…".')
    found = (
        collect_counties(files, sources, counties, name, facts=type.fact)
        if counties
        else collect(files, sources, key, facts=type.fact)
    )
    if as_json:
        say_json(_published(found))
    elif output is None:
        raise refusal("the partner file needs a name", "Add -o FILE.")
    if output:
        _write(type, found, name, output, force)


def _find(
    type_id: str, files: Sequence[Path], sources: "Sequence[FactSource]", text: str, state: str, as_json: bool
) -> None:
    from valuecase.importing import candidates

    found = candidates(files, sources, text, state)
    if as_json:
        say_json([_candidate(one) for one in found])
        return
    say_list(
        (one.keys[0] if one.keys else "no id", ", ".join(x for x in (one.name, one.place, one.state) if x))
        for one in found
    )
    aside(f"{counted(len(found), 'match')[0].upper()}{counted(len(found), 'match')[1:]}.".replace("matchs", "matches"))
    if not found:
        next_step("try fewer words, or leave --state out")
        click.get_current_context().exit(FINDINGS)
    files_named = " ".join(map(str, files))
    county = (
        any(source.per == "county" for source in sources) and found[0].keys[0].isdigit() and len(found[0].keys[0]) == 5
    )
    which = f'--county {found[0].keys[0]} --name "…"' if county else f"--id {found[0].keys[0]}"
    next_step(f"valuecase import {type_id} {which} {files_named} -o partner.toml")


def _write(type: Any, found: "Published", name: str, output: Path, force: bool) -> None:
    from valuecase.reading.writing import published_partner, write_new

    place = ", ".join(part for part in (found.place, found.state) if part)
    text = published_partner(type.id, name or found.name, place, found.facts, found.notes)
    write_new(output, text, force=force)
    for note in found.notes:
        aside(f"Note: {note}")
    say(f"{counted(len(found.facts), 'fact')} of {name or found.name}, each with its source: {output}")
    next_step(f"valuecase fill {output}")


def _candidate(one: "Candidate") -> dict[str, Any]:
    return {
        "id": one.keys[0] if one.keys else None,
        "keys": list(one.keys),
        "name": one.name,
        "place": one.place,
        "state": one.state,
    }


def _published(found: "Published") -> dict[str, Any]:
    from valuecase.reading.toml_text import fact_entry

    def plain(entry: dict[str, Any]) -> dict[str, Any]:
        return {key: part.isoformat() if hasattr(part, "isoformat") else part for key, part in entry.items()}

    facts = {id: [plain(fact_entry(value, whole=True)) for value in values] for id, values in found.facts.items()}
    return {"name": found.name, "state": found.state, "place": found.place, "facts": facts, "notes": list(found.notes)}

"""`valuecase import`: a partner file from published data."""

from collections.abc import Sequence
from pathlib import Path
from shlex import join, quote
from typing import TYPE_CHECKING, Any

import click

from valuecase.cli.names import type_argument
from valuecase.cli.output import aside, counted, next_step, say, say_json, say_list
from valuecase.cli.shared import FINDINGS, Session, json_option, refusal, session_options

if TYPE_CHECKING:
    from valuecase.importing import Candidate, Published
    from valuecase.model.pack import StakeholderType
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

    The files are recognized by their columns, whatever they are called: valuecase sources TYPE lists them. With --id and
    --county together, an organization gets the figures of the counties it serves.
    """
    if bool(text) is bool(key or counties):
        raise refusal("say what to look for", 'Give --find "part of a name"; or --id ID, --county FIPS, or both.')
    if counties and not (key or name):
        raise refusal("a partner made of counties needs a name", 'Add --name "…".')
    if not (text or output or as_json):
        raise refusal("the partner file needs a name", "Add -o FILE.")
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
    found = _collected(type, files, sources, key, counties, name)
    if as_json:
        say_json(_published(found))
    if output:
        _write(type, found, output, force)


def _collected(
    type: "StakeholderType", files: Sequence[Path], sources: "Sequence[FactSource]", key: str, counties: Sequence[str],
    name: str,
) -> "Published":  # fmt: skip
    """What the files say of an organization, of the counties it serves, or of both together."""
    from attrs import evolve

    from valuecase.importing import collect, collect_counties

    if not counties:
        found = collect(files, sources, key, facts=type.fact)
    else:
        found = collect_counties(files, sources, counties, name, facts=type.fact)
        if key:
            found = collect(files, sources, key, facts=type.fact).joined(found)
    return evolve(found, name=name or found.name)


def _find(
    type_id: str, files: Sequence[Path], sources: "Sequence[FactSource]", text: str, state: str, as_json: bool
) -> None:
    from valuecase.importing import candidates

    found = candidates(files, sources, text, state)
    if as_json:
        say_json([_candidate(one) for one in found])
        return
    say_list(
        (one.keys[0] if one.keys else "no id", ", ".join(dict.fromkeys(filter(None, (one.name, one.place, one.state)))))
        for one in found
    )
    aside("1 match." if len(found) == 1 else f"{len(found) or 'No'} matches.")
    if not found:
        next_step("try fewer words, or leave --state out")
        click.get_current_context().exit(FINDINGS)
    first = found[0].keys[0] if found[0].keys else "ID"
    of_counties = any(source.per == "county" for source in sources) and first.isdigit() and len(first) == 5
    which = f'--county {first} --name "…"' if of_counties else f"--id {quote(first)}"
    next_step(f"valuecase import {type_id} {which} {join(map(str, files))} -o partner.toml")


def _write(type: "StakeholderType", found: "Published", output: Path, force: bool) -> None:
    from valuecase.reading.writing import published_partner, write_new

    place = ", ".join(part for part in (found.place, found.state) if part)
    text = published_partner(type.id, found.name, place, found.facts, found.notes)
    write_new(output, text, force=force)
    for note in found.notes:
        aside(f"Note: {note}")
    say(f"{counted(len(found.facts), 'fact')} of {found.name}, each with its source: {output}")
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

"""`valuecase types`: the kinds of organization there are."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from valuecase.cli.output import next_step, say, say_json, say_list, show_problems
from valuecase.cli.shared import Session, done_with, json_option, session_options

if TYPE_CHECKING:
    from valuecase.catalog import TypeRef


@click.command(epilog="\b\nExample:\n  valuecase types")
@click.option("--details", "--verbose", is_flag=True, help="Load every type: what it holds, and what is broken.")
@json_option
@session_options
def command(session: Session, details: bool, as_json: bool) -> None:
    """List the kinds of organization you can prepare for, their sector, and where each comes from.

    Nothing is loaded unless --details is given. One that is broken does not stop the others.
    """
    from valuecase.model.problems import ValueCaseError

    catalog, problems = session.engine.catalog, list(session.engine.catalog.problems)
    found: list[dict[str, Any]] = []
    for ref in catalog:
        one: dict[str, Any] = {
            "id": ref.id,
            **_peek(ref),
            "from": ref.origin,
            "replaces": catalog.replaced(ref.id) or None,
        }
        if details:
            try:
                type = catalog.get(ref.id)
            except ValueCaseError as error:
                problems += error.problems
            else:
                one |= {"title": type.about.title, "sector": type.sector[type.about.sector].title}
                one |= {"facts": len(type.fact), "pains": len(type.pain), "propositions": len(type.proposition)}
        found.append(one)
    if as_json:
        say_json(found)
    else:
        say_list((one["id"], _line(one)) for one in found)
        say("\nAn organization of any other kind, your own for example, is of the type: other")
        if found:
            next_step(f"valuecase show {found[0]['id']}")
    show_problems(problems)
    done_with(bool(problems))


def _line(one: dict[str, Any]) -> str:
    title = one["title"] or one["id"].replace("_", " ").capitalize()
    sector = f" ({one['sector'].lower()})" if one["sector"] else ""
    holds = "".join(f", {one[key]} {key}" for key in ("facts", "pains", "propositions") if key in one)
    replaces = f", used in place of {one['replaces']}" if one["replaces"] else ""
    return f"{title}{sector}{holds}; from {one['from']}{replaces}"


def _peek(ref: "TypeRef") -> dict[str, str | None]:
    """Title and sector without loading the type; a stranger's package says them only when it is loaded."""
    from valuecase.model.problems import ValueCaseError
    from valuecase.reading.toml import read_toml

    rules = files("valuecase_rules")
    folder: Traversable | None = Path(ref.origin) if ref.is_folder else rules / ref.id if ref.bundled else None
    try:
        about = read_toml(folder / "stakeholder.toml").tables["stakeholder"] if folder else {}
        sectors = read_toml(rules / "common" / "sectors.toml").tables["sector"]
        sector = sectors.get(about.get("sector"), {}).get("title")
        return {"title": about.get("title"), "sector": sector}
    except (ValueCaseError, KeyError, AttributeError):
        return {"title": None, "sector": None}

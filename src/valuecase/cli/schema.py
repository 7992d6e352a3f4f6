"""`valuecase schema`: JSON Schemas, for editors that complete and check, and for programs that read the JSON."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from valuecase.cli.names import TYPE
from valuecase.cli.output import aside, next_step, say_json
from valuecase.cli.shared import Session, refusal, session_options

if TYPE_CHECKING:
    from valuecase.schemas.parts import Schema

EXAMPLES = """
\b
Examples:
  valuecase schema partner hospital -o partners/
  valuecase schema pack -o my_types/school_district/
  valuecase schema case > case.schema.json
"""


@click.command(epilog=EXAMPLES)
@click.argument("what", type=click.Choice(["partner", "pack", "case"]))
@click.argument("type_id", type=TYPE, metavar="[TYPE]", required=False)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
    help="The folder to write it to, as WHAT.schema.json; else it is printed.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Write over a schema that is there.")
@session_options
def command(session: Session, what: str, type_id: str | None, output: Path | None, force: bool) -> None:
    """Print the JSON Schema of partner files, of the files of a pack, or of a value case as JSON.

    With TYPE, a partner's schema knows the facts of that type by name. A TOML editor uses a schema that lies beside a file
    whose first line is: #:schema partner.schema.json
    """
    schema = _schema(session, what, type_id)
    if output is None:
        say_json(schema)
        return
    from valuecase.reading.saving import write_new
    from valuecase.schemas.files import schema_file, schema_text

    path = output / schema_file(what, type_id or "")
    write_new(path, schema_text(schema), force=force)
    aside(f"Written: {path}")
    if what != "case":
        next_step(f"begin a file beside it with the line: #:schema {path.name}")


def _schema(session: Session, what: str, type_id: str | None) -> "Schema":
    if type_id and what != "partner":
        raise refusal(f"the schema of a {what} is the same for every type", f"Leave out {type_id}.")
    if what == "pack":
        from valuecase.schemas.pack import pack_schema

        return pack_schema()
    if what == "case":
        from valuecase.schemas.case import case_schema

        return case_schema()
    from valuecase.schemas.partner import partner_schema

    return partner_schema(session.engine.type(type_id) if type_id else None)

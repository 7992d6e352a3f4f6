"""A distribution to start from: a pack, a source of facts, tests that pass, and what it takes to publish it."""

from importlib.metadata import version
from pathlib import Path

from valuecase.reading.pack import read_pack
from valuecase.reading.saving import write_folder
from valuecase.scaffold.files import filled
from valuecase.scaffold.pack import pack_files
from valuecase.scaffold.starter import Starter, distribution_of
from valuecase.schemas.files import directive, schema_file, schema_text
from valuecase.schemas.partner import partner_schema


def write_plugin(folder: Path, starter: Starter, *, force: bool = False) -> None:
    """Write the distribution; raises ValueCaseError where the folder is not empty or cannot be written."""
    schema = schema_file("partner", starter.id)
    words = {
        "id": starter.id,
        "title": starter.title,
        "plural": starter.plural,
        "distribution": distribution_of(starter.id),
        "module": starter.module,
        "version": version("valuecase"),
        "schema_here": directive(schema),
    }
    pack = f"src/{starter.module}/pack"
    own = filled("plugin", words, {"MODULE": starter.module})
    write_folder(folder, own | {f"{pack}/{name}": text for name, text in pack_files(starter).items()}, force=force)
    # The schema of its partners is made from the type as it reads, now that it stands there.
    type = read_pack(folder / pack)
    write_folder(folder, {f"examples/{schema}": schema_text(partner_schema(type))}, force=True)

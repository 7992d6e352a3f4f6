"""A pack to start from: it passes every check, and says of everything that it is invented."""

from valuecase.scaffold.files import filled
from valuecase.scaffold.starter import Starter
from valuecase.schemas.files import directive, schema_file, schema_text
from valuecase.schemas.pack import pack_schema


def pack_files(starter: Starter) -> dict[str, str]:
    """The files of a pack by relative path, the schema for editors among them."""
    schema = schema_file("pack")
    words = {
        "id": starter.id,
        "title": starter.title,
        "plural": starter.plural,
        "sector": starter.sector,
        "own_sector": f'\n[sector.{starter.sector}]\ntitle = "{starter.new_sector}"\n' if starter.new_sector else "",
        "driver": starter.driver,
        "driver_title": starter.driver_title,
        "category": starter.category,
        "schema_here": directive(schema),
        "schema_above": directive(f"../{schema}"),
    }
    return {**filled("pack", words, {"DRIVER": starter.driver}), schema: schema_text(pack_schema())}

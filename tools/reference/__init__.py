"""The pages of the site that nobody writes by hand: every command, every rule. Equal input gives equal pages."""

from collections.abc import Iterator
from pathlib import Path

from reference import commands, common, materials, rules
from reference.kind import Kind
from valuecase import Engine
from valuecase.catalog import other_type


def generate(folder: Path) -> None:
    """Write all pages below a folder and remove what is no longer made; a page that stays the same is not touched."""
    made = {folder / name: text for name, text in pages()}
    for path, text in made.items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for path in set(folder.rglob("*.md")) - set(made):
        path.unlink()


def pages() -> Iterator[tuple[str, str]]:
    """The path of every page below the folder, and its text."""
    engine = Engine()
    kinds = [Kind(engine.type(ref.id)) for ref in engine.catalog if ref.bundled]
    yield from commands.pages()
    for name, text in common.pages(Kind(other_type()), kinds):
        yield f"rules/{name}", text
    for kind in kinds:
        for name, text in (*rules.pages(kind), *materials.pages(kind)):
            yield f"rules/{kind.type.id}/{name}", text

"""Templates filled in: a tree of package files to a tree of texts."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from string import Template

_SUFFIX = ".template"


def filled(templates: str, words: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    """The texts of one folder of templates by relative path; `words` stand for $words, `names` for parts of paths."""
    folder = files(__package__) / "templates" / templates
    return {_named(path, names): Template(text).substitute(words) for path, text in _below(folder)}


def _below(folder: Traversable, within: str = "") -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _below(entry, f"{within}{entry.name}/")
        elif entry.name.endswith(_SUFFIX):
            yield within + entry.name.removesuffix(_SUFFIX), entry.read_text(encoding="utf-8")


def _named(path: str, names: Mapping[str, str]) -> str:
    for name, meant in names.items():
        path = path.replace(name, meant)
    return path

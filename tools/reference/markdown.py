"""Text of the packs as Markdown that a page can hold: marks kept, links made, everything else taken literally."""

import re
from collections.abc import Iterable, Iterator

from valuecase.model.paper import Bullets, Paper, Paragraph, Section

_LITERAL = re.compile(r"([\\`_\[\]<>#$|~])")
_URL = re.compile(r"https?://\S+")
_QUOTED = re.compile("“([^“”]+)”")
SHALLOW = "---\ntocdepth: 2\n---\n\n"  # at the top of a page: its contents name no more than two levels


def literal(text: str) -> str:
    """A text as it is; addresses become links, and **strong** and *light* marks stay."""
    parts, end = [], 0
    for found in _URL.finditer(text):
        address = found.group().rstrip(".,;)")
        parts += [_LITERAL.sub(r"\\\1", text[end : found.start()]), f"<{address}>"]
        end = found.start() + len(address)
    return "".join((*parts, _LITERAL.sub(r"\\\1", text[end:])))


def heading(level: int, title: str, label: str = "") -> str:
    """A heading that other pages can link to by its label."""
    return f"({label})=\n{'#' * level} {literal(title)}" if label else f"{'#' * level} {literal(title)}"


def label(*parts: str) -> str:
    """The name of a place on the site: the same for the same rule, whatever it is titled."""
    return "-".join(parts).replace("_", "-").replace(".", "-").lower()


def link(title: str, to: str) -> str:
    return f"[{literal(title)}](#{to})"


def small(title: str) -> str:
    """A heading within a rule. It stays out of the contents, where it would stand a hundred times."""
    return f":::{{rubric}} {title}\n:heading-level: 3\n:::"


def listed(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Cells must be Markdown already."""
    lines = [tuple(headings)]
    lines += [tuple("---" for _ in lines[0]), *(tuple(" ".join(cell.split()) for cell in row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def contents(names: Iterable[str]) -> str:
    """Pages that belong below this one; the site lists them at its side."""
    return "```{toctree}\n:hidden:\n\n" + "\n".join(names) + "\n```"


def joined(parts: Iterable[str]) -> str:
    """Blocks with an empty line between them; what is empty is left out."""
    return "\n\n".join(part for part in parts if part) + "\n"


class Linking:
    """Papers as Markdown, where the title of another rule is a link to it."""

    def __init__(self, places: dict[str, str]) -> None:
        self.places = places  # a title, and the label of its place

    def sections(self, paper: Paper) -> Iterator[str]:
        """Each section of a paper under a small heading."""
        for section in paper.sections:
            yield small(section.title)
            yield from self._blocks(section)

    def _blocks(self, section: Section) -> Iterator[str]:
        for block in section.blocks:
            match block:
                case Paragraph(text=text):
                    yield self.linked(text)
                case Bullets(items=items):
                    yield listed(map(self.linked, items))
                case _:
                    raise TypeError(f"a page of a rule holds a {block.__class__.__name__}, which nothing here can set")

    def linked(self, text: str) -> str:
        """A text that is a title, alone or after a word and a colon, or that quotes one, with links."""
        before, colon, rest = text.rpartition(": ")
        if rest in self.places:
            return f"{literal(before + colon)}{link(rest, self.places[rest])}"
        parts, end = [], 0
        for found in _QUOTED.finditer(text):
            if found.group(1) in self.places:
                parts += [literal(text[end : found.start()]), link(found.group(1), self.places[found.group(1)])]
                end = found.end()
        return "".join((*parts, literal(text[end:])))

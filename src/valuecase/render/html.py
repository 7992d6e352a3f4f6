"""A paper as one page for a browser, which prints well and needs nothing else: no script, no font, no other file."""

import re
from collections.abc import Iterable
from html import escape
from importlib.resources import files

from valuecase.model.paper import Block, Bullets, Paper, Paragraph, Section, Table

_MARKS = re.compile(
    r"(?P<link>https?://[^\s<>\"]*[^\s<>\".,;:!?)\]*])"
    r"|\*\*(?P<strong>.+?)\*\*(?!\*)"
    r"|(?<!\*)\*(?=[^\s*])(?P<light>[^*]*[^\s*])\*(?!\*)"
)
_NOT_HTML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def to_html(paper: Paper, *, picture: str = "", matrix: str = "") -> str:
    """The whole paper, with the picture of `to_svg` and the matrix of `to_matrix` where given.

    The texts of a paper are escaped; the picture and the matrix stand as they are. On a screen the picture comes before the
    sections; in print it has a page of its own after them, and the matrix the pages that follow.
    """
    parts = (
        *map(section_of, paper.sections),
        *([f'<figure class="wide picture" tabindex="0">{picture}</figure>'] if picture else []),
        *([matrix] if matrix else []),
    )
    return page_of(paper, parts)


def page_of(paper: Paper, parts: Iterable[str]) -> str:
    """A page with the head of a paper, and these parts, which stand as they are, instead of its sections."""
    title = plain(paper.title)
    style = files("valuecase.render").joinpath("page.css").read_text("utf-8")
    return "\n".join(
        (
            "<!DOCTYPE html>",
            '<html lang="en-US">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>",
            f"<style>\n{style.replace('NOTICE', _css_string(paper.notice))}</style>",
            "</head>",
            "<body>",
            "<main>",
            *([f'<p class="alert">{_marked(paper.alert)}</p>'] if paper.alert else []),
            f'<h1 dir="auto">{title}</h1>',
            f'<p class="notice">{_marked(paper.notice)}</p>',
            *(f'<p class="lead">{_marked(line)}</p>' for line in paper.lead),
            *parts,
            "</main>",
            # Browsers that cannot write into the margin of a page repeat this one.
            f'<p class="on-every-page" aria-hidden="true">{plain(paper.notice)}</p>',
            "</body>",
            "</html>\n",
        )
    )


def plain(text: str) -> str:
    """A text as it is, with nothing in it that a browser would take for markup."""
    return escape(_NOT_HTML.sub("\ufffd", text))


def section_of(section: Section, after: str = "") -> str:
    """A section with its blocks, and what stands as it is after them."""
    blocks = map(block_of, section.blocks)
    return "\n".join(
        ("<section>", f"<h2>{plain(section.title)}</h2>", *blocks, *([after] if after else []), "</section>")
    )


def block_of(block: Block) -> str:
    match block:
        case Paragraph(text=text):
            return f"<p>{_marked(text)}</p>"
        case Bullets(items=items, numbered=numbered):
            tag = "ol" if numbered else "ul"
            return "\n".join((f"<{tag}>", *(f"<li>{_marked(item)}</li>" for item in items), f"</{tag}>"))
        case Table(headings=headings, rows=rows):
            head = "".join(f'<th scope="col">{_marked(heading)}</th>' for heading in headings)
            lines = "\n".join(
                f'<tr><th scope="row">{_marked(first)}</th>{"".join(f"<td>{_marked(cell)}</td>" for cell in cells)}</tr>'
                for first, *cells in rows
            )
            table = f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{lines}\n</tbody>\n</table>"
            return f'<div class="scrolls" tabindex="0" role="region" aria-label="Table">{table}</div>'


def _marked(text: str) -> str:
    """A text with its marks as elements, which always close in order, and its links to follow."""
    parts, at = [], 0
    for found in _MARKS.finditer(text):
        parts.append(plain(text[at : found.start()]))
        at = found.end()
        if link := found["link"]:
            parts.append(f'<a href="{plain(link)}" rel="noreferrer">{plain(link)}</a>')
        elif strong := found["strong"]:
            parts.append(f"<strong>{_marked(strong)}</strong>")
        else:
            parts.append(f"<em>{_marked(found['light'])}</em>")
    return "".join((*parts, plain(text[at:])))


def _css_string(text: str) -> str:
    """A text within a style sheet, with no character that could end it."""
    safe = (letter if letter.isascii() and letter.isalnum() else f"\\{ord(letter):x} " for letter in _bare(text))
    return f'"{"".join(safe)}"'


def _bare(text: str) -> str:
    """A text without its marks."""
    return _NOT_HTML.sub("\ufffd", " ".join(text.replace("*", "").split()))

"""A paper as Markdown, for a mail or a document."""

from collections.abc import Iterator

from valuecase.model.paper import Block, Bullets, Paper, Paragraph, Table


def to_markdown(paper: Paper) -> str:
    """The whole paper; the notice stands at the top and, because a document has no pages yet, at the end."""
    return "\n\n".join(_parts(paper)) + "\n"


def _parts(paper: Paper) -> Iterator[str]:
    if paper.alert:
        yield f"> {paper.alert}"
    yield f"# {paper.title}"
    yield f"**{paper.notice}**"
    yield from paper.lead
    for section in paper.sections:
        yield f"## {section.title}"
        yield from map(_block, section.blocks)
    yield f"*{paper.notice}*"


def _block(block: Block) -> str:
    match block:
        case Paragraph(text=text):
            return text
        case Bullets(items=items, numbered=numbered):
            return "\n".join(f"{f'{place}.' if numbered else '-'} {item}" for place, item in enumerate(items, 1))
        case Table(headings=headings, rows=rows):
            lines = [headings, tuple("---" for _ in headings), *rows]
            return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(text: str) -> str:
    """A cell on one line, with bars that do not end it."""
    return " ".join(text.split()).replace("|", "\\|")

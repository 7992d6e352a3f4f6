"""A document as blocks, before it takes a form. Texts may hold **strong** and *light* marks, as in Markdown."""

from attrs import frozen


@frozen(repr=False)
class Paragraph:
    text: str


@frozen(repr=False)
class Bullets:
    items: tuple[str, ...]
    numbered: bool = False


@frozen(repr=False)
class Table:
    """Every row has as many cells as there are headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Paragraph | Bullets | Table


@frozen(repr=False)
class Section:
    title: str
    blocks: tuple[Block, ...]


@frozen(repr=False)
class Paper:
    """A brief or a handout.

    `notice` stands at the top and, where a form has pages, on every page; an `alert` comes before everything.
    """

    title: str
    notice: str
    lead: tuple[str, ...]
    sections: tuple[Section, ...]
    alert: str = ""

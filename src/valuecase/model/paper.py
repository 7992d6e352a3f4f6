"""A document as blocks, before it takes a form. Texts may hold **strong** and *light* marks, as in Markdown."""

from attrs import frozen

from valuecase.model.record import Record


@frozen(eq=False, repr=False)
class Paragraph(Record):
    text: str


@frozen(eq=False, repr=False)
class Bullets(Record):
    items: tuple[str, ...]
    numbered: bool = False


@frozen(eq=False, repr=False)
class Table(Record):
    """Every row has as many cells as there are headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Paragraph | Bullets | Table


@frozen(eq=False, repr=False)
class Section(Record):
    title: str
    blocks: tuple[Block, ...]


@frozen(eq=False, repr=False)
class Paper(Record):
    """A brief or a handout.

    `notice` stands at the top and, where a form has pages, on every page; an `alert` comes before everything.
    """

    title: str
    notice: str
    lead: tuple[str, ...]
    sections: tuple[Section, ...]
    alert: str = ""

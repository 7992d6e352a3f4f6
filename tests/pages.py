"""Pages as they are read by a browser: elements with their attributes, and texts."""

from collections.abc import Iterator
from html.parser import HTMLParser

from attrs import field, frozen

VOID = {"meta"}


@frozen
class Node:
    """An element with its attributes and what is in it."""

    tag: str
    attributes: dict[str, str | None]
    parts: list["Node | str"] = field(factory=list)

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    def all(self, *tags: str) -> Iterator["Node"]:
        for part in self.parts:
            if isinstance(part, Node):
                if part.tag in tags:
                    yield part
                yield from part.all(*tags)

    def of_class(self, name: str) -> list["Node"]:
        every = {node.tag for node in self.walk()}
        return [node for node in self.all(*every) if name in (node.attributes.get("class") or "").split()]

    def walk(self) -> Iterator["Node"]:
        yield self
        for part in self.parts:
            if isinstance(part, Node):
                yield from part.walk()


class Reader(HTMLParser):
    """Reads a page and insists that every element is closed in its order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("page", {})
        self.open = [self.root]

    def handle_starttag(self, tag, attrs):
        node = Node(tag, dict(attrs))
        self.open[-1].parts.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag, attrs):
        self.open[-1].parts.append(Node(tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop().tag == tag

    def handle_data(self, data):
        self.open[-1].parts.append(data)


def read(text: str) -> Node:
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == [reader.root]
    return reader.root

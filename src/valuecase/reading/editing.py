"""The document of a partner file, edited through tomlkit so that every comment stays where it is."""

from typing import TYPE_CHECKING, Any

from valuecase.model.facts import FactValue
from valuecase.reading.toml_text import fact_entry, fact_text, toml_text

if TYPE_CHECKING:  # tomlkit takes a while to import, and most commands only read
    from tomlkit import TOMLDocument
    from tomlkit.container import Container
    from tomlkit.items import Table


def written(text: str) -> Any:
    """A value written as in a file, so that it looks the way people write it."""
    import tomlkit

    return tomlkit.parse(f"x = {text}\n")["x"]


def table_named(document: "TOMLDocument", name: str) -> Any:
    """A table of the document, begun at its end where there is none."""
    import tomlkit

    if name not in document:
        document.append(name, tomlkit.table(is_super_table=name == "heard"))
    return document[name]


def add_last(container: "Container", key: str, item: Any) -> None:
    """Add an entry after the last one, before the comments that lead over to what follows."""
    tail = cut_tail(container)
    container.append(key, item)
    container.body.extend(tail)


def cut_tail(container: "Container | None") -> list[Any]:
    """Take blank lines and comments off the end."""
    tail: list[Any] = []
    while container is not None and container.body and container.body[-1][0] is None:
        tail.insert(0, container.body.pop())
    return tail


def last_below(table: "Table") -> "Container | None":
    """The entries of the last table below a table."""
    tables = [item for item in table.values() if hasattr(item, "value") and hasattr(item.value, "body")]
    return tables[-1].value if tables else None


def keep_beside(table: "Table", fact_id: str, value: FactValue) -> None:
    """Keep a value beside those that are there, in the form that they have."""
    import tomlkit
    from tomlkit.items import AoT, Array, InlineTable
    from tomlkit.items import Table as Headed

    old: Any = table.value.item(fact_id)  # as it is written; indexing would give a bare True
    if isinstance(old, AoT | Headed):
        fresh = tomlkit.table()
        for key, part in fact_entry(value, whole=True).items():
            fresh.add(key, written(toml_text(frozenset(part) if isinstance(part, list) else part)))
        if isinstance(old, AoT):
            old.append(fresh)
        else:
            both = tomlkit.aot()
            for one in (old, fresh):
                both.append(one)
            table[fact_id] = both
    elif isinstance(old, Array) and any(isinstance(item, dict) for item in old):
        old.append(written(fact_text(value, whole=True)))
    else:
        first = old.as_string() if isinstance(old, InlineTable) else f"{{ value = {old.as_string()} }}"
        both = written(f"[\n  {first},\n  {fact_text(value, whole=True)},\n]")
        both.trivia.comment_ws, both.trivia.comment = old.trivia.comment_ws, old.trivia.comment
        table[fact_id] = both

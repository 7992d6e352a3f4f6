"""One kind of organization as the site sees it: where each of its rules stands, on the site and in the files."""

import tomllib
from collections.abc import Iterator
from functools import cached_property

from reference.markdown import Linking, heading, label, link
from valuecase.catalog import other_type
from valuecase.explaining import page
from valuecase.explaining.words import Words
from valuecase.model.pack import StakeholderType
from valuecase.model.paper import Paper
from valuecase.reading.pack import shipped_pack
from valuecase.references import Ref

TOLD = ("driver", "pain", "proposition")


class Kind:
    """A type with its words, its links, and the files of its records."""

    def __init__(self, type: StakeholderType) -> None:
        self.type = type
        self.words = Words(type)
        self.text = self.words.text
        self._common = other_type()
        titles = {
            self.text(getattr(type, table)[id].title): (table, id) for table in TOLD for id in getattr(type, table)
        }
        titles |= {f"{type.law[id].title} ({type.law[id].citation})": ("law", id) for id in self._laws()}
        self.linking = Linking({title: self.place(*one) for title, one in titles.items()})

    def place(self, table: str, id: str) -> str:
        return label(self.type.id, table, id)

    def link(self, table: str, id: str) -> str:
        return link(self.text(getattr(self.type, table)[id].title), self.place(table, id))

    def page(self, table: str, id: str) -> Paper:
        return page(self.type, Ref(self.type.id, table, id))

    def own(self, table: str) -> list[str]:
        """The ids of a table that are this type's and not everybody's."""
        return [id for id in getattr(self.type, table) if id not in getattr(self._common, table)]

    def _laws(self) -> list[str]:
        """Laws with a place among this type's pages: its own, or, where this is what all share, every one."""
        return [*self.type.law] if self.type.id == self._common.id else self.own("law")

    def under(self, driver: str) -> tuple[list[str], list[str]]:
        """The pains that are caused first of all by a driver, and the propositions that first of all relieve those."""
        pains = [id for id, pain in self.type.pain.items() if pain.driven_by[0] == driver]
        return pains, [id for id, one in self.type.proposition.items() if one.relieves[0] in pains]

    def file(self, table: str, id: str) -> str:
        """The file below rules/ in which a record stands."""
        return self._files[table, id]

    def record(self, level: int, table: str, id: str, title: str = "") -> Iterator[str]:
        """The page of one record, below a heading."""
        paper = self.page(table, id)
        yield heading(level, title or paper.title, self.place(table, id))
        yield from self.linking.sections(paper)

    @cached_property
    def _files(self) -> dict[tuple[str, str], str]:
        folder = shipped_pack(self.type.id)
        return {
            (table, id): path.relative_to(folder.parent.parent).as_posix()
            for path in sorted(folder.rglob("*.toml"))
            for table, records in tomllib.loads(path.read_text(encoding="utf-8")).items()
            if isinstance(records, dict)
            for id in records
        }

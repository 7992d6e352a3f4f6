"""Where in the files of a pack something stands, looked up only once there is something to say of it."""

from collections.abc import Container, Iterator
from functools import cached_property
from importlib.resources.abc import Traversable

from valuecase.model.problems import Problem, ValueCaseError
from valuecase.reading.pack import toml_files
from valuecase.reading.toml import Document, read_toml


class Places:
    """The files of a folder of rules; without a folder, as for an installed type, problems go without a place.

    With `among`, so do problems of any other record than these, each as its table and id: `pain.x`.
    """

    def __init__(self, folder: Traversable | None = None, among: Container[str] | None = None) -> None:
        self._folder = folder
        self._among = among

    def problem(self, message: str, advice: str, table: str, id: str, *within: str | int) -> Problem:
        """A finding about a record, or about a field within it: the pack works, and could be better."""
        for document in self._documents if self._among is None or f"{table}.{id}" in self._among else ():
            if isinstance(records := document.tables.get(table), dict) and id in records:
                return document.problem((table, id, *within), message, advice)
        return Problem(message, advice)

    @cached_property
    def _documents(self) -> list[Document]:
        return [*self._read()]

    def _read(self) -> Iterator[Document]:
        if self._folder is not None:
            for path in toml_files(self._folder):
                try:
                    yield read_toml(path)
                except ValueCaseError:
                    continue

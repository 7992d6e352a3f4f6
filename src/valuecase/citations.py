"""Numbers for sources, in the order in which a paper first leans on them."""

from collections.abc import Iterable, Mapping

from valuecase.model.common import Source


class Citations:
    """Gives each source one number and lists them at the end."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._numbers: dict[str, int] = {}

    def mark(self, ids: Iterable[str]) -> str:
        """` [1][3]`, or nothing for no source."""
        numbers = sorted({self._numbers.setdefault(id, len(self._numbers) + 1) for id in ids})
        return " " + "".join(f"[{number}]" for number in numbers) if numbers else ""

    def listed(self) -> tuple[str, ...]:
        """Every source cited so far, in order."""
        return tuple(reference(self._sources[id]) for id in self._numbers)


def reference(source: Source) -> str:
    """A source as a reader finds it again, with how far it can be trusted where that is not plain."""
    year = str(source.year) if source.year else "undated"
    doubts = {
        "published": "",
        "unconfirmed": " (not confirmed: check before quoting)",
        "general_knowledge": " (general knowledge, not checked against the document)",
    }
    link = f". {source.url}" if source.url else ""
    return f"{source.publisher}, {source.title}, {year}{doubts[source.standing]}{link}"

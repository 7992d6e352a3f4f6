"""What the tests of published files share: the samples, the facts of a pack, and the whole files where somebody has them."""

import os
import tomllib
from collections.abc import Callable, Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from valuecase.importing import recognise
from valuecase.model.problems import ValueCaseError
from valuecase.model.sources import FactSource, PublishedRow

DATA = Path(__file__).parents[1] / "data"
Whole = Mapping[str, list[tuple[FactSource, Path]]]


def _facts(folder: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((files("valuecase_rules") / folder / "facts.toml").read_text(encoding="utf-8"))["fact"]


@pytest.fixture(scope="session")
def data() -> Path:
    """The samples."""
    return DATA


@pytest.fixture(scope="session")
def check_sources() -> Callable[[str, Iterable[FactSource]], None]:
    """Check that sources have ids of their own, feed facts of the pack that are asked, and say how counties combine."""

    def check(type: str, sources: Iterable[FactSource]) -> None:
        definitions, sources = _facts("common") | _facts(type), list(sources)
        assert len({source.id for source in sources}) == len(sources)
        for source in sources:
            assert source.title
            assert source.publisher
            assert source.needs
            assert [id for id in source.columns if id not in definitions] == []
            assert [id for id in source.columns if "formula" in definitions[id]] == []
            assert set(source.combine) <= set(source.columns)
            assert source.weight or "weighted_mean" not in source.combine.values()

    return check


@pytest.fixture(scope="session")
def read() -> Callable[[Iterable[FactSource], str], dict[str, PublishedRow]]:
    """The rows of a sample by their first key, under the source that it is recognized as."""

    def rows(sources: Iterable[FactSource], name: str) -> dict[str, PublishedRow]:
        path = DATA / name
        return {row.keys[0]: row for row in recognise(path, sources).read(path)}

    return rows


@pytest.fixture(scope="session")
def whole_files() -> Callable[[Iterable[FactSource]], Whole]:
    """The whole files under the folder that VALUECASE_PUBLISHED_DATA names, by the source they belong to."""
    folder = os.environ.get("VALUECASE_PUBLISHED_DATA", "")
    if not folder:
        pytest.skip("VALUECASE_PUBLISHED_DATA names no folder of whole published files")

    def found(sources: Iterable[FactSource]) -> Whole:
        known = list(sources)
        by_source: dict[str, list[tuple[FactSource, Path]]] = {}
        for path in sorted(Path(folder).rglob("*.csv")):
            try:
                source = recognise(path, known)
            except ValueCaseError:
                continue
            by_source.setdefault(source.id, []).append((source, path))
        return by_source

    return found

"""What the tests of tables share."""

import polars as pl
import pytest

from valuecase.model.problems import ValueCaseError
from valuecase.screening.reading.mapping import column_map
from valuecase.screening.reading.tables import open_table


@pytest.fixture(scope="session")
def hospital(engine):
    return engine.type("hospital")


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Write a file into the folder in which the test runs."""
    monkeypatch.chdir(tmp_path)

    def write(name, content, encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write


@pytest.fixture
def table(hospital):
    """Open files as tables of one's own."""

    def table(*files, given=(), **columns):
        return open_table(files, hospital, (), column_map(given, **columns))

    return table


@pytest.fixture
def wrong(table):
    """The problems of files that cannot be opened."""

    def wrong(*files, given=(), **columns):
        with pytest.raises(ValueCaseError) as caught:
            table(*files, given=given, **columns)
        return caught.value.problems

    return wrong


@pytest.fixture
def read():
    """All chunks of a table: their frames as one, and what was rejected."""

    def read(table):
        chunks = list(table.chunks())
        assert 0.9 < chunks[-1].done <= 1
        assert [one.done for one in chunks] == sorted(one.done for one in chunks)
        return pl.concat([one.frame for one in chunks]), pl.concat([one.rejected for one in chunks])

    return read

"""The same rules on Spark, where one machine is outgrown: generated conditions, every shipped type, a published table.

`.ci/run` runs these in a step of their own; they need Java and the extra `spark`.
"""

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from cell_by_cell import differences, rows_at_boundaries, table_of
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import AS_OF as DRAWN_FOR
from strategies import VALUES, programs
from test_back_ends import in_plain_types
from test_tables import answers_of, within
from test_tables import table_of as table_of_values

from valuecase import Engine
from valuecase.conditions.walk import run
from valuecase.screening.reading.tables import open_table
from valuecase.testing.prepared import AS_OF

pytestmark = pytest.mark.spark
ENGINE = Engine()
SAMPLES = Path(__file__).parent.parent / "data" / "hospital"


@pytest.fixture(scope="module")
def spark():
    sql = pytest.importorskip("pyspark.sql", reason="the extra `spark` is not installed")
    session = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "4g")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture
def to_spark(spark, tmp_path):
    """A table on its way to a cluster: as a file that all of it can read."""

    def through(table: pl.DataFrame):
        place = tmp_path / f"{len(list(tmp_path.iterdir()))}.parquet"
        table.with_columns(pl.col(pl.Enum).cast(pl.String), pl.col(pl.UInt32).cast(pl.Int64)).write_parquet(place)
        return spark.read.parquet(str(place))

    return through


def from_spark(frame) -> pl.DataFrame:
    return pl.from_arrow(frame.toArrow())


def test_generated_conditions(to_spark):
    @settings(max_examples=8, deadline=None, database=None)
    @given(programs(), st.lists(VALUES.map(within), min_size=5, max_size=30))
    def agree(program, rows):
        walked = [run(program, row, DRAWN_FOR) for row in rows]
        assert answers_of(program, to_spark(table_of_values(rows)), assume=True) == walked

    agree()


@pytest.mark.parametrize("type", ENGINE.types())
def test_every_type(type, to_spark):
    """As one at a time, cell by cell. Spark plans for long, so that every part of the answers is left to the hospitals below."""
    rows = rows_at_boundaries(ENGINE.evaluator(type), 40, seed=5)
    if type != "food_bank":
        rows = [{id: value for id, value in row.items() if not id.endswith("_as_of")} for row in rows]
    given = to_spark(table_of(ENGINE.evaluator(type), rows))
    found = ENGINE.screen(type, given, as_of=AS_OF, parts=("verdicts", "order"))
    assert differences(ENGINE, type, rows, from_spark(found).sort("row").rows(named=True)) == []


def test_published_hospitals(to_spark):
    """The table of real hospitals that the published samples make, by every part of the answers."""
    sources = ENGINE.catalog.fact_sources("hospital")
    chunks = open_table(sorted(SAMPLES.glob("*.csv")), ENGINE.type("hospital"), sources).chunks()
    table = pl.concat([chunk.frame for chunk in chunks])
    expected = in_plain_types(ENGINE.screen("hospital", table, as_of=date(2026, 12, 1))).sort("id")
    found = from_spark(ENGINE.screen("hospital", to_spark(table), as_of=date(2026, 12, 1)))
    assert table.height > 20
    assert in_plain_types(found).sort("id").equals(expected)

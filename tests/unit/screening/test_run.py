"""A screening chunk by chunk: the same as at once, whatever the chunks."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

pl = pytest.importorskip("polars", reason="it is not installed: pip install 'valuecase[tables]'")

from valuecase import Engine, ValueCaseError  # noqa: E402 - after what it needs
from valuecase.screening.running.run import Screening  # noqa: E402
from valuecase.screening.running.where import Where  # noqa: E402
from valuecase.screening.running.writing import Output  # noqa: E402
from valuecase.screening.showing.first import First  # noqa: E402
from valuecase.screening.showing.summary import Summary  # noqa: E402

AS_OF = date(2026, 12, 1)
LIBRARY = Path(__file__).parents[2] / "packs" / "library"
FACTS = ("people_asking_for_help", "branch_kind", "renovating")
ROWS = pl.DataFrame(
    {
        "id": [str(number) for number in range(12)],
        "name": [f"Branch {number % 5}" for number in range(12)],
        "state": ["AL", "GA", None] * 4,
        "people_asking_for_help": [5, 10, 60, None] * 3,
        "branch_kind": ["main", "branch", None] * 4,
        "renovating": [None, False, True, False, False, False] * 2,
    }
)
NONE = pl.DataFrame(schema={"file": pl.String, "row": pl.Int64, "id": pl.String, "column": pl.String, "value": pl.String, "why": pl.String, "used": pl.Boolean})  # fmt: skip


@frozen
class Chunk:
    frame: pl.DataFrame
    rejected: pl.DataFrame = NONE
    done: float = 1.0


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine([LIBRARY])


@pytest.fixture
def screening(engine: Engine):
    def screening(**settings) -> Screening:
        type = engine.type("library")
        return Screening(
            answer=partial(engine.screen, "library", as_of=AS_OF),
            summary=Summary(type, top=3, identity=("id", "name", "state"), facts=FACTS),
            **settings,
        )

    return screening


def rejections(*reasons: str) -> pl.DataFrame:
    lines = [("a.csv", row, str(row), "renovating", "=x", why, False) for row, why in enumerate(reasons, 1)]
    return pl.DataFrame(lines, schema=NONE.schema, orient="row")


@pytest.mark.parametrize("size", [1, 5, 12])
@pytest.mark.parametrize("top", [None, 1, 4, 100])
@pytest.mark.parametrize("condition", ["", "renovating", 'state == "AL" or pain.desk_overrun'])
def test_the_chunks_do_not_show(
    engine: Engine, screening, tmp_path: Path, size: int, top: int | None, condition: str
) -> None:
    """Neither in the file nor in the counts; the file holds what the whole table has, filtered and sorted."""
    whole = engine.screen("library", ROWS, as_of=AS_OF)
    where = (
        Where(condition, engine.type("library"), own=("id", "name", "state"), fed=FACTS, as_of=AS_OF)
        if condition
        else None
    )
    with Output(tmp_path / "out.parquet") as output:
        one = screening(where=where, best=First(top, "name", FACTS) if top else None, output=output)
        one.run([Chunk(ROWS[at : at + size]) for at in range(0, 12, size)], lambda _: None)
        output.put_in_place()

    wanted = where.of(whole) if where else pl.Series([True] * 12)
    expected = whole.filter(wanted)
    if top:
        expected = pl.DataFrame(sorted(expected.to_dicts(), key=place)[:top], schema=expected.schema)
    assert pl.read_parquet(tmp_path / "out.parquet").equals(expected)
    counts = one.counts
    assert (counts.read, counts.undecided, counts.unwanted) == (12, wanted.null_count(), (~wanted).sum())
    assert one.summary.counts.rows == wanted.sum()


def test_the_best_are_those_of_the_summary(screening) -> None:
    """What is listed on the screen is what `--top` writes."""
    one = screening(best=First(3, "name", FACTS))

    one.run([Chunk(ROWS[:7]), Chunk(ROWS[7:])], lambda _: None)

    assert one.best.frame["id"].to_list() == [row["id"] for row in one.summary.top]


def place(row: dict[str, object]) -> tuple[object, ...]:
    """By the sum, then by how much could be raised, then by how much is known, then by name; without a name, last."""
    known = sum(row.get(id) is not None for id in FACTS)
    return -row["score"], -row["applies"] - row["ready"], -known, row["name"] is None, (row["name"] or "").lower()


SMALL = st.integers(0, 2)
LEVEL = st.builds(
    lambda *values: dict(zip(("score", "applies", "ready", *FACTS[:1], "name"), values, strict=True)),
    SMALL, SMALL, SMALL, st.none() | SMALL, st.sampled_from([None, "ash", "Elm", "OAK", "oak"]),
)  # fmt: skip


@given(chunks=st.lists(st.lists(LEVEL, max_size=8), min_size=1, max_size=6), most=st.integers(1, 6))
def test_the_first_of_all_chunks(chunks: list[list[dict[str, object]]], most: int) -> None:
    """However they are spread; rows that are level in everything stay as they came."""
    first, every = First(most, "name", FACTS), [row for chunk in chunks for row in chunk]
    types = dict.fromkeys(("score", "applies", "ready", FACTS[0]), pl.Int64) | {"name": pl.String}
    numbered = [{**row, "id": number} for number, row in enumerate(every)]
    for chunk in chunks:
        rows, numbered = numbered[: len(chunk)], numbered[len(chunk) :]
        first.add(pl.DataFrame(rows, schema={"id": pl.Int64, **types}))

    every = [{"id": number, **{id: row[id] for id in types}} for number, row in enumerate(every)]
    assert first.frame.to_dicts() == sorted(every, key=place)[:most]


def test_a_sum_that_is_not_known_is_not_in_the_running() -> None:
    first = First(5, "name")
    first.add(pl.DataFrame({"score": [None, 1], "applies": [9, 0], "ready": [9, 0], "name": ["a", "b"]}))
    assert first.frame["name"].to_list() == ["b"]


def test_what_could_not_be_read_is_counted_and_written(screening, tmp_path: Path) -> None:
    """By its reason, with its place; and no formula in it is run."""
    with Output(tmp_path / "out.rejected.csv") as rejected:
        one = screening(rejected=rejected)
        chunks = [
            Chunk(ROWS[:4]),
            Chunk(ROWS[4:8], rejections("no yes", "no yes")),
            Chunk(ROWS[8:], rejections("no number")),
        ]
        one.run(chunks, lambda _: None)
        rejected.put_in_place()

    assert one.counts.rejected == {"no yes": 2, "no number": 1}
    assert one.counts.findings
    lines = (tmp_path / "out.rejected.csv").read_text(encoding="utf-8").splitlines()
    assert lines == [
        "file,row,id,column,value,why,used",
        "a.csv,1,1,renovating,'=x,no yes,false",
        "a.csv,2,2,renovating,'=x,no yes,false",
        "a.csv,1,1,renovating,'=x,no number,false",
    ]


def test_cells_that_do_not_fit_the_rules_are_findings(screening) -> None:
    """The engine counts what reading let through."""
    one = screening()

    one.run([Chunk(ROWS.with_columns(branch_kind=pl.lit("palace")))], lambda _: None)

    assert one.counts.left_out == 12
    assert one.counts.findings


def test_nothing_rejected_removes_what_an_earlier_run_left(screening, tmp_path: Path) -> None:
    """A list of rejected rows beside another output would mislead."""
    path = tmp_path / "out.rejected.csv"
    path.write_text("of another run", encoding="utf-8")
    with Output(path) as rejected:
        screening(rejected=rejected).run([Chunk(ROWS)], lambda _: None)
        assert path.exists()
        rejected.put_in_place()

    assert not path.exists()


@pytest.mark.parametrize("error", [ValueCaseError("damaged"), KeyboardInterrupt, MemoryError])
def test_an_end_in_the_middle_leaves_everything_as_it_was(screening, tmp_path: Path, error) -> None:
    """Whatever ended it."""
    path = tmp_path / "out.csv"
    path.write_text("before", encoding="utf-8")

    def chunks():
        yield Chunk(ROWS[:6], rejections("no yes"), 0.5)
        assert len(list(tmp_path.iterdir())) == 3  # two are being written
        raise error

    told: list[float] = []
    with (
        Output(path) as output,
        Output(tmp_path / "bad.csv") as rejected,
        pytest.raises(type(error) if isinstance(error, Exception) else error),
    ):
        screening(output=output, rejected=rejected).run(chunks(), told.append)

    assert told == [0.5]
    assert [(one.name, one.read_text(encoding="utf-8")) for one in tmp_path.iterdir()] == [("out.csv", "before")]

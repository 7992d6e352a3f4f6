"""Whatever lies in a table: located problems or counted rows, never a traceback, a half-written file or another answer."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

pl = pytest.importorskip("polars", reason="it is not installed: pip install 'valuecase[tables]'")

from packs import LIBRARY  # noqa: E402 - after what it needs

from valuecase import Engine, FactValue, Partner  # noqa: E402
from valuecase.shared.comparing import places  # noqa: E402
from valuecase.testing import Outcome  # noqa: E402

Run = Callable[..., Outcome]
AS_OF = date(2026, 12, 1)
HEAD = "id,name,people_asking_for_help,annual_budget_usd,renovating,branch_kind\n"
GOOD = "1,Elm,60,1000.5,no,main\n"
NULLS = ("", " ", "-", "n/a", "N/A", "NA", "null", "None", "nan", "Not Available", "#N/A", "Not Applicable")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine([LIBRARY])


@pytest.fixture
def screen(run: Run, tmp_path: Path):
    """Screen a table of libraries: what the command ended with, what it wrote, and what it could not read."""

    def screen(*files: Path, options: tuple[str, ...] = ()) -> tuple[Outcome, Any, Any]:
        folder = tmp_path / "to"
        folder.mkdir(exist_ok=True)
        done = run("screen", "library", *files, *options, "-o", folder / "out.parquet")
        written = sorted(path.name for path in folder.iterdir())
        if done.exit_code == 2:
            assert (written, done.stdout) == ([], "")
            return done, None, None
        assert written == ["out.parquet"] + ["out.rejected.csv"] * (done.exit_code == 1), done.stderr
        rejected = pl.read_csv(folder / "out.rejected.csv", infer_schema=False) if done.exit_code else None
        return done, pl.read_parquet(folder / "out.parquet"), rejected

    return screen


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def same_as_one_at_a_time(engine: Engine, table: "pl.DataFrame", *, dated: date | None = None) -> None:
    """Each row, with the facts that were read of it, has the answers of a partner with these facts."""
    type = engine.type("library")
    for row in table.iter_rows(named=True):
        known = {id: row[id] for id in type.fact if row.get(id) is not None}
        facts = {id: (FactValue(frozenset(value) if isinstance(value, list) else value, "published", "a table", as_of=dated),) for id, value in known.items()}  # fmt: skip
        case = engine.evaluate(Partner(row.get("name") or row["id"], "library", facts=facts), as_of=AS_OF)
        assert {f"pain_{one.id}": one.status for one in case.pains}.items() <= row.items()
        assert {f"pain_{one.id}_grade": one.grade or None for one in case.pains}.items() <= row.items()
        assert {f"driver_{one.id}": one.status for one in case.drivers}.items() <= row.items()
        assert {f"proposition_{one.id}": one.status for one in case.propositions}.items() <= row.items()
        assert row["score"] == places([case])[0].sum
        assert row["left_out"] == 0


# --- Files that cannot be read ----------------------------------------------------------------------------------------


def parquet(frame: "pl.DataFrame", path: Path) -> bytes:
    frame.write_parquet(path)
    return path.read_bytes()


UNREADABLE = {
    "nothing": (b"", "this file is empty"),
    "a header alone": (HEAD.encode(), "no row"),
    "no column that is a fact": (b"a,b\n1,2\n", "no column of it is called as a fact"),
    "rubbish": (bytes(range(256)) * 40, "not a table"),
    "two columns of one name": (b"id,renovating,renovating\n1,yes,no\n", "several columns are called renovating"),
    "a quotation mark that is never closed": ((HEAD + '1,"Elm,60\n' + GOOD * 500_000).encode(), "quotation mark"),
    "packed": (b"\x1f\x8b\x08\x00" + bytes(50), "packed"),
    "half a workbook": (b"PK\x03\x04" + bytes(500), "damaged"),
    "half an Arrow file": (b"ARROW1\0\0" + bytes(500), "damaged"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_a_file_that_cannot_be_read(screen, tmp_path: Path, case: str) -> None:
    """One problem with the name of the file, and nothing is written."""
    content, said = UNREADABLE[case]

    done, *_ = screen(written(tmp_path / "table.csv", content))

    assert done.exit_code == 2
    assert said in done.stderr
    assert str(tmp_path / "table.csv") in done.stderr


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.999])
def test_a_truncated_parquet_file(screen, tmp_path: Path, share: float) -> None:
    """Wherever it breaks off."""
    frame = pl.DataFrame({"id": range(5000), "people_asking_for_help": range(5000)})
    whole = parquet(frame, tmp_path / "whole.parquet")

    done, *_ = screen(written(tmp_path / "half.parquet", whole[: int(len(whole) * share)]))

    assert done.exit_code == 2
    assert "half.parquet" in done.stderr
    assert "damaged" in done.stderr


def test_a_parquet_file_damaged_within(screen, tmp_path: Path) -> None:
    """Its end is whole, so that it is seen only when rows of it are read: what was written until then is gone."""
    from pyarrow.parquet import ParquetFile

    path = tmp_path / "damaged.parquet"
    frame = pl.DataFrame({"id": range(200_000), "people_asking_for_help": [one % 7919 for one in range(200_000)]})
    frame.write_parquet(path, row_group_size=70_000, compression="zstd")
    last = ParquetFile(path).metadata.row_group(2).column(1)
    start = last.dictionary_page_offset or last.data_page_offset
    content = bytearray(path.read_bytes())
    content[start : start + 50] = b"\xff" * 50
    path.write_bytes(content)

    done, *_ = screen(path)

    assert done.exit_code == 2
    assert "damaged.parquet" in done.stderr


def test_no_such_column(screen, tmp_path: Path) -> None:
    """Every one that was named, with the nearest there is."""
    table = written(tmp_path / "table.csv", HEAD + GOOD)

    done, *_ = screen(
        table, options=("--map", "budgit=annual_budget_usd", "--id", "idd", "--map", "name=visits_per_yeer")
    )

    assert done.exit_code == 2
    for said in ("budgit", "idd", 'Did you mean "visits_per_year"?'):
        assert said in done.stderr


def test_every_unreadable_file_at_once(screen, tmp_path: Path) -> None:
    """Missing, a folder, and broken."""
    broken = written(tmp_path / "broken.csv", b"")

    done, *_ = screen(tmp_path / "missing.csv", tmp_path, broken)

    assert done.exit_code == 2
    for said in ("there is no such file", "this is a folder", "this file is empty"):
        assert said in done.stderr


# --- Cells that cannot be read ----------------------------------------------------------------------------------------


CELLS = {
    "no number": ("people_asking_for_help", "lots"),
    "half a person": ("people_asking_for_help", "2.5"),
    "infinite": ("annual_budget_usd", "inf"),
    "minus infinite": ("annual_budget_usd", "-Infinity"),
    "beyond 64 bits": ("people_asking_for_help", str(2**64 + 1)),
    "beyond a float": ("annual_budget_usd", "1e999"),
    "a comma that parts no thousands": ("annual_budget_usd", '"12,5"'),
    "maybe": ("renovating", "maybe"),
    "no option": ("branch_kind", "palace"),
    "a formula": ("people_asking_for_help", '"=1+1"'),
}


@pytest.mark.parametrize("case", CELLS)
def test_a_cell_that_cannot_be_read(screen, engine: Engine, tmp_path: Path, case: str) -> None:
    """It is counted and kept with its place; its row is answered as if nobody had said it, and so are all others."""
    column, cell = CELLS[case]
    place = HEAD.strip().split(",").index(column)
    cells = GOOD.strip().split(",")
    cells[place] = cell
    table = written(tmp_path / "table.csv", HEAD + GOOD + ",".join(["2", *cells[1:]]) + "\n")

    done, answers, rejected = screen(table)

    assert done.exit_code == 1
    (line,) = rejected.rows(named=True)
    assert (line["file"], line["row"], line["id"], line["column"]) == (str(table), "2", "2", column)
    assert line["value"].removeprefix("'") == cell.strip('"')
    assert "Not used: 1 row or cell." in done.stderr
    assert answers["id"].to_list() == ["1", "2"]
    assert answers[column].is_null().to_list() == [False, True]
    same_as_one_at_a_time(engine, answers)


@pytest.mark.parametrize("null", NULLS)
def test_nulls_of_all_spellings(screen, engine: Engine, tmp_path: Path, null: str) -> None:
    """Not known, and nothing that could not be read."""
    table = written(tmp_path / "table.csv", HEAD + GOOD + f"2,Oak,{null},{null},{null},{null}\n")

    done, answers, _ = screen(table)

    assert done.exit_code == 0, done.stderr
    assert answers.row(1)[2:6] == (None, None, None, None)
    same_as_one_at_a_time(engine, answers)


def test_numbers_that_are_none_in_typed_columns(screen, engine: Engine, tmp_path: Path) -> None:
    """NaN and infinities of a Parquet file: the first is how programs write that nothing is known."""
    frame = pl.DataFrame({"id": ["1", "2", "3", "4"], "annual_budget_usd": [1.5, float("nan"), float("inf"), None],
                          "people_asking_for_help": [60.0, 5.0, 2.5, None]})  # fmt: skip
    frame.write_parquet(tmp_path / "table.parquet")

    done, answers, rejected = screen(tmp_path / "table.parquet")

    assert done.exit_code == 1
    assert answers["annual_budget_usd"].to_list() == [1.5, None, None, None]
    assert answers["people_asking_for_help"].to_list() == [60, 5, None, None]
    assert {("3", "annual_budget_usd"), ("3", "people_asking_for_help")} <= set(rejected.select("id", "column").rows())
    same_as_one_at_a_time(engine, answers)


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("people_asking_for_help", [date(2020, 1, 1), date(2020, 1, 2)]),
        ("people_asking_for_help", [[1], [2]]),
        ("people_asking_for_help", [True, False]),
        ("renovating", [2.5, 7.0]),
        ("branch_kind", [datetime(2020, 1, 1), datetime(2020, 1, 2)]),
        ("annual_budget_usd", [{"a": 1}, {"a": 2}]),
    ],
)
def test_a_column_of_another_type(screen, tmp_path: Path, column: str, values: list[Any]) -> None:
    """A problem with the file, or every cell of it told; never a wrong value."""
    pl.DataFrame({"id": ["1", "2"], column: values}).write_parquet(tmp_path / "table.parquet")

    done, answers, rejected = screen(tmp_path / "table.parquet")

    if done.exit_code == 2:
        assert "table.parquet" in done.stderr
        assert column in done.stderr
    else:
        assert rejected["column"].to_list() == [column, column]
        assert answers[column].to_list() == [None, None]


def test_mixed_types_in_one_column_of_a_workbook(screen, engine: Engine, tmp_path: Path) -> None:
    """Each cell by itself."""
    from openpyxl import Workbook

    book = Workbook()
    for row in (["id", "people_asking_for_help", "renovating"], [1, 60, True], ["B", "70", "no"], [3, "many", 0], [4, date(2020, 1, 1), None]):  # fmt: skip
        book.active.append(row)
    book.save(tmp_path / "table.xlsx")

    done, answers, rejected = screen(tmp_path / "table.xlsx")

    assert done.exit_code == 1
    assert answers["id"].to_list() == ["1", "B", "3", "4"]
    assert answers["people_asking_for_help"].to_list() == [60, 70, None, None]
    assert answers["renovating"].to_list() == [True, False, False, None]
    assert rejected["row"].to_list() == ["3", "4"]
    same_as_one_at_a_time(engine, answers)


def test_ids_that_come_again_and_rows_of_another_width(screen, engine: Engine, tmp_path: Path) -> None:
    """Nothing is dropped in silence: each row stands in the output or among what could not be read."""
    table = written(
        tmp_path / "table.csv", HEAD + GOOD + GOOD.replace("Elm", "Oak") + "3,Ash\n" + "4,Fir,5,1,no,branch,extra\n"
    )

    done, answers, rejected = screen(table)

    assert done.exit_code == 1
    assert answers["name"].to_list() == ["Elm", "Oak"]
    assert rejected["row"].to_list() == ["2", "3", "4"]
    same_as_one_at_a_time(engine, answers)


def test_dates_as_text(screen, engine: Engine, tmp_path: Path) -> None:
    """Read where they are dates, and told where they are none."""
    column = "people_asking_for_help_as_of"
    table = written(
        tmp_path / "table.csv",
        f"id,people_asking_for_help,{column}\n1,60,2026-06-30\n2,60,06/30/2026\n3,60,soon\n4,60,\n",
    )

    done, answers, rejected = screen(table)

    assert done.exit_code == 1
    assert answers[column].to_list() == [date(2026, 6, 30), date(2026, 6, 30), None, None]
    assert rejected.select("row", "column", "value").rows() == [("3", column, "soon")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings(screen, engine: Engine, tmp_path: Path, encoding: str) -> None:
    """The same table, or the name of the encoding that it was taken for."""
    table = written(tmp_path / "table.csv", (HEAD + GOOD.replace("Elm", "Élm—Ñandú")).encode(encoding))

    done, answers, _ = screen(table)

    assert done.exit_code == 0, done.stderr
    assert answers["name"].to_list() == ["Élm—Ñandú"]
    assert ("Windows-1252" in done.stderr) is (encoding == "cp1252")
    same_as_one_at_a_time(engine, answers)


def test_a_thousand_columns(screen, engine: Engine, tmp_path: Path) -> None:
    """Those that tell no fact are counted, not all named."""
    more = [f"column {number}" for number in range(1000)]
    table = written(
        tmp_path / "table.csv", HEAD.strip() + "," + ",".join(more) + "\n" + GOOD.strip() + ",x" * 1000 + "\n"
    )

    done, answers, _ = screen(table)

    assert done.exit_code == 0, done.stderr
    assert "and 990 more" in done.stderr
    assert "column 0" not in answers.columns
    same_as_one_at_a_time(engine, answers)


def test_what_others_wrote_does_not_run_in_a_spreadsheet(run: Run, tmp_path: Path) -> None:
    """Neither the name of an organization, nor a cell that could not be read."""
    table = written(tmp_path / "table.csv", HEAD + '1,"=HYPERLINK(""http://x"")",@SUM,1,no,main\n')
    out = tmp_path / "out.csv"

    done = run("screen", "library", table, "-o", out)

    assert done.exit_code == 1
    assert pl.read_csv(out)["name"].to_list() == ['\'=HYPERLINK("http://x")']
    assert pl.read_csv(tmp_path / "out.rejected.csv")["value"].to_list() == ["'@SUM"]
    assert "as a formula: 1 text\n" in done.stderr

"""Tables as files: what was written is read again, piece by piece as at once, and a failure leaves nothing."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

pl = pytest.importorskip("polars", reason="it is not installed: pip install 'valuecase[tables]'")

from valuecase import ValueCaseError  # noqa: E402 - after what it needs
from valuecase.screening.running import excel  # noqa: E402
from valuecase.screening.running.writing import FORMATS, Output, wrong_places  # noqa: E402

STATUS = pl.Enum(["present", "absent", "unknown"])
FRAME = pl.DataFrame(
    {
        "id": ["010001", "010002", None],
        "name": ["Elm, Oak & Ash", 'The "Best"', "Ñandú\nClinic"],
        "beds": [120, None, 2**53 + 1],
        "score": [3, None, -1],
        "share": [0.25, None, -1.5],
        "rural": [True, None, False],
        "opened": [date(1990, 5, 1), None, date(2020, 1, 1)],
        "holds": [["a", "b"], None, ["c"]],
        "pain_x": ["present", "unknown", None],
    },
    schema_overrides={"pain_x": STATUS, "score": pl.Int32},
)
PROGRAMS = [".parquet", ".arrow", ".feather", ".jsonl", ".ndjson"]


def written(path: Path, *frames: pl.DataFrame) -> Output:
    with Output(path) as output:
        for frame in frames:
            output.write(frame)
        output.finish()
        output.put_in_place()
    return output


def read(path: Path) -> pl.DataFrame:
    match path.suffix:
        case ".csv":
            return pl.read_csv(path, infer_schema=False)
        case ".parquet":
            return pl.read_parquet(path)
        case ".xlsx":
            return pl.read_excel(path)
        case ".jsonl" | ".ndjson":
            return pl.read_ndjson(path, schema_overrides={"opened": pl.Date, "pain_x": STATUS, "score": pl.Int32})
    return pl.read_ipc(path)


@pytest.mark.parametrize("suffix", PROGRAMS)
def test_programs_read_the_very_same_table(tmp_path: Path, suffix: str) -> None:
    """Unknown stays null, lists stay lists, statuses keep their words."""
    path = tmp_path / f"out{suffix}"

    written(path, FRAME)

    assert read(path).equals(FRAME)


@pytest.mark.parametrize("suffix", FORMATS)
def test_in_pieces_as_at_once(tmp_path: Path, suffix: str) -> None:
    """Pieces without rows included, and nothing but the file is left in the folder."""
    once, pieces = tmp_path / f"once{suffix}", tmp_path / f"pieces{suffix.upper()}"

    written(once, FRAME)
    output = written(pieces, FRAME.head(0), FRAME.head(1), FRAME.head(0), FRAME.tail(2))

    same = pieces.rename(tmp_path / f"pieces{suffix}")
    assert read(same).equals(read(once))
    assert output.rows == 3
    assert sorted(tmp_path.iterdir()) == [once, same]


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_table_without_rows_has_its_columns(tmp_path: Path, suffix: str) -> None:
    """JSON lines have nowhere to say them."""
    path = tmp_path / f"none{suffix}"

    written(path, FRAME.head(0))

    if suffix in (".jsonl", ".ndjson"):
        assert path.read_bytes() == b""
    else:
        assert read(path).columns == FRAME.columns
        assert read(path).height == 0


def test_csv_for_people_and_spreadsheets(tmp_path: Path) -> None:
    """Unknown is empty, lists are one text, quotes only where they are needed."""
    written(tmp_path / "out.csv", FRAME)

    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == (
        "id,name,beds,score,share,rural,opened,holds,pain_x\n"
        '010001,"Elm, Oak & Ash",120,3,0.25,true,1990-05-01,a; b,present\n'
        '010002,"The ""Best""",,,,,,,unknown\n'
        ',"Ñandú\nClinic",9007199254740993,-1,-1.5,false,2020-01-01,c,\n'
    )


@pytest.mark.parametrize(
    "text", ['=HYPERLINK("http://x")', "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "=", "-", "+1 205 555 0100"]
)
def test_no_text_in_a_csv_is_run_as_a_formula(tmp_path: Path, text: str) -> None:
    """Neither as a cell, nor within a list, nor as the name of a column; how many were marked is known."""
    frame = pl.DataFrame({"name": [text], text: [[text, "b"]]}, schema_overrides={text: pl.List(pl.String)})

    output = written(tmp_path / "out.csv", frame)

    found = pl.read_csv(tmp_path / "out.csv", infer_schema=False, has_header=False)
    assert found.rows() == [("name", f"'{text}"), (f"'{text}", f"'{text}; b")]
    assert output.marked == 3


@pytest.mark.parametrize("text", ["-86.7", "+3", "-.5e3", "12", "Elm - Oak", "a@b", "", None])
def test_other_texts_stay_as_they_are(tmp_path: Path, text: str | None) -> None:
    """Negative numbers in a column of text, such as places on a map, are no formulas."""
    output = written(tmp_path / "out.csv", pl.DataFrame({"a": [text], "b": ["x"]}))

    assert read(tmp_path / "out.csv")["a"].to_list() == [text]
    assert output.marked == 0


def test_in_excel_texts_are_texts_and_dates_are_dates(tmp_path: Path) -> None:
    """A formula is a text, an id keeps its zeros, and a number too long for Excel keeps its digits."""
    from openpyxl import load_workbook

    frame = pl.DataFrame(
        {
            "id": ["007"],
            "text": ["=1+1"],
            "link": ["http://x"],
            "day": [date(2020, 1, 2)],
            "long": [2**60],
            "no": [False],
        }
    )
    written(tmp_path / "out.xlsx", frame)

    sheet = load_workbook(tmp_path / "out.xlsx").active
    cells = next(iter(sheet.iter_rows(min_row=2)))
    assert [cell.value for cell in cells][:3] == ["007", "=1+1", "http://x"]
    assert cells[1].data_type == "s"
    assert cells[3].value.date() == date(2020, 1, 2)
    assert [cell.value for cell in cells][4:] == [str(2**60), False]


@pytest.mark.parametrize(
    ("limit", "value", "said"),
    [
        ("ROWS", 3, "more than 2 rows"),
        ("COLUMNS", 2, "9 columns"),
        ("LETTERS", 5, "a text in id has more than 5 letters"),
    ],
)
def test_what_excel_cannot_hold_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, said: str
) -> None:
    """With what to do instead; the file that was there stays, and nothing is left beside it."""
    monkeypatch.setattr(excel, limit, value)
    path = tmp_path / "out.xlsx"
    path.write_bytes(b"before")

    with pytest.raises(ValueCaseError) as caught:
        written(path, FRAME.head(1), FRAME.tail(2))

    (problem,) = caught.value.problems
    assert said in problem.message
    assert ".parquet" in problem.advice
    assert problem.file.endswith("out.xlsx")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("out.xlsx", b"before")]


FULL = """
import resource, sys
from pathlib import Path
import polars as pl
from valuecase import ValueCaseError
from valuecase.screening.running.writing import Output
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
try:
    with Output(Path(sys.argv[1])) as output:
        for piece in range(200):
            output.write(pl.DataFrame({"a": [f"{hash((piece, row)):x}" for row in range(2_000)]}))
        output.finish()
        output.put_in_place()
except ValueCaseError as error:
    print(*error.problems, sep="\\n")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
@pytest.mark.parametrize("suffix", FORMATS)
def test_a_full_disk_is_one_problem_and_leaves_the_old_file(tmp_path: Path, suffix: str) -> None:
    """Whichever library writes, nothing complains beside it, not even when it is forgotten."""
    path = tmp_path / f"out{suffix}"
    path.write_bytes(b"before")

    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, timeout=60, check=True
    )

    place, reason, advice = done.stdout.strip().replace("\n", ": ").split(": ")
    assert place == str(path)
    assert reason == "it cannot be written (File too large)"
    assert advice.strip() == "Make room, or write to another disk."
    assert done.stderr == ""
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [(path.name, b"before")]


def test_nothing_written_is_no_file(tmp_path: Path) -> None:
    """As with the rejected rows of a table in which every row could be read."""
    written(tmp_path / "out.csv")

    assert list(tmp_path.iterdir()) == []


def test_everything_that_speaks_against_the_files_at_once(tmp_path: Path) -> None:
    """Endings, folders, files that are there, and files that are another one, by whatever path."""
    there, table, link = tmp_path / "there.csv", tmp_path / "in.csv", tmp_path / "link.csv"
    there.touch()
    table.touch()
    link.symlink_to(table)

    def problems(tables: dict[str, Path], page: Path | None = None, *, force: bool = False) -> list[str]:
        return [problem.message for problem in wrong_places(tables, page, [table], force=force)]

    assert problems({"-o": tmp_path / "a.csv", "--rejected": tmp_path / "b.csv"}, tmp_path / "c.html") == []
    assert problems({"-o": there}) == ["this file is there already"]
    assert problems({"-o": there}, force=True) == []
    assert problems({"-o": tmp_path / "x.xls"}) == ['".xls" is no format that can be written']
    assert problems({"-o": tmp_path / "x"}) == ["its name has no ending"]
    assert problems({"-o": table}, force=True) == ["-o is one of the files that are read, too"]
    assert problems({"-o": link}, force=True) == ["-o is one of the files that are read, too"]
    assert problems({"-o": tmp_path / "a.csv"}, tmp_path / "x" / ".." / "a.csv") == ["--html is -o, too"]
    assert problems({"-o": tmp_path / "no" / "a.pdf", "--rejected": tmp_path}) == [
        '".pdf" is no format that can be written',
        "its folder does not exist",
        "its name has no ending",
        "this is a folder, not a file",
    ]

"""`valuecase screen` as people meet it: tables in, tables out, and nothing lost or half-written on the way."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pl = pytest.importorskip("polars", reason="it is not installed: pip install 'valuecase[tables]'")

from packs import LIBRARY  # noqa: E402 - after what it needs

from valuecase.testing import Outcome  # noqa: E402

Run = Callable[..., Outcome]
DATA = Path(__file__).parents[1] / "data"
HOSPITALS = [DATA / "hospital" / f"{name}.csv" for name in ("general_information", "readmissions_2024", "cost_reports")]
PUBLISHED = {
    "hospital": HOSPITALS,
    "police_department": sorted((DATA / "police_department").glob("*.csv")),
    "public_housing_authority": [DATA / "public_housing_authority" / name for name in ("directory.csv", "inspections_2021.csv", "veterans_vouchers.csv")],
}  # fmt: skip
OURS = """\
code,name,st,visits_per_year,people_asking_for_help,branch_kind,renovating
1,Elm,AL,1200,60,main,no
2,Oak,GA,n/a,5,branch,no
3,Ash,AL,50,,main,yes
"""
NO_WINDOWS = pytest.mark.skipif(sys.platform == "win32", reason="needs signals and limits of POSIX")


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A table of libraries."""
    path = tmp_path / "ours.csv"
    path.write_text(OURS, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where to write."""
    (tmp_path / "to").mkdir()
    return tmp_path / "to"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# --- What it answers --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("type", PUBLISHED)
def test_published_files_get_the_same_answers_as_one_at_a_time(run: Run, folder: Path, type: str) -> None:
    """As importing each organization and asking for its brief."""
    out = folder / "out.parquet"

    done = run("screen", type, *PUBLISHED[type], "-o", out, types=None)

    assert done.exit_code in (0, 1), done.stderr
    table = pl.read_parquet(out)
    assert table.height > 6
    for row in table.gather_every(6).iter_rows(named=True):
        one = folder / "one.toml"
        assert run("import", type, "--id", row["id"], *PUBLISHED[type], "-o", one, "--force", types=None).exit_code == 0
        case = json.loads(run("brief", one, "--format", "json", types=None).stdout)
        assert case["partner"]["name"] == row["name"]
        assert {one["id"]: one["status"] for one in case["pains"]} == answers(row, "pain", case["pains"])
        assert {one["id"]: one["status"] for one in case["drivers"]} == answers(row, "driver", case["drivers"])
        assert {one["id"]: one["status"] for one in case["propositions"]} == answers(row, "proposition", case["propositions"])  # fmt: skip
        (place,) = json.loads(run("compare", one, "--format", "json", types=None).stdout)
        assert place["sum"] == row["score"]


def answers(row: dict, table: str, found: list[dict]) -> dict[str, str]:
    return {one["id"]: row[f"{table}_{one['id']}"] for one in found}


def test_a_table_of_ones_own(run: Run, ours: Path, folder: Path) -> None:
    """Its columns come first, typed, and every row is there in its order; what is not known is null."""
    out = folder / "out.parquet"

    done = run("screen", "library", ours, "--id", "code", "--state", "st", "-o", out)

    assert done.exit_code == 0, done.stderr
    table = pl.read_parquet(out)
    assert table.columns[:3] == ["id", "name", "state"]
    assert table["id"].to_list() == ["1", "2", "3"]
    assert table["visits_per_year"].to_list() == [1200, None, 50]
    assert table["pain_desk_overrun"].to_list() == ["present", "absent", "unknown"]
    assert table["pain_desk_overrun_grade"].to_list() == ["serious", None, None]
    assert "3 public libraries" in done.stdout
    assert f"Written: {out}, 3 rows" in done.stderr
    assert "Next: valuecase" in done.stderr
    assert names(folder) == ["out.parquet"]


@pytest.mark.parametrize("suffix", ["csv", "arrow", "feather", "xlsx", "jsonl", "ndjson", "PARQUET"])
def test_every_format_says_the_same(run: Run, ours: Path, folder: Path, suffix: str) -> None:
    """Each read again with what reads it."""
    out = folder / f"out.{suffix}"

    assert run("screen", "library", ours, "--id", "code", "-o", out).exit_code == 0

    read = {"csv": pl.read_csv, "xlsx": pl.read_excel, "PARQUET": pl.read_parquet}
    read |= dict.fromkeys(("arrow", "feather"), pl.read_ipc) | dict.fromkeys(("jsonl", "ndjson"), pl.read_ndjson)
    table = read[suffix](out)
    assert table["name"].to_list() == ["Elm", "Oak", "Ash"]
    assert table["pain_desk_overrun"].cast(pl.String).to_list() == ["present", "absent", "unknown"]
    assert table["visits_per_year"].to_list() == [1200, None, 50]


@pytest.mark.parametrize("output", [[], ["-o", "-"]])
def test_without_output_the_summary_is_all(run: Run, ours: Path, folder: Path, monkeypatch, output: list[str]) -> None:
    """Nothing is written anywhere, not even what could not be read."""
    monkeypatch.chdir(folder)
    ours.write_text(OURS.replace("1200", "lots"), encoding="utf-8")

    done = run("screen", "library", ours, "--id", "code", *output)

    assert done.exit_code == 1
    assert "3 public libraries" in done.stdout
    assert "Say --rejected FILE" in done.stderr
    assert "Next: add -o FILE" in done.stderr
    assert names(folder) == []


def test_columns_by_other_names(run: Run, tmp_path: Path, folder: Path) -> None:
    """On the command line, or in a file; the day of the figures decides how firm they are."""
    table, columns = tmp_path / "t.csv", tmp_path / "columns.toml"
    table.write_text("Code;Requests per week;Type\n1;60;main\n", encoding="utf-8")
    columns.write_text('id = "Code"\n[columns]\n"Requests per week" = "people_asking_for_help"\n', encoding="utf-8")
    a, b = folder / "a.csv", folder / "b.csv"

    one = run("screen", "library", table, "--id", "Code", "--map", "Requests per week=people_asking_for_help", "--map", "Type=branch_kind", "--dated", "2026-10-01", "-o", a)  # fmt: skip
    other = run(
        "screen", "library", table, "--map", columns, "--map", "Type=branch_kind", "--dated", "2001-10-01", "-o", b
    )

    assert (one.exit_code, other.exit_code) == (0, 0), one.stderr + other.stderr
    first, second = (pl.read_csv(path, infer_schema=False).row(0, named=True) for path in (a, b))
    assert first["pain_desk_overrun"] == second["pain_desk_overrun"] == "present"
    assert int(first["score"]) > int(second["score"])  # what is 25 years old is not firm


def test_only_those_that_are_wanted(run: Run, ours: Path, folder: Path) -> None:
    """Not known is not true, and how many are not known is said."""
    out = folder / "out.csv"

    done = run("screen", "library", ours, "--id", "code", "--state", "st", "-o", out,
               "--where", 'state == "AL" and pain.desk_overrun')  # fmt: skip

    assert done.exit_code == 0
    assert pl.read_csv(out)["name"].to_list() == ["Elm"]
    assert "1 public library" in done.stdout
    assert "--where is true of 1 of 3, and not known of 1." in done.stderr


def test_only_the_best(run: Run, ours: Path, folder: Path) -> None:
    """In the file as in the list."""
    out = folder / "out.csv"

    done = run("screen", "library", ours, "--id", "code", "--top", 1, "-o", out)

    assert done.exit_code == 0
    assert pl.read_csv(out)["name"].to_list() == ["Elm"]
    assert "1. Elm" in done.stdout
    assert "2. " not in done.stdout.split("WHOM TO INVITE FIRST")[1]


def test_a_row_for_each_proposition(run: Run, ours: Path, folder: Path) -> None:
    """With --long."""
    out = folder / "out.csv"

    assert run("screen", "library", ours, "--id", "code", "--long", "-o", out).exit_code == 0

    table = pl.read_csv(out)
    assert table["proposition"].to_list() == ["know_where_to_send"] * 3
    assert table["proposition_status"].to_list() == ["open", "does_not_apply", "does_not_apply"]


def test_as_json_and_as_a_page(run: Run, ours: Path, folder: Path) -> None:
    """The summary for programs, and for the wall."""
    out, page = folder / "out.csv", folder / "out.html"

    done = run(
        "screen", "library", ours, "--id", "code", "-o", out, "--html", page, "--json", "--where", "not renovating"
    )

    data = json.loads(done.stdout)
    assert (data["type"], data["rows"], data["read"]) == ("library", 2, 3)
    assert data["written"] == {"file": str(out), "rows": 2}
    assert data["where"] == {"unwanted": 1, "unknown": 0}
    assert (data["not_read"], data["rejected_file"]) == ({}, None)
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert names(folder) == ["out.csv", "out.html"]


def test_what_could_not_be_read_is_told_and_kept(run: Run, ours: Path, folder: Path) -> None:
    """By reason on the screen, each with its place in a file beside the output; the row is answered without it."""
    ours.write_text(OURS.replace("1200", "lots").replace(",50,", ",few,") + "4,Fir\n", encoding="utf-8")
    out = folder / "out.parquet"

    done = run("screen", "library", ours, "--id", "code", "-o", out)

    assert done.exit_code == 1
    assert "Not used: 3 rows or cells." in done.stderr
    assert "2 × visits_per_year must be a whole number, not '…'" in done.stderr
    rejected = pl.read_csv(folder / "out.rejected.csv")
    assert rejected.columns == ["file", "row", "id", "column", "value", "why", "used"]
    assert rejected["row"].to_list() == [1, 3, 4]
    assert pl.read_parquet(out)["visits_per_year"].to_list() == [None, None, None]

    assert run("screen", "library", ours, "--id", "code", "-o", out).exit_code == 2  # both are there
    ours.write_text(OURS, encoding="utf-8")
    assert run("screen", "library", ours, "--id", "code", "-o", out, "--force").exit_code == 0
    assert names(folder) == ["out.parquet"]


# --- What it refuses --------------------------------------------------------------------------------------------------


def test_everything_wrong_with_files_and_columns_at_once(run: Run, ours: Path, folder: Path) -> None:
    """And nothing is written."""
    done = run("screen", "library", ours, "--map", "Nope=visits_per_year", "--map", "name=visits", "-o", folder / "out.pdf",
               "--html", ours, "--force")  # fmt: skip

    assert (done.exit_code, done.stdout) == (2, "")
    for said in ('".pdf" is no format', "one of the files that are read", "Nope", 'Did you mean "visits_per_year"'):
        assert said in done.stderr
    assert names(folder) == []
    assert ours.read_text(encoding="utf-8") == OURS


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("renovatign", 'Did you mean "renovating"?'),
        ("visits_per_year", "Write visits_per_year > 0"),
        ("renovating and", "--where, line 1"),
        ('sate == "AL"', 'Did you mean "state"?'),
    ],
)
def test_a_wrong_condition(run: Run, ours: Path, folder: Path, condition: str, said: str) -> None:
    """Before anything is read."""
    done = run(
        "screen", "library", ours, "--id", "code", "--state", "st", "--where", condition, "-o", folder / "out.csv"
    )

    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert names(folder) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "{to}"], "this is a folder"),
        (["-o", "."], "this is a folder"),
        (["-o", "{to}/none/out.csv"], "its folder does not exist"),
        (["-o", "{to}/out"], "its name has no ending"),
        (["-o", "{ours}", "--force"], "-o is one of the files that are read, too"),
        (["-o", "{to}/a.csv", "--rejected", "{to}/a.csv"], "--rejected is -o, too"),
        (["-o", "{to}/a.csv", "--html", "{to}/../to/a.csv"], "--html is -o, too"),
        (["-o", "{to}/a.csv", "--html", "{to}/a.rejected.csv"], "--html is --rejected, too"),
        (["--top", "0"], "--top"),
        (["--dated", "soon"], "2026-12-01"),
    ],
)
def test_places_that_cannot_be_written(run: Run, ours: Path, folder: Path, arguments: list[str], said: str) -> None:
    """Told before anything is read."""
    done = run("screen", "library", ours, *(one.format(to=folder, ours=ours) for one in arguments))

    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert names(folder) == []
    assert ours.read_text(encoding="utf-8") == OURS


def test_without_the_extra(ours: Path) -> None:
    """One problem that says what to install."""
    code = "import sys; sys.modules['polars'] = None; from valuecase.cli.group import main; main()"
    command = [sys.executable, "-c", code, "--types", str(LIBRARY), "screen", "library", str(ours)]

    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "tables need what is not installed here: polars\n  pip install 'valuecase[tables]'\n"


# --- What goes wrong on the way ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def many(tmp_path_factory) -> Path:
    """Enough rows for a signal to come in between."""
    path = tmp_path_factory.mktemp("many") / "many.csv"
    rows = 600_000
    frame = pl.select(pl.int_range(rows).alias("id"), (pl.int_range(rows) % 90).alias("people_asking_for_help"))
    frame.write_csv(path)
    return path


def process(many: Path, *arguments: object, before: str = "") -> list[str]:
    code = f"{before}from valuecase.cli.group import main; main()"
    words = ("--types", LIBRARY, "screen", "library", many, *arguments)
    return [sys.executable, "-c", code, *map(str, words)]


def wait_for(happened: Callable[[], bool], process: subprocess.Popen) -> None:
    deadline = time.monotonic() + 60
    while not happened():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.005)


@NO_WINDOWS
@pytest.mark.parametrize(
    ("number", "code", "suffix"),
    [
        (signal.SIGINT, 130, ".csv"),
        (signal.SIGINT, 130, ".xlsx"),
        (signal.SIGTERM, 143, ".parquet"),
        (signal.SIGTERM, 143, ".xlsx"),
        (signal.SIGKILL, -9, ".arrow"),
        (signal.SIGKILL, -9, ".xlsx"),
    ],
)
def test_stopped_in_the_middle(many: Path, folder: Path, number: int, code: int, suffix: str) -> None:
    """The old output stays, and nothing else unless nobody could clean up: then a file that is clearly unfinished."""
    out = folder / f"out{suffix}"
    out.write_text("before", encoding="utf-8")
    with subprocess.Popen(
        process(many, "-o", out, "--force"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        wait_for(lambda: len(names(folder)) > 1, running)
        running.send_signal(number)
        said, complained = running.communicate(timeout=60)

    assert (running.returncode, said) == (code, "")
    assert out.read_text(encoding="utf-8") == "before"
    left = [name for name in names(folder) if name != out.name]
    if number == signal.SIGKILL:
        assert complained == ""
        assert all(name.startswith(".out.") and name.endswith((".part", ".parts")) for name in left)
    else:
        assert complained == "Stopped: nothing was written.\n"
        assert left == []


@NO_WINDOWS
@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".arrow", ".xlsx", ".jsonl"])
def test_a_full_disk(many: Path, folder: Path, suffix: str) -> None:
    """One problem with its place; the old output stays, and nothing else."""
    out = folder / f"out{suffix}"
    out.write_text("before", encoding="utf-8")
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)); "

    done = subprocess.run(
        process(many, "-o", out, "--force", before=limit), capture_output=True, text=True, timeout=120, check=False
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{out}: it cannot be written (File too large)\n  Make room, or write to another disk.\n"
    assert (names(folder), out.read_text(encoding="utf-8")) == ([out.name], "before")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder in which nobody can write")
def test_a_folder_in_which_nothing_can_be_written(run: Run, ours: Path) -> None:
    """One problem with its place."""
    done = run("screen", "library", ours, "--id", "code", "-o", "/proc/out.csv")

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("/proc/out.csv: it cannot be written (")


@NO_WINDOWS
@pytest.mark.parametrize(("patience", "shown"), [("-1", True), ("1e9", False)])
def test_a_bar_on_a_terminal_when_it_takes_long(ours: Path, folder: Path, patience: str, shown: bool) -> None:
    """And none when it does not, or where nobody sees it."""
    import pty

    before = f"import valuecase.cli.working as w; w.PATIENCE = {patience}; "
    command = process(ours, "-o", folder / "out.csv", "--force", before=before)
    master, slave = pty.openpty()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=slave) as running:
        os.close(slave)
        said = b"".join(iter(lambda: read_from(master), b""))
        os.close(master)
        assert running.wait(60) == 0
    piped = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=60, check=True)

    assert (b"Screening  [" in said) is shown
    assert (b"100%" in said) is shown
    assert b"Written: " in said
    assert b"[" not in piped.stderr


def read_from(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # what Linux says at the end of a pseudo-terminal
        return b""

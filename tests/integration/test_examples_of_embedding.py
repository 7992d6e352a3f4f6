"""The examples of embedding, each run as its page in the documentation says: a script, a service over HTTP, a notebook."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from http.client import HTTPConnection
from pathlib import Path

import pytest

from valuecase import Engine, read_case, read_partner, to_json

ROOT = Path(__file__).parent.parent.parent
EMBEDDING = ROOT / "examples" / "embedding"
RIVERBEND = ROOT / "examples" / "riverbend"
MISSING = "it is not installed: pip install 'valuecase[examples]'"
AS_OF = "2026-12-01"


def packaged(name: str) -> None:
    pytest.importorskip(name, reason=f"{name}: {MISSING}")


# --- a spreadsheet ----------------------------------------------------------------------------------------------------

SHEETS = EMBEDDING / "spreadsheet"
ROWS = list(csv.reader((SHEETS / "partners.csv").read_text(encoding="utf-8").splitlines()))


def brief_partners(
    sheet: Path, folder: Path, columns: Path = SHEETS / "columns.toml"
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, SHEETS / "brief_partners.py", sheet, columns, folder, "--as-of", AS_OF]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def changed(path: Path, row: int, column: str, cell: str) -> Path:
    """The sheet with one cell changed."""
    rows = [list(each) for each in ROWS]
    rows[row - 1][rows[0].index(column)] = cell
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows(rows)
    return path


def test_every_row_of_the_sheet_gets_a_brief_and_all_a_summary(tmp_path):
    done = brief_partners(SHEETS / "partners.csv", tmp_path / "out")

    assert (done.returncode, done.stderr) == (0, "")
    pages = sorted((tmp_path / "out").glob("0*.md"))
    assert [page.stem[3:] for page in pages] == [row[0] for row in ROWS[1:]]
    summary = (tmp_path / "out" / "summary.md").read_text(encoding="utf-8")
    for page, row in zip(pages, ROWS[1:], strict=True):
        text = page.read_text(encoding="utf-8")
        assert text.startswith(f"# {row[0]}\n")
        assert "This partner is made up" in text
        assert row[0] in summary
    assert "the chief nursing officer, October 2026" in pages[0].read_text(encoding="utf-8")


def test_a_workbook_says_the_same_as_the_sheet(tmp_path):
    packaged("openpyxl")
    from openpyxl import Workbook

    book = Workbook()
    for row in ROWS:
        book.active.append(
            [date.fromisoformat(cell) if re.fullmatch(r"\d{4}-\d\d-\d\d", cell) else cell or None for cell in row]
        )
    book.save(tmp_path / "partners.xlsx")

    assert brief_partners(tmp_path / "partners.xlsx", tmp_path / "book").stderr == ""
    brief_partners(SHEETS / "partners.csv", tmp_path / "sheet")

    assert {page.name: page.read_text(encoding="utf-8") for page in (tmp_path / "book").iterdir()} == {
        page.name: page.read_text(encoding="utf-8") for page in (tmp_path / "sheet").iterdir()
    }


@pytest.mark.parametrize(
    ("row", "column", "cell", "said"),
    [
        (2, "Staffed beds", "many", "Staffed beds: staffed_beds must be a whole number, not 'many'"),
        (2, "Type of hospital", "acute", 'Type of hospital: "acute" is not an option of org_type'),
        (3, "Homes turned over", "5", "Homes turned over is nothing that is known of a hospital"),
        (4, "How sure", "certain", "confidence cannot be 'certain'"),
        (5, "On", "in October", "as_of must be a date, not 'in October'"),
    ],
)
def test_a_wrong_cell_is_told_with_its_row_and_costs_nothing_else(tmp_path, row, column, cell, said):
    sheet = changed(tmp_path / "wrong.csv", row, column, cell)

    done = brief_partners(sheet, tmp_path / "out")

    assert done.returncode == 1
    assert f"{sheet}, row {row}: {said}" in done.stderr
    assert len(list((tmp_path / "out").glob("0*.md"))) == 6


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("Kind", "Libary", '"Libary" is no kind of organization'),
        ("Organization", "", "[partner] does not say its name"),
    ],
)
def test_a_row_about_nobody_is_told_and_the_others_are_briefed(tmp_path, column, cell, said):
    sheet = changed(tmp_path / "wrong.csv", 3, column, cell)

    done = brief_partners(sheet, tmp_path / "out")

    assert done.returncode == 1
    assert f"{sheet}, row 3: {said}" in done.stderr
    assert len(list((tmp_path / "out").glob("0*.md"))) == 5


def test_a_sheet_that_is_not_there_is_told_in_words(tmp_path):
    done = brief_partners(tmp_path / "nowhere.csv", tmp_path / "out")

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "nowhere.csv" in done.stderr


# --- a web service ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def service() -> Iterator[int]:
    """The service as a process of its own, on a port that is free; gives the port."""
    packaged("flask")
    command = [sys.executable, "-m", "flask", "--app", "service", "run", "--port", "0"]
    env = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, cwd=EMBEDDING / "web_service", env=env, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    ) as process:
        try:
            said = iter(process.stderr.readline, "")
            yield next(int(found.group(1)) for line in said if (found := re.search(r"http://127\.0\.0\.1:(\d+)", line)))
        finally:
            process.terminate()


def ask(
    port: int, method: str, path: str, body: str | bytes = "", kind: str = "application/toml"
) -> tuple[int, str, str]:
    """Status, kind of content, and text."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(method, path, body.encode() if isinstance(body, str) else body, {"Content-Type": kind})
    answer = connection.getresponse()
    return answer.status, answer.headers["Content-Type"], answer.read().decode()


HOSPITAL = (RIVERBEND / "hospital.toml").read_text(encoding="utf-8")


def test_the_service_names_the_kinds_of_organization(service):
    status, _, text = ask(service, "GET", "/types")

    assert status == 200
    assert {one["id"] for one in json.loads(text)} == set(Engine().types())
    assert {"id": "hospital", "title": "Hospital", "sector": "health_care"} in json.loads(text)


@pytest.mark.parametrize(
    ("form", "kind", "begins"),
    [
        ("html", "text/html", "<!DOCTYPE html>"),
        ("markdown", "text/markdown", "# Riverbend"),
        ("json", "application/json", "{"),
    ],
)
def test_the_service_answers_a_partner_file_with_a_brief(service, form, kind, begins):
    status, content, text = ask(service, "POST", f"/brief?form={form}&as_of={AS_OF}", HOSPITAL)

    assert (status, content) == (200, f"{kind}; charset=utf-8")
    assert text.startswith(begins)


def test_the_json_of_the_service_is_the_case(service):
    engine = Engine()
    case = engine.evaluate(read_partner(RIVERBEND / "hospital.toml"), as_of=date.fromisoformat(AS_OF))

    _, _, text = ask(service, "POST", f"/brief?form=json&as_of={AS_OF}", HOSPITAL)

    assert text == to_json(case)
    assert to_json(read_case(text, engine)) == text


def test_the_service_takes_a_partner_as_json(service):
    _, _, case = ask(service, "POST", f"/brief?form=json&as_of={AS_OF}", HOSPITAL)
    partner = json.dumps(json.loads(case)["partner_file"])

    status, _, again = ask(service, "POST", f"/brief?form=json&as_of={AS_OF}", partner, "application/json")

    assert (status, again) == (200, case)


def test_the_service_makes_a_handout_and_chooses_an_audience(service):
    _, _, whole = ask(service, "POST", f"/brief?form=markdown&as_of={AS_OF}", HOSPITAL)
    _, _, handout = ask(service, "POST", f"/brief?form=markdown&as_of={AS_OF}&handout=1", HOSPITAL)
    _, _, one = ask(service, "POST", f"/brief?form=markdown&as_of={AS_OF}&audience=executive", HOSPITAL)

    assert "For our preparation" in whole
    assert "For our preparation" not in handout
    assert len(one) < len(whole)


WRONG = HOSPITAL.replace("staffed_beds =", "staffed_bed =").replace(
    "occupancy_percent = { value = 88", "occupancy_percent = { value = true"
)


def line_of(start: str) -> int:
    return next(number for number, line in enumerate(WRONG.splitlines(), 1) if line.startswith(start))


def test_everything_wrong_with_a_partner_comes_back_as_data_with_its_line(service):
    status, kind, text = ask(service, "POST", "/brief", WRONG)

    assert (status, kind) == (422, "application/json")
    problems = {one["line"]: one for one in json.loads(text)["problems"]}
    misspelt = problems[line_of("staffed_bed =")]
    assert misspelt["message"] == '"staffed_bed" is not a fact of this type'
    assert misspelt["advice"] == 'Did you mean "staffed_beds"?'
    assert problems[line_of("occupancy_percent")]["message"] == "occupancy_percent must be a number, not true"
    assert {one["file"] for one in problems.values()} == {"the request"}


@pytest.mark.parametrize(
    ("path", "body", "kind", "said"),
    [
        ("/brief", "[partner", "application/toml", "this is not valid TOML"),
        ("/brief", "", "application/toml", "[partner] does not say its name and type"),
        ("/brief", "[]", "application/json", "a partner is an object"),
        (
            "/brief",
            '{"partner": {"name": "x", "type": "hospitol"}}',
            "application/json",
            'no stakeholder type "hospitol"',
        ),
        (
            "/brief",
            '{"partner": {"name": "x", "type": "hospital"}, "facts": {"staffed_beds": "two"}}',
            "application/json",
            "staffed_beds must be a whole number",
        ),
        ("/brief?form=pdf", HOSPITAL, "application/toml", 'there is no form "pdf"'),
        ("/brief?as_of=soon", HOSPITAL, "application/toml", '"soon" is not a day'),
        ("/brief?audience=nobody", HOSPITAL, "application/toml", 'there is no audience "nobody"'),
    ],
)
def test_whatever_cannot_be_used_is_422_and_says_why(service, path, body, kind, said):
    status, _, text = ask(service, "POST", path, body, kind)

    assert status == 422
    assert any(said in one["message"] for one in json.loads(text)["problems"])


@pytest.mark.parametrize(
    ("method", "path", "body", "kind", "status"),
    [
        ("GET", "/nowhere", "", "application/toml", 404),
        ("POST", "/brief", "{", "application/json", 400),
        ("POST", "/brief", b"x" * 1_000_001, "application/toml", 413),
    ],
)
def test_what_the_framework_refuses_is_data_too(service, method, path, body, kind, status):
    answered, content, text = ask(service, method, path, body, kind)

    assert (answered, content) == (status, "application/json")
    assert json.loads(text)["problems"][0]["message"]


# --- a notebook -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def cells(tmp_path_factory) -> list:
    """The notebook's cells of code after all of them were run, in a place of their own that looks like the repository."""
    packaged("nbclient")
    packaged("ipykernel")
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(EMBEDDING / "notebook" / "riverbend.ipynb", as_version=4)
    nbformat.validate(notebook)
    folder = tmp_path_factory.mktemp("repository")
    shutil.copytree(RIVERBEND, folder / "riverbend")
    (place := folder / "embedding" / "notebook").mkdir(parents=True)
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(place)}}).execute()
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def shown(cell: dict, kind: str) -> str:
    """What a cell showed in one form."""
    outputs = [one.text if one.output_type == "stream" else one.get("data", {}).get(kind, "") for one in cell.outputs]
    return "\n".join(outputs)


def test_the_notebook_shows_a_case_points_an_exchange_and_a_picture_inline(cells):
    text = "\n".join(shown(cell, "text/plain") for cell in cells)
    markdown = "\n".join(shown(cell, "text/markdown") for cell in cells)

    assert "The same people, again and again: severe" in text
    assert "*Then ask:*" in markdown
    assert "Riverbend Health Coalition gives Riverbend Police Department" in text
    assert "## The first small step" in markdown
    assert any(shown(cell, "image/svg+xml").startswith("<svg") for cell in cells)
    assert shown(cells[-1], "text/plain").strip() == "True"


def test_the_notebook_is_kept_without_what_it_showed():
    notebook = json.loads((EMBEDDING / "notebook" / "riverbend.ipynb").read_text(encoding="utf-8"))

    assert not any(cell.get("outputs") for cell in notebook["cells"])

"""Brief a spreadsheet of partners: a page of Markdown for each row, and a summary of whom to approach first.

    python brief_partners.py partners.csv columns.toml briefs/ --as-of 2026-12-01

The sheet is a CSV file, or an Excel workbook, of which the first sheet is read; columns.toml says what each column means.
What is wrong with a cell is told with its row and left out, and everything else is used; then the script ends with 1.
"""

import argparse
import csv
import sys
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import valuecase
from valuecase import Engine, Problem, ValueCase, ValueCaseError

ABOUT = ("name", "type", "place", "fictional", "said_by", "as_of", "confidence")  # what a row says beside facts
Row = dict[str, str]


def rows_of(path: Path) -> Iterator[Row]:
    """Every row by the headings of the first one, each cell as people would type it."""
    if path.suffix != ".xlsx":
        with path.open(newline="", encoding="utf-8-sig") as stream:
            yield from (
                {heading: (cell or "").strip() for heading, cell in row.items()} for row in csv.DictReader(stream)
            )
        return
    from openpyxl import load_workbook  # only for those who have workbooks

    headings, *rows = load_workbook(path, read_only=True, data_only=True).worksheets[0].iter_rows(values_only=True)
    yield from (dict(zip(map(str, headings), map(typed, row), strict=True)) for row in rows)


def typed(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return "" if cell is None else str(cell).strip()


class Sheet:
    """One sheet, and what its columns mean. `problems` grows while the cases are made."""

    def __init__(self, path: Path, columns: Path, engine: Engine) -> None:
        self.path = path
        self.engine = engine
        self.columns = tomllib.loads(columns.read_text(encoding="utf-8"))
        self.kinds = {engine.type(id).about.title.casefold(): id for id in engine.types()}
        self.problems: list[Problem] = []

    def cases(self, as_of: date) -> Iterator[ValueCase]:
        for number, row in enumerate(rows_of(self.path), start=2):  # the headings are row 1
            try:
                case = self.case(row, f"{self.path}, row {number}", as_of)
            except ValueCaseError as error:  # the row does not say who it is about
                self.problems += error.problems
            else:
                self.problems += case.problems
                yield case

    def case(self, row: Row, place: str, as_of: date) -> ValueCase:
        about = {field: row.get(self.columns["about"].get(field, ""), "") for field in ABOUT}
        kind = self.kinds.get(about["type"].casefold())
        if kind is None:
            advice = f"It can be: {', '.join(self.kinds)}."
            raise ValueCaseError(Problem(f'"{about["type"]}" is no kind of organization', advice, place))
        told = {key: about[key] for key in ("confidence", "said_by", "as_of") if about[key]}
        tables = {
            "partner": {
                "name": about["name"],
                "type": kind,
                "place": about["place"],
                "fictional": about["fictional"] == "yes",
            },
            "facts": {id: {"value": value, **told} for id, value in self.facts(kind, row, place)},
        }
        return self.engine.evaluate(valuecase.parse_partner(tables, named=place), as_of=as_of)

    def facts(self, kind: str, row: Row, place: str) -> Iterator[tuple[str, object]]:
        """The cells that hold something, as values of facts."""
        known = self.engine.type(kind).fact
        for id, column in self.columns["facts"].items():
            if not row.get(column):
                continue
            if id not in known:
                self.problems.append(
                    Problem(f"{column} is nothing that is known of a {kind}", "Leave the cell empty.", place)
                )
                continue
            try:
                yield id, valuecase.parse_value(known[id], row[column])
            except ValueCaseError as error:
                self.problems += [Problem(f"{column}: {one.message}", one.advice, place) for one in error.problems]


def write(cases: list[ValueCase], folder: Path) -> None:
    """A page for each, and the summary. Two rows of one name would overwrite each other, so pages are numbered."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, case in enumerate(cases, start=1):
        page = folder / f"{number:02} {''.join(c for c in case.partner.name if c.isalnum() or c in ' -')}.md"
        page.write_text(valuecase.to_markdown(valuecase.brief_of(case)), encoding="utf-8")
    (folder / "summary.md").write_text(valuecase.to_markdown(valuecase.compare(cases)), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description="Brief a spreadsheet of partners.")
    parser.add_argument("sheet", type=Path)
    parser.add_argument("columns", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--as-of", type=date.fromisoformat, default=date.today())
    given = parser.parse_args()

    try:
        sheet = Sheet(given.sheet, given.columns, Engine())
        cases = list(sheet.cases(given.as_of))
    except (OSError, ValueError) as error:  # neither a sheet nor columns that can be read
        parser.error(str(error))
    if cases:
        write(cases, given.folder)
        print(f"{len(cases)} briefs and summary.md in {given.folder}")
    for problem in sheet.problems:
        print(problem, file=sys.stderr)
    return 1 if sheet.problems else 0


if __name__ == "__main__":
    sys.exit(main())

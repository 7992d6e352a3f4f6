"""What somebody says of the columns of a table, one by one or in a file."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from attrs import frozen

from valuecase.model.problems import Problem, ValueCaseError, did_you_mean, said
from valuecase.reading.toml import Document, read_toml

DATED = "dated"
# The columns that say who an organization is, and what people call them where nobody says.
IDENTITY = {
    "id": ("id", "identifier"),
    "name": ("name", "organization", "organization name", "organisation", "organisation name"),
    "state": ("state", "state code"),
    "place": ("place", "city", "town", "county"),
}


@frozen
class Told:
    """One column and what it says: a fact, `<fact>_as_of` (since when), `id`, `name`, `state`, `place`, or `dated`."""

    column: str
    target: str
    file: str = ""
    line: int | None = None

    def problem(self, message: str, advice: str) -> Problem:
        return Problem(message, advice, self.file, self.line)


@frozen
class ColumnMap:
    """What somebody said of the columns, and the day of all figures for which no column says it."""

    told: tuple[Told, ...] = ()
    dated: date | None = None

    def __bool__(self) -> bool:
        return bool(self.told)


def column_map(given: Iterable[str] = (), *, dated: date | None = None, **columns: str) -> ColumnMap:
    """What `--map` was given, each `COLUMN=FACT` or a TOML file, and the columns for `id`, `name`, `state` and `place`.

    Raises ValueCaseError with all that is wrong with it.
    """
    told = [Told(column, target) for target, column in columns.items() if column]
    problems: list[Problem] = []
    for text in given:
        column, sign, target = text.rpartition("=")
        if text.endswith(".toml"):
            document = read_toml(Path(text))
            told += _of_file(document, problems)
            when = document.tables.get(DATED)
            dated = dated or (when.date() if isinstance(when, datetime) else when if isinstance(when, date) else None)
        elif sign and column.strip() and target.strip():
            told.append(Told(column.strip(), target.strip()))
        else:
            advice = 'Write COLUMN=FACT, such as "Staffed Beds=staffed_beds", or name a TOML file of such lines.'
            problems.append(Problem(f'"{text}" does not say which column tells which fact', advice))
    if problems:
        raise ValueCaseError(problems)
    return ColumnMap(tuple(told), dated)


def _of_file(document: Document, problems: list[Problem]) -> Iterator[Told]:
    for key, value in document.tables.items():
        if key == "columns" and isinstance(value, dict):
            for column, target in value.items():
                if isinstance(target, str):
                    yield Told(column, target, document.file, document.line(("columns", column)))
                else:
                    message = f"the fact of a column must be written in quotes, not {said(target)}"
                    problems.append(document.problem(("columns", column), message, f'"{column}" = "staffed_beds"'))
        elif isinstance(value, str) and key in (*IDENTITY, DATED):
            yield Told(value, key, document.file, document.line((key,)))
        elif key != DATED or not isinstance(value, date):
            advice = did_you_mean(
                key, ("columns", *IDENTITY, DATED), f"It can be: columns, {', '.join(IDENTITY)}, dated."
            )
            problems.append(document.problem((key,), f'"{key}" says nothing about columns', advice))

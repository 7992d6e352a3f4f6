"""Reading published tables as they are: what the readers of all types share.

Publishers put titles above headers, write missing values as words, lose leading zeros, break lines inside headers and
glue footnote digits to names. Each of these is put right here, once; what a column means is known to the plugin that
reads it.
"""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from itertools import dropwhile, takewhile
from pathlib import Path

from attrs import frozen

from valuecase.conditions.tree import Value
from valuecase.model.problems import Problem, ValueCaseError, did_you_mean
from valuecase.model.sources import PublishedRow
from valuecase.reading.text import shown

MISSING = frozenset(
    ("", "-", "n/a", "na", "#n/a", "nan", "null", "none", "not available", "not applicable", "too few to report")
)
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?", re.IGNORECASE)
_STATES = """
AL01Alabama AK02Alaska AZ04Arizona AR05Arkansas CA06California CO08Colorado CT09Connecticut DE10Delaware
DC11District_of_Columbia FL12Florida GA13Georgia HI15Hawaii ID16Idaho IL17Illinois IN18Indiana IA19Iowa KS20Kansas
KY21Kentucky LA22Louisiana ME23Maine MD24Maryland MA25Massachusetts MI26Michigan MN27Minnesota MS28Mississippi
MO29Missouri MT30Montana NE31Nebraska NV32Nevada NH33New_Hampshire NJ34New_Jersey NM35New_Mexico NY36New_York
NC37North_Carolina ND38North_Dakota OH39Ohio OK40Oklahoma OR41Oregon PA42Pennsylvania RI44Rhode_Island
SC45South_Carolina SD46South_Dakota TN47Tennessee TX48Texas UT49Utah VT50Vermont VA51Virginia WA53Washington
WV54West_Virginia WI55Wisconsin WY56Wyoming AS60American_Samoa GU66Guam MP69Northern_Mariana_Islands PR72Puerto_Rico
VI78Virgin_Islands
"""
STATES = {entry[:2]: entry[4:].replace("_", " ") for entry in _STATES.split()}  # names by postal code
_COUNTYLESS = ("AK", "AS", "DC", "GU", "MP", "PR", "VI")  # they have boroughs, islands, districts and municipalities
_BY_NAME = {name.lower(): code for code, name in STATES.items()}
_BY_FIPS = {entry[2:4]: entry[:2] for entry in _STATES.split()}


@frozen
class Measure:
    """How a fact follows from a row: a column, times `scale`, divided by the column `over`, rounded to `digits`."""

    column: str
    scale: float = 1
    over: str = ""
    digits: int = 2

    def __call__(self, row: Mapping[str, str]) -> int | float | None:
        value = number(row.get(self.column, ""))
        divisor = number(row.get(self.over, "")) if self.over else 1
        if value is None or not divisor:
            return None
        if isinstance(value, int) and self.scale == divisor == 1:
            return value
        return round(value * self.scale / divisor, self.digits or None)


# --- Files ------------------------------------------------------------------------------------------------------------


def header(path: Path) -> tuple[str, ...]:
    """The column names of a table, cleaned; raises ValueCaseError where there is no such table."""
    with _rows(path) as rows:
        columns = _columns(rows)
    if not columns:
        raise _unreadable(path, "there is no table in this file", "Download it again, or save the right sheet as CSV.")
    return columns


def title(path: Path) -> str:
    """What the publisher wrote above the header, on one line; empty where the header comes first."""
    with _rows(path) as rows:
        return tidy(" ".join(cell for cells in takewhile(_above_header, rows) for cell in cells))


def records(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table by cleaned column name; cells without blanks around them, empty rows left out."""
    drawing = _DRAWING.get() or _Drawing()
    drawing.finished = False
    for number, record in numbered(path):
        if any(record.values()):
            drawing.number = number
            yield record
    drawing.finished = True


def numbered(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows as `records` has them, each with its number, the first below the header being 1; empty ones, too."""
    with _rows(path) as rows:
        columns = _columns(rows)
        for number, cells in enumerate(filter(None, rows), start=1):
            cells += [""] * (len(columns) - len(cells))
            yield number, dict(zip(columns, map(str.strip, cells), strict=False))


def ragged(path: Path) -> Iterator[tuple[int, int]]:
    """The rows that have more or fewer cells than there are columns: their numbers, and how many cells they have."""
    with _rows(path) as rows:
        width = len(_columns(rows))
        for number, cells in enumerate(filter(None, rows), start=1):
            if len(cells) != width:
                yield number, len(cells)


class _Drawing:
    """Which record a reader drew last; whether it has drawn them all."""

    number = 0
    finished = False


_DRAWING: ContextVar[_Drawing | None] = ContextVar("_DRAWING", default=None)


def traced(read: Callable[[Path], Iterator[PublishedRow]], path: Path) -> list[tuple[PublishedRow, int | None]]:
    """What a reader makes of a file, with the number of the record that each row was made of.

    It is None where a reader draws all records before it makes the first row, or does not draw them from `records`.
    """
    drawing = _Drawing()
    before = _DRAWING.set(drawing)
    try:
        return [(row, None if drawing.finished else drawing.number or None) for row in read(path)]
    finally:
        _DRAWING.reset(before)


def _columns(rows: Iterator[list[str]]) -> tuple[str, ...]:
    return tuple(map(column_name, next(dropwhile(_above_header, rows), ())))


def _above_header(cells: list[str]) -> bool:
    """Whether this is a title or empty: a header names two columns at least."""
    return sum(bool(cell.strip()) for cell in cells) < 2


@contextmanager
def _rows(path: Path) -> Iterator[Iterator[list[str]]]:
    """The rows of a file in CSV, or with tabs; whatever makes it unreadable becomes one located problem."""
    try:
        if path.is_dir():
            raise _unreadable(path, "this is a folder, not a file", "Name the CSV files in it.")
        stream = path.open(encoding="utf-8-sig", newline="")
    except FileNotFoundError:
        raise _unreadable(path, "there is no such file", _nearest_file(path)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _unreadable(path, f"it cannot be read ({reason})", "Check its name and permissions.") from None
    with stream:
        try:
            start = stream.read(4096)
            if "\0" in start:
                raise _unreadable(path, "this is not a table in text", _SAVE)
            stream.seek(0)
            rows = csv.reader(stream, delimiter="\t" if start.count("\t") > start.count(",") else ",")
            yield rows
        except UnicodeDecodeError:
            raise _unreadable(path, "this is not a text file in UTF-8", _SAVE) from None
        except csv.Error as error:
            raise _unreadable(path, f"this is not a table in CSV ({error})", _SAVE, rows.line_num) from None


_SAVE = "Download the CSV again, or open the file in a spreadsheet and save it as CSV in UTF-8."


def _unreadable(path: Path, message: str, advice: str, line: int | None = None) -> ValueCaseError:
    return ValueCaseError(Problem(message, advice, shown(path), line))


def _nearest_file(path: Path) -> str:
    folder = path.parent
    names = [each.name for each in folder.glob("*.csv")] if folder.is_dir() else []
    return did_you_mean(path.name, names, "Check its name and folder.")


# --- Cells ------------------------------------------------------------------------------------------------------------


def column_name(cell: str) -> str:
    """A header cell on one line, without a footnote digit: `Rape1` is Rape, while the year of `GROC16` stays."""
    return re.sub(r"(?<=[a-z])\d(,\s?\d)*$", "", tidy(cell))


def tidy(cell: str) -> str:
    """One line with single blanks; no-break spaces and line breaks are blanks."""
    return " ".join(cell.split())


def is_missing(cell: str) -> bool:
    return cell.strip().lower() in MISSING


def number(cell: str, unknown: tuple[str, ...] = ()) -> int | float | None:
    """The number in a cell, or None where it is missing, a word, or one of the codes in `unknown`."""
    bare = cell.strip().replace(",", "").removeprefix("$").removesuffix("%")
    if bare in unknown or not _NUMBER.fullmatch(bare):
        return None
    value = float(bare)
    if not abs(value) < float("inf"):
        return None
    return int(bare) if re.fullmatch(r"[-+]?\d+", bare) else value


def whole(cell: str, unknown: tuple[str, ...] = ()) -> int | None:
    """A count; None where it is missing or below zero."""
    value = number(cell, unknown)
    return None if value is None or value < 0 else round(value)


def yes_no(cell: str) -> bool | None:
    """Yes or no in the publishers' spellings (`Yes`, `TRUE`, `1.0`); empty is neither."""
    said = cell.strip().lower()
    return (
        True
        if said in ("yes", "y", "true", "1", "1.0")
        else False
        if said in ("no", "n", "false", "0", "0.0")
        else None
    )


def day(cell: str) -> date | None:
    """A date written 2022-06-30 or 06/30/2022."""
    for form in ("%Y-%m-%d", "%m/%d/%Y"):
        try:
            return datetime.strptime(cell.strip()[:10], form).date()
        except ValueError:
            continue
    return None


def padded(cell: str, width: int) -> str:
    """An identifier with its leading zeros, which spreadsheets lose; empty where it cannot be one."""
    bare = cell.strip().upper().removesuffix(".0")
    return bare.zfill(width) if re.fullmatch(rf"[0-9A-Z]{{1,{width}}}", bare) else ""


def county_fips(cell: str) -> str:
    """The five-digit code of a county; empty for a state, the nation or anything else."""
    bare = cell.strip().removesuffix(".0")
    code = bare.zfill(5) if re.fullmatch(r"\d{4,5}", bare) else ""
    return "" if code.endswith("000") else code


def without_footnote(name: str) -> str:
    """A name without footnote digits glued to its end: `Mobile3`, `Waukegan5,6`."""
    return re.sub(r"\s*\d+(,\s?\d+)*$", "", tidy(name))


def plain(name: str) -> str:
    """A name by which rows can be joined: letters and digits in lower case, one blank between words."""
    return tidy(re.sub(r"[^a-z0-9]+", " ", re.sub("['`\u2018\u2019]", "", name.lower())))


def state_code(cell: str, fips: str = "") -> str:
    """The postal code of a state given by code or name, or by the first two digits of a county code; else empty."""
    said = tidy(cell.replace("-", " ").replace("_", " "))
    if said.upper() in _BY_FIPS.values():
        return said.upper()
    return _BY_NAME.get(said.lower(), "") or _BY_FIPS.get(fips[:2], "")


def cased(name: str) -> str:
    """A place that the publisher wrote in capitals, as one would write it; any other stays as it is."""
    return re.sub(r"[A-Z][A-Z']*", lambda word: word[0].capitalize(), tidy(name)) if name.isupper() else tidy(name)


def county_name(county: str, state: str, fips: str = "") -> str:
    """A county with the word that belongs to it, where the publisher leaves it out; codes from 510 are cities."""
    name = cased(county)
    if fips[2:] >= "510":
        return name if name.lower().endswith("city") else f"{name} city"
    words = "county|parish|borough|census area|municipality|municipio|region" + ("" if fips else "|city")
    if not name or state in _COUNTYLESS or re.search(rf"(?i)\b({words})$", name):
        return name
    return f"{name} {'Parish' if state == 'LA' else 'County'}"


def known(facts: Mapping[str, Value | None]) -> dict[str, Value]:
    """The facts that have a value."""
    return {id: value for id, value in facts.items() if value is not None}


# --- Counties ---------------------------------------------------------------------------------------------------------


def county_rows(
    path: Path,
    facts: Mapping[str, Callable[[Mapping[str, str]], Value | None]],
    fips: str = "FIPS",
    name: str = "County",
    year: str = "",
    notes: tuple[str, ...] = (),
) -> Iterator[PublishedRow]:
    """One row for each county of a table; where a column holds a `year`, only the newest one of the file."""
    newest = latest(path, year) if year else None
    for row in records(path):
        code = county_fips(row.get(fips, ""))
        if not code or (newest and number(row[year]) != newest):
            continue
        state = state_code(row.get("State", ""), code)
        county = county_name(row.get(name, "").split(",")[0], state, code)
        found = known({id: read(row) for id, read in facts.items()})
        said = notes if found else ("the file has no figures for it",)
        yield PublishedRow((code,), county, state, county, found, said)


def county_population(path: Path, fact: str) -> Iterator[PublishedRow]:
    """One row for each county of a long table of populations, with its newest estimate as `fact`."""
    for row in records(path):
        code = county_fips(row["FIPS"])
        if code and row["Variable_Code"] == "Population_Estimate_2018":
            state = state_code(row["State"], code)
            county = county_name(row["County"], state, code)
            yield PublishedRow((code,), county, state, county, known({fact: whole(row["Value"])}))


def latest(path: Path, column: str) -> int:
    """The largest whole number of a column: the newest year of a file, 0 where it names none."""
    return max((whole(row.get(column, "")) or 0 for row in records(path)), default=0)

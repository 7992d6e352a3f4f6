"""What the readers of published tables share."""

from datetime import date

import pytest

from valuecase.model.problems import ValueCaseError
from valuecase.model.sources import PublishedRow
from valuecase.published import (
    Measure,
    cased,
    column_name,
    county_fips,
    county_name,
    county_population,
    county_rows,
    day,
    header,
    is_missing,
    latest,
    number,
    padded,
    plain,
    records,
    state_code,
    tidy,
    title,
    traced,
    whole,
    without_footnote,
    yes_no,
)


@pytest.fixture
def table(tmp_path):
    """Write a table and give its path."""

    def write(text, name="table.csv"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def read_whole(path):
    return header(path), list(records(path))


def problem(path):
    with pytest.raises(ValueCaseError) as caught:
        read_whole(path)
    (only,) = caught.value.problems
    return only


def test_records(table):
    """Cells lose blanks around them, short rows are filled, long ones cut, empty ones left out."""
    path = table("a,b\n 1 ,2\n\n3\n4,5,6\n,\n")
    assert list(records(path)) == [{"a": "1", "b": "2"}, {"a": "3", "b": ""}, {"a": "4", "b": "5"}]


def test_byte_order_mark_and_line_ends(table):
    """What spreadsheets leave behind is no part of the first column."""
    path = table(b"\xef\xbb\xbfa,b\r\n1,2\r\n")
    assert header(path) == ("a", "b")
    assert list(records(path)) == [{"a": "1", "b": "2"}]


def test_cells_with_line_breaks(table):
    """A quoted line break stays inside its cell, in header and rows."""
    path = table('"Violent\ncrime",place\n1,"one\ntwo"\n')
    assert list(records(path)) == [{"Violent crime": "1", "place": "one\ntwo"}]


def test_titles_above_the_header(table):
    """A publisher's title, a blank line or two, then the table: the title is kept, the rows are found."""
    path = table('"Final Rule, 2026",,\n\n  for\xa0hospitals\na,b,c\n1,2,3\n')
    assert title(path) == "Final Rule, 2026 for hospitals"
    assert header(path) == ("a", "b", "c")
    assert list(records(path)) == [{"a": "1", "b": "2", "c": "3"}]
    assert title(table("a,b\n1,2\n")) == ""


def test_tabs(table):
    """Columns may be divided by tabs; commas in numbers stay."""
    path = table('a\tb\n"1,107"\t2\n')
    assert list(records(path)) == [{"a": "1,107", "b": "2"}]


def test_missing_file(tmp_path):
    """A misspelt name gets the nearest one."""
    (tmp_path / "hospitals.csv").write_text("a\n")
    found = problem(tmp_path / "hospital.csv")
    assert found.message == "there is no such file"
    assert found.advice == 'Did you mean "hospitals.csv"?'
    assert found.file.endswith("hospital.csv")
    assert problem(tmp_path / "nowhere" / "x.csv").advice == "Check its name and folder."


def test_folder(tmp_path):
    """A folder is no file."""
    assert problem(tmp_path).message == "this is a folder, not a file"


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b"])
def test_names_that_no_file_can_have(tmp_path, name):
    """Whatever the system says about a path becomes a problem, never a traceback."""
    found = problem(tmp_path / name)
    assert found.message.startswith("it cannot be read")


def test_empty(table):
    """Nothing, or only blanks in the first row."""
    assert problem(table("")).message == "there is no table in this file"
    assert problem(table(",,\n")).message == "there is no table in this file"


@pytest.mark.parametrize("raw", [b"PK\x03\x04\0\0", b"%PDF-1.7\n\xe2\xe3\xcf\xd3", b"a,b\ncaf\xe9,1\n"])
def test_rubbish(table, raw):
    """A spreadsheet, a PDF, and a table in another encoding are said to be no text in UTF-8."""
    found = problem(table(raw))
    assert found.message in ("this is not a table in text", "this is not a text file in UTF-8")
    assert "UTF-8" in found.advice


def test_damaged_far_down(table):
    """A file that is text at first and not later is found out while it is read."""
    assert problem(table(b"a\n" + b"x\n" * 9000 + b"\xff\n")).message == "this is not a text file in UTF-8"


def test_a_quote_that_never_ends(table):
    """A cell beyond any size is located."""
    found = problem(table('a,b\n1,"' + "x" * 200_000))
    assert found.message.startswith("this is not a table in CSV")
    assert found.line == 2


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("2,551", 2551),
        (" 21.5 ", 21.5),
        ("15.583333333333", 15.583333333333),
        ("-1.6", -1.6),
        ("$451,838", 451838),
        ("12%", 12),
        (".5", 0.5),
        ("1e3", 1000),
        ("0", 0),
    ],
)
def test_numbers(cell, value):
    """Thousands separators and signs do not matter."""
    assert number(cell) == value


@pytest.mark.parametrize(
    "cell",
    ["", "N/A", "Not Available", "Too Few to Report", "NA", "nan", "inf", "1e999", "1_000", "12 beds", "--", "1.2.3"],
)
def test_no_numbers(cell):
    """Words, nothing, and what no number can be."""
    assert number(cell) is None


def test_codes_for_unknown():
    """A publisher's code for unknown is not a number, and no count is below zero."""
    assert number("-999", unknown=("-999",)) is None
    assert whole("-4") is None
    assert whole("44.7") == 45


@pytest.mark.parametrize("cell", ["", " N/A ", "Not Available", "#N/A", "NA"])
def test_missing(cell):
    """The words of all publishers."""
    assert is_missing(cell)


@pytest.mark.parametrize(
    ("cell", "value"),
    [("Yes", True), ("TRUE", True), ("1.0", True), ("No", False), ("0.0", False), ("", None), ("N/A", None)],
)
def test_yes_no(cell, value):
    """Empty is not no."""
    assert yes_no(cell) is value


def test_days():
    """Two ways to write a date, with a time behind; anything else is none."""
    assert day("06/30/2022") == day("2022-06-30T00:00:00.000Z") == date(2022, 6, 30)
    assert day("N/A") is None


@pytest.mark.parametrize(
    ("cell", "id"),
    [("10001", "010001"), ("01014F", "01014F"), ("10001.0", "010001"), ("", ""), ("1234567", ""), ("a b", "")],
)
def test_padded(cell, id):
    """Leading zeros come back, letters stay; what cannot be an identifier is none."""
    assert padded(cell, 6) == id


@pytest.mark.parametrize(
    ("cell", "code"),
    [("1001", "01001"), ("01001", "01001"), ("01", ""), ("00", ""), ("01000", ""), ("x", ""), ("", "")],
)
def test_county_codes(cell, code):
    """Five digits; a state or the nation is no county."""
    assert county_fips(cell) == code


def test_headers():
    """Line breaks and footnote digits go, years stay."""
    names = ("Murder and\nnonnegligent\nmanslaughter", "Rape1", "GROC16", "2024", "acute_beds_0700", "METRO13")
    cleaned = ("Murder and nonnegligent manslaughter", "Rape", "GROC16", "2024", "acute_beds_0700", "METRO13")
    assert tuple(map(column_name, names)) == cleaned


def test_footnotes_on_names():
    """One digit, two, and a blank behind them."""
    assert [without_footnote(name) for name in ("Mobile3", "Waukegan5,6", "Imperial4 ", "St. Louis")] == [
        "Mobile",
        "Waukegan",
        "Imperial",
        "St. Louis",
    ]


def test_names():
    """No-break spaces, apostrophes of any kind, capitals."""
    assert tidy("HOSPITAL\u00a0SAN  LUCAS") == "HOSPITAL SAN LUCAS"
    assert plain("PATIENT\u2019S CHOICE \u2013 UNITY") == plain("Patient's Choice-Unity") == "patients choice unity"
    assert cased("O'FALLON") == "O'fallon"
    assert cased("PRINCE GEORGE'S") == "Prince George's"
    assert cased("McAllen") == "McAllen"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("al", "AL"),
        ("ALABAMA", "AL"),
        ("new-hampshire", "NH"),
        (" TX", "TX"),
        ("District of Columbia", "DC"),
        ("#N/A", ""),
    ],
)
def test_states(said, code):
    """By code or by name."""
    assert state_code(said) == code
    assert state_code("", "50009") == "VT"


@pytest.mark.parametrize(
    ("name", "state", "fips", "full"),
    [
        ("HOUSTON", "AL", "", "Houston County"),
        ("Autauga", "AL", "01001", "Autauga County"),
        ("Orleans", "LA", "22071", "Orleans Parish"),
        ("Autauga County", "AL", "01001", "Autauga County"),
        ("Falls Church", "VA", "51610", "Falls Church city"),
        ("Alexandria city", "VA", "51510", "Alexandria city"),
        ("James City", "VA", "51095", "James City County"),
        ("Wade Hampton", "AK", "02270", "Wade Hampton"),
        ("Capitol Planning Region", "CT", "09110", "Capitol Planning Region"),
        ("", "CT", "09001", ""),
        ("SAINT THOMAS ISLAND", "VI", "", "Saint Thomas Island"),
        ("GUAM", "GU", "66010", "Guam"),
    ],
)
def test_names_of_counties(name, state, fips, full):
    """The word that belongs to a county is put back."""
    assert county_name(name, state, fips) == full


def test_measures():
    """A column times a scale, over another column, rounded; unknown where a part is unknown or zero."""
    row = {"share": "0.151", "count": "8,970", "none": "", "zero": "0"}
    assert Measure("share", scale=100)(row) == 15.1
    assert Measure("count")(row) == 8970
    assert Measure("count", over="share", digits=0)(row) == 59404
    assert Measure("none")(row) is None
    assert Measure("count", over="zero")(row) is None
    assert Measure("absent")(row) is None


def test_counties_of_one_table(table):
    """States are left out, of several years the newest counts, a county without figures says so."""
    path = table(
        "FIPS,State,County,Year,rate\n1,AL,Alabama,2024,5\n1001,AL,Autauga,2023,6\n1001,AL,Autauga,2024,7\n1003,AL,Baldwin,2024,\n"
    )
    rows = list(county_rows(path, {"rate": Measure("rate")}, year="Year", notes=("modeled",)))
    assert [(row.keys, row.facts, row.notes) for row in rows] == [
        (("01001",), {"rate": 7}, ("modeled",)),
        (("01003",), {}, ("the file has no figures for it",)),
    ]
    assert latest(path, "Year") == 2024
    assert latest(path, "nothing") == 0


def test_population_of_counties(table):
    """A long table, with a blank before the state and without leading zeros."""
    path = table(
        "FIPS,State,County,Variable_Code,Value\n1001, AL,Autauga County,2010_Census_Population,54571\n"
        "1001, AL,Autauga County,Population_Estimate_2018,55601\n"
    )
    (row,) = county_population(path, "people")
    assert (row.keys, row.state, row.name, row.facts) == (("01001",), "AL", "Autauga County", {"people": 55601})


# --- traced -----------------------------------------------------------------------------------------------------------


def test_rows_know_the_record_they_were_made_of(tmp_path):
    """Also where some make no row, where the file is read twice, and where records are empty or have line breaks."""
    path = tmp_path / "a.csv"
    path.write_text('id,name\n1,"A\nB"\n\n,\n,nobody\n2,C\n', encoding="utf-8")

    def one_by_one(path):
        newest = latest(path, "id")
        return (PublishedRow((row["id"],), row["name"], str(newest)) for row in records(path) if row["id"])

    assert [(row.keys[0], number) for row, number in traced(one_by_one, path)] == [("1", 1), ("2", 4)]


def test_rows_made_of_several_records_know_none(tmp_path):
    """Nor do those of a reader that does not draw its records from here."""
    path = tmp_path / "a.csv"
    path.write_text("id,name\n1,A\n1,B\n", encoding="utf-8")

    def all_first(path):
        rows = list(records(path))
        yield PublishedRow((rows[0]["id"],), rows[-1]["name"])

    def otherwise(path):
        yield PublishedRow((path.read_text(encoding="utf-8")[8],), "A")

    assert [number for read in (all_first, otherwise) for _, number in traced(read, path)] == [None, None]

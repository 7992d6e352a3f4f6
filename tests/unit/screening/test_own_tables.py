"""Tables of one's own: what is taken from them, and what of them could not be used."""

import csv
import io
from datetime import date

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from valuecase.screening.reading import opened
from valuecase.screening.reading.cells import beyond, read_cell
from valuecase.screening.reading.mapping import ColumnMap
from valuecase.screening.reading.own import own_table
from valuecase.screening.reading.rejects import AGAIN
from valuecase.screening.reading.rows import NO_ID, NOTHING

HEADER = "id,Name,State,Staffed Beds,occupancy_percent,has_emergency_department,note"


def lines(rejected):
    return [(row["row"], row["column"], row["value"], row["why"]) for row in rejected.iter_rows(named=True)]


def test_columns_called_as_facts_are_taken(write, table, read):
    """By id or label, in any case, with blanks or underscores; ids are text, states are codes."""
    found = table(write("a.csv", f'{HEADER}\n007, A ,Alabama,"1,200",88%,Yes,x\n'))
    frame, rejected = read(found)

    assert (found.identity, found.unused, found.notes) == (("id", "name", "state"), ("note",), ())
    assert set(found.facts) == {"staffed_beds", "occupancy_percent", "has_emergency_department"}
    assert frame.columns == [*found.identity, *found.facts]
    assert frame.row(0, named=True) == {
        "id": "007",
        "name": "A",
        "state": "AL",
        "staffed_beds": 1200,
        "occupancy_percent": 88.0,
        "has_emergency_department": True,
    }
    assert rejected.is_empty()


def test_what_does_not_fit_is_unknown_and_said(write, table, read):
    frame, rejected = read(table(write("a.csv", f"{HEADER}\n1,A,AL,many,1e16,NA,x\n")))

    assert frame.row(0)[3:] == (None, None, None)
    assert lines(rejected) == [
        (1, "Staffed Beds", "many", "staffed_beds must be a whole number, not 'many'"),
        (1, "occupancy_percent", "1e16", "occupancy_percent is 1e+16, which is not a usable number"),
    ]
    assert (rejected["file"].item(0), rejected["id"].item(0)) == ("a.csv", "1")


def test_rows_that_cannot_be_read(write, table, read):
    """Their numbers are right after line breaks in quotes and blank lines, and their text is kept."""
    rows = (
        '1,"A\nB",AL,1,1,no,',
        "",
        "2,short",
        "3,C,AL,3,3,no,",
        "4,D,AL,4,4,no,,too,many",
        ",,,,,,x",
        "5,E,AL,x,5,no,",
    )
    frame, rejected = read(table(write("a.csv", "\n".join((HEADER, *rows)) + "\n")))

    assert frame["id"].to_list() == ["1", "3", "5"]
    assert frame["name"].to_list() == ["A\nB", "C", "E"]
    assert lines(rejected.filter(~rejected["used"])) == [
        (2, "", "2,short", "2 cells, where the header names 7 columns"),
        (4, "", "4,D,AL,4,4,no,,too,many", "9 cells, where the header names 7 columns"),
        (5, "", "", NOTHING),
        (6, "Staffed Beds", "x", "staffed_beds must be a whole number, not 'x'"),
    ]


def test_values_that_are_hard_to_believe_are_used_and_said(write, table, read):
    """As they are with one partner. The ends of what is plausible can be believed, and what is not known is not doubted."""
    frame, rejected = read(table(write("a.csv", f"{HEADER}\n1,A,AL,4,110,no,\n2,B,AL,3000,326,no,\n3,C,AL,3,,no,\n")))

    assert frame["staffed_beds"].to_list() == [4, 3000, 3]
    assert frame["occupancy_percent"].to_list() == [110, 326, None]
    assert lines(rejected) == [
        (2, "occupancy_percent", "326", "share of staffed beds filled: outside what is plausible (1 to 110)"),
        (3, "Staffed Beds", "3", "staffed beds: outside what is plausible (4 to 3,000)"),
    ]
    assert rejected["used"].all()


def test_rows_of_one_id_are_both_kept_and_said(write, table, read):
    """Across files, too; nobody can tell which of them is right."""
    first = write("a.csv", "id,staffed beds\n1,10\n2,20\n1,30\n")
    frame, rejected = read(table(first, write("b.csv", "staffed_beds,ID\n40,2\n")))

    assert frame.rows() == [("1", 10), ("2", 20), ("1", 30), ("2", 40)]
    assert [(row["file"], row["row"], row["id"], row["why"]) for row in rejected.iter_rows(named=True)] == [
        ("a.csv", 3, "1", AGAIN),
        ("b.csv", 1, "2", AGAIN),
    ]


def test_a_row_without_an_id(write, table, read):
    """It stands under its number; so does every row where no column tells ids, which is said."""
    frame, rejected = read(table(write("a.csv", "id,name,staffed beds\n,A,10\nn/a,B,20\n7,C,30\n")))
    assert frame["id"].to_list() == ["row 1", "row 2", "7"]
    assert lines(rejected) == [(1, "id", "", NO_ID), (2, "id", "n/a", NO_ID)]

    found = table(write("b.csv", "name,staffed beds\nA,10\nA,20\n"))
    frame, rejected = read(found)
    assert frame["id"].to_list() == ["1", "2"]
    assert rejected.is_empty()
    assert "no column tells an id" in found.notes[0]

    frame, _ = read(table(write("b.csv", "staffed beds\n10\n"), write("c.csv", "staffed beds\n20\n")))
    assert frame["id"].to_list() == ["b.csv, row 1", "c.csv, row 1"]


@pytest.mark.parametrize(
    ("name", "content", "note"),
    [
        ("a.csv", "id,name,staffed beds\n1,Hôpital,5\n", ""),
        ("bom.csv", "\ufeffid,name,staffed beds\n1,Hôpital,5\n", ""),
        ("a.tsv", "id\tname\tstaffed beds\n1\tHôpital\t5\n", ""),
        ("semicolon.csv", "id;name;staffed beds\n1;Hôpital;5\n", ""),
        ("mac.csv", "id,name,staffed beds\r1,Hôpital,5\r", ""),
        ("windows.csv", "id,name,staffed beds\r\n1,Hôpital,5\r\n", ""),
        ("utf-16.csv", "id,name,staffed beds\n1,Hôpital,5\n".encode("utf-16"), ""),
        ("utf-16-be.csv", b"\xfe\xff" + "id,name,staffed beds\n1,Hôpital,5\n".encode("utf-16-be"), ""),
        ("latin.csv", "id,name,staffed beds\n1,Hôpital,5\n".encode("latin-1"), "read as Windows-1252"),
        ("titled.csv", "Our hospitals\n\nid,name,staffed beds\n1,Hôpital,5\n", "passed over: Our hospitals"),
        ("broken header.csv", '"id",name,"staffed\nbeds"\n1,Hôpital,5\n', ""),
    ],
)
def test_text_of_any_kind(write, table, read, name, content, note):
    found = table(write(name, content))

    assert read(found)[0].row(0) == ("1", "Hôpital", 5)
    assert note in "".join(found.notes)
    assert bool(found.notes) == bool(note)


def test_bytes_that_are_not_utf_8_in_a_file_that_is(write, table, read):
    """They are shown as lost, and no other name is garbled for them; a mark for lost letters is no such byte."""
    path = write("a.csv", "id,name,staffed beds\n1,Hôpital,5\n".encode() + b"2,H\xf4pital,\xff\n")
    found = table(path)
    frame, rejected = read(found)

    assert frame["name"].to_list() == ["Hôpital", "H�pital"]
    assert lines(rejected) == [(2, "staffed beds", "�", "staffed_beds must be a whole number, not '�'")]
    assert "some bytes of it are not UTF-8" in found.notes[0]
    assert table(write("b.csv", "id,name,staffed beds\n1,H�pital,5\n")).notes == ()


def test_a_quotation_mark_that_is_never_closed(write, table, read):
    """What it swallows is said to be in danger; beyond what can be held at once it is an error with its place."""
    found = table(write("a.csv", 'id,staffed beds,name\n1,5,A\n2,6,"B\n3,7,C\n'))
    assert "never closed" in found.notes[0]

    long = 'id,staffed beds,name\n1,5,A\n2,6,"B\n' + "3,7,C\n" * 1_500_000
    with pytest.raises(opened.ValueCaseError) as caught:
        read(table(write("b.csv", long)))
    assert "a quotation mark is opened and never closed" in str(caught.value)
    assert "b.csv" in str(caught.value)


TYPED = pl.DataFrame(
    {
        "id": [10.0, 11.0, None],
        "Staffed beds": [5.0, 12.5, float("nan")],
        "has_emergency_department": [1, 0, 2],
        "org_type": pl.Series(["acute_care", None, "Critical Access"], dtype=pl.Categorical),
        "as of": [date(2020, 1, 1)] * 3,
    }
)


@pytest.mark.parametrize(
    ("name", "save"),
    [
        ("a.parquet", pl.DataFrame.write_parquet),
        ("a.arrow", pl.DataFrame.write_ipc),
        ("a.feather", pl.DataFrame.write_ipc),
        ("a.arrows", pl.DataFrame.write_ipc_stream),
        ("named otherwise.csv", pl.DataFrame.write_parquet),
    ],
)
def test_files_with_types(write, table, read, tmp_path, name, save):
    save(TYPED, tmp_path / name)
    frame, rejected = read(table(tmp_path / name, given=["as of=dated"]))

    assert frame["id"].to_list() == ["10", "11", "row 3"]
    assert frame["staffed_beds"].to_list() == [5, None, None]
    assert frame["has_emergency_department"].to_list() == [True, False, None]
    assert frame["org_type"].to_list() == ["acute_care", None, "critical_access"]
    assert frame["org_type_as_of"].to_list() == [date(2020, 1, 1)] * 3
    assert [(row, column, value) for row, column, value, _ in lines(rejected)] == [
        (2, "Staffed beds", "12.5"),
        (3, "id", "None"),
        (3, "Staffed beds", "nan"),
        (3, "has_emergency_department", "2"),
    ]


def test_a_workbook(write, table, read, tmp_path):
    """Titles above the header and formats do no harm; the first sheet is read, which is said."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "2024"
    for row in (
        ["Our hospitals"],
        [],
        ["id", "staffed beds", "when", "trauma center"],
        ["007", 12, date(2022, 6, 30), True],
    ):
        sheet.append(row)
    sheet.append([])
    sheet.append([8, 12.5, "6/30/2022", None])
    for _ in range(3):
        sheet.append(["", " ", None, None])
    book.create_sheet("2023")
    book.save(tmp_path / "a.xlsx")
    found = table(tmp_path / "a.xlsx", given=["when=staffed_beds_as_of"])
    frame, rejected = read(found)

    assert frame.to_dict(as_series=False) == {
        "id": ["007", "8"],
        "staffed_beds": [12, None],
        "trauma_center": [True, None],
        "staffed_beds_as_of": [date(2022, 6, 30)] * 2,
    }
    assert [line[:3] for line in lines(rejected)] == [(2, "", ""), (3, "staffed beds", "12.5")]
    assert 'of 2 sheets, the first was read: "2024"' in found.notes[0]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", b"", "this file is empty"),
        ("a.csv", b" \n\n", "this file is empty"),
        ("a.csv", b",\n,,\n", "no column of it is called as a fact"),
        ("a.csv", b"id,staffed beds\n\n", "there is a header and no row below it"),
        ("image.csv", b"\x89PNG\r\n\x1a\n\0\0", "this is not a table in text"),
        ("a.parquet", b"PAR1 and no more", "it is damaged or cut off"),
        ("a.arrow", b"ARROW1\0\0 and no more", "it is damaged or cut off"),
        ("a.xlsx", b"PK\x03\x04 and no more", "it is damaged or cut off"),
        ("a.xls", b"\xd0\xcf\x11\xe0 and no more", "it is damaged or cut off"),
        ("a.csv.gz", b"\x1f\x8b and more", "it is packed with gzip"),
        ("a.csv", b"id,colour\n1,red\n", "no column of it is called as a fact of hospitals"),
    ],
)
def test_files_that_hold_no_table(write, wrong, name, content, message):
    (problem,) = wrong(write(name, content))

    assert message in problem.message
    assert problem.file == name
    assert problem.advice


def test_files_that_are_cut_off(write, wrong, tmp_path):
    for name, save in (("a.parquet", pl.DataFrame.write_parquet), ("a.arrow", pl.DataFrame.write_ipc)):
        save(TYPED, tmp_path / name)
        whole = (tmp_path / name).read_bytes()
        for length in (len(whole) // 2, len(whole) - 1):
            (problem,) = wrong(write(name, whole[:length]))
            assert "damaged or cut off" in problem.message


def test_typed_tables_without_rows(write, wrong, tmp_path):
    TYPED.clear().write_parquet(tmp_path / "a.parquet")
    TYPED.clear().write_ipc(tmp_path / "a.arrow")

    for name in ("a.parquet", "a.arrow"):
        (problem,) = wrong(tmp_path / name)
        assert problem.message == "there is a header and no row below it"


def test_files_that_are_not_there(write, wrong, tmp_path):
    """The nearest name is told; all files that are amiss are told at once, and one that is named twice."""
    path = write("hospitals.csv", "id,staffed beds\n1,5\n")
    missing, folder = wrong(tmp_path / "hospital.csv", tmp_path)

    assert (missing.message, missing.advice) == ("there is no such file", 'Did you mean "hospitals.csv"?')
    assert folder.message == "this is a folder, not a file"
    (twice,) = wrong(path, tmp_path / "." / "hospitals.csv")
    assert twice.message == "this file is named twice"


def test_files_that_are_unlike(write, wrong):
    """A fact that only one of them has would be unknown of the others by mistake."""
    (problem,) = wrong(write("a.csv", "id,staffed beds,state\n1,5,AL\n"), write("b.csv", "id,staffed beds\n1,5\n"))

    assert (problem.file, problem.message) == ("b.csv", "it lacks columns that another file has: state")


def test_large_files_come_in_chunks(write, table, read, monkeypatch):
    """Never more than so many rows, none lost, none counted twice, and the numbers of rows go on."""
    monkeypatch.setattr("valuecase.screening.reading.rows.ROWS", 1000)
    monkeypatch.setattr("valuecase.screening.reading.delimited.BLOCK", 8192)
    rows = "".join(f"{row},{row}\n" if row % 700 else f"{row}\n" for row in range(1, 5001))
    found = table(write("a.csv", "id,staffed beds\n" + rows))
    frame, rejected = read(found)

    assert max(chunk.frame.height for chunk in found.chunks()) <= 1000
    assert frame["staffed_beds"].to_list() == [row for row in range(1, 5001) if row % 700]
    assert rejected.filter(~rejected["used"])["row"].to_list() == list(range(700, 5001, 700))
    assert rejected["used"].sum() == 3 + sum(
        row % 700 > 0 for row in range(3001, 5001)
    )  # fewer than 4 beds, and more than 3,000


def test_a_thousand_columns(write, table, read):
    names = [f"c{number}" for number in range(1000)]
    text = ",".join([*names, "staffed beds"]) + "\n" + ",".join(["x"] * 1000 + ["5"]) + "\n"
    found = table(write("a.csv", text))

    assert read(found)[0]["staffed_beds"].to_list() == [5]
    assert found.unused == tuple(names)


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
SAID = st.sampled_from(
    ("1,200", "$4", "12 %", "yes", "No", "1.0", "n/a", "06/30/2022", "none", "own health plan", "acute care")
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_table_of_one_row_says_what_its_cells_say(data, hospital, tmp_path):
    """Written, read and typed, the texts of a row are the facts that they are one by one."""
    asked = [fact for fact in hospital.fact.values() if fact.formula is None]
    facts = data.draw(st.lists(st.sampled_from(asked), min_size=1, max_size=8, unique_by=lambda fact: fact.id))
    texts = data.draw(st.lists(st.one_of(TEXT, SAID), min_size=len(facts), max_size=len(facts)))
    stream = io.StringIO()
    csv.writer(stream).writerows([["id", *(fact.id for fact in facts)], ["1", *texts]])
    (tmp_path / "a.csv").write_text(stream.getvalue(), encoding="utf-8", newline="")

    (chunk,) = own_table([tmp_path / "a.csv"], hospital, ColumnMap()).chunks()

    for fact, text in zip(facts, texts, strict=True):
        one = read_cell(fact, text)
        value = chunk.frame[fact.id].item()
        value = frozenset(value) if isinstance(value, pl.Series) else value
        assert value == one.value
        said = [one.wrong] if one.wrong else [beyond(fact)] if one.implausible else []
        assert [row[3] for row in lines(chunk.rejected) if row[1] == fact.id] == said

"""What somebody says of the columns of a table."""

from datetime import date

import pytest

from valuecase.model.problems import ValueCaseError
from valuecase.screening.reading.mapping import ColumnMap, column_map

ROWS = "CCN,Facility,Where,Beds (staffed),Surveyed\n1,Elm,Ohio,12,2024-05-06\n2,Oak,PA,20,\n"
TOML = """\
id = "CCN"
name = "Facility"
state = "Where"
dated = 2024-07-31

[columns]
"Beds (staffed)" = "Staffed beds"
"""


@pytest.fixture
def path(write):
    return write("a.csv", ROWS)


def said(problems):
    return [(one.file, one.line, one.message) for one in problems]


def test_columns_said_one_by_one(path, table, read):
    """A fact by its id or label, a place where the columns are, and columns that date all figures or one."""
    found = table(
        path, given=["Beds (staffed)=staffed_beds", "surveyed=dated"], id="CCN", name="facility", state="Where"
    )

    assert found.identity == ("id", "name", "state")
    assert read(found)[0].rows() == [("1", "Elm", "OH", 12, date(2024, 5, 6)), ("2", "Oak", "PA", 20, None)]
    one = table(path, given=["Beds (staffed)=Staffed Beds", "Surveyed=staffed_beds_as_of", "CCN=id"])
    assert read(one)[0].columns == ["id", "staffed_beds", "staffed_beds_as_of"]


def test_columns_said_in_a_file(path, write, table, read):
    write("map.toml", TOML)
    found = table(path, given=["map.toml"])

    assert found.identity == ("id", "name", "state")
    assert (found.facts, found.unused) == (("staffed_beds",), ("Surveyed",))
    assert found.dated == date(2024, 7, 31)
    assert read(found)[0]["staffed_beds"].to_list() == [12, 20]


def test_what_is_said_comes_before_what_a_column_is_called(write, table, read):
    path = write("a.csv", "id,staffed beds,better count\n1,5,7\n")
    found = table(path, given=["better count=staffed_beds"])

    assert read(found)[0]["staffed_beds"].to_list() == [7]
    assert found.unused == ("staffed beds",)


def test_everything_wrong_is_told_at_once(path, write, wrong):
    """Unknown columns and facts with the nearest right name, in the line of the file that says them."""
    write(
        "map.toml",
        'id = "CNC"\n[columns]\n"Beds (stafed)" = "staffed_beds"\nSurveyed = "stafed_beds"\nWhere = "xyzzy"\n',
    )
    problems = wrong(path, given=["map.toml"])

    assert said(problems) == [
        ("map.toml", 1, 'a.csv has no column "CNC"'),
        ("map.toml", 3, 'a.csv has no column "Beds (stafed)"'),
        ("map.toml", 4, '"stafed_beds" is not a fact of hospitals'),
        ("map.toml", 5, '"xyzzy" is not a fact of hospitals'),
    ]
    assert [one.advice for one in problems] == [
        'Did you mean "CCN"?',
        'Did you mean "Beds (staffed)"?',
        'Did you mean "staffed_beds"?',
        "The facts are listed by: valuecase facts hospital",
    ]


def test_one_fact_of_two_columns(path, wrong):
    (problem,) = wrong(path, given=["CCN=staffed_beds", "Beds (staffed)=staffed_beds"])

    assert problem.message == "two columns are said to be staffed_beds"
    assert '"CCN" or "Beds (staffed)"' in problem.advice


def test_columns_of_one_name(write, wrong):
    (problem,) = wrong(write("a.csv", "id,staffed beds,Staffed_Beds\n1,5,6\n"))
    assert problem.message == 'several columns are called staffed_beds: "staffed beds", "Staffed_Beds"'
    assert problem.advice == 'Say which of them it is: --map "staffed beds=staffed_beds"'
    (problem,) = wrong(write("b.csv", "id,staffed beds,staffed beds\n1,5,6\n"))
    assert problem.advice == "Rename one of them."
    (problem,) = wrong(write("c.csv", "id,x,x\n1,5,6\n"), given=["x=staffed_beds"])
    assert problem.message == 'c.csv has 2 columns called "x"'


def test_a_fact_that_is_worked_out(path, wrong, hospital):
    derived = next(fact.id for fact in hospital.fact.values() if fact.formula is not None)
    (problem,) = wrong(path, given=[f"CCN={derived}"])

    assert problem.message == f'"{derived}" is worked out from other facts'


def test_a_table_without_a_fact_names_the_nearest(write, wrong):
    (problem,) = wrong(write("a.csv", "id,beds,stafed_beds,xyzzy\n1,5,5,red\n"))

    assert (problem.file, problem.line) == ("a.csv", 1)
    assert 'Did you mean "beds=staffed_beds", "stafed_beds=staffed_beds"? ' in problem.advice


def test_an_organization_of_several_words_for_its_place(write, table, read):
    """The first of place, city, town, county is taken; one that is said comes before all."""
    path = write("a.csv", "id,County,City,staffed beds\n1,Elm County,Elmwood,5\n")

    assert read(table(path))[0]["place"].to_list() == ["Elmwood"]
    assert read(table(path, place="County"))[0]["place"].to_list() == ["Elm County"]


@pytest.mark.parametrize("given", ["staffed_beds", "=staffed_beds", "Beds=", ""])
def test_what_says_nothing(given):
    with pytest.raises(ValueCaseError) as caught:
        column_map([given])
    assert "COLUMN=FACT" in caught.value.problems[0].advice


def test_a_column_with_a_sign_in_its_name(write, table, read):
    path = write("a.csv", "id,beds (1=yes)\n1,5\n")
    assert read(table(path, given=["beds (1=yes)=staffed_beds"]))[0]["staffed_beds"].to_list() == [5]


def test_what_a_file_of_columns_cannot_say(write):
    write("map.toml", "date = 2024-01-01\nid = 5\n[columns]\nBeds = 5\n")
    with pytest.raises(ValueCaseError) as caught:
        column_map(["map.toml"])

    assert said(caught.value.problems) == [
        ("map.toml", 1, '"date" says nothing about columns'),
        ("map.toml", 2, '"id" says nothing about columns'),
        ("map.toml", 4, "the fact of a column must be written in quotes, not 5"),
    ]
    assert caught.value.problems[0].advice == 'Did you mean "dated"?'


def test_nothing_said():
    assert not column_map()
    assert not ColumnMap(dated=date(2024, 1, 1))
    assert column_map(dated=date(2024, 1, 1)).dated == date(2024, 1, 1)

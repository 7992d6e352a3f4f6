"""Reading one TOML file: what is read, and what is said of every file that cannot be."""

from importlib import metadata, resources

import pytest

from valuecase import ValueCaseError
from valuecase.reading.toml import read_toml

SMALL = '[partner]\nname = "Elm Street"\n'


@pytest.fixture
def file(tmp_path):
    """A file with this content, as text or bytes."""

    def written(content, name="partner.toml"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


def problem_of(path):
    """The one problem that reading a file ends with; never longer than three lines."""
    with pytest.raises(ValueCaseError) as raised:
        read_toml(path)
    (problem,) = raised.value.problems
    assert 1 <= len(str(problem).splitlines()) <= 3
    assert len(problem.message) + len(problem.advice) <= 300
    return problem


# --- files that cannot be read ----------------------------------------------------------------------------------------


def test_a_missing_file_is_said_with_the_nearest_name(file, tmp_path):
    file(SMALL, "riverbend.toml")

    problem = problem_of(tmp_path / "riverbnd.toml")

    assert (problem.message, problem.advice) == ("there is no such file", 'Did you mean "riverbend.toml"?')
    assert problem.file == str(tmp_path / "riverbnd.toml")


def test_a_missing_file_like_no_other_is_said_without_a_guess(file, tmp_path):
    file(SMALL, "riverbend.toml")

    assert problem_of(tmp_path / "x").advice == "Check its name and folder."
    assert problem_of(tmp_path / "no such folder" / "x.toml").advice == "Check its name and folder."


def test_a_file_below_where_one_stands_is_named_as_people_write_it(file, tmp_path, monkeypatch):
    file("name =")
    monkeypatch.chdir(tmp_path)

    assert problem_of(tmp_path / "partner.toml").file == "partner.toml"


def test_a_folder_is_no_file(tmp_path):
    problem = problem_of(tmp_path)

    assert (problem.message, problem.advice) == ("this is a folder, not a file", "Name one file in it.")


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\0\0\0", b"\0", b"PK\x03\x04\0\0", "name".encode("utf-16")])
def test_a_file_that_is_no_text_is_said_to_be_none(file, content):
    assert problem_of(file(content)).message == "this is not a text file"


def test_a_huge_file_is_refused_without_being_read(tmp_path):
    path = tmp_path / "huge.toml"
    with path.open("wb") as stream:
        stream.write(SMALL.encode())
        stream.truncate(50_000_000)

    problem = problem_of(path)

    assert problem.message == "it is larger than 5 MB, too large for a partner or pack file"
    assert problem.advice == "Tables of published data are read by valuecase import."


def test_a_file_that_may_not_be_read_is_said_with_the_reason(file):
    path = file(SMALL)
    path.chmod(0)
    try:
        path.read_bytes()
    except PermissionError:
        assert problem_of(path).message == "it cannot be read (Permission denied)"
    else:
        pytest.skip("this user may read everything")


def test_a_name_that_no_file_can_have_is_said_and_not_raised(tmp_path):
    assert problem_of(tmp_path / ("x" * 300 + ".toml")).message == "it cannot be read (File name too long)"
    assert problem_of(tmp_path / "a\0b.toml").message.startswith("it cannot be read (")


def test_a_file_that_is_not_utf_8_is_said_with_the_line(file):
    problem = problem_of(file('[partner]\n# a comment\nname = "Café"\n'.encode("latin-1")))

    assert problem.message == "this file is not written in UTF-8"
    assert problem.advice == "Save it as UTF-8 in your editor and try again."
    assert problem.line == 3


# --- files that can be read -------------------------------------------------------------------------------------------


def test_a_byte_order_mark_is_not_part_of_the_first_key(file):
    assert read_toml(file(b"\xef\xbb\xbf" + SMALL.encode())).tables == {"partner": {"name": "Elm Street"}}


def test_line_ends_of_windows_count_as_one(file):
    document = read_toml(file('[partner]\r\nname = "Elm Street"\r\nwords = """a\r\nb"""\r\nplace = 3\r\n'))

    assert document.tables["partner"] == {"name": "Elm Street", "words": "a\nb", "place": 3}
    assert document.problem(("partner", "place"), "x").line == 5


def test_names_in_any_script_are_read(file):
    path = file('[partner]\nname = "Straße 東京 – Ñuñoa 🏥"\n"städtisch" = true\n', "Größe.toml")

    assert read_toml(path).tables == {"partner": {"name": "Straße 東京 – Ñuñoa 🏥", "städtisch": True}}


def test_mixed_arrays_and_a_byte_order_mark_are_read_where_the_distribution_toml_fails(file):
    """The two things it gets wrong: it refuses mixed arrays, and takes the mark for part of the first key."""
    path = file(b'\xef\xbb\xbfmixed = [1, "two", { three = 3 }, 4.0, [5]]\n')

    assert read_toml(path).tables == {"mixed": [1, "two", {"three": 3}, 4.0, [5]]}
    assert "toml" not in (metadata.requires("valuecase") or [])


def test_an_empty_file_is_an_empty_table(file):
    assert read_toml(file("")).tables == {}
    assert read_toml(file("# nothing yet\n")).tables == {}


def test_a_file_within_a_package_is_read(file):
    path = resources.files("valuecase_rules") / "common" / "sectors.toml"

    assert "health_care" in read_toml(path).tables["sector"]


# --- files that are not TOML ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        "x = " + "[" * 10_000 + "]" * 10_000,
        "x = " + "[" * 10_000,
        "x = " + "{a=" * 10_000,
    ],
    ids=["closed", "open", "tables"],
)
def test_brackets_nested_beyond_measure_are_refused(file, content):
    problem = problem_of(file(content))

    assert problem.message == "its tables are nested too deeply"


@pytest.mark.parametrize(
    "content",
    ["[partner]\nx" + ".x" * 10_000 + " = 1\n", "[x" + ".x" * 10_000 + "]\n"],
    ids=["key", "heading"],
)
def test_names_dotted_beyond_measure_end_in_a_problem_or_in_tables_that_can_be_looked_through(file, content):
    path = file(content)
    try:
        document = read_toml(path)
    except ValueCaseError as error:
        (problem,) = error.problems
        assert problem.message == "its tables are nested too deeply"
    else:
        assert document.problem(("partner",), "x").file == str(path)


@pytest.mark.parametrize(
    ("content", "message", "advice", "line"),
    [
        (
            '[partner]\nname = "a"\nname = "b"\n',
            "this is not valid TOML: cannot overwrite a value",
            "The same key stands twice; keep one. To keep two values of a fact, write them in a list.",
            3,
        ),
        (
            "[facts]\nx = 1\n[facts]\ny = 2\n",
            "this is not valid TOML: cannot declare ('facts',) twice",
            "The same table stands twice; put everything under one heading.",
            3,
        ),
        (
            "[facts]\nopen = yes\n",
            "this is not valid TOML: invalid value",
            'Write words in quotes: "like this". yes or no is written true or false.',
            2,
        ),
        (
            "[facts]\nstaffed_beds\n",
            "this is not valid TOML: expected '=' after a key in a key/value pair",
            "Write: key = value.",
            2,
        ),
        (
            '[facts]\n\nname = "Elm\nplace = "x"\n',
            "this is not valid TOML: illegal character '\\n'",
            'Close the quotation mark on the same line, or use three: """.',
            3,
        ),
        (
            "[facts]\nx = [1, 2\ny = 3\n",
            "this is not valid TOML: unclosed array",
            "Close the list with ].",
            3,
        ),
        (
            '[facts]\nx = """a\nb\n',
            "this is not valid TOML: unterminated string",
            "Close the quotation mark.",
            4,
        ),
        ("[facts\nx = 1\n", None, "Correct this line.", 1),
        ("= 1\n", None, "Correct this line.", 1),
        ("[facts]\nx = 1 2\n", None, "Correct this line.", 2),
    ],
)
def test_a_slip_is_said_with_its_line_and_what_to_do(file, content, message, advice, line):
    problem = problem_of(file(content))

    assert problem.message.startswith("this is not valid TOML: ")
    assert message in (None, problem.message)
    assert (problem.advice, problem.line) == (advice, line)


def test_a_number_of_thousands_of_digits_ends_in_a_problem(file):
    problem = problem_of(file("x = " + "9" * 5_000))

    assert problem.message.startswith("it holds a value that cannot be read (")
    assert problem.advice == "Correct the value."


def test_a_date_that_is_none_is_said_with_its_line(file):
    problem = problem_of(file("[facts]\nopened = 2026-02-30\n"))

    assert (problem.message, problem.line) == ("this is not valid TOML: invalid date or datetime", 2)

"""On which line things stand."""

import re
import tomllib
from textwrap import dedent

import pytest
import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as st

from valuecase.reading.lines import Lines

TEXT = dedent(
    '''\
    top = 1
    "a quoted key" = 2
    'single' = 3
    dotted.key.three = 4

    [facts]  # a comment with [brackets] and "quotes"
    beds = 180
    hours = { value = 40, confidence = "published" }
    "odd.key" = "[not.a.heading]"
    list = [
      { value = 1 },
      # not_a_key = 5
      { value = "]" },
    ]
    after_list = true

    [heard.late_rent]
    value = true
    words = """
    [facts]
    beds = 9
    not_a_key = 1
    """
    after_words = 1
    literal = \'\'\'
    [person]
    also_not = 1\'\'\'
    after_literal = 2

      [ data . "quoted part" ]
      spaced   =   "x"

    [[person]]
    name = "a"

    [[person]]
    name = "b"

    [person.address]
    street = "c"

    [[outer]]
    [[outer.inner]]
    x = 1
    [[outer.inner]]
    x = 2
    [[outer]]
    [[outer.inner]]
    x = 3
    '''
)


def line_where(text: str, fragment: str, nth: int = 1) -> int:
    """The line on which a text stands for the nth time."""
    found = [number for number, line in enumerate(text.split("\n"), start=1) if line.strip().startswith(fragment)]
    return found[nth - 1]


@pytest.mark.parametrize(
    ("path", "fragment", "nth"),
    [
        (("top",), "top", 1),
        (("a quoted key",), '"a quoted key"', 1),
        (("single",), "'single'", 1),
        (("dotted", "key", "three"), "dotted", 1),
        (("facts",), "[facts]", 1),
        (("facts", "beds"), "beds", 1),
        (("facts", "hours"), "hours", 1),
        (("facts", "hours", "value"), "hours", 1),
        (("facts", "odd.key"), '"odd.key"', 1),
        (("facts", "list"), "list", 1),
        (("facts", "list", 1, "value"), "list", 1),
        (("facts", "after_list"), "after_list", 1),
        (("heard",), "[heard.late_rent]", 1),
        (("heard", "late_rent"), "[heard.late_rent]", 1),
        (("heard", "late_rent", "words"), "words", 1),
        (("heard", "late_rent", "after_words"), "after_words", 1),
        (("heard", "late_rent", "after_literal"), "after_literal", 1),
        (("data", "quoted part"), "[ data", 1),
        (("data", "quoted part", "spaced"), "spaced", 1),
        (("person",), "[[person]]", 1),
        (("person", 0), "[[person]]", 1),
        (("person", 0, "name"), "name", 1),
        (("person", 1), "[[person]]", 2),
        (("person", 1, "name"), "name", 2),
        (("person", 1, "address", "street"), "street", 1),
        (("outer", 0, "inner", 1, "x"), "x =", 2),
        (("outer", 1, "inner", 0, "x"), "x =", 3),
    ],
)
def test_every_kind_of_path_has_its_line(path, fragment, nth):
    tomllib.loads(TEXT)

    assert Lines.of(TEXT).find(path) == line_where(TEXT, fragment, nth)


def test_a_path_that_is_not_there_has_the_line_of_the_nearest_part_that_is():
    lines = Lines.of(TEXT)

    assert lines.find(("facts", "nothing")) == line_where(TEXT, "[facts]")
    assert lines.find(("person", 1, "role")) == line_where(TEXT, "[[person]]", 2)
    assert lines.find(("nowhere", "at", "all")) is None
    assert lines.find(()) is None


def test_what_stands_within_a_string_is_no_key():
    lines = Lines.of(TEXT)

    assert ("heard", "late_rent", "not_a_key") not in lines.at
    assert ("person", "also_not") not in lines.at
    assert ("facts", "not_a_key") not in lines.at


@pytest.mark.parametrize(
    "value",
    [
        '""',
        "''",
        '""""""',
        "''''''",
        '"""one line"""',
        '"a # no comment" # a comment [',
        "[[1, 2], [3]] # ]]",
        '["]", \'[\', "\\"]"]',
        '"""\n  x\n"""',
        '[\n  """\n]\n""",\n]',
        "{ a = [1, 2], b = '}' }",
        "1979-05-27T07:32:00Z",
        '"""ends in a quote""""',
        '"""ends in two quotes"""""',
    ],
)
def test_the_line_after_any_value_is_found(value):
    text = f"[t]\nfirst = {value}\nlast = 1\n[after]\nend = 2\n"
    tomllib.loads(text)

    assert Lines.of(text).find(("t", "last")) == line_where(text, "last")
    assert Lines.of(text).find(("after", "end")) == line_where(text, "end")


def test_an_escaped_quotation_mark_does_not_end_a_text_of_several_lines():
    text = '[t]\nfirst = """a \\""" b"""\nlast = 1\n'
    assert tomllib.loads(text)["t"]["first"] == 'a """ b'

    assert Lines.of(text).find(("t", "last")) == 3


def test_a_quoted_key_that_holds_quotation_marks_has_its_own_line():
    text = '[t]\n"say \\"data\\"" = 1\n"\'mid\'" = 2\n'

    assert Lines.of(text).find(("t", 'say "data"')) == 2
    assert Lines.of(text).find(("t", "'mid'")) == 3


def test_the_first_part_of_a_dotted_key_has_its_line():
    text = 'partner.name = "a"\npartner.type = "b"\n'

    assert Lines.of(text).find(("partner",)) == 1


def test_the_entry_that_a_list_of_tables_belongs_to_has_its_line():
    text = "[facts]\nx = 1\n\n[[facts.beds]]\nvalue = 2\n"

    assert Lines.of(text).find(("facts", "beds")) == 4


# --- generated tables -------------------------------------------------------------------------------------------------

KEYS = st.text("abc-_ .#[]={}äß東", min_size=1, max_size=6).map(lambda text: text + "k")
LEAVES = (
    st.integers(-5, 5)
    | st.booleans()
    | st.text('ab \n"#[]{}=\\', max_size=12)
    | st.sampled_from(["[facts]\nx = 1\n", "'''", "a = [", "# = "])
    | st.lists(st.integers(0, 3) | st.text('a"]#', max_size=3), max_size=3)
)


@st.composite
def documents(draw: st.DrawFn, depth: int = 2) -> dict:
    """Tables within tables and lists of tables, with keys that need quotes and values that look like headings."""
    table = draw(st.dictionaries(KEYS, LEAVES, max_size=3))
    if depth:
        table |= draw(st.dictionaries(KEYS.map(lambda key: key + "t"), documents(depth - 1), max_size=2))
        lists = st.lists(documents(depth - 1), min_size=1, max_size=2)
        table |= draw(st.dictionaries(KEYS.map(lambda key: key + "l"), lists, max_size=1))
    return table


def paths_of(table: dict, above: tuple = ()):
    """Every path to a value of a document, with the value."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from paths_of(value, (*above, key))
        elif isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
            for index, item in enumerate(value):
                yield from paths_of(item, (*above, key, index))
        else:
            yield (*above, key), value


def written(table: dict, multiline: bool):
    """A tomlkit table; with `multiline`, texts in three quotation marks and lists over several lines."""
    made = tomlkit.table()
    for key, value in table.items():
        if isinstance(value, dict):
            made.add(key, written(value, multiline))
        elif isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
            each = tomlkit.aot()
            for item in value:
                each.append(written(item, multiline))
            made.add(key, each)
        elif isinstance(value, str) and multiline and '"' not in value:
            made.add(key, tomlkit.string(value, multiline=True))
        elif isinstance(value, list) and multiline:
            made.add(key, tomlkit.item(value).multiline(True))
        else:
            made.add(key, value)
    return made


@settings(max_examples=200, deadline=None)
@given(documents(), st.booleans())
def test_the_line_of_every_key_is_where_its_text_stands(table, multiline):
    document = tomlkit.document()
    for key, value in written(table, multiline).items():
        document.add(key, value)
    text = tomlkit.dumps(document)
    if tomllib.loads(text) != table:
        return  # tomlkit itself wrote something else
    lines, rows = Lines.of(text), text.split("\n")

    for path, _ in paths_of(table):
        line = lines.find(path)
        assert line is not None
        key = re.escape(path[-1])
        assert re.match(rf"\s*(\"{key}\"|'{key}'|{key})\s*=", rows[line - 1]), (path, rows[line - 1])


@settings(max_examples=100, deadline=None)
@given(documents())
def test_no_two_values_share_a_line(table):
    text = tomlkit.dumps(table)
    if tomllib.loads(text) != table:
        return
    lines = Lines.of(text)
    found = [lines.find(path) for path, _ in paths_of(table)]

    assert len(found) == len(set(found))


# --- what is implied --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ('[t]\na = """x"""" # " [\nb = 1\n', ("t", "b"), 3),
        ('[t]\na = """\n\\\\"""\nb = 1\n', ("t", "b"), 4),
        ('[t]\na = """\n\\\n  x"""\nb = 1\n', ("t", "b"), 5),
        ("[t]\na = '''\n\\'''\nb = 1\n", ("t", "b"), 4),
        ("[t.u]\nx = 1\n\n[t]\ny = 1\n", ("t",), 4),
        ("[t.u]\nx = 1\n", ("t",), 1),
        ("[t]\na.b.c = 1\na.d.e = 2\n", ("t", "a", "d"), 3),
        ("[t]\na.b.c = 1\n", ("t", "a"), 2),
        ("[[a.b]]\nx = 1\n[[a.b]]\nx = 2\n", ("a", "b", 1), 3),
        ('["\\u00e9".\'x"y\']\nz = 1\n', ("é", 'x"y', "z"), 2),
    ],
)
def test_a_line_is_found_whatever_stands_around_it(text, path, line):
    tomllib.loads(text)

    assert Lines.of(text).find(path) == line


def test_a_key_of_thousands_of_parts_costs_little():
    lines = Lines.of(f"[t]\nx{'.y' * 20_000} = 1\n")

    assert len(lines.at) < 20
    assert lines.find(("t", "x", "y", "y")) == 2

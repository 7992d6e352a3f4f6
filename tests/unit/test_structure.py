"""From tables to records: every field as its shape wants it, every problem kept with its line."""

import pytest
from attrs import field, frozen

from valuecase import ValueCaseError
from valuecase.conditions.syntax import parse
from valuecase.model import fields as f
from valuecase.model.proposition import Evidence, Proposition
from valuecase.reading.structure import Structurer
from valuecase.reading.toml import read_toml


@frozen
class Part:
    id: str = f.identity()
    size: int | None = f.integer(required=True)


@frozen
class Whole:
    """One field of every shape."""

    id: str = f.identity()
    name: str = f.text()
    word: str = f.text(required=False, options=("red", "green"))
    words_: tuple[str, ...] = f.texts(required=False, options=("red", "green"))
    amount: float | None = f.number()
    count: int | None = f.integer()
    whether: bool = f.yes_no()
    pair: tuple[float, float] | None = f.pair()
    labels: dict = f.words()
    when: object = f.condition()
    formula: object = f.formula()
    parts: tuple[Part, ...] = f.records(Part)
    part: dict = f.keyed(Part)
    note: str = field(default="not in a file")


@frozen
class Needs:
    """The shapes that an example has, which must be there."""

    id: str = f.identity()
    facts: dict = f.fact_values()
    ends: dict = f.ends()
    sources: tuple[str, ...] = f.texts()


@pytest.fixture
def read(tmp_path):
    """One record from a text below its heading, and what was wrong."""

    def made(text, cls=Whole):
        path = tmp_path / "x.toml"
        path.write_text("[thing.a]\n" + text, encoding="utf-8")
        document, problems = read_toml(path), []
        record = Structurer(document, problems).record(cls, document.tables["thing"]["a"], ("thing", "a"), "a")
        assert {one.file for one in problems} <= {str(path)}
        return record, [(one.message, one.advice, one.line) for one in problems]

    return made


def test_every_shape_is_read(read):
    record, problems = read(
        """name = " a name "
word = "red"
words = ["green", "red"]
amount = 1.5
count = 3
whether = true
pair = [0, 1.5]
labels = { a = "A" }
when = "x > 1"
formula = "x / 2"
parts = [{ size = 1 }, { size = 2 }]
[thing.a.part.one]
size = 3
"""
    )

    assert problems == []
    assert record == Whole(
        id="a",
        name="a name",
        word="red",
        words_=("green", "red"),
        amount=1.5,
        count=3,
        whether=True,
        pair=(0, 1.5),
        labels={"a": "A"},
        when=parse("x > 1"),
        formula=parse("x / 2"),
        parts=(Part(size=1), Part(size=2)),
        part={"one": Part(id="one", size=3)},
    )


def test_what_an_example_holds_is_read(read):
    record, problems = read(
        'facts = { a = 1, b = ["x", "y"], c = 2026-12-01 }\nends = { e = [0, 1.5, 2] }\nsources = []\n', Needs
    )

    assert problems == []
    assert (record.facts["b"], record.ends, record.sources) == (frozenset({"x", "y"}), {"e": (0, 1.5, 2)}, ())


def test_what_is_left_out_has_its_default(read):
    record, _ = read('name = "x"\n')

    assert (record.word, record.words_, record.amount, record.when, record.whether) == ("", (), None, None, False)


NAME = 'name = "x"\n'


@pytest.mark.parametrize(
    ("text", "message", "advice", "line"),
    [
        ("count = 1\n", "thing.a has no name", 'Add name = "…".', 1),
        ("name = 3\n", "thing.a.name must be a text in quotes, not 3", "", 2),
        ('name = "  "\n', "thing.a.name is empty", "Write it, or leave the whole entry out.", 2),
        (NAME + 'nmae = "y"\n', 'thing.a cannot have "nmae"', 'Did you mean "name"?', 3),
        (
            NAME + "zzz = 1\n",
            'thing.a cannot have "zzz"',
            "It can have: name, word, words, amount, count, whether, pair, labels, when, formula, parts, part.",
            3,
        ),
        (
            NAME + 'word = "blue"\n',
            '"blue" is not one of the words allowed for thing.a.word',
            "It can be: red, green.",
            3,
        ),
        (
            NAME + 'word = "gren"\n',
            '"gren" is not one of the words allowed for thing.a.word',
            'Did you mean "green"?',
            3,
        ),
        (
            NAME + 'words = [\n  "red",\n  "gren",\n]\n',
            '"gren" is not one of the words allowed for thing.a.words.1',
            'Did you mean "green"?',
            3,
        ),
        (NAME + 'words = "red"\n', """thing.a.words must be a list of texts, such as ["one", "two"], not 'red'""", "", 3),
        (NAME + "words = [1]\n", 'thing.a.words must be a list of texts, such as ["one", "two"], not [1]', "", 3),
        (NAME + 'amount = "1"\n', "thing.a.amount must be a number, not '1'", "", 3),
        (NAME + "amount = true\n", "thing.a.amount must be a number, not true", "", 3),
        (NAME + "amount = nan\n", "thing.a.amount must be a number, not nan", "", 3),
        (NAME + "amount = inf\n", "thing.a.amount must be a number, not inf", "", 3),
        (NAME + "count = 1.5\n", "thing.a.count must be a whole number, not 1.5", "", 3),
        (NAME + "count = 10_000_000_000_000_000\n", "thing.a.count must be a whole number, not 10000000000000000", "Numbers go up to 1,000,000,000,000,000.", 3),
        (NAME + 'words = [\n  "red",\n  " ",\n]\n', "thing.a.words.1 is empty", "Write it, or leave it out.", 3),
        (NAME + "count = false\n", "thing.a.count must be a whole number, not false", "", 3),
        (NAME + "whether = 1\n", "thing.a.whether must be true or false, not 1", "", 3),
        (NAME + "pair = [1]\n", "thing.a.pair must be two numbers, low then high, such as [0, 100], not [1]", "", 3),
        (NAME + "labels = { a = 1 }\n", """thing.a.labels must be a table of texts, such as { low = "low", high = "high" }, not {'a': 1}""", "", 3),
        (NAME + "when = true\n", "thing.a.when must be a condition in quotes, not true", "", 3),
        (NAME + "formula = 3\n", "thing.a.formula must be a formula in quotes, not 3", "", 3),
        (NAME + 'when = ""\n', "thing.a.when: This is empty.", "Leave the field out instead.", 3),
        (NAME + 'when = "x >"\n', "thing.a.when: This cannot be read as a condition.", 'Look for a missing bracket, comma, "and" or "or".', 3),
        (NAME + "parts = { size = 1 }\n", "thing.a.parts must be a list of tables, such as [{ … }], not {'size': 1}", "", 3),
        (NAME + "parts = [1]\n", "thing.a.parts.0 must be a table", "Write [thing.a.parts.0] and its fields below it.", 3),
        (NAME + 'parts = [{ size = "x" }]\n', "thing.a.parts.0.size must be a whole number, not 'x'", "", 3),
        (NAME + "parts = [{}]\n", "thing.a.parts.0 has no size", "Add size = ….", 3),
        (NAME + "part = 3\n", "thing.a.part must be a table of tables, not 3", "", 3),
        (NAME + "part = { b = 3 }\n", "thing.a.part.b must be a table", "Write [thing.a.part.b] and its fields below it.", 3),
        (NAME + "[thing.a.part.b]\nsize = 1.5\n", "thing.a.part.b.size must be a whole number, not 1.5", "", 4),
    ],
)  # fmt: skip
def test_what_a_field_cannot_be_is_said_with_its_line(read, text, message, advice, line):
    _, problems = read(text)

    assert problems == [(message, advice, line)]


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        (
            "facts = 1\nends = { e = [1, 2] }\nsources = 1\n",
            [
                "thing.a.facts must be a table of fact values, such as { staffed_beds = 180 }, not 1",
                "thing.a.ends must be a table of three numbers each, not {'e': [1, 2]}",
                'thing.a.sources must be a list of texts, such as ["one", "two"], not 1',
            ],
        ),
        ("ends = {}\n", ["thing.a has no facts", "thing.a has no sources"]),
    ],
)
def test_every_problem_of_a_record_is_kept(read, text, messages):
    _, problems = read(text, Needs)

    assert [message for message, _, _ in problems] == messages


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        (NAME, set()),
        (NAME + "zzz = 1\n", set()),
        ("count = 1\n", {("name",)}),
        ('name = ""\nwhen = "("\n', {("name",), ("when",)}),
        ('nmae = "x"\n', {("name",)}),
        (NAME + 'words = ["red", " "]\n', {("words",)}),
        (NAME + "parts = [{ size = 1 }, 3, { size = 1.5 }]\n", {("parts", 1), ("parts", 2, "size")}),
        (NAME + "part.b.size = 'x'\n", {("part", "b", "size")}),
    ],
)
def test_a_record_is_made_of_what_can_be_read_and_the_rest_is_known(tmp_path, text, unread):
    path = tmp_path / "x.toml"
    path.write_text("[t]\n" + text, encoding="utf-8")
    structurer = Structurer(read_toml(path), [])

    record = structurer.record(Whole, structurer.document.tables["t"], ("t",))

    assert structurer.unread == {("t", *path) for path in unread}
    assert isinstance(record, Whole)
    assert len(structurer.problems) == len(unread) or "zzz" in text


def test_a_key_that_is_not_known_is_said_and_the_record_kept(read):
    record, problems = read(NAME + "zzz = 1\n")

    assert record == Whole(id="a", name="x")
    assert len(problems) == 1


def test_a_wrong_table_within_a_table_does_not_cost_the_others(read):
    record, problems = read(NAME + '[thing.a.part.b]\nsize = "x"\n[thing.a.part.c]\nsize = 1\n')

    assert record.part == {"b": Part(id="b", size=None), "c": Part(id="c", size=1)}
    assert len(problems) == 1


def test_a_field_of_python_is_written_without_its_underscore(tmp_path):
    path = tmp_path / "x.toml"
    path.write_text('x = { data = "d", form = "counts", from = ["o"] }\n', encoding="utf-8")
    document, problems = read_toml(path), []
    receives = Proposition.__attrs_attrs__.gets.metadata["shape"].record

    record = Structurer(document, problems).record(receives, document.tables["x"], ("x",))

    assert (problems, record.from_) == ([], ("o",))


def test_advice_for_a_missing_field_shows_what_it_can_be(tmp_path):
    path = tmp_path / "x.toml"
    path.write_text("x = {}\n", encoding="utf-8")
    document, problems = read_toml(path), []

    Structurer(document, problems).record(Evidence, document.tables["x"], ("x",))

    assert [one.advice for one in problems] == [
        'Add source = "…".', 'Add grade = "opinion".', 'Add tested = "service".', 'Add finds = "…".'
    ]  # fmt: skip


def test_tables_by_id_must_be_tables(tmp_path):
    path = tmp_path / "x.toml"
    path.write_text("part = 3\n", encoding="utf-8")
    document, problems = read_toml(path), []

    assert Structurer(document, problems).keyed(Part, document.tables["part"], ("part",)) == {}
    assert [(one.message, one.advice, one.line) for one in problems] == [
        ("part must hold tables by id", "Write [part.some_id].", 1)
    ]


@pytest.mark.parametrize("value", ["[[1]]", "[{ a = 1 }]"])
def test_a_fact_value_that_is_a_list_of_something_else_ends_in_a_problem(read, value):
    _, problems = read(f"facts = {{ a = {value} }}\nsources = []\n", Needs)

    assert problems


def test_problems_are_raised_together_as_one_error(tmp_path):
    path = tmp_path / "x.toml"
    path.write_text("x = {}\n", encoding="utf-8")
    document, problems = read_toml(path), []
    Structurer(document, problems).record(Evidence, document.tables["x"], ("x",))

    error = ValueCaseError(problems)

    assert error.problems == tuple(problems)
    assert str(error).splitlines()[:2] == [f"{path}, line 1: x has no source", '  Add source = "…".']

"""Reading partner files: every form of a value, and every problem at its line."""

from datetime import date

import pytest

from valuecase import FactValue, Heard, Partner, Person, ValueCaseError, read_partner
from valuecase.knowledge import vetted

HEAD = '[partner]\nname = "Elm Street"\ntype = "library"\n'
CONFIDENCES = "It can be: published, confirmed, impression, assumed."


@pytest.fixture
def read(tmp_path):
    """Read a partner file with this text below its head."""

    def made(text="", head=HEAD) -> Partner:
        path = tmp_path / "elm.toml"
        path.write_text(head + text, encoding="utf-8")
        return read_partner(path)

    return made


def said(partner: Partner) -> list[tuple[str, str, int | None]]:
    return [(one.message, one.advice, one.line) for one in partner.problems]


# --- what stands in one -----------------------------------------------------------------------------------------------


def test_a_whole_file_is_read(read):
    partner = read(
        """place = "Elm County"
fictional = true

[facts]
branch_kind = "main"

[heard.desk_overrun]
value = true
grade = "serious"
said_by = "the director"
confidence = "confirmed"
words = "We are drowning."
as_of = 2026-10-02

[[person]]
name = "Ada"
role = "director"
audience = "executive"
motivation = "a quiet desk"

[[person]]
name = "Bo"

[data]
help_line_calls = "holds"
housing_openings = "needs"
food_contact_outcomes = "none"
"""
    )

    assert partner == Partner(
        name="Elm Street",
        type="library",
        place="Elm County",
        fictional=True,
        facts={"branch_kind": (FactValue("main"),)},
        heard={
            "desk_overrun": Heard(True, "serious", "confirmed", "the director", "We are drowning.", date(2026, 10, 2))
        },
        people=(Person("Ada", "director", "executive", "a quiet desk"), Person("Bo")),
        data={"help_line_calls": "holds", "housing_openings": "needs", "food_contact_outcomes": "none"},
    )
    assert partner.problems == ()
    assert partner.file.endswith("elm.toml")


def test_name_and_type_are_enough(read):
    assert read() == Partner(name="Elm Street", type="library")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("x = 12", (FactValue(12),)),
        ('x = "main"', (FactValue("main"),)),
        ("x = true", (FactValue(True),)),
        ("x = 2026-12-01", (FactValue(date(2026, 12, 1)),)),
        ('x = ["a", "b"]', (FactValue(frozenset({"a", "b"})),)),
        ("x = { value = 12 }", (FactValue(12),)),
        ('x = { value = ["a"] }', (FactValue(frozenset({"a"})),)),
        ("x = { value = [] }", (FactValue(frozenset()),)),
        (
            'x = { value = 12, confidence = "published", source = "Report", as_of = 2024-12-31 }',
            (FactValue(12, "published", source="Report", as_of=date(2024, 12, 31)),),
        ),
        (
            'x = { value = 12, confidence = "impression", said_by = " a janitor ", as_of = 2024-12-31T10:00:00 }',
            (FactValue(12, "impression", said_by="a janitor", as_of=date(2024, 12, 31)),),
        ),
        (
            'x = [{ value = 12, confidence = "confirmed" }, { value = 13 }]',
            (FactValue(12, "confirmed"), FactValue(13)),
        ),
        ("x = [12, { value = 13 }]", (FactValue(12), FactValue(13))),
        ("x = [12, 13]", (FactValue(12), FactValue(13))),
        ('[facts.x]\nvalue = 12\nconfidence = "confirmed"', (FactValue(12, "confirmed"),)),
        ("[[facts.x]]\nvalue = 12\n[[facts.x]]\nvalue = 13", (FactValue(12), FactValue(13))),
        ('x.value = 12\nx.confidence = "confirmed"', (FactValue(12, "confirmed"),)),
    ],
)
def test_every_form_of_a_value_is_read(read, text, values):
    partner = read(f"[facts]\n{text}\n")

    assert (partner.facts, partner.problems) == ({"x": values}, ())


def test_values_keep_the_order_of_the_file(read):
    assert list(read("[facts]\nb = 1\na = 2\nc = 3\n").facts) == ["b", "a", "c"]


def test_what_was_heard_is_an_impression_unless_it_says_otherwise(read):
    partner = read("[heard.a]\nvalue = true\n[heard.b]\nvalue = false\n")

    assert partner.heard == {"a": Heard(True), "b": Heard(False)}


def test_one_person_may_stand_without_a_list(read):
    assert read('[person]\nname = "Ada"\n').people == (Person("Ada"),)


# --- what stops -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "message", "line"),
    [
        ("", "[partner] does not say its name and type", None),
        ("[partner]\n", "[partner] does not say its name and type", 1),
        ('\n[partner]\nname = "x"\n', "[partner] does not say its type", 2),
        ('[partner]\ntype = "x"\n', "[partner] does not say its name", 1),
        ('[partner]\nname = " "\ntype = "x"\n', "[partner] does not say its name", 1),
        ('[partner]\nname = 3\ntype = "x"\n', "[partner] does not say its name", 1),
        ("partner = 3\n", "[partner] does not say its name and type", 1),
    ],
)
def test_a_file_without_name_and_type_is_refused(read, head, message, line):
    with pytest.raises(ValueCaseError) as raised:
        read(head=head)

    (problem,) = raised.value.problems
    assert (problem.message, problem.line) == (message, line)
    assert problem.advice.startswith("It begins: [partner], then name")


def test_a_file_that_is_not_toml_is_refused(read):
    with pytest.raises(ValueCaseError, match="line 4: this is not valid TOML"):
        read("facts\n")


# --- what is left out and said ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message", "advice", "line"),
    [
        ("[fact]\nx = 1\n", 'a partner file cannot have "fact"', 'Did you mean "facts"?', 4),
        (
            "[weather]\n",
            'a partner file cannot have "weather"',
            "It can have: partner, facts, heard, person, data.",
            4,
        ),
        ('plaice = "x"\n', 'partner cannot have "plaice"', 'Did you mean "place"?', 4),
        ("place = 3\n", "place must be a text in quotes, not 3", "", 4),
        ("facts = 3\n", 'partner cannot have "facts"', "It can have: name, type, place, fictional, ours.", 4),
        ("[facts]\nx = []\n", "x is an empty list", "Leave the fact out until it is known.", 5),
        (
            '[facts]\nx = { confidence = "published" }\n',
            "x has no value",
            'Write { value = …, confidence = "…", source = "…" }.',
            5,
        ),
        (
            '[facts]\nx = { value = 1, confidense = "published" }\n',
            'facts.x cannot have "confidense"',
            'Did you mean "confidence"?',
            5,
        ),
        ('[facts]\nx = { value = 1, confidence = "sure" }\n', "confidence cannot be 'sure'", CONFIDENCES, 5),
        (
            '[facts]\nx = { value = 1, confidence = "publishd" }\n',
            "confidence cannot be 'publishd'",
            'Did you mean "published"?',
            5,
        ),
        ("[facts]\nx = { value = 1, confidence = 3 }\n", "confidence cannot be 3", CONFIDENCES, 5),
        ("[facts]\nx = { value = 1, source = 3 }\n", "source must be a text in quotes, not 3", "", 5),
        (
            '[facts]\nx = { value = 1, as_of = "2026" }\n',
            "as_of must be a date, not '2026'",
            "Write it so: as_of = 2026-12-01.",
            5,
        ),
        (
            "[heard.a]\ngrade = \"mild\"\n",
            "heard.a does not say whether it hurts",
            "Write value = true, or false.",
            4,
        ),
        ('[heard]\na = "yes"\n', "heard must be a table, not 'yes'", "Write [heard] and its fields below.", 5),
        (
            '[heard.a]\nvalue = true\ngrade = "awful"\n',
            "grade cannot be 'awful'",
            "It can be: mild, serious, severe.",
            6,
        ),
        ("[heard.a]\nvalue = true\nworts = \"x\"\n", 'heard.a cannot have "worts"', 'Did you mean "words"?', 6),
        ('[[person]]\nrole = "x"\n', "a person has no name", 'Add name = "…".', 4),
        ('[[person]]\nname = "x"\nroll = "y"\n', 'person.0 cannot have "roll"', 'Did you mean "role"?', 6),
        ('[[person]]\nname = "x"\nrole = 3\n', "role must be a text in quotes, not 3", "", 6),
        ('[data]\nx = "has"\n', "x cannot be 'has'", "It can be: holds, needs, none.", 5),
        ("[data]\nx = true\n", "x cannot be true", "It can be: holds, needs, none.", 5),
    ],
)  # fmt: skip
def test_a_slip_is_left_out_and_said_with_its_line_and_advice(read, text, message, advice, line):
    assert said(read(text))[0] == (message, advice, line)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("facts = 3\n", "facts must be a table"),
        ("heard = 3\n", "heard must be a table"),
        ("data = 3\n", "data must be a table"),
        ("person = 3\n", "person must be a table, not 3"),
    ],
)
def test_a_part_that_is_no_table_is_said_and_counts_as_empty(read, text, message):
    partner = read(head=text + HEAD)

    assert said(partner)[0][::2] == (message, 1)
    assert partner == Partner(name="Elm Street", type="library")


def test_one_slip_does_not_cost_the_rest(read):
    partner = read('[facts]\na = 1\nb = { value = 2, confidence = "sure" }\nc = []\nd = [3, { source = "x" }]\n')

    assert partner.facts == {"a": (FactValue(1),), "b": (FactValue(2),), "d": (FactValue(3),)}
    assert [line for _, _, line in said(partner)] == [6, 7, 8]


def test_what_does_not_fit_the_type_is_said_with_the_line_of_its_entry(read, library):
    partner = read(
        '[facts]\n\nrenovating = 3\nopen_hours = 12\n\n[heard.desk_overun]\nvalue = true\n[data]\nbooks = "holds"\n'
    )

    _, problems = vetted(partner, library)

    assert [(one.message, one.line) for one in problems] == [
        ("renovating must be true or false, not 3", 6),
        ('"open_hours" is not a fact of this type', 7),
        ('"desk_overun" is not a pain of this type', 9),
        ('"books" is not a data set of this type', 12),
    ]
    assert {one.file for one in problems} == {partner.file}


def test_a_partner_made_in_python_has_problems_without_a_place(library):
    _, problems = vetted(Partner(name="x", type="library", facts={"renovating": (FactValue(3),)}), library)

    assert [(one.file, one.line) for one in problems] == [("", None)]


def test_fictional_must_be_true_or_false(read):
    assert read('fictional = "yes"\n').problems


def test_an_audience_that_the_type_does_not_have_is_said(read, library):
    partner = read('[[person]]\nname = "Ada"\naudience = "executiv"\n')

    assert vetted(partner, library)[1]


def test_a_value_nested_beyond_measure_ends_in_a_problem(read, library):
    partner = read(f"[facts]\nrenovating.value{'.x' * 5_000} = 1\n")

    _, (problem,) = vetted(partner, library)

    assert problem.message.startswith("renovating must be true or false, not ")


@pytest.mark.parametrize("value", ["0x" + "F" * 5_000, "{ x" + ".x" * 5_000 + " = 1 }", "[[1]]", '[["a"], { b = 1 }]'])
@pytest.mark.parametrize("entry", ["[facts]\nrenovating = {}", "[facts]\nvisits_per_year = {{ value = {} }}", "[facts]\nx = {{ value = 1, confidence = {} }}", "[facts]\nx = {{ value = 1, as_of = {} }}", "[data]\nx = {}", "[[person]]\nname = {}", "[heard]\nx = {}", "[heard.desk_overrun]\nvalue = true\ngrade = {}", "fictional = {}"])  # fmt: skip
def test_whatever_a_value_is_it_ends_in_a_problem(read, library, entry, value):
    _, problems = vetted(read(entry.format(value) + "\n"), library)

    assert problems
    assert all(len(one.message) < 200 for one in problems)

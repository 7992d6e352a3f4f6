"""Text to tree and back: what is admitted, what is refused, and what is said then."""

import pytest

from valuecase.conditions import tree as t
from valuecase.conditions.syntax import ConditionError, parse, show
from valuecase.model.problems import ValueCaseError

A, B, C = (t.Name(key) for key in "abc")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a", A),
        ("pain.late_rent", t.Name("pain.late_rent")),
        ("not a or b and c", t.Or((t.Not(A), t.And((B, C))))),
        ("a and (b and c)", t.And((A, B, C))),
        ("(a or b) or c", t.Or((A, B, C))),
        ("a < b", t.Compare("<", A, B)),
        ("a != b", t.Compare("!=", A, B)),
        ("a < b <= c", t.And((t.Compare("<", A, B), t.Compare("<=", B, C)))),
        ('a in ("x", "y")', t.In(A, (t.Constant("x"), t.Constant("y")))),
        ('"x" not in b', t.Not(t.In(t.Constant("x"), B))),
        ("a - b - c", t.Arithmetic("-", t.Arithmetic("-", A, B), C)),
        ("a - (b - c)", t.Arithmetic("-", A, t.Arithmetic("-", B, C))),
        ("-3", t.Constant(-3)),
        ("-a", t.Arithmetic("-", t.Constant(0), A)),
        ("60_000", t.Constant(60_000)),
        ("max(a, b, 2)", t.Extreme("max", (A, B, t.Constant(2)))),
        ("days_until(a)", t.DaysUntil(A)),
        ("True", t.Constant(True)),
        ("  a\n  and\tb ", t.And((A, B))),
        ("'e\u0301' == a", t.Compare("==", t.Constant("\u00e9"), A)),
    ],
)
def test_parse(text, tree):
    """Each form of the language has its tree."""
    assert parse(text).tree == tree


def test_condition_keeps_its_text():
    """A condition has its text exactly as it was written."""
    assert parse(" a  and b").text == " a  and b"


def test_nodes_know_their_place():
    """A node knows its offset in characters, also after letters that take several bytes and across lines."""
    tree = parse('\n  "é" == a or\n b < 3').tree
    assert isinstance(tree, t.Or)
    assert [item.at for item in tree.items] == [3, 16]


@pytest.mark.parametrize(
    "text",
    [
        "a and (b or c)",
        "not (a or b) and not c",
        "not a < b",
        "(a < b) == c",
        "a * (b + c) / 2 - -1",
        "a - (b - c)",
        'a in ("x",) or "it\'s" not in b',
        "'say \"x\"' == a",
        "min(a, days_until(b)) >= 0.5",
        "a == (not b)",
    ],
)
def test_show_gives_back_what_was_written(text):
    """What is written with single spaces and no needless bracket is shown as it was written."""
    assert show(parse(text).tree) == text


def test_show_of_what_rules_cannot_write():
    """Nodes and values that only the engine builds are shown readably."""
    from datetime import date

    day, options = t.Constant(date(2026, 1, 2)), t.Constant(frozenset({"b", "a"}))
    assert show(t.FirstKnown((A, t.Assumed(t.Name("k.x"))))) == "first known of (a, assumed (k.x))"
    assert show(t.Compare("<", A, day)) == "a < 2026-01-02"
    assert show(options) == '{"a", "b"}'
    assert [show(t.And(())), show(t.Or(()))] == ["True", "False"]
    with pytest.raises(TypeError, match="not a node"):
        show(t.Node())


NEVER = "A condition cannot ask whether something is known; what is not known stays unknown by itself."
ROUND = 'Write options in round brackets: x in ("a", "b").'
STRAIGHT = 'Use straight quotation marks: "…".'


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a = 3", [(2, '"=" is not part of a condition.', 'Write "==" to compare.')]),
        (
            "a && !b",
            [
                (2, '"&&" is not part of a condition.', 'Write "and".'),
                (5, '"!" is not part of a condition.', 'Write "not".'),
            ],
        ),
        ("a || b", [(2, '"||" is not part of a condition.', 'Write "or".')]),
        ("a AND b", [(2, '"AND" is not part of a condition.', 'Write "and".')]),
        ("a == true", [(5, '"true" is not part of a condition.', 'Write "True".')]),
        ("a == null", [(5, '"null" is not part of a condition.', NEVER)]),
        (
            "a is None",
            [
                (2, '"is" is not part of a condition.', f'Write "==" to compare. {NEVER}'),
                (5, '"None" is not part of a condition.', NEVER),
            ],
        ),
        ("known(a)", [(0, '"known" is not part of a condition.', NEVER)]),
        ("a ** 2 > 1", [(2, '"**" is not part of a condition.', "Multiply it out: x * x.")]),
        ("a // 2 > 1", [(2, '"//" is not part of a condition.', 'Write "/".')]),
        (
            "a > 5%",
            [
                (
                    5,
                    '"%" is not part of a condition.',
                    "Percent is a unit of a fact or figure; write the number alone.",
                )
            ],
        ),
        (
            "a[0]",
            [(1, '"[" is not part of a condition.', ROUND), (3, '"]" is not part of a condition.', ROUND)],
        ),
        ("lambda", [(0, '"lambda" is not part of a condition.', "")]),
        ("a := b", [(2, '":=" is not part of a condition.', 'Write "==" to compare.')]),
        (
            "fact.a > 1",
            [(0, '"fact.a" is not part of a condition.', "A name with a dot is pain.x, driver.x or k.x (a figure).")],
        ),
        ("a ≥ 2", [(2, '"≥" is not part of a condition.', 'Write ">=".')]),
        (
            "“x” == a",
            [(0, '"“" is not part of a condition.', STRAIGHT), (2, '"”" is not part of a condition.', STRAIGHT)],
        ),
        ("a == 'x", [(5, '"\'" is not part of a condition.', "The text that begins here is never closed.")]),
        ("a \0 b", [(2, '"U+0000" is not part of a condition.', "")]),
        ('f"x" == a', [(1, '"x" touches the word before it.', "Put a space or a sign between them.")]),
        ('a in ("x" "y")', [(10, '"y" follows another text.', "Put a comma between them.")]),
        (r'a == "\x41"', [(5, r'"\x41" holds a backslash.', "Write the text as it is, without escapes.")]),
        ('a == "x\u200b"', [(5, "A quoted text holds an invisible character.", "Type the text again.")]),
        ("1or 2", [(0, "1or is not a number.", "Write numbers like 12, 0.5 or 60_000, then a space.")]),
        ("a > .5", [(4, ".5 is not a number.", "Write numbers like 12, 0.5 or 60_000, then a space.")]),
        (
            "a # and b",
            [
                (
                    2,
                    '"#" is not part of a condition.',
                    "Comments belong in the file, outside the quotation marks of the condition.",
                )
            ],
        ),
        (" ", [(0, "This is empty.", "Leave the field out instead.")]),
        ("a b", [(2, "This cannot be read as a condition.", 'Look for a missing bracket, comma, "and" or "or".')]),
        ("a and (", [(6, "This cannot be read as a condition.", 'Look for a missing bracket, comma, "and" or "or".')]),
        ("a > 1e16", [(4, "This number is too large.", "Numbers go up to 1,000,000,000,000,000.")]),
        ("a > -1e999", [(4, "This number is too large.", "Numbers go up to 1,000,000,000,000,000.")]),
        ("+a", [(0, "A plus sign needs something before it.", "Leave the plus sign out.")]),
        ("sum(a, b)", [(0, '"sum" is not something a condition can calculate.', "There are min, max and days_until.")]),
        ("mim(a, b)", [(0, '"mim" is not something a condition can calculate.', 'Did you mean "min"?')]),
        ("min(a)", [(0, "min needs two or more values.", "Write min(a, b).")]),
        ("days_until()", [(0, "days_until needs one date.", "Write days_until(a_date_fact).")]),
        ("min(*a, b)", [(4, "This is not part of a condition.", "")]),
        ("k.x(a)", [(0, "This cannot be followed by brackets.", 'Look for a missing sign, "and" or "or".')]),
        ('a == ("x", "y")', [(5, 'Options in brackets can only follow "in".', 'Write x in ("a", "b").')]),
        ('a in ("x")', [(6, "One option is not a list.", 'Write == "x".')]),
        ("a in (b, c)", [(5, "Only quoted options can stand in these brackets.", "")]),
        (
            "a in 3",
            [(5, 'After "in" comes a list or a choices fact.', 'Write x in ("a", "b") or "a" in x.')],
        ),
        (
            'a == b in ("x",)',
            [(0, '"in" cannot be part of a chain.', 'Write two comparisons with "and" between.')],
        ),
        (
            "(+a) and min(b) < 2",
            [
                (1, "A plus sign needs something before it.", "Leave the plus sign out."),
                (9, "min needs two or more values.", "Write min(a, b)."),
            ],
        ),
    ],
)
def test_refused(text, found):
    """What is not part of the language is refused where it stands, all of it at once, and the right way is said."""
    with pytest.raises(ConditionError) as caught:
        parse(text)
    error = caught.value
    located = zip(error.offsets, error.problems, strict=True)
    assert [(offset, problem.message, problem.advice) for offset, problem in located] == found


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a" * 2_001, "This is longer than 2,000 characters."),
        ("a" + "<a" * 900, "Written out, this is longer than 2,000 characters."),
        ("a" + "+1" * 30, "This is nested more than 30 deep."),
        (f"max({'1,' * 200}1)", "This has more than 200 terms."),
        (f"a in ({'1,' * 200})", "This has more than 200 terms."),
        ("-" * 1_990 + "1", "This is nested too deeply to read."),
    ],
)
def test_limits(text, message):
    """What is longer or deeper than anyone could follow is refused."""
    with pytest.raises(ConditionError) as caught:
        parse(text)
    assert message in [problem.message for problem in caught.value.problems]


@pytest.mark.parametrize("text", ["a" * 2_000, "a" + "+1" * 29, f"max({'1,' * 199}1)", "1e15 < a", "-1e15 < a"])
def test_up_to_the_limits(text):
    """What is just within a limit is read."""
    assert parse(text).text == text


def test_error_is_one_of_the_family():
    """A refused condition is a problem of the user's like any other."""
    assert issubclass(ConditionError, ValueCaseError)

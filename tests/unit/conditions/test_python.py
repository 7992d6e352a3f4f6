"""Conditions compiled into one function: the same answers as walking, and nothing of a rule in the code."""

from datetime import date

import pytest

from valuecase.conditions import tree as t
from valuecase.conditions.program import Program
from valuecase.conditions.python import compile_program
from valuecase.conditions.syntax import parse
from valuecase.conditions.walk import run

AS_OF = date(2026, 7, 1)
BIG = 10**400


def program(trees, constants=None):
    nodes = {key: parse(tree).tree if isinstance(tree, str) else tree for key, tree in trees.items()}
    return Program.of(nodes, constants)


def test_answers_come_in_the_order_of_the_program():
    """The answers are those of the trees in the order of the program, each tree after those that it names."""
    own = program(
        {
            "fits": "roomy and dear",
            "roomy": "beds >= 100 and not rural",
            "dear": "per_bed > 900",
            "per_bed": "cost / beds",
        }
    )
    assert list(own.trees) == ["roomy", "per_bed", "dear", "fits"]
    compiled = compile_program(own)
    assert compiled({"beds": 200, "rural": False, "cost": 500}, AS_OF, True) == [True, 2.5, False, False]
    assert compiled({"beds": 50}, AS_OF, True) == [False, None, None, False]
    assert compiled({}, AS_OF, True) == [None, None, None, None]


def test_a_program_without_inputs():
    """A program may be empty, or name nothing that comes with the question."""
    assert compile_program(program({}))({}, AS_OF, True) == []
    own = program({"a": "1 < 2", "b": "True", "c": t.And(()), "d": t.Or(()), "e": "3", "f": "k.x"}, {"k.x": 0.5})
    assert compile_program(own)({}, AS_OF, True) == [True, True, True, False, 3, 0.5]


@pytest.mark.parametrize("trusted", [True, False])
@pytest.mark.parametrize("text", ["a > 1", "a > 1 and b", "not b or a > 1 and c in ('x',)"])
def test_what_is_absent_is_unknown(text, trusted):
    """A record that lacks some inputs has the answers of one that says of each that it is not known."""
    compiled = compile_program(program({"x": text}), trusted=trusted)
    whole = {"a": 2, "b": True, "c": "y"}
    for some in ((), ("a",), ("b",), ("a", "c"), ("a", "b", "c")):
        given = {key: whole[key] for key in some}
        assert compiled(given, AS_OF, True) == compiled({**dict.fromkeys(whole), **given}, AS_OF, True)


@pytest.mark.parametrize(
    "tree",
    [
        "a",
        "not a",
        "a and b or not c",
        "a == b",
        "a < b",
        "a != True",
        "a > 2",
        'a == "x"',
        'a in ("x", "y")',
        "a not in (1, 2.5)",
        'a in ("x", 1)',
        'a in ("x", True)',
        t.In(t.Name("a"), ()),
        t.In(t.Name("a"), (t.Constant(AS_OF),)),
        '"x" in a',
        "b in a",
        "days_until(a) < 3",
        "days_until(a)",
        "a + b * 2",
        "a / b",
        "min(a, b, 3)",
        "max(1, 2)",
        "(a and b) == c",
        "min(a, 2) == (a > 1)",
        "a < 2 and a == 'x'",
        "1 == True",
        "alias > 2",
        "alias and not alias",
        "'x' in alias or alias == 'x'",
        "number > 1 or number",
        "k.day < a",
        "k.none > 1",
        "k.word == a",
        t.Compare("<", t.Name("a"), t.Constant(AS_OF)),
        t.FirstKnown((t.Name("a"), t.Name("b"))),
        t.FirstKnown((t.Constant(3), t.Name("b"))),
        t.FirstKnown((t.Compare(">", t.Name("a"), t.Constant(1)), t.Name("b"))),
        t.Not(t.FirstKnown((t.Compare(">", t.Name("a"), t.Constant(1)), t.Name("b")))),
        t.Not(t.FirstKnown((t.Name("a"), t.Not(t.Name("b"))))),
        t.FirstKnown(()),
        t.Arithmetic("+", t.FirstKnown((t.Name("a"), t.Assumed(t.Name("k.x")))), t.Constant(1)),
        t.Assumed(t.Name("a")),
        t.Not(t.Assumed(t.Name("a"))),
        t.Constant(float("nan")),
        t.Constant(frozenset({"x"})),
        t.Constant(AS_OF),
    ],
)
def test_agrees_with_walking(tree):
    """Whatever three inputs are, of the kind that a tree asks for or of another, both readings give the same answers."""
    own = program(
        {"alias": "a", "number": "a + 1", "x": tree, "y": "x and a or b == x"},
        {"k.day": AS_OF, "k.none": BIG, "k.word": "x", "k.x": 4},
    )
    compiled = compile_program(own)
    some = [None, True, False, 0, 1, 3, 2.5, 1e308, float("inf"), BIG, "x", "z", AS_OF, frozenset({"x"}), [], {}]
    for a in some:
        for b in some:
            for values in ({"a": a, "b": b, "c": a}, {"a": a, "b": b, "c": True}):
                for assuming in (True, False):
                    walked = [repr(answer) for answer in run(own, values, AS_OF, assume=assuming).values()]
                    assert [repr(answer) for answer in compiled(values, AS_OF, assuming)] == walked


def test_numbers_whose_sum_is_too_large():
    """Numbers that are fine one by one are kept even where all together are too large."""
    own = program({"x": "a > 1 and b > 1", "y": "c > 1"})
    assert compile_program(own)({"a": 1.7e308, "b": 1.7e308, "c": 10**308}, AS_OF, True) == [True, True]
    assert compile_program(own)({"a": 2.5, "b": BIG, "c": 2}, AS_OF, True) == [None, True]


def test_code_holds_no_text_of_a_rule():
    """Names and texts that look like code are data, and the code could reach nothing if they were not."""
    evil = "__import__('os').abort()"
    own = Program.of(
        {
            evil: t.Compare("==", t.Name(evil + "#"), t.Constant(evil)),
            "'": t.In(t.Name("\n"), (t.Constant("'\"\\"),)),
        }
    )
    compiled = compile_program(own)
    assert compiled({evil + "#": evil, "\n": "'\"\\"}, AS_OF, True) == [True, True]
    assert compiled.__globals__["__builtins__"] == {}
    assert evil not in compiled.__code__.co_names

"""Answers, reasons, and what is missing, for one partner."""

from datetime import date, datetime

import pytest

from valuecase.conditions import tree as t
from valuecase.conditions.gaps import missing
from valuecase.conditions.program import Program
from valuecase.conditions.reasons import Reason, Reasons, explain
from valuecase.conditions.syntax import parse
from valuecase.conditions.walk import constant, run, value

AS_OF = date(2026, 7, 1)
VALUES = {
    "yes": True,
    "no": False,
    "ten": 10,
    "zero": 0,
    "half": 0.5,
    "huge": 1e308,
    "kind": "public",
    "models": frozenset({"aco"}),
    "day": date(2026, 7, 11),
    "moment": datetime(2026, 7, 11),
    "nan": float("nan"),
    "vast": 10**400,
}


def program(trees, constants=None):
    nodes = {key: parse(tree).tree if isinstance(tree, str) else tree for key, tree in trees.items()}
    return Program.of(nodes, constants)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("yes and no", False),
        ("no and lost", False),
        ("lost and no", False),
        ("yes and lost", None),
        ("yes or lost", True),
        ("lost or yes", True),
        ("no or lost", None),
        ("not lost", None),
        ("not no", True),
        ("ten > 9 and ten <= 10", True),
        ("ten == 10", True),
        ("ten != 10", False),
        ("half == 0.5", True),
        ("lost > 9", None),
        ("yes == no", False),
        ('kind == "public"', True),
        ('kind != "public"', False),
        ('kind in ("public", "private")', True),
        ('kind not in ("private",)', True),
        ('lost in ("private",)', None),
        ('"aco" in models', True),
        ('"drg" in models', False),
        ("lost in models", None),
        ('"aco" in lost', None),
        ("day > day", False),
        ("days_until(day)", 10),
        ("days_until(lost)", None),
        ("ten + half * 2 - 1", 10.0),
        ("ten / 4", 2.5),
        ("ten + zero", 10),
        ("ten * zero", 0),
        ("zero / ten", 0.0),
        ("min(ten, half)", 0.5),
        ("max(ten, half, 20)", 20),
        ("max(ten, lost)", None),
        ("0 * lost", None),
        ("ten / zero", None),
        ("huge * ten", None),
        ("huge + huge", None),
        ("-huge - huge < 0", None),
    ],
)
def test_value(text, answer):
    """Each form has its answer: false decides an and, true an or, and all else that touches the unknown is unknown."""
    found = value(parse(text).tree, VALUES.get, AS_OF)
    assert (found, type(found)) == (answer, type(answer))


@pytest.mark.parametrize(
    "text",
    [
        "yes > 0",
        "yes == 1",
        "yes + 1",
        "max(yes, ten)",
        "kind < kind",
        "yes < no",
        "models == models",
        "kind == ten",
        "not ten",
        "ten and yes",
        "kind or no",
        "days_until(ten)",
        "days_until(moment)",
        "day < moment",
        'ten in ("a",)',
        'ten in ("a", 10.5)',
        "ten in models",
        '"aco" in kind',
        "nan",
        "nan != 1",
        "vast",
        "vast > 1",
    ],
)
def test_what_does_not_go_together_is_unknown(text):
    """What checks would have refused, and what no reader should let through, is unknown and raises nothing."""
    assert value(parse(text).tree, VALUES.get, AS_OF) is None


def test_a_number_among_numbers():
    """A list of numbers is searched as if compared one by one."""
    assert value(parse("ten in (1, 10.0)").tree, VALUES.get, AS_OF) is True


def test_empty_lists():
    """All of nothing is true, any of nothing is false, and only what is known is not in an empty list."""
    nodes = [t.And(()), t.Or(()), t.In(t.Name("ten"), ()), t.In(t.Name("lost"), ())]
    assert [value(node, VALUES.get, AS_OF) for node in nodes] == [True, False, False, None]


def test_no_other_node_has_a_value():
    """A node of no known type is a mistake of ours and is not passed over."""
    with pytest.raises(TypeError, match="not a node"):
        value(t.Node(), VALUES.get, AS_OF)


def test_first_known_and_assumed():
    """The first item with an answer counts, and an assumed one only where assumptions do."""
    node = t.FirstKnown((t.Name("lost"), t.Assumed(t.Name("ten"))))
    assert value(node, VALUES.get, AS_OF) == 10
    assert value(node, VALUES.get, AS_OF, assume=False) is None
    assert value(t.FirstKnown((t.Name("no"), t.Name("yes"))), VALUES.get, AS_OF) is False


def test_names_are_looked_up_in_order():
    """A name means a tree of the program before a constant, and a constant before a value that came with the question."""
    own = program({"a": "b", "c": "k.x + d", "b": "1"}, {"b": 2, "k.x": 10})
    assert run(own, {"a": 5, "b": 5, "k.x": 5, "d": 5}, AS_OF) == {"b": 1, "a": 1, "c": 15}


def test_constant():
    """A node that names only constants has a number for everybody, and no other node has."""
    constants = {"k.x": 10, "k.word": "a"}
    texts = ["k.x / 4", "3", "k.x + beds", "k.word", "k.x / 0"]
    assert [constant(parse(text).tree, constants) for text in texts] == [2.5, 3, None, None, None]


def test_explain():
    """A reason has the text and answer of each part, and goes through names that the program itself answers."""
    own = program({"pain.a": "beds > k.x and lost", "fits": "pain.a"}, {"k.x": 10})
    inner = Reason(
        "beds > k.x and lost",
        False,
        children=(
            Reason("beds > k.x", False, children=(Reason("beds", 4, key="beds"), Reason("k.x", 10, key="k.x"))),
            Reason("lost", None, "not known", key="lost"),
        ),
    )
    pain = Reason("pain.a", False, children=(inner,), key="pain.a")
    assert explain(own, "fits", {"beds": 4}, AS_OF) == Reason("fits", False, children=(pain,), key="fits")
    assert explain(own, "beds", {"beds": 4}, AS_OF) == Reason("beds", 4, key="beds")


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("ten / zero", "division by zero"),
        ("huge * huge", "too large"),
        ("huge / 0.0001", "too large"),
        ("ten / lost", ""),
        ("kind + 1", "these do not go together"),
        ("kind / 0", "these do not go together"),
        ("kind == ten", "these do not go together"),
        ("ten / 5", ""),
    ],
)
def test_notes(text, note):
    """A part that has no answer though all that it needs is known says why."""
    (reason,) = explain(program({"x": text}), "x", VALUES, AS_OF).children
    assert reason.note == note


def test_note_on_assumptions():
    """An assumption that does not count says so."""
    own = program({"x": t.Assumed(t.Name("ten"))})
    assert explain(own, "x", VALUES, AS_OF, assume=False).children[0].note == "assumptions do not count"


def test_reasons_hold_nothing_about_a_partner():
    """The reasons of one program serve many partners, known and unknown, with and without assumptions."""
    own = program({"a": "ten > k.x", "b": "a and kind in ('public',)", "c": t.Assumed(t.Name("ten"))}, {"k.x": 9})
    reasons = Reasons(own)
    for values, assume in ((VALUES, True), ({}, True), ({"ten": 8}, False), (VALUES, True)):
        told = reasons.of(values, AS_OF, assume)
        assert [told[key] for key in "abc"] == [explain(own, key, values, AS_OF, assume) for key in "abc"]
        assert [told[key].answer for key in "abc"] == [*run(own, values, AS_OF, assume=assume).values()]


def test_shared_names_are_explained_once():
    """A chain of names that each mention the one before twice takes no longer than the chain is long."""
    own = program({"x0": "ten", **{f"x{i}": f"x{i - 1} + x{i - 1}" for i in range(1, 60)}})
    assert explain(own, "x59", VALUES, AS_OF).answer == 10 * 2**59
    assert missing(own, "x59", {}, AS_OF) == ("ten",)


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("b and a and b", ("b", "a")),
        ("no and a", ()),
        ("yes and a or b", ("a", "b")),
        ("no and a or b", ("b",)),
        ("yes or a", ()),
        ("a > ten and a < b", ("a", "b")),
        ("min(a, 0 * b) > days_until(c)", ("a", "b", "c")),
        ("a in models", ("a",)),
        ('"x" in a', ("a",)),
        ("ten / zero > a", ("a",)),
        ("ten / zero > 1", ()),
        ("not pain.x or k.y > z", ("w", "z")),
        ("pain.x and pain.x", ("w",)),
    ],
)
def test_missing(text, lacking):
    """What is missing are the unknown inputs of unknown parts, each once, in the order in which they are read."""
    own = program({"pain.x": "w and yes", "fits": text}, {"k.y": 3})
    assert missing(own, "fits", VALUES, AS_OF) == lacking


def test_missing_never_asks_what_was_heard():
    """What people told us is no question for a partner."""
    own = program({"pain.x": t.FirstKnown((t.Name("said.x"), t.Name("a"), t.Name("heard.x")))})
    assert missing(own, "pain.x", {}, AS_OF) == ("a",)


def test_missing_without_assumptions():
    """Where assumptions do not count, what only they would need is not missing."""
    own = program({"x": t.FirstKnown((t.Name("a"), t.Assumed(t.Name("b"))))})
    assert missing(own, "x", {}, AS_OF) == ("a", "b")
    assert missing(own, "x", {}, AS_OF, assume=False) == ("a",)

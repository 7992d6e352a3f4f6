"""What holds for every condition, whatever it says and whatever is known."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from strategies import (
    ALL_VALUES,
    AS_OF,
    EXAMPLES,
    FACTS,
    FIGURES,
    SAID,
    STRANGE,
    SYMBOLS,
    UNITS,
    VALUES,
    conditions,
    numbers,
    programs,
    without_assumptions,
)

from valuecase.conditions import tree as t
from valuecase.conditions.candidates import candidates
from valuecase.conditions.check import Symbol, check
from valuecase.conditions.gaps import missing
from valuecase.conditions.program import Program
from valuecase.conditions.python import compile_program
from valuecase.conditions.reasons import Reason, explain
from valuecase.conditions.syntax import ConditionError, parse, show
from valuecase.conditions.walk import run

WORDS = [
    "a",
    "min",
    "(",
    ")",
    ",",
    "-",
    "*",
    "/",
    "not",
    "and",
    "or",
    "in",
    "==",
    "<",
    "1",
    "2.5",
    "'x'",
    "k.y",
    "True",
]

often = settings(max_examples=EXAMPLES, deadline=None)


def answers(program: Program, values, as_of: date = AS_OF, assuming: bool = True):
    return run(program, values, as_of, assume=assuming)


@often
@given(programs(heard=True), VALUES, SAID, STRANGE, st.booleans())
def test_readings_agree(program, values, said, strange, assuming):
    """Walked, compiled and explained, a condition has one answer, also on values that no reader should let through."""
    values = {**values, **said, **strange}
    walked = list(map(repr, run(program, values, AS_OF, assume=assuming).values()))
    assert list(map(repr, compile_program(program)(values, AS_OF, assuming))) == walked
    explained = [explain(program, key, values, AS_OF, assuming).answer for key in program.trees]
    assert list(map(repr, explained)) == walked


@often
@given(programs(), VALUES, ALL_VALUES, st.sets(st.sampled_from(sorted(FACTS))))
def test_more_facts_never_change_a_decided_answer(program, values, others, filled):
    """A value for an input that had none never changes an answer that was known, where nothing is assumed."""
    more = {key: others[key] if own is None and key in filled else own for key, own in values.items()}
    assuming = without_assumptions(program)
    before, after = answers(program, values, assuming=assuming), answers(program, more, assuming=assuming)
    assert all(after[key] == own for key, own in before.items() if own is not None)


@often
@given(programs(), VALUES, ALL_VALUES)
def test_what_is_missing_decides(program, values, others):
    """What is missing are inputs without a value; values for all of them decide, unless arithmetic fails and says so."""
    known = answers(program, values)
    for key, answer in known.items():
        lacking = missing(program, key, values, AS_OF)
        assert all(own in FACTS and values[own] is None for own in lacking)
        assert answer is None or not lacking
        given_all = {**values, **{own: others[own] for own in lacking}}
        if answers(program, given_all)[key] is None:
            notes = {reason.note for reason in everything(explain(program, key, given_all, AS_OF))}
            assert notes & {"division by zero", "too large"}


@often
@given(programs(heard=True), VALUES, SAID, st.randoms(use_true_random=False))
def test_order_does_not_matter(program, values, said, random):
    """The order in which the trees of a program are written changes no answer."""
    trees = list(program.trees.items())
    random.shuffle(trees)
    values = {**values, **said}
    assert answers(Program.of(dict(trees), program.constants), values) == answers(program, values)


@often
@given(st.lists(conditions(depth=1), min_size=1, max_size=4).map(tuple), VALUES)
def test_de_morgan(items, values):
    """Not all is the same as some not, and not any the same as all not, in both readings and with gaps."""
    turned = tuple(map(t.Not, items))
    program = Program.of(
        {"a": t.Not(t.And(items)), "b": t.Or(turned), "c": t.Not(t.Or(items)), "d": t.And(turned)}, FIGURES
    )
    a, b, c, d = compile_program(program)(values, AS_OF, True)
    assert (a, c) == (b, d)
    assert answers(program, values) == {"a": a, "b": b, "c": c, "d": d}


@often
@given(conditions() | numbers("usd"))
def test_what_is_shown_can_be_read(tree):
    """A tree survives being shown and read."""
    assert same(parse(show(tree)).tree, tree)


@often
@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text):
    """Any text whatever is a condition or has located problems."""
    read_or_refused(text)


@often
@given(conditions().map(show), st.data())
def test_any_slip_is_read_or_refused(text, data):
    """A condition with a piece replaced is another condition or has located problems."""
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    slip = data.draw(
        st.sampled_from(["", "(", ")", "=", " and ", "not", "'", '"', "\\", "#", "-", "0", "\n", "é", "*", ","])
    )
    read_or_refused(text[:start] + slip + text[end if data.draw(st.booleans()) else start :])


@often
@given(st.lists(st.sampled_from(WORDS), max_size=15))
def test_any_row_of_words_is_read_or_refused(words):
    """Words of the language in any order are a condition or have located problems."""
    read_or_refused(" ".join(words))


@often
@given(conditions())
def test_well_typed_conditions_pass(tree):
    """A condition whose names, kinds, units and options are right has no errors."""
    problems = check(t.Condition(show(tree), tree), SYMBOLS, wants="yes_no", units=UNITS, constants=FIGURES)
    assert [problem for problem in problems if problem.severity == "error"] == []


@often
@given(st.sampled_from(["usd", "beds", "percent"]).flatmap(lambda unit: st.tuples(st.just(unit), numbers(unit))))
def test_well_typed_formulas_pass(drawn):
    """A formula whose names, kinds and units are right has no errors."""
    unit, tree = drawn
    assert (
        check(t.Condition(show(tree), tree), SYMBOLS, wants="number", units=UNITS, unit=unit, constants=FIGURES) == []
    )


@often
@given(
    st.sampled_from(["integer", "number"]),
    st.lists(
        st.tuples(st.sampled_from(["<", "<=", ">", ">=", "=="]), st.integers(-5, 12) | st.floats(-5, 12)), max_size=5
    ),
    st.integers(0, 10) | st.floats(0, 10),
)
def test_candidates_stand_for_every_value(kind, comparisons, value):
    """Whatever value in its range an input has, one of its candidates gives the same answer to every comparison."""
    assume(kind == "number" or value == int(value))
    trees = {str(i): t.Compare(op, t.Name("x"), t.Constant(bound)) for i, (op, bound) in enumerate(comparisons)}
    program = Program.of(trees)
    tried = candidates(program, "x", Symbol(kind, plausible=(0, 10)), AS_OF)
    assert answers(program, {"x": value}) in [answers(program, {"x": one}) for one in tried]


@pytest.mark.parametrize("text", ["-" * 1_990 + "1", "not " * 400 + "a", "(" * 900 + "a" + ")" * 900, "\0", "'\0'"])
def test_hostile_texts_are_refused(text):
    """What brings Python's own parser to its limits is refused like any other text."""
    with pytest.raises(ConditionError):
        parse(text)


def everything(reason: Reason) -> Iterator[Reason]:
    yield reason
    for child in reason.children:
        yield from everything(child)


def same(one: t.Node, other: t.Node) -> bool:
    """Equal, and `1`, `1.0` and `True` told apart."""
    return one == other and show(one) == show(other)


def read_or_refused(text: str) -> None:
    tree, refused = None, None
    try:
        tree = parse(text).tree
    except ConditionError as error:
        refused = error
    if refused:
        assert len(refused.offsets) == len(refused.problems) > 0
        assert all(0 <= offset <= len(text) for offset in refused.offsets)
    else:
        assert same(parse(show(tree)).tree, tree)

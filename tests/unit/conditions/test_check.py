"""What is found in a condition before any partner is known."""

import pytest

from valuecase.conditions import tree as t
from valuecase.conditions.check import Symbol, Units, check
from valuecase.conditions.syntax import parse

UNITS = Units(
    plain=frozenset({"percent", "ratio"}), known=frozenset({"percent", "ratio", "usd", "usd_per_year", "beds"})
)
SYMBOLS = {
    "flag": Symbol("yes_no"),
    "beds": Symbol("integer", "beds", plausible=(1, 2_000)),
    "penalty": Symbol("number", "percent", plausible=(0, 3)),
    "share": Symbol("number", "ratio"),
    "cost": Symbol("number", "usd"),
    "budget": Symbol("number", "usd_per_year"),
    "kind": Symbol("choice", options=frozenset({"critical", "community"})),
    "models": Symbol("choices", options=frozenset({"aco", "drg"})),
    "opened": Symbol("date"),
    "motto": Symbol("text"),
    "pain.delay": Symbol("yes_no"),
    "driver.money": Symbol("yes_no"),
    "k.noticed": Symbol("number", "percent"),
    "k.many": Symbol("number", "beds"),
}
CONSTANTS = {"k.noticed": 0.5, "k.many": 3_000}


def found(text, wants="yes_no", unit=""):
    problems = check(parse(text), SYMBOLS, wants=wants, units=UNITS, unit=unit, constants=CONSTANTS)
    return [(problem.message, problem.advice) for problem in problems]


@pytest.mark.parametrize(
    "text",
    [
        "flag and not pain.delay or driver.money == True",
        "beds > 100 and beds != 500 and beds == beds",
        "penalty >= k.noticed",
        "budget * penalty / 100 > cost",
        "budget + 3 > cost and min(budget, cost) < 1e6",
        "cost / budget > share and 100 * share > penalty and penalty * share > penalty",
        "cost * beds > 3 and 1 / cost < beds and cost / beds > 3",
        'kind == "critical" and "community" != kind and kind in ("critical", "community")',
        '"aco" in models and kind not in models',
        "days_until(opened) < 30 and days_until(opened) == 3 and opened < opened",
        "cost - budget < 0 and -cost < 0",
    ],
)
def test_nothing_to_find(text):
    """Names, kinds, units and options that go together are not complained about."""
    assert found(text) == []


CONVERT = "Convert one of them with a figure."
RANGE = 'Write "<=" or ">=", or a range: 0.4 < x < 0.6.'
OPTIONS = "Its options are community, critical."


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("bedz > 3", ("There is no fact bedz.", 'Did you mean "beds"?')),
        ("zzz > 3", ("There is no fact zzz.", "")),
        ("k.noticd > 3", ("There is no figure k.noticd.", 'Did you mean "k.noticed"?')),
        ("pain.dely", ("There is no pain pain.dely.", 'Did you mean "pain.delay"?')),
        ("driver.mony", ("There is no driver driver.mony.", 'Did you mean "driver.money"?')),
        (
            'motto == "x"',
            ("motto is text, which conditions cannot use.", "Make it a choice, or ask a yes or no question."),
        ),
        ("cost > penalty", ("cost > penalty: usd and percent cannot be compared.", CONVERT)),
        ("cost + beds > 3", ("cost + beds: usd and beds cannot be added.", CONVERT)),
        ("cost - beds > 3", ("cost - beds: usd and beds cannot be subtracted.", CONVERT)),
        ("max(1, cost, beds) > 3", ("max(1, cost, beds): usd and beds cannot be compared.", CONVERT)),
        ("cost / budget > beds", ("cost / budget > beds: a share and beds cannot be compared.", CONVERT)),
        ("cost * penalty / 100 > beds", ("cost * penalty / 100 > beds: usd and beds cannot be compared.", CONVERT)),
        ("cost / penalty > beds", ("cost / penalty > beds: usd and beds cannot be compared.", CONVERT)),
        ("penalty * cost > beds", ("penalty * cost > beds: usd and beds cannot be compared.", CONVERT)),
        ("share > penalty", ("share > penalty: ratio and percent cannot be compared.", CONVERT)),
        ("days_until(opened) > beds", ("days_until(opened) > beds: days and beds cannot be compared.", CONVERT)),
        ("beds", ("beds is a number, where yes or no is wanted.", "Write beds > 0, for example.")),
        ("flag and kind", ("kind is a choice, where yes or no is wanted.", 'Write kind == "…", for example.')),
        ("not models", ("models is a set of choices, where yes or no is wanted.", 'Write "…" in models, for example.')),
        ("opened", ("opened is a date, where yes or no is wanted.", "")),
        ("flag + 1 > 2", ("flag is yes or no, where a number is wanted.", "")),
        ("flag > 2", ("flag is yes or no and 2 is a number: they cannot be compared.", "")),
        ('beds == "x"', ('beds is a number and "x" is text: they cannot be compared.', "")),
        ("opened > 2", ("opened is a date and 2 is a number: they cannot be compared.", "")),
        ("days_until(beds) > 2", ("beds is a number, where a date is wanted.", "")),
        ('kind == "comunity"', ('"comunity" is not an option of kind.', 'Did you mean "community"?')),
        ('"zzz" != kind', ('"zzz" is not an option of kind.', OPTIONS)),
        ('kind in ("critical", "zzz")', ('"zzz" is not an option of kind.', OPTIONS)),
        ("kind in (1,)", ("A number cannot be an option of kind.", "Options are quoted texts.")),
        ('beds in ("a",)', ("beds is a number, where a choice is wanted.", "")),
        ('"zzz" in models', ('"zzz" is not an option of models.', "Its options are aco, drg.")),
        ("beds in models", ("A number cannot be an option of models.", "Options are quoted texts.")),
        (
            '"critical" in kind',
            ("kind is a choice, where a set of choices is wanted.", 'Write "==" to compare with one option.'),
        ),
        ('"a" in beds', ("beds is a number, where a set of choices is wanted.", "")),
        ('models == "aco"', ('models == "aco" compares a set of choices.', 'Write "an option" in the_fact.')),
        ('kind < "critical"', ('kind < "critical" asks for an order, but kind has none.', 'Write "==", "!=" or "in".')),
        ("flag <= flag", ("flag <= flag asks for an order, but flag has none.", 'Write "==", "!=" or "in".')),
        ("penalty == 0.5", ("penalty == 0.5 asks whether measured numbers are exactly equal.", RANGE)),
        ("beds != 1.5", ("beds != 1.5 asks whether measured numbers are exactly equal.", RANGE)),
        ("beds / 2 == 1", ("beds / 2 == 1 asks whether measured numbers are exactly equal.", RANGE)),
        ("penalty > 3", ("penalty > 3 never holds.", "penalty is plausibly between 0 and 3.")),
        ("0 <= penalty", ("0 <= penalty always holds.", "penalty is plausibly between 0 and 3.")),
        ("beds == 0", ("beds == 0 never holds.", "beds is plausibly between 1 and 2,000.")),
        ("beds != 0", ("beds != 0 always holds.", "beds is plausibly between 1 and 2,000.")),
        ("beds > k.many / 1", ("beds > k.many / 1 never holds.", "beds is plausibly between 1 and 2,000.")),
    ],
)
def test_found(text, problem):
    """Each kind of mistake is found alone, and the message says what to do about it."""
    assert found(text) == [problem]


@pytest.mark.parametrize("text", ["penalty > 2.9", "penalty >= 3", "beds == 1", "beds != 2000", "beds < k.many / 2"])
def test_within_the_range(text):
    """A comparison that some plausible values meet and others do not is not complained about."""
    assert found(text) == []


def test_all_at_once():
    """Every problem is told at once and only once, and a part that is already wrong causes no other."""
    text = 'bedz + 1 > cost and (flag > 2 or kind == "zzz") and bedz < days_until(beds) and nothing in models'
    assert [message for message, _ in found(text)] == [
        "There is no fact bedz.",
        "flag is yes or no and 2 is a number: they cannot be compared.",
        '"zzz" is not an option of kind.',
        "beds is a number, where a date is wanted.",
        "There is no fact nothing.",
    ]


def test_what_a_range_settles_is_a_warning():
    """A value outside its plausible range is used all the same, so what the range settles is only a warning."""
    (problem,) = check(parse("beds > 5000"), SYMBOLS, wants="yes_no", units=UNITS)
    assert problem.severity == "warning"
    (problem,) = check(parse("beds > cost"), SYMBOLS, wants="yes_no", units=UNITS)
    assert problem.severity == "error"


@pytest.mark.parametrize(
    ("text", "unit", "problems"),
    [
        ("budget * penalty / 100", "usd", []),
        ("100 * cost / budget", "percent", []),
        ("cost * beds", "percent", []),
        ("3", "usd", []),
        ("min(3, cost)", "usd", []),
        ("cost", "beds", [("This gives usd, but beds is wanted.", "Convert it with a figure, or correct the unit.")]),
        (
            "cost / budget",
            "usd",
            [("This gives a share, but usd is wanted.", "Convert it with a figure, or correct the unit.")],
        ),
        ("flag", "usd", [("flag is yes or no, where a number is wanted.", "")]),
        ("cost > 3", "usd", [("cost > 3 is yes or no, where a number is wanted.", "")]),
        ('"x"', "usd", [('"x" is text, where a number is wanted.', "")]),
        ("cost", "usdd", [("There is no unit usdd.", 'Did you mean "usd"?')]),
    ],
)
def test_formulas(text, unit, problems):
    """The result of a formula is a number in the unit that is wanted, a year's rate counting as the unit itself."""
    assert found(text, "number", unit) == problems


def test_what_the_engine_adds_is_not_checked_again():
    """Nodes that rules cannot write have no kind and cause no problem."""
    from datetime import date

    around = t.FirstKnown((t.Name("beds"),))
    day, some = t.Constant(date(2026, 1, 1)), t.Constant(frozenset({"aco"}))
    whole = t.And((around, t.Compare("<", t.Name("opened"), day), t.Compare("==", around, some)))
    assert check(t.Condition("", whole), SYMBOLS, wants="yes_no", units=UNITS) == []

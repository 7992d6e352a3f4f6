"""What to be careful about, and what we promise aloud."""

from datetime import date

import pytest
from attrs import evolve

from valuecase import FactValue
from valuecase.conditions.syntax import parse
from valuecase.evaluator import Evaluator
from valuecase.model.pack import Caution

AS_OF = date(2026, 12, 1)
BUSY = {"branch_kind": "main", "people_asking_for_help": 60}
CLEAR = {"renovating": False, "police_want_names": False}


@pytest.fixture
def case(library, partner):
    def made(type=library, *, as_of=AS_OF, **facts):
        return Evaluator(type).case(partner(**facts), as_of)

    return made


def texts(case, kind):
    return [one.text for one in case.cautions if one.kind == kind]


@pytest.mark.parametrize(("asked", "shown"), [(True, True), (False, False), (None, False)])
def test_a_red_line_is_a_caution_while_it_stops_something(library, case, asked, shown):
    found = case(**({} if asked is None else {"police_want_names": asked}))

    assert texts(found, "red_line") == ([library.red_line["no_reader_names"].why] if shown else [])
    assert all(one.sources == ("desk_study",) for one in found.cautions if one.kind == "red_line")


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ({"open_hours_per_week": 0, "visits_per_year": 10}, True),
        ({"open_hours_per_week": 5, "visits_per_year": 10}, False),
        ({"open_hours_per_week": 0}, False),
        ({}, False),
    ],
)
def test_facts_that_cannot_all_be_true_are_said(case, facts, shown):
    said = ["A library that is never open has no visits: check one of the two."]

    assert texts(case(**facts), "contradiction") == (said if shown else [])


def test_an_implausible_value_is_used_and_said(case):
    found = case(open_hours_per_week=169)

    assert found.facts["open_hours_per_week"].value == 169
    (text,) = texts(found, "implausible")
    assert "is 169, outside what is plausible (0 to 168)" in text


def test_an_implausible_value_is_named_in_words(case):
    (text,) = texts(case(open_hours_per_week=169), "implausible")

    assert text.startswith("Opening hours a week")


def test_a_plausible_value_is_no_caution(case):
    assert texts(case(open_hours_per_week=168), "implausible") == []


def test_a_caution_of_the_pack_without_a_condition_is_always_shown(case):
    (found,) = [one for one in case().cautions if one.kind == "trust"]

    assert (found.text, found.sources) == ("Readers may fear that what they borrow is watched.", ("desk_study",))


@pytest.mark.parametrize(("renovating", "shown"), [(True, True), (False, False)])
def test_a_caution_of_the_pack_with_a_condition_follows_it(library, case, renovating, shown):
    own = Caution(id="x", kind="practice", text="Mind the paint.", when=parse("renovating"))
    type = evolve(library, caution={"x": own})

    assert texts(case(type, renovating=renovating), "practice") == (["Mind the paint."] if shown else [])


@pytest.mark.parametrize("facts", [{**BUSY, **CLEAR}, BUSY])
def test_when_advice_would_mislead_is_said_of_all_we_may_raise(case, facts):
    assert texts(case(**facts), "misleads") == ["Know where to send people: There is no open door to send people to."]


def test_nothing_misleads_that_we_do_not_raise(case):
    assert texts(case(branch_kind="main"), "misleads") == []
    assert texts(case(**BUSY, renovating=True), "misleads") == []


def test_the_law_is_told_of_data_that_would_move_each_law_once(library, case):
    own = library.proposition["know_where_to_send"]
    twice = tuple(evolve(one, data=data) for one in own.gets for data in ("care_plans", "health_referrals"))
    type = evolve(library, proposition={own.id: evolve(own, gets=twice)})

    found = texts(case(type, **BUSY, **CLEAR), "law")

    assert [text.partition(":")[0] for text in found] == [
        "HIPAA Privacy Rule", "42 CFR Part 2", "State privacy law"
    ]  # fmt: skip


def test_a_law_says_its_outline_what_makes_it_possible_and_its_source(library, case):
    law = library.law["privacy_act"]

    (found,) = [one for one in case(**BUSY, **CLEAR).cautions if one.kind == "law"]

    assert found.text == f"{law.title}: {law.outline} {law.made_possible_by}"
    assert found.sources == law.sources


def test_no_law_is_told_while_nothing_would_move(case):
    assert texts(case(branch_kind="main"), "law") == []


def lapsing(library, figure="old_rule"):
    own = library.proposition["know_where_to_send"]
    formula = parse(f"people_asking_for_help * k.{figure} / 100")
    estimate = {"desk_hours": evolve(own.estimate["desk_hours"], formula=formula)}
    return evolve(library, proposition={own.id: evolve(own, estimate=estimate)})


@pytest.mark.parametrize(("as_of", "shown"), [(date(2024, 12, 31), False), (date(2025, 1, 1), True), (AS_OF, True)])
def test_a_figure_past_its_year_is_said_when_an_estimate_uses_it(library, case, as_of, shown):
    clear = {id: FactValue(value, "confirmed", as_of=date(2024, 1, 1)) for id, value in {**BUSY, **CLEAR}.items()}

    found = case(lapsing(library), as_of=as_of, **clear)

    said = "The figure for share of costs the state pays back held until 2024: look up the current one."
    assert texts(found, "lapsed") == ([said] if shown else [])


def test_a_figure_past_its_year_that_nothing_uses_is_not_said(library, case):
    assert texts(case(**BUSY, **CLEAR), "lapsed") == []
    assert texts(case(lapsing(library, "help_noticed"), **BUSY, **CLEAR), "lapsed") == []


def test_a_figure_past_its_year_is_said_when_a_point_says_it_aloud(library, case):
    own = library.proposition["know_where_to_send"]
    point = {"executive": evolve(own.point["executive"], say=("The state pays {k.old_rule} back.",))}
    type = evolve(library, proposition={own.id: evolve(own, point=point)})

    found = case(type, **BUSY, **CLEAR)

    assert found.points("executive")[0].say == "The state pays 50% back."
    assert texts(found, "lapsed")


def test_cautions_come_in_the_order_in_which_they_matter(library, case):
    type = lapsing(library)
    facts = {**BUSY, **CLEAR, "open_hours_per_week": 0, "visits_per_year": 9_000_000}

    assert [one.kind for one in case(type, **facts).cautions] == [
        "contradiction", "implausible", "trust", "misleads", "law", "lapsed"
    ]  # fmt: skip


# --- promises ---------------------------------------------------------------------------------------------------------


def with_lines(library, always=(), **lines):
    """The library with these red lines, each a promise and what it stops; some of them always said."""
    own = library.red_line["no_reader_names"]
    made = {
        id: evolve(own, id=id, promise=f"Promise {id}.", when=None, stops=stops, always=id in always)
        for id, stops in lines.items()
    }
    return evolve(library, red_line=made)


def test_what_always_belongs_there_is_promised_first_then_what_bears_on_what_we_would_raise(library, case):
    type = with_lines(library, always=("basic",), other=("something_else",), bearing=("know_where_to_send",), basic=())

    assert case(type, **BUSY, **CLEAR).promises == ("Promise basic.", "Promise bearing.")


def test_while_nothing_is_raised_only_what_always_belongs_there_is_promised(library, case):
    type = with_lines(library, always=("basic",), bearing=("know_where_to_send",), basic=())

    assert case(type).promises == ("Promise basic.",)


def test_where_nothing_else_is_left_every_promise_is_made(library, case):
    type = with_lines(library, one=("something_else",), other=())

    assert case(type, **BUSY, **CLEAR).promises == ("Promise one.", "Promise other.")


def test_a_red_line_that_would_stop_everything_bears_on_what_we_would_raise(library, case):
    type = with_lines(library, always=("basic",), basic=(), everything=())
    line = evolve(type.red_line["everything"], when=parse("police_want_names"))
    type = evolve(type, red_line={**type.red_line, "everything": line})

    assert case(type, **BUSY, **CLEAR).promises == ("Promise basic.", "Promise everything.")


def test_the_same_promise_is_made_once(library, case):
    line = library.red_line["no_reader_names"]
    type = evolve(library, red_line={"a": line, "b": evolve(line, id="b")})

    assert case(type).promises == (line.promise,)


def test_promises_are_made_whatever_is_known(library, case):
    for facts in ({}, {**BUSY, **CLEAR}, {**BUSY, "renovating": True}):
        assert case(**facts).promises == (library.red_line["no_reader_names"].promise,)

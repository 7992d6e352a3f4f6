"""What holds when: every line of that section of docs/architecture.md."""

from datetime import date

import pytest
from attrs import evolve

from valuecase import FactValue, Heard, Partner, StakeholderType
from valuecase.conditions.syntax import parse
from valuecase.evaluator import Evaluator
from valuecase.model.case import standing
from valuecase.model.facts import FactDefinition
from valuecase.model.pack import Driver, RedLine
from valuecase.model.proposition import Evidence

AS_OF = date(2026, 12, 1)
LAST_YEAR = date(2025, 12, 1)
BUSY = {"branch_kind": "main", "people_asking_for_help": 60, "open_hours_per_week": 50}
CLEAR = {"renovating": False, "police_want_names": False}
CONDITIONS = ("active", "when", "not_when", "serious", "severe", "formula", "otherwise")


def read(changes):
    return {key: parse(text) if key in CONDITIONS and text else text for key, text in changes.items()}


def changed(type: StakeholderType, table: str, id: str, **changes) -> StakeholderType:
    """The type with one record changed."""
    records = getattr(type, table)
    return evolve(type, **{table: {**records, id: evolve(records[id], **read(changes))}})


def added(type: StakeholderType, table: str, record) -> StakeholderType:
    return evolve(type, **{table: {**getattr(type, table), record.id: record}})


def red_line(id="no_names", **changes) -> RedLine:
    return RedLine(id=id, why="Not now.", promise="Never.", sources=("desk_study",), **read(changes))


def impression(value, **more):
    return FactValue(value, "impression", said_by="a librarian", as_of=AS_OF, **more)


@pytest.fixture
def case(library, partner):
    """The case of a partner with these facts, of the library or of a type made from it."""

    def made(type=library, *, heard=None, **facts):
        return Evaluator(type).case(partner(heard=heard, **facts), AS_OF)

    return made


def driver_of(case, id="social_demand"):
    return next(one for one in case.drivers if one.id == id)


def pain_of(case):
    return case.pains[0]


def proposition_of(case):
    return next(one for one in case.propositions if one.id == "know_where_to_send")


# --- drivers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("active", "facts", "status", "missing"),
    [
        ("renovating", {"renovating": True}, "active", ()),
        ("renovating", {"renovating": False}, "inactive", ()),
        ("renovating", {}, "unknown", ("renovating",)),
        (None, {}, "active", ()),
    ],
)
def test_a_driver_is_active_when_its_condition_holds_and_always_without_one(
    library, case, active, facts, status, missing
):
    found = driver_of(case(changed(library, "driver", "social_demand", active=active), **facts))

    assert (found.status, found.missing) == (status, missing)


# --- pains ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("driver", "people", "status", "missing"),
    [
        (True, 60, "present", ()),
        (True, 3, "absent", ()),
        (True, None, "unknown", ("people_asking_for_help",)),
        (False, 60, "absent", ()),
        (False, None, "absent", ()),
        (None, 60, "unknown", ("renovating",)),
        (None, 3, "absent", ()),
    ],
)
def test_a_pain_is_present_when_its_condition_holds_and_a_driver_is_active(
    library, case, driver, people, status, missing
):
    known = {"renovating": driver, "people_asking_for_help": people}
    type = changed(library, "driver", "social_demand", active="renovating")

    found = pain_of(case(type, **{id: value for id, value in known.items() if value is not None}))

    assert (found.status, found.missing) == (status, missing)


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [(False, True, "present"), (False, False, "absent"), (False, None, "unknown"), (None, True, "present")],
)
def test_one_active_driver_of_several_is_enough(library, case, first, second, status):
    other = Driver(
        id="other", category="mission", title="x", active=parse("police_want_names"), summary="x", sources=()
    )
    type = added(changed(library, "driver", "social_demand", active="renovating"), "driver", other)
    type = changed(type, "pain", "desk_overrun", driven_by=("social_demand", "other"))
    known = {"renovating": first, "police_want_names": second, "people_asking_for_help": 60}

    assert pain_of(case(type, **{id: v for id, v in known.items() if v is not None})).status == status


@pytest.mark.parametrize(
    ("people", "hours", "grade", "grade_open"),
    [
        (12, 50, "mild", ()),
        (60, 50, "serious", ()),
        (60, None, "serious", ()),
        (120, 30, "severe", ()),
        (120, 50, "serious", ()),
        (120, None, "serious", ("severe",)),
    ],
)
def test_a_present_pain_has_the_highest_grade_that_holds_and_unknown_worse_ones_beside_it(
    case, people, hours, grade, grade_open
):
    known = {"open_hours_per_week": hours} if hours else {}

    found = pain_of(case(branch_kind="main", people_asking_for_help=people, **known))

    assert (found.grade, found.grade_open) == (grade, grade_open)


def test_a_pain_that_is_not_present_has_no_grade(library, case):
    type = changed(library, "pain", "desk_overrun", when="people_asking_for_help >= 500", serious=None)

    found = pain_of(case(type, branch_kind="main", people_asking_for_help=60))

    assert (found.status, found.grade, found.grade_open) == ("absent", "", ())


def test_a_pain_without_grades_of_its_own_is_mild(library, case):
    type = changed(library, "pain", "desk_overrun", serious=None, severe=None)

    found = pain_of(case(type, **BUSY))

    assert (found.grade, found.grade_open) == ("mild", ())


@pytest.mark.parametrize(
    ("people", "hours", "facts"),
    [
        (12, 50, ("people_asking_for_help",)),
        (60, 50, ("people_asking_for_help",)),
        (120, 30, ("people_asking_for_help", "open_hours_per_week")),
    ],
)
def test_a_pain_names_the_facts_that_make_it_present_and_as_bad_as_it_is(case, people, hours, facts):
    found = pain_of(case(branch_kind="main", people_asking_for_help=people, open_hours_per_week=hours))

    assert found.facts == facts


# --- pains that were heard --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("confidence", ["published", "confirmed"])
@pytest.mark.parametrize(
    ("people", "said", "status", "disputed"),
    [
        (3, True, "present", True),
        (60, False, "absent", True),
        (60, True, "present", False),
        (None, True, "present", False),
        (None, False, "absent", False),
    ],
)
def test_what_the_organization_says_of_its_own_pain_outranks_our_threshold(
    case, confidence, people, said, status, disputed
):
    known = {"people_asking_for_help": people} if people else {}

    found = pain_of(case(branch_kind="main", heard={"desk_overrun": Heard(said, confidence=confidence)}, **known))

    assert (found.status, found.disputed, found.firm) == (status, disputed, True)


@pytest.mark.parametrize("confidence", ["impression", "assumed"])
@pytest.mark.parametrize(
    ("people", "told", "status", "disputed", "firm"),
    [
        (3, True, "absent", True, True),
        (60, False, "present", True, True),
        (60, True, "present", False, True),
        (None, True, "present", False, False),
        (None, False, "absent", False, False),
    ],
)
def test_what_one_person_told_us_counts_where_the_facts_do_not_decide_and_else_is_a_dispute(
    case, confidence, people, told, status, disputed, firm
):
    known = {"people_asking_for_help": people, "open_hours_per_week": 50} if people else {}

    found = pain_of(case(branch_kind="main", heard={"desk_overrun": Heard(told, confidence=confidence)}, **known))

    assert (found.status, found.disputed, found.firm) == (status, disputed, firm)
    assert found.heard == Heard(told, confidence=confidence)


def test_a_grade_that_somebody_named_counts_like_a_condition_that_holds(case):
    named = {"desk_overrun": Heard(True, grade="severe", confidence="confirmed")}

    found = pain_of(case(branch_kind="main", people_asking_for_help=12, open_hours_per_week=50, heard=named))

    assert (found.grade, found.grade_open, found.firm) == ("severe", (), True)


def test_a_grade_that_somebody_named_leaves_worse_ones_open(case):
    found = pain_of(case(branch_kind="main", heard={"desk_overrun": Heard(True, grade="serious")}))

    assert (found.status, found.grade, found.grade_open) == ("present", "serious", ("severe",))


def test_a_grade_that_only_one_person_named_is_not_firm(case):
    told = {"desk_overrun": Heard(True, grade="severe", confidence="impression")}

    found = pain_of(case(branch_kind="main", people_asking_for_help=12, open_hours_per_week=50, heard=told))

    assert (found.status, found.firm) == ("present", False)


# --- propositions -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({**BUSY, **CLEAR}, "applies"),
        ({**BUSY, "renovating": True, "police_want_names": False}, "does_not_apply"),
        ({**BUSY, "renovating": True}, "does_not_apply"),
        ({**BUSY, "renovating": False, "police_want_names": True}, "does_not_apply"),
        ({"branch_kind": "main", "people_asking_for_help": 3}, "does_not_apply"),
        ({"branch_kind": "main", "people_asking_for_help": 3, "renovating": True}, "does_not_apply"),
        ({"branch_kind": "main", "renovating": True}, "does_not_apply"),
        ({"branch_kind": "main"}, "open"),
        ({"branch_kind": "main", **CLEAR}, "open"),
        (BUSY, "ready"),
        ({**BUSY, "renovating": False}, "ready"),
        ({**BUSY, "police_want_names": False}, "ready"),
    ],
)
def test_a_proposition_applies_when_it_fits_and_nothing_stops_it(case, facts, status):
    assert standing(proposition_of(case(**facts))) == status


@pytest.mark.parametrize(
    ("people", "hours", "status"),
    [(60, 50, "applies"), (60, 10, "does_not_apply"), (60, None, "open"), (3, None, "does_not_apply")],
)
def test_a_proposition_fits_only_when_its_own_condition_holds_too(library, case, people, hours, status):
    type = changed(library, "proposition", "know_where_to_send", when="open_hours_per_week >= 20")
    known = {"open_hours_per_week": hours} if hours else {}

    found = proposition_of(case(type, branch_kind="main", people_asking_for_help=people, **known, **CLEAR))

    assert standing(found) == status


def test_any_pain_that_is_present_is_enough(library, case):
    other = evolve(library.pain["desk_overrun"], id="other", when=parse("renovating"))
    type = changed(
        added(library, "pain", other), "proposition", "know_where_to_send", relieves=("desk_overrun", "other")
    )
    type = changed(type, "proposition", "know_where_to_send", not_when=None)

    assert proposition_of(case(type, **BUSY, **CLEAR)).status == "applies"
    assert proposition_of(case(type, branch_kind="main", police_want_names=False, renovating=True)).status == "applies"
    assert (
        proposition_of(case(type, branch_kind="main", police_want_names=False, people_asking_for_help=3)).status
        == "open"
    )


def test_ready_to_raise_names_what_would_rule_it_out_and_nothing_else(case):
    found = proposition_of(case(branch_kind="main", people_asking_for_help=60))

    assert found.check_first == ("renovating", "police_want_names")
    assert set(found.missing) == {"renovating", "police_want_names"}


def test_open_names_what_would_decide_it_and_asks_nothing_first(case):
    found = proposition_of(case(branch_kind="main"))

    assert (found.ready, found.check_first, found.score, found.estimates) == (False, (), None, ())
    assert found.missing == ("people_asking_for_help", "renovating", "police_want_names")


def test_a_proposition_stopped_by_its_own_not_when_names_no_red_line(case):
    found = proposition_of(case(**BUSY, renovating=True, police_want_names=False))

    assert (found.stopped, found.stopped_by) == (True, ())


def test_a_proposition_that_never_fitted_is_not_called_stopped(case):
    found = proposition_of(case(branch_kind="main", people_asking_for_help=3, renovating=True, police_want_names=True))

    assert (found.status, found.stopped, found.stopped_by) == ("does_not_apply", False, ())


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_drafts_and_retired_propositions_stay_out(library, case, status):
    type = changed(library, "proposition", "know_where_to_send", status=status)

    assert case(type, **BUSY, **CLEAR).propositions == ()


# --- red lines --------------------------------------------------------------------------------------------------------


def test_a_red_line_stops_what_it_names_and_says_so(case):
    found = proposition_of(case(**BUSY, renovating=False, police_want_names=True))

    assert (found.status, found.stopped, found.stopped_by) == ("does_not_apply", True, ("no_reader_names",))


def test_a_red_line_that_names_nothing_stops_everything(library, case):
    type = evolve(library, red_line={"all": red_line("all", when="police_want_names")})

    assert proposition_of(case(type, **BUSY, **CLEAR)).status == "applies"
    assert proposition_of(case(type, **BUSY, renovating=False, police_want_names=True)).stopped_by == ("all",)


def test_a_red_line_that_names_others_stops_nothing_here(library, case):
    type = evolve(library, red_line={"x": red_line("x", when="police_want_names", stops=("another",))})

    assert proposition_of(case(type, **BUSY, renovating=False, police_want_names=True)).status == "applies"


def test_a_red_line_without_a_condition_is_a_promise_and_stops_nothing(library, case):
    type = evolve(library, red_line={"x": red_line("x", stops=("know_where_to_send",)), "y": red_line("y")})

    assert proposition_of(case(type, **BUSY, **CLEAR)).status == "applies"


# --- firm and disputed ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "firm"),
    [
        (FactValue(60, "confirmed", as_of=LAST_YEAR), True),
        (FactValue(60, "published", as_of=LAST_YEAR), True),
        (FactValue(60, "published", as_of=date(2020, 1, 1)), False),
        (FactValue(60, "impression", as_of=AS_OF), False),
        (FactValue(60, "assumed"), False),
    ],
)
def test_what_becomes_open_without_soft_facts_is_not_firm(case, value, firm):
    found = case(branch_kind="main", open_hours_per_week=50, people_asking_for_help=value, **CLEAR)

    assert (pain_of(found).firm, proposition_of(found).firm) == (firm, firm)
    assert (pain_of(found).status, proposition_of(found).status) == ("present", "applies")


def test_a_soft_fact_that_does_not_decide_leaves_the_answer_firm(case):
    found = proposition_of(
        case(branch_kind="main", people_asking_for_help=3, open_hours_per_week=impression(50), **CLEAR)
    )

    assert (found.status, found.firm) == ("does_not_apply", True)


def test_a_grade_that_rests_on_a_soft_fact_makes_the_pain_not_firm(case):
    found = pain_of(case(branch_kind="main", people_asking_for_help=120, open_hours_per_week=impression(30)))

    assert (found.status, found.grade, found.firm) == ("present", "severe", False)


def test_what_is_not_firm_names_the_facts_it_rests_on(case):
    found = case(branch_kind=impression("main"), people_asking_for_help=impression(60), open_hours_per_week=50, **CLEAR)

    assert set(pain_of(found).rests_on) == {"branch_kind", "people_asking_for_help"}
    assert set(proposition_of(found).rests_on) == {"branch_kind", "people_asking_for_help"}
    assert proposition_of(case(**BUSY, **CLEAR)).rests_on == ()


def test_what_is_open_is_never_firm(case):
    found = case(branch_kind="main")

    assert (pain_of(found).firm, proposition_of(found).firm) == (False, False)


def test_ready_to_raise_is_firm_when_what_makes_it_fit_is(case):
    firm = proposition_of(case(**BUSY))
    soft = proposition_of(case(branch_kind="main", people_asking_for_help=impression(60)))

    assert (firm.ready, firm.firm, soft.ready, soft.firm) == (True, True, True, False)


def test_what_becomes_open_without_disputed_facts_is_disputed(case):
    both = (FactValue(60, "confirmed", as_of=AS_OF), FactValue(3, "published", as_of=LAST_YEAR))

    found = case(branch_kind="main", open_hours_per_week=50, people_asking_for_help=both, **CLEAR)

    assert (pain_of(found).status, pain_of(found).disputed) == ("present", True)
    assert (proposition_of(found).status, proposition_of(found).disputed) == ("applies", True)


def test_a_dispute_that_decides_nothing_disputes_nothing(case):
    both = (FactValue(50, "confirmed", as_of=AS_OF), FactValue(30, "published", as_of=LAST_YEAR))

    found = case(branch_kind="main", people_asking_for_help=60, open_hours_per_week=both, **CLEAR)

    assert (pain_of(found).disputed, proposition_of(found).disputed) == (False, False)


def test_sources_that_tie_leave_the_answer_open_and_not_disputed(case):
    tied = (FactValue(60, "confirmed", as_of=AS_OF), FactValue(3, "published", as_of=AS_OF))

    found = case(branch_kind="main", people_asking_for_help=tied, **CLEAR)

    assert (pain_of(found).status, pain_of(found).disputed) == ("unknown", False)
    assert (proposition_of(found).status, proposition_of(found).missing) == ("open", ("people_asking_for_help",))


# --- derived facts ----------------------------------------------------------------------------------------------------


DERIVED = {"label": "share of people with questions", "unit": "ratio"}


def with_derived(library, **changes):
    definition = FactDefinition(id="share", **DERIVED, **read(changes))
    return changed(added(library, "fact", definition), "pain", "desk_overrun", when="share >= 0.5")


def test_a_derived_fact_is_worked_out_and_is_as_firm_as_what_it_leans_on(library, case):
    type = with_derived(library, formula="people_asking_for_help / visits_per_year")
    firm = case(type, branch_kind="main", people_asking_for_help=60, visits_per_year=100)
    soft = case(type, branch_kind="main", people_asking_for_help=60, visits_per_year=impression(100))

    assert (firm.facts["share"].value, firm.facts["share"].firm, firm.facts["share"].sayable) == (0.6, True, True)
    assert (soft.facts["share"].value, soft.facts["share"].firm, soft.facts["share"].sayable) == (0.6, False, False)
    assert (pain_of(firm).firm, pain_of(soft).firm) == (True, False)


def test_a_derived_fact_that_cannot_be_worked_out_is_not_there(library, case):
    type = with_derived(library, formula="people_asking_for_help / visits_per_year")

    assert "share" not in case(type, people_asking_for_help=60).facts
    assert "share" not in case(type, people_asking_for_help=60, visits_per_year=0).facts


def test_what_stands_in_for_a_derived_fact_counts_as_assumed(library, case):
    type = with_derived(library, formula="people_asking_for_help / visits_per_year", otherwise="k.help_noticed / 10")

    found = case(type, branch_kind="main")

    assert (found.facts["share"].value, found.facts["share"].firm) == (1.0, False)
    assert (pain_of(found).status, pain_of(found).firm) == ("present", False)


def test_a_derived_fact_that_is_known_is_not_replaced(library, case):
    type = with_derived(library, formula="people_asking_for_help / visits_per_year", otherwise="k.help_noticed / 10")

    found = case(type, branch_kind="main", people_asking_for_help=10, visits_per_year=100)

    assert (found.facts["share"].value, pain_of(found).status) == (0.1, "absent")


# --- the order --------------------------------------------------------------------------------------------------------


def evidence(grade: str) -> Evidence:
    return Evidence(source="desk_study", grade=grade, tested="sharing", finds="x")


def scored(case, type, **facts):
    return dict(proposition_of(case(type, **{**BUSY, **CLEAR, **facts})).score_parts)


@pytest.mark.parametrize(("people", "hours", "worst"), [(12, 50, 1), (60, 50, 2), (120, 30, 3)])
def test_the_worst_pain_relieved_gives_one_to_three(library, case, people, hours, worst):
    parts = scored(case, library, people_asking_for_help=people, open_hours_per_week=hours)

    assert parts[f"the worst pain it relieves is {['mild', 'serious', 'severe'][worst - 1]}"] == worst


def test_only_pains_that_are_present_count_towards_the_worst(library, case):
    quiet = evolve(
        library.pain["desk_overrun"], id="quiet", when=parse("renovating"), serious=parse("people_asking_for_help > 1")
    )
    type = changed(
        added(library, "pain", quiet), "proposition", "know_where_to_send", relieves=("desk_overrun", "quiet")
    )

    assert scored(case, type, people_asking_for_help=12)["the worst pain it relieves is mild"] == 1


@pytest.mark.parametrize(
    ("supports", "contrary", "best", "against"),
    [
        (["opinion"], [], 0, None),
        (["case"], ["opinion"], 1, None),
        (["association"], ["before_after"], 1, -1),
        (["before_after", "opinion"], [], 1, None),
        (["case", "quasi_experimental"], ["case"], 2, None),
        (["quasi_experimental"], ["opinion", "randomised"], 2, -1),
        (["randomised"], ["randomised"], 3, -1),
        (["opinion"], ["opinion"], 0, -1),
    ],
)
def test_evidence_gives_nought_to_three_and_as_good_contrary_evidence_takes_one(
    library, case, supports, contrary, best, against
):
    type = changed(
        library,
        "proposition",
        "know_where_to_send",
        supports=tuple(map(evidence, supports)),
        contrary=tuple(map(evidence, contrary)),
    )

    parts = scored(case, type)

    assert [points for reason, points in parts.items() if "best evidence" in reason] == [best]
    assert parts.get("contrary evidence of equal or better grade") == against


def test_firm_facts_give_two(library, case):
    assert scored(case, library)["it rests on firm facts"] == 2
    assert "it rests on firm facts" not in scored(case, library, people_asking_for_help=impression(60))


@pytest.mark.parametrize(
    ("culture", "part"),
    [
        ("open", "it speaks to their culture (open to working together)"),
        ("suspicious", "it speaks to their culture (wants safeguards first)"),
        ("wants_measurable_return", None),
        (None, None),
    ],
)
def test_a_lens_that_their_culture_leads_with_gives_one(library, case, culture, part):
    parts = scored(case, library, **({"culture": culture} if culture else {}))

    assert [reason for reason in parts if "culture" in reason] == ([part] if part else [])
    assert all(parts[reason] == 1 for reason in parts if "culture" in reason)


def test_the_score_is_the_sum_of_its_parts_and_none_unless_usable(case):
    applies, ready, opened = case(**BUSY, **CLEAR), case(**BUSY), case(branch_kind="main")
    stopped = case(**BUSY, renovating=True)

    assert proposition_of(applies).score == 2 + 1 + 2
    assert proposition_of(ready).score == 2 + 1 + 2
    assert [proposition_of(one).score for one in (opened, stopped)] == [None, None]


def test_those_that_apply_come_first_then_ready_then_open_then_the_rest_each_by_score_then_id(library, case):
    own = library.proposition["know_where_to_send"]
    variants = {
        "a_stopped": {"not_when": parse("branch_kind == 'main'")},
        "b_open": {"when": parse("visits_per_year > 5")},
        "c_ready": {},
        "d_ready_better": {"supports": (evidence("randomised"),)},
        "e_applies": {"not_when": None},
        "f_applies_better": {"not_when": None, "supports": (evidence("randomised"),)},
        "g_applies": {"not_when": None},
    }
    type = evolve(library, red_line={}, proposition={id: evolve(own, id=id, **more) for id, more in variants.items()})

    found = case(type, **BUSY)

    assert [one.id for one in found.propositions] == [
        "f_applies_better", "e_applies", "g_applies", "d_ready_better", "c_ready", "b_open", "a_stopped"
    ]  # fmt: skip
    assert [one.id for one in found.with_status("applies", "ready")] == [
        "f_applies_better", "e_applies", "g_applies", "d_ready_better", "c_ready"
    ]  # fmt: skip
    assert [one.id for one in found.with_status("open")] == ["b_open"]


# --- the whole case ---------------------------------------------------------------------------------------------------


def test_drivers_and_pains_stand_in_the_order_of_the_pack(library, case):
    other = Driver(id="another", category="mission", title="x", summary="x", sources=())

    found = case(added(library, "driver", other))

    assert [one.id for one in found.drivers] == ["social_demand", "another"]
    assert [one.id for one in found.pains] == ["desk_overrun"]


def test_entries_that_do_not_fit_count_as_not_known_and_are_kept_as_problems(case):
    found = case(**BUSY, renovating="perhaps", police_want_names=False)

    assert standing(proposition_of(found)) == "ready"
    assert [one.message for one in found.problems] == ["renovating must be true or false, not 'perhaps'"]


def test_a_partner_of_whom_nothing_is_known_has_a_case_all_the_same(evaluator):
    found = evaluator.case(Partner(name="x", type="library"), AS_OF)

    assert (found.facts, pain_of(found).status, proposition_of(found).status) == ({}, "unknown", "open")
    assert driver_of(found).missing == ("branch_kind",)


def test_compiled_conditions_give_the_same_case(evaluator, partner):
    for facts in ({}, BUSY, {**BUSY, **CLEAR}, {**BUSY, "renovating": impression(True)}):
        heard = {"desk_overrun": Heard(True, grade="severe")}
        one = partner(heard=heard, **facts)

        assert evaluator.case(one, AS_OF) == evaluator.case(one, AS_OF, compiled=True)

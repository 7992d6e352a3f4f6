"""Exchanges: who can give what to whom, in which form, by which means, and what stands against it."""

from datetime import date

import pytest
from attrs import evolve

from valuecase import Partner, StakeholderType
from valuecase.conditions.syntax import parse
from valuecase.evaluator import Evaluator
from valuecase.model.case import ValueCase
from valuecase.model.pack import Holding
from valuecase.model.proposition import Gives, Receives
from valuecase.shared.exchanges import exchanges, first_step
from valuecase.shared.pockets import stakes_of, worth_of

AS_OF = date(2026, 12, 1)
BUSY = {"branch_kind": "main", "people_asking_for_help": 60, "renovating": False, "police_want_names": False}
DATA = "housing_openings"


@pytest.fixture
def shelter(library: StakeholderType) -> StakeholderType:
    """A type that holds what the library's proposition gets, as counts, and proposes nothing itself."""
    about = evolve(library.about, id="homeless_shelter", title="Shelter")
    holding = Holding(id=DATA, forms=("counts",))
    return evolve(library, about=about, proposition={}, red_line={}, holds={DATA: holding})


@pytest.fixture
def case(partner):
    """A case of a type under a name, with facts and what the file says of data."""

    def make(type: StakeholderType, name: str, *, data=None, **facts) -> ValueCase:
        one: Partner = evolve(partner(type=type.id, **facts), name=name, data=data or {})
        return Evaluator(type).case(one, AS_OF)

    return make


def wanting(type: StakeholderType, form: str, *, from_: tuple[str, ...] = ("homeless_shelter",)) -> StakeholderType:
    own = type.proposition["know_where_to_send"]
    return evolve(
        type, proposition={own.id: evolve(own, gets=(Receives(data=DATA, form=form, from_=from_),), estimate={})}
    )


def test_one_who_usually_holds_what_a_proposition_gets_can_give_it(library, shelter, case):
    """And nothing moves the other way."""
    needing = case(library, "Library", **BUSY)
    (one,) = exchanges([needing, case(shelter, "Shelter")])

    assert (one.data, one.giver, one.receiver, one.form, one.means) == (DATA, "Shelter", "Library", "counts", "file")
    assert (one.held, one.mutual, one.ready, one.forbidden) == ("usually_holds", False, True, ())
    assert [served.finding.id for served in one.serves] == ["know_where_to_send"]
    assert one.score == needing.propositions[0].score + 4  # counts say least of people
    assert first_step([one]) == one


@pytest.mark.parametrize(
    ("facts", "expected"),
    [({}, 1), ({**BUSY, "renovating": True}, 0), ({"branch_kind": "main", "people_asking_for_help": 3}, 0)],
    ids=["open", "stopped", "does not fit"],
)
def test_only_what_fits_or_is_open_is_served(library, shelter, case, facts, expected):
    found = exchanges([case(library, "Library", **facts), case(shelter, "Shelter")])

    assert len(found) == expected
    assert all(not one.ready for one in found)
    assert first_step(found) is None


@pytest.mark.parametrize(
    ("held", "wanted", "moves"),
    [
        (("counts",), "counts", True),
        (("identified_with_consent",), "counts", True),
        (("identified_under_law",), "de_identified", True),
        (("counts",), "identified_with_consent", False),
        (("de_identified",), "limited", False),
    ],
)
def test_who_has_names_can_count_them_and_nobody_can_do_the_reverse(library, shelter, case, held, wanted, moves):
    holder = evolve(shelter, holds={DATA: Holding(id=DATA, forms=held)})

    found = exchanges([case(wanting(library, wanted), "Library", **BUSY), case(holder, "Shelter")])

    assert [one.form for one in found] == ([wanted] if moves else [])


def test_one_kind_that_several_need_by_name_goes_through_a_hub(library, shelter, case):
    """To one it is a message."""
    holder = evolve(shelter, holds={DATA: Holding(id=DATA, forms=("identified_with_consent",))})
    wanting_names = wanting(library, "identified_with_consent")
    receivers = [case(wanting_names, f"Library {place}", **BUSY) for place in range(3)]
    giver = case(holder, "Shelter")

    assert [one.means for one in exchanges([receivers[0], giver])] == ["feed"]
    assert {one.means for one in exchanges([*receivers, giver])} == {"hub"}


@pytest.mark.parametrize(
    ("said", "moves"), [("none", False), ("needs", False), ("holds", True)], ids=["has none", "needs it", "holds it"]
)
def test_what_the_file_of_the_giver_says_outranks_what_is_usual(library, shelter, case, said, moves):
    found = exchanges([case(library, "Library", **BUSY), case(shelter, "Shelter", data={DATA: said})])

    assert bool(found) is moves


def test_a_giver_nobody_named_gives_only_what_its_own_file_says_it_holds(library, shelter, case):
    other = wanting(library, "counts", from_=("hospital",))

    assert exchanges([case(other, "Library", **BUSY), case(shelter, "Shelter")]) == ()
    (one,) = exchanges([case(other, "Library", **BUSY), case(shelter, "Shelter", data={DATA: "holds"})])
    assert one.held == "holds"


def test_whether_somebody_holds_it_can_depend_on_facts(library, shelter, case):
    unsure = evolve(shelter, holds={DATA: Holding(id=DATA, forms=("counts",), when=parse("open_hours_per_week >= 20"))})

    (one,) = exchanges([case(library, "Library", **BUSY), case(unsure, "Shelter")])
    assert (one.held, one.unsure) == ("may_hold", ("open_hours_per_week",))
    assert exchanges([case(library, "Library", **BUSY), case(unsure, "Shelter", open_hours_per_week=3)]) == ()


def test_what_a_file_says_it_needs_is_served_without_a_rule(library, shelter, case):
    nobody = evolve(library, proposition={}, red_line={})

    (one,) = exchanges([case(nobody, "Library", data={DATA: "needs"}), case(shelter, "Shelter")])

    assert (one.needed, one.ready, one.serves) == (True, True, ())


def test_an_exchange_that_is_part_of_what_the_giver_gains_serves_both(library, shelter, case):
    """The shelter's own proposition gives what the library's gets."""
    own = library.proposition["know_where_to_send"]
    gives = (Gives(data=DATA, form="counts", to=("library",)),)
    sharing = evolve(shelter, proposition={own.id: evolve(own, gets=(), gives=gives)})

    (one,) = exchanges([case(library, "Library", **BUSY), case(sharing, "Shelter", **BUSY)])

    assert one.mutual
    assert [served.partner for served in one.returns] == ["Shelter"]


@pytest.mark.parametrize(("crossed", "forbidden"), [(True, True), (False, False), (None, False)])
def test_a_red_line_of_the_giver_forbids_what_it_stops(library, shelter, case, crossed, forbidden):
    """Where it is not known, its question comes first."""
    line = evolve(library.red_line["no_reader_names"], stops=())
    careful = evolve(shelter, red_line={line.id: line})
    facts = {} if crossed is None else {"police_want_names": crossed}

    (one,) = exchanges([case(library, "Library", **BUSY), case(careful, "Shelter", **facts)])

    assert bool(one.forbidden) is forbidden
    assert one.check_first == (("police_want_names",) if crossed is None else ())
    assert (first_step([one]) is None) is forbidden


def test_nothing_sensitive_finer_than_counts_reaches_somebody_with_powers(library, shelter, case):
    """Whatever the score, and though every pack was found whole by itself."""
    data = "social_need_screens"
    own = library.proposition["know_where_to_send"]
    gets = (Receives(data=data, form="identified_with_consent", from_=("homeless_shelter",)),)
    powerful = evolve(
        library,
        about=evolve(library.about, powers=("arrest",)),
        proposition={own.id: evolve(own, gets=gets)},
        red_line={},
    )
    holder = evolve(shelter, holds={data: Holding(id=data, forms=("identified_with_consent",))})

    (one,) = exchanges([case(powerful, "Library", **BUSY), case(holder, "Shelter")])

    assert one.forbidden == ("It says more than counts about people, to somebody with powers over them.",)


# --- pockets ------------------------------------------------------------------------------------------------------------


def test_a_stake_says_who_works_pays_and_gains(library, shelter, case):
    own = library.proposition["know_where_to_send"]
    paid = evolve(own, paid_by=("county_government",), also_benefits=("homeless_shelter", "hospital"))
    cases = [case(evolve(library, proposition={own.id: paid}), "Library", **BUSY), case(shelter, "Shelter")]

    (stake,) = stakes_of(cases, exchanges(cases))

    assert stake.effort == ("Library", "Shelter")
    assert stake.pays == ("county_government",)
    assert stake.elsewhere == ("homeless_shelter", "hospital")
    assert stake.outside == ("hospital",)  # the shelter counts its own beds for it
    assert not stake.wrong
    assert [(worth.kind, worth.pocket, worth.ends) for worth in stake.worth] == [("capacity", "Library", (0, 260, 520))]


def test_what_overlaps_counts_once(library, case):
    (finding,) = case(library, "Library", **BUSY).propositions
    (one,) = finding.estimates
    again = evolve(one, name="again", estimate=evolve(one.estimate, overlaps=("desk_hours",)))
    apart = evolve(one, name="apart")

    (worth,) = worth_of("Library", [one, again, apart])

    assert [part.name for part in worth.parts] == ["desk_hours", "apart"]
    assert [part.name for part in worth.left_out] == ["again"]
    assert worth.ends == (0, 520, 1040)

"""Which value of a fact counts, and how sure it is."""

from datetime import date

import pytest

from valuecase import FactValue, Heard, Partner
from valuecase.knowledge import facts_in_play, is_old, vetted

AS_OF = date(2026, 12, 1)


def in_play(library, *values: FactValue):
    partner = Partner(name="x", type="library", facts={"open_hours_per_week": values})
    return facts_in_play(partner, library.fact, AS_OF)["open_hours_per_week"]


def test_published_and_confirmed_rank_equal_and_the_newer_wins(library):
    older = FactValue(40, "published", as_of=date(2025, 1, 1))
    newer = FactValue(38, "confirmed", as_of=date(2026, 1, 1))

    found = in_play(library, older, newer)

    assert (found.value, found.others, found.disputed, found.firm) == (38, (older,), True, True)


def test_an_impression_never_outranks_a_published_value_however_new(library):
    published = FactValue(40, "published", as_of=date(2025, 1, 1))
    impression = FactValue(20, "impression", as_of=date(2026, 11, 1))

    assert in_play(library, impression, published).value == 40


def test_equal_rank_and_date_with_different_values_makes_the_fact_unknown(library):
    found = in_play(library, FactValue(40, "confirmed", as_of=AS_OF), FactValue(38, "published", as_of=AS_OF))

    assert (found.value, found.disputed, len(found.others)) == (None, True, 2)


def test_equal_values_from_two_sources_are_no_dispute(library):
    found = in_play(library, FactValue(40, "confirmed", as_of=AS_OF), FactValue(40, "published", as_of=AS_OF))

    assert (found.value, found.disputed) == (40, False)


def test_a_value_without_a_date_counts_as_the_oldest(library):
    assert in_play(library, FactValue(40, "confirmed"), FactValue(38, "confirmed", as_of=date(2001, 1, 1))).value == 38


@pytest.mark.parametrize(
    ("as_of", "firm", "sayable", "stale"),
    [
        (date(2024, 1, 1), True, True, False),
        (date(2023, 12, 1), True, True, False),
        (date(2023, 11, 30), False, False, True),
        (None, True, False, False),
    ],
)
def test_a_published_value_is_claimed_for_three_years_and_said_only_with_its_year(library, as_of, firm, sayable, stale):
    found = in_play(library, FactValue(40, "published", as_of=as_of))

    assert (found.firm, found.sayable, found.stale) == (firm, sayable, stale)


def test_confirmed_values_do_not_go_stale_and_impressions_are_never_firm(library):
    assert in_play(library, FactValue(40, "confirmed", as_of=date(2015, 1, 1))).firm
    assert not in_play(library, FactValue(40, "impression", as_of=AS_OF)).firm
    assert not in_play(library, FactValue(40, "assumed")).firm


def test_old_is_more_than_three_years_to_the_day():
    assert not is_old(date(2024, 2, 29), date(2027, 2, 28))
    assert is_old(date(2024, 2, 29), date(2027, 3, 1))
    assert not is_old(date.min, date.min)  # three years before it there is no day


def test_what_does_not_fit_the_type_is_left_out_and_said_with_the_nearest_right_name(library):
    partner = Partner(
        name="x",
        type="library",
        facts={
            "open_hours_per_weak": (FactValue(40),),
            "renovating": (FactValue(3),),
            "branch_kind": (FactValue("main"),),
        },
        heard={"desk_overun": Heard(True)},
        data={"housing_opening": "holds"},
    )

    kept, problems = vetted(partner, library)

    assert list(kept.facts) == ["branch_kind"]
    assert not kept.heard
    assert not kept.data
    assert [(p.message, p.advice) for p in problems] == [
        ('"open_hours_per_weak" is not a fact of this type', 'Did you mean "open_hours_per_week"?'),
        ("renovating must be true or false, not 3", "The question is: Is it about to close for renovation?"),
        ('"desk_overun" is not a pain of this type', 'Did you mean "desk_overrun"?'),
        ('"housing_opening" is not a data set of this type', 'Did you mean "housing_openings"?'),
    ]


@pytest.mark.parametrize(
    ("before", "now", "disputed"),
    [
        ("HUD, Inspection Scores, to March 2019", "HUD, Inspection Scores, to October 2020", False),
        ("city budget 2025", "city budget 2026", False),
        ("FBI table 2018", "city budget 2026", True),
        ("", "", True),
    ],
)
def test_an_earlier_edition_of_the_same_publication_is_no_second_opinion(library, before, now, disputed):
    found = in_play(
        library,
        FactValue(40, "published", source=before, as_of=date(2025, 1, 1)),
        FactValue(38, "published", source=now, as_of=date(2026, 1, 1)),
    )

    assert (found.value, found.disputed, found.sayable) == (38, disputed, not disputed)

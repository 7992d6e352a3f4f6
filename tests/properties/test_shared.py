"""What holds between any partners, whoever they are and whatever is known of them."""

from itertools import pairwise

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from shipped import TYPES, evaluator_of, often

from valuecase.model.case import ValueCase
from valuecase.model.common import FORMS
from valuecase.model.exchange import Exchange
from valuecase.render.markdown import to_markdown
from valuecase.render.text import to_text
from valuecase.shared.both import for_both
from valuecase.shared.coalition import coalition_of
from valuecase.shared.comparing import compare, places
from valuecase.shared.exchanges import exchanges, first_step
from valuecase.shared.pair import Pair, share
from valuecase.shared.pockets import worth_of
from valuecase.shared.told import told
from valuecase.structural import POWERS, SENSITIVE
from valuecase.testing import AS_OF, partners_for


@st.composite
def tables(draw: st.DrawFn, least: int = 2, most: int = 5) -> list[ValueCase]:
    """The cases of several partners, each of any type, with names of their own and data their files may speak of."""
    cases = []
    for place in range(draw(st.integers(least, most))):
        evaluator = evaluator_of(draw(st.sampled_from(TYPES)))
        partner = evolve(draw(partners_for(evaluator.type)), name=f"Partner {place}")
        cases.append(evaluator.case(partner, AS_OF, compiled=True))
    return cases


def mirrored(found: tuple[Exchange, ...]) -> set[tuple]:
    return {(one.data, one.giver, one.receiver, one.form, one.score, one.mutual, one.forbidden) for one in found}


@often
@given(tables(2, 2))
def test_who_asks_changes_nothing_about_what_could_move(cases):
    """A and B find the same exchanges as B and A, in the same order."""
    first, second = Pair.of(*cases), Pair.of(*reversed(cases))

    assert mirrored(first.exchanges) == mirrored(second.exchanges)
    assert [one.id for one in first.exchanges] == [one.id for one in second.exchanges]
    assert (first.first and first.first.id) == (second.first and second.first.id)


@often
@given(tables(3, 5))
def test_somebody_new_takes_no_exchange_from_the_others(cases):
    """Their order may change, and by which means: many may need a hub."""
    without = {(one.id, one.form, one.forbidden, one.score) for one in exchanges(cases[:-1])}
    together = {(one.id, one.form, one.forbidden, one.score) for one in exchanges(cases)}

    assert without <= together


@often
@given(tables())
def test_what_a_red_line_stops_never_comes_first_whatever_its_score(cases):
    """A line of the giver that is crossed, or the structural one."""
    found = exchanges(cases)
    by_name = {case.partner.name: case for case in cases}
    begin = first_step(found)

    assert begin is None or not begin.forbidden
    assert [bool(one.forbidden) for one in found] == sorted(bool(one.forbidden) for one in found)
    for one in found:
        giver, receiver = by_name[one.giver], by_name[one.receiver]
        crossed = [giver.type.red_line[line.id] for line in giver.red_lines if line.crossed]
        stops_all = any(not line.stops for line in crossed)
        stopped = [giver.type.proposition[id] for line in crossed for id in line.stops]
        if stops_all or any(move.data == one.data for each in stopped for move in each.gives):
            assert one.forbidden, one.id
        sensitive = receiver.type.data_set[one.data].about in SENSITIVE and one.form != "counts"
        if sensitive and set(receiver.type.about.powers) & POWERS and not one.forbidden:
            permits = [
                each for case in (giver, receiver) for line in case.type.red_line.values() for each in line.permits
            ]
            assert (one.data, one.form, receiver.type.id) in {(each.data, each.form, each.to) for each in permits}


@often
@given(tables())
def test_the_order_puts_what_serves_both_before_all_else_and_then_the_higher_sum(cases):
    """Among what may move."""
    found = [one for one in exchanges(cases) if not one.forbidden]

    assert [one.mutual for one in found] == sorted((one.mutual for one in found), reverse=True)
    for one, after in pairwise(found):
        if (one.mutual, one.ready) == (after.mutual, after.ready):
            assert one.score >= after.score
    for one in found:
        assert one.score == sum(points for _, points in one.score_parts)
        assert one.form == min(one.forms, key=FORMS.index)


@often
@given(tables(1, 4))
def test_sums_are_those_of_parts_that_do_not_overlap(cases):
    """Never across kinds, units or pockets; what overlaps is left out and named."""
    for case in cases:
        estimates = [one for finding in case.propositions for one in finding.estimates]
        worths = list(worth_of(case.partner.name, estimates))
        for worth in worths:
            for end in range(3):
                assert worth.ends[end] == sum(part.ends[end] for part in worth.parts)
            assert {part.estimate.kind for part in worth.parts} == {worth.kind}
            assert {part.estimate.unit for part in worth.parts} == {worth.unit}
            for one in worth.parts:
                assert not any(other.ref in one.overlaps for other in worth.parts if other is not one)
            for one in worth.left_out:
                assert any(part.ref in one.overlaps or one.ref in part.overlaps for part in worth.parts)
        assert sum(len(worth.parts) + len(worth.left_out) for worth in worths) == len(estimates)


@often
@given(tables(1, 5))
def test_everything_laid_out_is_whole(cases):
    """No unfilled placeholder, no empty section, whoever is at the table."""
    coalition = coalition_of(cases)
    papers = [told(coalition), compare(cases)]
    if len(cases) > 1:
        pair = Pair.of(cases[0], cases[1])
        papers += [share(pair), for_both(pair)]
    for paper in papers:
        assert all(section.title and section.blocks for section in paper.sections)
        for text in (to_text(paper), to_markdown(paper)):
            assert not {"{", "}"} & set(text)
            assert "“”" not in text
    for stake in coalition.stakes:
        assert set(stake.outside) <= set(stake.elsewhere)
        assert not set(stake.outside) & set(stake.bearing)


@often
@given(tables(1, 5))
def test_the_first_to_approach_has_the_highest_sum_and_equals_say_so(cases):
    """Ties are said to be ties, on both sides."""
    found = places(cases)

    assert [place.sum for place in found] == sorted((place.sum for place in found), reverse=True)
    for place in found:
        assert set(place.tied) == {
            other.case.partner.name for other in found if other is not place and other.sum == place.sum
        }

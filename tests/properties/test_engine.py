"""What holds for every partner of every shipped type, whatever is known of it and from whom."""

import json
from collections.abc import Iterator
from itertools import chain

import pytest
from attrs import evolve
from explained import unexplained
from hypothesis import given
from hypothesis import strategies as st
from shipped import each_type, evaluator_of, often, type_of

from valuecase import FactValue, Partner
from valuecase.brief import Options, brief
from valuecase.conditions.reasons import Reason, explain
from valuecase.handout import handout
from valuecase.model.case import ValueCase, standing
from valuecase.model.paper import Bullets, Paper, Paragraph, Table
from valuecase.render.json import as_data, to_json
from valuecase.render.markdown import to_markdown
from valuecase.render.text import to_text
from valuecase.testing import AS_OF, facts_for, partners_for, values_for
from valuecase.testing.values import boundaries

ARITHMETIC_FAILED = {"division by zero", "too large"}


def given_also(partner: Partner, **values) -> Partner:
    confirmed = {fact: (FactValue(value, "confirmed", as_of=AS_OF),) for fact, value in values.items()}
    return evolve(partner, facts={**partner.facts, **confirmed})


def compiled_case(partner: Partner) -> ValueCase:
    return evaluator_of(partner.type).case(partner, AS_OF, compiled=True)


def decided(case: ValueCase) -> dict[str, str]:
    """Every answer of a case that is not open."""
    found = chain(
        ((f"driver.{one.id}", one.status) for one in case.drivers),
        ((f"pain.{one.id}", one.status) for one in case.pains),
        ((f"proposition.{one.id}", one.status) for one in case.propositions),
    )
    return {key: status for key, status in found if status not in ("open", "unknown")}


# --- the law ----------------------------------------------------------------------------------------------------------


@each_type
@often
@given(data=st.data())
def test_a_value_for_a_fact_that_had_none_never_changes_what_was_decided(id, data):
    partner = data.draw(partners_for(type_of(id), heard=False, disputes=False))
    fact = data.draw(st.sampled_from(sorted(set(boundaries(type_of(id))) - set(partner.facts))))
    value = data.draw(values_for(type_of(id), fact))

    before, after = decided(compiled_case(partner)), decided(compiled_case(given_also(partner, **{fact: value})))

    if not any(one.otherwise for one in evaluator_of(id).type.fact.values()):
        assert {key: after.get(key) for key in before} == before


@each_type
@pytest.mark.parametrize("assume", [True, False], ids=["believed", "firm"])
@often
@given(data=st.data())
def test_knowing_more_keeps_every_answer_of_the_rules_that_was_known(id, assume, data):
    evaluator = evaluator_of(id)
    if assume and any(fact.otherwise for fact in evaluator.type.fact.values()):
        pytest.skip("a derived fact with a stand-in counts as assumed, and gives way to what is known")
    more = data.draw(facts_for(type_of(id)))
    kept = data.draw(st.sets(st.sampled_from(sorted(more)))) if more else set()
    less = {fact: value for fact, value in more.items() if fact in kept}

    before, after = evaluator.compiled(less, AS_OF, assume), evaluator.compiled(more, AS_OF, assume)

    assert {key: after[key] for key, answer in before.items() if answer is not None} == {
        key: answer for key, answer in before.items() if answer is not None
    }


@each_type
@often
@given(data=st.data())
def test_all_that_is_missing_decides_an_open_proposition_unless_arithmetic_fails(id, data):
    partner = data.draw(partners_for(type_of(id), heard=False, disputes=False))
    evaluator = evaluator_of(id)
    found = [one for one in compiled_case(partner).propositions if one.status == "open"]
    if not found:
        return
    one = data.draw(st.sampled_from(found))
    answers = {fact: data.draw(values_for(type_of(id), fact)) for fact in one.missing}

    then = compiled_case(given_also(partner, **answers))

    (after,) = [other for other in then.propositions if other.id == one.id]
    if after.status == "open":
        inputs = {fact: known.value for fact, known in then.facts.items() if known.chosen}
        reason = explain(evaluator.program, f"proposition.{one.id}", inputs, AS_OF)
        assert after.missing == ()
        assert ARITHMETIC_FAILED & {part.note for part in every_part(reason)}


def every_part(reason: Reason) -> Iterator[Reason]:
    yield reason
    for child in reason.children:
        yield from every_part(child)


# --- one answer, however it is reached ----------------------------------------------------------------------------------


@each_type
@often
@given(data=st.data())
def test_the_order_of_facts_changes_nothing(id, data):
    partner = data.draw(partners_for(type_of(id), disputes=False))
    shuffled = dict(data.draw(st.permutations(list(partner.facts.items()))))

    one, other = compiled_case(partner), compiled_case(evolve(partner, facts=shuffled))

    assert one == other
    assert one.points() == other.points()


@each_type
@often
@given(data=st.data())
def test_walked_and_compiled_conditions_give_equal_cases(id, data):
    partner = data.draw(partners_for(type_of(id)))

    assert evaluator_of(id).case(partner, AS_OF) == compiled_case(partner)


# --- what is said -----------------------------------------------------------------------------------------------------


@each_type
@often
@given(data=st.data())
def test_every_point_leans_only_on_facts_that_are_firm_and_figures_that_exist(id, data):
    case = compiled_case(data.draw(partners_for(type_of(id))))

    for point in case.points():
        assert all(case.facts[fact].firm and case.facts[fact].value is not None for fact in point.facts)
        assert set(point.figures) <= set(case.type.figure)
        assert set(point.sources) <= set(case.type.source)
        assert point.say
        assert point.ask
        assert not {"{", "}"} & {*point.say, *point.ask}
        (finding,) = [one for one in case.propositions if one.id == point.proposition]
        assert standing(finding) in ("applies", "ready")


@each_type
@often
@given(data=st.data())
def test_briefs_and_handouts_have_no_empty_part_no_unfilled_placeholder_and_no_number_from_nowhere(id, data):
    case = compiled_case(data.draw(partners_for(type_of(id))))
    options = Options(
        audience=data.draw(st.sampled_from(("", *case.type.audience))),
        lens=data.draw(st.sampled_from(("", *case.type.lens))),
        person=data.draw(st.sampled_from((None, *case.partner.people))),
    )

    for paper in (brief(case, options), brief(case, evolve(options, short=True)), handout(case, options)):
        assert_whole(paper)
        for text in (to_text(paper), to_markdown(paper)):
            assert "{" not in text
            assert "}" not in text
            assert "“”" not in text
            assert "frozenset(" not in text
        assert unexplained(paper, case) == set()


def assert_whole(paper: Paper) -> None:
    assert paper.sections
    for section in paper.sections:
        assert section.title
        assert section.blocks, section.title
        for block in section.blocks:
            match block:
                case Paragraph(text=text):
                    assert text.strip(), section.title
                case Bullets(items=items):
                    assert items, section.title
                    assert all(item.strip() for item in items), section.title
                case Table(headings=headings, rows=rows):
                    assert rows, section.title
                    assert all(len(row) == len(headings) and row[0].strip() for row in rows), section.title


@each_type
@often
@given(data=st.data())
def test_the_case_as_json_reads_back_as_it_was_and_has_no_null_list(id, data):
    case = compiled_case(data.draw(partners_for(type_of(id))))

    read = json.loads(to_json(case, with_people=True))

    assert read == as_data(case, with_people=True)
    assert [one["id"] for one in read["propositions"]] == [one.id for one in case.propositions]


@each_type
@often
@given(data=st.data())
def test_every_question_that_opens_or_closes_does_so_with_some_answer(id, data):
    partner = data.draw(partners_for(type_of(id), heard=False, disputes=False))
    before = compiled_case(partner)
    decisive = [one for one in before.questions if one.opens or one.closes]
    if not decisive:
        return
    question = data.draw(st.sampled_from(decisive[:10]))

    reached = {"applies": set(), "does_not_apply": set(), "open": set()}
    for value in boundaries(type_of(id))[question.fact]:
        for one in compiled_case(given_also(partner, **{question.fact: value})).propositions:
            reached[one.status].add(one.id)

    was_open = {one.id for one in before.propositions if one.status == "open"}
    assert set(question.opens) == reached["applies"] & was_open
    assert set(question.closes) == reached["does_not_apply"] & was_open

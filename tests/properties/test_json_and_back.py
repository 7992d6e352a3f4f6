"""Whatever is known of a partner, its case comes back from JSON as it was."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from shipped import each_type, evaluator_of, often

from valuecase import Engine, read_case, to_json
from valuecase.testing import AS_OF, partners_for

engine = Engine()
texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)


@each_type
@often
@given(data=st.data())
def test_a_case_written_as_json_and_read_is_the_same_case(id, data):
    engine._evaluators[id] = evaluator_of(id)
    partner = data.draw(partners_for(evaluator_of(id).type))
    flags = {name: data.draw(st.booleans()) for name in ("fictional", "ours")}
    holdings = st.dictionaries(
        st.sampled_from(sorted(evaluator_of(id).type.data_set)), st.sampled_from(("holds", "needs", "none"))
    )
    partner = evolve(partner, place=data.draw(texts), data=data.draw(holdings), **flags)
    case = engine.evaluate(partner, as_of=AS_OF)

    assert read_case(to_json(case, with_people=True), engine) == case
    assert read_case(to_json(case), engine) == evolve(case, partner=evolve(case.partner, people=()))

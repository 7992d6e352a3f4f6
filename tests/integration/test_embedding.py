"""Using valuecase from another program: public names only, shared between threads."""

import json
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest

import valuecase
from valuecase import Engine, FactValue, Partner, ValueCaseError, read_partner
from valuecase.render.json import to_json

AS_OF = date(2026, 12, 1)
FILE = """
[partner]
name = "Riverbend General"
type = "hospital"
place = "Riverbend County"

[facts]
org_type = { value = "acute_care", confidence = "published", source = "A list", as_of = 2026-01-31 }
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "riverbend.toml"
    path.write_text(FILE, encoding="utf-8")
    return path


def speaking(engine: Engine) -> Partner:
    """A hospital of which a proposition applies: the facts of a shipped example."""
    type = engine.type("hospital")
    example = next(one for rule in type.proposition.values() for one in rule.example if one.expect == "applies")
    facts = {id: (FactValue(value, "confirmed", as_of=AS_OF),) for id, value in example.facts.items()}
    return Partner(name="Riverbend General", type="hospital", facts=facts)


# --- the example of the documentation ---------------------------------------------------------------------------------


def test_the_example_works_with_public_names_only(file):
    engine = valuecase.Engine()
    partner = valuecase.read_partner(file)
    case = engine.evaluate(partner, as_of=date(2026, 12, 1))

    assert isinstance(case, valuecase.ValueCase)
    assert (case.partner.name, case.as_of) == ("Riverbend General", date(2026, 12, 1))
    assert case.points(audience="executive") == ()
    assert case.questions[0].decides


def test_points_are_said_with_their_sources(engine):
    case = engine.evaluate(speaking(engine), as_of=AS_OF)

    points = case.points(audience="executive")

    assert points
    assert all(point.say and point.sources and point.audience == "executive" for point in points)


def test_a_partner_may_be_read_by_the_name_of_its_file(file):
    assert read_partner(str(file)) == read_partner(file)


def test_why_goes_down_to_what_is_known(engine):
    partner = speaking(engine)
    (finding, *_) = engine.evaluate(partner, as_of=AS_OF).with_status("applies")

    reason = engine.why(partner, finding.id, as_of=AS_OF)

    assert isinstance(reason, valuecase.Reason)
    assert (reason.key, reason.answer) == (f"proposition.{finding.id}", True)
    facts = {one.key: one.answer for one in inputs_of(reason) if one.key in partner.facts}
    assert facts
    assert all(answer == partner.facts[id][0].value for id, answer in facts.items())


def inputs_of(reason: valuecase.Reason):
    if not reason.children:
        yield reason
    for child in reason.children:
        yield from inputs_of(child)


def test_why_of_a_fact_is_its_value_and_of_what_nobody_knows_says_so(engine, file):
    partner = read_partner(file)

    assert engine.why(partner, "org_type", as_of=AS_OF).answer == "acute_care"
    unknown = engine.why(partner, "fact.staffed_beds", as_of=AS_OF)
    assert (unknown.answer, unknown.note) == (None, "not known")


def test_why_of_nothing_names_the_nearest(engine, file):
    with pytest.raises(ValueCaseError, match=r"Did you mean pain\.stuck_patients") as raised:
        engine.why(read_partner(file), "pain.stuck_patient", as_of=AS_OF)

    assert raised.value.problems[0].message == 'nothing is called "pain.stuck_patient"'


def test_a_reason_cannot_be_changed(engine, file):
    reason = engine.why(read_partner(file), "org_type", as_of=AS_OF)

    with pytest.raises(AttributeError):
        reason.answer = True


def test_a_partner_may_be_given_as_text_or_as_data(file):
    partner = read_partner(file)
    value = {"value": "acute_care", "confidence": "published", "source": "A list", "as_of": "2026-01-31"}
    about = {"name": "Riverbend General", "type": "hospital", "place": "Riverbend County"}

    assert valuecase.parse_partner(FILE) == partner
    assert valuecase.parse_partner({"partner": about, "facts": {"org_type": value}}) == partner


def test_problems_of_a_text_have_their_line_and_those_of_data_their_name():
    text = valuecase.parse_partner(FILE.replace("[facts]", "[fact]"), named="the request")
    data = valuecase.parse_partner({"partner": {"name": "x", "type": "hospital"}, "fact": {}}, named="the request")

    assert str(text.problems[0]).startswith('the request, line 7: a partner file cannot have "fact"')
    assert str(data.problems[0]).startswith('the request: a partner file cannot have "fact"')
    with pytest.raises(ValueCaseError, match="the request, line 2: this is not valid TOML"):
        valuecase.parse_partner("\n[partner", named="the request")


def test_papers_are_made_and_written_with_public_names_only(engine, file):
    case = engine.evaluate(speaking(engine), as_of=AS_OF)
    other = engine.evaluate(Partner(name="x", type="food_bank"), as_of=AS_OF)
    pair = valuecase.Pair.of(case, other)

    papers = [
        valuecase.brief_of(case, valuecase.Options(short=True)), valuecase.handout_of(case), valuecase.share(pair),
    ]  # fmt: skip
    assert all(isinstance(paper, valuecase.Paper) for paper in papers)
    for paper in papers:
        assert paper.title in valuecase.to_text(paper)
        assert valuecase.to_markdown(paper).startswith(f"# {paper.title}")
        assert valuecase.to_html(paper).startswith("<!DOCTYPE html>")
    assert valuecase.to_svg(valuecase.coalition_of([case, other])).startswith("<svg")


def test_many_partners_are_evaluated_one_after_another(engine, file):
    partners = [read_partner(file), Partner(name="x", type="food_bank"), speaking(engine)]

    cases = list(engine.evaluate_all(iter(partners), as_of=AS_OF))

    assert cases == [engine.evaluate(one, as_of=AS_OF) for one in partners]
    assert [case.partner.name for case in cases] == ["Riverbend General", "x", "Riverbend General"]


def test_the_same_question_has_the_same_answer(engine):
    one, other = (each.evaluate(speaking(each), as_of=AS_OF) for each in (engine, Engine()))

    assert to_json(one) == to_json(other)
    assert one == engine.evaluate(speaking(engine), as_of=AS_OF)


def test_a_case_cannot_be_changed(engine, file):
    case = engine.evaluate(read_partner(file), as_of=AS_OF)

    with pytest.raises(AttributeError):
        case.as_of = date(2030, 1, 1)


def test_errors_are_one_family_and_carry_their_problems(engine, tmp_path):
    for mistake in (
        lambda: read_partner(tmp_path / "nowhere.toml"),
        lambda: engine.evaluate(Partner(name="x", type="hospitol"), as_of=AS_OF),
        lambda: valuecase.read_pack(tmp_path / "nowhere"),
    ):
        with pytest.raises(ValueCaseError) as raised:
            mistake()
        assert all(isinstance(one, valuecase.Problem) for one in raised.value.problems)
        assert raised.value.problems


def test_nothing_is_printed_and_no_clock_is_read(file):
    code = f"""
import datetime, json
class Day(datetime.date):
    @classmethod
    def today(cls):
        raise SystemExit("somebody asked for today")
datetime.date = Day
import valuecase
from valuecase import Engine, read_partner
case = Engine().evaluate(read_partner({str(file)!r}), as_of=Day(2026, 12, 1))
print(json.dumps([case.partner.name, len(case.points())]))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert (done.stderr, done.returncode) == ("", 0)
    assert json.loads(done.stdout) == ["Riverbend General", 0]


# --- threads ----------------------------------------------------------------------------------------------------------


def in_threads(count, work):
    """What each of several threads gives that all begin at once."""
    ready = Barrier(count)

    def begin(number):
        ready.wait()
        return work(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(begin, range(count)))


def test_threads_share_an_engine(engine):
    partners = [Partner(name=str(n), type=id) for n, id in enumerate(("hospital", "food_bank") * 4)]
    partners.append(speaking(engine))
    alone = [engine.evaluate(one, as_of=AS_OF) for one in partners]

    together = in_threads(len(partners), lambda n: engine.evaluate(partners[n], as_of=AS_OF))
    compiled = in_threads(len(partners), lambda n: next(engine.evaluate_all([partners[n]], as_of=AS_OF)))

    assert together == alone
    assert compiled == alone


def test_many_threads_hammer_one_engine_about_partners_of_every_type():
    """Each in an order of its own, from the first moment on, and switching as often as Python can be made to."""
    engine, alone = Engine(), Engine()
    partners = [partner for ref in alone.catalog for partner in several(alone, ref.id)]
    expected = [everything_of(alone, partner) for partner in partners]

    def work(number):
        order = random.Random(number).sample(range(len(partners)), len(partners))
        return {n: everything_of(engine, partners[n]) for n in order}

    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        found = in_threads(8, work)
    finally:
        sys.setswitchinterval(usual)

    assert len(partners) == 15
    assert all(answers[n] == expected[n] for answers in found for n in range(len(partners)))


def several(engine: Engine, id: str) -> list[Partner]:
    """Partners of a type of which much, something and nothing is known."""
    type = engine.type(id)
    examples = [one for rule in type.proposition.values() for one in rule.example]
    known: dict = {}
    for example in examples:
        known |= example.facts
    sources = [known, examples[0].facts, {}]
    return [
        Partner(name=f"{id} {n}", type=id, facts={fact: (FactValue(value, "confirmed", as_of=AS_OF),) for fact, value in given.items()})
        for n, given in enumerate(sources)
    ]  # fmt: skip


def everything_of(engine: Engine, partner: Partner) -> tuple:
    """All that an engine can say of a partner, as values."""
    case = engine.evaluate(partner, as_of=AS_OF)
    (compiled,) = engine.evaluate_all([partner], as_of=AS_OF)
    assert compiled == case
    pain = f"pain.{case.pains[0].id}"
    return to_json(case), valuecase.to_text(valuecase.brief_of(case)), engine.why(partner, pain, as_of=AS_OF)


def test_threads_may_be_the_first_to_ask_for_a_type():
    for _ in range(5):
        engine = Engine()
        found = in_threads(8, lambda _, engine=engine: engine.evaluate(Partner(name="x", type="hospital"), as_of=AS_OF))
        assert len(found) == 8

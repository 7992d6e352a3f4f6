"""Using valuecase from another program: public names only, shared between threads."""

import json
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


def test_threads_may_be_the_first_to_ask_for_a_type():
    for _ in range(5):
        engine = Engine()
        found = in_threads(8, lambda _, engine=engine: engine.evaluate(Partner(name="x", type="hospital"), as_of=AS_OF))
        assert len(found) == 8

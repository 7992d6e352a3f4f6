"""Benchmarks run, and nobody is timed who does not agree. How fast anything is, no test says."""

from datetime import date
from functools import partial

import pytest
from benchmarks import one_partner, peers, results, table_peers, tables, timing, trace, workload

from valuecase import Engine
from valuecase.conditions.program import Program
from valuecase.conditions.reasons import explain

AS_OF = date(2026, 7, 1)
once = partial(timing.in_turns, passes=1, sweeps=1, least=0)


@pytest.fixture(scope="module")
def found():
    """Those that are installed; the hand-written `if`s and we always are."""
    return [*peers.available()]


@pytest.mark.parametrize("kind", workload.KINDS)
def test_one_partner(kind, found):
    """All agree, and everyone who is installed has a ratio in every way in which it is called."""
    records = one_partner.measured(kind, 12, found, once)
    assert {record["ratio"] for record in records if record["peer"] == peers.IFS} == {1}
    ran = {(record["peer"], record["shape"]) for record in records}
    assert ran == {(peer.name, shape) for peer in found for shape in peer.shapes} | {(one_partner.GAPS, "compiled")}
    assert all(record["ratio"] > 0 for record in records)
    assert len([*results.tables(records)]) == 3 + len({record["peer"] for record in records})


def test_who_disagrees_is_not_timed(found):
    """A peer that forgets a rule ends the run, by name."""

    def forgets(rules):
        fired = found[0].shapes["one function"](rules)
        return lambda values: fired(values)[1:]

    liar = peers.Peer("liar", "1", {"one rule fewer": forgets})
    with pytest.raises(SystemExit, match=r"^liar \(one rule fewer\) disagrees on \['r"):
        one_partner.measured("dense", 12, [*found, liar], once)


def test_trace():
    """Reasons are compared with those of each rule alone and then timed."""
    records = trace.measured("dense", 12, once)
    assert [record["peer"] for record in records[:2]] == [trace.YARDSTICK, peers.OURS]
    assert all(record["microseconds_a_rule"] > 0 for record in records)


def test_a_wrong_reason_is_not_timed():
    """A reason that is another rule's ends the run."""
    rules = workload.rules("dense", 12)
    values = workload.records(1)[0]
    program = Program.of(rules)
    right = explain(program, "r0", values, AS_OF)
    with pytest.raises(SystemExit, match=r"^The reason for r1 "):
        trace.check(program, (values, ["r1"]), [right])


def test_results_are_kept_beside_those_of_other_benchmarks(tmp_path, monkeypatch):
    """A benchmark that runs again takes the place of its own results, and of no others."""
    monkeypatch.setattr(results, "PLACE", tmp_path / "build" / "benchmarks.json")
    one, other = ({"benchmark": name, "ratio": 1.0} for name in ("one", "other"))
    for records in ([one], [other], [one | {"ratio": 2.0}]):
        results.keep(records)
    assert results.kept() == [other, one | {"ratio": 2.0}]


def test_tables():
    """Everyone who is installed gives the answers of the walked conditions over a table, and is timed."""
    found = [*table_peers.available()]
    records = tables.measured(Engine().evaluator("food_bank"), 50, found, passes=1)
    assert {record["peer"] for record in records} == {peer.name for peer in found}
    assert {record["ratio"] for record in records if record["peer"] == table_peers.BY_HAND} == {1}


def test_who_disagrees_over_a_table_is_not_timed():
    """A peer that takes unknown for false ends the run, by name."""
    by_hand = next(peer for peer in table_peers.available() if peer.name == table_peers.BY_HAND)

    def wrong(*given):
        run = by_hand.prepare(*given)
        return lambda: {key: column.fill_null(False) for key, column in run().items()}

    with pytest.raises(SystemExit, match=r"^liar says False of .* where None is right"):
        tables.check(Engine().evaluator("food_bank"), [by_hand, table_peers.Peer("liar", "1", wrong)])

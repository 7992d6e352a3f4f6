"""Nothing of an answer can be changed, however deep: whoever is handed one may keep it, share it and trust it."""

import copy
import json
import pickle
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import attrs
import pytest

from valuecase import FactValue, Partner, ValueCase, read_partner
from valuecase.model.frozen import FrozenDict
from valuecase.shared.coalition import coalition_of

AS_OF = date(2026, 12, 1)
RIVERBEND = sorted((Path(__file__).parent.parent.parent / "examples" / "riverbend").glob("*.toml"))
PLAIN = (str, int, float, date, Path, type(None))  # a bool is an int
CHANGES = {
    "set": lambda mapping: mapping.__setitem__("new", 1),
    "delete": lambda mapping: mapping.__delitem__("a"),
    "update": lambda mapping: mapping.update(new=1),
    "or": lambda mapping: mapping.__ior__({"new": 1}),
    "clear": lambda mapping: mapping.clear(),
    "pop": lambda mapping: mapping.pop("a"),
    "popitem": lambda mapping: mapping.popitem(),
    "setdefault": lambda mapping: mapping.setdefault("new", 1),
}


@pytest.fixture(scope="module")
def cases(engine) -> list[ValueCase]:
    return [engine.evaluate(read_partner(path), as_of=AS_OF) for path in RIVERBEND]


def parts(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Everything that can be reached from a value, with the way to it."""
    yield path, value
    if attrs.has(value.__class__):
        for one in attrs.fields(value.__class__):
            if one.name != "locate":  # a function, which tells lines
                yield from parts(getattr(value, one.name), f"{path}.{one.name}")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from parts(item, f"{path}[{key!r}]")
    elif isinstance(value, tuple | frozenset):
        for item in value:
            yield from parts(item, f"{path}[…]")


def changed(record: object) -> bool:
    """Whether a field could be given another value."""
    try:
        setattr(record, attrs.fields(record.__class__)[0].name, "other")
    except attrs.exceptions.FrozenInstanceError:
        return False
    return True


def changeable(answer: object) -> list[str]:
    records = [(path, one) for path, one in parts(answer) if attrs.has(one.__class__)]
    others = [(path, one) for path, one in parts(answer) if not attrs.has(one.__class__)]
    loose = [
        f"{path}: {type(one)}" for path, one in others if not isinstance(one, (*PLAIN, tuple, frozenset, FrozenDict))
    ]
    return [*loose, *(path for path, one in records if changed(one) or hasattr(one, "__dict__"))]


def test_nothing_of_a_case_can_be_changed_its_type_included(cases):
    for case in cases:
        assert changeable(case) == []
        assert changeable(case.points()) == []


def test_nothing_of_a_coalition_can_be_changed(cases):
    coalition = coalition_of(cases)

    assert changeable(coalition.rows) == []
    assert changeable(coalition.exchanges) == []
    assert changeable(coalition.stakes) == []


def test_a_partner_keeps_what_it_was_given_when_the_giver_goes_on():
    facts = {"org_type": (FactValue("acute_care", "confirmed"),)}
    partner = Partner(name="x", type="hospital", facts=facts)

    facts.clear()

    assert set(partner.facts) == {"org_type"}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_mapping_refuses_every_change(change):
    mapping = FrozenDict(a=1, b=2)

    with pytest.raises(TypeError, match="cannot be changed"):
        change(mapping)

    assert mapping == {"a": 1, "b": 2}


def test_a_mapping_can_be_copied_pickled_written_and_made_a_dict_of(cases):
    mapping = FrozenDict(a=1)

    for other in (copy.copy(mapping), copy.deepcopy(mapping), pickle.loads(pickle.dumps(mapping))):
        assert (type(other), other) == (FrozenDict, {"a": 1})
    assert json.dumps(mapping) == '{"a": 1}'
    assert type(mapping | {"b": 2}) is dict


def test_a_case_can_be_sent_to_another_process(cases):
    for case in cases:
        other = pickle.loads(pickle.dumps(case))

        assert attrs.evolve(other, type=case.type).facts == case.facts
        assert other.points() == case.points()

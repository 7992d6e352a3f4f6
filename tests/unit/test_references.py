"""What people write to name a rule."""

import pytest
from attrs import evolve

from valuecase import Engine, StakeholderType, ValueCaseError
from valuecase.references import TELLING, Ref, resolve


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("pain.desk_overrun", "pain.desk_overrun"),
        ("library:pain.desk_overrun", "pain.desk_overrun"),
        ("desk_overrun", "pain.desk_overrun"),
        (" Desk-Overrun ", "pain.desk_overrun"),
        ("heard.desk_overrun", "pain.desk_overrun"),
        ("k.minutes_saved", "figure.minutes_saved"),
        ("facts.renovating", "fact.renovating"),
        ("red_line.no_reader_names", "red_line.no_reader_names"),
    ],
)
def test_whole_and_short_forms_lead_to_the_same(library: StakeholderType, text: str, ref: str) -> None:
    """As long as they are clear."""
    found = resolve(text, [library])

    assert str(found) == ref
    assert found.whole == f"library:{ref}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("desk_overun", "Did you mean pain.desk_overrun?"),
        ("driver.desk_overrun", "Did you mean pain.desk_overrun?"),
        ("asking", "Did you mean fact.people_asking_for_help?"),
        ("", "valuecase show library"),
        ("pain.", "valuecase show library"),
        ("qqqqqq", "valuecase show library"),
        ("hospital:pain.desk_overrun", "It can be: library."),
    ],
)
def test_what_leads_nowhere_gets_the_nearest(library: StakeholderType, text: str, said: str) -> None:
    """Or where they are listed."""
    with pytest.raises(ValueCaseError) as raised:
        resolve(text, [library])

    assert said in str(raised.value)


def test_only_the_tables_asked_for_are_looked_in(library: StakeholderType) -> None:
    """A figure has no answer for one partner."""
    with pytest.raises(ValueCaseError, match="minutes_saved"):
        resolve("minutes_saved", [library], TELLING)


def test_the_same_id_in_two_tables_is_ambiguous(library: StakeholderType) -> None:
    """The table says which."""
    both = evolve(library, driver={**library.driver, "desk_overrun": library.driver["social_demand"]})

    with pytest.raises(ValueCaseError, match=r"Say which: driver\.desk_overrun, pain\.desk_overrun\."):
        resolve("desk_overrun", [both])
    assert resolve("driver.desk_overrun", [both]) == Ref("library", "driver", "desk_overrun")


def test_what_every_type_has_from_the_common_pack_is_one_thing(library: StakeholderType, engine: Engine) -> None:
    """Its first type stands for all."""
    assert resolve("culture", [library, engine.type("other")]) == Ref("library", "fact", "culture")

"""A local adaptation: what it changes, adds and switches off, and what it may not."""

from datetime import date
from pathlib import Path

import pytest

from valuecase import Engine, StakeholderType, ValueCaseError
from valuecase.evaluator import Evaluator
from valuecase.reading.pack import read_pack

LIBRARY = Path(__file__).parents[1] / "packs" / "library"
AS_OF = date(2026, 12, 1)


@pytest.fixture
def adapt(tmp_path: Path):
    """The library pack with an adaptation of these words."""

    def made(text: str) -> StakeholderType:
        folder = tmp_path / "library"
        folder.mkdir(exist_ok=True)
        (folder / "ours.toml").write_text(text, encoding="utf-8")
        return read_pack(LIBRARY, adapt=[folder])

    return made


def said(type: StakeholderType) -> list[str]:
    return [f"{one.ref}: {one.change}" for one in type.adapted]


def test_only_the_fields_that_are_named_change(library, adapt):
    """Within a table of a record likewise; a list is replaced whole."""
    type = adapt(
        "[proposition.know_where_to_send]\nadapts = true\nfirst_step = 'One page a week.'\nlenses = ['economic']\n"
        "[proposition.know_where_to_send.point.executive]\nask = 'What else?'\n"
    )

    shipped, own = library.proposition["know_where_to_send"], type.proposition["know_where_to_send"]
    assert (own.first_step, own.lenses) == ("One page a week.", ("economic",))
    assert own.point["executive"].ask == "What else?"
    assert own.point["executive"].say == shipped.point["executive"].say
    assert own.point["front_line"].ask == shipped.point["front_line"].ask
    assert (own.title, own.success, own.when) == (shipped.title, shipped.success, shipped.when)
    assert said(type) == [
        "proposition.know_where_to_send: proposition “Know where to send people” is changed: first step, lenses, point"
    ]


def test_a_figure_of_the_common_pack_can_be_changed_too(adapt, partner):
    """It is read as part of every type, and what rests on it follows."""
    type = adapt("[figure.help_noticed]\nadapts = true\nvalue = 100\n")

    busy = partner(branch_kind="main", people_asking_for_help=60)
    assert Evaluator(type).case(busy, AS_OF).pains[0].status == "absent"


def test_what_has_a_new_id_is_added(library, adapt):
    type = adapt("[term.quiet]\nterm = 'quiet hour'\nmeans = 'an hour without phones'\n")

    assert type.term.keys() - library.term.keys() == {"quiet"}
    assert said(type) == ["term.quiet: term “quiet hour” is added"]
    assert [one.new for one in type.adapted] == [True]


def test_what_is_switched_off_takes_with_it_what_had_no_other_reason(library, adapt):
    """A pain without a driver, a proposition without a pain; names of it are taken from the lists of others."""
    type = adapt("retire = ['driver.social_demand']\n")

    assert (type.driver, type.pain, type.proposition) == ({}, {}, {})
    assert type.red_line["no_reader_names"].stops == ()
    assert said(type) == [
        "driver.social_demand: driver “People bring every need to the desk” is switched off",
        "pain.desk_overrun: pain “A desk that answers everything” falls away with it",
        "proposition.know_where_to_send: proposition “Know where to send people” falls away with it",
    ]


def test_shipped_examples_speak_of_the_shipped_rule(library, adapt):
    """An adaptation brings its own."""
    changed = adapt("[pain.desk_overrun]\nadapts = true\nserious = 'people_asking_for_help >= 50'\n")
    own = adapt(
        "[pain.desk_overrun]\nadapts = true\n"
        "example = [{ name = 'ours', facts = { people_asking_for_help = 3 }, expect = 'absent' }]\n"
    )

    assert library.pain["desk_overrun"].example
    assert changed.pain["desk_overrun"].example == ()
    assert [one.name for one in own.pain["desk_overrun"].example] == ["ours"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[pain.desk_overrum]\nadapts = true\ntitle = 'x'\n", "there is no pain.desk_overrum to adapt\n  Did you mean \"desk_overrun\"?"),
        ("retire = ['pain.noise']\n", "there is no pain.noise to adapt\n  Remove it"),
        ("retire = ['driver.social_demand']\n[pain.desk_overrun]\nadapts = true\ntitle = 'x'\n", "there is no pain.desk_overrun to adapt"),
    ],
    ids=["misspelt or gone", "switched off and gone", "adapted and switched off"],
)  # fmt: skip
def test_what_no_longer_meets_anything_is_a_located_warning(adapt, text, message):
    """So that an upgrade of the rules says what of ours is idle, and loses nothing else."""
    (warning,) = adapt(text).warnings

    assert message in str(warning)
    assert warning.file.endswith("ours.toml")
    assert warning.line


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("retire = ['red_line.no_reader_names']\n", '"red_line.no_reader_names" cannot be switched off'),
        ("[red_line.no_reader_names]\nadapts = true\nstops = []\n", "red_line.no_reader_names: stops cannot be adapted"),
        ("[data_set.social_need_screens]\nadapts = true\nabout = 'none'\n", "about cannot be adapted"),
        ("[organisation.police_department]\nadapts = true\npowers = []\n", "powers cannot be adapted"),
        ("[stakeholder]\nadapts = true\npowers = []\n", "stakeholder: powers cannot be adapted"),
        ("[pain.desk_overrun]\nadapts = true\nwhen = 'people_asking_for_hlep > 3'\n", "people_asking_for_hlep"),
        ("[pain.desk_overrun]\nadapts = true\ntittle = 'x'\n", 'cannot have "tittle"'),
        ("[pain.desk_overrun]\ntitle = 'x'\n", "already stands in"),
        ("retire = ['fact.people_asking_for_help']\n", "people_asking_for_help"),
        ("[pain\n", "not valid TOML"),
    ],
)  # fmt: skip
def test_what_keeps_people_safe_stays_and_mistakes_are_located(adapt, text, message):
    with pytest.raises(ValueCaseError) as caught:
        adapt(text)

    assert any(message in str(problem) for problem in caught.value.problems)
    assert all(problem.file for problem in caught.value.problems)


def test_words_of_a_red_line_may_be_ours(adapt):
    type = adapt("[red_line.no_reader_names]\nadapts = true\npromise = 'We never write down who came.'\n")

    assert type.red_line["no_reader_names"].promise == "We never write down who came."
    assert type.red_line["no_reader_names"].stops == ("know_where_to_send",)


def test_an_engine_adapts_the_types_whose_folders_it_finds(tmp_path):
    """`common` stands for all; a folder that is named like no type is said."""
    for name in ("common", "hospital", "hopsital"):
        (tmp_path / name).mkdir()
    (tmp_path / "common" / "a.toml").write_text("[term.compact]\nterm = 'compact'\nmeans = 'ours'\n", encoding="utf-8")
    (tmp_path / "hospital" / "a.toml").write_text("[term.respite]\nadapts = true\nmeans = 'ours'\n", encoding="utf-8")
    engine = Engine(adapt=[tmp_path])

    assert [one.ref for one in engine.type("hospital").adapted] == ["term.respite", "term.compact"]
    assert [one.ref for one in engine.type("food_bank").adapted] == ["term.compact"]
    assert engine.type("other").term["compact"].means == "ours"
    (problem,) = engine.catalog.problems
    assert 'no stakeholder type "hopsital"' in problem.message
    assert problem.advice == 'Did you mean "hospital"?'
    assert Engine().type("hospital").adapted == ()

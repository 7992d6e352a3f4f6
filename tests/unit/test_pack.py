"""Reading packs: a small one with one thing changed, and everything that is then said of it."""

import shutil
from pathlib import Path

import pytest

from valuecase import ValueCaseError, read_pack

LIBRARY = Path(__file__).parent.parent / "packs" / "library"
DRIVER = "drivers/social_demand.toml"


@pytest.fixture
def pack(tmp_path, monkeypatch):
    """A copy of the library, in the folder where one stands."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(LIBRARY, tmp_path / "library"))


@pytest.fixture
def changed(pack):
    """The copy with one text in one file replaced."""

    def made(file, old, new, count=1):
        path = pack / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, count), encoding="utf-8")
        return pack

    return made


@pytest.fixture
def added(pack):
    """The copy with one more file."""

    def made(text, file="more.toml"):
        (pack / file).write_text(text, encoding="utf-8")
        return pack

    return made


def problems_of(pack: Path):
    with pytest.raises(ValueCaseError) as raised:
        read_pack(pack)
    return raised.value.problems


def said(pack: Path) -> list[tuple[str, str, str, int | None]]:
    return [(one.message, one.advice, one.file, one.line) for one in problems_of(pack)]


def line_of(pack: Path, file: str, fragment: str) -> int:
    text = (pack / file).read_text(encoding="utf-8")
    return next(number for number, line in enumerate(text.split("\n"), start=1) if fragment in line)


# --- whole ------------------------------------------------------------------------------------------------------------


def test_a_pack_is_read_together_with_the_common_one():
    type = read_pack(LIBRARY, origin="somewhere")

    assert (type.id, type.origin, type.about.title) == ("library", "somewhere", "Public library")
    assert {"culture", "visits_per_year"} <= set(type.fact)
    assert {"minutes_saved", "old_rule"} <= set(type.figure)
    assert [*type.driver] == ["social_demand"]
    assert type.figure["old_rule"].ends == (50, 50, 50)
    assert len(type.contradiction) == 1
    assert type.adapted == ()


def test_a_path_may_be_any_that_can_be_looked_through(tmp_path):
    archive = shutil.make_archive(str(tmp_path / "pack"), "zip", LIBRARY.parent)
    import zipfile

    with zipfile.ZipFile(archive) as packed:
        assert read_pack(zipfile.Path(packed, "library/")).id == "library"


def test_any_file_may_hold_any_table(pack):
    whole = "\n".join(path.read_text(encoding="utf-8") for path in sorted(pack.rglob("*.toml")))
    shutil.rmtree(pack)
    pack.mkdir()
    (pack / "everything.toml").write_text(whole, encoding="utf-8")

    assert [*read_pack(pack).proposition] == ["know_where_to_send"]


# --- folders and files ------------------------------------------------------------------------------------------------


def test_a_folder_that_is_not_there_is_said(pack):
    assert said(pack / "nothing") == [("there is no such folder", "Check its name.", "library/nothing", None)]


def test_a_file_is_no_folder(pack):
    assert said(pack / "facts.toml")[0][0] == "there is no such folder"


def test_a_folder_without_stakeholder_is_said(pack):
    (pack / "stakeholder.toml").unlink()

    assert said(pack) == [
        (
            "this folder holds no [stakeholder]",
            "Write a file stakeholder.toml that begins with [stakeholder].",
            "library",
            None,
        )
    ]


def test_a_stakeholder_that_is_wrong_is_not_said_to_be_missing(changed):
    pack = changed("stakeholder.toml", 'plural = "public libraries"\n', "")

    assert said(pack) == [
        ("stakeholder has no plural", 'Add plural = "…".', "library/stakeholder.toml", 2),
    ]


def test_a_second_stakeholder_is_refused(added):
    whole = (LIBRARY / "stakeholder.toml").read_text(encoding="utf-8")
    alone = whole.partition("[holds.")[0].replace('"library"', '"other_library"')

    assert len(said(added(alone))) == 1


def test_files_that_cannot_be_read_and_those_that_are_wrong_are_said_in_one_run(pack, changed):
    changed("words.toml", "[term.reference]", "[term.reference")
    changed("facts.toml", 'type = "integer"', 'type = "whole"')
    (pack / "latin.toml").write_bytes(b"# caf\xe9\n")
    changed(DRIVER, 'category = "mission"', 'category = "misson"')

    found = said(pack)

    assert [(file, line) for _, _, file, line in found] == [
        (f"library/{DRIVER}", 2),
        ("library/facts.toml", 3),
        ("library/latin.toml", 1),
        ("library/words.toml", 1),
    ]
    assert found[0][:2] == (
        '"misson" is not one of the words allowed for driver.social_demand.category',
        'Did you mean "mission"?',
    )


# --- tables and fields ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message", "advice"),
    [
        ("[drivers.x]\n", 'a pack cannot have "drivers"', 'Did you mean "driver"?'),
        ("zzz = 1\n", 'a pack cannot have "zzz"', None),
        ("fact = 3\n", "fact must hold tables by id", "Write [fact.some_id]."),
        ("[term]\nx = 3\n", "term.x must be a table", "Write [term.x] and its fields below it."),
        ("stakeholder = 3\n", "stakeholder must be a table", "Write [stakeholder] and its fields below it."),
        ("contradiction = 3\n", "contradiction.0 must be a table", None),
        ('[[contradiction]]\nsay = "x"\n', "contradiction.0 has no when", 'Add when = "…".'),
    ],
)
def test_a_table_that_no_pack_has_is_said_with_the_nearest(added, text, message, advice):
    found = said(added(text))

    assert (message, "library/more.toml") in [(one[0], one[2]) for one in found]
    assert advice in (None, *(one[1] for one in found))


@pytest.mark.parametrize(
    ("old", "new", "message", "advice", "at"),
    [
        (
            'summary = "Where other',
            'sumary = "Where other',
            'driver.social_demand cannot have "sumary"',
            'Did you mean "summary"?',
            "sumary",
        ),
        (
            'horizon = ["short"]\n',
            "",
            "proposition.know_where_to_send has no horizon",
            'Add horizon = "short".',
            "[proposition.know_where_to_send]",
        ),
        (
            'horizon = ["short"]',
            'horizon = "short"',
            'proposition.know_where_to_send.horizon must be a list of texts, such as ["one", "two"], not \'short\'',
            "",
            "horizon",
        ),
        (
            'kind = "capacity"',
            'kind = "capacities"',
            '"capacities" is not one of the words allowed for proposition.know_where_to_send.estimate.desk_hours.kind',
            'Did you mean "capacity"?',
            'kind = "capacities"',
        ),
        (
            'serious = "people_asking_for_help >= 40"',
            'serious = "people_asking_for_help => 40"',
            None,
            None,
            "serious =",
        ),
        (
            'name = "nobody asked"\n',
            'nam = "nobody asked"\n',
            'pain.desk_overrun.example.4 cannot have "nam"',
            'Did you mean "name"?',
            "nam =",
        ),
    ],
)
def test_a_field_that_is_wrong_is_said_at_its_line(changed, old, new, message, advice, at):
    pack = changed(DRIVER, old, new)

    found = said(pack)

    assert found[0][2:] == (f"library/{DRIVER}", line_of(pack, DRIVER, at))
    if message:
        assert (message, advice) in [one[:2] for one in found]


def test_an_id_that_stands_twice_names_the_first_file(added):
    text = '[figure.help_noticed]\ntitle = "x"\nvalue = 1\nunit = "people"\nstanding = "judgement"\n'

    assert said(added(text, "a_more.toml")) == [
        (
            '"help_noticed" already stands in library/a_more.toml',
            "Give this one another id.",
            "library/words.toml",
            line_of(LIBRARY, "words.toml", "[figure.help_noticed]"),
        )
    ]


def test_an_id_of_the_common_pack_cannot_be_used_again(added):
    ((message, _, file, line),) = said(added('\n[term.mou]\nterm = "MOU"\nmeans = "x"\n'))

    assert message.startswith('"mou" already stands in ')
    assert message.endswith("words.toml")
    assert (file, line) == ("library/more.toml", 2)


# --- references -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "old", "new", "message", "advice", "at"),
    [
        (DRIVER, 'sources = ["desk_study"]', 'sources = ["desk_studies"]', 'there is no source "desk_studies"', 'Did you mean "desk_study"?', "desk_studies"),
        (DRIVER, 'driven_by = ["social_demand"]', 'driven_by = ["social_demands"]', 'there is no driver "social_demands"', 'Did you mean "social_demand"?', "social_demands"),
        (DRIVER, 'relieves = ["desk_overrun"]', 'relieves = ["desk_overun"]', 'there is no pain "desk_overun"', 'Did you mean "desk_overrun"?', "desk_overun"),
        (DRIVER, 'lenses = ["operational", ', 'lenses = ["operation", ', 'there is no lens "operation"', 'Did you mean "operational"?', '"operation"'),
        (DRIVER, '"housing_openings"', '"housing_opening"', 'there is no data set "housing_opening"', 'Did you mean "housing_openings"?', "gets ="),
        (DRIVER, 'from = ["homeless_shelter"]', 'from = ["shelter"]', 'there is no organisation "shelter"', None, "gets ="),
        (DRIVER, 'also_benefits = ["homeless_shelter"]', 'also_benefits = ["homeless_shelters"]', 'there is no organisation "homeless_shelters"', 'Did you mean "homeless_shelter"?', "also_benefits"),
        (DRIVER, 'unit = "hours_per_year"', 'unit = "huors_per_year"', 'there is no unit "huors_per_year"', None, "huors"),
        (DRIVER, 'source = "common_sense"', 'source = "comon_sense"', 'there is no source "comon_sense"', 'Did you mean "common_sense"?', "contrary"),
        (DRIVER, "point.front_line]", "point.frontline]", 'there is no audience "frontline"', 'Did you mean "front_line"?', "point.frontline"),
        (DRIVER, "point.front_line]", "point.xyz]", 'there is no audience "xyz"', "Audiences stand in audiences.toml.", "point.xyz"),
        (DRIVER, 'kind = "capacity"', 'kind = "capacity"\naccrues_to = "homeles_shelter"', 'there is no organisation "homeles_shelter"', 'Did you mean "homeless_shelter"?', "accrues_to"),
        (DRIVER, 'kind = "capacity"', 'kind = "capacity"\noverlaps = ["desk_hour"]', 'there is no estimate "desk_hour"', None, "overlaps"),
        (DRIVER, "estimate.desk_hours = [0, 260", "estimate.desk_hour = [0, 260", 'there is no estimate "desk_hour"', 'Did you mean "desk_hours"?', "estimate.desk_hour = "),
        (DRIVER, 'not_when_because = "the desk is about to close."\n', "", "not_when stands without not_when_because", "Say why, to complete: Not for them, because …", "[proposition.know_where_to_send]"),
        (DRIVER, 'title = "Know where', 'status = "retired"\ntitle = "Know where', "it is retired without a successor", 'Add replaced_by = "…".', "[proposition.know_where_to_send]"),
        (DRIVER, 'title = "Know where', 'replaced_by = "knowing"\ntitle = "Know where', 'there is no proposition "knowing"', None, "replaced_by"),
        ("stakeholder.toml", 'sector = "social_services"', 'sector = "social_service"', 'there is no sector "social_service"', 'Did you mean "social_services"?', "sector"),
        ("stakeholder.toml", "[holds.help_line_calls]", "[holds.help_line_call]", 'there is no data set "help_line_call"', 'Did you mean "help_line_calls"?', "[holds."),
        ("words.toml", 'stops = ["know_where_to_send"]', 'stops = ["know_where"]', 'there is no proposition "know_where"', 'Did you mean "know_where_to_send"?', "stops"),
        ("words.toml", 'unit = "minutes"', 'unit = "minute"', 'there is no unit "minute"', 'Did you mean "minutes"?', 'unit = "minute"'),
        ("words.toml", 'sources = ["desk_study"]\nstanding = "judgement"', 'standing = "published"', "minutes_saved has no source", 'Add sources = ["…"], or say standing = "judgement".', "[figure.minutes_saved]"),
        ("words.toml", "conservative = 0\n", "", "minutes_saved needs either a value or conservative, base and optimistic", "Give one of the two.", "[figure.minutes_saved]"),
        ("words.toml", "conservative = 0\n", "conservative = 0\nvalue = 3\n", "minutes_saved needs either a value or conservative, base and optimistic", "Give one of the two.", "[figure.minutes_saved]"),
        ("facts.toml", 'question = "How many visits does the library have a year?"\n', "", "visits_per_year has no question", 'Add question = "…", as one would ask it aloud.', "[fact.visits_per_year]"),
        ("facts.toml", 'where = "Annual report"\n', "", "visits_per_year does not say where to look or whom to ask", 'Add where = "…".', "[fact.visits_per_year]"),
        ("facts.toml", "plausible = [0, 5_000_000]\n", "", "visits_per_year does not say what is plausible", "Add plausible = [low, high].", "[fact.visits_per_year]"),
        ("facts.toml", 'unit = "visits"\n', "", "visits_per_year has no unit", 'Add unit = "…", an id from units.toml.', "[fact.visits_per_year]"),
        ("facts.toml", 'options = { main = "main library", branch = "branch library" }\n', "", "branch_kind is a choice without options", 'Add options = { some_id = "words" }.', "[fact.branch_kind]"),
        ("facts.toml", 'branch = "branch library" }', 'branch = "branch library", unknown = "x" }', 'branch_kind has an option "unknown"', "Remove it: a fact that is not known is left out.", "[fact.branch_kind]"),
        ("facts.toml", 'where = "Annual report"', 'where = "Annual report"\notherwise = "3"', "otherwise stands without a formula", "Only a fact worked out from others can have one.", "[fact.visits_per_year]"),
    ],
)  # fmt: skip
def test_a_reference_that_leads_nowhere_is_said_at_its_line(changed, file, old, new, message, advice, at):
    pack = changed(file, old, new)

    found = said(pack)

    assert message in [one[0] for one in found]
    (problem,) = [one for one in found if one[0] == message]
    assert advice in (None, problem[1])
    assert problem[2:] == (f"library/{file}", line_of(pack, file, at))


def test_references_of_all_files_are_said_in_one_run(changed):
    changed(DRIVER, '"desk_study"', '"desk_studi"')
    pack = changed("words.toml", 'unit = "minutes"', 'unit = "minute"')

    assert {file for _, _, file, _ in said(pack)} == {f"library/{DRIVER}", "library/words.toml"}


def test_wrong_fields_and_references_that_lead_nowhere_are_said_in_one_run(changed):
    changed(DRIVER, 'category = "mission"', 'category = "misson"')
    pack = changed("words.toml", 'unit = "minutes"', 'unit = "minute"')

    assert {file for _, _, file, _ in said(pack)} == {f"library/{DRIVER}", "library/words.toml"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('supports = [{ source = "desk_study", grade = "case", tested = "sharing", finds = "One desk saved 5 minutes a call." }]', "supports = []"),
        ('relieves = ["desk_overrun"]', "relieves = []"),
        ('driven_by = ["social_demand"]', "driven_by = []"),
        ('say = ["One number to call, and somebody who tells you what happened."]', "say = []"),
    ],
    ids=["supports", "relieves", "driven_by", "say"],
)  # fmt: skip
def test_a_list_that_must_hold_something_is_refused_when_it_is_empty(changed, old, new):
    assert said(changed(DRIVER, old, new))


# --- conditions -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "old", "new", "message", "advice", "at"),
    [
        (DRIVER, 'when = "people_asking_for_help >= k.help_noticed"', 'when = "people_asking_for_hlp >= k.help_noticed"', "There is no fact people_asking_for_hlp.", 'Did you mean "people_asking_for_help"?', "people_asking_for_hlp"),
        (DRIVER, "k.help_noticed", "k.help_notice", "There is no figure k.help_notice.", 'Did you mean "k.help_noticed"?', "k.help_notice"),
        (DRIVER, 'serious = "people_asking_for_help >= 40"', 'serious = "driver.social_deman"', "There is no driver driver.social_deman.", 'Did you mean "driver.social_demand"?', "social_deman\""),
        (DRIVER, 'not_when = "renovating"', 'not_when = "pain.desk_overru"', "There is no pain pain.desk_overru.", 'Did you mean "pain.desk_overrun"?', "desk_overru\""),
        (DRIVER, 'not_when = "renovating"', 'not_when = "visits_per_year"', "visits_per_year is a number, where yes or no is wanted.", "Write visits_per_year > 0, for example.", "not_when ="),
        (DRIVER, 'not_when = "renovating"', 'not_when = "branch_kind == \'mane\'"', '"mane" is not an option of branch_kind.', 'Did you mean "main"?', "not_when ="),
        (DRIVER, 'not_when = "renovating"', 'not_when = "annual_budget_usd > k.old_rule"', "annual_budget_usd > k.old_rule: usd and percent cannot be compared.", "Convert one of them with a figure.", "not_when ="),
        (DRIVER, 'not_when = "renovating"', 'not_when = "annual_budget_usd == 3"', "annual_budget_usd == 3 asks whether measured numbers are exactly equal.", None, "not_when ="),
        (DRIVER, 'not_when = "renovating"', 'not_when = "responsibilities == \'x\'"', "responsibilities is text, which conditions cannot use.", None, "not_when ="),
        ("facts.toml", 'formula = "annual_budget_usd / visits_per_year"', 'formula = "annual_budget_usd + k.old_rule"', "annual_budget_usd + k.old_rule: usd and percent cannot be added.", None, "formula"),
        ("facts.toml", 'formula = "annual_budget_usd / visits_per_year"', 'formula = "renovating"', "renovating is yes or no, where a number is wanted.", None, "formula"),
        ("facts.toml", 'formula = "annual_budget_usd / visits_per_year"', 'formula = "visits_per_year * 2"', "This gives visits, but usd is wanted.", None, "formula"),
        ("facts.toml", 'when = "open_hours_per_week == 0 and visits_per_year > 0"', 'when = "open_hours_per_week == no_visits"', "There is no fact no_visits.", None, "when ="),
        ("stakeholder.toml", 'when = "open_hours_per_week >= 20"', 'when = "open_hours >= 20"', "There is no fact open_hours.", 'Did you mean "open_hours_per_week"?', "when ="),
        (DRIVER, 'facts = { branch_kind = "main", people_asking_for_help = 3 }', "facts = { brunch = 3 }", '"brunch" is not a fact of this type', None, "brunch"),
        (DRIVER, 'facts = { branch_kind = "main", people_asking_for_help = 3 }', 'facts = { branch_kind = "mane" }', '"mane" is not an option of branch_kind', 'Did you mean "main"?', "mane"),
        (DRIVER, 'facts = { branch_kind = "main", people_asking_for_help = 3 }', "facts = { cost_per_visit_usd = 3 }", "cost_per_visit_usd is worked out from other facts", "Give the facts it is made of.", "{ cost_per"),
    ],
)  # fmt: skip
def test_a_condition_that_does_not_fit_its_facts_is_said_at_its_line(changed, file, old, new, message, advice, at):
    pack = changed(file, old, new)

    found = said(pack)

    assert message in [one[0] for one in found]
    (problem,) = [one for one in found if one[0] == message]
    assert advice in (None, problem[1])
    assert problem[2:] == (f"library/{file}", line_of(pack, file, at))


@pytest.mark.parametrize(
    ("files", "circle", "at"),
    [
        (
            {"facts.toml": [('formula = "annual_budget_usd / visits_per_year"', 'formula = "cost_per_visit_usd * 2"')]},
            "cost_per_visit_usd → cost_per_visit_usd",
            ("facts.toml", "[fact.cost_per_visit_usd]"),
        ),
        (
            {
                DRIVER: [
                    ('active = "branch_kind in (\\"main\\", \\"branch\\")"', 'active = "pain.desk_overrun"'),
                ]
            },
            "driver.social_demand → pain.desk_overrun → pain.desk_overrun.by_facts → driver.social_demand",
            (DRIVER, "[driver.social_demand]"),
        ),
    ],
)
def test_what_depends_on_itself_is_said_as_a_circle(changed, files, circle, at):
    for file, changes in files.items():
        for old, new in changes:
            pack = changed(file, old, new)

    assert said(pack) == [
        (
            f"this depends on itself: {circle}",
            "Break the circle at one of them.",
            f"library/{at[0]}",
            line_of(pack, *at),
        )
    ]


def test_a_circle_between_two_derived_facts_names_both(changed):
    other = '[fact.other]\nlabel = "x"\nunit = "usd"\nformula = "cost_per_visit_usd + 1"\n\n[[contradiction]]'
    changed("facts.toml", "[[contradiction]]", other)
    pack = changed("facts.toml", 'formula = "annual_budget_usd / visits_per_year"', 'formula = "other + 1"')

    ((message, *_),) = said(pack)

    assert message == "this depends on itself: cost_per_visit_usd → other → cost_per_visit_usd"


# --- what a reader sees -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "old", "new", "number", "at"),
    [
        (DRIVER, 'summary = "Where', 'summary = "For 40% of people, where', "40%", "summary"),
        (DRIVER, 'value = "Tell us', 'value = "Save $2,700: tell us', "$2,700", 'value = "Save'),
        (DRIVER, '"One number to call, and', '"Dial 12, and', "12", "Dial 12"),
        (DRIVER, 'for a month."]', 'for 3 months."]', "3", "guarded"),
        (DRIVER, 'ask = "Whom do you', 'ask = "Which 3 people do you', "3", "Which 3"),
        ("words.toml", 'why = "While', 'why = "On 9 days, while', "9", "why ="),
        ("words.toml", 'hears = "hand over', 'hears = "hand over 5 times', "5", "hears"),
        ("stakeholder.toml", 'background = "A library', 'background = "In 7 towns a library', "7", "background"),
        ("facts.toml", 'say = "A library', 'say = "All 7 times a library', "7", "say ="),
    ],
)
def test_a_number_without_a_source_is_said_where_it_stands(changed, file, old, new, number, at):
    pack = changed(file, old, new)

    assert said(pack) == [
        (
            f'"{number}" is a number without a source',
            "Make it a figure and write {k.its_id}, or a {fact}.",
            f"library/{file}",
            line_of(pack, file, at),
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In 2024 other doors closed.",
        "Since the 1990s other doors are closed.",
        "Call 211 or 988; 42 CFR Part 2 protects what they say.",
        "The rule of 45 CFR Parts 160 and 164.",
        "It takes {k.minutes_saved} minutes.",
        "Two officers and one library.",
    ],
)
def test_years_placeholders_and_names_of_the_glossary_may_hold_digits(changed, text):
    pack = changed(DRIVER, "Where other doors are closed the library is open.", text)

    assert read_pack(pack).driver["social_demand"].summary == text


def test_a_name_of_its_own_glossary_may_hold_digits(changed, added):
    pack = changed(DRIVER, "Where other doors", "With Form 990-X, where other doors")
    assert len(said(pack)) == 1

    added('[term.form]\nterm = "Form 990-X"\nmeans = "a form"\n')

    assert "990-X" in read_pack(pack).driver["social_demand"].summary


def test_what_a_source_finds_may_hold_digits():
    assert "5 minutes" in read_pack(LIBRARY).proposition["know_where_to_send"].supports[0].finds


@pytest.mark.parametrize(
    ("old", "new", "name", "advice", "at"),
    [
        ("{cost_per_visit_usd}", "{cost_per_visit}", "cost_per_visit", 'Did you mean "cost_per_visit_usd"?', "say = ["),
        ('value = "Tell us', 'value = "{k.minute_saved} Tell us', "k.minute_saved", 'Did you mean "k.minutes_saved"?', "value ="),
        ("{estimate.desk_hours} desk hours", "{estimate.desk_hour} desk hours", "estimate.desk_hour", 'Did you mean "estimate.desk_hours"?', "return_first"),
        ('value = "Tell us', 'value = "{renovating} Tell us', "renovating", None, "value ="),
        ('value = "Tell us', 'value = "{responsibilities} Tell us', "responsibilities", None, "value ="),
        ('value = "Tell us', 'value = "{stake} Tell us', "stake", None, "value ="),
        ('summary = "Where', 'summary = "{estimate.desk_hours} Where', "estimate.desk_hours", None, "summary ="),
        ('summary = "Where', 'summary = "{partners} Where', "partners", 'Did you mean "partner"?', "summary ="),
    ],
)  # fmt: skip
def test_a_placeholder_that_cannot_be_filled_is_said(changed, old, new, name, advice, at):
    pack = changed(DRIVER, old, new)

    ((message, said_advice, file, line),) = said(pack)

    assert (message, file, line) == (f"{{{name}}} cannot be filled in", f"library/{DRIVER}", line_of(pack, DRIVER, at))
    assert advice in (None, said_advice)


@pytest.mark.parametrize("written", ["{ people_asking_for_help }", "{people-asking}", "{}", "{cost"])
def test_braces_that_are_no_placeholder_are_said(changed, written):
    assert said(changed(DRIVER, 'value = "Tell us', f'value = "{written} Tell us'))


# --- the structural red line ------------------------------------------------------------------------------------------

PERMIT = """
[red_line.named]
why = "x"
promise = "We say who may see it."
sources = ["desk_study"]
permits = [{ data = "%s", form = "%s", to = "%s", purpose = "so that each who asks gets a home" }]
"""


def gives(data: str, form: str, to: str) -> tuple[str, str, str]:
    old = 'gives = [{ data = "help_line_calls", form = "counts", to = ["help_line"] }]'
    return DRIVER, old, f'gives = [{{ data = "{data}", form = "{form}", to = ["help_line", "{to}"] }}]'


@pytest.mark.parametrize(
    ("data", "form", "to", "powers"),
    [
        ("help_line_calls", "de_identified", "police_department", "arrest"),
        ("care_plans", "identified_with_consent", "police_department", "arrest"),
        ("food_contact_outcomes", "limited", "private_landlord", "tenancy"),
        ("victim_contact", "identified_under_law", "public_housing_authority", "tenancy"),
    ],
)
def test_nothing_sensitive_goes_finer_than_counts_to_anybody_with_powers(changed, data, form, to, powers):
    pack = changed(*gives(data, form, to))

    assert said(pack) == [
        (
            f'"{data}", finer than counts, would reach "{to}", which has powers of {powers}',
            'Use form = "counts", another receiver, or a red line that permits it for a lawful, consented purpose.',
            f"library/{DRIVER}",
            line_of(pack, DRIVER, "gives ="),
        )
    ]


@pytest.mark.parametrize(
    ("data", "form", "to"),
    [
        ("help_line_calls", "counts", "police_department"),
        ("care_plans", "identified_with_consent", "hospital"),
        ("lease_outcomes", "identified_with_consent", "police_department"),
        ("housing_openings", "identified_with_consent", "private_landlord"),
        ("care_plans", "identified_with_consent", "child_welfare_agency"),
    ],
)
def test_counts_and_what_is_not_sensitive_and_those_without_powers_are_free(changed, data, form, to):
    assert read_pack(changed(*gives(data, form, to))).id == "library"


def test_a_red_line_may_permit_one_data_set_in_one_form_to_one_receiver(changed, added):
    pack = changed(*gives("care_plans", "identified_with_consent", "police_department"))
    added(PERMIT % ("care_plans", "identified_with_consent", "police_department"))

    assert read_pack(pack).id == "library"


@pytest.mark.parametrize(
    "permit",
    [
        ("help_line_calls", "identified_with_consent", "police_department"),
        ("care_plans", "limited", "police_department"),
        ("care_plans", "identified_with_consent", "private_landlord"),
    ],
)
def test_a_permit_for_something_else_permits_nothing(changed, added, permit):
    changed(*gives("care_plans", "identified_with_consent", "police_department"))

    assert len(said(added(PERMIT % permit))) == 1


def test_a_permit_needs_a_source(changed, added):
    changed(*gives("care_plans", "identified_with_consent", "police_department"))
    permit = PERMIT % ("care_plans", "identified_with_consent", "police_department")

    assert said(added(permit.replace('sources = ["desk_study"]', "sources = []")))


@pytest.mark.parametrize(("powers", "refused"), [('["arrest"]', True), ('["immigration"]', True), ("[]", False)])
def test_what_a_type_with_powers_would_get_counts_too(changed, powers, refused):
    changed("stakeholder.toml", "powers = []", f"powers = {powers}")
    pack = changed(
        DRIVER,
        'gets = [{ data = "housing_openings", form = "counts"',
        'gets = [{ data = "care_plans", form = "identified_with_consent"',
    )

    if not refused:
        assert read_pack(pack).about.powers == ()
        return
    ((message, *_, line),) = said(pack)
    assert message.startswith('"care_plans", finer than counts, would reach "library", which has powers of ')
    assert line == line_of(pack, DRIVER, "gets =")


# --- cultures ---------------------------------------------------------------------------------------------------------


def test_a_pack_may_bring_units_sectors_and_organisations_of_its_own(added, changed):
    added(
        '[unit.shelves]\none = "shelf"\nmany = "shelves"\n[sector.culture]\ntitle = "Culture"\n'
        '[organisation.museum]\ntitle = "Museum"\nsector = "culture"\n'
    )
    changed("facts.toml", 'unit = "visits"', 'unit = "shelves"')
    pack = changed("stakeholder.toml", 'sector = "social_services"', 'sector = "culture"')

    type = read_pack(pack)

    assert (type.fact["visits_per_year"].unit, type.sector["culture"].title) == ("shelves", "Culture")


# --- everything in one run --------------------------------------------------------------------------------------------


def test_one_slip_of_each_kind_is_said_once_and_nothing_follows_from_it(changed, added):
    changed(DRIVER, 'category = "mission"', 'category = "misson"')
    changed(DRIVER, 'driven_by = ["social_demand"]', "driven_by = []")
    changed(DRIVER, "k.help_noticed", "k.help_notice")
    changed(DRIVER, '"desk_study", grade', '"desk_studi", grade')
    changed(DRIVER, 'horizon = ["short"]\n', "")
    changed(DRIVER, 'value = "Tell us', 'value = "{ x } Tell us 12 times')
    changed(DRIVER, 'success = "The', 'success = "{visits_per_year} The')
    changed(DRIVER, "{cost_per_visit_usd}", "{cost_per_visit}")
    changed(DRIVER, 'serious = "people_asking_for_help >= 40"', 'serious = "pain.desk_overrun >"')
    changed(DRIVER, 'formula = "people_asking_for_help * 52', 'formula = "renovating * 52')
    changed(DRIVER, *gives("care_plans", "identified_with_consent", "police_department")[1:])
    changed(DRIVER, 'facts = { branch_kind = "main", people_asking_for_help = 3 }', "facts = { branch_kind = 3 }")
    changed("facts.toml", 'unit = "usd"\nplausible', "plausible")
    changed("facts.toml", "plausible = [0, 168]", "plausible = [0, 0xF000000000000000]")
    changed("facts.toml", 'formula = "annual_budget_usd / visits_per_year"', 'formula = "cost_per_visit_usd"')
    changed("words.toml", 'sources = ["desk_study"]\nstanding = "judgement"', 'standing = "published"')
    pack = added('[term.reference]\nterm = "again"\nmeans = "again"\n[terms.x]\n')

    found = said(pack)

    assert sorted(message for message, *_ in found) == sorted(
        [
            '"misson" is not one of the words allowed for driver.social_demand.category',
            "pain.desk_overrun.driven_by is an empty list",
            "There is no figure k.help_notice.",
            'there is no source "desk_studi"',
            "proposition.know_where_to_send has no horizon",
            '"{ x }" is no placeholder',
            '"12" is a number without a source',
            "{visits_per_year} may not be known, and this has no other wording",
            "{cost_per_visit} cannot be filled in",
            "pain.desk_overrun.serious: This cannot be read as a condition.",
            "renovating is yes or no, where a number is wanted.",
            '"care_plans", finer than counts, would reach "police_department", which has powers of arrest',
            "branch_kind must be one of its options in quotes, not 3",
            "annual_budget_usd has no unit",
            "fact.open_hours_per_week.plausible must be two numbers, low then high, such as [0, 100], "
            "not [0, 17293822569102704640]",
            "this depends on itself: cost_per_visit_usd → cost_per_visit_usd",
            "minutes_saved has no source",
            '"reference" already stands in library/more.toml',
            'a pack cannot have "terms"',
        ]
    )
    assert all(line for *_, line in found)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("facts.toml", 'question = "How many people a week', 'question = 3 # "'),
        ("facts.toml", 'unit = "usd"\nplausible', 'unit = "dolars"\nplausible'),
        ("facts.toml", 'type = "choice"', 'type = "choise"'),
        ("facts.toml", "options = { main", "optoins = { main"),
        ("facts.toml", 'options = { main = "main library", branch = "branch library" }\n', ""),
        ("facts.toml", 'formula = "annual_budget_usd / visits_per_year"', 'formula = "annual_budget_usd /"'),
        ("facts.toml", "[fact.renovating]", "[facts.renovating]"),
        ("words.toml", "[figure.help_noticed]", "[figures.help_noticed]"),
        ("words.toml", "value = 10\n", 'value = "ten"\n'),
        ("words.toml", 'unit = "minutes"', 'unit = "minits"'),
        ("words.toml", "[source.desk_study]", "[sources.desk_study]"),
        ("words.toml", 'title = "What desks hear"', "title = 3"),
        ("words.toml", "[audience.executive]", "[audiences.executive]"),
        ("words.toml", "[term.reference]", "[term.reference"),
        ("facts.toml", "[[contradiction]]", "[[contradiction]"),
        ("stakeholder.toml", "[stakeholder]", "[stakeholders]"),
        ("stakeholder.toml", "[stakeholder]", "[stakeholder"),
        ("stakeholder.toml", 'id = "library"\n', ""),
        (DRIVER, 'when = "people_asking_for_help >= k.help_noticed"', "when = 3"),
        (DRIVER, "[driver.social_demand]", "[drivers.social_demand]"),
        (DRIVER, "[proposition.know_where_to_send.estimate.desk_hours]", "[proposition.know_where_to_send.estimates.desk_hours]"),
        (DRIVER, 'kind = "capacity"', 'kind = "capacities"'),
        (DRIVER, 'form = "counts", from', 'form = "count", from'),
        (DRIVER, 'data = "help_line_calls"', 'data = "help_line_cals"'),
        (DRIVER, 'sources = ["desk_study"]', "sources = 3"),
        (DRIVER, 'formula = "people_asking_for_help', 'formula = "(people_asking_for_help'),
    ],
)  # fmt: skip
def test_nothing_follows_from_what_could_not_be_read(changed, file, old, new):
    assert len(said(changed(file, old, new))) == 1


def test_a_fact_without_a_type_that_has_nothing_of_a_number_is_asked_for_it_alone(changed):
    pack = changed(
        "facts.toml", 'label = "closed for renovation"\ntype = "yes_no"\n', 'label = "closed for renovation"\n'
    )

    assert {(file, line) for *_, file, line in said(pack)} == {
        ("library/facts.toml", line_of(pack, "facts.toml", "[fact.renovating]"))
    }


def test_what_is_no_table_is_there_all_the_same(changed):
    pack = changed("words.toml", "[source.common_sense]", "[source]\ncommon_sense = 3\n[source.other]")

    assert [message for message, *_ in said(pack)] == ["source.common_sense must be a table"]


def test_a_file_that_cannot_be_read_hides_only_what_it_names(pack, changed):
    changed("words.toml", "[term.reference]", "[term.reference")
    changed(DRIVER, '"desk_study", grade', '"desk_studi", grade')
    changed(DRIVER, "k.help_noticed", "k.help_notice")

    assert [message for message, *_ in said(pack)] == [
        "this is not valid TOML: expected ']' at the end of a table declaration",
        'there is no source "desk_studi"',
        "There is no figure k.help_notice.",
    ]


def test_a_red_line_that_could_not_be_read_may_permit(changed, added):
    changed(*gives("care_plans", "identified_with_consent", "police_department"))
    permit = PERMIT % ("care_plans", "identified_with_consent", "police_department")

    for old, new in (
        ('form = "', 'form = "x'),
        ("permits", "permit"),
        ("[red_line.named]", "[red_lines.named]"),
        ('"We say', '"We "say'),
    ):
        assert len(said(added(permit.replace(old, new)))) == 1


def test_an_unread_permit_permits_nothing_else(changed, added):
    changed(*gives("care_plans", "identified_with_consent", "police_department"))
    permit = PERMIT % ("care_plans", "identified_with_consent", "private_landlord")

    assert len(said(added(permit.replace('form = "', 'form = "x')))) == 2


@pytest.mark.parametrize("when", ["pain.desk_overrun", "not pain.desk_overrun and driver.social_demand"])
def test_a_pain_that_depends_on_itself_is_said(changed, when):
    pack = changed(DRIVER, 'when = "people_asking_for_help >= k.help_noticed"', f'when = "{when}"')

    ((message, _, _, line),) = said(pack)

    assert (
        message == "this depends on itself: pain.desk_overrun.by_facts → pain.desk_overrun → pain.desk_overrun.by_facts"
    )
    assert line == line_of(pack, DRIVER, "[pain.desk_overrun]")


def test_every_circle_is_said(changed):
    changed("facts.toml", 'formula = "annual_budget_usd / visits_per_year"', 'formula = "cost_per_visit_usd * 2"')
    pack = changed(DRIVER, 'when = "people_asking_for_help >= k.help_noticed"', 'when = "pain.desk_overrun"')

    assert len(said(pack)) == 2


def test_what_stands_under_an_id_that_is_taken_is_looked_at_too(added):
    text = '[driver.social_demand]\ncategory = "mission"\ntitle = "x"\nsummary = "On 9 days."\nsources = ["nowhere"]\n'

    assert len(said(added(text))) == 3


@pytest.mark.parametrize("name", ["people_asking_for_help", "estimate.desk_hours"])
@pytest.mark.parametrize("field", ["title", "value", "first_step", "misleads_when", "not_when_because"])
def test_what_may_not_be_known_stands_only_where_there_is_another_wording(changed, field, name):
    at = f'\n{field} = "' if field != "title" else '\ntitle = "Know'
    pack = changed(DRIVER, at, at.replace('"', f'"{{{name}}} {{partner}} {{us}} {{k.minutes_saved}} '))

    ((message, advice, *_),) = said(pack)

    assert message == f"{{{name}}} may not be known, and this has no other wording"
    assert advice.startswith("Facts and estimates belong into say, guarded, return_first and ask")


def test_a_file_of_another_encoding_hides_what_it_names(pack):
    path = pack / "words.toml"
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))

    assert [message for message, *_ in said(pack)] == ["this is not a text file"]


def test_the_end_of_a_unit_is_no_end_of_an_id(changed):
    pack = changed(DRIVER, 'relieves = ["desk_overrun"]', 'relieves = ["desk_overrun_per_year"]')

    assert [message for message, *_ in said(pack)] == ['there is no pain "desk_overrun_per_year"']

"""why and explain: follow any sentence back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from valuecase.testing import Outcome

Run = Callable[..., Outcome]


def words(result: Outcome) -> str:
    return " ".join(result.stdout.replace("\u00a0", " ").split())


def test_why_a_pain_hurts(run: Run, elm_street: Path) -> None:
    """The facts behind it, who said so, and what they told us themselves."""
    said = words(run("why", elm_street, "pain.desk_overrun"))

    assert "It hurts: serious" in said
    assert "holds (60, confirmed by the director, October 2026)" in said
    assert "We look up shelters more than books" in said
    assert "Severe: does not hold" in said


def test_why_a_proposition_fits_takes_its_score_and_estimate_apart(run: Run, elm_street: Path) -> None:
    """Formula, numbers, three ends, and the figure that moves it most."""
    said = words(run("why", elm_street, "know_where_to_send"))

    assert "plus 2: the worst pain it relieves is serious" in said
    assert "people who ask for social help a week times 52 times minutes saved" in said
    assert "In numbers, at base: 60 × 52 × 5 ÷ 60 = 260 hours" in said
    assert "Conservative, base, optimistic: 0 hours; 260 hours; 520 hours" in said
    assert "Moves it most: minutes saved for each person sent to the right place" in said
    assert "What everybody knows" in said


def test_why_a_proposition_is_not_for_them(run: Run, elm_street: Path) -> None:
    """In the words of the rule that stops it."""
    run("note", elm_street, "renovating", "yes", "--confidence", "confirmed", "--said-by", "the mayor")

    assert "Not for them, because the desk is about to close." in words(run("why", elm_street, "know_where_to_send"))


def test_a_retired_proposition_names_the_one_in_its_place(run: Run, elm_street: Path, pack: Path) -> None:
    """Its id is still understood, and the next step is the one to go on with."""
    rules = next((pack / "drivers").glob("*.toml"))
    text = rules.read_text(encoding="utf-8")
    start = text.index("[proposition.know_where_to_send]")
    old = (
        text[start:]
        .replace("know_where_to_send", "ask_at_the_desk")
        .replace("title =", 'status = "retired"\nreplaced_by = "know_where_to_send"\ntitle =', 1)
    )
    rules.write_text(f"{text}\n{old}", encoding="utf-8")

    told = run("why", elm_street, "ask_at_the_desk", types=pack)
    page = words(run("explain", "library:ask_at_the_desk", types=pack))

    assert "It is retired and not put to partners. In its place: Know where to send people." in words(told)
    assert f"why {elm_street} proposition.know_where_to_send" in told.stderr
    assert "It is put to nobody any more. In its place: Know where to send people." in page
    assert "IT IS RETIRED" not in words(run("explain", "library:know_where_to_send", types=pack))


def test_why_something_is_open_ends_in_questions(run: Run, tmp_path: Path) -> None:
    """What would settle it, and who may know."""
    path = tmp_path / "oak.toml"
    path.write_text('[partner]\nname = "Oak"\ntype = "library"\n', encoding="utf-8")

    said = words(run("why", path, "know_where_to_send"))

    assert "Still to find out." in said
    assert "How many people a week ask the desk for help that is not about books? (who may know: The desk)" in said


def test_why_a_fact_counts(run: Run, elm_street: Path) -> None:
    """Every value, and what it bears on."""
    run("note", elm_street, "people_asking_for_help", "41", "--said-by", "a librarian")

    said = words(run("why", elm_street, "people_asking_for_help"))

    assert "We go by: people who ask for social help a week: 60, confirmed by the director" in said
    assert "41, a librarian, December 2026" in said
    assert "Know where to send people" in said


@pytest.mark.parametrize("ref", ["desk_overrun", "pain.desk_overrun", "library:pain.desk_overrun", "Desk overrun"])
def test_a_reference_can_be_short(run: Run, elm_street: Path, ref: str) -> None:
    """As long as it is clear."""
    assert "A desk that answers everything" in run("why", elm_street, ref).stdout


def test_explain_shows_the_page_of_a_rule(run: Run) -> None:
    """What, when, why it matters, what to ask, sources, and what speaks against it."""
    said = words(run("explain", "library:proposition.know_where_to_send"))

    for heading in (
        "WHAT IT SAYS",
        "WHEN IT APPLIES",
        "WHY IT MATTERS TO THEM",
        "WHAT TO ASK",
        "WHAT SPEAKS AGAINST IT",
    ):
        assert heading in said
    assert "Not when: “closed for renovation” is yes, because the desk is about to close." in said
    assert "Doors change faster than lists (opinion; the help itself was tested)." in said


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("library:driver.social_demand", "kind of library is “main library” or “branch library”"),
        ("library:pain.desk_overrun", "is at least people a week from which a desk notices (10 people)"),
        ("library:fact.cost_per_visit_usd", "Annual budget divided by visits a year."),
        ("library:fact.branch_kind", "main library"),
        ("library:k.minutes_saved", "Conservative 0, base 5, optimistic 10"),
        ("library:red_line.no_reader_names", "Know where to send people"),
        ("library:term.reference", "a letter about a doctor"),
        ("library:data_set.housing_openings", "As counts."),
        ("library:law.hipaa", "not legal advice"),
    ],
)
def test_everything_that_can_be_named_has_a_page(run: Run, ref: str, said: str) -> None:
    """In words."""
    result = run("explain", ref)

    assert result.exit_code == 0
    assert said.lower() in words(result).lower()


def test_what_all_types_share_needs_no_type(run: Run) -> None:
    """The common facts are the same everywhere."""
    assert "When somebody proposes to work together" in run("explain", "culture").stdout


@pytest.mark.parametrize(
    ("ref", "advice"),
    [
        ("desk_overun", "Did you mean pain.desk_overrun?"),
        ("pain.nothing_like_it_at_all", "written like pain.some_id"),
        ("zoo:pain.desk_overrun", "It can be: library."),
    ],
)
def test_a_reference_that_leads_nowhere_gets_the_nearest(run: Run, elm_street: Path, ref: str, advice: str) -> None:
    """Exit 2."""
    result = run("why", elm_street, ref)

    assert result.exit_code == 2
    assert advice in result.stderr


def test_an_unknown_type_is_placed_in_the_partners_file(run: Run, tmp_path: Path) -> None:
    """As `brief` does: the type stands there."""
    file = tmp_path / "elm.toml"
    file.write_text('[partner]\nname = "Elm"\ntype = "libary"\n', encoding="utf-8")

    told = run("why", file, "desk_overrun")

    assert told.exit_code == 2
    assert "elm.toml, line 3: there is no stakeholder type" in told.stderr

"""What a partner may be given, and what it must never hold."""

from datetime import date

import pytest
from attrs import evolve

from valuecase import FactValue, Heard, Partner, Person
from valuecase.brief import Options, brief
from valuecase.conditions.syntax import parse
from valuecase.evaluator import Evaluator
from valuecase.handout import PROMISES, handout
from valuecase.model.facts import FactDefinition
from valuecase.model.pack import Caution, Driver
from valuecase.model.paper import Bullets, Paragraph
from valuecase.model.problems import Problem
from valuecase.render.json import to_json
from valuecase.render.markdown import to_markdown
from valuecase.render.text import to_text

AS_OF = date(2026, 12, 1)
RENDERED = {"text": lambda paper: to_text(paper, width=100_000), "Markdown": to_markdown}

# One phrase for each thing that is ours alone. Every one is in what we have for ourselves of the partner below: the
# brief, or the case as JSON, which holds what a brief has no room for.
FORBIDDEN = {
    "culture": "wants a measurable return",
    "how to open with that culture": "Open with the figure, say how sure it is",
    "culture's part in the score": "it speaks to their culture",
    "a score": '"score": 6',
    "parts of a score": "the best evidence for it",
    "a person's name": "Wilhelmina Ashgrove",
    "a person's role": "deputy nobody listens to",
    "a person's motivation": "wants the director's chair",
    "words that were heard": "we are drowning and the board must not know",
    "who said them": "a tired night librarian",
    "an impression": "broken chairs: 40, a janitor",
    "who gave the impression": "a janitor",
    "an assumption": "complaints a week: 12, our assumption",
    "what they told one of us about themselves": "an angry neighbor",
    "a disputed value": "opening hours a week: 31 hours",
    "a value that lost against another": "63 hours",
    "a pain": "A desk that answers everything",
    "what a pain feels like": "look up shelters more often than books",
    "a grade": "serious",
    "a heard pain": "Chairs that break",
    "a pain nobody asked about": "a board that meddles",
    "a driver": "People bring every need to the desk",
    "a driver's summary": "Where other doors are closed the library is open",
    "an open proposition": "Lend umbrellas together",
    "what is missing for it": "visits a year",
    "a proposition ready to raise": "Share the reading room",
    "the question that would rule it out": "Has anybody asked the library for the names of its visitors?",
    "a proposition that rests on an impression": "Mend chairs together",
    "a proposition that is stopped": "Count the quiet hours",
    "why it is stopped": "they sold the furniture",
    "when advice misleads": "no open door to send people to",
    "a caution": "Readers may fear that what they borrow is watched",
    "a caution of the pack's own": "Their board leaks to the paper",
    "facts at odds": "A library with no budget has no building",
    "an implausible value": "outside what is plausible",
    "the law in outline": "ask counsel on both sides",
    "an estimate": "desk hours freed",
    "an estimate's size": "about 0 to 520",
    "what happens if it fails": "sent to a closed door",
    "what to avoid with an audience": "Anything about who reads what",
    "what an audience cares about": "a quiet board",
    "words to watch": "hand over what people read",
    "a disagreement": "Disagreement to settle",
    "how much we know": "we know",
    "that it is for our preparation": "For our preparation",
    "problems in the file": "could not be used",
    "an adaptation": "used in place of",
}


@pytest.fixture(scope="module")
def whole(library):
    """The library with one proposition of every standing."""
    own, pain = library.proposition["know_where_to_send"], library.pain["desk_overrun"]

    def fact(id, label, type="integer", unit="people", **more):
        asks = {"question": f"What about {label}?", "where": "Somewhere", "plausible": (0, 100)}
        return FactDefinition(id=id, label=label, type=type, unit=unit, **{**asks, **more})

    return evolve(
        library,
        fact={
            **library.fact,
            "broken_chairs": fact("broken_chairs", "broken chairs"),
            "complaints": fact("complaints", "complaints a week"),
            "sold": fact("sold", "furniture sold", "yes_no", ""),
            "old_count": fact("old_count", "an aged count"),
            "neighbors": fact("neighbors", "what neighbors say", "text", ""),
        },
        driver={
            **library.driver,
            "hidden": Driver(id="hidden", category="mission", title="A secret force", summary="x", sources=()),
        },
        pain={
            "desk_overrun": pain,
            "chairs": evolve(
                pain, id="chairs", title="Chairs that break", when=parse("broken_chairs > 5 and complaints > 1")
            ),
            "board": evolve(pain, id="board", title="A board that meddles", when=parse("visits_per_year > 9")),
        },
        proposition={
            own.id: evolve(own, not_when=None, lenses=(*own.lenses, "financial")),
            "mend": evolve(own, id="mend", title="Mend chairs together", relieves=("chairs",), not_when=None),
            "lend": evolve(own, id="lend", title="Lend umbrellas together", when=parse("visits_per_year > 9")),
            "room": evolve(own, id="room", title="Share the reading room", not_when=parse("police_want_names")),
            "quiet": evolve(
                own,
                id="quiet",
                title="Count the quiet hours",
                not_when=parse("sold"),
                not_when_because="they sold the furniture.",
            ),
        },
        red_line={"no_reader_names": evolve(library.red_line["no_reader_names"], when=None)},
        caution={**library.caution, "leak": Caution(id="leak", kind="trust", text="Their board leaks to the paper.")},
        contradiction=(
            evolve(
                library.contradiction[0],
                when=parse("annual_budget_usd == 0"),
                say="A library with no budget has no building.",
            ),
        ),
    )


@pytest.fixture(scope="module")
def private():
    """A partner of whom we know much that is not for its eyes."""

    def impression(value, **more):
        return (FactValue(value, "impression", said_by="a janitor", as_of=AS_OF, **more),)

    return Partner(
        name="Elm Street",
        type="library",
        place="Elm County",
        facts={
            "branch_kind": (FactValue("main", "confirmed", said_by="the director", as_of=AS_OF),),
            "people_asking_for_help": (
                FactValue(60, "published", source="The library's annual report", as_of=date(2025, 12, 31)),
            ),
            "culture": (FactValue("wants_measurable_return", "confirmed", as_of=AS_OF),),
            "broken_chairs": impression(40),
            "complaints": (FactValue(12, "assumed"),),
            "neighbors": impression("an angry neighbor"),
            "sold": (FactValue(True, "confirmed", as_of=AS_OF),),
            "annual_budget_usd": (FactValue(0, "published", source="Budget", as_of=date(2019, 1, 1)),),
            "old_count": (FactValue(250, "confirmed", as_of=AS_OF),),
            "open_hours_per_week": (
                FactValue(31, "confirmed", said_by="the director", as_of=AS_OF),
                FactValue(63, "impression", said_by="a janitor", as_of=date(2026, 11, 1)),
            ),
        },
        heard={
            "chairs": Heard(
                True,
                grade="serious",
                said_by="a tired night librarian",
                words="we are drowning and the board must not know",
                as_of=AS_OF,
            )
        },
        people=(Person("Wilhelmina Ashgrove", "deputy nobody listens to", "executive", "wants the director's chair"),),
        data={"help_line_calls": "holds"},
        problems=(Problem("something in the file is wrong"),),
    )


@pytest.fixture(scope="module")
def papers(whole, private):
    from valuecase.model.pack import Adapted

    type = evolve(whole, adapted=(Adapted("type.library", "here is used in place of there"),))
    case = Evaluator(type).case(private, AS_OF)
    return {"brief": brief(case), "handout": handout(case), "case": case}


@pytest.fixture
def given(whole, partner):
    """The handout of a partner with these facts, rendered."""

    def made(type=whole, options=None, heard=None, **facts):
        known = {"branch_kind": "main", "people_asking_for_help": 60, **facts}
        return to_text(handout(Evaluator(type).case(partner(heard=heard, **known), AS_OF), options), width=100_000)

    return made


@pytest.mark.parametrize("form", RENDERED)
@pytest.mark.parametrize("what", FORBIDDEN)
def test_what_is_ours_alone_is_never_in_the_handout(papers, form, what):
    phrase = FORBIDDEN[what].casefold()
    ours, theirs = (RENDERED[form](papers[name]).casefold().replace("*", "") for name in ("brief", "handout"))

    assert phrase in ours + to_json(papers["case"]).casefold(), f"nothing of ours says {what}: this test shows nothing"
    assert phrase not in theirs


@pytest.mark.parametrize("form", RENDERED)
def test_the_handout_says_what_we_see_offer_promise_and_ask(papers, form):
    text = RENDERED[form](papers["handout"])

    for said in (
        "For Elm Street, from our coalition, 1 December 2026",
        "People who ask for social help a week: 60",
        "(The library's annual report, 2025)",
        "Know where to send people",
        "Tell us which door is open, so that we can send people there.",
        "The shelter posts one count of open places each morning for a month.",
        "A page that says each morning which doors are open.",
        "One desk saved 5 minutes a call.",
        "Nobody's data is used against them.",
        "Nothing we build together says who came or what they read.",
        "What would you take off the desk first?",
        "If this went well, what would you notice within a year?",
        "Doors change faster than lists.",
        "A made-up institute, What desks hear, 2024. https://example.org/desks",
    ):
        assert said in text


def test_the_handout_has_its_sections_in_order(papers):
    assert [section.title for section in papers["handout"].sections] == [
        "What we see",
        "What we could do together",
        "What we promise",
        "What we would like to ask",
        "What is not settled",
        "Sources",
    ]
    assert (papers["handout"].title, papers["handout"].lead) == ("Working together", ())


# --- what counts as firm enough ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "people",
    [
        FactValue(60, "impression", as_of=AS_OF),
        FactValue(60, "assumed"),
        FactValue(60, "published", source="x", as_of=date(2020, 1, 1)),
        (FactValue(60, "confirmed", as_of=AS_OF), FactValue(2, "impression", as_of=AS_OF)),
        (FactValue(60, "confirmed", as_of=AS_OF), FactValue(2, "published", as_of=AS_OF)),
    ],
)
def test_what_rests_on_soft_or_disputed_facts_is_not_offered(given, people):
    text = given(people_asking_for_help=people)

    assert "Know where to send people" not in text
    assert "We would like to learn what would help you before we propose anything." in text
    assert "WHAT WE SEE" not in text


def test_a_published_fact_without_a_year_is_not_stated(given):
    text = given(people_asking_for_help=FactValue(60, "published", source="Annual report"))

    assert "Know where to send people" in text
    assert "60" not in text


def test_a_pain_that_they_confirmed_makes_an_offer_without_repeating_their_words(given):
    heard = {"desk_overrun": Heard(True, grade="severe", confidence="confirmed", words="We drown.", said_by="X")}

    text = given(people_asking_for_help=(), heard=heard)

    assert "Know where to send people" in text
    assert "drown" not in text
    assert "severe" not in text


def test_facts_about_the_culture_are_not_told_even_when_a_pain_leans_on_them(whole, given):
    pain = evolve(whole.pain["desk_overrun"], when=parse("people_asking_for_help >= 10 and culture == 'suspicious'"))
    type = evolve(whole, pain={**whole.pain, pain.id: pain})

    text = given(type, culture="suspicious")

    assert "Know where to send people" in text
    assert "wants safeguards first" not in text


def test_what_they_told_us_and_what_was_published_are_told_apart(given):
    assert "People who ask for social help a week: 60, as you told us" in given().replace(" people,", ",")


def test_what_was_worked_out_from_published_figures_is_not_said_to_come_from_them(whole, given):
    pain = evolve(whole.pain["desk_overrun"], when=parse("cost_per_visit_usd >= 1"), serious=None, severe=None)
    type = evolve(whole, pain={**whole.pain, pain.id: pain})
    known = {"source": "City budget", "as_of": date(2025, 12, 31)}

    text = given(
        type,
        annual_budget_usd=FactValue(1_000_000, "published", **known),
        visits_per_year=FactValue(100_000, "published", **known),
    )

    assert "Cost of a visit: $10" in text
    assert "Cost of a visit: $10, as you told us" not in text


def test_at_most_three_offers_are_made_the_strongest_first(whole, given):
    own = whole.proposition["know_where_to_send"]
    type = evolve(whole, proposition={id: evolve(own, id=id, title=f"Offer {id}") for id in "dbca"})

    text = given(type)

    places = [text.find(f"Offer {id}") for id in "abcd"]
    assert places == sorted(places[:3]) + [-1]
    assert min(places[:3]) > 0


def test_a_few_promises_stand_beside_the_one_that_is_always_made(whole, given):
    line = whole.red_line["no_reader_names"]
    type = evolve(whole, red_line={str(n): evolve(line, id=str(n), promise=f"Promise number {n}.") for n in range(9)})

    text = given(type)

    assert [f"Promise number {n}." in text for n in range(9)] == [n < PROMISES for n in range(9)]
    assert "You can stop at any time" in text


def test_a_lens_leaves_out_what_does_not_pay_through_it(given):
    assert "Know where to send people" in given(options=Options(lens="altruistic"))
    assert "Know where to send people" not in given(options=Options(lens="economic"))


def test_our_own_name_stands_under_it(given):
    us = Partner(name="Elm County United", type="other")

    assert "For Elm Street, from Elm County United, 1 December 2026" in given(options=Options(us=us))


def test_without_facts_it_promises_and_asks_and_nothing_else(whole):
    paper = handout(Evaluator(whole).case(Partner(name="Elm Street", type="library"), AS_OF))

    assert [section.title for section in paper.sections] == [
        "What we could do together", "What we promise", "What we would like to ask"
    ]  # fmt: skip
    assert paper.sections[0].blocks == (
        Paragraph("We would like to learn what would help you before we propose anything."),
    )
    assert paper.sections[2].blocks == (
        Bullets(
            (
                "If this went well, what would you notice within a year?",
                "What do you want to accomplish that you cannot do on your own?",
            )
        ),
    )


def test_sources_are_numbered_as_the_text_leans_on_them(papers):
    text = to_text(papers["handout"], width=100_000)

    assert "One desk saved 5 minutes a call. [1]" in text
    assert "Doors change faster than lists. [2]" in text
    assert "1. A made-up institute, What desks hear" in text
    assert "2. A made-up institute, What everybody knows, undated (general knowledge" in text

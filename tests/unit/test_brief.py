"""The brief: what stands where, for whom, and what it says of what is not known."""

from datetime import date

import pytest
from attrs import evolve

from valuecase import FactValue, Heard, Partner, Person, Problem
from valuecase.brief import Options, brief
from valuecase.conditions.syntax import parse
from valuecase.evaluator import Evaluator
from valuecase.model.facts import FactDefinition
from valuecase.model.pack import Adapted
from valuecase.model.paper import Bullets, Paragraph, Table
from valuecase.render.markdown import to_markdown
from valuecase.render.text import to_text

AS_OF = date(2026, 12, 1)
CLEAR = {"renovating": False, "police_want_names": False}
BUSY = {"branch_kind": "main", "people_asking_for_help": 60}
PROMISE = "Nothing we build together says who came or what they read."
WHOLE = [
    "In one minute",
    "Who they are, and what presses on them",
    "What hurts, and how we know",
    "What sharing could do for them",
    "What to say, to whom",
    "What to find out next",
    "Words to watch",
    "Cautions",
    "What we could create together",
    "Sources",
]


def impression(value, by="a janitor"):
    return FactValue(value, "impression", said_by=by, as_of=AS_OF)


@pytest.fixture
def paper(library, partner):
    def made(type=library, options=None, heard=None, about=None, **facts):
        one = evolve(partner(heard=heard, **facts), **(about or {}))
        return brief(Evaluator(type).case(one, AS_OF), options)

    return made


def titles(paper):
    return [section.title for section in paper.sections]


def section(paper, title):
    (found,) = [one for one in paper.sections if one.title == title]
    return found


def words(paper, title=None) -> str:
    """The text of a paper or of one section, without marks, on as few lines as it has blocks."""
    if title:
        paper = evolve(paper, sections=(section(paper, title),))
    return to_text(paper, width=100_000)


# --- sections ---------------------------------------------------------------------------------------------------------


def test_everything_stands_in_the_order_of_somebody_who_prepares_a_meeting(paper):
    found = paper(**BUSY, **CLEAR)

    assert titles(found) == WHOLE
    assert (found.title, found.notice) == ("Elm Street", "For our preparation, not for sharing.")


def test_short_is_the_minute_what_to_say_and_what_to_ask(paper):
    found = paper(options=Options(short=True), **BUSY, **CLEAR)

    assert titles(found) == ["In one minute", "What to say, to whom", "What to find out next"]
    said = section(found, "What to say, to whom")
    assert {len(block.items) for block in said.blocks if isinstance(block, Bullets)} == {1}


def test_a_short_brief_is_shorter_and_fits_a_page(paper):
    text = to_text(paper(options=Options(short=True), **BUSY, **CLEAR))

    assert len(text.splitlines()) <= 60
    assert len(text) < len(to_text(paper(**BUSY, **CLEAR))) / 2


def test_without_facts_it_says_so_and_begins_with_the_questions(paper):
    found = paper()

    minute = words(found, "In one minute")
    assert "We know nothing about them yet. These answers would change most:" in minute
    assert "1. Is it about to close for renovation? (look up: City council minutes)." in minute
    assert "What to say, to whom" not in titles(found)
    assert "we know 0 of" in words(found)
    assert titles(found)[0] == "In one minute"


def test_while_nothing_fits_for_sure_it_says_so(paper):
    assert "Nothing is sure to fit yet." in words(paper(branch_kind="main"), "In one minute")


def test_where_nothing_fits_it_says_to_listen(paper):
    found = words(paper(branch_kind="main", people_asking_for_help=3), "In one minute")

    assert "Listen first. Nothing that we know of fits yet; start with these:" in found


@pytest.mark.parametrize(
    "facts",
    [{}, {"branch_kind": "main"}, BUSY, {**BUSY, **CLEAR}, {**BUSY, "renovating": True}],
    ids=["nothing", "open", "ready", "applies", "stopped"],
)
@pytest.mark.parametrize("short", [True, False])
def test_the_minute_ends_with_what_we_promise(paper, facts, short):
    minute = paper(options=Options(short=short), **facts).sections[0]

    assert minute.blocks[-1] == Paragraph(f"**What we promise, in the first meeting.** {PROMISE}")


def test_the_minute_says_what_presses_what_hurts_what_to_say_and_to_ask(paper):
    found = words(paper(**BUSY, **CLEAR), "In one minute")

    assert "What presses on them. People bring every need to the desk." in found
    assert "What hurts most. A desk that answers everything (serious)." in found
    assert "Say first. “Your desk answers 60 people a week" in found
    assert "Then ask. “What would you take off the desk first?”" in found


def test_what_is_ready_is_asked_about_before_it_is_said(paper):
    found = words(paper(**BUSY), "In one minute")

    assert found.index("Ask first. “Is it about to close for renovation?”") < found.index("Then say, if it is so.")


def test_what_rests_on_one_person_is_asked_before_it_is_said(paper):
    found = paper(branch_kind="main", people_asking_for_help=impression(60), **CLEAR)

    minute, said = words(found, "In one minute"), words(found, "What to say, to whom")
    asked = "How many people a week ask the desk for help that is not about books?"
    assert minute.index(f"Ask first. “{asked}”") < minute.index("Then say, if it is so.")
    assert f"Ask first “{asked}” Say “Your desk answers for every closed door" in said
    assert said.index("Say “Your desk") < said.index("Then ask “What would you take off the desk first?”")


def test_the_minute_names_what_to_leave_for_now(paper):
    stopped = paper(**BUSY, renovating=True, police_want_names=False)

    assert "Not yet. Know where to send people, because the desk is about to close." in words(stopped, "In one minute")


# --- who, and what hurts ------------------------------------------------------------------------------------------------


def test_the_lead_says_what_they_are_when_and_how_much_we_know(paper, library):
    asked = sum(fact.formula is None for fact in library.fact.values())
    found = paper(
        about={"place": "Elm County"},
        branch_kind=FactValue("main", "published", as_of=AS_OF),
        people_asking_for_help=impression(60),
        renovating=FactValue(False),
        police_want_names=False,
    )

    assert found.lead == (
        "Public library, social services · Elm County · as of 1 December 2026 · "
        f"we know 4 of {asked} facts: 1 published, 1 confirmed by them, 1 from one person, 1 assumed",
    )


def test_a_made_up_partner_is_said_to_be_one(paper):
    assert "This partner is made up, to show how a brief reads." in paper(about={"fictional": True}).lead


def test_what_was_adapted_is_said(paper, library):
    type = evolve(library, adapted=(Adapted("type.library", "ours is used in place of valuecase 1.0"),))

    assert "Adapted: ours is used in place of valuecase 1.0." in paper(type).lead


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "1 entry of the partner file could not be used and counts as not known: see valuecase check."),
        (3, "3 entries of the partner file could not be used and count as not known: see valuecase check."),
    ],
)
def test_problems_are_said_in_the_first_line(paper, count, said):
    found = paper(about={"problems": (Problem("x"),) * count})

    assert to_text(found, width=200).splitlines()[0] == said
    assert to_markdown(found).splitlines()[0] == f"> {said}"


def test_without_problems_the_first_line_is_the_name(paper):
    assert to_text(paper()).splitlines()[0] == "Elm Street"


def test_their_own_words_stand_beside_what_is_true_of_their_kind(paper):
    found = words(paper(motivation=impression("A warm room.", by="the director")), WHOLE[1])

    assert "A library lends books and a warm room." in found
    assert "From day to day. Opening on time with too few people." in found
    assert "What moves the organization. “A warm room”, the director, December 2026." in found


def test_forces_that_nobody_has_asked_about_are_named(paper):
    assert "Still to find out: People bring every need to the desk." in words(paper(), WHOLE[1])


def test_a_pain_is_shown_with_how_bad_and_how_we_know(paper):
    found = paper(
        branch_kind="main",
        people_asking_for_help=FactValue(120, "published", source="Annual report", as_of=date(2025, 12, 31)),
        heard={"desk_overrun": Heard(True, words="We are drowning.", said_by="the director", as_of=AS_OF)},
    )

    (table,) = [block for block in section(found, WHOLE[2]).blocks if isinstance(block, Table)]
    assert table.headings == ("pain", "how bad", "how we know")
    ((pain, grade, known),) = table.rows
    assert pain.startswith("**A desk that answers everything.** Staff say that")
    assert grade == "serious at least"
    assert "“We are drowning”, the director, December 2026" in known
    assert "people who ask for social help a week: 120, Annual report, 2025" in known


def test_a_pain_that_rests_on_one_person_says_so(paper):
    found = words(paper(branch_kind="main", people_asking_for_help=impression(60)), WHOLE[2])

    assert "rests on the word of a janitor" in found


def test_a_disagreement_is_shown_with_both_sides(paper):
    both = (FactValue(60, "confirmed", said_by="the director", as_of=AS_OF), impression(3))
    tied = (FactValue(60, "confirmed", as_of=AS_OF), FactValue(3, "confirmed", as_of=AS_OF))

    one = words(paper(branch_kind="main", people_asking_for_help=both), WHOLE[2])
    other = words(paper(branch_kind="main", people_asking_for_help=tied), WHOLE[2])

    assert "Disagreement to settle. People who ask for social help a week: 60" in one
    assert "confirmed by the director, December 2026; 3" in one
    assert one.rstrip().endswith("We use the first.")
    assert "Until it is settled we use neither." in other


def test_pains_that_nobody_asked_about_are_named(paper):
    assert "Still to find out: a desk that answers everything." in words(paper(), WHOLE[2])


def test_without_any_pain_the_section_is_left_out(paper):
    assert WHOLE[2] not in titles(paper(branch_kind="main", people_asking_for_help=3))


# --- what sharing could do ----------------------------------------------------------------------------------------------


def test_what_fits_is_laid_out_whole(paper):
    found = words(paper(**BUSY, **CLEAR), WHOLE[3])

    for said in (
        "1. Know where to send people · operational, altruistic · soon",
        "Tell us which door is open, so that we can send people there.",
        "Who gains: the people they serve and their staff",
        "Homeless shelter",
        "Desk hours freed: about 0 to 520 hours a year",
        "capacity, not cash",
        "our own judgment",
        "If it works: The librarian makes one call",
        "If it does not: People are sent to a closed door",
        "First small step: The shelter posts one count",
        "Speaks for: One desk saved 5 minutes a call (one example",
        "Speaks against: Doors change faster than lists (opinion",
    ):
        assert said in found


def test_without_contrary_evidence_it_says_that_none_was_found(library, paper):
    own = library.proposition["know_where_to_send"]
    type = evolve(library, proposition={own.id: evolve(own, contrary=())})

    assert "Speaks against: nothing that we found." in words(paper(type, **BUSY, **CLEAR), WHOLE[3])


def test_what_is_ready_stands_behind_its_question(paper):
    found = words(paper(**BUSY), WHOLE[3])

    assert "Ready to raise, after a question" in found
    assert "Know where to send people. Ask first: “Is it about to close for renovation?”" in found


def test_what_is_open_says_what_is_not_known(paper):
    found = words(paper(branch_kind="main"), WHOLE[3])

    assert "To find out: Know where to send people (not known: people who ask for social help a week and" in found


@pytest.mark.parametrize(
    ("facts", "because"),
    [
        ({"renovating": True}, "because the desk is about to close."),
        (
            {"renovating": False, "police_want_names": True},
            "because while anybody asks for visitors' names, nothing about visitors should move.",
        ),
    ],
)
def test_what_is_not_for_them_says_why(paper, facts, because):
    found = words(paper(**BUSY, **facts), WHOLE[3])

    assert "Not for them" in found
    assert f"Know where to send people, {because}" in found


def test_the_strongest_are_laid_out_and_the_others_get_a_line(library, paper):
    own = library.proposition["know_where_to_send"]
    type = evolve(library, proposition={id: evolve(own, id=id, title=f"Idea {id}") for id in "abcd"})

    found = words(paper(type, **BUSY, **CLEAR), WHOLE[3])

    assert [found.count(f"{place}. Idea {id}") for place, id in enumerate("abcd", 1)] == [1, 1, 1, 0]
    assert "1. Idea a · operational" in found
    assert "3. Idea c. Tell us which door is open, so that we can send people there." in found
    assert found.count("First small step") == 2
    assert "Also: Idea d." in found


def test_ideas_stopped_for_one_reason_stand_under_it_together(library, paper):
    own = library.proposition["know_where_to_send"]
    type = evolve(library, proposition={id: evolve(own, id=id, title=f"Idea {id}") for id in "ab"})

    found = words(paper(type, **BUSY, renovating=True), WHOLE[3])

    assert "- Idea a and Idea b, because the desk is about to close." in found


@pytest.mark.parametrize(
    ("standing", "said"),
    [("judgement", "our own judgment: a scenario, not a forecast"), ("derived", "derived from published figures")],
)
def test_an_estimate_says_how_far_its_figures_can_be_trusted(library, paper, standing, said):
    figure = evolve(library.figure["minutes_saved"], standing=standing)
    type = evolve(library, figure={**library.figure, figure.id: figure})

    assert said in words(paper(type, **BUSY, **CLEAR), WHOLE[3])


def test_a_cost_that_others_save_says_whose_it_is(library, paper):
    own = library.proposition["know_where_to_send"]
    estimate = {
        "x": evolve(
            own.estimate["desk_hours"],
            id="x",
            unit="usd_per_year",
            kind="avoided_cost_elsewhere",
            accrues_to="homeless_shelter",
            formula=parse("people_asking_for_help * 100"),
        )
    }
    type = evolve(library, proposition={own.id: evolve(own, estimate=estimate)})

    found = words(paper(type, branch_kind="main", people_asking_for_help=impression(60), **CLEAR), WHOLE[3])

    assert "about $6,000 a year" in found
    assert "a cost avoided elsewhere, not theirs to keep" in found
    assert "Homeless shelter" in found
    assert "rests on what we heard or assume" in found


# --- audience, lens, person, us -----------------------------------------------------------------------------------------


def test_one_audience_hears_only_what_is_for_it(paper):
    everybody = words(paper(**BUSY, **CLEAR), WHOLE[4])
    desk = words(paper(options=Options(audience="front_line"), **BUSY, **CLEAR), WHOLE[4])

    assert "Director" in everybody
    assert "Desk staff" in everybody
    assert "Director" not in desk
    assert (
        "Desk staff. Open with: One number to call. Cares about: Knowing where to send people. Avoid: New forms."
        in desk
    )
    assert "One number to call" in desk


def test_the_minute_speaks_to_the_audience_too(paper):
    found = words(paper(options=Options(audience="front_line"), **BUSY, **CLEAR), "In one minute")

    assert "One number to call" in found


def test_a_lens_leaves_out_what_does_not_pay_through_it(paper):
    through = titles(paper(options=Options(lens="altruistic"), **BUSY, **CLEAR))
    beside = titles(paper(options=Options(lens="financial"), **BUSY, **CLEAR))

    assert through == WHOLE
    assert WHOLE[3] not in beside
    assert WHOLE[4] not in beside


def test_for_one_person_it_is_their_audience_and_their_name_alone(paper):
    people = (Person("Ada", "director", "executive", "a quiet desk"), Person("Bo", "", "front_line"))

    whole = words(paper(about={"people": people}, **BUSY, **CLEAR), WHOLE[4])
    for_bo = words(paper(about={"people": people}, options=Options(person=people[1]), **BUSY, **CLEAR), WHOLE[4])

    assert "Director: Ada (director; a quiet desk)." in whole
    assert "Desk staff: Bo" in whole
    assert "Desk staff: Bo" in for_bo
    assert "Ada" not in for_bo


def test_their_culture_is_told_with_how_to_open(paper):
    found = words(paper(culture="suspicious", **BUSY, **CLEAR), WHOLE[4])

    assert "How they meet outsiders: wants safeguards first" in found
    assert "Open with what will never happen to the data" in found


def test_our_own_kind_decides_which_words_clash(library, paper):
    term = library.term["reference"]
    both = evolve(
        term, spell_out="reference desk", say_instead="asking at the desk",
        elsewhere={"hospital": "a letter about a doctor", "food_bank": "a recommendation"},
    )  # fmt: skip
    type = evolve(library, term={"reference": both})

    theirs = words(paper(type), "Words to watch")
    ours = words(paper(type, options=Options(us=Partner(name="Us", type="food_bank"))), "Words to watch")

    assert "letter about a doctor" in theirs
    assert "a recommendation" in ours
    assert "letter about a doctor" not in ours
    assert "reference (reference desk)" in ours
    assert "Say: asking at the desk." in ours
    assert "When we say “share your data”, they may hear: hand over what people read. Say instead: count" in theirs


def test_a_word_of_their_trade_that_we_say_is_explained(library, paper):
    term = evolve(library.term["reference"], id="desk", term="desk", means="where people ask", elsewhere={})
    unsaid = evolve(term, id="stacks", term="stacks", means="where the books are")
    type = evolve(library, term={"desk": term, "stacks": unsaid})

    told = words(paper(type, **BUSY, **CLEAR), "Words to watch")

    assert "desk: where people ask." in told
    assert "where the books are" not in told


def test_our_name_stands_where_a_text_names_us(library, paper):
    own = library.proposition["know_where_to_send"]
    type = evolve(library, proposition={own.id: evolve(own, together="A page by {us} and {partner}.")})

    named = words(paper(type, options=Options(us=Partner(name="Elm United", type="other")), **BUSY, **CLEAR), WHOLE[8])
    unnamed = words(paper(type, **BUSY, **CLEAR), WHOLE[8])

    assert "A page by Elm United and Elm Street." in named
    assert "A page by our coalition and Elm Street." in unnamed


# --- the end ------------------------------------------------------------------------------------------------------------


def test_questions_say_where_to_look_and_what_they_decide(paper):
    found = words(paper(branch_kind="main", about={"file": "elm.toml"}), "What to find out next")

    assert "How many people a week ask the desk for help that is not about books? (ask: The desk)." in found
    assert "(look up: City council minutes)." in found
    assert "ay rule out Know where to send people" in found
    assert "valuecase ask elm.toml" in found


def test_a_partner_that_was_not_read_from_a_file_names_none(paper):
    assert "valuecase ask" not in words(paper(branch_kind="main"))


def test_where_every_question_has_an_answer_the_section_is_left_out(library, partner):
    type = evolve(library, fact={id: library.fact[id] for id in ("branch_kind", "people_asking_for_help", "renovating", "police_want_names", "open_hours_per_week", "visits_per_year", "annual_budget_usd")})  # fmt: skip
    known = {**BUSY, **CLEAR, "open_hours_per_week": 40, "visits_per_year": 9, "annual_budget_usd": 9}

    found = brief(Evaluator(type).case(partner(**known), AS_OF))

    assert "What to find out next" not in titles(found)


def test_cautions_come_with_the_law_in_outline(paper):
    found = words(paper(**BUSY, **CLEAR), "Cautions")

    assert "Readers may fear that what they borrow is watched." in found
    assert "Know where to send people: There is no open door to send people to." in found
    assert "Privacy Act and HUD tenant records:" in found
    assert found.rstrip().endswith("ask counsel on both sides before anything moves.")


def test_without_cautions_the_section_is_left_out(library, paper):
    assert "Cautions" not in titles(paper(evolve(library, caution={}), branch_kind="main"))


def test_what_we_could_create_says_what_we_will_be_asked_for(paper):
    found = words(paper(**BUSY, **CLEAR), WHOLE[8])

    assert "A page that says each morning which doors are open." in found
    assert "Be ready to be asked in return for: Open homes, vouchers and respite beds." in found


def test_sources_are_those_cited_numbered_as_they_were(paper):
    found = paper(**BUSY, **CLEAR)
    text = words(found)
    listed = section(found, "Sources").blocks[0].items

    assert listed[0].startswith("A made-up institute, What desks hear, 2024")
    for number in range(1, len(listed) + 1):
        assert f"[{number}]" in text
    assert f"[{len(listed) + 1}]" not in text


def test_without_a_source_the_section_is_left_out(library, paper):
    type = evolve(library, driver={}, pain={}, proposition={}, caution={}, about=evolve(library.about, sources=()))

    assert "Sources" not in titles(paper(type))


# --- placeholders -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("facts", [{**BUSY, **CLEAR}, BUSY, {}])
@pytest.mark.parametrize("field", ["value", "success", "failure", "first_step", "together", "misleads_when"])
def test_figures_in_any_text_are_filled(library, paper, field, facts):
    own = library.proposition["know_where_to_send"]
    type = evolve(library, proposition={own.id: evolve(own, **{field: "About {k.help_noticed} people."})})

    text = words(paper(type, **facts))

    assert "{" not in text
    assert "k.help_noticed" not in text


def test_figures_in_a_title_are_filled(library, paper):
    own = library.proposition["know_where_to_send"]
    type = evolve(library, proposition={own.id: evolve(own, title="Help {k.help_noticed} people")})

    assert "{" not in words(paper(type, branch_kind="main"))


@pytest.mark.parametrize("field", ["value", "success", "failure", "first_step", "together", "misleads_when"])
def test_a_fact_in_any_text_never_shows_its_braces(library, paper, field):
    own = library.proposition["know_where_to_send"]
    type = evolve(library, proposition={own.id: evolve(own, **{field: "About {visits_per_year} visits."})})

    assert "{" not in words(paper(type, **BUSY, **CLEAR))


def test_a_question_that_nobody_can_ask_is_not_quoted(library, paper):
    own = library.proposition["know_where_to_send"]
    stop = FactDefinition(id="ratio", label="x", unit="usd", formula=parse("annual_budget_usd / visits_per_year"))
    type = evolve(
        library,
        red_line={},
        fact={**library.fact, "ratio": stop},
        proposition={own.id: evolve(own, not_when=parse("ratio > 5"))},
    )

    assert "“”" not in words(paper(type, **BUSY, annual_budget_usd=1_000, visits_per_year=0))


def test_data_that_the_file_speaks_of_is_named_and_a_misspelt_one_is_not(library, evaluator):
    own = Partner(
        name="Elm", type="library", data={"housing_openings": "needs", "help_line_calls": "holds", "boks": "none"}
    )

    text = words(brief(evaluator.case(own, AS_OF)))

    assert "Data they hold: Calls to 211 by need and place." in text.replace("*", "")
    assert "Data they need: Open homes, vouchers and respite beds." in text.replace("*", "")
    assert "Data they do not have" not in text

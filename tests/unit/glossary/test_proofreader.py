"""What is found in a text for one reader, and what is not."""

from collections.abc import Callable

import pytest

from valuecase.glossary.proofreader import Finding, located

Read = Callable[..., list[Finding]]


def said(findings: list[Finding]) -> list[str]:
    return [finding.message for finding in findings]


# --- words of other trades, words with another meaning ---------------------------------------------------------------


def test_a_word_of_another_trade_is_named_with_its_trade_and_meaning(read: Read) -> None:
    """Somebody who reads it should not have to guess."""
    (finding,) = read("Boarding is up.")

    assert finding.message == '"Boarding" is a word of clinics and is not explained'
    assert finding.advice.endswith("To clinics: waiting in a hallway for a bed.")


def test_a_clash_tells_both_meanings_and_what_to_say(read: Read) -> None:
    """Whoever writes: the clinic's glossary says that a sheriff has another sense."""
    (finding,) = read("After each discharge we call.")

    assert finding.message == '"discharge" means something else to sheriffs'
    assert finding.advice == "To clinics: going home. To sheriffs: firing a weapon. Say instead: leaving the clinic."


def test_a_word_that_both_have_clashes_only_where_it_is_known_who_means_what(read: Read) -> None:
    """A sheriff's own word, which a shelter says means something else to it."""
    assert said(read("We hold it.")) == ['"hold" means something else to sheriffs']
    assert said(read("We hold it.", writer="shelter")) == ['"hold" means something else to sheriffs']
    assert read("We hold it.", writer="sheriff") == []
    assert read("We hold it.", reader="shelter") == []


def test_the_readers_own_words_are_fine(read: Read) -> None:
    """Its abbreviations too."""
    assert read("The CAD and the ODMAP.") == []
    assert read("The ER is boarding.", reader="clinic") == []


def test_a_word_of_many_trades_is_nobodys_jargon(read: Read) -> None:
    """`agency` means something to clinics and to shelters, and a sheriff has no sense of its own."""
    assert read("An agency called.") == []


def test_a_longer_word_is_found_before_the_shorter_one_within_it(read: Read) -> None:
    """One finding at one place: the phrase."""
    assert said(read("The discharge plan is late.")) == [
        '"discharge plan" is a word of shelters and is not explained'
    ]  # fmt: skip
    assert read("The discharge plan is late.", reader="shelter") == []  # its own, with a word of clinics in it


def test_what_is_said_as_advised_is_fine(read: Read) -> None:
    """Even where the advice holds the word."""
    assert read("One bed hold, please.") == []


def test_a_word_is_one_finding_wherever_it_stands(read: Read) -> None:
    """With the further places in the advice, the first few of them by number."""
    text = "boarding\n" * 9
    (finding,) = read(text)

    problem = str(located(finding, text, "letter.md"))

    assert problem.startswith("letter.md, line 1, column 1: ")
    assert problem.endswith("Also: line 2, column 1; line 3, column 1; line 4, column 1; line 5, column 1; line 6, column 1 and 3 more.")  # fmt: skip


# --- phrases ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Share your data!", "We love sharing your data.", "if you shared your\ndata", "SHARE YOUR DATA with us", "a pilot", "The pilots ended",
        "piloting", "savings", "every frequent flyer", "Frequent  flyers",
    ],
)  # fmt: skip
def test_a_phrase_is_found_in_the_forms_in_which_people_say_it(read: Read, text: str) -> None:
    """Verb and noun endings, the article left out, any case, across a line end."""
    assert [finding.kind for finding in read(text)] == ["heard"]


@pytest.mark.parametrize(
    "text",
    ["your data", "share your\n\ndata", "sharecrop your data", "saving lives", "a copilot", "frequent and flyers", "share yours, data"],
)  # fmt: skip
def test_what_only_looks_like_a_phrase_is_not_found(read: Read, text: str) -> None:
    """Another paragraph, another word."""
    assert read(text) == []


def test_a_phrase_says_what_is_heard_and_what_to_say(read: Read) -> None:
    """Its words stand as they were written."""
    (finding,) = read("Before sharing\nyour data")

    assert finding.message == '"sharing your data" is heard differently'
    assert finding.advice == "They may hear: search our files. Say instead: send these counts."
    assert finding.spans == ((7, 24),)


# --- abbreviations ----------------------------------------------------------------------------------------------------


def test_an_abbreviation_of_another_trade_gets_its_long_form(read: Read) -> None:
    """And a plainer word, where there is one."""
    assert read("HMIS is full.")[0].advice == (
        'Write "Homeless Management Information System (HMIS)", or say: the shelters\' records.'
    )
    assert read("The ER is full.", reader="shelter")[0].advice == 'Write "emergency room (ER)".'


def test_an_abbreviation_that_the_reader_may_take_for_another_is_explained_to_its_own_type_too(read: Read) -> None:
    """Shelters say that clinics take HMIS for their own computers."""
    (finding,) = read("HMIS is full.", reader="clinic")

    assert finding.advice.endswith("To clinics: our own computers.")


@pytest.mark.parametrize(
    "text",
    [
        "Our Homeless Management Information System (HMIS) is full. HMIS!",
        "HMIS (Homeless Management Information System) is full.",
        "HMIS (the shelters' homeless management information system) is full.",
        "The homeless management information system of the county is full; HMIS is new.",
        "the “Homeless Management Information System” (“HMIS”)",
        "We join the Health Partners Alliance (HPA). HPA is new.",
        "HPA (Health Partners Alliance) and HPA.",
        "tuberculosis (TB)",
        "both Health\nPartners Alliances (HPAs)",
    ],
)
def test_an_abbreviation_is_explained_at_or_before_its_first_use_in_either_order(read: Read, text: str) -> None:
    """By its known long form, or by its letters."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("HMIS is full. The Homeless Management Information System (HMIS)", 0),
        ("We pay (HPA). HPA", 8),
        ("Health Partners Alliance\n\n(HPA) pays", 27),
        ("HPA (see below)", 0),
        ("no word of it: HPAs", 15),
    ],
)
def test_an_abbreviation_that_is_explained_later_or_otherwise_is_found_at_its_first_use(
    read: Read, text: str, start: int
) -> None:
    """Once."""
    assert [(finding.kind, finding.spans[0][0], len(finding.spans)) for finding in read(text)] == [
        ("abbreviation", start, 1)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "OK, the US and U.S. at 9 AM/PM in Jackson, MS 39201 and FL", "Part II and chapter XIV", "COVID-19 and R&D", "We do NOT share", "DO NOT SHARE this; PLEASE, READ it",
        "WHAT WE ASK\nfor", "McCoy and PhD and eBay", "Q1 and B12", "STRICTLY CONFIDENTIAL, they say",
    ],
)  # fmt: skip
def test_what_everybody_knows_and_what_is_no_abbreviation_is_passed_over(read: Read, text: str) -> None:
    """States, Roman numerals, headings in capitals, names."""
    assert read(text) == []


def test_abbreviations_that_the_readers_glossary_uses_are_its_own(read: Read) -> None:
    """ODMAP is explained to sheriffs with HIDTA."""
    assert read("HIDTA pays.") == []
    assert said(read("HIDTA pays.", reader="clinic")) == ['"HIDTA" is not explained']


def test_a_line_that_holds_only_abbreviations_is_no_heading(read: Read) -> None:
    """They are looked for where they stand alone, too; among words in capitals nobody can tell."""
    assert said(read("HMIS, ER")) == ['"HMIS" is not explained', '"ER" is not explained']
    assert read("THE HMIS AND YOU") == []


# --- said aloud -------------------------------------------------------------------------------------------------------


def test_what_is_said_aloud_explains_the_listeners_abbreviations_and_uses_its_words_in_its_sense(read: Read) -> None:
    """The words are the listener's; the room may hold others."""
    (finding,) = read("CAD tells you whom you hold.", aloud=True)

    assert finding.advice == 'Write "computer-aided dispatch".'
    assert said(read("We are sharing your data, after boarding.", aloud=True)) == [
        '"sharing your data" is heard differently', '"boarding" is a word of clinics and is not explained',
    ]  # fmt: skip

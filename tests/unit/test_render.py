"""Papers as text and as Markdown."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from valuecase.model.paper import Bullets, Paper, Paragraph, Section, Table
from valuecase.render.markdown import to_markdown
from valuecase.render.text import to_text

LONG = "A sentence that has quite a few words in it, **some of them strong and several in a row**, and *others light* too. "
BLOCKS = (
    Paragraph(LONG * 2),
    Bullets(("one", LONG)),
    Bullets(("first", LONG), numbered=True),
    Table(("pain", "how bad", "how we know"), (("**A pain.** " + LONG, "serious", LONG), ("Another", "", "told"))),
)
PAPER = Paper(
    "A partner with a name",
    "For our preparation, not for sharing.",
    ("Public library · Elm County · as of 1 December 2026 · we know 3 of 40 facts",),
    (Section("In one minute", BLOCKS), Section("Sources", (Bullets(("a", "b"), numbered=True),))),
)
ESCAPE = re.compile(r"\x1b\[[\d;]*m")


def paper(*blocks, **more) -> Paper:
    return Paper(**{"title": "T", "notice": "N", "lead": (), "sections": (Section("S", blocks),), **more})


def body(*blocks, width=80) -> list[str]:
    """The lines of one section, without what stands above it."""
    return to_text(paper(*blocks), width=width).split("\n")[5:-1]


# --- text -------------------------------------------------------------------------------------------------------------


def test_a_text_stands_as_it_is_read():
    text = to_text(
        paper(
            Paragraph("A **strong** word and a *light* one."),
            Bullets(("a", "b")),
            Bullets(("a", "b"), numbered=True),
            Table(("x", "y"), (("1", "2"), ("3", "4"))),
            lead=("Lead.",),
        )
    )

    assert text == (
        "T\nN\nLead.\n\nS\n\nA strong word and a light one.\n\n- a\n- b\n\n1. a\n2. b\n\n1\n    y: 2\n3\n    y: 4\n"
    )


@pytest.mark.parametrize("width", [80, 60, 40])
def test_no_line_is_wider_than_the_terminal(width):
    assert max(map(len, to_text(PAPER, width=width).splitlines())) <= width


def test_no_terminal_is_narrower_than_forty():
    assert to_text(PAPER, width=10) == to_text(PAPER, width=40)


NAME = "The Consolidated Metropolitan Public Housing Authority of Greater Riverbend County and Its Vicinity"
NOTICE = "For The Public Housing Authority of Greater Riverbend, from Riverbend United, 1 December 2026"
ALERT = "3 entries of the partner file could not be used and count as not known: see valuecase check."
SECTION = Section("A title of a section that goes on for longer than forty characters", ())


@pytest.mark.parametrize(
    ("more", "width"),
    [
        pytest.param({"title": NAME}, 80),
        pytest.param({"title": NAME}, 40),
        ({"notice": NOTICE}, 80),
        ({"notice": NOTICE}, 40),
        ({"alert": ALERT}, 80),
        ({"alert": ALERT}, 40),
        ({"lead": (NOTICE,)}, 40),
        ({"sections": (SECTION,)}, 80),
        pytest.param({"sections": (SECTION,)}, 40),
    ],
)
def test_what_stands_above_the_text_is_wrapped_too(more, width):
    assert max(map(len, to_text(paper(**more), width=width).splitlines())) <= width


def test_a_word_longer_than_the_line_is_left_whole():
    link = "https://example.org/" + "x" * 60

    assert f"  {link}" in body(Bullets((f"See {link}",)), width=40)


def test_the_lines_of_an_item_stand_under_its_first_word():
    assert body(Bullets(("word " * 12,)), width=40) == ["- " + "word " * 6 + "word", "  " + "word " * 4 + "word"]
    numbered = body(Bullets(("a",) * 9 + ("word " * 12,), numbered=True), width=40)
    assert numbered[-2:] == ["10. " + "word " * 6 + "word", "    " + "word " * 4 + "word"]


def test_without_color_there_is_no_escape_code_and_no_mark():
    text = to_text(PAPER)

    assert "\x1b" not in text
    assert "*" not in text


@pytest.mark.parametrize("width", [80, 40])
def test_with_color_the_words_are_the_same(width):
    colored = to_text(PAPER, width=width, color=True)

    assert "\x1b[1m" in colored
    assert "\x1b[3m" in colored
    assert ESCAPE.sub("", colored) == to_text(PAPER, width=width)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("**" + "word " * 20 + "end**", 40),
        ("so *" + "word " * 20 + "end* on", 40),
        ("**a *" + "b " * 30 + "c* d**", 40),
    ],
)
def test_emphasis_that_a_line_end_splits_goes_on_and_ends_with_its_line(text, width):
    lines = to_text(paper(Paragraph(text)), width=width, color=True).split("\n")

    for line in lines:
        assert line.count("\x1b[0m") >= (1 if "\x1b[" in line else 0)
        assert "*" not in line
    assert sum("\x1b[" in line for line in lines[5:]) >= 2


words = st.text("abc ", min_size=1, max_size=30).filter(lambda text: text.strip())


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["", "*", "**"]), words), min_size=1, max_size=8), st.integers(40, 100))
def test_whatever_is_emphasized_every_word_stays_and_no_mark_is_left(pieces, width):
    marked = " ".join(f"{mark}{' '.join(text.split())}{mark}" for mark, text in pieces)
    plain = " ".join(text for _, text in pieces).split()

    for color in (False, True):
        text = ESCAPE.sub("", to_text(paper(Paragraph(marked)), width=width, color=color))
        assert text.split()[3:] == plain
        assert max(map(len, text.splitlines())) <= width


def test_an_asterisk_in_a_name_is_kept():
    assert "A*B*C" in to_text(paper(title="A*B*C"))


def test_a_section_without_blocks_is_its_title():
    assert to_text(paper()) == "T\nN\n\nS\n"


# --- Markdown ---------------------------------------------------------------------------------------------------------


def test_markdown_stands_as_it_is_read():
    text = to_markdown(
        paper(
            Paragraph("A **strong** word."),
            Bullets(("a", "b")),
            Bullets(("a", "b"), numbered=True),
            Table(("x", "y"), (("1", "2"), ("3", "4"))),
            lead=("Lead.",),
        )
    )

    assert text == (
        "# T\n\n**N**\n\nLead.\n\n## S\n\nA **strong** word.\n\n- a\n- b\n\n1. a\n2. b\n\n"
        "| x | y |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |\n\n*N*\n"
    )


def test_the_notice_stands_at_both_ends_and_an_alert_before_everything():
    text = to_markdown(paper(alert="Look out."))

    assert text.startswith("> Look out.\n\n# T\n\n**N**")
    assert text.endswith("*N*\n")


def test_a_bar_within_a_cell_does_not_end_it():
    text = to_markdown(paper(Table(("a|b", "c"), (("x | y", "|"),))))

    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert rows == ["| a\\|b | c |", "| --- | --- |", "| x \\| y | \\| |"]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {3}


def test_a_line_end_within_a_cell_does_not_end_its_row():
    text = to_markdown(paper(Table(("a", "b"), (("first\nsecond", "x"),))))

    assert [line.count("|") for line in text.splitlines() if "first" in line or "second" in line] == [3]


def test_rows_of_markdown_have_as_many_cells_as_headings():
    rows = [line for line in to_markdown(PAPER).splitlines() if line.startswith("|")]

    assert [line.count("|") for line in rows] == [4] * 4

"""What of a text is read by people."""

import pytest

from valuecase.glossary.prose import BLANK, place, prose

UNREAD = {
    "code within a line": "see `HMIS` here",
    "code within a line, with ticks": "see ``a ` HMIS`` here",
    "code across a line end": "see `a\nHMIS` here",
    "a block of code": "see\n```sh\nHMIS\n```\nhere",
    "a block of code that never ends": "see\n~~~\nHMIS\n\n here HMIS",
    "a block of code in a quotation": "> ```\n> HMIS\n> ```\n> here",
    "where a link leads": "see [this](https://x.org/HMIS_(a) 'HMIS') here",
    "a link listed apart": "see [this][1]\n\n[1]: HMIS.html",
    "an address": "see https://x.org/HMIS?HMIS=1 or www.HMIS.org here",
    "a mail address": "write to HMIS@hmis.org or HMIS.help@HMIS.org",
    "an address in angles": "see <https://x.org/HMIS> here",
    "a tag": 'see <a href="HMIS" title="HMIS">this</a> here',
    "a comment": "see <!-- HMIS\n\n HMIS --> here",
    "a comment that never ends": "see <!-- HMIS",
    "front matter": "---\ntitle: HMIS\n---\nhere",
    "front matter in TOML": '+++\ntitle = "HMIS"\n+++\nhere',
}
READ = {
    "plain text": "HMIS",
    "the words of a link": "[HMIS](x)",
    "emphasis": "**HMIS** and _HMIS_ and *HMIS*",
    "a quotation": "> HMIS",
    "a footnote": "[^1]: HMIS",
    "a line between two parts": "HMIS\n\n---\n\nHMIS\n\n---\n",
    "a lone tick": "HMIS ` HMIS\n\nand ` HMIS",
    "less than": "1 < HMIS > 2",
    "something in brackets": "(HMIS)",
    "an indented paragraph": "So:\n\n    HMIS",
}


@pytest.mark.parametrize("text", UNREAD.values(), ids=UNREAD)
def test_what_nobody_reads_is_blanked_out(text: str) -> None:
    """The rest stays where it was."""
    left = prose(text)

    assert "HMIS" not in left
    assert BLANK in left
    assert [len(line) for line in left.split("\n")] == [len(line) for line in text.split("\n")]
    assert left.endswith("here") is text.endswith("here")


@pytest.mark.parametrize("text", READ.values(), ids=READ)
def test_what_people_read_stays(text: str) -> None:
    """Without its marks of emphasis."""
    assert prose(text).count("HMIS") == text.count("HMIS")
    assert not set("*_~>") & set(prose(text)) - set(" >" if "<" in text else "")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("So:\n\n    HMIS\n\n\tHMIS\n\nend", False),
        ("- So:\n\n    HMIS", True),
        ("1. So:\n   more\n\n    HMIS", True),
        ("So:\n    HMIS", True),
    ],
)
def test_an_indented_block_is_code_in_markdown_unless_it_goes_on_with_a_list(text: str, read: bool) -> None:
    """A line that goes on with a paragraph is none."""
    assert ("HMIS" in prose(text, markdown=True)) is read


def test_lines_and_columns_count_from_one() -> None:
    """In characters."""
    assert [place("é\nab\n", at) for at in (0, 2, 3)] == [(1, 1), (2, 1), (2, 2)]

"""What holds of every text that is read for another reader, over the words of all shipped types."""

import re
from functools import cache
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import EXAMPLES

from valuecase import Engine
from valuecase.glossary.proofreader import Proofreader
from valuecase.glossary.prose import place, prose
from valuecase.glossary.vocabulary import vocabulary
from valuecase.glossary.watchlist import Watchlist

ENGINE = Engine()
TYPES = [ENGINE.type(ref.id) for ref in ENGINE.catalog]
WORDS = [word.text for word in vocabulary(TYPES)]
LONG = [long for word in vocabulary(TYPES) for long in word.spelled]
PHRASES = [said for type in TYPES for said in type.heard_as]
FILLER = [
    "and so",
    "we",
    "QZX",
    "x.",
    "(",
    ")",
    "\n",
    "\n\n",
    "**",
    "`",
    "[this](https://x.org/HMIS)",
    "<!--",
    "-->",
    "é",
    "🙂",
]
READERS = st.sampled_from([type.id for type in TYPES])
WRITERS = st.sampled_from(["", *(type.id for type in TYPES)])
TEXTS = st.lists(st.sampled_from([*WORDS, *LONG, *PHRASES]) | st.sampled_from(FILLER) | st.text(max_size=5)).map(
    " ".join
)
PLAIN = st.lists(st.sampled_from([*WORDS, *PHRASES]).map(lambda words: f"and so, {words}, we say")).map("\n".join)


@cache
def proofreader(reader: str, writer: str = "") -> Proofreader:
    return Proofreader(Watchlist(ENGINE.type(reader), TYPES, writer))


@settings(max_examples=EXAMPLES, deadline=None)
@given(READERS, WRITERS, TEXTS)
def test_every_position_points_at_the_words_found_and_no_two_findings_overlap(
    reader: str, writer: str, text: str
) -> None:
    """In the text as it was written, by line and column."""
    read = prose(text)
    findings = proofreader(reader, writer).findings(read)

    spans = sorted(span for one in findings for span in one.spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    lines = text.split("\n")
    for one in findings:
        assert read[slice(*one.spans[0])] == one.found
        for start, _ in one.spans:
            line, column = place(text, start)
            assert lines[line - 1][column - 1] == text[start] == read[start]


@settings(max_examples=EXAMPLES, deadline=None)
@given(READERS, WRITERS, PLAIN)
def test_whoever_follows_the_advice_is_not_given_it_again(reader: str, writer: str, text: str) -> None:
    """Each wording put in its place, the last first, so that the places before it stay right."""
    reading = proofreader(reader, writer)
    followed = [one for one in reading.findings(text) if one.instead]
    better = text
    for (start, end), instead in sorted(((span, one.instead) for one in followed for span in one.spans), reverse=True):
        better = better[:start] + instead + better[end:]

    again = {(one.kind, one.reason, one.advice) for one in reading.findings(better)}
    assert again.isdisjoint((one.kind, one.reason, one.advice) for one in followed)


@settings(max_examples=EXAMPLES, deadline=None)
@given(READERS, st.text(st.characters(exclude_categories=("L",))))
def test_nothing_is_found_without_letters(reader: str, text: str) -> None:
    """Digits are letters to nobody but a glossary."""
    numbered = [word for word in WORDS if not re.search(r"[^\W\d_]", word)]
    if not any(word in text for word in numbered):
        assert proofreader(reader).findings(prose(text)) == []


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    READERS,
    st.lists(
        st.sampled_from(["Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Hazel", "Juniper"]),
        min_size=2,
        max_size=6,
    ),
)
def test_an_abbreviation_made_of_the_letters_before_it_is_explained(reader: str, words: list[str]) -> None:
    """And after it, in either order."""
    long, short = " ".join(words), "".join(word[0] for word in words)
    for text in (f"the {long} ({short}) and {short}", f"{short} ({long}) and the {short}"):
        assert [one.found for one in proofreader(reader).findings(text)] == []

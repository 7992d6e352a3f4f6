"""Words that clash between two types."""

from valuecase import StakeholderType
from valuecase.glossary.between import clashes, laid_out
from valuecase.render.text import to_text

Types = dict[str, StakeholderType]


def named(types: Types, one: str, other: str) -> list[str]:
    return [word.text for word in clashes(types[one], types[other], list(types.values()))]


def test_a_word_clashes_where_either_glossary_or_a_third_one_says_so(types: Types) -> None:
    """The sheriff's own `hold` against the shelter's, and what clinics say of `discharge`."""
    assert named(types, "clinic", "sheriff") == named(types, "sheriff", "clinic") == ["discharge"]
    assert named(types, "shelter", "sheriff") == ["hold"]
    assert named(types, "clinic", "shelter") == ["agency", "HMIS"]


def test_common_words_clash_with_nothing(library: StakeholderType, types: Types) -> None:
    """Every type has them with the same meaning."""
    assert clashes(library, types["sheriff"], []) == []


def test_the_paper_tells_both_meanings_and_keeps_abbreviations_apart(types: Types) -> None:
    """What to say is what the listener's glossary has, then ours; failing both, to say which is meant."""
    clinic, shelter = types["clinic"], types["shelter"]
    words = clashes(clinic, shelter, list(types.values()))

    text = to_text(laid_out(words, clinic, shelter))

    assert (
        "agency\n    To clinics: those who send nurses.\n    To shelters: any member.\n    Say instead: which of"
        in text
    )
    abbreviations = text.split("ABBREVIATIONS")[1]
    assert "HMIS (Homeless Management Information System)" in abbreviations
    assert "Say instead: the shelters' records." in abbreviations

"""What stands between two types: the words that mean one thing to one and another to the other."""

from collections.abc import Sequence

from valuecase.glossary.vocabulary import Word, vocabulary
from valuecase.model.pack import StakeholderType
from valuecase.model.paper import Paper, Section, Table
from valuecase.wording import ended

WHICH = "which of the two is meant"


def clashes(one: StakeholderType, other: StakeholderType, types: Sequence[StakeholderType]) -> list[Word]:
    """The words on which two types differ, according to their own glossaries or to those of other types."""
    return [word for word in vocabulary([one, other, *types]) if word.clashes(one.id, other.id)]


def laid_out(words: Sequence[Word], one: StakeholderType, other: StakeholderType) -> Paper:
    """Each word with both meanings and what to say instead, abbreviations apart."""
    headings = ("Word", f"To {one.about.plural}", f"To {other.about.plural}", "Say instead")
    parts = (
        ("Words", [word for word in words if not word.is_short]),
        ("Abbreviations", [word for word in words if word.is_short]),
    )
    rows = {title: tuple(_row(word, one.id, other.id) for word in some) for title, some in parts if some}
    return Paper(
        f"Words between {one.about.plural} and {other.about.plural}",
        "The same word, and two people who do not talk about the same thing.",
        (),
        tuple(Section(title, (Table(headings, found),)) for title, found in rows.items()),
    )


def _row(word: Word, one: str, other: str) -> tuple[str, ...]:
    long = word.spell_out(one, other, *word.terms)
    name = f"**{word.text}**" + (f" ({long})" if long else "")
    return name, ended(word.means[one]), ended(word.means[other]), ended(word.say_instead(other, one) or long or WHICH)

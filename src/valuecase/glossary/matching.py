"""A pattern for what somebody says, in the forms in which people say it."""

import re

from valuecase.wording import GAP

INFLECTED = 4  # letters; shorter words are mostly those that stay as they are


def phrase_pattern(phrase: str) -> str:
    """The phrase in any case, with or without its first article, its words with the endings of verb and noun.

    `share your data` finds “sharing your data”. Irregular forms are not found.
    """
    words = re.sub(r"^(?:an?|the)\s+", "", phrase, flags=re.IGNORECASE).split()
    return rf"(?i:(?<!\w){GAP.join(_forms(word, alone=len(words) == 1) for word in words)}(?!\w))"


def _forms(word: str, *, alone: bool) -> str:
    """A plural within a phrase finds its singular, as in `frequent flyers`; alone it does not: `savings` is not “saving”."""
    if len(word) < INFLECTED or not word.isalpha():
        return re.sub(r"['’]", "['’]", re.escape(word))
    if word.endswith("e"):
        return f"{word[:-1]}(?:e|es|ed|ing)"
    if re.search(r"[^aeiou]y$", word):
        return f"{word[:-1]}(?:y|ies|ied|ying)"
    if word.endswith("s"):
        return word if alone or word.endswith("ss") else f"{word}?"
    return f"{word}(?:s|es|ed|ing)?"

"""What has to be known to start a stakeholder type: a few names, each of which may stand in any text of a pack."""

import re
import unicodedata

from attrs import frozen

from valuecase.model.pack import CATEGORIES
from valuecase.model.problems import Problem, ValueCaseError, did_you_mean

ID = re.compile(r"[a-z][a-z0-9_]*")
# What would end a text in TOML or Python, or be read as a placeholder in what a reader sees.
_REFUSED = re.compile(r'["\\{}\x00-\x1f\x7f]')
DRIVER_TITLE = "title of the driver"


@frozen
class Starter:
    """A stakeholder type in outline. `new_sector` is the title of a sector that valuecase does not know, else empty."""

    id: str
    title: str
    plural: str
    sector: str
    category: str
    driver_title: str
    new_sector: str = ""

    def __attrs_post_init__(self) -> None:
        """Raise ValueCaseError with all that cannot stand where it would."""
        problems = [*self._named(), *self._worded()]
        if self.category not in CATEGORIES:
            advice = did_you_mean(self.category, CATEGORIES, f"It can be: {', '.join(CATEGORIES)}.")
            problems.append(Problem(f'"{self.category}" is no category of drivers', advice))
        if problems:
            raise ValueCaseError(problems)

    @property
    def driver(self) -> str:
        """The id of the first driver: the first words of its title."""
        return "_".join(id_of(self.driver_title).split("_")[:5]) or "first_driver"

    @property
    def module(self) -> str:
        return f"valuecase_{self.id}"

    def _named(self) -> list[Problem]:
        given = ((self.title, self.id), (self.new_sector or self.sector, self.sector))
        return [found for words, id in given if (found := wrong_id(words, id))]

    def _worded(self) -> list[Problem]:
        given = {"title": self.title, "plural": self.plural, DRIVER_TITLE: self.driver_title}
        given |= {"sector": self.new_sector} if self.new_sector else {}
        return [found for what, words in given.items() if (found := wrong_words(what, words))]


def wrong_id(words: str, id: str) -> Problem | None:
    """What is wrong with the id that was made from words."""
    advice = "Use letters from a to z, digits and spaces, and begin with a letter: school district."
    return None if ID.fullmatch(id) else Problem(f'"{words}" makes no id', advice)


def wrong_words(what: str, words: str) -> Problem | None:
    """What is wrong with words that are to stand in texts of a pack."""
    if not words.strip():
        return Problem(f"the {what} is empty", "Give it a few words.")
    if refused := _REFUSED.search(words):
        return Problem(
            f"the {what} cannot hold {refused.group()!r}", "Leave out quotation marks, braces and backslashes."
        )
    if what == DRIVER_TITLE and any(character.isdigit() for character in words):
        return Problem(f"the {what} holds a number", "Say it in words: every number a reader sees needs a source.")
    return None


def id_of(words: str) -> str:
    """Words as an id: `School district` is school_district."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "_".join(re.findall(r"[a-z0-9]+", plain.replace("'", "")))


def distribution_of(id: str) -> str:
    """What a plugin with the type of this id is called."""
    return f"valuecase-{id.replace('_', '-')}"


def title_of(id: str) -> str:
    """An id as words: School district."""
    return id.replace("_", " ").capitalize()


def plural_of(title: str) -> str:
    """The usual plural, in lower case where it begins a word that is written so: school districts."""
    first = title[:1].lower() if title[1:2].islower() else title[:1]
    words = first + title[1:]
    if re.search(r"[^aeiou]y$", words):
        return f"{words[:-1]}ies"
    return f"{words}es" if re.search(r"(s|x|z|ch|sh)$", words) else f"{words}s"

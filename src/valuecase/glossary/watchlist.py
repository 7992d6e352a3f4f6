"""What one reader should not meet in a text: words of other trades, words that mean something else to it, and phrases that
it hears differently; each with its reason and a better wording."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from attrs import frozen

from valuecase.catalog import OTHER
from valuecase.explaining.words import Words
from valuecase.glossary.abbreviations import capitals_of
from valuecase.glossary.matching import phrase_pattern
from valuecase.glossary.vocabulary import Word, vocabulary
from valuecase.model.pack import StakeholderType
from valuecase.wording import ended, sentence_list, word_pattern

Kind = Literal["abbreviation", "jargon", "clash", "heard"]
PLAINLY = "Say it in words that any partner knows."
WHICH = "Say which you mean."
SENSES = 2  # how many trades' senses of a word are told where it is not known whose is meant


@frozen(eq=False, repr=False)
class Watched:
    """A word or phrase to look for. `reason` goes on from the words found; `instead` could stand in their place.

    An abbreviation is no finding once a text has explained it; `spelled` is what it is known to be short for.
    """

    kind: Kind
    text: str
    pattern: str
    reason: str
    advice: str
    instead: str = ""
    spelled: tuple[str, ...] = ()


class Watchlist:
    """What to look for in a text for one reader, and which wordings are fine even where they hold such a word.

    `writer` is the type whose sense of a word is ours, where we have one. What is to be said `aloud` in the listener's own
    words explains every abbreviation, the listener's too, since not everybody in the room is of the trade; and a word of
    many trades has the listener's sense in it.
    """

    def __init__(
        self, reader: StakeholderType, others: Sequence[StakeholderType], writer: str = "", *, aloud: bool = False
    ) -> None:
        self.reader, self.writer, self.aloud = reader, writer, aloud
        types = [type for type in others if type.id != reader.id] + [reader]
        self._plural = {type.id: type.about.plural for type in types}
        words = vocabulary(types)
        self.watched = [*self._phrases(), *(found for word in words if (found := self._watched(word)))]
        # An abbreviation that the reader's own glossary uses is the reader's.
        self.familiar = capitals_of(" ".join(_own_words(reader)))
        watched = {one.text for one in self.watched}
        # A longer term in which a shorter one may stand, what is said in full, what is said as we advise.
        self.fine = [
            *(word.text for word in words if word.text not in watched),
            *(long.lower() for word in words for long in word.spelled),
            *(one.instead.lower() for one in self.watched if one.instead),
        ]

    def _phrases(self) -> list[Watched]:
        tell = Words(self.reader).text
        return [
            Watched(
                "heard", said, phrase_pattern(said), "is heard differently",
                f"They may hear: {ended(tell(one.hears))} {_say(tell(one.say_instead))}",
                tell(one.say_instead),
            )
            for said, one in self.reader.heard_as.items()
        ]  # fmt: skip

    def _watched(self, word: Word) -> Watched | None:
        match self._kind(word):
            case "abbreviation":
                return self._abbreviation(word)
            case "clash":
                return self._clash(word)
            case "jargon":
                return self._jargon(word)
        return None

    def _kind(self, word: Word) -> Kind | None:
        reader = self.reader.id
        own = reader in word.terms
        if self.writer in word.means:
            differs = word.clashes(self.writer, reader)
        else:  # whoever writes may have the sense of any type that says it has another one here
            differs = any(reader in term.elsewhere for term in word.terms.values())
        if word.is_short:
            return None if own and not differs and not (self.aloud and word.spelled) else "abbreviation"
        if differs and not self.aloud:
            return "clash"
        return None if own or OTHER in word.terms or word.is_ordinary else "jargon"

    def _abbreviation(self, word: Word) -> Watched:
        reader, first = self.reader.id, (self.writer, *self._owners(word))
        instead, long = word.say_instead(reader, *first, OTHER), word.spell_out(*first, reader, OTHER)
        full = long if self.aloud or not long else f"{long} ({word.text})"
        if not full:
            advice = " ".join((_say(instead) or PLAINLY, *self._meanings(word, (*self._ours(word), reader))))
        else:
            write = f'Write "{full}"' + (f", or say: {ended(instead)}" if instead else ".")
            taken_for = [] if self.aloud else self._meanings(word, (reader,))
            advice = " ".join((write, *taken_for))
        return self._found("abbreviation", word, "is not explained", advice, full or instead)

    def _clash(self, word: Word) -> Watched:
        ours, reader = self._ours(word), self.reader.id
        instead = word.say_instead(reader, *ours, OTHER)
        advice = " ".join((*self._meanings(word, (*ours, reader)), _say(instead) or WHICH))
        return self._found("clash", word, f"means something else to {self._plural[reader]}", advice, instead)

    def _jargon(self, word: Word) -> Watched:
        ours, trades = self._ours(word), sentence_list(self._plural[type] for type in self._owners(word))
        instead = word.say_instead(*ours)
        advice = " ".join((_say(instead) or PLAINLY, *self._meanings(word, ours)))
        return self._found("jargon", word, f"is a word of {trades} and is not explained", advice, instead)

    def _found(self, kind: Kind, word: Word, reason: str, advice: str, instead: str) -> Watched:
        return Watched(kind, word.text, word_pattern(word.text), reason, advice, instead, word.spelled)

    def _owners(self, word: Word) -> list[str]:
        return [type for type in word.terms if type not in (OTHER, self.reader.id)]

    def _ours(self, word: Word) -> tuple[str, ...]:
        """The types whose sense a writer has: our own, where it is known, else those that have the word."""
        return (self.writer,) if self.writer in word.means else tuple(self._owners(word)[:SENSES])

    def _meanings(self, word: Word, types: Iterable[str]) -> list[str]:
        return [f"To {self._plural[type]}: {ended(word.means[type])}" for type in types if type in word.means]


def _say(instead: str) -> str:
    return f"Say instead: {ended(instead)}" if instead else ""


def _own_words(type: StakeholderType) -> Iterator[str]:
    yield from type.heard_as
    for term in type.term.values():
        yield from (term.term, term.means)

"""Whether a talking point can be said aloud: its length, its words, and no trade's abbreviations."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from valuecase.checks.places import Places
from valuecase.glossary.proofreader import Proofreader
from valuecase.glossary.watchlist import Watchlist
from valuecase.model.fields import Path
from valuecase.model.pack import StakeholderType
from valuecase.model.problems import Problem
from valuecase.model.proposition import Point
from valuecase.wording import fill

SENTENCES = 2
# Grade of the Automated Readability Index, which counts letters and words and needs no dictionary of syllables: what
# somebody who finished school follows at first hearing. Most shipped wordings lie between 7 and 11.
HARDEST = 12
A_NUMBER = "10"  # what a placeholder is read as
_WITHIN_A_NUMBER = re.compile(r"(?<=\d)[.,](?=\d)")


def spoken(type: StakeholderType, others: Sequence[StakeholderType], places: Places) -> Iterator[Problem]:
    """Wordings of more than two sentences, too hard to follow, or with words of a trade that are not explained."""
    proofreader = Proofreader(Watchlist(type, others, aloud=True))
    for one in type.proposition.values():
        for point in one.point.values():
            for said, within in _wordings(point):
                for message, advice in _faults(said, proofreader):
                    where = f"{one.id}, said to {point.id}"
                    at = ("point", point.id, *within)
                    yield places.problem(f"{where}: {message}", advice, "proposition", one.id, *at)


def readability() -> Any:
    """The library that measures it, or None where it is not installed: it comes with the extra `check`."""
    try:
        import textstat
    except ImportError:
        return None
    return textstat


def _wordings(point: Point) -> Iterator[tuple[str, Path]]:
    for field in ("say", "guarded", "return_first"):
        for index, said in enumerate(getattr(point, field)):
            yield said, (field, index)
    yield point.ask, ("ask",)


def _faults(said: str, proofreader: Proofreader) -> Iterator[tuple[str, str]]:
    read = fill(said, lambda _: A_NUMBER) or said
    read = _WITHIN_A_NUMBER.sub("", read)  # the point of 164.512 ends no sentence
    if (measure := readability()) is not None:
        if (count := measure.sentence_count(read)) > SENTENCES:
            yield f"{count} sentences are more than can be said at once", f"Say it in {SENTENCES}."
        if (grade := measure.automated_readability_index(read)) > HARDEST:
            yield (
                f"readability grade {grade:.1f} is above {HARDEST}",
                "Use shorter words, and two short sentences in place of long ones.",
            )
    for finding in proofreader.findings(read):
        yield finding.message, finding.advice

"""Reading a text for one reader: every word it should not meet, where it stands, and what to write instead."""

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from valuecase.glossary.abbreviations import UNKNOWN, is_explained, is_shouted, is_well_known, without_headings
from valuecase.glossary.prose import BLANK, place
from valuecase.glossary.watchlist import Kind, Watched, Watchlist
from valuecase.model.problems import Problem
from valuecase.wording import word_pattern

ALSO = 5  # further places that are named


@frozen(eq=False, repr=False)
class Finding:
    """A word or phrase of a text as it stands there, and every place from start to end. What is only to be spelled out has
    one place, where it first stands.

    `instead` could be put in its place; it is empty where nobody has written down a wording that could.
    """

    kind: Kind
    found: str
    spans: tuple[tuple[int, int], ...]
    reason: str
    advice: str
    instead: str = ""

    @property
    def message(self) -> str:
        return f'"{" ".join(self.found.split())}" {self.reason}'


def located(finding: Finding, text: str, file: str) -> Problem:
    """A finding as a problem of the file that holds the text, where it first stands; the advice names further places."""
    line, column = place(text, finding.spans[0][0])
    further = [place(text, start) for start, _ in finding.spans[1 : 1 + ALSO]]
    named = "; ".join(f"line {line}, column {column}" for line, column in further)
    rest = len(finding.spans) - 1 - len(further)
    more = f" and {rest} more" if rest else ""
    advice = f"{finding.advice} Also: {named}{more}." if further else finding.advice
    return Problem(finding.message, advice, file, line, "warning", column)


class Proofreader:
    """Finds what is on a watchlist, and abbreviations that no glossary knows and the text does not explain."""

    def __init__(self, watchlist: Watchlist) -> None:
        watched = watchlist.watched
        anything = re.compile("|".join([*(one.pattern for one in watched), UNKNOWN.pattern]))
        entries: list[tuple[int, str, Watched | None]] = [(len(one.text), one.pattern, one) for one in watched]
        # Most wordings that are fine hold nothing that could be found, and need not be looked for.
        entries += [(len(text), word_pattern(text), None) for text in watchlist.fine if anything.search(text)]
        # Of what begins at one place the longest is meant; of equals, what comes first on the list.
        entries.sort(key=lambda entry: -entry[0])
        # Every pattern begins where a word does: said once, ahead of them all, it spares trying them anywhere else.
        either = "|".join(f"({pattern})" for _, pattern, _ in entries)
        self._pattern = re.compile(rf"(?<!\w)(?=\S)(?:{either})")
        self._entries = [one for *_, one in entries]
        self._short = {one.text for one in watched if one.kind == "abbreviation"} | watchlist.familiar
        self._familiar = watchlist.familiar

    def findings(self, text: str) -> list[Finding]:
        """Everything that is found, in the order of the text. Positions count from 0; no two findings overlap."""
        found: dict[Watched, list[re.Match[str]]] = {}

        def note(match: re.Match[str]) -> str:
            one = self._entries[(match.lastindex or 0) - 1]
            if one is not None:
                found.setdefault(one, []).append(match)
            return BLANK * len(match[0])

        rest = self._pattern.sub(note, text)
        running = without_headings(text, self._short)
        known = [finding for one, matches in found.items() for finding in _listed(one, matches, running)]
        return sorted([*known, *self._unknown(rest, running)], key=lambda finding: finding.spans)

    def _unknown(self, rest: str, running: str) -> Iterator[Finding]:
        """Abbreviations in what is left of a text when all that the glossaries hold is taken out."""
        seen = set(self._familiar)
        for match in UNKNOWN.finditer(rest):
            short, (start, end) = match[1], match.span()
            if short in seen or is_well_known(short) or running[start] == BLANK or is_shouted(rest, start, end):
                continue
            seen.add(short)
            if not is_explained(running, start, end, ()):
                advice = f'Where it first stands, write what it is short for, and "({short})" after it.'
                yield Finding("abbreviation", match[0], ((start, end),), "is not explained", advice)


def _listed(one: Watched, matches: Sequence[re.Match[str]], running: str) -> Iterator[Finding]:
    if one.kind == "abbreviation":
        matches = [match for match in matches if running[match.start()] != BLANK]
        if not matches or is_explained(running, *matches[0].span(), one.spelled):
            return
    if one.spelled:
        matches = matches[:1]
    spans = tuple(match.span() for match in matches)
    yield Finding(one.kind, matches[0][0], spans, one.reason, one.advice, one.instead)

"""Which numbers a reader may meet in a paper, because a fact, a figure, an estimate or a named source stands behind them."""

import re
from collections.abc import Iterator
from itertools import chain

from valuecase.citations import reference
from valuecase.model.case import ValueCase
from valuecase.model.fields import each_field
from valuecase.model.paper import Bullets, Paper, Paragraph, Section, Table
from valuecase.telling import estimate_told, held
from valuecase.wording import about, day, number, span, unit_named

# Years, which rules may write out, and what a paper counts or numbers itself: citations, places in a list, how many more.
_OWN = re.compile(
    r"\b(?:19|20)\d\d\b|\[\d[\d, ]*\]|^\d+\. |we know \d+ of \d+ facts[^\n]*|\band \d+ more\b", re.MULTILINE
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def numbers(text: str) -> set[str]:
    """The numbers of a text, without signs and units."""
    return set(_NUMBER.findall(text))


def unexplained(paper: Paper, case: ValueCase) -> set[str]:
    """Numbers of a paper that nothing in its case accounts for."""
    said = "\n".join(chain([paper.title, paper.notice, *paper.lead], *map(_texts, paper.sections)))
    return numbers(_OWN.sub("", said)) - numbers("\n".join(_accounted_for(case)))


def _texts(section: Section) -> Iterator[str]:
    if section.title == "Sources":
        return
    for block in section.blocks:
        match block:
            case Paragraph(text=text):
                yield text
            case Bullets(items=items):
                yield from items
            case Table(headings=headings, rows=rows):
                yield from chain(headings, *rows)


def _accounted_for(case: ValueCase) -> Iterator[str]:
    type, units = case.type, case.type.unit
    yield day(case.as_of)
    for fact in case.facts.values():
        yield held(case, fact.id)
        yield from (held(case, fact.id, value) for value in (*filter(None, [fact.chosen]), *fact.others))
        yield fact.implausible
        if isinstance(fact.value, int | float):
            yield number(fact.value, unit_named(units, type.fact[fact.id].unit))
    for figure in type.figure.values():
        yield f"{span(min(figure.ends), max(figure.ends), unit_named(units, figure.unit))} {figure.valid_until or ''}"
    for one in case.propositions:
        for found in one.estimates:
            yield estimate_told(case, found)
            yield about(found.low, found.high, unit_named(units, found.estimate.unit))
    yield from map(reference, type.source.values())
    yield from (heard.words for heard in case.partner.heard.values())
    yield from (f"{heard.as_of:%Y}" for heard in case.partner.heard.values() if heard.as_of)
    for record in chain(*(getattr(type, table).values() for table in ("term", "law", "fact", "proposition"))):
        # Names that hold digits, what a study found with its source beside it, and questions as they are asked.
        yield from (value for shape, value, _ in each_field(record) if shape.kind == "text" and not shape.prose)

"""What both `why` and `explain` are put together from."""

from collections.abc import Iterable

from valuecase.citations import reference
from valuecase.model.pack import StakeholderType
from valuecase.model.paper import Bullets, Paragraph, Section
from valuecase.model.proposition import GRADES_OF_EVIDENCE, TESTED, Evidence


def bullets(title: str, items: Iterable[str]) -> Section | None:
    """A section with a list, or none for an empty one."""
    kept = tuple(items)
    return Section(title, (Bullets(kept),)) if kept else None


def paragraph(title: str, text: str) -> Section | None:
    return Section(title, (Paragraph(text),)) if text else None


def lists(*sections: Section | None) -> tuple[Section, ...]:
    """The sections that there are."""
    return tuple(section for section in sections if section)


def evidence(type: StakeholderType, title: str, items: Iterable[Evidence]) -> Section | None:
    """What was found, how, whether the help or the sharing was tested, and by whom."""

    def told(one: Evidence) -> str:
        how = f"{GRADES_OF_EVIDENCE[one.grade]}; {TESTED[one.tested]}"
        return f"{one.finds.rstrip('.')} ({how}). {reference(type.source[one.source])}"

    return bullets(title, map(told, items))


def sources(type: StakeholderType, ids: Iterable[str]) -> Section | None:
    return bullets("Where this comes from", (reference(type.source[id]) for id in dict.fromkeys(ids)))


def upper(text: str) -> str:
    """A text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]

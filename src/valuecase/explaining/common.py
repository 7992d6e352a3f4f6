"""What both `why` and `explain` say."""

from collections.abc import Iterable

from valuecase.citations import reference
from valuecase.model.pack import Evidence, StakeholderType
from valuecase.model.paper import Bullets, Section
from valuecase.telling import GRADES_OF_EVIDENCE


def bullets(title: str, items: Iterable[str]) -> Section | None:
    """A section with a list, or none for an empty one."""
    kept = tuple(items)
    return Section(title, (Bullets(kept),)) if kept else None


def evidence(type: StakeholderType, title: str, items: Iterable[Evidence]) -> Section | None:
    """What was found, how, whether the help or the sharing was tested, and by whom."""
    tested = {"service": "the help itself was tested", "sharing": "the sharing of data was tested"}
    return bullets(
        title,
        (
            f"{one.finds.rstrip('.')} ({GRADES_OF_EVIDENCE[one.grade]}; {tested[one.tested]}). {reference(type.source[one.source])}"
            for one in items
        ),
    )


def sources(type: StakeholderType, ids: Iterable[str]) -> Section | None:
    return bullets("Where this comes from", (reference(type.source[id]) for id in dict.fromkeys(ids)))

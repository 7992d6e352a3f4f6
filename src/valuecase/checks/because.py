"""The few parts of a condition that decided it."""

from collections.abc import Iterator

from valuecase.conditions.reasons import Reason

MOST = 3


def because(reason: Reason) -> list[str]:
    """The comparisons and facts that made an answer what it is, as they stand in the rule; the first few."""
    found = list(dict.fromkeys(_decisive(reason)))
    rest = len(found) - MOST
    return [*found[:MOST], *([f"and {rest} more"] if rest > 0 else [])]


def _decisive(reason: Reason) -> Iterator[str]:
    logical = [child for child in reason.children if isinstance(child.answer, bool) and child.text != "True"]
    if not logical:
        yield f"{reason.text} is {_said(reason.answer)}"
        return
    # Below a not the answer turns round; elsewhere the parts that answer like the whole are those that decided it.
    alike = [child for child in logical if child.answer == reason.answer] or logical
    for child in alike:
        yield from _decisive(child)


def _said(answer: object) -> str:
    if answer is None:
        return "unknown"
    return str(answer).lower() if isinstance(answer, bool) else str(answer)

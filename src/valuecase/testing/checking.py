"""A whole type, looked at as `valuecase check` looks at it."""

from collections.abc import Iterable
from datetime import date

from valuecase.checks.everything import types_at_hand
from valuecase.checks.findings import findings
from valuecase.checks.places import Places
from valuecase.engine import Engine
from valuecase.model.pack import StakeholderType
from valuecase.testing.prepared import AS_OF, evaluator_of, told


def check_stakeholder(
    type: StakeholderType, *, as_of: date = AS_OF, others: Iterable[StakeholderType] | None = None
) -> None:
    """Raise an AssertionError that lists every finding that `valuecase check` makes of a type; pass when there is none.

    Examples that come out otherwise than they say, rules that lack an example or the other side of the evidence, what nothing
    uses, points that cannot be said aloud: all at once, each with file and line where the type was read from a folder
    (as `read_pack` does), and with what to write instead. What cannot be read at all, `read_pack` refuses before.

    :param type: the type, as the hook `valuecase_stakeholder` gives it.
    :param as_of: the day for which examples are run that name no day of their own.
    :param others: the types whose trade words a point should not borrow; without it, all that are installed.
    """
    __tracebackhide__ = True
    others = types_at_hand(Engine()) if others is None else others
    found = list(findings(type, others, evaluator_of(type), as_of, Places(type.folder)))
    if found:
        counted = "1 finding" if len(found) == 1 else f"{len(found)} findings"
        raise AssertionError(told(f'{counted} in the type "{type.id}":', found))

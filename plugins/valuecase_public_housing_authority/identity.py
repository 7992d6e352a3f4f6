"""What housing authorities are called and where they are.

The key is the code of the authority, two letters and three digits: `AL001`. The letters are the state's, but RQ is
Puerto Rico, GQ Guam and VQ the Virgin Islands. Names differ from file to file; the code does not.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from valuecase.conditions.tree import Value
from valuecase.model.sources import PublishedRow
from valuecase.published import cased, known, state_code, tidy

ISLANDS = {"RQ": "PR", "GQ": "GU", "VQ": "VI"}


def authority(
    code: str,
    name: str,
    state: str = "",
    city: str = "",
    facts: Mapping[str, Value | None] | None = None,
    notes: tuple[str, ...] = (),
    as_of: date | None = None,
) -> Iterator[PublishedRow]:
    """A row under the code of its authority; nothing where that is no code."""
    key = code.strip().upper()
    if re.fullmatch(r"[A-Z]{2}\d{3}", key):
        where = state_code(ISLANDS.get(key[:2], key[:2])) or state_code(state)
        yield PublishedRow((key,), tidy(name), where, cased(city), known(facts or {}), notes, as_of)

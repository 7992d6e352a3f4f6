"""Cells to values of a fact: each is read as one partner's values are, many at once."""

import re
from datetime import date, datetime

import polars as pl

from valuecase.model.facts import FactDefinition
from valuecase.published import day, is_missing, yes_no
from valuecase.reading.values import LARGEST_NUMBER, Reading, fit, parse

_TYPES = {
    "yes_no": pl.Boolean(),
    "integer": pl.Int64(),
    "number": pl.Float64(),
    "date": pl.Date(),
    "text": pl.String(),
    "choices": pl.List(pl.String()),
}
_NUMBERS = ("integer", "number")
# Columns that say the same in a plainer type, with which Polars can do more.
_PLAIN = (
    (pl.Categorical, pl.String()),
    (pl.Enum, pl.String()),
    (pl.Decimal, pl.Float64()),
    (pl.List(pl.Null), pl.List(pl.String)),
)
_THOUSANDS = re.compile(r"\D*\d{1,3}(,\d{3})+(?![\d,]).*")


def type_of(definition: FactDefinition) -> pl.DataType:
    """How a column of this fact is kept: options by their ids, several of them as a list."""
    return pl.Enum(list(definition.options)) if definition.type == "choice" else _TYPES[definition.type]


def read_cell(definition: FactDefinition, text: str) -> Reading:
    """What one cell of text says of a fact. Neither a value nor a fault where it says that nothing is known.

    A cell is read as `parse` reads what somebody types, with the publishers' spellings of yes, no and dates beside. A comma
    that does not part thousands is refused: nobody is there to see that 12,5 was taken for 125.
    """
    missing = is_missing(text)
    if missing and not (definition.options and text.strip()):
        return Reading()
    if definition.type in _NUMBERS and "," in text and not _THOUSANDS.fullmatch(text):
        found = Reading(wrong=f"{definition.id} has a comma that does not part thousands: '{text.strip()}'")
    else:
        found = parse(definition, text)
    if found.value is not None:  # an option may be called none
        return found
    if definition.type == "yes_no" and (answer := yes_no(text)) is not None:
        return fit(definition, answer)
    if definition.type == "date" and (when := _when(text.strip())):
        return fit(definition, when)
    return Reading() if missing else found


def read_typed(definition: FactDefinition, value: object) -> Reading:
    """What a value says that its file has typed: as `fit` has it, and 0 and 1 are no and yes as they are in text."""
    match value:
        case str():
            return read_cell(definition, value)
        case 0 | 1 if definition.type == "yes_no":
            return fit(definition, bool(value))
    return fit(definition, value)


def read_column(definition: FactDefinition, raw: pl.Series) -> tuple[pl.Series, pl.Series]:
    """The values of a column, null where nothing is known, and why a cell does not fit, null where it does."""
    for given, plain in _PLAIN:
        if raw.dtype == given:
            raw = raw.cast(plain)
    values = _at_once(definition, raw)
    rest = raw.filter(values.is_null() & raw.is_not_null()).unique()
    if rest.is_empty():
        return values, pl.Series(values=[None], dtype=pl.String).new_from_index(0, len(raw))
    read = read_cell if raw.dtype == pl.String else read_typed
    readings = [read(definition, cell) for cell in rest.to_list()]
    found = [sorted(r.value) if isinstance(r.value, frozenset) else r.value for r in readings]
    known = pl.DataFrame(
        {
            "raw": rest,
            "value": pl.Series(found, dtype=values.dtype),
            "why": pl.Series([r.wrong or None for r in readings], dtype=pl.String),
        }
    )
    one_by_one = pl.DataFrame({"raw": raw}).join(known, on="raw", how="left", maintain_order="left")
    return values.zip_with(values.is_not_null(), one_by_one["value"]), one_by_one["why"]


def beyond(definition: FactDefinition) -> str:
    """Why a value of the fact is hard to believe, as one partner's brief would say; empty where none can be."""
    if not definition.plausible:
        return ""
    low, high = definition.plausible
    return f"{definition.label}: outside what is plausible ({low:,} to {high:,})"


def doubts(definition: FactDefinition, values: pl.Series) -> pl.Series:
    """Why a value is hard to believe, null where it is not. It is used, as one partner's would be."""
    why = pl.Series(values=[None], dtype=pl.String).new_from_index(0, len(values))
    if not definition.plausible or definition.type not in _NUMBERS:
        return why
    return why.set(~values.is_between(*definition.plausible), beyond(definition))


def _at_once(definition: FactDefinition, raw: pl.Series) -> pl.Series:
    """The values that Polars casts as Python would; null for every cell that has to be looked at, and for no value."""
    wanted, given = type_of(definition), raw.dtype
    if definition.type in _NUMBERS and (given == pl.String or given.is_integer() or given.is_float()):
        cast = raw.cast(pl.Int64 if given.is_integer() else wanted if given == pl.String else given, strict=False)
        usable = cast.is_between(-LARGEST_NUMBER, LARGEST_NUMBER)
        if definition.type == "integer" and cast.dtype.is_float():
            usable &= cast == cast.floor()
        return cast.set(~usable, None).cast(wanted)
    if definition.type == "yes_no" and given == pl.Boolean:
        return raw
    if definition.type == "date" and given in (pl.Date, pl.Datetime):
        return raw.dt.date()
    return pl.Series(values=[None], dtype=wanted).new_from_index(0, len(raw))


def _when(typed: str) -> date | None:
    """A date as publishers write it, with the time of day that spreadsheets add to it, or without."""
    try:
        return datetime.fromisoformat(typed).date()
    except ValueError:
        date_part, _, time = typed.partition(" ")
        return day(date_part) if len(date_part) <= 10 and (not time or ":" in time) else None

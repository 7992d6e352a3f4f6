"""The columns of a table that are facts, fitted to their facts as one partner's values are.

A column of another type is a problem with the table. A single cell that does not fit (not a number, beyond what counts as a
number, not an option) counts as unknown, and is counted.
"""

from collections.abc import Mapping
from functools import reduce
from operator import or_

import narwhals as nw
from attrs import frozen

from valuecase.conditions.tables import LARGEST_FACT
from valuecase.model.facts import FactDefinition
from valuecase.model.pack import StakeholderType
from valuecase.model.problems import Problem, ValueCaseError

DATED = "_as_of"  # ends the name of the column that dates the values of a fact
_WANTED = {
    "yes_no": "true or false",
    "integer": "numbers",
    "number": "numbers",
    "date": "dates",
    "text": "text",
    "choice": "text",
    "choices": "lists of text",
}
_SMALL = (nw.Int8, nw.Int16, nw.Int32, nw.UInt8, nw.UInt16, nw.UInt32)  # none of their values is too large


@frozen
class Fitted:
    """A column as its fact wants it. `fits` is false where a cell does not, and None where every cell must."""

    value: nw.Expr
    fits: nw.Expr | None = None


def fitted(schema: Mapping[str, nw.dtypes.DType], type: StakeholderType, *, enums: bool) -> dict[str, Fitted]:
    """The facts that a table has a column of; raises ValueCaseError with every column that is of a wrong type.

    With `enums` choices become columns of their options.
    """
    found, problems = {}, []
    for fact in type.fact.values():
        if fact.id not in schema or schema[fact.id] == nw.Unknown:  # a column of nothing but nulls
            continue
        if fact.formula is not None:
            problems.append(
                Problem(f"{fact.id} is worked out from other facts", "Leave this column out, or rename it.")
            )
            continue
        column = _fitted(fact, schema[fact.id], enums)
        if column is None:
            problems.append(_wrong(fact.id, schema[fact.id], _WANTED[fact.type]))
        else:
            found[fact.id] = column
        dated = schema.get(fact.id + DATED)
        if dated is not None and dated not in (nw.Date, nw.Datetime, nw.Unknown):
            problems.append(_wrong(fact.id + DATED, dated, "dates"))
    if problems:
        raise ValueCaseError(problems)
    return found


def _wrong(column: str, found: nw.dtypes.DType, wanted: str) -> Problem:
    return Problem(f"the column {column} holds {found}, where {wanted} are wanted", "Convert it, or rename the column.")


def _fitted(fact: FactDefinition, found: nw.dtypes.DType, enums: bool) -> Fitted | None:
    own = nw.col(fact.id)
    match fact.type:
        case "yes_no" if found == nw.Boolean:
            return Fitted(own)
        case "integer" | "number" if found.is_numeric():
            return _number(fact, own.cast(nw.Float64), found)
        case "date" if found == nw.Date:
            return Fitted(own)
        case "date" if found == nw.Datetime:
            return Fitted(own.cast(nw.Date))
        case "text" if _is_text(found):
            text = own.cast(nw.String).str.strip_chars()
            return Fitted(nw.when(text != "").then(text))
        case "choice" if _is_text(found):
            return _choice(fact, own, found, enums)
        case "choices" if isinstance(found, nw.List) and _is_text(found.inner):
            named = nw.sum_horizontal(*(own.list.contains(option).cast(nw.Int64) for option in fact.options))
            fits = own.list.unique().list.len().cast(nw.Int64) == named
            return Fitted(nw.when(fits).then(own), fits)
    return None


def _is_text(found: object) -> bool:
    return found == nw.String or found == nw.Enum or found == nw.Categorical


def _number(fact: FactDefinition, value: nw.Expr, found: nw.dtypes.DType) -> Fitted:
    if found in _SMALL:
        return Fitted(value)
    fits = value.abs() <= LARGEST_FACT
    if fact.type == "integer" and not found.is_integer():
        fits = fits & (value.floor() == value)
    return Fitted(nw.when(fits).then(value), fits)


def _choice(fact: FactDefinition, own: nw.Expr, found: nw.dtypes.DType, enums: bool) -> Fitted:
    options = nw.Enum(sorted(fact.options))
    if found == options:
        return Fitted(own)
    text = own.cast(nw.String)
    fits = reduce(or_, (text == option for option in fact.options))
    value = nw.when(fits).then(text)
    return Fitted(value.cast(options) if enums else value, fits)

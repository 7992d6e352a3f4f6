"""Steps as words and numbers: what a reader of the table sees."""

from collections.abc import Sequence
from functools import reduce
from operator import and_, or_

import narwhals as nw
from attrs import frozen

from valuecase.conditions.graph import Number
from valuecase.conditions.tables import Columns


@frozen(eq=False)
class Words:
    """How answers of `columns` are written. With `enums`, words are options of a column rather than text of their own."""

    columns: Columns
    enums: bool

    def answer(self, number: Number, yes: str, no: str, unknown: str) -> nw.Expr:
        """One of three words."""
        options = (yes, no, unknown)
        if self.is_constant(number):
            value = self.columns.graph.value(number)
            return self.word(unknown if value is None else yes if value else no, options)
        found = self.columns.of(number)
        return (
            nw.when(found)
            .then(self.word(yes, options))
            .when(~found)
            .then(self.word(no, options))
            .otherwise(self.word(unknown, options))
        )

    def word(self, word: str, options: Sequence[str]) -> nw.Expr:
        """A word that is one of some."""
        return nw.lit(word, nw.Enum(options) if self.enums else nw.String)

    def is_constant(self, number: Number) -> bool:
        return self.columns.graph.steps[number].is_constant

    def is_true(self, number: Number) -> nw.Expr:
        """True or false: unknown is not true."""
        return self._known(number, True)

    def is_unknown(self, number: Number) -> nw.Expr:
        """True or false: whether there is no answer."""
        if self.is_constant(number):
            return nw.lit(self.columns.graph.value(number) is None)
        return self.columns.of(number).is_null()

    def _known(self, number: Number, wanted: bool) -> nw.Expr:
        if self.is_constant(number):
            return nw.lit(self.columns.graph.value(number) is wanted)
        return self.columns.of(number).fill_null(False)


def both(*items: nw.Expr) -> nw.Expr:
    return reduce(and_, items)


def any_of(items: Sequence[nw.Expr]) -> nw.Expr:
    return reduce(or_, items, nw.lit(False)) if not items else reduce(or_, items)


def number(value: int) -> nw.Expr:
    """A small whole number."""
    return nw.lit(value, nw.Int32)


def counted(flag: nw.Expr, worth: int = 1) -> nw.Expr:
    """A number where a flag is true, and nothing where it is not."""
    return nw.when(flag).then(number(worth)).otherwise(number(0))


def total(items: Sequence[nw.Expr]) -> nw.Expr:
    """A sum of numbers that are all known."""
    return nw.sum_horizontal(*items) if items else number(0)


def largest(items: Sequence[nw.Expr]) -> nw.Expr:
    """The largest of numbers that are all known."""
    return nw.max_horizontal(*items) if len(items) > 1 else items[0] if items else number(0)

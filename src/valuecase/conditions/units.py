"""Which units go together, and what becomes of them in a calculation.

A unit here is an id such as `usd` or `percent`, or one of three that only calculations have: `ANY` (a plain number,
which agrees with everything), `SHARE` (something divided by its like: without a unit, at an unknown scale, so it agrees
with every plain unit), and `UNCLEAR` (dollars times people), which agrees with everything because nothing is known.
"""

from attrs import frozen

ANY = ""
SHARE = "a share"
UNCLEAR = "unclear"


@frozen
class Units:
    """The units of a pack: all that are `known`, and those that are `plain`, without a dimension (percent, ratio)."""

    plain: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()

    def canonical(self, unit: str) -> str:
        """A rate over a year is the unit itself."""
        return unit.removesuffix("_per_year")

    def is_plain(self, unit: str) -> bool:
        return unit == SHARE or unit in self.plain or self.canonical(unit) in self.plain

    def agree(self, one: str, other: str) -> bool:
        if one in (ANY, UNCLEAR) or other in (ANY, UNCLEAR) or self.canonical(one) == self.canonical(other):
            return True
        return SHARE in (one, other) and self.is_plain(one) and self.is_plain(other)

    def together(self, one: str, other: str) -> str:
        """The unit of a sum, or of the larger, of two that agree: the one that says more."""
        return min(one, other, key=(ANY, UNCLEAR, SHARE).__contains__)

    def times(self, one: str, other: str) -> str:
        if ANY in (one, other):
            return self._scaled(one or other)
        if self.is_plain(one):
            return self._scaled(other)
        return one if self.is_plain(other) else UNCLEAR

    def over(self, one: str, other: str) -> str:
        if other == ANY:
            return self._scaled(one)
        if self.is_plain(other) and one != ANY:
            return self._scaled(one)
        return SHARE if self.canonical(one) == self.canonical(other) != UNCLEAR else UNCLEAR

    def _scaled(self, unit: str) -> str:
        """100 * a ratio is a percent: a plain unit times anything plain keeps no particular scale."""
        return SHARE if self.is_plain(unit) else unit

"""Rectangles, which everything in the picture keeps within."""

from attrs import frozen

Point = tuple[float, float]


@frozen
class Frame:
    """A rectangle, upright."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def center(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def grown(self, by: float) -> "Frame":
        return Frame(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def meets(self, other: "Frame") -> bool:
        """Whether they share more than an edge."""
        apart = (
            self.right <= other.left or other.right <= self.left or self.bottom <= other.top or other.bottom <= self.top
        )
        return not apart

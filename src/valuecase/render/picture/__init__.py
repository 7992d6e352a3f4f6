"""A coalition as a picture to put on a wall: partners, what could move between them, and who else gains."""

from valuecase.render.picture.drawing import to_svg

__all__ = ["to_svg"]

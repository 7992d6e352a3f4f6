"""Answers taken apart: `why` for one partner, `page` for one rule."""

from valuecase.explaining.because import why
from valuecase.explaining.pages import page

__all__ = ["page", "why"]

"""Every organization of a type at once, as tables."""

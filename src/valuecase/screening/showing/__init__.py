"""A screening in words and pictures."""

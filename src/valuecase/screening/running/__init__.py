"""A screening from the first chunk to the last, and where its answers go."""

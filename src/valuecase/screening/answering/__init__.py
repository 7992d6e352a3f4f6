"""Every row of a table answered by the rules of its type."""

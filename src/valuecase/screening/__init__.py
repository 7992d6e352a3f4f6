"""The same rules over tables: every organization of a kind at once."""

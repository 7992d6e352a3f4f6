"""The glossaries of all types side by side: words that clash between two, and texts read for one reader."""

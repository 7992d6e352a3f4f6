"""What of a text is read by people: everything else is blanked out, so that every position stays as it was."""

import re

BLANK = "\N{OBJECT REPLACEMENT CHARACTER}"  # neither a letter nor a blank: words on its two sides do not meet

# The first that fits where the reading stands is passed over; what is opened and never closed reaches to the end, as in
# Markdown. Lengths are bounded where a search could otherwise begin again at every character of a long line.
_UNREAD = re.compile(
    r"""
      \A(?P<front>---|\+\+\+)[ ]*\n(?=[\w"'-]+[ ]*[:=]|\#|\[)[\s\S]*?(?:^(?P=front)[ ]*$|\Z)   # front matter
    | <!--[\s\S]*?(?:-->|\Z)                                                          # a comment
    | ^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n]*(?:\n[\s\S]*?(?:^[ \t>]*(?P=fence)|\Z)|\Z)      # a block of code
    | (?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S]){1,500}?(?<!`)(?P=ticks)(?!`)   # code within a line
    | (?<=\])\((?:[^()\n]|\([^()\n]{0,500}\)){0,2000}\)                                # where a link leads
    | ^[ ]{0,3}\[(?!\^)[^\]\n]{1,200}\]:[^\n]*                                         # the same, listed apart
    | </?[A-Za-z][^<>]{0,500}>                                                        # a tag
    | (?<!\w)(?:https?://|ftp://|mailto:|www\.)[^\s<>]+                               # an address
    | (?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}
    """,
    re.VERBOSE | re.MULTILINE,
)
# An indented block after a blank line is code, unless it goes on with a list.
_INDENTED = re.compile(r"(?<=\n\n)(?:(?:[ ]{4}|\t)[^\n]*(?:\n|\Z)|[ \t]*\n(?=[ ]{4}|\t))+")
_IN_LIST = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]|[ \t]")
_MARKS = re.compile(r"\*+|~~|(?<!\w)_+|_+(?!\w)|^[ \t]*>[> \t]*", re.MULTILINE)


def prose(text: str, *, markdown: bool = False) -> str:
    """The text with its code, addresses, comments, tags and front matter blanked out and without marks of emphasis.

    It is as long as it was, with the same line ends. Indented code is told from an indented paragraph only in Markdown.
    """
    if markdown:
        text = _INDENTED.sub(_unless_in_list, text)
    return _MARKS.sub(lambda match: " " * len(match[0]), _UNREAD.sub(_blanked, text))


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of a position, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def line_at(text: str, offset: int) -> str:
    """The line in which a position lies."""
    end = text.find("\n", offset)
    return text[text.rfind("\n", 0, offset) + 1 : len(text) if end < 0 else end]


def _blanked(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", BLANK, match[0])


def _unless_in_list(match: re.Match[str]) -> str:
    above = match.string[: match.start()].rstrip("\n").rpartition("\n")[2]
    return match[0] if _IN_LIST.match(above) else _blanked(match)

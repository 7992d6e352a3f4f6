"""Text files of any usual encoding as UTF-8, a part at a time."""

import codecs
import io
import re
from pathlib import Path
from typing import BinaryIO

from attrs import frozen

_NOT_UTF_8 = re.compile("[\udc80-\udcff]")  # how Python keeps bytes that it cannot decode
START = 4096  # bytes in which other files than texts show that they are none
PART = 1 << 20  # bytes that are looked at together


@frozen
class Encoding:
    """How the bytes of a file are read as text, how many mark the encoding, and what a reader should know of it.

    `odd_quotes`: it holds an odd number of quotation marks, so that one of them has no other.
    """

    name: str
    mark: int = 0
    note: str = ""
    odd_quotes: bool = False


def encoding_of(path: Path) -> Encoding | None:
    """The encoding of a text file, from the whole of it; None where it is no text.

    A file that is not UTF-8 is taken for Windows-1252, which holds Latin-1, unless some of it can only be UTF-8: then
    the bytes that are not become a mark (�).
    """
    with path.open("rb") as stream:
        start = stream.read(START)
        for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
            if start.startswith(mark) and not start.startswith(codecs.BOM_UTF32_LE):
                return Encoding(name, len(mark))
        if b"\0" in start:
            return None
        stream.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")(errors="surrogateescape")
        wrong = beyond_ascii = odd_quotes = False
        while part := stream.read(PART):
            odd_quotes ^= part.count(b'"') % 2 == 1
            if not part.isascii() or decoder.getstate()[0]:
                text = decoder.decode(part)
                rest = _NOT_UTF_8.sub("", text)
                wrong |= len(rest) < len(text)
                beyond_ascii |= not rest.isascii()
        wrong |= bool(decoder.decode(b"", final=True))
    marked = len(codecs.BOM_UTF8) if start.startswith(codecs.BOM_UTF8) else 0
    if not wrong:
        return Encoding("utf-8", marked, "", odd_quotes)
    if marked or beyond_ascii:
        return Encoding("utf-8", marked, "some bytes of it are not UTF-8; they stand as � where they were", odd_quotes)
    return Encoding(
        "cp1252", 0, "it is not in UTF-8 and was read as Windows-1252: look at names with accents", odd_quotes
    )


def as_utf8(path: Path, encoding: Encoding) -> io.BufferedReader:
    """The file as a stream of UTF-8 without a mark; `raw.tell()` of it says how far the file itself was read."""
    raw = path.open("rb")
    raw.seek(encoding.mark)
    if encoding.name == "utf-8" and not encoding.note:
        return raw  # most files, and nothing is done to them
    return io.BufferedReader(_Recoded(raw, encoding.name), PART)


class _Recoded(io.RawIOBase):
    """Bytes of any encoding as UTF-8."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self.stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
        self._waiting = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._waiting:
            part = self.stream.read(PART)
            self._waiting = self._decoder.decode(part, final=not part).encode()
            if not part:
                break
        given, self._waiting = self._waiting[: len(buffer)], self._waiting[len(buffer) :]
        buffer[: len(given)] = given
        return len(given)

    def tell(self) -> int:
        return self.stream.tell()

    def close(self) -> None:
        self.stream.close()
        super().close()

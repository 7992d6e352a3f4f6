"""Which kind of file holds a table: by what is in it, not by its name."""

from pathlib import Path

from valuecase.model.problems import did_you_mean
from valuecase.reading.text import shown
from valuecase.screening.reading.opened import Opened, unreadable

TABLES = ("*.csv", "*.tsv", "*.txt", "*.parquet", "*.arrow", "*.feather", "*.xlsx")
EXCEL = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # a new workbook is a ZIP archive, an old one a compound file
PACKED = {b"\x1f\x8b": "gzip", b"BZh": "bzip2", b"\xfd7zXZ": "xz", b"\x28\xb5\x2f\xfd": "zstandard"}


def start_of(path: Path) -> bytes:
    """The first bytes of a file; raises ValueCaseError with one problem where it cannot be read."""
    file = shown(path)
    try:
        if path.is_dir():
            raise unreadable(file, "this is a folder, not a file", "Name the files in it.")
        with path.open("rb") as stream:
            start = stream.read(8)
    except FileNotFoundError:
        known = [each.name for each in path.parent.iterdir()] if path.parent.is_dir() else []
        advice = did_you_mean(path.name, known, "Check its name and folder.")
        raise unreadable(file, "there is no such file", advice) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise unreadable(file, f"it cannot be read ({reason})", "Check its name and permissions.") from None
    if not start:
        raise unreadable(file, "this file is empty", "Download it, or write it, again.")
    return start


def is_text(path: Path) -> bool:
    """Whether a file is none of the kinds that are known by their first bytes."""
    start = start_of(path)
    return not start.startswith((b"PAR1", b"ARROW1", b"\xff\xff\xff\xff", *EXCEL, *PACKED))


def open_file(path: Path) -> Opened:
    """The table in a file; raises ValueCaseError with one located problem where there is none."""
    from valuecase.screening.reading import columnar, delimited

    start = start_of(path)
    for mark, name in PACKED.items():
        if start.startswith(mark):
            raise unreadable(shown(path), f"it is packed with {name}", "Unpack it first.")
    if start.startswith(b"PAR1"):
        return columnar.open_parquet(path)
    if start.startswith((b"ARROW1", b"\xff\xff\xff\xff")):
        return columnar.open_arrow(path)
    if start.startswith(EXCEL):
        return columnar.open_excel(path)
    return delimited.open_delimited(path)

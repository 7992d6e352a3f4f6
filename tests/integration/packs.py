"""Packs to break."""

from pathlib import Path

LIBRARY = Path(__file__).parents[1] / "packs" / "library"


def rewrite(path: Path, old: str, new: str) -> None:
    """Change the first place where `old` stands, which it must."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

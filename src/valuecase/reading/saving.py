"""Files that are written whole or not at all, and never over another unasked."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from valuecase.model.problems import Problem, ValueCaseError
from valuecase.reading.text import shown


def write_new(path: Path, text: str, *, force: bool = False) -> None:
    """Write a file that is not there yet, or with `force` in place of the one that is."""
    if path.is_dir():
        raise ValueCaseError(Problem("this is a folder, not a file", "Give the file a name.", str(path)))
    if path.exists() and not force:
        raise ValueCaseError(Problem("this file is there already", "Choose another name, or say --force.", str(path)))
    if not path.parent.is_dir():
        raise ValueCaseError(Problem("its folder does not exist", f"Make {path.parent} first.", str(path)))
    save(path, text.encode())


def require_room(folder: Path, *, force: bool = False) -> None:
    """Raise ValueCaseError unless a folder is empty or not there yet, or may be written over."""
    if folder.exists() and not folder.is_dir():
        raise ValueCaseError(Problem("this is a file, not a folder", "Give the folder another name.", str(folder)))
    if not force and folder.is_dir() and any(folder.iterdir()):
        advice = "Choose another folder, or say --force to write over the files of the same names."
        raise ValueCaseError(Problem("this folder is not empty", advice, str(folder)))


def write_folder(folder: Path, texts: Mapping[str, str], *, force: bool = False) -> None:
    """Write files by relative path into a folder that has room for them."""
    require_room(folder, force=force)
    for name, text in texts.items():
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = f"it cannot be made ({error.strerror or error})"
            raise ValueCaseError(Problem(reason, "Check its name and permissions.", shown(path.parent))) from None
        write_new(path, text, force=force)


def save(path: Path, content: bytes) -> None:
    """Put content in place of a file in one step: whoever reads it sees the old or the new, never a part."""
    path = path.resolve()  # a link goes on pointing where it points
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        mode = path.stat().st_mode & 0o7777 if path.exists() else None
        if mode is not None and not os.access(path, os.W_OK):
            raise PermissionError(13, "it may only be read")
        with os.fdopen(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666), "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(path)
    except OSError as error:
        reason = f"it cannot be written ({error.strerror or error})"
        raise ValueCaseError(Problem(reason, "Check the folder and its permissions.", shown(path))) from None
    finally:
        with suppress(OSError):
            temporary.unlink()

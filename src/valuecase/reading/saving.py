"""Files that are written whole or not at all, and never over another unasked."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import EACCES, EDQUOT, EFBIG, ENOSPC
from pathlib import Path
from typing import BinaryIO

from valuecase.model.problems import Problem, ValueCaseError
from valuecase.reading.text import shown


def write_new(path: Path, text: str, *, force: bool = False) -> None:
    """Write a file that is not there yet, or with `force` in place of the one that is."""
    if problem := no_place(path, force=force):
        raise ValueCaseError(problem)
    save(path, text.encode())


def no_place(path: Path, *, force: bool = False) -> Problem | None:
    """Why a new file cannot stand here, as far as that can be told before it is written."""
    if path.is_dir():
        return Problem("this is a folder, not a file", "Give the file a name.", str(path))
    if path.exists() and not force:
        return Problem("this file is there already", "Choose another name, or say --force.", str(path))
    if not path.parent.is_dir():
        return Problem("its folder does not exist", f"Make {path.parent} first.", str(path))
    return None


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
    with Replacement(path) as file:
        file.write(content)
        file.put_in_place()


class Replacement:
    """A file that is written beside the one it will be, which stays as it is until `put_in_place`.

    Leaving the `with` block before that removes it. Whatever the disk refuses is raised as ValueCaseError, with the place.
    A process that is killed leaves `.NAME.PROCESS.part` behind, and nothing else.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()  # a link goes on pointing where it points
        self.temporary = self.path.with_name(f".{self.path.name}.{os.getpid()}.part")
        self.mode: int | None = None
        self._stream: BinaryIO | None = None

    def __enter__(self) -> "Replacement":
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):  # closing fails where writing did
            if self._stream:
                self._stream.close()
        with suppress(OSError):
            self.temporary.unlink(missing_ok=True)

    @property
    def stream(self) -> BinaryIO:
        """What is written to; it is opened when it is first needed."""
        if self._stream is None:
            with self.told():
                self.mode = self.path.stat().st_mode & 0o7777 if self.path.exists() else None
                if self.mode is not None and not os.access(self.path, os.W_OK):
                    raise PermissionError(EACCES, "it may only be read")
                self._stream = self.temporary.open("xb")
        return self._stream

    @contextmanager
    def told(self) -> Iterator[None]:
        """What the system says against a file, as a problem with its place."""
        try:
            yield
        except OSError as error:
            full = error.errno in (ENOSPC, EDQUOT, EFBIG)
            advice = "Make room, or write to another disk." if full else "Check the folder and its permissions."
            reason = f"it cannot be written ({error.strerror or error})"
            raise ValueCaseError(Problem(reason, advice, shown(self.path))) from None

    def write(self, content: bytes) -> None:
        stream = self.stream
        with self.told():
            stream.write(content)

    def put_in_place(self) -> None:
        """Let the whole content stand under the name it was written for."""
        stream = self.stream
        with self.told():
            stream.flush()
            os.fsync(stream.fileno())
            stream.close()
            if self.mode is not None:
                self.temporary.chmod(self.mode)
            self.temporary.replace(self.path)

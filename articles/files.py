"""Files that the reader names: their place and their bytes, read with care."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import BinaryIO

from articles.clean import clean_line, clean_text
from articles.errors import SourceError

SIZE_LIMIT = 50 * 1024 * 1024
"""Bytes of the largest file that is read."""


def absolute_path(source: str) -> Path:
    """The absolute path that `source` names, "~" and symbolic links resolved.

    The file need not exist. Raises SourceError where no file can have that name.
    """
    try:
        path = Path(source)
        if source.startswith("~") and not path.exists():
            path = path.expanduser()
        return path.resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise SourceError(f"{clean_line(source)} is not a path that can be opened") from error


def printable_path(path: Path) -> str:
    """`path` as an article keeps it: clean, whatever bytes its name is made of."""
    return clean_text(str(path)).replace("\n", " ")


def read_file(path: Path, name: str, limit: int = SIZE_LIMIT) -> bytes:
    """The bytes of the regular file at `path`, at most `limit`.

    Raises SourceError, calling it `name`, where it is missing, a folder or a device, unreadable
    or too large.
    """
    try:
        found = path.stat()
        _refuse_special(found.st_mode, name)
        if found.st_size > limit:
            raise SourceError(_too_large(name, limit))
        with path.open("rb") as file:
            return read_stream(file, name, limit)
    except (OSError, ValueError) as error:
        raise SourceError(_failure(error, name)) from error


def read_head(path: Path, size: int) -> bytes | None:
    """The first `size` bytes of a regular file, None where there is no such file to read."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(size)
    except (OSError, ValueError):
        return None


def read_stream(stream: BinaryIO, name: str, limit: int = SIZE_LIMIT) -> bytes:
    """All bytes of `stream`; raises SourceError where there are more than `limit`."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise SourceError(_too_large(name, limit))
    return data


def _refuse_special(mode: int, name: str) -> None:
    if stat.S_ISDIR(mode):
        raise SourceError(f"{name} is a folder, not an article")
    if not stat.S_ISREG(mode):
        raise SourceError(f"{name} is a pipe or a device, not a file")


def _too_large(name: str, limit: int) -> str:
    return f"{name} is larger than {limit // (1024 * 1024)} MB, the most that is read"


def _failure(error: OSError | ValueError, name: str) -> str:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return f"{name} does not exist"
        case PermissionError():
            return f"{name} may not be read: permission denied"
        case OSError(strerror=str() as reason):
            return f"{name} could not be read: {reason.lower()}"
    return f"{name} could not be read"

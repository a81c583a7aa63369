"""reader's own database: opened, set aside where it is damaged, its errors as sentences."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from articles.errors import FeedError

if TYPE_CHECKING:
    from reader import Reader
    from reader._types import EntryData

    from articles.feeds.source import FeedSource

_BUSY = "another newsread is updating the feeds at this moment; try again"
_DAMAGED = ("malformed", "not a database", "corrupt", "integrity", "file is encrypted")


def open_reader(
    file: Path, source: FeedSource, on_entry: Callable[[Reader, EntryData, object], None]
) -> Reader:
    """reader on the database `file`, asking `source`, telling `on_entry` of each entry it stored.

    A damaged database is set aside and made anew: what was read is in the library. Raises
    FeedError where it can't be opened.
    """
    try:
        reader = _connect(file)
    except FeedError as error:
        if not any(word in str(error.__cause__).lower() for word in _DAMAGED):
            raise
        _set_aside(file)
        reader = _connect(file)
    parser: Any = source
    reader._parser = parser
    reader.after_entry_update_hooks.append(on_entry)
    return reader


@contextmanager
def errors_told(file: Path) -> Iterator[None]:
    """Raise FeedError where reader raises an error of its own."""
    from reader import ReaderError

    try:
        yield
    except ReaderError as error:
        raise FeedError(_sentence(error, file)) from error


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """Hold the lock beside `file`; raises FeedError where another process holds it."""
    from filelock import FileLock, Timeout

    try:
        lock = FileLock(file.with_name(f"{file.name}.lock"), timeout=0)
        lock.acquire()
    except Timeout as error:
        raise FeedError(_BUSY) from error
    except OSError as error:
        raise FeedError(f"{file.parent} can't be written: {error.strerror or error}") from error
    try:
        yield
    finally:
        lock.release()


def _connect(file: Path) -> Reader:
    from reader import make_reader

    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    except OSError as error:
        raise FeedError(f"{file} can't be opened: {error.strerror or error}") from error
    with errors_told(file):
        return make_reader(str(file), plugins=(), search_enabled=None)


def _sentence(error: Exception, file: Path) -> str:
    cause = str(error.__cause__ or error).lower()
    if "locked" in cause:
        return _BUSY
    if "full" in cause:
        return "the disk is full, so the feeds could not be stored"
    return f"the feeds in {file} can't be used: {cause or type(error).__name__}"


def _set_aside(file: Path) -> None:
    number, aside = 1, file.with_name(f"{file.name}.damaged")
    while aside.exists():
        number += 1
        aside = file.with_name(f"{file.name}.damaged-{number}")
    file.replace(aside)
    for ending in ("-wal", "-shm"):
        with suppress(OSError):
            file.with_name(file.name + ending).unlink()

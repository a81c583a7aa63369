"""The file of the library: opened, brought up to date, set aside where it is damaged.

SQLite is loaded at the first question. Each thread has a connection of its own; what is read
never waits for what is written (WAL), and a write is on the disk when it returns.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from articles.errors import LibraryError, SearchCancelledError
from articles.library.runs import apart
from articles.library.schema import VERSION, migrate

if TYPE_CHECKING:
    from sqlite3 import Connection, Error

WAIT_SECONDS = 10.0
"""How long a writer waits for another one."""

_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_CORRUPT_VTAB", "SQLITE_CORRUPT_INDEX")


class Database:
    """Connections to one database file."""

    def __init__(self, path: Path) -> None:
        """Name the file; it is made at the first question, readable by its owner alone."""
        self.path = path
        self.was_set_aside: Path | None = None
        """Where a damaged file was moved to, so that the reader can be told."""
        self.generation = 0
        """Grows when the file is replaced: a connection of an earlier one is of no use."""
        self._own = threading.local()
        self._opened: list[Connection] = []
        self._lock = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to ask; raises LibraryError where the disk or the file fails."""
        with errors_told(self):
            yield self._connection()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection within a transaction, kept whole or not at all; raises LibraryError."""
        with errors_told(self):
            connection = self._connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.rollback()
                raise
            connection.commit()

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._lock:
            opened, self._opened = self._opened, []
        self._own = threading.local()
        for connection in opened:
            connection.close()

    def set_aside(self) -> None:
        """Move the damaged file away; the next question makes a new one."""
        self.close()
        self.generation += 1
        self.was_set_aside = _set_aside(self.path)

    def _connection(self) -> Connection:
        connection: Connection | None = getattr(self._own, "connection", None)
        if connection is None:
            connection = self._open()
            self._own.connection = connection
            with self._lock:
                self._opened.append(connection)
        return connection

    def _open(self) -> Connection:
        import sqlite3

        try:
            return connect(self.path)
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorname", "") not in _DAMAGED:
                raise
            self.was_set_aside = _set_aside(self.path)
            return connect(self.path)


@contextmanager
def errors_told(database: Database) -> Iterator[None]:
    """Say in a sentence what SQLite says; a damaged file is set aside.

    Raises LibraryError, and SearchCancelledError where the question was broken off.
    """
    import sqlite3

    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        if name == "SQLITE_INTERRUPT":
            raise SearchCancelledError("The search was broken off.") from error
        if name in _DAMAGED:
            database.set_aside()
            raise LibraryError(
                "The library's database is damaged and was set aside; it is made anew."
            ) from error
        raise LibraryError(_sentence(error, database.path)) from error


def connect(path: Path) -> Connection:
    """A connection to the library at `path`, made or brought up to date where it must be.

    Raises sqlite3.Error, and LibraryError where the folder can't be made or the file is newer.
    """
    import sqlite3

    _make_private(path)
    connection = sqlite3.connect(
        path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        connection.create_function("apart", 1, apart, deterministic=True)
        connection.execute("PRAGMA trusted_schema = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > VERSION:
            raise LibraryError("The library was written by a newer newsread, and is left alone.")
        if version < VERSION:
            migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _make_private(path: Path) -> None:
    """Make the file, empty, with mode 0600 where there is none."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    except OSError as error:
        raise LibraryError(f"{path} can't be opened: {error.strerror or error}.") from error


def _set_aside(path: Path) -> Path | None:
    """Move a damaged file away, with what belongs to it; None where it can't be moved."""
    number, aside = 1, path.with_name(f"{path.name}.damaged")
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.damaged-{number}")
    try:
        path.replace(aside)
    except OSError:
        return None
    with suppress(OSError):
        path.with_name(f"{path.name}-wal").replace(aside.with_name(f"{aside.name}-wal"))
    with suppress(OSError):
        path.with_name(f"{path.name}-shm").unlink()
    return aside


def _sentence(error: Error, path: Path) -> str:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_BUSY") or name.startswith("SQLITE_LOCKED"):
        return "Another newsread is writing to the library at this moment; try again."
    if name.startswith("SQLITE_FULL"):
        return "The disk is full, so the library could not be written."
    if name.startswith("SQLITE_READONLY"):
        return f"The library at {path} may not be written."
    return f"The library at {path} can't be used: {error}."

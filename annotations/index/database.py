"""The file of the index: opened, made, thrown away when it is not what it should be."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.index.errors import ClaimIndexError
from annotations.index.schema import APPLICATION, INDEXES, SCHEMA, TABLES

if TYPE_CHECKING:
    from sqlite3 import Connection

WAIT_SECONDS = 5.0
"""How long a question or a refresh waits for another writer of the index."""

MEMORY = ":memory:"
CACHE_KILOBYTES = 16_000
FILLING_KILOBYTES = 256_000
COMPANIONS = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database."""


def open_database(path: Path) -> Connection:
    """The index at `path`; it is made, or made anew, where it is missing or of another schema.

    Raises sqlite3.Error and OSError where the place is not fit for it.
    """
    connection = open_standing(path)
    if connection is None:
        make_private(path.parent)
        with _one_maker(path.parent):
            connection = open_standing(path)
            if connection is None:
                discard(path)
                connection = _made(path)
    return connection


def open_in_memory() -> Connection:
    """An empty index that lives as long as its connection."""
    connection = _connect(MEMORY)
    create(connection)
    return connection


def open_to_fill(path: Path) -> Connection:
    """A new database at `path` for very many rows: it is of use only after `finish`."""
    connection = _new_file(path)
    connection.executescript(
        f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
        f"PRAGMA cache_size = -{FILLING_KILOBYTES}; PRAGMA locking_mode = EXCLUSIVE; {TABLES}"
    )
    return connection


def copy_seen(connection: Connection, path: Path) -> None:
    """Take over from the index at `path`, where it can be read, what the machine saw."""
    from sqlite3 import Error

    try:
        old = open_standing(path)
    except Error:
        return
    if old is None:
        return
    with suppress(Error):
        rows = old.execute("SELECT id, article, worth, speaker FROM seen").fetchall()
        connection.executemany("INSERT OR IGNORE INTO seen VALUES (?, ?, ?, ?)", rows)
    old.close()


def finish(connection: Connection) -> None:
    """Make a filled database an index, on disk."""
    connection.executescript(
        f"{INDEXES} PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {SCHEMA};"
        "PRAGMA synchronous = FULL; PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL;"
        "SELECT 1 FROM noted LIMIT 1; PRAGMA wal_checkpoint(TRUNCATE);"
    )


def create(connection: Connection) -> None:
    """Make all tables and say whose they are."""
    connection.executescript(
        f"BEGIN; {TABLES} {INDEXES} PRAGMA application_id = {APPLICATION};"
        f"PRAGMA user_version = {SCHEMA}; COMMIT;"
    )


def discard(path: Path) -> None:
    """Take the database at `path` away with all that belongs to it. Raises OSError."""
    for name in (path.name, *(path.name + ending for ending in COMPANIONS)):
        path.with_name(name).unlink(missing_ok=True)


def replace_database(path: Path, fresh: Path) -> None:
    """Put the closed database `fresh` in the place of the one at `path`. Raises OSError.

    Who has the old one open goes on with it until they look at the path again.
    """
    with _one_maker(path.parent):
        discard(path)
        fresh.replace(path)


def inode_of(path: Path) -> int:
    """What tells a file from the one that took its place; 0 where there is none."""
    try:
        return path.stat().st_ino
    except OSError:
        return 0


def make_private(folder: Path) -> None:
    """Make a folder that only its owner reads. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """All or nothing, and nobody else writes meanwhile. Raises sqlite3.Error."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(_errors()):
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _errors() -> type[Exception]:
    from sqlite3 import Error

    return Error


def open_standing(path: Path) -> Connection | None:
    """The index at `path`; None where there is none that can be used. Raises sqlite3.Error."""
    from sqlite3 import DatabaseError, OperationalError

    if not path.is_file() or path.is_symlink():
        return None
    connection = _connect(f"{path.as_uri()}?mode=rw")
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        schema = connection.execute("PRAGMA user_version").fetchone()[0]
        if (application, schema) == (APPLICATION, SCHEMA):
            connection.execute("SELECT 1 FROM claim LIMIT 1").fetchall()
            return connection
    except OperationalError as error:
        connection.close()
        if "no such" not in str(error):
            raise
        return None
    except DatabaseError:
        pass
    connection.close()
    return None


def _made(path: Path) -> Connection:
    connection = _new_file(path)
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    create(connection)
    return connection


def _new_file(path: Path) -> Connection:
    """A database of which nobody but its owner reads the file."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600))
    return _connect(path.as_uri())


def _connect(name: str) -> Connection:
    from sqlite3 import DatabaseError, connect

    connection = connect(
        name, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False, uri=True
    )
    try:
        connection.executescript(
            f"PRAGMA synchronous = NORMAL; PRAGMA cache_size = -{CACHE_KILOBYTES};"
            "PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF;"
        )
    except UnicodeDecodeError as error:
        # SQLite quotes the damaged name of a table, which need not be UTF-8.
        connection.close()
        raise DatabaseError("its schema is damaged") from error
    return connection


@contextmanager
def _one_maker(folder: Path) -> Iterator[None]:
    """Let one process at a time make or take away the index."""
    from filelock import FileLock, Timeout

    lock = FileLock(folder / ".index.lock", timeout=WAIT_SECONDS, mode=0o600)
    try:
        with lock:
            yield
    except Timeout as error:
        raise ClaimIndexError("Another newsread is making the index at this moment.") from error

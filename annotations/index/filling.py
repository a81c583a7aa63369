"""A new index, made of all files of the store."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.index.database import (
    copy_seen,
    discard,
    finish,
    make_private,
    open_to_fill,
    replace_database,
    transaction,
)
from annotations.index.freshness import FOLDER, note, settled_time
from annotations.index.model import Progress, Refreshed
from annotations.index.refreshing import batches, list_files
from annotations.index.rows import number_of
from annotations.index.shares import Row, Shares
from annotations.index.upkeep import insert_numbered, put_articles, seen_of

if TYPE_CHECKING:
    from sqlite3 import Connection

BATCH = 1_000
"""Files that are read before what they give is put away."""


def rebuild(path: Path, folder: Path, progress: Progress | None = None) -> Refreshed:
    """Make the index at `path` anew from all files of `folder`; it takes its place at the end.

    Half of the progress is reading, half is putting in. Raises sqlite3.Error, StoreError and
    OSError; the index before stands then.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    make_private(path.parent)
    discard(fresh)
    try:
        connection = open_to_fill(fresh)
        try:
            copy_seen(connection, path)
            with closing(Shares(path.parent)) as shares:
                done = _fill(connection, folder, shares, progress or _untold)
            finish(connection)
        finally:
            connection.close()
        replace_database(path, fresh)
    finally:
        discard(fresh)
    return done


def _fill(connection: Connection, folder: Path, shares: Shares, progress: Progress) -> Refreshed:
    """Read all files, and put in their claims in the order of their numbers."""
    from annotations.index.reading import read_file

    time_seen = settled_time(folder)
    found = list_files(folder)
    total = len(found)
    unusable, done, claims = 0, 0, 0
    # In the order of ids, which tells nothing of when a claim was changed.
    for batch in batches(sorted(found), BATCH):
        files = [read_file(folder, key, found[key], seen_of(connection, key)) for key in batch]
        with transaction(connection):
            rows = [(number_of(row), at, *row) for at, row in put_articles(connection, files)]
        shares.add(rows, len(batch) / total)
        unusable += sum(file.problem is not None for file, _ in files)
        done += len(batch)
        claims += len(rows)
        progress(done // 2, total)
    put = 0
    for rows in _with_numbers_of_their_own(shares):
        with transaction(connection):
            insert_numbered(connection, rows)
        put += len(rows)
        progress((total + total * put // max(1, claims)) // 2, total)
    progress(total, total)
    if time_seen is not None:
        note(connection, FOLDER, time_seen)
    return Refreshed(total, 0, unusable)


def _with_numbers_of_their_own(shares: Shares) -> Iterator[list[Row]]:
    """The rows of all shares; where one has the number of another, it gets the next one."""
    least = 0
    for rows in shares.taken():
        for at, row in enumerate(rows):
            if row[0] < least:
                rows[at] = (least, *row[1:])
            least = rows[at][0] + 1
        yield rows


def _untold(done: int, total: int) -> None:
    """Nobody is told of the progress."""

"""The index brought up to what the files of the store hold.

Nothing is locked while files are read. A file's rows are put in only where the index still knows
the file as it did when the folder was listed, so that what a writer put in meanwhile stands.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.errors import StoreError
from annotations.index.database import (
    copy_seen,
    discard,
    finish,
    make_private,
    open_to_fill,
    replace_database,
    transaction,
)
from annotations.index.reading import read_file
from annotations.index.rows import IndexedFile
from annotations.index.upkeep import (
    NO_FILE,
    Stamp,
    all_stamps,
    note,
    noted,
    put_file,
    put_new_files,
    remove_file,
    seen_of,
    stamp_of,
)

if TYPE_CHECKING:
    from sqlite3 import Connection

FOLDER = "folder"
"""What the time of the store's folder is noted as: nothing changed since then."""

MUCH = 500
"""Files that take a second to read."""

BATCH = 250
"""Files that are put into the index at once."""

UNSURE_NANOSECONDS = 3_000_000_000
"""How young a time of a folder may be that could not be set: a second change may share it."""

_FILE = re.compile(r"([0-9a-f]{16})\.json")

Progress = Callable[[int, int], None]
"""Told how many files were read, and of how many."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh did."""

    read: int = 0
    """Files that were new or changed."""
    removed: int = 0
    """Files that are there no more."""
    unusable: int = 0
    """Of those read, files that can't be used."""


def is_fresh(connection: Connection, folder: Path) -> bool:
    """Whether nothing was written, taken away or brought into `folder` since the last look."""
    return noted(connection, FOLDER) == time_of(folder)


def much_changed(connection: Connection, folder: Path) -> bool:
    """Whether a refresh would read more than MUCH files."""
    if is_fresh(connection, folder):
        return False
    known = all_stamps(connection)
    return sum(known.get(key) != stamp for key, stamp in list_files(folder).items()) > MUCH


def refresh(connection: Connection, folder: Path, progress: Progress | None = None) -> Refreshed:
    """Read what changed in `folder` since the last look. Raises sqlite3.Error and StoreError."""
    time_seen = settled_time(folder)
    found, known = list_files(folder), all_stamps(connection)
    changed = sorted(key for key, stamp in found.items() if known.get(key) != stamp)
    gone = [key for key in known if key not in found]
    unusable, done = 0, 0
    for batch in _batches(changed):
        files = [read_file(folder, key, found[key], seen_of(connection, key)) for key in batch]
        with transaction(connection):
            _put(connection, files, known)
        unusable += sum(file.problem is not None for file, _ in files)
        done += len(batch)
        if progress is not None:
            progress(done, len(changed))
    with transaction(connection):
        for key in gone:
            if stamp_of(connection, key) == known[key]:
                remove_file(connection, key)
        if time_seen is not None:
            note(connection, FOLDER, time_seen)
    return Refreshed(len(changed), len(gone), unusable)


def rebuild(path: Path, folder: Path, progress: Progress | None = None) -> Refreshed:
    """Make the index at `path` anew from all files of `folder`; it takes its place at the end.

    Raises sqlite3.Error, StoreError and OSError; the index before stands then.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    make_private(path.parent)
    discard(fresh)
    try:
        connection = open_to_fill(fresh)
        try:
            copy_seen(connection, path)
            done = _fill(connection, folder, progress)
            finish(connection)
        finally:
            connection.close()
        replace_database(path, fresh)
    finally:
        discard(fresh)
    return done


def _fill(connection: Connection, folder: Path, progress: Progress | None) -> Refreshed:
    time_seen = settled_time(folder)
    found = list_files(folder)
    unusable, done = 0, 0
    for batch in _batches(sorted(found)):
        files = [read_file(folder, key, found[key], seen_of(connection, key)) for key in batch]
        with transaction(connection):
            put_new_files(connection, files)
        unusable += sum(file.problem is not None for file, _ in files)
        done += len(batch)
        if progress is not None:
            progress(done, len(found))
    if time_seen is not None:
        note(connection, FOLDER, time_seen)
    return Refreshed(len(found), 0, unusable)


def list_files(folder: Path) -> dict[str, Stamp]:
    """The files of articles in the store's folder, by article id. Raises StoreError."""
    try:
        with os.scandir(folder) as entries:
            return dict(_stamps(entries))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise StoreError(f"{folder} can't be read: {error.strerror}.") from error


def time_of(folder: Path) -> int:
    """When something was last written into, taken out of or put into `folder`; 0: no folder."""
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0


def settled_time(folder: Path) -> int | None:
    """The time of `folder`, such that whatever changes from now on gives it another one.

    A kernel counts in ticks of milliseconds, in which two changes may fall: so the folder is
    given a time that no tick has. None where that can't be done and its time is too young.
    """
    before = time_of(folder)
    if not before:
        return 0
    wanted = max(time.time_ns(), before + 1)
    try:
        os.utime(folder, ns=(wanted, wanted))
    except OSError:
        wanted = before
    after = time_of(folder)
    if after == wanted and wanted != before:
        return after
    return after if time.time_ns() - after > UNSURE_NANOSECONDS else None


def _stamps(entries: Iterable[os.DirEntry[str]]) -> Iterator[tuple[str, Stamp]]:
    for entry in entries:
        name = _FILE.fullmatch(entry.name)
        if name is not None:
            try:
                status = entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue
            yield name[1], (status.st_ino, status.st_size, status.st_mtime_ns)


def _batches(keys: Sequence[str]) -> Iterator[list[str]]:
    remaining = iter(keys)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _put(
    connection: Connection, files: Iterable[tuple[IndexedFile, Stamp]], known: Mapping[str, Stamp]
) -> None:
    """Put in what was read of files that nobody else put in meanwhile."""
    new: list[tuple[IndexedFile, Stamp]] = []
    for file, stamp in files:
        was = known.get(file.article_id, NO_FILE)
        if stamp_of(connection, file.article_id) != was:
            continue
        if was == NO_FILE:
            new.append((file, stamp))
        else:
            put_file(connection, file, stamp)
    put_new_files(connection, new)

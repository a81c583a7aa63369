"""The index brought up to what the files of the store hold.

Nothing is locked while files are read. A file's rows are put in only where the index still knows
the file as it did when the folder was listed, so that what a writer put in meanwhile stands.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.errors import StoreError
from annotations.index.database import transaction
from annotations.index.freshness import FOLDER, is_fresh, note, settled_time
from annotations.index.model import Progress, Refreshed
from annotations.index.rows import IndexedFile
from annotations.index.upkeep import (
    NO_FILE,
    Stamp,
    all_stamps,
    put_file,
    put_new_files,
    remove_file,
    seen_of,
    stamp_of,
)

if TYPE_CHECKING:
    from sqlite3 import Connection

MUCH = 500
"""Files that take a second to read."""

BATCH = 250
"""Files that are put into the index at once, while others want to write it, too."""

_FILE = re.compile(r"([0-9a-f]{16})\.json")


def much_changed(connection: Connection, folder: Path) -> bool:
    """Whether a refresh would read more than MUCH files."""
    if is_fresh(connection, folder):
        return False
    known = all_stamps(connection)
    return sum(known.get(key) != stamp for key, stamp in list_files(folder).items()) > MUCH


def refresh(connection: Connection, folder: Path, progress: Progress | None = None) -> Refreshed:
    """Read what changed in `folder` since the last look. Raises sqlite3.Error and StoreError."""
    from annotations.index.reading import read_file

    time_seen = settled_time(folder)
    found, known = list_files(folder), all_stamps(connection)
    changed = sorted(key for key, stamp in found.items() if known.get(key) != stamp)
    gone = [key for key in known if key not in found]
    unusable, done, is_settled = 0, 0, True
    for batch in batches(changed, BATCH):
        files = [read_file(folder, key, found[key], seen_of(connection, key)) for key in batch]
        with transaction(connection):
            is_settled &= _put(connection, files, known)
        unusable += sum(file.problem is not None for file, _ in files)
        done += len(batch)
        if progress is not None:
            progress(done, len(changed))
    with transaction(connection):
        for key in gone:
            if stamp_of(connection, key) == known[key]:
                remove_file(connection, key)
            is_settled &= stamp_of(connection, key) == NO_FILE
        if time_seen is not None and is_settled:
            note(connection, FOLDER, time_seen)
    return Refreshed(len(changed), len(gone), unusable)


def list_files(folder: Path) -> dict[str, Stamp]:
    """The files of articles in the store's folder, by article id. Raises StoreError."""
    try:
        with os.scandir(folder) as entries:
            return dict(_stamps(entries))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise StoreError(f"{folder} can't be read: {error.strerror}.") from error


def _stamps(entries: Iterable[os.DirEntry[str]]) -> Iterator[tuple[str, Stamp]]:
    for entry in entries:
        name = _FILE.fullmatch(entry.name)
        if name is not None:
            try:
                status = entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue
            yield name[1], (status.st_ino, status.st_size, status.st_mtime_ns)


def batches(keys: Sequence[str], size: int) -> Iterator[list[str]]:
    """The keys in their order, so many at once."""
    remaining = iter(keys)
    while batch := list(islice(remaining, size)):
        yield batch


def _put(
    connection: Connection, files: Iterable[tuple[IndexedFile, Stamp]], known: Mapping[str, Stamp]
) -> bool:
    """Put in what was read of files that nobody else put in meanwhile.

    Whether the index then knows each file as it was listed: a writer may come late with a state
    that was overtaken, and then the next look has to read that file.
    """
    new: list[tuple[IndexedFile, Stamp]] = []
    is_settled = True
    for file, stamp in files:
        was = known.get(file.article_id, NO_FILE)
        standing = stamp_of(connection, file.article_id)
        if standing != was:
            is_settled &= standing == stamp
            continue
        if was == NO_FILE:
            new.append((file, stamp))
        else:
            put_file(connection, file, stamp)
    put_new_files(connection, new)
    return is_settled

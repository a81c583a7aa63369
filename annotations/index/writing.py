"""The index kept up with each write of the store."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

from annotations.errors import StoreError
from annotations.index.database import inode_of, open_database, transaction
from annotations.index.errors import ClaimIndexError
from annotations.index.freshness import FOLDER, note, noted
from annotations.index.model import Seen
from annotations.index.rows import UNSEEN, VERDICTS, IndexedFile, claim_row, indexed_file
from annotations.index.upkeep import (
    Stamp,
    numbers_of,
    put_changed,
    put_file,
    put_seen,
    remove_file,
    renew_claims,
    seen_of,
    stamp_of,
)
from annotations.model import Annotation, Status
from annotations.store import StoredArticle, StoreWrite
from annotations.store.files import signature_at

PATIENCE_MILLISECONDS = 50
"""How long a mark waits for another writer of the index before the index is left stale."""

_REMEMBERED = 8
"""Articles whose rows are known without asking; a reader has few open at once."""


@dataclass(frozen=True, slots=True)
class _Known:
    """The rows of one article as they were last put in."""

    stamp: Stamp
    annotations: dict[str, Annotation]
    numbers: dict[str, int]


class Writer:
    """The one connection of a process that keeps the index up; opened at the first write."""

    def __init__(self, folder: Path, path: Path) -> None:
        """Name the store's folder and the file of the index."""
        self._folder = folder
        self._path = path
        self._lock = RLock()
        self._connection: sqlite3.Connection | None = None
        self._inode = 0
        self._known: dict[str, _Known] = {}

    def wrote(self, write: StoreWrite) -> None:
        """Put in what was written; where nothing else changed the folder, the index stays fresh.

        It may come late: what was overtaken by another write is passed over. Raises
        ClaimIndexError.
        """
        with self._lock, self._telling():
            connection = self._opened()
            with transaction(connection):
                if write.signature != signature_at(self._folder / f"{write.article_id}.json"):
                    return
                known = self._put(connection, write)
                if noted(connection, FOLDER) == write.folder_before:
                    note(connection, FOLDER, write.folder_after)
            self._remember(write.article_id, known)

    def note_seen(self, article_id: str, seen: Sequence[tuple[Annotation, Seen]]) -> None:
        """Keep what the machine sees in marked claims. Raises ClaimIndexError."""
        with self._lock, self._telling():
            connection = self._opened()
            before = seen_of(connection, article_id)
            fresh = [(one, held) for one, held in seen if before.get(one.id, UNSEEN) != held]
            if not fresh:
                return
            with transaction(connection):
                put_seen(connection, article_id, {one.id: held for one, held in fresh})
                numbers = numbers_of(connection, article_id)
                renew_claims(
                    connection,
                    {
                        numbers[one.id]: claim_row(one, held)
                        for one, held in fresh
                        if one.id in numbers
                    },
                )

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
            self._known.clear()

    def _put(self, connection: sqlite3.Connection, write: StoreWrite) -> _Known | None:
        stored, signature = write.stored, write.signature
        if stored is None or signature is None:
            remove_file(connection, write.article_id)
            return None
        stamp = (signature.inode, signature.size, signature.modified)
        annotations = {one.id: one for one in stored.annotations}
        known = self._known.get(write.article_id)
        seen = seen_of(connection, write.article_id)
        if known is None or stamp_of(connection, write.article_id) != known.stamp:
            put_file(connection, indexed_file(stored.article, stored.annotations, seen), stamp)
            return _Known(stamp, annotations, numbers_of(connection, write.article_id))
        changed = {
            key: claim_row(one, seen.get(key, UNSEEN))
            for key, one in annotations.items()
            if known.annotations.get(key) is not one
        }
        numbers = put_changed(connection, _bare_file(stored), stamp, changed, known.numbers)
        return _Known(stamp, annotations, {**known.numbers, **numbers})

    def _remember(self, article_id: str, known: _Known | None) -> None:
        self._known.pop(article_id, None)
        if known is not None:
            self._known[article_id] = known
        for oldest in tuple(self._known)[:-_REMEMBERED]:
            del self._known[oldest]

    def _opened(self) -> sqlite3.Connection:
        """The connection; another one where the file was replaced."""
        if self._connection is not None and self._inode == inode_of(self._path):
            return self._connection
        self.close()
        self._connection = open_database(self._path)
        self._connection.execute(f"PRAGMA busy_timeout = {PATIENCE_MILLISECONDS}").fetchall()
        self._inode = inode_of(self._path)
        return self._connection

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Say in a sentence what could not be done, and begin anew the next time."""
        try:
            yield
        except (sqlite3.Error, OSError, StoreError) as error:
            self.close()
            raise ClaimIndexError(f"The index can't be written: {error}.") from error
        except ClaimIndexError:
            self.close()
            raise


def _bare_file(stored: StoredArticle) -> IndexedFile:
    """What one file gives to the index but the rows of its claims."""
    return IndexedFile(stored.article.id, stored.article, (), _counted(stored.annotations))


def _counted(annotations: Iterable[Annotation]) -> tuple[int, ...]:
    found = Counter(one.verdict for one in annotations if one.status is Status.ACCEPTED)
    return tuple(found[verdict] for verdict in VERDICTS)

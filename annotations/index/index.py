"""What can be asked across all articles; derived from the store's files, and never the only place
of anything.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from threading import Lock, RLock
from typing import TYPE_CHECKING, TypeVar

from annotations.index.checking import find_damage, is_passing
from annotations.index.database import discard, inode_of, open_database, open_in_memory
from annotations.index.errors import ClaimIndexError, DamagedIndexError, DroppedError
from annotations.index.freshness import is_fresh, time_of
from annotations.index.model import (
    ClaimFilter,
    ClaimSort,
    IndexedClaim,
    Progress,
    Refreshed,
    Seen,
)
from annotations.index.questions import (
    articles_with_text,
    claims_numbered,
    count_articles,
    count_marked,
    marked_ids,
    summaries,
    tallies,
)
from annotations.index.sql import articles_query, numbers_query
from annotations.model import Annotation, Verdict

if TYPE_CHECKING:
    from annotations.claim_list import VerdictTally
    from annotations.index.writing import Writer
    from annotations.store import ArticleSummary, StoreWrite

T = TypeVar("T")

MANY = 1_000
"""Articles whose claims are better met on the way than looked up and sorted."""

PAGE = 200
"""Claims that are fetched at once where all are wanted one after the other."""


class Index:
    """The index over one store; as a `StoreObserver` it is kept up with each write.

    Every question raises ClaimIndexError or StoreError where no answer can be had. A damaged file
    is made anew; where the cache folder can't be written, the index is held in memory.

    For one query over this index and another database, attach the file at `path` read-only:

        ATTACH 'file:…/index.sqlite?mode=ro' AS marks
        SELECT … FROM items JOIN marks.article ON marks.article.id = items.id
        WHERE items.number IN (…) AND marks.article.disputed > 0

    `marks.article` has the tallies by article id; `marks.claim.article` is `marks.article.number`;
    `marks.words` is the FTS5 table whose rowid is `marks.claim.number`. Call `refresh` before.
    """

    def __init__(self, folder: Path, path: Path) -> None:
        """Name the store's folder and the place of the index; nothing is opened yet."""
        self.folder = folder
        self.path = path
        self._asking = RLock()
        self._reader: sqlite3.Connection | None = None
        self._inode = 0
        self._making = Lock()
        self._made_writer: Writer | None = None

    def wrote(self, write: StoreWrite) -> None:
        """Take note of a write of the store. Raises ClaimIndexError; the index is stale then."""
        self._writer.wrote(write)

    def note_seen(self, article_id: str, seen: Sequence[tuple[Annotation, Seen]]) -> None:
        """Keep what the machine sees in the marked claims of an article.

        Raises ClaimIndexError.
        """
        self._writer.note_seen(article_id, seen)

    def close(self) -> None:
        """Let go of the file."""
        if self._made_writer is not None:
            self._made_writer.close()
        with self._asking:
            self._let_go()

    def is_fresh(self) -> bool:
        """Whether the index holds what the files hold."""
        return self._ask(lambda reader: is_fresh(reader, self.folder))

    def refresh(self, progress: Progress | None = None) -> Refreshed:
        """Bring the index up to what the files hold; costs nothing where it is so already."""
        return self._ask(lambda reader: self._refreshed(reader, progress))

    def refresh_beside(self, progress: Progress) -> None:
        """As `refresh`; where very much is to be read, in a process of its own.

        For a thread beside one that must not wait: reading keeps Python's one lock busy.
        """
        from annotations.index.process import refresh_elsewhere
        from annotations.index.refreshing import much_changed

        if self._ask(lambda reader: much_changed(reader, self.folder)):
            with suppress(OSError):
                refresh_elsewhere(self.folder, self.path, progress)
        self.refresh(progress)

    def folder_time(self) -> int:
        """When the store's folder changed last, by which one may look without asking."""
        return time_of(self.folder)

    def rebuild(self, progress: Progress | None = None) -> Refreshed:
        """Make the index anew from all files."""
        from annotations.index.filling import rebuild

        with self._telling():
            try:
                return rebuild(self.path, self.folder, progress)
            except sqlite3.Error as error:
                raise ClaimIndexError(f"The index can't be made: {error}.") from error
            except OSError as error:
                reason = error.strerror or error
                raise ClaimIndexError(f"{self.path} can't be written: {reason}.") from error

    def count_articles(self) -> int:
        """How many articles the store has."""
        return self._ask(count_articles)

    def articles_with_text(self, sha256: str) -> tuple[str, ...]:
        """The ids of the articles that have this text, from whatever source."""
        return self._ask(lambda reader: articles_with_text(reader, sha256))

    def tallies(self, article_ids: Iterable[str]) -> dict[str, VerdictTally]:
        """How many claims of these articles have which verdict; articles not known are left out."""
        wanted = tuple(article_ids)
        return self._ask(lambda reader: tallies(reader, wanted))

    def marked_ids(self, verdicts: Iterable[Verdict] = tuple(Verdict)) -> tuple[str, ...]:
        """The ids of the articles that have a claim with one of `verdicts`."""
        wanted = tuple(verdicts)
        return self._ask(lambda reader: marked_ids(reader, wanted))

    def count_marked(self) -> int:
        """How many articles have a claim with a verdict."""
        return self._ask(count_marked)

    def summaries(self) -> tuple[ArticleSummary, ...]:
        """All articles, last retrieved first; a file that can't be used names its problem."""
        return self._ask(summaries)

    def numbers(
        self,
        wanted: ClaimFilter,
        sort: ClaimSort = ClaimSort.DATE,
        *,
        backwards: bool = False,
        limit: int | None = None,
    ) -> array[int]:
        """The numbers of the wanted claims in order, eight bytes each, for `claims_at`."""

        def ask(reader: sqlite3.Connection) -> array[int]:
            count = articles_query(wanted)
            many = bool(wanted.articles) and (
                reader.execute(count.sql, count.values).fetchone()[0] > MANY
            )
            query = numbers_query(
                wanted, sort, backwards=backwards, limit=limit, many_articles=many
            )
            return array("q", (row[0] for row in reader.execute(query.sql, query.values)))

        return self._ask(ask)

    def claims_at(self, numbers: Sequence[int]) -> dict[int, IndexedClaim]:
        """The claims of some hundred numbers; those that were changed meanwhile are left out."""
        return self._ask(lambda reader: claims_numbered(reader, numbers))

    def claims(
        self, wanted: ClaimFilter, sort: ClaimSort = ClaimSort.DATE, limit: int | None = None
    ) -> Iterator[IndexedClaim]:
        """The wanted claims one after the other, of which few are in memory at once."""
        numbers = iter(self.numbers(wanted, sort, limit=limit))
        while page := list(islice(numbers, PAGE)):
            found = self.claims_at(page)
            yield from (found[number] for number in page if number in found)

    def drop_question(self) -> None:
        """Let a question that is being answered in another thread end with DroppedError."""
        reader = self._reader
        if reader is not None:
            with suppress(sqlite3.ProgrammingError):
                reader.interrupt()

    @property
    def _writer(self) -> Writer:
        """What keeps the index up; loaded at the first write."""
        from annotations.index.writing import Writer

        with self._making:
            if self._made_writer is None:
                self._made_writer = Writer(self.folder, self.path)
            return self._made_writer

    def _refreshed(self, reader: sqlite3.Connection, progress: Progress | None) -> Refreshed:
        if is_fresh(reader, self.folder):
            return Refreshed()
        from annotations.index.refreshing import refresh

        return refresh(reader, self.folder, progress)

    def _ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        with self._asking, self._telling():
            try:
                return question(self._opened())
            except (DamagedIndexError, sqlite3.DatabaseError) as error:
                if is_passing(error):
                    raise
            self._start_anew()
            return question(self._opened())

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Say in a sentence what SQLite could not do."""
        try:
            yield
        except sqlite3.OperationalError as error:
            if "interrupt" in str(error):
                raise DroppedError("The question was dropped.") from error
            raise ClaimIndexError(f"The index can't be read: {error}.") from error
        except sqlite3.Error as error:
            raise ClaimIndexError(f"The index can't be read: {error}.") from error

    def _opened(self) -> sqlite3.Connection:
        """The connection for questions; another one where the file was replaced."""
        if self._reader is not None and self._inode == inode_of(self.path):
            return self._reader
        self._let_go()
        try:
            self._reader = open_database(self.path)
        except (sqlite3.Error, OSError, ClaimIndexError):
            self._reader = open_in_memory()
        self._inode = inode_of(self.path)
        find_damage(self._reader)
        return self._reader

    def _start_anew(self) -> None:
        """Throw a damaged index away and fill a new one, in memory where the disk refuses."""
        from annotations.index.refreshing import refresh

        self._let_go()
        try:
            discard(self.path)
            refresh(self._opened(), self.folder)
        except (sqlite3.Error, OSError, ClaimIndexError):
            self._let_go()
            self._reader, self._inode = open_in_memory(), inode_of(self.path)
            refresh(self._reader, self.folder)

    def _let_go(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader = None

"""The texts that are kept for one reader, with the marks on them and the place in each."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from annotations.errors import StoreError
from articles.errors import ArticleError
from articles.library.places import Places, ReadingState
from articles.model import Article, article_id
from tui.late_index import LateIndex
from tui.opening import changed_source

if TYPE_CHECKING:
    from pathlib import Path

    from annotations.model import Annotation
    from annotations.pending import PendingMarks
    from annotations.rereading import Today
    from annotations.store import Store, StoredArticle
    from annotations.store.rescue import Rescue
    from tui.folders import Folders

PATIENCE = 0.03
"""Seconds that a mark waits for another writer: a key must not; the mark waits in memory then."""


class KeptTexts:
    """Keeps articles, tells what is kept of them, and lets a text of today take its place."""

    def __init__(
        self, folders: Folders, now: Callable[[], str], tell: Callable[[Rescue], None] | None
    ) -> None:
        """Nothing is read before it is needed; `tell` learns what became of damaged files."""
        self._now = now
        self._folders = folders
        self._tell = tell
        self.late_index = LateIndex(folders.store, folders.index)
        self.places = Places(folders.reading)

    @cached_property
    def store(self) -> Store:
        """Articles with their annotations."""
        from annotations.store import Store

        return Store(self._folders.store, self.late_index, tell=self._tell, patience=PATIENCE)

    @cached_property
    def pending(self) -> PendingMarks:
        """The store, and the marks that the disk refused."""
        from annotations.pending import PendingMarks

        return PendingMarks(self.store)

    @property
    def marks_waiting(self) -> int:
        """How many marks are not on disk."""
        return self.pending.count if "pending" in vars(self) else 0

    def _stored(self, identifier: str) -> StoredArticle | None:
        """What is kept of an article, None where nothing is. Raises StoreError.

        An article that is opened for the first time does not wait for the store to be loaded.
        """
        if "pending" in vars(self) or may_exist(self._folders.store / f"{identifier}.json"):
            return self.pending.load(identifier)
        return None

    def stored_article(self, identifier: str) -> Article | None:
        """The article as it is kept; None where it was never read. Raises StoreError."""
        stored = self.store.load(identifier)
        return stored.article if stored is not None else None

    def stored_source(self, key: str) -> Article | None:
        """The article that was read from the source `key` before; None also where it is damaged."""
        try:
            return self.stored_article(article_id(key))
        except StoreError:
            return None

    def keep_article(self, article: Article) -> None:
        """Put the article into the library. Raises AnnotationError or ArticleError."""
        stored = self.store.load(article.id)
        if stored is None:
            self.store.save_article(article)
        elif stored.article.reads_like(article):
            known = stored.article
            if (known.site, known.published) != (article.site, article.published):
                from annotations.rereading import with_known

                article = with_known(article, known)
            self.store.save_article(article)
        elif article.retrieved >= stored.article.retrieved:
            self._read_again(article)
        self.remember_place(article.id, self._position(article.id))

    def complete_article(self, article: Article) -> None:
        """Keep the whole of an article that a feed gave a part of.

        The part is a reading of its own only where it is marked. Raises AnnotationError or
        ArticleError.
        """
        stored = self.store.load(article.id)
        if stored is not None and stored.annotations and stored.article.sha256 != article.sha256:
            return
        self.store.save_article(article)
        if stored is not None:
            self._carry_place(stored.article, article)

    def remember_place(self, identifier: str, position: int) -> None:
        """Keep where the reader is. Raises LibraryError."""
        self.places.remember(identifier, ReadingState(position, self._now()))

    def _position(self, identifier: str) -> int:
        try:
            state = self.places.reading_state(identifier)
        except ArticleError:
            return 0
        return state.position if state is not None else 0

    def _read_again(self, article: Article) -> tuple[StoredArticle, str]:
        """What the store holds after a text of today, and a sentence. Raises StoreError."""
        from annotations.rereading import read_again, with_known

        self.pending.retry()
        if any(one.article.id == article.id for one in self.pending.waiting_articles()):
            raise StoreError("Your marks on it are not on disk yet.")
        kept = self.store.load(article.id)
        known = article if kept is None else with_known(article, kept.article)
        reread = read_again(self.store, known, self._now())
        if reread.before is None:
            return reread.stored, ""
        self._carry_place(reread.before, article)
        return reread.stored, changed_source(reread)

    def _carry_place(self, before: Article, article: Article) -> None:
        """Keep the reading position where it was, in the text of today. Raises LibraryError."""
        from annotations.revising import carried

        if position := self._position(article.id):
            self.remember_place(article.id, carried(before, article, position))

    def seen_today(self, article: Article) -> Today:
        """What a source's text of today is to the one that the reader marked."""
        from annotations.rereading import Today, seen_today

        try:
            stored = self.pending.load(article.id)
        except StoreError:
            stored = None
        return Today.WHOLE if stored is None else seen_today(stored, article.text)

    def readings(self, article: Article) -> tuple[tuple[Article, ...], tuple[Annotation, ...]]:
        """The texts that the article had, oldest first, and the annotations on the last."""
        from annotations.store import StoredArticle

        try:
            stored = self.pending.load(article.id)
        except StoreError:
            stored = None
        held = stored or StoredArticle(article)
        return (*held.revisions, held.article), held.annotations


def may_exist(path: Path) -> bool:
    """Whether there is something at `path`, or the system does not tell."""
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return True

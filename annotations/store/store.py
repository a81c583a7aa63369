"""What can be asked of the store and done to it.

What is only read goes through `json`: TinyDB is loaded at the first write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.errors import AnnotationError, DamagedFileError, StoreError
from annotations.model import Annotation
from annotations.store.files import folder_time
from annotations.store.form import StoredArticle, misplaced
from annotations.store.observing import StoreObserver, StoreWrite
from annotations.store.shelf import Held, Shelf
from annotations.store.summaries import ArticleSummary, summary_of, unusable

if TYPE_CHECKING:
    from annotations.store.locks import FolderLock
    from annotations.store.rescue import Rescue
    from articles.model import Article

Edit = Callable[[tuple[Annotation, ...]], Sequence[Annotation]]
"""From the freshest annotations of an article to those that are new or changed; pure."""

Revise = Callable[[StoredArticle], Sequence[Annotation]]
"""From what the store holds to the annotations that stand otherwise on a new text; pure."""

PATIENCE = 2.0
"""Seconds that a write waits for another one where nobody waits at a keyboard."""


class Store:
    """Articles and their annotations under one folder.

    Every method raises StoreError or one of its kinds where the disk does not do its part.
    """

    def __init__(
        self,
        folder: Path,
        observer: StoreObserver | None = None,
        *,
        tell: Callable[[Rescue], None] | None = None,
        patience: float = PATIENCE,
    ) -> None:
        """Name the folder; it is made at the first write.

        `observer` is told of each write. A write waits `patience` seconds for another one. A
        damaged file is set aside and restored from its copy, and `tell` learns of it; without
        `tell` it is left alone and DamagedFileError raised.
        """
        self._folder = folder
        self._shelf = Shelf(folder)
        self._observer = observer
        self._tell = tell
        self._patience = patience
        self._lock: FolderLock | None = None

    def load(self, article_id: str) -> StoredArticle | None:
        """What the store holds of an article, None where it is not there."""
        try:
            held = self._shelf.freshest(article_id)
        except DamagedFileError:
            if self._tell is None:
                raise
            with self.locked():
                held = self._usable(article_id)
        return None if held is None else held.stored

    def save_article(self, article: Article) -> StoredArticle:
        """Keep an article and return what the store holds after that.

        Another text under the same id is taken only while nothing is annotated: otherwise the
        stored article stays, which the caller sees by its sha256.
        """
        with self.locked():
            held = self._usable(article.id)
            if held is None or _takes(held.stored, article):
                return self._write(article, held, ()).stored
            return held.stored

    def revise(self, article: Article, edit: Revise) -> StoredArticle:
        """Make `article` the current reading; the one before it goes to the end of the revisions.

        `edit` gets what the store holds and returns the annotations that stand otherwise on the
        new text; text, revisions and annotations reach the disk in one write or not at all. What
        `edit` raises passes through. Where the store holds this text and headline already,
        another window was first: nothing is written; where it holds nothing, the article is saved.
        """
        with self.locked():
            held = self._usable(article.id)
            if held is None:
                return self._write(article, None, ()).stored
            if held.stored.article.reads_like(article):
                return held.stored
            return self._write(article, held, edit(held.stored), revised=True).stored

    def bring_in(self, coming: StoredArticle, edit: Revise) -> StoredArticle:
        """Take in what another library holds of an article; all of it in one write or not at all.

        `edit` gets what this store holds, else the text and the earlier texts of `coming`, and
        returns the annotations as they should stand. A text that is here already stays; where
        `coming` has annotations, the texts they were made on go to the end of the revisions.
        """
        with self.locked():
            held = self._usable(coming.article.id)
            before = replace(coming, annotations=()) if held is None else held.stored
            earlier = coming.revisions if held is None else _unknown_texts(before, coming)
            standing = {annotation.id: annotation for annotation in before.annotations}
            changed = [one for one in edit(before) if standing.get(one.id) != one]
            if held is not None and not changed and not earlier:
                return before
            return self._write(before.article, held, changed, earlier=earlier).stored

    def change(self, article: Article, edit: Edit) -> tuple[Annotation, ...]:
        """Give the freshest annotations to `edit`, write what it returns, return all.

        Annotations are matched by id. All that `edit` returns reaches the disk in one write or
        not at all; where it returns nothing new, nothing is written. What it raises passes
        through. Raises StoreError where the store holds annotations on another text.
        """
        with self.locked():
            held = self._usable(article.id)
            kept = () if held is None else held.stored.annotations
            if held is not None and kept and held.stored.article.sha256 != article.sha256:
                raise StoreError("The stored text of this article is another one; open it again.")
            standing = {annotation.id: annotation for annotation in kept}
            changed = [one for one in edit(kept) if standing.get(one.id) != one]
            if not changed:
                return kept
            return self._write(article, held, changed).stored.annotations

    def article_ids(self) -> tuple[str, ...]:
        """The ids of all articles, sorted."""
        return self._shelf.article_ids()

    def summaries(self) -> tuple[ArticleSummary, ...]:
        """All articles, last retrieved first; a file that can't be used names its problem."""
        found = [self._summary(article_id) for article_id in self.article_ids()]
        return tuple(sorted(found, key=lambda one: one.retrieved, reverse=True))

    def locked(self) -> AbstractContextManager[None]:
        """Hold the lock of the store, so that nobody else writes meanwhile."""
        if self._lock is None:
            from annotations.store.locks import FolderLock

            self._lock = FolderLock(self._folder)
        return self._lock.held(self._patience)

    def _summary(self, article_id: str) -> ArticleSummary:
        try:
            held = self._shelf.look(article_id)
        except StoreError as error:
            return unusable(article_id, str(error))
        if held is None:
            return unusable(article_id, f"The article {article_id} was just taken away.")
        return summary_of(held.stored)

    def _usable(self, article_id: str) -> Held | None:
        """The file as it stands, restored where it was damaged; the caller holds the lock."""
        try:
            return self._shelf.freshest(article_id)
        except DamagedFileError:
            if self._tell is None:
                raise
        from annotations.store.rescue import rescue

        time_before = folder_time(self._folder)
        self._tell(rescue(self._shelf, article_id))
        held = self._shelf.freshest(article_id)
        self._note(article_id, held, time_before)
        return held

    def _write(
        self,
        article: Article,
        held: Held | None,
        changed: Sequence[Annotation],
        *,
        revised: bool = False,
        earlier: tuple[Article, ...] = (),
    ) -> Held:
        """Write `article` with the annotations `changed`; the caller holds the lock.

        `earlier` are texts of it that go to the end of its revisions.
        """
        former = None if held is None else held.stored
        same = former is not None and former.article.sha256 == article.sha256
        if former is not None and same and changed and not revised:
            article = former.article
        stored = _changed(former, article, changed, revised=revised)
        if earlier:
            stored = replace(stored, revisions=(*stored.revisions, *earlier))
        problem = misplaced(stored.article, stored.annotations)
        if problem is not None:
            raise StoreError(f"This can't be stored: {problem}.")
        time_before = folder_time(self._folder)
        written = self._shelf.write(stored, held, changed, revised=revised, earlier=earlier)
        self._note(article.id, written, time_before)
        return written

    def _note(self, article_id: str, held: Held | None, time_before: int) -> None:
        """Let the observer know of a write; it stands whatever becomes of that."""
        if self._observer is None:
            return
        write = StoreWrite(
            article_id=article_id,
            stored=None if held is None else held.stored,
            signature=None if held is None else held.signature,
            folder_before=time_before,
            folder_after=folder_time(self._folder),
        )
        with suppress(AnnotationError, OSError):
            self._observer.wrote(write)


def _unknown_texts(here: StoredArticle, coming: StoredArticle) -> tuple[Article, ...]:
    """The texts of `coming` that `here` lacks, as texts of the article that is here."""
    if not coming.annotations:
        return ()
    readings = (here.article, *here.revisions)
    unknown: list[Article] = []
    for one in coming.revisions:
        if not any(one.reads_like(other) for other in (*readings, *unknown)):
            unknown.append(one)
    # A text that is here has the headline that it was read with here: many formats hold none.
    if coming.article.sha256 not in {one.sha256 for one in (*readings, *unknown)}:
        unknown.append(coming.article)
    return tuple(replace(one, source=here.article.source) for one in unknown)


def _changed(
    former: StoredArticle | None,
    article: Article,
    changed: Iterable[Annotation],
    *,
    revised: bool,
) -> StoredArticle:
    """What the store holds of an article after a write."""
    if former is None:
        return StoredArticle(article, _united((), changed))
    revisions = (*former.revisions, former.article) if revised else former.revisions
    return StoredArticle(article, _united(former.annotations, changed), revisions)


def _takes(stored: StoredArticle, article: Article) -> bool:
    """Whether `article` says something new that may take the place of what is stored."""
    if stored.article.sha256 != article.sha256:
        return not stored.annotations
    return stored.article != replace(article, retrieved=stored.article.retrieved)


def _united(
    annotations: tuple[Annotation, ...], changed: Iterable[Annotation]
) -> tuple[Annotation, ...]:
    by_id = {annotation.id: annotation for annotation in annotations}
    by_id.update((annotation.id, annotation) for annotation in changed)
    return tuple(by_id.values())

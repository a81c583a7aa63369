"""What can be asked of the store and done to it.

What is only read goes through `json`: TinyDB is loaded at the first write.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from annotations.errors import AnnotationError, StoreError
from annotations.model import Annotation
from annotations.store.files import (
    Signature,
    folder_time,
    read_private,
    refused,
    signature_at,
    write_private,
)
from annotations.store.form import (
    Lines,
    StoredArticle,
    misplaced,
    stored_from_tables,
    tables_from_bytes,
)
from annotations.store.migrations import Tables
from annotations.store.observing import StoreObserver, StoreWrite
from annotations.store.summaries import ArticleSummary, summary_of, unusable
from articles.model import Article

Edit = Callable[[tuple[Annotation, ...]], Sequence[Annotation]]
"""From the freshest annotations of an article to those that are new or changed; pure."""

Revise = Callable[[StoredArticle], Sequence[Annotation]]
"""From what the store holds to the annotations that stand otherwise on a new text; pure."""

_ID = re.compile(r"[0-9a-f]{16}")
_REMEMBERED = 8
"""Articles whose files are kept in memory; a reader has few open at once."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """One file as it was last read or written."""

    signature: Signature
    tables: Tables
    lines: Lines
    stored: StoredArticle


class Store:
    """Articles and their annotations under one folder.

    Every method raises StoreError or one of its kinds where the disk does not do its part.
    """

    def __init__(
        self, folder: Path, observer: StoreObserver | None = None, patience: float = 2.0
    ) -> None:
        """Name the folder; it is made at the first write.

        `observer` is told of each write. A write waits `patience` seconds for another one.
        """
        self._folder = folder
        self._observer = observer
        self._patience = patience
        self._seen: dict[str, _Seen] = {}

    def load(self, article_id: str) -> StoredArticle | None:
        """What the store holds of an article, None where it is not there."""
        seen = self._freshest(article_id)
        return None if seen is None else seen.stored

    def save_article(self, article: Article) -> StoredArticle:
        """Keep an article and return what the store holds after that.

        Another text under the same id is taken only while nothing is annotated: otherwise the
        stored article stays, which the caller sees by its sha256.
        """
        with self._locked():
            seen = self._freshest(article.id)
            if seen is None or _takes(seen.stored, article):
                return self._write(article, seen, ()).stored
            return seen.stored

    def revise(self, article: Article, edit: Revise) -> StoredArticle:
        """Make `article` the current text; the one before it goes to the end of the revisions.

        `edit` gets what the store holds and returns the annotations that stand otherwise on the
        new text; text, revisions and annotations reach the disk in one write or not at all. What
        `edit` raises passes through. Where the store holds this text already, another window was
        first: nothing is written; where it holds nothing, the article is saved.
        """
        with self._locked():
            seen = self._freshest(article.id)
            if seen is None:
                return self._write(article, None, ()).stored
            if seen.stored.article.sha256 == article.sha256:
                return seen.stored
            return self._write(article, seen, edit(seen.stored), revised=True).stored

    def change(self, article: Article, edit: Edit) -> tuple[Annotation, ...]:
        """Give the freshest annotations to `edit`, write what it returns, return all.

        Annotations are matched by id. All that `edit` returns reaches the disk in one write or
        not at all; where it returns nothing new, nothing is written. What it raises passes
        through. Raises StoreError where the store holds annotations on another text.
        """
        with self._locked():
            seen = self._freshest(article.id)
            kept = () if seen is None else seen.stored.annotations
            if seen is not None and kept and seen.stored.article.sha256 != article.sha256:
                raise StoreError("The stored text of this article is another one; open it again.")
            standing = {annotation.id: annotation for annotation in kept}
            changed = [one for one in edit(kept) if standing.get(one.id) != one]
            if not changed:
                return kept
            return self._write(article, seen, changed).stored.annotations

    def article_ids(self) -> tuple[str, ...]:
        """The ids of all articles, sorted."""
        try:
            names = [path.stem for path in self._folder.glob("*.json")]
        except OSError as error:
            raise refused("read", self._folder, error) from error
        return tuple(sorted(name for name in names if _ID.fullmatch(name)))

    def summaries(self) -> tuple[ArticleSummary, ...]:
        """All articles, last retrieved first; a file that can't be used names its problem."""
        found = [self._summary(article_id) for article_id in self.article_ids()]
        return tuple(sorted(found, key=lambda one: one.retrieved, reverse=True))

    def _summary(self, article_id: str) -> ArticleSummary:
        try:
            seen = self._look(article_id)
        except StoreError as error:
            return unusable(article_id, str(error))
        if seen is None:
            return unusable(article_id, f"The article {article_id} was just taken away.")
        return summary_of(seen.stored)

    def _path(self, article_id: str) -> Path:
        if not _ID.fullmatch(article_id):
            raise StoreError("An article id has 16 hexadecimal digits.")
        return self._folder / f"{article_id}.json"

    def _freshest(self, article_id: str) -> _Seen | None:
        seen = self._look(article_id)
        if seen is not None:
            self._remember(article_id, seen)
        return seen

    def _look(self, article_id: str) -> _Seen | None:
        """The file as it stands, read again only where it is not what was last seen."""
        seen = self._seen.get(article_id)
        if seen is not None and seen.signature == signature_at(self._path(article_id)):
            return seen
        return self._read(article_id)

    def _read(self, article_id: str) -> _Seen | None:
        path = self._path(article_id)
        held = read_private(path)
        if held is None:
            return None
        content, signature = held
        tables, lines = tables_from_bytes(content, str(path))
        return _Seen(signature, tables, lines, stored_from_tables(tables, article_id, str(path)))

    def _remember(self, article_id: str, seen: _Seen) -> None:
        self._seen[article_id] = seen
        for oldest in tuple(self._seen)[:-_REMEMBERED]:
            self._seen.pop(oldest, None)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        from annotations.store.locks import locked

        with locked(self._folder, self._patience):
            yield

    def _write(
        self,
        article: Article,
        seen: _Seen | None,
        changed: Sequence[Annotation],
        *,
        revised: bool = False,
    ) -> _Seen:
        """Write `article` with the annotations `changed`; the caller holds the lock."""
        from annotations.store.database import WholeFile, write_documents

        former = None if seen is None else seen.stored
        if former is not None and former.article.sha256 == article.sha256 and changed:
            article = former.article
        stored = _changed(former, article, changed, revised=revised)
        problem = misplaced(stored.article, stored.annotations)
        if problem is not None:
            raise StoreError(f"This can't be stored: {problem}.")
        # TinyDB edits the tables in place: they count as unknown until they are on disk.
        self._seen.pop(article.id, None)
        path, time_before = self._path(article.id), folder_time(self._folder)
        file = WholeFile(partial(write_private, path))
        if seen is not None:
            file.tables, file.lines = seen.tables, seen.lines
        write_documents(file, article, changed, revised=revised)
        signature = file.signature
        if signature is None:
            raise StoreError(f"{path} was not written.")
        written = _Seen(signature, file.tables, file.lines, stored)
        self._remember(article.id, written)
        self._tell(
            StoreWrite(article.id, stored, signature, time_before, folder_time(self._folder))
        )
        return written

    def _tell(self, write: StoreWrite) -> None:
        """Let the observer know; the write stands whatever becomes of that."""
        if self._observer is not None:
            with suppress(AnnotationError, OSError):
                self._observer.wrote(write)


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

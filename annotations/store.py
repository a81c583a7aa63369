"""The store: one TinyDB file for each article, written whole or not at all.

Each file is plain TinyDB JSON, `<folder>/<article id>.json`, that `TinyDB(path)` reads. What
is only read goes through `json`: TinyDB is loaded at the first write.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotations.claim_list import VerdictTally, list_claims, tally
from annotations.errors import StoreError
from annotations.json_form import annotation_to_json
from annotations.model import Annotation
from annotations.private_files import (
    Signature,
    locked,
    read_private,
    signature_at,
    write_private,
)
from annotations.stored_form import (
    ANNOTATION_TABLE,
    ARTICLE_TABLE,
    Lines,
    StoredArticle,
    Tables,
    article_document,
    misplaced,
    stored_from_tables,
    tables_from_bytes,
    tables_to_text,
)
from articles.model import Article

if TYPE_CHECKING:
    from tinydb.table import Table

__all__ = ["ArticleSummary", "Store", "StoredArticle"]

Edit = Callable[[tuple[Annotation, ...]], Sequence[Annotation]]
"""From the freshest annotations of an article to those that are new or changed; pure."""

_ID = re.compile(r"[0-9a-f]{16}")
_REMEMBERED = 8
"""Articles whose files are kept in memory; a reader has few open at once."""


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """One line of the list of articles."""

    id: str
    title: str
    source: str
    site: str | None
    published: str | None
    retrieved: str
    tally: VerdictTally
    """Of the annotations; offered claims that nobody touched do not count."""
    problem: str | None
    """Why the file can't be used, in a sentence; the other fields are empty then."""


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

    def __init__(self, folder: Path) -> None:
        """Name the folder; it is made at the first write."""
        self._folder = folder
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
        with locked(self._folder):
            seen = self._freshest(article.id)
            if seen is None or _takes(seen.stored, article):
                return self._write(article, seen, ()).stored
            return seen.stored

    def change(self, article: Article, edit: Edit) -> tuple[Annotation, ...]:
        """Give the freshest annotations to `edit`, write what it returns, return all.

        Annotations are matched by id. All that `edit` returns reaches the disk in one write or
        not at all; where it returns nothing new, nothing is written. What it raises passes
        through. Raises StoreError where the store holds annotations on another text.
        """
        with locked(self._folder):
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
            raise StoreError(f"{self._folder} can't be read: {error.strerror}.") from error
        return tuple(sorted(name for name in names if _ID.fullmatch(name)))

    def summaries(self) -> tuple[ArticleSummary, ...]:
        """All articles, last retrieved first; a file that can't be used names its problem."""
        found = [self._summary(article_id) for article_id in self.article_ids()]
        return tuple(sorted(found, key=lambda one: one.retrieved, reverse=True))

    def _summary(self, article_id: str) -> ArticleSummary:
        try:
            seen = self._look(article_id)
        except StoreError as error:
            return _unusable(article_id, str(error))
        if seen is None:
            return _unusable(article_id, f"The article {article_id} was just taken away.")
        article = seen.stored.article
        return ArticleSummary(
            id=article_id,
            title=article.title,
            source=article.source,
            site=article.site,
            published=article.published,
            retrieved=article.retrieved,
            tally=tally(list_claims((), seen.stored.annotations)),
            problem=None,
        )

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
        tables = tables_from_bytes(content, str(path))
        return _Seen(signature, tables, {}, stored_from_tables(tables, article_id, str(path)))

    def _remember(self, article_id: str, seen: _Seen) -> None:
        self._seen[article_id] = seen
        for oldest in tuple(self._seen)[:-_REMEMBERED]:
            self._seen.pop(oldest, None)

    def _write(self, article: Article, seen: _Seen | None, changed: Sequence[Annotation]) -> _Seen:
        """Write `article` with the annotations `changed`; the caller holds the lock."""
        annotations = _united(() if seen is None else seen.stored.annotations, changed)
        problem = misplaced(article, annotations)
        if problem is not None:
            raise StoreError(f"This can't be stored: {problem}.")
        # TinyDB edits the tables in place: they count as unknown until they are on disk.
        self._seen.pop(article.id, None)
        path = self._path(article.id)
        file = _AtomicFile(path, *(({}, {}) if seen is None else (seen.tables, seen.lines)))
        if seen is not None and seen.stored.article.sha256 == article.sha256 and changed:
            article = seen.stored.article
        _write_documents(file, article, changed)
        written = _Seen(
            file.signature, file.tables, file.lines, StoredArticle(article, annotations)
        )
        self._remember(article.id, written)
        return written


class _AtomicFile:
    """TinyDB's storage over one file whose tables were read before."""

    signature: Signature

    def __init__(self, path: Path, tables: Tables, lines: Lines) -> None:
        self._path = path
        self.tables = tables
        self.lines = lines

    def read(self) -> Tables:
        return self.tables

    def write(self, tables: Tables) -> None:
        self.tables = tables
        content = tables_to_text(tables, self.lines).encode()
        self.signature = write_private(self._path, content)

    def close(self) -> None:
        """Nothing stays open between two writes."""


def _write_documents(
    file: _AtomicFile, article: Article, annotations: Sequence[Annotation]
) -> None:
    """Put the article and `annotations` into their tables, then all on disk at once."""
    from sys import maxsize

    from tinydb import TinyDB
    from tinydb.middlewares import CachingMiddleware

    caching = CachingMiddleware(lambda: file)  # type: ignore[no-untyped-call]
    caching.WRITE_CACHE_SIZE = maxsize
    database = TinyDB(storage=caching)
    _put(database.table(ARTICLE_TABLE), file, [article_document(article)])
    _put(database.table(ANNOTATION_TABLE), file, map(annotation_to_json, annotations))
    database.close()


def _put(table: Table, file: _AtomicFile, documents: Iterable[dict[str, Any]]) -> None:
    """Insert documents, or update those that stand under their id already."""
    standing = file.tables.get(table.name, {})
    numbers = {document["id"]: number for number, document in standing.items()}
    new: list[dict[str, Any]] = []
    for document in documents:
        number = numbers.get(document["id"])
        if number is None:
            new.append(document)
        elif any(standing[number].get(key) != value for key, value in document.items()):
            file.lines.pop((table.name, number), None)
            table.update(document, doc_ids=[int(number)])
    table.insert_multiple(new)


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


def _unusable(article_id: str, problem: str) -> ArticleSummary:
    return ArticleSummary(article_id, "", "", None, None, "", VerdictTally(), problem)

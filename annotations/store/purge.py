"""Takes what the reader deleted out of the store for good, with its history."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from annotations.errors import AnnotationError
from annotations.model import Status
from annotations.store.files import folder_time
from annotations.store.form import ANNOTATION_TABLE, tables_to_bytes
from annotations.store.locks import FolderLock
from annotations.store.observing import StoreObserver, StoreWrite
from annotations.store.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Deleted:
    """The deleted marks of one article."""

    article_id: str
    title: str
    marks: int


def deleted_marks(folder: Path) -> tuple[Deleted, ...]:
    """The articles below `folder` that hold deleted marks. Raises StoreError."""
    shelf = Shelf(folder)
    found = ((one, shelf.look(one)) for one in shelf.article_ids())
    counted = (
        Deleted(
            article_id,
            held.stored.article.title,
            sum(one.status is Status.DELETED for one in held.stored.annotations),
        )
        for article_id, held in found
        if held is not None
    )
    return tuple(one for one in counted if one.marks)


def purge(folder: Path, article_id: str, observer: StoreObserver | None = None) -> int:
    """Take the deleted marks of an article away, from its file and its copy; how many it were.

    Undo can't bring them back; of a step that touched them and others, it takes back what it did
    to the others. Raises StoreError.
    """
    shelf = Shelf(folder)
    with FolderLock(folder).held():
        held = shelf.freshest(article_id)
        if held is None:
            return 0
        documents = held.form.tables.get(ANNOTATION_TABLE, {})
        kept = {
            number: document
            for number, document in documents.items()
            if document.get("status") != str(Status.DELETED)
        }
        if len(kept) == len(documents):
            return 0
        before = folder_time(folder)
        tables = {**held.form.tables, ANNOTATION_TABLE: kept}
        content = tables_to_bytes(tables, dict(held.form.lines), held.form.writes + 1)
        shelf.put(article_id, content)
        now = shelf.freshest(article_id)
        if observer is not None and now is not None:
            after = folder_time(folder)
            with suppress(AnnotationError, OSError):
                observer.wrote(StoreWrite(article_id, now.stored, now.signature, before, after))
        return len(documents) - len(kept)

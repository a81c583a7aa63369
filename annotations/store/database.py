"""TinyDB over one file that is written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotations.json_form import annotation_to_json
from annotations.model import Annotation
from annotations.store.files import Signature
from annotations.store.form import (
    ANNOTATION_TABLE,
    ARTICLE_TABLE,
    REVISION_TABLE,
    Lines,
    article_document,
    tables_to_pieces,
)
from annotations.store.migrations import Tables
from articles.model import Article

if TYPE_CHECKING:
    from tinydb.table import Table


@dataclass
class WholeFile:
    """TinyDB's storage over a file whose tables were read before and are written as it closes."""

    put: Callable[[Sequence[bytes]], Signature]
    tables: Tables
    lines: Lines
    writes: int
    """The number of the write that is to come."""
    pieces: Sequence[bytes] = ()
    """What was written, one after the other."""
    signature: Signature | None = None
    """Of the file as it was written."""

    def read(self) -> Tables:
        """The tables, for TinyDB."""
        return self.tables

    def write(self, tables: Tables) -> None:
        """Take the tables as TinyDB left them after one of its steps."""
        self.tables = tables

    def close(self) -> None:
        """Put all tables on disk, at once."""
        self.pieces = tables_to_pieces(self.tables, self.lines, self.writes)
        self.signature = self.put(self.pieces)


def write_documents(
    file: WholeFile,
    article: Article,
    annotations: Sequence[Annotation],
    *,
    revised: bool = False,
    earlier: Sequence[Article] = (),
) -> None:
    """Put the article and `annotations` into their tables, then all on disk at once.

    Where the text is `revised`, the article's former document goes to the revisions; the
    texts of `earlier` go there before it.
    """
    from tinydb import TinyDB

    database = TinyDB(storage=lambda: file)
    if earlier:
        database.table(REVISION_TABLE).insert_multiple(map(article_document, earlier))
    if revised:
        former = [dict(one) for one in file.tables.get(ARTICLE_TABLE, {}).values()]
        database.table(REVISION_TABLE).insert_multiple(former)
    _put(database.table(ARTICLE_TABLE), file, [article_document(article)])
    _put(database.table(ANNOTATION_TABLE), file, map(annotation_to_json, annotations))
    database.close()


def _put(table: Table, file: WholeFile, documents: Iterable[dict[str, Any]]) -> None:
    """Insert documents, or update those that stand under their id already."""
    standing = file.tables.get(table.name, {})
    numbers = {document["id"]: number for number, document in standing.items()}
    new: list[dict[str, Any]] = []
    changed: dict[str, dict[str, Any]] = {}
    for document in documents:
        number = numbers.get(document["id"])
        if number is None:
            new.append(document)
        elif {**standing[number], **document} != standing[number]:
            file.lines.pop((table.name, number), None)
            changed[number] = document
    if changed:
        table.update(
            lambda held: held.update(changed[numbers[held["id"]]]), doc_ids=map(int, changed)
        )
    # An empty table has its place in the file, too.
    if new or not standing:
        table.insert_multiple(new)

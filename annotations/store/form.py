"""What one file of the store holds: TinyDB's tables as plain dicts, and what they stand for.

A file is a JSON object of tables, a table an object of documents by their number (as text):
`article` holds one document, the current text; `annotations` one for each annotation that was
ever made; `revisions` the article's earlier documents, oldest first. `contents` counts the
documents of each table, so that one that went missing is missed. In memory the tables stand
without `contents` and without the check of each document.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotations.errors import DamagedFileError, FormError, NewerStoreError
from annotations.json_form import annotation_from_json
from annotations.store.migrations import SCHEMA, Tables, migrated
from annotations.store.seals import CHECK, Place, encode, fits, intact_lines, sealed_line
from articles.errors import ArticleError
from articles.json_form import article_from_json, article_to_json

if TYPE_CHECKING:
    from annotations.model import Annotation
    from articles.model import Article

ARTICLE_TABLE = "article"
ANNOTATION_TABLE = "annotations"
REVISION_TABLE = "revisions"
CONTENTS_TABLE = "contents"
WRITES, DOCUMENTS = "writes", "documents"
OUR_TABLES = (ARTICLE_TABLE, ANNOTATION_TABLE, REVISION_TABLE)

LONG_LINE = 1 << 16
"""Bytes from which on joining a line to others costs more than writing it by itself."""

Lines = dict[Place, bytes]
"""Table name and document number → the document as its line of the file says it, in UTF-8."""


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """One article of the store with every annotation that was ever made on it."""

    article: Article
    """The current text."""
    annotations: tuple[Annotation, ...] = ()
    revisions: tuple[Article, ...] = ()
    """The article as it was read before its text changed, oldest first."""


def article_document(article: Article) -> dict[str, Any]:
    """The one document of the table `article`."""
    return {
        "schema": SCHEMA,
        "id": article.id,
        "sha256": article.sha256,
        **article_to_json(article),
    }


@dataclass(frozen=True, slots=True)
class FileForm:
    """What a file holds, before it is told what that stands for."""

    tables: Tables
    lines: Lines
    """The documents that can be written as they were read."""
    writes: int = 0
    """How often the file was written, by which it and its copy are compared."""


def tables_to_pieces(tables: Tables, lines: Lines, writes: int) -> list[bytes]:
    """A JSON document with a line for each document of each table; its write number `writes`.

    Documents found in `lines` are taken from there; the others are entered, so that the next
    write encodes only what changed. What is returned makes the document when joined; a long line
    is a piece of its own and is not copied.
    """
    counts = {name: len(documents) for name, documents in tables.items()}
    contents = sealed_line((CONTENTS_TABLE, "1"), {WRITES: writes, DOCUMENTS: counts})
    pieces = [b"{\n"]
    for name, documents in tables.items():
        pieces.append(f"{encode(name)}: {{\n".encode())
        pieces += _lines_of(name, documents, lines)
        pieces.append(b"\n},\n")
    pieces.append(f'"{CONTENTS_TABLE}": {{\n{contents}\n}}\n}}\n'.encode())
    return list(_gathered(pieces))


def _gathered(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """`pieces` with the short ones joined to their neighbours, and the long ones as they are."""
    short: list[bytes] = []
    for piece in pieces:
        if len(piece) < LONG_LINE:
            short.append(piece)
            continue
        yield b"".join(short)
        yield piece
        short = []
    yield b"".join(short)


def tables_to_bytes(tables: Tables, lines: Lines, writes: int) -> bytes:
    """As `tables_to_pieces`, as one."""
    return b"".join(tables_to_pieces(tables, lines, writes))


def tables_to_text(tables: Tables, lines: Lines, writes: int) -> str:
    """As `tables_to_bytes`, as text."""
    return tables_to_bytes(tables, lines, writes).decode()


def _lines_of(name: str, documents: Mapping[str, dict[str, Any]], lines: Lines) -> list[bytes]:
    """The lines of a table's documents, with what stands between them."""
    found: list[bytes] = []
    for number, document in documents.items():
        place = (name, number)
        line = lines.get(place)
        if line is None:
            line = lines[place] = sealed_line(place, document).encode()
        found += (line, b",\n")
    return found[:-1]


def form_from_bytes(content: bytes, name: str) -> FileForm:
    """What the file called `name` holds. Raises DamagedFileError and NewerStoreError."""
    tables = _parsed(content, name)
    if not _is_tables(tables):
        raise DamagedFileError(f"{name} is damaged: it does not hold the tables of an article.")
    schema = _article_of(tables).get("schema")
    if type(schema) is not int or schema < 1:
        raise DamagedFileError(f"{name} is damaged: it does not say which schema it has.")
    if schema > SCHEMA:
        raise NewerStoreError(f"{name} was written by a newer newsread; this one leaves it alone.")
    if schema == 1:
        return FileForm(migrated(_unchecked(tables, name), schema), {})
    return _checked(tables, content, name)


def _parsed(content: bytes, name: str) -> Tables:
    try:
        text = content.decode()
        tables: Tables = json.loads(text, parse_constant=_refuse_constant)
        if b"\\u" in content and "\\ud" in text.lower():
            encode(tables).encode()
    except (ValueError, RecursionError) as error:
        raise DamagedFileError(f"{name} is damaged: it is not whole JSON.") from error
    return tables


def _refuse_constant(name: str) -> None:
    """Raise ValueError: NaN and the infinities are no JSON, though Python reads them."""
    raise ValueError(f"{name} is not JSON")


def _is_tables(value: object) -> bool:
    if not isinstance(value, dict) or not all(isinstance(held, dict) for held in value.values()):
        return False
    ours = [value.get(name, {}) for name in (*OUR_TABLES, CONTENTS_TABLE)]
    numbers = [number for table in ours for number in table]
    documents = [document for table in ours for document in table.values()]
    return (
        len(ours[0]) == 1
        and all(number.isascii() and number.isdecimal() for number in numbers)
        and all(isinstance(document, dict) for document in documents)
    )


def _unchecked(tables: Tables, name: str) -> Tables:
    """The tables of the schema that had no checks. Raises DamagedFileError where there are some."""
    if CONTENTS_TABLE in tables or CHECK in _article_of(tables):
        raise DamagedFileError(f"{name} is damaged: it does not say which schema it has.")
    return tables


def _checked(tables: Tables, content: bytes, name: str) -> FileForm:
    """The tables without what only checks them. Raises DamagedFileError where it does not fit."""
    intact = dict(intact_lines(content))
    for table, documents in tables.items():
        for number, document in documents.items():
            place = (table, number)
            free = table not in (*OUR_TABLES, CONTENTS_TABLE) and CHECK not in document
            if place not in intact and not free and not fits(place, document):
                raise DamagedFileError(
                    f"{name} is damaged: a document of “{table}” is not as it was written."
                )
    contents = next(iter(tables.get(CONTENTS_TABLE, {}).values()), {})
    expected = counted(contents)
    if expected is None:
        raise DamagedFileError(f"{name} is damaged: it does not say what it holds.")
    writes, counts = expected
    for table, count in counts.items():
        if len(tables.get(table, {})) < count:
            raise DamagedFileError(f"{name} is damaged: a document of “{table}” is missing.")
    bare = {
        table: {number: _bare(document) for number, document in documents.items()}
        for table, documents in tables.items()
        if table != CONTENTS_TABLE
    }
    lines = {place: line for place, line in intact.items() if place[0] in bare}
    return FileForm(bare, lines, writes)


def _bare(document: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in document.items() if key != CHECK}


def counted(contents: Mapping[str, Any]) -> tuple[int, dict[str, int]] | None:
    """The number of the write and of the documents of each table, as `contents` tells them."""
    writes, documents = contents.get(WRITES), contents.get(DOCUMENTS)
    if type(writes) is not int or not isinstance(documents, dict):
        return None
    if not all(type(count) is int for count in documents.values()):
        return None
    return writes, documents


def _article_of(tables: Tables) -> dict[str, Any]:
    return next(iter(tables[ARTICLE_TABLE].values()))


def stored_from_tables(tables: Tables, article_id: str, name: str) -> StoredArticle:
    """What the tables of the file called `name` stand for. Raises DamagedFileError."""
    article = article_from_document(_article_of(tables), article_id, name)
    revisions = tuple(
        article_from_document(one, article_id, name)
        for one in tables.get(REVISION_TABLE, {}).values()
    )
    try:
        found = tables.get(ANNOTATION_TABLE, {}).values()
        annotations = tuple(annotation_from_json(one) for one in found)
    except FormError as error:
        raise DamagedFileError(f"{name} is damaged: {error}.") from error
    problem = misplaced(article, annotations)
    if problem is not None:
        raise DamagedFileError(f"{name} is damaged: {problem}.")
    return StoredArticle(article, annotations, revisions)


def article_from_document(document: dict[str, Any], article_id: str, name: str) -> Article:
    """The article of one document of the file called `name`. Raises DamagedFileError."""
    try:
        article = article_from_json(document)
    except ArticleError as error:
        raise DamagedFileError(f"{name} is damaged: {error}.") from error
    if not article.id == document.get("id") == article_id:
        raise DamagedFileError(f"{name} is damaged: it holds another article.")
    if document.get("sha256") != article.sha256:
        raise DamagedFileError(f"{name} is damaged: its text was changed after it was stored.")
    return article


def misplaced(article: Article, annotations: Iterable[Annotation]) -> str | None:
    """Why these annotations can't belong to `article`, in a sentence; None where they can."""
    seen: set[str] = set()
    for annotation in annotations:
        if not 0 <= annotation.start <= annotation.end <= len(article.text):
            return "an annotation stands outside the text"
        if annotation.id in seen:
            return "two annotations have the same id"
        seen.add(annotation.id)
    return None

"""What one file of the store holds: TinyDB's tables as plain dicts, and what they stand for.

A file is a JSON object of tables, a table an object of documents by their number (as text):
`article` holds one document, `annotations` one for each annotation that was ever made.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from annotations.errors import DamagedFileError, FormError, NewerStoreError
from annotations.json_form import annotation_from_json
from annotations.model import Annotation
from articles.errors import ArticleError
from articles.json_form import article_from_json, article_to_json
from articles.model import Article

SCHEMA = 1
"""Which shape of the file this is; a file with a greater number is left alone."""

ARTICLE_TABLE = "article"
ANNOTATION_TABLE = "annotations"

Tables = dict[str, dict[str, dict[str, Any]]]
"""Table name → document number → document."""

Lines = dict[tuple[str, str], str]
"""Table name and document number → the document as its line of the file says it."""

_json = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """One article of the store with every annotation that was ever made on it."""

    article: Article
    annotations: tuple[Annotation, ...] = ()


def article_document(article: Article) -> dict[str, Any]:
    """The one document of the table `article`."""
    return {
        "schema": SCHEMA,
        "id": article.id,
        "sha256": article.sha256,
        **article_to_json(article),
    }


def tables_to_text(tables: Tables, lines: Lines) -> str:
    """A JSON document with a line for each document of each table.

    Documents found in `lines` are taken from there; the others are entered, so that the next
    write encodes only what changed.
    """
    return "{\n" + ",\n".join(_table_text(name, tables[name], lines) for name in tables) + "\n}\n"


def _table_text(name: str, documents: dict[str, dict[str, Any]], lines: Lines) -> str:
    for number, document in documents.items():
        if (name, number) not in lines:
            lines[name, number] = f"{_json(number)}: {_json(document)}"
    held = ",\n".join(lines[name, number] for number in documents)
    return f"{_json(name)}: {{\n{held}\n}}"


def tables_from_bytes(content: bytes, name: str) -> Tables:
    """The tables of the file called `name`. Raises DamagedFileError and NewerStoreError."""
    try:
        text = content.decode()
        tables: Tables = json.loads(text, parse_constant=_refuse_constant)
        if "\\ud" in text.lower():
            _json(tables).encode()
    except (ValueError, RecursionError) as error:
        raise DamagedFileError(f"{name} is damaged: it is not whole JSON.") from error
    if not _is_tables(tables):
        raise DamagedFileError(f"{name} is damaged: it does not hold the tables of an article.")
    schema = _article_of(tables).get("schema")
    if type(schema) is not int or schema < 1:
        raise DamagedFileError(f"{name} is damaged: it does not say which schema it has.")
    if schema > SCHEMA:
        raise NewerStoreError(f"{name} was written by a newer newsread; this one leaves it alone.")
    return tables


def _refuse_constant(name: str) -> None:
    """Raise ValueError: NaN and the infinities are no JSON, though Python reads them."""
    raise ValueError(f"{name} is not JSON")


def _is_tables(value: object) -> bool:
    if not isinstance(value, dict) or not all(isinstance(held, dict) for held in value.values()):
        return False
    ours = [value.get(ARTICLE_TABLE, {}), value.get(ANNOTATION_TABLE, {})]
    numbers = [number for table in ours for number in table]
    documents = [document for table in ours for document in table.values()]
    return (
        len(ours[0]) == 1
        and all(number.isascii() and number.isdecimal() for number in numbers)
        and all(isinstance(document, dict) for document in documents)
    )


def _article_of(tables: Tables) -> dict[str, Any]:
    return next(iter(tables[ARTICLE_TABLE].values()))


def stored_from_tables(tables: Tables, article_id: str, name: str) -> StoredArticle:
    """What the tables of the file called `name` stand for. Raises DamagedFileError."""
    document = _article_of(tables)
    try:
        article = article_from_json(document)
        found = tables.get(ANNOTATION_TABLE, {}).values()
        annotations = tuple(annotation_from_json(one) for one in found)
    except (ArticleError, FormError) as error:
        raise DamagedFileError(f"{name} is damaged: {error}.") from error
    if not article.id == document.get("id") == article_id:
        raise DamagedFileError(f"{name} is damaged: it holds another article.")
    if document.get("sha256") != article.sha256:
        raise DamagedFileError(f"{name} is damaged: its text was changed after it was stored.")
    problem = misplaced(article, annotations)
    if problem is not None:
        raise DamagedFileError(f"{name} is damaged: {problem}.")
    return StoredArticle(article, annotations)


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

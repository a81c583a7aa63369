"""One file of the store as the index takes it in.

A document that passes its check is as the store wrote it, so its row is made without making the
annotation first, which takes most of the time. Whatever is not so goes the store's own way.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from annotations.errors import FormError, StoreError
from annotations.index.model import Seen
from annotations.index.rows import (
    STATE_NUMBERS,
    STATUS_NUMBERS,
    UNSEEN,
    VERDICT_NUMBERS,
    ClaimRow,
    IndexedFile,
    indexed_file,
    made_row,
    tally_of,
)
from annotations.index.upkeep import Stamp
from annotations.json_form import evidence_from_json
from annotations.store import Store
from annotations.store.files import read_private
from annotations.store.form import (
    ANNOTATION_TABLE,
    ARTICLE_TABLE,
    article_from_document,
    form_from_bytes,
)
from articles.model import Article

GONE = "This article was just taken away."

_WORDS = ("id", "quote", "note", "creator", "created", "modified")


def read_file(
    folder: Path, article_id: str, stamp: Stamp, seen: Mapping[str, Seen]
) -> tuple[IndexedFile, Stamp]:
    """What the file of an article gives to the index, and by what the file is known.

    A file that can't be used gives its problem.
    """
    file = _read_sealed(folder, article_id, seen)
    return file or _read_otherwise(folder, article_id, seen), stamp


def _read_sealed(folder: Path, article_id: str, seen: Mapping[str, Seen]) -> IndexedFile | None:
    """What a file gives of which every document passes its check; None for any other file."""
    path = folder / f"{article_id}.json"
    try:
        held = read_private(path)
        if held is None:
            return None
        form = form_from_bytes(held[0], str(path))
        (document,) = form.tables[ARTICLE_TABLE].values()
        article = article_from_document(document, article_id, str(path))
    except StoreError:
        return None
    documents = form.tables.get(ANNOTATION_TABLE, {})
    sound = all((ANNOTATION_TABLE, number) in form.lines for number in documents) and all(
        _is_sound(document, article) for document in documents.values()
    )
    if not sound or len({document["id"] for document in documents.values()}) < len(documents):
        return None
    try:
        rows = [_row_of(one, seen.get(one["id"], UNSEEN)) for one in documents.values()]
    except FormError:
        return None
    return IndexedFile(article_id, article, tuple(rows), tally_of(rows))


def _read_otherwise(folder: Path, article_id: str, seen: Mapping[str, Seen]) -> IndexedFile:
    try:
        stored = Store(folder).load(article_id)
    except StoreError as error:
        return IndexedFile(article_id, None, problem=str(error))
    if stored is None:
        return IndexedFile(article_id, None, problem=GONE)
    return indexed_file(stored.article, stored.annotations, seen)


def _is_sound(document: Mapping[str, Any], article: Article) -> bool:
    """Whether all that a row needs is there and of its kind."""
    start, end, claimant = document.get("start"), document.get("end"), document.get("claimant")
    return (
        type(start) is int
        and type(end) is int
        and 0 <= start <= end <= len(article.text)
        and all(type(document.get(name)) is str for name in _WORDS)
        and (claimant is None or type(claimant) is str)
        and document.get("verdict", 0) in VERDICT_NUMBERS
        and document.get("state") in STATE_NUMBERS
        and document.get("status") in STATUS_NUMBERS
        and _is_list_of(str, document.get("tags"))
        and _is_list_of(dict, document.get("evidence"))
    )


def _is_list_of(kind: type, value: object) -> bool:
    return type(value) is list and all(type(one) is kind for one in value)


def _row_of(document: Mapping[str, Any], seen: Seen) -> ClaimRow:
    """The row of a sound document: that of the annotation that it stands for."""
    return made_row(
        document["id"],
        document["start"],
        document["end"],
        document["quote"],
        VERDICT_NUMBERS[document["verdict"]],
        STATE_NUMBERS[document["state"]],
        STATUS_NUMBERS[document["status"]],
        document["claimant"],
        document["note"],
        document["tags"],
        [evidence_from_json(one) for one in document["evidence"]],
        document["creator"],
        document["created"],
        document["modified"],
        seen,
    )

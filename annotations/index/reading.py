"""One file of the store as the index takes it in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from annotations.errors import StoreError
from annotations.index.model import Seen
from annotations.index.rows import IndexedFile, indexed_file
from annotations.index.sealed import sealed_file
from annotations.index.upkeep import Stamp
from annotations.store import Store
from annotations.store.files import read_private

GONE = "This article was just taken away."


def read_file(
    folder: Path, article_id: str, stamp: Stamp, seen: Mapping[str, Seen]
) -> tuple[IndexedFile, Stamp]:
    """What the file of an article gives to the index, and by what the file is known.

    A file that can't be used gives its problem.
    """
    path = folder / f"{article_id}.json"
    try:
        held = read_private(path)
    except StoreError as error:
        return IndexedFile(article_id, None, problem=str(error)), stamp
    file = None if held is None else sealed_file(held[0], article_id, str(path), seen)
    return file or _read_otherwise(folder, article_id, seen), stamp


def _read_otherwise(folder: Path, article_id: str, seen: Mapping[str, Seen]) -> IndexedFile:
    """What the store itself makes of a file."""
    try:
        stored = Store(folder).load(article_id)
    except StoreError as error:
        return IndexedFile(article_id, None, problem=str(error))
    if stored is None:
        return IndexedFile(article_id, None, problem=GONE)
    return indexed_file(stored.article, stored.annotations, seen)

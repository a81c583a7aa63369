"""Marks that the store's disk refuses, in a file elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import gettempdir

from annotations.errors import DiskError, StoreError
from annotations.formats.exchange import ExportedArticle, ExportOptions
from annotations.formats.newsread_json import write
from annotations.store import StoredArticle
from annotations.store.files import write_once
from articles.version import VERSION
from tui.exporting import unused_path

STEM = "newsread-marks"


def write_elsewhere(articles: Iterable[StoredArticle], now: str) -> Path:
    """Write annotated JSON to the first folder that takes it, and say where.

    Tries the current folder, the home and the system's folder for temporary files; nothing is
    replaced, and only the owner can read it. Raises StoreError.
    """
    exported = [ExportedArticle(one.article, None, one.annotations) for one in articles]
    document = write(exported, ExportOptions(now, f"newsread {VERSION}"))
    problem = "Your marks that are not on disk could not be written elsewhere."
    for folder in (Path.cwd(), Path.home(), Path(gettempdir())):
        try:
            path = unused_path(folder, STEM, ".json")
            write_once(path, document.encode())
        except (DiskError, OSError) as error:
            problem = str(error)
        else:
            return path
    raise StoreError(problem)

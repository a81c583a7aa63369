"""Analyses kept on disk, by the text and by what made them.

A cache can be thrown away: a file that is missing or damaged is as good as none.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from annotations.analysis.json_form import from_json, to_json
from annotations.analysis.model import Analysis
from annotations.errors import AnalysisError
from articles.model import Article


def read_cached(folder: Path, article: Article, pipeline: str) -> Analysis | None:
    """The analysis of the article's text by `pipeline` (a version), if it is kept and whole."""
    try:
        data = json.loads(_path(folder, article, pipeline).read_bytes())
        analysis = from_json(data, len(article.text))
    except (OSError, ValueError, RecursionError, AnalysisError):
        return None
    return analysis if analysis.pipeline == pipeline else None


def write_cached(folder: Path, article: Article, analysis: Analysis) -> None:
    """Keep the analysis, readable by its owner alone; nothing happens where the disk refuses."""
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        data = json.dumps(to_json(analysis), separators=(",", ":")).encode()
        _write_whole(_path(folder, article, analysis.pipeline), data)


def _path(folder: Path, article: Article, pipeline: str) -> Path:
    key = sha256(f"{article.sha256} {pipeline}".encode()).hexdigest()
    return folder / f"{key}.json"


def _write_whole(path: Path, data: bytes) -> None:
    """Write a file that is there wholly or not at all."""
    from tempfile import mkstemp

    handle, name = mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise

"""Analyses kept on disk.

The key is what is known before an article is analysed: its text, the language that its source
states, and what the settings say of pipelines. Which pipeline those stand for depends on the
article's language and on what is installed; so a kept analysis counts only where the pipeline
that would see its language now is the one that made it, in the same version. A cache can be
thrown away: a file that is missing or damaged is as good as none.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.errors import AnalysisError, PipelineError

if TYPE_CHECKING:
    from annotations.analysis.choice import Choice
    from annotations.analysis.kept import KeptAnalysis
    from annotations.analysis.model import Analysis
    from articles.model import Article


def open_cached(folder: Path, article: Article, choice: Choice) -> KeptAnalysis | None:
    """The analysis of the article by what is chosen, if it is kept, whole and of today.

    Only its head is read here: what is in its pieces shows when they are read.
    """
    path = _path(folder, article, choice)
    if not path.exists():
        return None
    from annotations.analysis.kept import open_kept

    kept = open_kept(path, len(article.text))
    if kept is None or not _is_made_by(choice, kept.pipeline, kept.language):
        return None
    return kept


def read_cached(folder: Path, article: Article, choice: Choice) -> Analysis | None:
    """All of the analysis that `open_cached` gives; None also where a piece is damaged."""
    kept = open_cached(folder, article, choice)
    try:
        return None if kept is None else kept.whole()
    except AnalysisError:
        return None


def write_cached(folder: Path, article: Article, choice: Choice, analysis: Analysis) -> None:
    """Keep the analysis, readable by its owner alone.

    Nothing happens where the disk refuses, or where another pipeline took the place of the
    chosen one.
    """
    if not _is_made_by(choice, analysis.pipeline, analysis.language):
        return
    from annotations.analysis.kept import kept_form

    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write_whole(_path(folder, article, choice), kept_form(analysis, len(article.text)))


def _is_made_by(choice: Choice, pipeline: str, language: str | None) -> bool:
    if language is None:
        return False
    try:
        return pipeline == choice.version_for(language)
    except PipelineError:
        return False


def _path(folder: Path, article: Article, choice: Choice) -> Path:
    known = f"{article.sha256} {article.language} {choice.key}"
    key = sha256(known.encode(errors="backslashreplace")).hexdigest()
    return folder / f"{key}.jsonl"


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

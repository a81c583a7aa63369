"""What `newsread export` does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from annotations.errors import FormatError, StoreError
from annotations.formats.exchange import ExportedArticle
from annotations.formats.registry import Format
from annotations.marking import utc_now
from annotations.store import Store, StoredArticle
from articles.version import VERSION
from tui.claim_review_settings import export_options
from tui.cli.article_data import DONE, FAILED, Analyst, find_article
from tui.cli.workspace import Workspace
from tui.exporting import as_bytes, for_terminal, put
from tui.output import data_stream, notice


def export(sources: Sequence[str], workspace: Workspace, kind: Format, target: Path | None) -> int:
    """Write the sources, or the whole store, to `target` or stdout.

    Raises FormatError where bytes that nobody can read would go to a terminal.
    """
    if target is None and not kind.is_text and data_stream().isatty():
        raise FormatError(f"{kind.title} is not for a terminal: write it to a file with -o.")
    store, code = workspace.store, DONE
    if sources:
        found = [find_article(source, store) for source in sources]
    else:
        found, code = _all_articles(store)
    analyst = Analyst(workspace)
    articles = [
        ExportedArticle(
            one.article, analyst.analysis_of(one.article), one.annotations, one.revisions
        )
        for one in found
    ]
    options = export_options(workspace.settings, utc_now(), f"newsread {VERSION}")
    written = kind.write(articles, options)
    if target is not None:
        put(target, kind, written)
    elif not isinstance(written, dict):
        _print(kind, written)
    return code


def _print(kind: Format, written: str | bytes) -> None:
    stdout = data_stream()
    if isinstance(written, str) and stdout.isatty():
        stdout.write(for_terminal(kind, written))
    else:
        stdout.write(as_bytes(kind, written))
    stdout.flush()


def _all_articles(store: Store) -> tuple[list[StoredArticle], int]:
    """Every article that the store can give; the others are named and the exit code tells."""
    found: list[StoredArticle] = []
    code = DONE
    for identifier in store.article_ids():
        try:
            stored = store.load(identifier)
        except StoreError as error:
            notice(str(error))
            code = FAILED
            continue
        if stored is None:
            code = FAILED
        else:
            found.append(stored)
    return found, code

"""The commands that put articles on stdout: show and analyze."""

from __future__ import annotations

import json
from collections.abc import Sequence

from annotations.analysis.model import Analysis
from annotations.store import Store, StoredArticle
from articles.address import is_address
from articles.clean import clean_line
from articles.errors import ArticleError
from articles.model import STDIN, Article, article_id
from tui.cli.workspace import Workspace
from tui.output import data_stream, escaped, input_stream, notice, progress, write_data
from tui.pipeline_settings import pipeline_choice

DONE, FAILED = 0, 1
"""Exit codes."""


class Analyst:
    """Analyses article after article; what is wrong with a pipeline is said once, on stderr."""

    def __init__(self, workspace: Workspace) -> None:
        """Begin with the pipelines of the settings."""
        from annotations.analysis.client import AnalysesHere

        choice = pipeline_choice(workspace.settings)
        self._sentences: list[str] = []
        self._analyses = AnalysesHere(choice, workspace.folders.analyses, self._sentences.append)

    def analysis_of(self, article: Article) -> Analysis:
        """What the machine sees in the article; raises AnalysisError where no pipeline works."""
        with progress(f"Analysing {article.title}"):
            analysis = self._analyses.analyse(article)
        while self._sentences:
            notice(self._sentences.pop(0))
        return analysis


def find_article(source: str, store: Store) -> StoredArticle:
    """The article of `source` with its annotations; the source is read where that is needed.

    The stored article is taken where it comes from an address, or its source can't be read any
    more. Where the source has changed since it was marked, the marks follow its text, here and
    not in the store, and a notice says what became of them. Raises ArticleError, StoreError.
    """
    from articles.sources import open_source, source_key
    from tui.opening import article_from_stdin, changed_source

    if source == STDIN:
        article = article_from_stdin()
        return store.load(article.id) or StoredArticle(article, ())
    stored = store.load(article_id(source_key(source)))
    if stored is not None and is_address(source):
        return stored
    try:
        with progress(f"Reading {clean_line(source)}"):
            article = open_source(source)
    except ArticleError:
        if stored is None:
            raise
        return stored
    if stored is None or not stored.annotations:
        return StoredArticle(article, ())
    if article.reads_like(stored.article):
        return stored
    from annotations.rereading import seen_again

    reread = seen_again(stored, article, article.retrieved)
    notice(changed_source(reread))
    return reread.stored


def show(source: str, workspace: Workspace, plain: bool) -> int:
    """Print one annotated article: for a terminal, or plain for pipes and screen readers."""
    from rich.console import Console

    from annotations.claim_list import list_claims
    from tui.show import Shown, plain_lines, styled_lines

    found = find_article(source, workspace.store)
    analysis = Analyst(workspace).analysis_of(found.article)
    what = Shown(found.article, analysis, list_claims(analysis.claims, found.annotations))
    if plain:
        write_data("\n".join(plain_lines(what)) + "\n")
        return DONE
    console = Console(markup=False, highlight=False, emoji=False)
    width = workspace.settings.column_width
    if console.is_terminal:
        width = min(width, console.width)
    with console.capture() as printed:
        for line in styled_lines(what, width):
            console.print(line, soft_wrap=True)
    write_data(printed.get())
    return DONE


def analyze(sources: Sequence[str], workspace: Workspace) -> int:
    """Print what the machine sees in each source, one JSON object a line."""
    from annotations.formats.newsread_json import analysis_object

    analyst, code = Analyst(workspace), DONE
    for source in sources:
        try:
            found = find_article(source, workspace.store)
            seen = analysis_object(found.article, analyst.analysis_of(found.article))
        except ArticleError as error:
            notice(str(error))
            code = FAILED
            continue
        line = json.dumps(seen, ensure_ascii=False, separators=(",", ":"))
        write_data(escaped(line) + "\n")
    return code


def analyze_lines(workspace: Workspace, processes: int) -> int:
    """Answer each line of JSON on stdin with one line of JSON on stdout."""
    from annotations.analysis.worker import run
    from annotations.analysis.worker_pool import run_in_processes

    choice = pipeline_choice(workspace.settings)
    if processes > 1:
        run_in_processes(input_stream(), data_stream(), choice, notice, processes)
    else:
        run(input_stream(), data_stream(), choice, notice)
    return DONE


def print_schema() -> int:
    """Print the JSON Schema of the annotated JSON."""
    from annotations.formats.schema import json_schema

    write_data(json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n")
    return DONE

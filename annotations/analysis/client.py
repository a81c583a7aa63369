"""Asking for an article's analysis: from the cache, or from a worker process.

This module imports no spaCy; the process does that.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotations.analysis.cache import read_cached, write_cached
from annotations.analysis.model import Analysis
from annotations.analysis.version import pipeline_version
from annotations.errors import AnalysisError, PipelineError
from articles.model import Article

if TYPE_CHECKING:
    from annotations.analysis.worker_process import WorkerProcess


class AnalysisClient:
    """Analyses by one pipeline, made by one process that starts when it is first needed."""

    def __init__(self, pipeline: str, cache_folder: Path) -> None:
        """`pipeline`: a name as in the settings, "" for our rules alone."""
        self._pipeline = pipeline
        self._cache_folder = cache_folder
        self._worker: WorkerProcess | None = None
        self._turn = asyncio.Lock()
        self._closings = 0

    @property
    def worker_pid(self) -> int | None:
        """The id of the process, while one runs."""
        return self._worker.pid if self._worker else None

    def cached(self, article: Article) -> Analysis | None:
        """The complete analysis if it was made before; quick, starts nothing."""
        try:
            version = pipeline_version(self._pipeline)
        except PipelineError:
            return None
        return read_cached(self._cache_folder, article, version)

    async def analyse(self, article: Article, first: int = 0) -> AsyncIterator[Analysis]:
        """The article's analysis as it grows; the last one is complete and is cached.

        A long text is analysed piece by piece, the piece that holds the offset `first` before
        the others: the first analysis covers that piece, each later one at least twice as much
        as the one before it. Raises PipelineError where the pipeline is missing or broken and
        AnalysisError where the process fails; the next call starts another one.
        """
        kept = self.cached(article)
        if kept is not None:
            yield kept
            return
        from annotations.analysis.growing import GrowingAnalysis

        growing = GrowingAnalysis(article.text, pipeline_version(self._pipeline))
        shown = 0
        for index in growing.order(first):
            growing.add(index, await self._ask(growing.request(index)))
            if not growing.complete and growing.covered >= 2 * shown:
                shown = growing.covered
                yield growing.analysis()
        complete = growing.analysis()
        await asyncio.to_thread(write_cached, self._cache_folder, article, complete)
        yield complete

    async def close(self) -> None:
        """End the process and fail what waits for it; the client can be used again."""
        self._closings += 1
        worker, self._worker = self._worker, None
        if worker is not None:
            await worker.close()

    async def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """One answer; requests of several articles take turns."""
        async with self._turn:
            worker = self._worker or await self._start()
            try:
                return await worker.ask(request)
            except AnalysisError:
                if self._worker is worker:
                    await self.close()
                raise

    async def _start(self) -> WorkerProcess:
        from annotations.analysis.worker_process import WorkerProcess

        closings = self._closings
        worker = await WorkerProcess.start(self._pipeline)
        if self._closings != closings:
            await worker.close()
            raise AnalysisError("The analysis was stopped.")
        self._worker = worker
        return worker


def analyse_now(article: Article, pipeline: str, cache_folder: Path) -> Analysis:
    """The complete analysis, from the cache or made in this process; for the command line.

    Raises PipelineError where the pipeline is missing or broken, AnalysisError where it fails.
    """
    from annotations.analysis.pipeline import analyse, load_pipeline

    version = pipeline_version(pipeline)
    analysis = read_cached(cache_folder, article, version)
    if analysis is None:
        analysis = analyse(load_pipeline(pipeline), article.text)
        write_cached(cache_folder, article, analysis)
    return analysis

"""Asking for an article's analysis: from the cache, from a worker process, or made here.

This module imports no spaCy; the process does that.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotations.analysis.cache import open_cached, read_cached, write_cached
from annotations.errors import AnalysisError
from articles.garbage import adding, loading

if TYPE_CHECKING:
    from annotations.analysis.choice import Choice
    from annotations.analysis.kept import KeptAnalysis
    from annotations.analysis.model import Analysis
    from annotations.analysis.pipelines import Pipelines
    from annotations.analysis.worker_process import WorkerProcess
    from articles.model import Article


class AnalysisClient:
    """Analyses by what is chosen, made by one process that starts when it is first needed."""

    def __init__(self, choice: Choice, cache_folder: Path) -> None:
        """`choice` is what the settings say of pipelines."""
        self.problem = ""
        """What was wrong with a pipeline at the last analysis, in sentences."""
        self._choice = choice
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
        return read_cached(self._cache_folder, article, self._choice)

    def kept(self, article: Article) -> KeptAnalysis | None:
        """The complete analysis if it was made before, to be read piece by piece."""
        return open_cached(self._cache_folder, article, self._choice)

    async def analyse(self, article: Article, first: int = 0) -> AsyncIterator[Analysis]:
        """The article's analysis as it grows; the last one is complete and is cached.

        A long text is analysed piece by piece. The first analysis covers a screen from the
        offset `first` on, each later one at least twice as much as the one before it. Where the
        chosen pipeline is missing or broken the next best is used, and `problem` says so. Raises
        AnalysisError where the process fails; the next call starts another one.
        """
        self.problem = ""
        kept = await self._read_in_turns(article)
        if kept is not None:
            yield kept
            return
        from annotations.analysis.growing import GrowingAnalysis

        growing = GrowingAnalysis(article.text, article.language)
        shown = 0
        for span in growing.order(first):
            answer = await self._ask(growing.request(span))
            with adding():
                growing.add(span, answer)
            self.problem = self.problem or str(answer.get("problem", ""))
            if not growing.complete and growing.covered >= 2 * shown:
                shown = growing.covered
                yield growing.analysis()
        complete = growing.analysis()
        await asyncio.to_thread(write_cached, self._cache_folder, article, self._choice, complete)
        yield complete

    async def _read_in_turns(self, article: Article) -> Analysis | None:
        """The complete analysis if it was made before, read so that others have turns between."""
        kept = self.kept(article)
        if kept is None:
            return None
        pieces: list[Analysis] = []
        try:
            with loading():
                for piece in kept.pieces():
                    pieces.append(piece)
                    await asyncio.sleep(0)
                return kept.united(pieces)
        except AnalysisError:
            return None

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
        worker = await WorkerProcess.start(self._choice)
        if self._closings != closings:
            await worker.close()
            raise AnalysisError("The analysis was stopped.")
        self._worker = worker
        return worker


class AnalysesHere:
    """Analyses made in this process, for the command line."""

    def __init__(self, choice: Choice, cache_folder: Path, say: Callable[[str], None]) -> None:
        """`say` gets a sentence on each pipeline that can't be used, once."""
        self._choice = choice
        self._cache_folder = cache_folder
        self._say = say
        self._said = set[str]()
        self._pipelines: Pipelines | None = None

    def analyse(self, article: Article) -> Analysis:
        """The complete analysis, from the cache or made now; AnalysisError where that fails."""
        kept = read_cached(self._cache_folder, article, self._choice)
        if kept is not None:
            self._tell(_note(kept))
            return kept
        if self._pipelines is None:
            from annotations.analysis.pipelines import Pipelines

            self._pipelines = Pipelines(self._choice)
        seen = self._pipelines.analyse(article.text, stated=article.language)
        self._tell(seen.problem or _note(seen.analysis))
        write_cached(self._cache_folder, article, self._choice, seen.analysis)
        return seen.analysis

    def _tell(self, sentence: str) -> None:
        if sentence and sentence not in self._said:
            self._said.add(sentence)
            self._say(sentence)


def _note(analysis: Analysis) -> str:
    from annotations.analysis.language_note import language_note

    return language_note(analysis)

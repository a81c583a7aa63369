"""Asking for an article's analysis: from the cache, or from a worker process.

This module imports no spaCy; the process does that.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotations.analysis.cache import read_cached, write_cached
from annotations.analysis.json_form import from_json
from annotations.analysis.model import Analysis, Span
from annotations.analysis.people import people_named
from annotations.analysis.pieces import WHOLE, merged, pieces, shifted
from annotations.analysis.pipeline import analyse, load_pipeline, pipeline_version
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
        growing = _Growing(article.text, pipeline_version(self._pipeline))
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
        """End the process; the client can be used again."""
        worker, self._worker = self._worker, None
        if worker is not None:
            await worker.close()

    async def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """One answer; requests of several articles take turns."""
        async with self._turn:
            if self._worker is None:
                from annotations.analysis.worker_process import WorkerProcess

                self._worker = await WorkerProcess.start(self._pipeline)
            worker = self._worker
            try:
                return await worker.ask(request)
            except AnalysisError:
                if self._worker is worker:
                    await self.close()
                raise


def analyse_now(article: Article, pipeline: str, cache_folder: Path) -> Analysis:
    """The complete analysis, from the cache or made in this process; for the command line.

    Raises PipelineError where the pipeline is missing or broken, AnalysisError where it fails.
    """
    version = pipeline_version(pipeline)
    analysis = read_cached(cache_folder, article, version)
    if analysis is None:
        analysis = analyse(load_pipeline(pipeline), article.text)
        write_cached(cache_folder, article, analysis)
    return analysis


@dataclass(slots=True)
class _Growing:
    """The analysed pieces of one text."""

    text: str
    pipeline: str
    spans: tuple[Span, ...] = ()
    parts: dict[int, Analysis] = field(default_factory=dict)
    covered: int = 0
    """How many code points the analysed pieces hold."""
    people: dict[str, None] = field(default_factory=dict)
    """People named in the pieces before `reached`, in order."""
    reached: int = 0

    def __post_init__(self) -> None:
        size = len(self.text)
        self.spans = pieces(self.text) if size > WHOLE else (Span(0, size),)

    @property
    def complete(self) -> bool:
        """Whether each piece was analysed."""
        return len(self.parts) == len(self.spans)

    def order(self, first: int) -> Iterator[int]:
        """Indexes of the pieces: the one that holds `first`, then all in the order of the text.

        That one comes again in its turn where people were named in the pieces before it.
        """
        early = next((i for i, span in enumerate(self.spans) if first < span.end), 0)
        yield early
        for index in range(len(self.spans)):
            if index != early or (early and self._people_before(index)):
                yield index

    def request(self, index: int) -> dict[str, Any]:
        """What to ask the worker for one piece."""
        span = self.spans[index]
        known = self._people_before(index)
        return {"text": self.text[span.start : span.end], "known_people": known}

    def add(self, index: int, answer: dict[str, Any]) -> None:
        """Take in the worker's answer for one piece; raises AnalysisError where it is damaged."""
        span = self.spans[index]
        if index not in self.parts:
            self.covered += span.end - span.start
        self.parts[index] = shifted(from_json(answer, span.end - span.start), span.start)

    def analysis(self) -> Analysis:
        """All that is there, in the order of the text."""
        return merged((self.parts[index] for index in sorted(self.parts)), self.pipeline)

    def _people_before(self, index: int) -> list[str]:
        """Names of people in the pieces before one; none where such a piece is missing."""
        while self.reached < index and self.reached in self.parts:
            part = self.parts[self.reached]
            self.people |= dict.fromkeys(people_named(self.text, part.entities))
            self.reached += 1
        return list(self.people) if self.reached == index else []

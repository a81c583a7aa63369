"""Feeds in a process of their own: JSON lines in, JSON lines out, so that no key ever waits.

A request is {"id", "do", …}: "update" with "feeds" (their addresses, null: all that are due),
"automatic" and "rules"; "subscribe" with "url", "folder", "title" and "full_text"; "drop" with
"feed", its number; "full_text" with "item", its id. Answers bear the request's id. An update
answers {"event": "begun", "total"}, then {"event": "feed", …} for each feed, then
{"event": "texts", "new"} where whole articles were fetched in advance. The last answer to each
request has {"done": true}, or {"error": sentence}. The process ends when its input does, in the
middle of anything: both databases are whole at any moment.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from articles.errors import ArticleError
from articles.feeds.fetching import FEED_LIMITS
from articles.feeds.full_text import AT_MOST, FullTexts
from articles.feeds.keeper import FeedKeeper, FeedOutcome
from articles.feeds.wire import rule_from_json
from articles.fetch import FetchLimits, connections
from articles.library.library import Library

_LONGEST_REQUEST = 1024 * 1024

Answer = Callable[[Mapping[str, Any]], None]


class Service:
    """Answers requests about the feeds of one library."""

    def __init__(
        self, library: Library, file: Path, full_texts: FullTexts, limits: FetchLimits
    ) -> None:
        """`file` is reader's database."""
        self._library = library
        self._file = file
        self._full_texts = full_texts
        self._limits = limits
        self._updating = asyncio.Lock()

    async def serve(self, request: Mapping[str, Any], answer: Answer) -> None:
        """Answer one request; what goes wrong is an answer as well."""
        kinds = {
            "update": self._update,
            "subscribe": self._subscribe,
            "drop": self._drop,
            "full_text": self._full_text,
        }
        kind = kinds.get(str(request.get("do")))
        try:
            if kind is None:
                answer({"error": "there is no such request"})
            else:
                await kind(request, answer)
        except ArticleError as error:
            answer({"error": str(error), "kind": type(error).__name__})

    async def _update(self, request: Mapping[str, Any], answer: Answer) -> None:
        loop = asyncio.get_running_loop()

        def tell(said: Mapping[str, Any]) -> None:
            loop.call_soon_threadsafe(answer, said)

        async with self._updating:
            await asyncio.to_thread(self._ask_feeds, request, tell)
        feeds = await asyncio.to_thread(self._library.feeds)
        full = [feed.number for feed in feeds if feed.full_text and not feed.is_gone]
        await asyncio.gather(*(self._fetch_texts(feed, answer) for feed in full))
        answer({"done": True})

    def _ask_feeds(self, request: Mapping[str, Any], tell: Answer) -> None:
        named = request.get("feeds")
        with self._keeper(request) as keeper:
            due = keeper.due(named, automatic=request.get("automatic") is True)
            tell({"event": "begun", "total": len(due)})
            for outcome in keeper.update(due) if due else ():
                tell(_feed_event(outcome))

    async def _fetch_texts(self, feed: int, answer: Answer) -> None:
        """Fetch the whole articles of a feed that asks for them, one after the other."""
        new = 0
        for item in await asyncio.to_thread(self._library.without_full_text, feed, AT_MOST):
            try:
                new += await self._full_texts.fetch(item, patiently=True)
            except ArticleError:
                # The feed's own text stays; opening the article says why.
                continue
        if new:
            answer({"event": "texts", "feed": feed, "new": new})

    async def _subscribe(self, request: Mapping[str, Any], answer: Answer) -> None:
        values = {"folder": request.get("folder"), "full_text": request.get("full_text")}
        values["own_title"] = request.get("title")
        given = {name: value for name, value in values.items() if value is not None}
        async with self._updating:
            outcome = await asyncio.to_thread(self._take, str(request.get("url")), given, request)
        answer({**_feed_event(outcome), "done": True})

    def _take(self, url: str, values: Mapping[str, Any], request: Mapping[str, Any]) -> FeedOutcome:
        with self._keeper(request) as keeper:
            return keeper.subscribe(url, **values)

    async def _drop(self, request: Mapping[str, Any], answer: Answer) -> None:
        def drop() -> None:
            with self._keeper(request) as keeper:
                for feed in self._library.feeds():
                    if feed.number == request.get("feed"):
                        keeper.drop(feed)

        async with self._updating:
            await asyncio.to_thread(drop)
        answer({"done": True})

    async def _full_text(self, request: Mapping[str, Any], answer: Answer) -> None:
        changed = await self._full_texts.fetch(str(request.get("item")))
        answer({"changed": changed, "done": True})

    def _keeper(self, request: Mapping[str, Any]) -> FeedKeeper:
        rules = [rule_from_json(one) for one in request.get("rules") or ()]
        return FeedKeeper(self._library, self._file, limits=self._limits, rules=rules)


def _feed_event(outcome: FeedOutcome) -> dict[str, Any]:
    return {"event": "feed", **asdict(outcome)}


async def serve_lines(library: Path, feeds: Path, limits: FetchLimits = FEED_LIMITS) -> None:
    """Answer the requests on standard input until it ends."""
    reader = asyncio.StreamReader(limit=_LONGEST_REQUEST)
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin.buffer)
    running = set[asyncio.Task[None]]()
    async with connections(limits) as web:
        own = Library(library)
        service = Service(own, feeds, FullTexts(web, own), limits)
        _write({"ready": True})
        while line := await reader.readline():
            for request in _requests(line):
                task = asyncio.create_task(service.serve(request, _answer_to(request)))
                running.add(task)
                task.add_done_callback(running.discard)
        # Threads can't be stopped: what they do is cut off, as a power failure would.
        os._exit(0)


def _requests(line: bytes) -> Iterator[Mapping[str, Any]]:
    try:
        request = json.loads(line)
    except (ValueError, RecursionError):
        request = None
    if isinstance(request, dict):
        yield request
    else:
        _write({"id": None, "error": "the line is no JSON object"})


def _answer_to(request: Mapping[str, Any]) -> Answer:
    return lambda said: _write({"id": request.get("id"), **said})


def _write(answer: Mapping[str, Any]) -> None:
    try:
        sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")
        sys.stdout.buffer.flush()
    except (BrokenPipeError, ValueError):
        os._exit(0)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the process; 0 at the end of its input."""
    parser = argparse.ArgumentParser(prog="articles.feeds")
    parser.add_argument("library", type=Path)
    parser.add_argument("feeds", type=Path)
    parser.add_argument("--seconds", type=float, default=FEED_LIMITS.seconds)
    options = parser.parse_args(arguments)
    limits = FetchLimits(
        options.seconds, FEED_LIMITS.size, FEED_LIMITS.redirects, FEED_LIMITS.per_host
    )
    asyncio.run(serve_lines(options.library, options.feeds, limits))
    return 0

"""Many feeds fetched at once, each handed over as it comes."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue

from articles.address import is_address
from articles.errors import ArticleError, FeedError
from articles.feeds.addresses import feed_name
from articles.fetch import Answer, Connections, FetchLimits, connections
from articles.files import absolute_path, read_file

ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5"
)
FEED_LIMITS = FetchLimits(seconds=30, size=10_000_000, redirects=8, per_host=2)
AT_ONCE = 16
"""Feeds that are fetched, or wait fetched to be parsed, at the same time."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A feed to fetch, with what its server said the last time."""

    url: str
    etag: str = ""
    modified: str = ""
    """Its Last-Modified as the server wrote it; of a file its time of change and size."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of a feed: an answer of its server, the bytes of a file, or a problem."""

    url: str
    answer: Answer | None = None
    problem: str = ""
    """Why nothing came, in one sentence."""


def fetch_all(
    wanted: Sequence[Wanted], limits: FetchLimits = FEED_LIMITS, at_once: int = AT_ONCE
) -> Iterator[Fetched]:
    """Each feed as it comes; a thread holds the connections, and ends when the iterator does."""
    yield from (read_feed_file(one) for one in wanted if not is_address(one.url))
    remote = [one for one in wanted if is_address(one.url)]
    if remote:
        yield from _Fetchers(remote, limits, at_once)


def read_feed_file(wanted: Wanted) -> Fetched:
    """A feed in a file; an answer with status 304 where it is the same as last time."""
    name = feed_name(wanted.url)
    try:
        path = absolute_path(wanted.url)
        data = read_file(path, name, FEED_LIMITS.size)
        found = path.stat()
    except (ArticleError, OSError) as error:
        problem = str(error) if isinstance(error, ArticleError) else f"{name} can't be read"
        return Fetched(wanted.url, problem=problem)
    modified = f"{found.st_mtime_ns} {found.st_size}"
    status = 304 if modified == wanted.modified else 200
    return Fetched(wanted.url, Answer("", status, "", {"last-modified": modified}, data))


def request_headers(wanted: Wanted) -> dict[str, str]:
    """What a conditional request for a feed says."""
    headers = {"Accept": ACCEPT, "A-IM": "feed"}
    if wanted.etag:
        headers["If-None-Match"] = wanted.etag
    if wanted.modified:
        headers["If-Modified-Since"] = wanted.modified
    return headers


async def fetch_one(web: Connections, wanted: Wanted) -> Fetched:
    """One feed from the web."""
    try:
        return Fetched(wanted.url, await web.get(wanted.url, request_headers(wanted)))
    except ArticleError as error:
        return Fetched(wanted.url, problem=str(error))


class _Fetchers:
    """Fetches in a thread of its own, no further ahead of the taker than `at_once` feeds."""

    def __init__(self, wanted: Sequence[Wanted], limits: FetchLimits, at_once: int) -> None:
        self._wanted = wanted
        self._limits = limits
        self._came: SimpleQueue[Fetched | BaseException] = SimpleQueue()
        self._loop = asyncio.new_event_loop()
        self._room = asyncio.Semaphore(at_once)
        self._work = self._loop.create_task(self._fetch())
        self._thread = threading.Thread(target=self._run, name="feeds", daemon=True)

    def __iter__(self) -> Iterator[Fetched]:
        self._thread.start()
        try:
            for _ in self._wanted:
                came = self._came.get()
                if isinstance(came, BaseException):
                    raise FeedError("the feeds could not be fetched") from came
                yield came
                self._tell(self._room.release)
        finally:
            self._tell(self._work.cancel)
            self._thread.join()

    def _tell(self, what: Callable[[], object]) -> None:
        """Have `what` done by the thread, unless it is through with its work."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(what)

    def _run(self) -> None:
        try:
            self._loop.run_until_complete(self._work)
        except asyncio.CancelledError:
            pass
        except (OSError, ArticleError) as error:
            self._came.put(error)
        finally:
            self._loop.close()

    async def _fetch(self) -> None:
        async with connections(self._limits) as web, asyncio.TaskGroup() as tasks:
            for one in self._wanted:
                await self._room.acquire()
                tasks.create_task(self._hand_over(web, one))

    async def _hand_over(self, web: Connections, wanted: Wanted) -> None:
        self._came.put(await fetch_one(web, wanted))

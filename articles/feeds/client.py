"""Asking the feeds' process: start it, follow an update, take a feed, fetch a whole article.

This module loads neither reader nor httpx; the process does that, at the first request.
"""

from __future__ import annotations

import asyncio
import json
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from articles import errors
from articles.errors import ArticleError, FeedError
from articles.feeds.wire import rule_to_json
from articles.library.rules import Rule

_LONGEST_ANSWER = 1024 * 1024
_GRACE_SECONDS = 2.0
_STOPPED = "the process that reads the feeds has stopped"
_ERRORS: dict[str, type[ArticleError]] = {
    kind.__name__: kind
    for kind in (
        errors.ExtractError,
        errors.FetchError,
        errors.LibraryError,
        errors.MissingPageError,
        errors.RobotsError,
        errors.SourceError,
    )
}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an update is."""

    done: int
    total: int
    feed: int | None = None
    """The number of the feed that came last."""
    title: str = ""
    problem: str = ""
    """Why it could not be read, in one sentence."""
    remark: str = ""
    new: int = 0
    """New items of the whole update so far."""
    failed: int = 0
    """Feeds that could not be read so far."""
    whole: int = 0
    """Articles of which the whole text was fetched so far."""


class FeedsClient:
    """Requests to one process, which starts when it is first needed; many may run at once."""

    def __init__(self, library: Path, feeds: Path, seconds: float | None = None) -> None:
        """`feeds` is reader's database, `seconds` how long a server may take (None: as usual)."""
        self._arguments = [str(library), str(feeds)]
        if seconds is not None:
            self._arguments.append(f"--seconds={seconds}")
        self._process: Process | None = None
        self._starting = asyncio.Lock()
        self._reading: asyncio.Task[None] | None = None
        self._waiting: dict[int, asyncio.Queue[Mapping[str, Any]]] = {}
        self._last = 0

    @property
    def pid(self) -> int | None:
        """The id of the process, while one runs."""
        return self._process.pid if self._process else None

    async def update(
        self,
        feeds: Sequence[str] | None = None,
        *,
        automatic: bool = False,
        rules: Sequence[Rule] = (),
    ) -> AsyncIterator[Progress]:
        """Update the feeds at these addresses, or all that are due; how far it is, as it goes.

        Raises FeedError or LibraryError where the update can't be made.
        """
        request = {"do": "update", "feeds": feeds, "automatic": automatic, **_rules(rules)}
        done = total = new = failed = whole = 0
        async for said in self._ask(request):
            match said.get("event"):
                case "begun":
                    total = int(said["total"])
                    yield Progress(0, total)
                case "feed":
                    done, new = done + 1, new + int(said["new"])
                    failed += bool(said["problem"])
                    feed = (said["number"], said["title"], said["problem"], said["remark"])
                    yield Progress(done, total, *feed, new, failed)
                case "texts":
                    whole += int(said["new"])
                    yield Progress(done, total, new=new, failed=failed, whole=whole)

    async def subscribe(
        self,
        url: str,
        *,
        folder: str | None = None,
        title: str | None = None,
        full_text: bool | None = None,
        rules: Sequence[Rule] = (),
    ) -> int:
        """Take a feed, or that of a site; returns its number.

        Raises an ArticleError in one sentence where there is none.
        """
        fields = {"url": url, "folder": folder, "title": title, "full_text": full_text}
        said = await self._last_answer({"do": "subscribe", **fields, **_rules(rules)})
        return int(said["number"])

    async def drop(self, feed: int) -> None:
        """Take the feed of this number no more."""
        await self._last_answer({"do": "drop", "feed": feed})

    async def fetch_full_text(self, item: str) -> bool:
        """Fetch the whole article of an item into the library; whether its text changed.

        Raises an ArticleError in one sentence where the site refuses or does not answer, or its
        page is no article.
        """
        return (await self._last_answer({"do": "full_text", "item": item})).get("changed") is True

    async def close(self) -> None:
        """End the process; what waits for it fails. The client can be used again."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.stdin is not None:
            process.stdin.close()
        try:
            await asyncio.wait_for(process.wait(), _GRACE_SECONDS)
        except TimeoutError:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
        if self._reading is not None:
            await self._reading

    async def _last_answer(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        return [said async for said in self._ask(request)][-1]

    async def _ask(self, request: Mapping[str, Any]) -> AsyncIterator[Mapping[str, Any]]:
        """All answers to one request; raises the ArticleError that the process reports."""
        process = await self._started()
        self._last += 1
        number = self._last
        answers = self._waiting[number] = asyncio.Queue[Mapping[str, Any]]()
        try:
            if process.stdin is None:
                raise FeedError(_STOPPED)
            process.stdin.write(json.dumps({**request, "id": number}).encode() + b"\n")
            await process.stdin.drain()
            while True:
                said = await answers.get()
                if "error" in said:
                    kind = _ERRORS.get(str(said.get("kind")), FeedError)
                    raise kind(str(said["error"]))
                yield said
                if said.get("done"):
                    return
        except (BrokenPipeError, ConnectionResetError) as error:
            raise FeedError(_STOPPED) from error
        finally:
            del self._waiting[number]

    async def _started(self) -> Process:
        async with self._starting:
            if self._process is not None and self._process.returncode is None:
                return self._process
            command = [sys.executable, "-P", "-m", "articles.feeds", *self._arguments]
            try:
                process = await asyncio.create_subprocess_exec(
                    *command,
                    stdin=PIPE,
                    stdout=PIPE,
                    stderr=DEVNULL,
                    limit=_LONGEST_ANSWER,
                    start_new_session=True,
                )
            except (OSError, ValueError) as error:
                raise FeedError("the process that reads feeds can't be started") from error
            self._process = process
            self._reading = asyncio.create_task(self._read(process))
            return process

    async def _read(self, process: Process) -> None:
        """Hand each answer to who asked; at the end tell all who wait that there is no more."""
        while process.stdout is not None:
            try:
                line = await process.stdout.readline()
                said = json.loads(line) if line else None
            except ValueError:
                continue
            if said is None:
                break
            if isinstance(said, dict) and said.get("id") in self._waiting:
                self._waiting[said["id"]].put_nowait(said)
        await process.wait()
        for answers in self._waiting.values():
            answers.put_nowait({"error": _STOPPED, "kind": "FeedError"})


def _rules(rules: Sequence[Rule]) -> dict[str, Any]:
    return {"rules": [rule_to_json(rule) for rule in rules]}

"""Keeps feeds up to date: reader asks for them and stores them, the library gets the items."""

from __future__ import annotations

import random
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from articles.feeds.addresses import feed_name
from articles.feeds.discovery import find_feed, typed_address
from articles.feeds.entries import Origin, items_of_entries
from articles.feeds.entry_text import completed_address, line_of_html
from articles.feeds.fetching import FEED_LIMITS
from articles.feeds.readers_database import alone, errors_told, open_reader
from articles.feeds.schedule import fresh_until, next_try
from articles.feeds.source import FeedSource, Report
from articles.fetch import FetchLimits
from articles.library.library import Library
from articles.library.model import Brought, Feed
from articles.library.moments import as_text
from articles.library.rules import Rule

if TYPE_CHECKING:
    from reader import Entry, Reader
    from reader._types import EntryData

_RESTORED = ("folder", "full_text", "own_title")
_KEPT = "newsread"
"""The name of the tag under which reader keeps what a lost library is restored from."""


@dataclass(frozen=True, slots=True)
class FeedOutcome:
    """What came of one feed in an update."""

    number: int
    url: str
    title: str
    new: int = 0
    changed: int = 0
    problem: str = ""
    """Why it could not be read; one sentence, empty where it could."""
    remark: str = ""
    """What else is to be said: that it moved, or was broken and could be mended."""


def now_in_utc() -> datetime:
    """This moment."""
    return datetime.now(UTC)


class FeedKeeper:
    """The feeds of one library; to be used by one thread at a time, as a context manager."""

    def __init__(
        self,
        library: Library,
        file: Path,
        *,
        limits: FetchLimits = FEED_LIMITS,
        rules: Sequence[Rule] = (),
        now: Callable[[], datetime] = now_in_utc,
    ) -> None:
        """`file` is reader's own database; it is made where there is none."""
        self.library = library
        self.limits = limits
        self._file = file
        self._rules = tuple(rules)
        self._now = now
        self._source = FeedSource(limits)
        self._reader: Reader | None = None
        self._entries: list[EntryData] = []

    def __enter__(self) -> FeedKeeper:
        """Nothing is opened before it is needed."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close reader's database."""
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    def take(self, url: str, **values: Any) -> Feed:
        """Take the feed at `url`, with `values` as in `Library.add_feed`; nothing is fetched."""
        number = self.library.add_feed(url, **values)
        feed = next(one for one in self.library.feeds() if one.number == number)
        with errors_told(self._file):
            self._store(feed)
        return feed

    def subscribe(self, typed: str, **values: Any) -> FeedOutcome:
        """Take the feed that `typed` names or leads to, and bring its entries.

        `values` as in `Library.add_feed`. Raises an ArticleError in one sentence where there is
        no feed; nothing is taken then.
        """
        found = find_feed(typed_address(typed), self.limits)
        feed = self.take(found.url, **values)
        self._source.at_hand[feed.url] = found
        (outcome,) = self.update([feed])
        return outcome

    def drop(self, feed: Feed) -> None:
        """Take a feed no more."""
        with errors_told(self._file):
            self._open().delete_feed(feed.url, missing_ok=True)
        self.library.remove_feed(feed.number)

    def due(self, named: Sequence[str] | None = None, *, automatic: bool = False) -> list[Feed]:
        """The feeds that are to be asked now, after seeing that reader knows the same ones.

        Those named by their addresses, whatever happened before; else all but those that are
        gone or failed and wait, and in an `automatic` update those that are fresh. Raises
        FeedError or LibraryError where reader's database or the library can't be used.
        """
        self.put_in_step()
        feeds = self.library.feeds()
        if named is not None:
            return [feed for feed in feeds if feed.url in named]
        now = as_text(self._now())
        return [
            feed
            for feed in feeds
            if not feed.is_gone
            and not (feed.retry and feed.retry > now and (automatic or feed.failures))
        ]

    def update(self, feeds: Sequence[Feed]) -> Generator[FeedOutcome, None, None]:
        """Ask for these feeds, many at once; each outcome as it comes.

        Raises FeedError where another newsread is updating, FeedError or LibraryError where
        reader's database or the library can't be used.
        """
        asked = {feed.url: feed for feed in feeds}
        self._source.chosen = frozenset(asked)
        with alone(self._file), errors_told(self._file):
            for result in self._open().update_feeds_iter(scheduled=False, updates_enabled=None):
                report = self._source.reports.pop(result.url, Report())
                entries, self._entries = self._entries, []
                yield self._note(asked[result.url], report, entries)

    def put_in_step(self) -> None:
        """See that reader and the library know the same feeds and entries.

        A library that knows no feed while reader does was lost, and is restored. What reader
        stored when a process ended before the library had it is brought there now.
        """
        with errors_told(self._file):
            reader = self._open()
            stored = {feed.url: feed for feed in reader.get_feeds()}
            feeds = self.library.feeds()
            if not feeds:
                self._restore(list(stored))
                feeds = self.library.feeds()
            for feed in feeds:
                known = stored.pop(feed.url, None)
                if known is None:
                    self._store(feed)
                elif known.last_updated and as_text(known.last_updated) > (feed.updated or ""):
                    report = Report(title=known.title or "", home=known.link)
                    self._bring(feed, report, list(reader.get_entries(feed=feed.url)))
                    updated = as_text(known.last_updated)
                    self.library.note_feed(feed.number, updated=updated, **_about(feed, report))
            for url in stored:
                reader.delete_feed(url, missing_ok=True)

    def _store(self, feed: Feed) -> None:
        """Have reader know a feed, and what a lost library would be restored from."""
        self._open().add_feed(feed.url, exist_ok=True)
        title = feed.title if feed.title != feed.url else ""
        self._open().set_tag(
            feed.url,
            _KEPT,
            {"folder": feed.folder, "full_text": feed.full_text, "own_title": title},
        )

    def _restore(self, urls: Sequence[str]) -> None:
        reader = self._open()
        for url in urls:
            kept = reader.get_tag(url, _KEPT, None)
            values = kept if isinstance(kept, dict) else {}
            known = {name: values[name] for name in _RESTORED if name in values}
            self.library.add_feed(url, **known)

    def _note(self, feed: Feed, report: Report, entries: Sequence[EntryData]) -> FeedOutcome:
        """Write down what came of a feed, and bring its entries to the library."""
        now = self._now()
        if report.problem:
            failures = feed.failures + 1
            retry = next_try(failures, report.headers, now, random.random)
            self.library.note_feed(
                feed.number,
                problem=report.problem,
                failures=failures,
                retry=as_text(retry),
                is_gone=report.is_gone,
            )
            return FeedOutcome(feed.number, feed.url, feed.title, problem=report.problem)
        brought = self._bring(feed, report, entries) if entries else Brought(0, 0)
        fresh = fresh_until(report.headers, now)
        values: dict[str, Any] = {
            "updated": as_text(self._now()),
            "problem": report.remark or None,
            "failures": 0,
            "retry": as_text(fresh) if fresh else None,
            "is_gone": False,
        }
        self.library.note_feed(feed.number, **values, **_about(feed, report))
        remark = self._move(feed, report.moved_to) if report.moved_to else report.remark
        return FeedOutcome(
            feed.number, feed.url, feed.title, brought.new, brought.changed, remark=remark
        )

    def _bring(self, feed: Feed, report: Report, entries: Sequence[EntryData | Entry]) -> Brought:
        origin = Origin(feed.url, report.title or feed.title, report.home or feed.home)
        items = items_of_entries(entries, origin, report.links, self.library.guids)
        return self.library.upsert_items(feed.number, list(items), self._rules)

    def _move(self, feed: Feed, url: str) -> str:
        """Keep a feed by its new address, unless that is taken already; says what was done."""
        if any(one.url == url for one in self.library.feeds()):
            return f"{feed_name(feed.url)} has moved to {feed_name(url)}, which you take already"
        self._open().change_feed_url(feed.url, url)
        self.library.note_feed(feed.number, url=url)
        return f"it has moved for good to {url}, and is asked for there from now on"

    def _open(self) -> Reader:
        if self._reader is None:
            self._reader = open_reader(self._file, self._source, self._keep_entry)
        return self._reader

    def _keep_entry(self, reader: Reader, entry: EntryData, status: object) -> None:
        self._entries.append(entry)


def _about(feed: Feed, report: Report) -> dict[str, Any]:
    """What the library keeps of what a feed says of itself."""
    about: dict[str, Any] = {}
    if report.title:
        about["title"] = line_of_html(report.title)
    if report.home:
        about["home"] = completed_address(report.home, feed.url)
    return about

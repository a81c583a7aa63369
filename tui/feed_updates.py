"""Keeping feeds up to date from within the app: by key, by the clock, an article at a time."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, NamedTuple

from textual import events

from articles.address import is_address
from articles.clean import clean_line
from articles.errors import ArticleError
from articles.model import article_id
from tui.messages import (
    ArticleRead,
    FeedDropped,
    FeedGone,
    FeedsProgressed,
    FeedTaken,
    FeedUpdateAsked,
)
from tui.source_flow import SourceFlow

if TYPE_CHECKING:
    from articles.feeds.client import FeedsClient, Progress
    from articles.library.model import Feed, Item
    from articles.library.rules import Rule

SHOWN_AGAIN_AFTER = 2.0
"""Seconds after which the list shows what an update has brought by then."""
QUIET = 0.5
"""Seconds without a key after which it does: rows do not move below the reader's fingers, and a
key's repaint does not wait for the frame after that of an update."""
LONGEST_TITLE = 40
"""Cells that the title of a feed may take in a line that says more."""
LINE_AFTER = 0.1
"""Seconds after which the line of an update is painted again, where no key is pressed."""


class UpdateState(NamedTuple):
    """How far an update is, for the screen."""

    done: int = 0
    total: int = 0
    new: int = 0
    failed: int = 0


class FeedUpdates(SourceFlow):
    """An app that updates feeds; their process starts when it is first needed."""

    _feeds: FeedsClient | None = None
    _shown_at = 0.0
    _told_at = 0.0
    _key_at = 0.0

    async def on_event(self, event: events.Event) -> None:
        """Note when the last key was pressed."""
        if isinstance(event, events.Key):
            self._key_at = time.monotonic()
        await super().on_event(event)

    @property
    def feeds(self) -> FeedsClient:
        """What asks the feeds' process."""
        if self._feeds is None:
            from articles.feeds.client import FeedsClient

            self._feeds = FeedsClient(self.folders.library, self.folders.feeds)
        return self._feeds

    async def close_feeds(self) -> None:
        """End the feeds' process, in the middle of an update too."""
        if self._feeds is not None:
            await self._feeds.close()

    def update_by_the_clock(self) -> None:
        """Update feeds as often as the settings say, the first time soon."""
        minutes = self.settings.update_feeds
        if minutes:
            self.set_timer(SHOWN_AGAIN_AFTER, self.update_automatically)
            self.set_interval(60 * minutes, self.update_automatically)

    def update_automatically(self) -> None:
        """Update all feeds that are due, unless an update goes on."""
        if self.desk.library.update is None:
            self.start_update(None, automatic=True)

    def on_feed_update_asked(self, message: FeedUpdateAsked) -> None:
        """Update feeds because the reader wants it."""
        if self.desk.library.update is not None:
            self.notify("The feeds are being updated already.", markup=False)
            return
        self.start_update(message.urls, automatic=False)

    def start_update(self, urls: tuple[str, ...] | None, *, automatic: bool) -> None:
        """Begin an update of these feeds; None: of all that are due."""
        self.desk.library.update = UpdateState()
        self._tell_screens("", over=False)
        self.run_worker(self._follow_update(urls, automatic), group="feeds")

    async def _follow_update(self, urls: tuple[str, ...] | None, automatic: bool) -> None:
        """Follow an update to its end."""
        words = ""
        try:
            rules = await asyncio.to_thread(self._rules)
            async for progress in self.feeds.update(urls, automatic=automatic, rules=rules):
                self._show(progress)
                quiet = automatic and not (progress.new or progress.failed)
                words = "" if quiet else update_words(progress)
        except ArticleError as error:
            words = "" if automatic else clean_line(str(error))
            if words:
                self.complain(words)
        finally:
            self.desk.library.update = None
            self._tell_screens(words, over=True)

    def _show(self, progress: Progress) -> None:
        self.desk.library.update = UpdateState(
            progress.done, progress.total, progress.new, progress.failed
        )
        now = time.monotonic()
        typing = now - self._key_at < QUIET
        if now - self._told_at < (SHOWN_AGAIN_AFTER if typing else LINE_AFTER):
            return
        self._told_at = now
        new = not typing and progress.new > 0 and now - self._shown_at > SHOWN_AGAIN_AFTER
        if new:
            self._shown_at = now
        self._tell_screens("", over=False, new=new)

    def _tell_screens(self, words: str, *, over: bool, new: bool = False) -> None:
        for screen in self.screen_stack:
            screen.post_message(FeedsProgressed(words, over=over, new=new))

    def _rules(self) -> tuple[Rule, ...]:
        """The reader's rules, by the feeds that they are for."""
        from tui.rules import rules_for

        return rules_for(self.settings.rules, self.desk.library.library.feeds())

    def on_feed_taken(self, message: FeedTaken) -> None:
        """Take the feed, or that of a site, that the reader named."""
        self.run_worker(self._take(message), group="feeds")

    async def _take(self, asked: FeedTaken) -> None:
        self.notify(f"Asking {clean_line(asked.url)} …", markup=False, timeout=3)
        try:
            rules = await asyncio.to_thread(self._rules)
            number = await self.feeds.subscribe(
                asked.url,
                folder=asked.folder or None,
                title=asked.title or None,
                full_text=asked.full_text or None,
                rules=rules,
            )
            words, problem = await asyncio.to_thread(self._taken_words, number)
        except ArticleError as error:
            self.complain(str(error))
            return
        if problem:
            self.complain(problem)
        self._tell_screens(words, over=True)

    def _taken_words(self, number: int) -> tuple[str, str]:
        """What came with a feed, in a few words, and what is wrong with it."""
        library = self.desk.library.library
        title, problem = next(
            ((one.title, one.problem) for one in library.feeds() if one.number == number), ("", "")
        )
        count = library.counts().by_feed.get(number)
        came = f"{count.shown:,}" if count is not None else "no"
        articles = "1 article" if came == "1" else f"{came} articles"
        return f"Took {clean_line(title, LONGEST_TITLE)}, {articles}", problem or ""

    def on_feed_dropped(self, message: FeedDropped) -> None:
        """Take a feed no more."""
        self.run_worker(self._drop(message.feed), group="feeds")

    async def _drop(self, feed: Feed) -> None:
        try:
            await self.feeds.drop(feed.number)
        except ArticleError as error:
            self.complain(str(error))
            return
        self.desk.library.dropped = feed
        for screen in self.screen_stack:
            screen.post_message(FeedGone(feed))

    async def read_in_process(self, source: str) -> None:
        """Read a source; what a feed gave only a part of as its site's robots.txt allows."""
        item = await asyncio.to_thread(self._in_part, source) if is_address(source) else None
        if item is None:
            await super().read_in_process(source)
        else:
            await self._read_item(item)

    def _in_part(self, source: str) -> Item | None:
        """The item of a feed at this address, where the library has not its whole text yet."""
        library = self.desk.library
        try:
            item = library.library.item(article_id(source))
            is_part = item is not None and item.feed is not None and not library.is_full(item)
        except ArticleError:
            return None
        return item if is_part else None

    async def _read_item(self, item: Item) -> None:
        library = self.desk.library.library
        problem, article = "", None
        try:
            await self.feeds.fetch_full_text(item.id)
        except ArticleError as error:
            problem = str(error)
        try:
            article = await asyncio.to_thread(library.article, item.id)
        except ArticleError as error:
            problem = str(error)
        is_read = getattr(self.main_screen, "refreshed_from", "") == item.source
        if article is not None and problem and is_read:
            self.notify(
                f"This is the feed's own text: {problem}.", markup=False, severity="warning"
            )
        self.post_message(ArticleRead(item.source, article, problem=problem, completes=True))


def update_words(progress: Progress) -> str:
    """What an update has brought, in a few words."""
    if not progress.total:
        return "No feed is due"
    feeds = "1 feed" if progress.total == 1 else f"{progress.total:,} feeds"
    new = {0: "nothing new", 1: "1 new article"}.get(progress.new, f"{progress.new:,} new articles")
    whole = f", {progress.whole:,} fetched whole" if progress.whole else ""
    failed = f", {progress.failed:,} could not be read" if progress.failed else ""
    return f"{new[0].upper()}{new[1:]} in {feeds}{whole}{failed}"

"""What the reader does with feeds in the library, and what is seen of an update."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import on

from articles.clean import clean_line
from articles.errors import ArticleError
from articles.library.model import UNREAD, Feed, View, ViewKind
from tui.commands.feeds import MoveFeed, RenameFeed, SwitchFullText, TakeFeed, UpdateFeed
from tui.commands.library import DeleteItem
from tui.messages import (
    FeedDropped,
    FeedGone,
    FeedsProgressed,
    FeedTaken,
    FeedUpdateAsked,
    RowHighlighted,
)
from tui.screens.library_actions import LibraryActions
from tui.widgets.update_line import UpdateLine

if TYPE_CHECKING:
    from tui.commands.base import Command


class LibraryFeeds(LibraryActions):
    """The actions of the commands on feeds."""

    _removal_asked_for: int | None = None
    """The feed that goes when the key is pressed once more."""

    @on(RowHighlighted, "#lists")
    def tell_problem(self, message: RowHighlighted) -> None:
        """Say why the feed at the cursor could not be read, else which keys are for it."""
        message.stop()
        self._removal_asked_for = None
        row = self.list_row
        self.say(row.problem or self._keys_for(row.view) if row is not None else "")

    def _keys_for(self, view: View | None) -> str:
        """The keys for the feed or folder that a row opens; "" for any other row."""
        if view is None or view.kind not in (ViewKind.FEED, ViewKind.FOLDER):
            return ""
        words: list[tuple[type[Command], str]] = [(UpdateFeed, "update")]
        if view.kind is ViewKind.FEED:
            feeds = feeds_of(view, self.lists.feeds)
            whole = "feed's texts" if feeds and feeds[0].full_text else "whole articles"
            words += [(SwitchFullText, whole), (DeleteItem, "take away")]
        words += [(RenameFeed, "rename"), (MoveFeed, "move")]
        return " · ".join(f"{self.key_of(command)} {word}" for command, word in words)

    def action_update_feeds(self) -> None:
        """Ask the app to update all feeds."""
        if not self.lists.feeds:
            key = self.key_of(TakeFeed)
            self.say(f"there are no feeds yet; {key} takes one")
            return
        self.app.post_message(FeedUpdateAsked(None))

    def action_update_feed(self) -> None:
        """Ask the app to update the feed or folder at the cursor."""
        feeds = self._feeds_here()
        if not feeds:
            self.say("this is of no feed")
            return
        self.app.post_message(FeedUpdateAsked(tuple(feed.url for feed in feeds)))

    def _feeds_here(self) -> list[Feed]:
        """The feeds of the list at the cursor, else of the list that is shown, else the item's."""
        row = self.list_row if self.panel.has_focus else None
        view = row.view if row is not None and row.view is not None else self.shown.view
        found = feeds_of(view, self.lists.feeds)
        if not found and self.item is not None and not self.panel.has_focus:
            return [feed for feed in self.lists.feeds if feed.number == self.item.feed]
        return found

    def action_take_feed(self) -> None:
        """Ask for an address and have the app take its feed."""
        from tui.screens.line_editor import LineEditor

        view = self.shown.view
        folder = str(view.key) if view.kind is ViewKind.FOLDER else ""

        def take(url: str | None) -> None:
            if url and url.strip():
                self.app.post_message(FeedTaken(url.strip(), folder))

        editor = LineEditor(
            "Take a feed",
            placeholder="the address of a feed, or of a site that has one",
            keymap=self.keymap,
        )
        self.app.push_screen(editor, take)

    def remove_list(self) -> None:
        """Take away the feed at the cursor, asked once more; else a saved search."""
        row = self.list_row
        view = row.view if row is not None else None
        feeds = feeds_of(view, self.lists.feeds) if view is not None else []
        if view is None or view.kind is not ViewKind.FEED or not feeds:
            super().remove_list()
            return
        feed = feeds[0]
        if self._removal_asked_for == feed.number:
            self._removal_asked_for = None
            self.app.post_message(FeedDropped(feed))
            return
        self._removal_asked_for = feed.number
        key = self.key_of(DeleteItem)
        self.say(f"{key} again takes {clean_line(feed.title, 30)} away; what you opened stays")

    async def on_feed_gone(self, message: FeedGone) -> None:
        """Show the library without a feed."""
        gone = View(ViewKind.FEED, message.feed.number)
        words = f"Took {clean_line(message.feed.title, 30)} away; {self.undo_key} takes it again"
        await self.refresh_all(words)
        if self.shown.view == gone:
            self.open_view(UNREAD)
        else:
            self.action_reload_library()
        self.say(words)

    def action_undo_library_step(self) -> None:
        """Take back the last step; take a feed again that was taken away by it."""
        feed, self.desk.dropped = self.desk.dropped, None
        if feed is None:
            super().action_undo_library_step()
        else:
            taken = FeedTaken(feed.url, feed.folder, feed.title, full_text=feed.full_text)
            self.app.post_message(taken)

    def action_switch_full_text(self) -> None:
        """Fetch the whole texts of a feed, or no longer."""
        feeds = self._feeds_here()
        if len(feeds) != 1:
            self.say("go to a feed first" if feeds else "this is of no feed")
            return
        self.run_worker(self._switch_full_text(feeds[0]), group="changes")

    async def _switch_full_text(self, feed: Feed) -> None:
        wanted = not feed.full_text
        try:
            await asyncio.to_thread(self.desk.library.note_feed, feed.number, full_text=int(wanted))
        except ArticleError as error:
            self.complain(str(error))
            return
        title = clean_line(feed.title, 30)
        key = self.key_of(UpdateFeed)
        await self.refresh_all(
            f"{title}: whole articles from now on; {key} fetches them"
            if wanted
            else f"{title}: the feed's own texts from now on"
        )

    def on_feeds_progressed(self, message: FeedsProgressed) -> None:
        """Show how far an update is, and at its end what it brought."""
        self.query_one(UpdateLine).show(self.desk.update)
        if message.over:
            self.run_worker(self.refresh_all(message.words), group="changes")
        if message.over or message.new:
            self.read_new()

    def action_reload_library(self) -> None:
        """Read the list again."""
        raise NotImplementedError


def feeds_of(view: View, feeds: tuple[Feed, ...]) -> list[Feed]:
    """The feeds that a list shows items of; none where it is not one of feeds."""
    if view.kind is ViewKind.FEED:
        return [feed for feed in feeds if feed.number == view.key]
    if view.kind is ViewKind.FOLDER:
        inside = f"{view.key}/"
        return [feed for feed in feeds if feed.folder == view.key or feed.folder.startswith(inside)]
    return []

"""An app that shows what another window or a command wrote, within a moment."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from tui.messages import StoreChanged
from tui.waiting_marks import WaitingMarks

if TYPE_CHECKING:
    from tui.folders import Folders
    from tui.watching import StoreWatch

WATCH_AFTER = 0.5
"""Seconds from the first paint on, so that loading what watches is in no key's way."""


class FreshMarks(WaitingMarks):
    """Watches the store, and tells the screens that are open."""

    folders: Folders
    store_watch: StoreWatch | None = None
    folder_seen = 0

    def watch_soon(self) -> None:
        """Begin to watch once the first screen is painted."""
        self.set_timer(WATCH_AFTER, self.watch_store)

    def watch_store(self) -> None:
        """Begin to watch, in a thread: what watches takes a tenth of a second to load."""
        from tui.watching import StoreWatch

        watch = self.store_watch = StoreWatch(
            self.folders.store, lambda: self.post_message(StoreChanged())
        )

        def begin() -> None:
            if not watch.start():
                self.call_later(self.look_by_the_clock)

        Thread(target=begin, name="watch", daemon=True).start()

    def look_by_the_clock(self) -> None:
        """Look at the folder's time, where the system does not tell of changes."""
        from tui.watching import LOOK_SECONDS

        self.folder_seen = self._folder_time()
        self.set_interval(LOOK_SECONDS, self.look_once)

    def look_once(self) -> None:
        """Tell the screens where the folder has changed since the last look."""
        seen = self._folder_time()
        if seen != self.folder_seen:
            self.folder_seen = seen
            self.tell_screens(frozenset())

    def _folder_time(self) -> int:
        from annotations.store.files import folder_time

        return folder_time(self.folders.store)

    def on_store_changed(self, message: StoreChanged) -> None:
        """Hand on which articles were written."""
        if self.store_watch is not None:
            self.tell_screens(self.store_watch.take())

    def tell_screens(self, article_ids: frozenset[str]) -> None:
        """Tell the open screens; no ids: any article may have been written."""
        for screen in self.screen_stack:
            screen.post_message(StoreChanged(article_ids))

    def stop_watching(self) -> None:
        """End the watch."""
        if self.store_watch is not None:
            self.store_watch.stop()

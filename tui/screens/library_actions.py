"""What the reader does with the items of the library."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from annotations.errors import AnnotationError
from articles.errors import ArticleError, LibraryError
from articles.library.model import Change, Item, Order, Shelf, ViewKind
from articles.library.searching import Sorting
from tui.browser import browse
from tui.messages import NextUnreadAsked
from tui.screens.library_base import LibraryBase
from tui.sharing import cite, is_browsable

if TYPE_CHECKING:
    from tui.library_desk import Shown

OTHER_ORDER = {Order.NEWEST: Order.OLDEST, Order.OLDEST: Order.NEWEST}
OTHER_SORTING = {Sorting.RANKED: Sorting.NEWEST, Sorting.NEWEST: Sorting.RANKED}
NOTHING_HERE = "there is no article here"


class LibraryActions(LibraryBase):
    """The actions of the commands on items."""

    def action_next_unread(self) -> None:
        """Open the next unread article."""
        item = self.item
        if item is not None and not item.is_read:
            self.open_item()
        else:
            self.app.post_message(NextUnreadAsked(item.id if item else None))

    def open_item(self) -> None:
        """Open the article at the cursor."""
        raise NotImplementedError

    def action_toggle_read(self) -> None:
        """Mark as read or unread."""
        if item := self._item_or_say():
            words = "Marked as unread" if item.is_read else "Marked as read"
            self.change([item.number], Change(is_read=not item.is_read), words)

    def action_toggle_star(self) -> None:
        """Give or take the star."""
        if item := self._item_or_say():
            words = "Took the star away" if item.is_starred else "Starred"
            self.change([item.number], Change(is_starred=not item.is_starred), words)

    def action_archive_item(self) -> None:
        """Archive, or bring back."""
        if item := self._item_or_say():
            back = item.shelf is not Shelf.SHOWN
            shelf = Shelf.SHOWN if back else Shelf.ARCHIVED
            words = "Brought back" if back else "Archived"
            self.change([item.number], Change(shelf=shelf), words)
            self.items.move_cursor(self.items.cursor + 1)

    def action_delete_item(self) -> None:
        """Take an item out of the library, or forget a saved search."""
        if self.panel.has_focus:
            self.remove_list()
        elif item := self._item_or_say():
            self.change([item.number], Change(shelf=Shelf.DELETED), "Deleted")
            self.items.move_cursor(self.items.cursor + 1)

    def remove_list(self) -> None:
        """Forget the saved search at the cursor of the lists."""
        row = self.list_row
        if row is None or row.view is None or row.view.kind is not ViewKind.SEARCH:
            self.say("only a feed or a saved search can be taken away here")
            return
        query, title = str(row.view.key), row.title
        self.run_worker(self._write_search(f"Forgot “{title}”", query), group="changes")

    async def _write_search(self, words: str, query: str, name: str = "") -> None:
        """Keep a search under a name, or forget it where there is none."""
        library = self.desk.library
        try:
            if name:
                await asyncio.to_thread(library.keep_search, name, query)
            else:
                await asyncio.to_thread(library.forget_search, query)
        except LibraryError as error:
            self.complain(str(error))
            return
        await self.refresh_all(words)

    def action_keep_search(self) -> None:
        """Ask for a name and keep the search."""
        from tui.screens.line_editor import LineEditor

        query = self.shown.typed.strip()
        if not query or self.shown.problem:
            self.say("search first, then keep the search")
            return

        def keep(name: str | None) -> None:
            kept = (name or query).strip()
            words = f"Kept “{kept}” beside the feeds"
            self.run_worker(self._write_search(words, query, kept), group="changes")

        self.app.push_screen(LineEditor("Name of this search", query, keymap=self.keymap), keep)

    def action_edit_item_tags(self) -> None:
        """Write the tags of an item."""
        from tui.screens.line_editor import LineEditor

        item = self._item_or_say()
        if item is None:
            return

        def keep(line: str | None) -> None:
            if line is None:
                return
            tags = tuple(dict.fromkeys(tag.strip() for tag in line.split(",") if tag.strip()))
            gone = tuple(tag for tag in item.tags if tag not in tags)
            new = tuple(tag for tag in tags if tag not in item.tags)
            self.change([item.number], Change(add_tags=new, remove_tags=gone), "Tagged")

        try:
            offers = self.desk.library.tags()
        except LibraryError as error:
            self.complain(str(error))
            return
        editor = LineEditor(
            "Tags", ", ".join(item.tags), offers=offers, several=True, keymap=self.keymap
        )
        self.app.push_screen(editor, keep)

    def action_mark_all_read(self) -> None:
        """Mark all of the list as read."""
        if not self.items.numbers:
            self.say(NOTHING_HERE)
            return
        self.run_worker(self._mark_all_read(self.shown), group="changes")

    async def _mark_all_read(self, shown: Shown) -> None:
        """Mark all of a list as read, also what of it the screen has not read yet."""
        if len(shown.numbers) < shown.count:
            try:
                shown = await asyncio.to_thread(self.desk.whole, shown)
            except (ArticleError, AnnotationError) as error:
                self.complain(str(error))
                return
        words = f"Marked {len(shown.numbers):,} as read"
        await self.change_now(shown.numbers, Change(is_read=True), words)

    def action_undo_library_step(self) -> None:
        """Take back the last step."""
        self.run_worker(self._undo(), group="changes")

    async def _undo(self) -> None:
        async with self._turn:
            try:
                step = await asyncio.to_thread(self.desk.library.undo)
            except ArticleError as error:
                self.complain(str(error))
                return
        if step is None:
            self.say("there is nothing to take back")
            return
        await self.refresh_all(f"Took back: {step.words}")

    def action_change_order(self) -> None:
        """List in the other order."""
        from dataclasses import replace

        if self.shown.typed:
            self.shown = replace(self.shown, sorting=OTHER_SORTING[self.shown.sorting])
            self.search(self.shown.typed)
        else:
            self.open_view(self.shown.view, OTHER_ORDER[self.shown.order])

    def action_browse_item(self) -> None:
        """Open the address in the browser."""
        if item := self._item_or_say():
            if is_browsable(item.source):
                self.run_worker(browse(self.app, item.source), group="browser")
                self.say("Opened in your browser")
            else:
                self.say("this article has no address on the web")

    def action_copy_item_link(self) -> None:
        """Copy the address."""
        if item := self._item_or_say():
            self.app.copy_to_clipboard(item.source)
            self.say("Copied the address")

    def action_cite_item(self) -> None:
        """Copy a citation."""
        if item := self._item_or_say():
            self.app.copy_to_clipboard(
                cite(item.title, item.source, item.byline, item.site, item.moment)
            )
            self.say("Copied a citation")

    def _item_or_say(self) -> Item | None:
        """The item at the cursor; says where there is none."""
        item = self.item
        if item is None:
            self.say(NOTHING_HERE)
        return item

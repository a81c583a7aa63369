"""Between the library and what is read: an item is opened, starred, the next one is asked for."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from annotations.errors import AnnotationError
from articles.address import is_address
from articles.errors import ArticleError
from tui.article_flow import ArticleFlow
from tui.bindings import display_keys, keys_of
from tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from articles.library.model import Item
    from tui.messages import ArticleChosen, LibraryAsked, LibraryLeft, NextUnreadAsked, StarAsked


class LibraryFlow(ArticleFlow):
    """An app that opens what the library lists."""

    async def on_article_chosen(self, message: ArticleChosen) -> None:
        """Open an article of the library."""
        try:
            item = self.desk.library.library.item(message.article_id)
        except ArticleError as error:
            self.complain(str(error))
            return
        if item is not None:
            await self.open_item(item)

    async def on_next_unread_asked(self, message: NextUnreadAsked) -> None:
        """Open the next unread article."""
        library = self.desk.library
        try:
            here = library.library.item(message.article_id) if message.article_id else None
            item = library.next_unread(here, frozenset(self.desk.being_noted))
        except ArticleError as error:
            self.complain(str(error))
            return
        if item is None:
            self.put_remarks_away()
            self.notify(self._everything_read(), markup=False)
            return
        if isinstance(self.screen, ReadingScreen):
            self.screen.keep_place()
        await self.open_item(item)

    def _everything_read(self) -> str:
        """That nothing is unread, with the key that leads on from an article."""
        if not isinstance(self.screen, ReadingScreen):
            return "Everything is read."
        from tui.commands.viewing import OpenLibrary

        keys = keys_of(OpenLibrary, self.keymap).split(",")[0]
        return f"Everything is read. {display_keys(keys)} goes to the library."

    async def on_star_asked(self, message: StarAsked) -> None:
        """Give the article that is read a star, or take it away."""
        try:
            starred = await asyncio.to_thread(self.desk.library.toggle_star, message.article_id)
        except ArticleError as error:
            self.complain(str(error))
            return
        words = {True: "Starred.", False: "The star is gone.", None: "It is not in the library."}
        self.notify(words[starred], markup=False)

    async def open_item(self, item: Item) -> None:
        """Open an item: as it was stored, as its feed gave it, else from its source."""
        try:
            article = self.desk.article_of(item)
            is_full = self.desk.library.is_full(item)
        except (AnnotationError, ArticleError) as error:
            self.complain(str(error))
            return
        self.desk.library.go_to(item)
        self.put_remarks_away()
        if article is None:
            await self.show_screen(self.screen_for(item.source))
            return
        wants_more = not is_full and is_address(item.source)
        fresh = item.source if wants_more else ""
        await self.show_screen(self.reading_screen(article, refreshed_from=fresh))

    async def on_library_asked(self, message: LibraryAsked) -> None:
        """Show the library above what is read."""
        if isinstance(self.screen, ReadingScreen):
            self.screen.keep_place()
            await self.push_screen(self.library_screen())
        else:
            await self.show_screen(self.library_screen())

    async def on_library_left(self, message: LibraryLeft) -> None:
        """Go back to what was read."""
        if len(self.screen_stack) > 1:
            await self.pop_screen()

"""What the reader does with the names and folders of feeds in the library."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial

from articles.clean import clean_line
from articles.errors import ArticleError
from articles.library.model import UNREAD, Feed, Step, View, ViewKind
from tui.screens.library_feeds import LibraryFeeds, feeds_of

GO_FIRST = "go to a feed or a folder in the lists first"
NO_FOLDER = "no folder"


class LibraryPlaces(LibraryFeeds):
    """The actions of the commands that rename and move feeds and folders."""

    def action_rename_feed(self) -> None:
        """Ask for another name of the feed or folder at the cursor."""
        view = self._feed_view()
        if view is None:
            self.say(GO_FIRST)
        elif view.kind is ViewKind.FOLDER:
            folder = str(view.key)
            name = folder.split("/")[-1]
            self._ask("Name of this folder", name, partial(self._rename_folder, folder))
        else:
            (feed,) = feeds_of(view, self.lists.feeds)
            self._ask("Name of this feed", feed.title, partial(self._rename, feed))

    def action_move_feed(self) -> None:
        """Ask for the folder that the feed or folder at the cursor is to lie in."""
        from tui.feed_places import folder_within, folders_of

        view = self._feed_view()
        offers = folders_of(self.lists.feeds)
        if view is None:
            self.say(GO_FIRST)
        elif view.kind is ViewKind.FOLDER:
            folder = str(view.key)
            outer = folder.rpartition("/")[0]
            others = tuple(one for one in offers if folder_within(folder, one) != folder)
            move = partial(self._move_folder, folder)
            self._ask("Put this folder into", outer, move, others, NO_FOLDER)
        else:
            (feed,) = feeds_of(view, self.lists.feeds)
            move = partial(self._move, feed)
            self._ask("Folder of this feed", feed.folder, move, offers, NO_FOLDER)

    def _feed_view(self) -> View | None:
        """The feed or folder at the cursor of the lists, else that which is shown."""
        row = self.list_row if self.panel.has_focus else None
        view = self.shown.view if row is None else row.view
        return view if view is not None and feeds_of(view, self.lists.feeds) else None

    def _ask(
        self,
        heading: str,
        value: str,
        then: Callable[[str], None],
        offers: tuple[str, ...] = (),
        placeholder: str = "",
    ) -> None:
        from tui.screens.line_editor import LineEditor

        def keep(line: str | None) -> None:
            if line is not None:
                then(line)

        editor = LineEditor(
            heading, value, offers=offers, placeholder=placeholder, keymap=self.keymap
        )
        self.app.push_screen(editor, keep)

    def _rename(self, feed: Feed, title: str) -> None:
        name = clean_line(title)
        if name == feed.title:
            return
        words = f"Renamed {clean_line(feed.title, 30)}"
        self._take(lambda: self.desk.library.rename_feed(feed.number, name, words))

    def _move(self, feed: Feed, line: str) -> None:
        from tui.feed_places import typed_folder

        folder = typed_folder(line)
        where = f"into {clean_line(folder, 30)}" if folder else "out of its folder"
        words = f"Moved {clean_line(feed.title, 30)} {where}"
        self._take(lambda: self.desk.library.move_feeds({feed.number: folder}, words))

    def _rename_folder(self, folder: str, name: str) -> None:
        from tui.feed_places import renamed_folder

        words = f"Renamed the folder {clean_line(folder, 30)}"
        self._take_folder(folder, renamed_folder(folder, name), words)

    def _move_folder(self, folder: str, line: str) -> None:
        from tui.feed_places import folder_within, typed_folder

        words = f"Moved the folder {clean_line(folder, 30)}"
        self._take_folder(folder, folder_within(folder, typed_folder(line)), words)

    def _take_folder(self, folder: str, to: str, words: str) -> None:
        from tui.feed_places import moved_feeds

        places = moved_feeds(self.lists.feeds, folder, to)
        key = str(self.shown.view.key)
        is_shown = self.shown.view.kind is ViewKind.FOLDER and f"{key}/".startswith(f"{folder}/")
        shown = View(ViewKind.FOLDER, to + key.removeprefix(folder)) if is_shown else None
        moved = View(ViewKind.FOLDER, to)
        self._take(lambda: self.desk.library.move_feeds(places, words), moved, shown)

    def _take(
        self, step: Callable[[], Step | None], moved: View | None = None, shown: View | None = None
    ) -> None:
        """Take a step; `moved` is where the folder at the cursor is then, `shown` what is shown."""
        self.run_worker(self._taken(step, moved, shown), group="changes")

    async def _taken(
        self, step: Callable[[], Step | None], moved: View | None, shown: View | None
    ) -> None:
        async with self._turn:
            try:
                done = await asyncio.to_thread(step)
                self.desk.dropped = None
            except ArticleError as error:
                self.complain(str(error))
                return
        if done is None:
            self.say("It is so already")
            return
        await self.refresh_all(f"{done.words}; {self.undo_key} takes it back")
        views = [row.view for row in self.lists.rows]
        if moved is not None and moved in views:
            self.panel.set_rows(len(views), 1, views.index(moved))
        self._leave_folder(shown or UNREAD)

    async def _undo(self) -> None:
        """Take back the last step, which may be the name of the folder that is shown."""
        await super()._undo()
        self._leave_folder(UNREAD)

    def _leave_folder(self, other: View) -> None:
        """Show another list where the folder that is shown is gone under its name."""
        view, said = self.shown.view, self.said
        if view.kind is ViewKind.FOLDER and not feeds_of(view, self.lists.feeds):
            self.open_view(other)
            self.say(said)

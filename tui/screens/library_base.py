"""What all parts of the library screen share: the lists, the items, and how both change."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from annotations.errors import AnnotationError
from articles.clean import clean_line
from articles.errors import ArticleError, QueryError, SearchCancelledError
from articles.library.model import NOTHING, Change, Item, Order, View, ViewKind
from articles.library.searching import Sorting
from tui.bindings import display_keys, keys_of
from tui.commands.library import UndoLibraryStep
from tui.library_desk import LibraryDesk, Lists, Shown
from tui.library_lists import ListRow, list_line, title_of
from tui.messages import ItemsRead, LibraryProblem, SearchRefused
from tui.widgets.item_list import ItemList
from tui.widgets.key_hints import KeyHints
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from tui.commands.base import Command

ORDER_WORDS = {Order.NEWEST: "newest first", Order.OLDEST: "oldest first"}
SORTING_WORDS = {Sorting.RANKED: "best first", Sorting.NEWEST: "newest first"}


class LibraryBase(Screen[None]):
    """The lists on the left, the items on the right, a line that says what they are."""

    desk: LibraryDesk
    shown: Shown
    lists: Lists
    items: ItemList
    panel: VirtualList
    hints: KeyHints
    keymap: dict[str, str]
    said = ""
    """What was done last, until the next move."""
    shown_before: Shown
    """What to come back to from a search."""
    lists_wanted: bool | None = None
    """Whether the reader opened or closed the lists; None where the width decides."""

    def __init__(
        self,
        desk: LibraryDesk,
        keymap: Mapping[str, str] | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        """Show what `desk` knows; its first page is read before the first paint."""
        super().__init__()
        self.desk = desk
        self.keymap = dict(keymap or {})
        self.today = today
        self.shown = self.shown_before = desk.shown or Shown()
        self.lists = Lists((), NOTHING, ())
        self.items = ItemList(desk.items, desk.tallies, today, id="items")
        self.items.highlights = desk.highlights
        self.panel = VirtualList(self._render_list_row, id="lists")
        self.hints = KeyHints(("list", "library", "app"), self.keymap)
        self._turn = asyncio.Lock()
        self._lists_turn = asyncio.Lock()

    def _render_list_row(self, index: int, width: int) -> tuple[Content, ...]:
        row = self.lists.rows[index]
        return (list_line(row, width, row.view is not None and row.view == self.shown.view),)

    def show_lists(self, lists: Lists) -> None:
        """Show feeds and lists with new numbers; the cursor stays on its row."""
        here = self.list_row
        self.lists = lists
        views = [row.view for row in lists.rows]
        wanted = here.view if here is not None and here.view in views else self.shown.view
        self.panel.set_rows(len(views), 1, views.index(wanted) if wanted in views else 0)
        self.show_title()

    @property
    def list_row(self) -> ListRow | None:
        """The row of the lists that has the cursor."""
        cursor = self.panel.cursor
        return self.lists.rows[cursor] if 0 <= cursor < len(self.lists.rows) else None

    def show_items(self, shown: Shown) -> None:
        """Show other items."""
        if shown.view.kind is not ViewKind.SEARCH:
            self.shown_before = shown
        before, self.shown = self.shown, shown
        self.desk.shown = shown
        self.items.placeholder = self.nothing_here()
        self.items.show_items(shown.numbers, shown.count, shown.row)
        if {before.view, shown.view} & {row.view for row in self.lists.rows}:
            self.panel.refresh_rows()
        self.show_title()

    def nothing_here(self) -> Content:
        """What to say where a list is empty."""
        return Content()

    def show_title(self) -> None:
        """Say which list this is, how long and in which order."""
        shown = self.shown
        name = title_of(shown.view, self.lists.rows)
        words = [f"{name}", count_words(shown)]
        if shown.typed:
            words.append(SORTING_WORDS[shown.sorting])
        else:
            words.append(ORDER_WORDS[shown.order])
        # There is none any more where the reader left while a list was read.
        for title in self.query("#library-title").results(Static):
            title.update(title_line(words, self.said, title.content_size.width))

    def say(self, words: str) -> None:
        """Say what was done, in the line at the head."""
        self.said = clean_line(words, 80)
        self.show_title()

    def open_view(self, view: View, order: Order | None = None) -> None:
        """Show another list: its first page at once, the rest when it is read."""
        try:
            opened = self.desk.opening(view, order or self.shown.order, self.lists)
        except (ArticleError, AnnotationError) as error:
            self.complain(str(error))
            return
        self.said = ""
        self.show_items(replace(opened, sorting=self.shown.sorting))
        if view.kind is ViewKind.SEARCH:
            self.search(str(view.key))
        else:
            self.read_whole(self.shown, keep_place=True)

    @work(thread=True, exclusive=True, exit_on_error=False, group="whole")
    def read_whole(self, shown: Shown, keep_place: bool) -> None:
        """Read all numbers of a list, and the lists beside it."""
        self._report(lambda: ItemsRead(self.desk.whole(shown), self.desk.lists(), keep_place))

    def read_new(self) -> None:
        """Add what is new in the list, and read the lists beside it; no row of it goes away."""
        self._read_new(self.shown)

    @work(thread=True, exclusive=True, exit_on_error=False, group="whole")
    def _read_new(self, shown: Shown) -> None:
        self._report(lambda: ItemsRead(self.desk.renewed(shown, self.today()), self.desk.lists()))

    def search(self, typed: str) -> None:
        """Search for what is typed by now, and no longer for what was."""
        self.desk.searcher.cancel()
        self._search(typed)

    @work(thread=True, exclusive=True, exit_on_error=False, group="search")
    def _search(self, typed: str) -> None:
        self._report(partial(self._found, self.shown, typed))

    def _found(self, shown: Shown, typed: str) -> Message:
        try:
            return ItemsRead(self.desk.found(shown, typed, self.today()), keep_place=False)
        except QueryError as error:
            return SearchRefused(str(error))

    def on_search_refused(self, message: SearchRefused) -> None:
        """Say what can't be searched for; what was found before stays."""
        self.say(message.text)

    def _report(self, ask: Callable[[], Message]) -> None:
        """Ask in a thread and hand the answer to the screen."""
        try:
            self.post_message(ask())
        except SearchCancelledError:
            return
        except (ArticleError, AnnotationError) as error:
            self.post_message(LibraryProblem(str(error)))

    def on_library_problem(self, message: LibraryProblem) -> None:
        """Say what went wrong."""
        self.complain(message.text)

    def complain(self, message: str) -> None:
        """Show what went wrong, without reading it as markup."""
        self.notify(clean_line(message), severity="error", markup=False, timeout=10)

    def change(self, numbers: Sequence[int], change: Change, words: str) -> None:
        """Change items, then show it; the disk comes before the screen."""
        self.run_worker(self.change_now(numbers, change, words), group="changes")

    async def change_now(self, numbers: Sequence[int], change: Change, words: str) -> None:
        """Change items and wait until it is shown."""
        async with self._turn:
            try:
                step = await asyncio.to_thread(self.desk.library.change, numbers, change, words)
                self.desk.dropped = None
            except ArticleError as error:
                self.complain(str(error))
                return
        await self.refresh_all(f"{words}; {self.undo_key} takes it back" if step else words)

    async def refresh_all(self, words: str) -> None:
        """Show the items and lists as they are by now, and say what was done."""
        self.said = clean_line(words, 80)
        self.items.refresh_items()
        try:
            # In turn, so that what was read earlier never takes the place of what is newer.
            async with self._lists_turn:
                self.show_lists(await asyncio.to_thread(self.desk.lists))
        except ArticleError as error:
            self.complain(str(error))

    @property
    def undo_key(self) -> str:
        """The key that takes a step back, as people read it."""
        return self.key_of(UndoLibraryStep)

    def key_of(self, command: type[Command]) -> str:
        """The first key of a command as people read it."""
        return display_keys(keys_of(command, self.keymap).split(",")[0])

    @property
    def item(self) -> Item | None:
        """The item at the cursor."""
        return self.items.item


def title_line(words: Sequence[str], said: str, width: int) -> Content:
    """The name of the list with more about it, and what was done last.

    Where not all has room in `width` cells, what was done is what stays; 0: the width is not known.
    """
    done = Content.styled(f"  {said}", "$accent") if said else Content()
    for kept in range(len(words), -1, -1):
        named = "".join(f" · {word}" for word in words[:kept])
        line = Content.assemble(("newsread", "bold"), (named, "$quiet"), done)
        if not said or not width or line.cell_length <= width:
            return line
    return Content.styled(said, "$accent")


def count_words(shown: Shown) -> str:
    """How many items a list has."""
    if shown.is_cut:
        return f"more than {shown.count:,} articles"
    words = {0: "no articles", 1: "1 article"}
    return words.get(shown.count, f"{shown.count:,} articles")

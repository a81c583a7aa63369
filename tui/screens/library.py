"""The library: feeds, lists and searches on the left, their articles on the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from annotations.errors import AnnotationError
from articles.errors import ArticleError
from articles.library.model import ALL, UNREAD, ViewKind
from tui.bindings import bindings_of
from tui.commands.everywhere import ShowHelp
from tui.commands.feeds import TakeFeed, UpdateFeeds
from tui.commands.library import OpenSample, SearchLibrary, SwitchLibraryFocus
from tui.empty_lists import everything_read, nothing_read
from tui.messages import (
    ArticleChosen,
    ItemsRead,
    LibraryLeft,
    LibraryProblem,
    RowChosen,
    SampleAsked,
    SearchChanged,
    SearchLeft,
)
from tui.screens.library_places import LibraryPlaces
from tui.widgets.search_bar import SearchBar
from tui.widgets.update_line import UpdateLine

if TYPE_CHECKING:
    from tui.library_desk import Shown

LISTS_FIT_FROM = 100
"""Cells from which on the lists have room beside the articles."""

BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-narrow"), (LISTS_FIT_FROM, "-wide")]
"""Cells from which on the screen has a class."""

SEARCH_HELP = "words, feed: tag: is:unread since:7d verdict: claimant:"


class LibraryScreen(LibraryPlaces):
    """Lists articles; posts `ArticleChosen`, `NextUnreadAsked`, `SampleAsked`, `LibraryLeft`."""

    CSS_PATH = "library.tcss"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings_of("library"))
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    AUTO_FOCUS = "#items"

    began_empty = False
    """Whether there was nothing at the first paint: what is brought in then is shown."""

    def compose(self) -> ComposeResult:
        """A title, the lists and the articles, the keys."""
        self._first_page()
        self.panel.display = self._lists_shown(self.app.size.width)
        yield Static(id="library-title")
        with Horizontal(id="library"):
            yield self.panel
            yield self.items
        yield UpdateLine()
        yield self.hints

    def _first_page(self) -> None:
        """Read what the first paint shows: what was shown last, or what is unread, or all."""
        if self.desk.shown is not None:
            return
        try:
            self.lists = self.desk.lists(ask_index=False)
            whole = self.lists.counts.whole
            self.began_empty = not whole.shown
            view = UNREAD if whole.unread or not whole.shown else ALL
            self.shown = self.desk.shown = self.desk.opening(view, self.shown.order, self.lists)
        except (ArticleError, AnnotationError) as error:
            self.shown = replace(self.shown, problem=str(error))

    def on_mount(self) -> None:
        """Show the first page."""
        self.show_lists(self.lists)
        self.show_items(self.shown)
        self.query_one(UpdateLine).show(self.desk.update)

    def on_screen_resume(self) -> None:
        """Read the rest once the screen is painted; on return, what changed meanwhile."""
        self.call_after_refresh(self._read_rest)

    def _read_rest(self) -> None:
        if not self._read_missing():
            self.run_worker(self.refresh_all(self.said), group="changes")
        self._adopt()

    def _read_missing(self) -> bool:
        """Read the rest of a list that is not whole yet; whether there is any."""
        shown = self.shown
        is_missing = len(shown.numbers) < shown.count or shown.view.kind is ViewKind.MARKED
        if is_missing and shown.view.kind is not ViewKind.SEARCH:
            self.read_whole(shown, keep_place=True)
        return is_missing

    @work(thread=True, exclusive=True, exit_on_error=False, group="adopt")
    def _adopt(self) -> None:
        """Bring in what only the store knows, and say what can't be read."""
        try:
            new, problems = self.desk.adopt_stored()
        except (ArticleError, AnnotationError) as error:
            self.post_message(LibraryProblem(str(error)))
            return
        for problem in problems[:1]:
            more = f" and {len(problems) - 1} more like it" if len(problems) > 1 else ""
            self.post_message(LibraryProblem(problem + more))
        if new:
            self.app.call_from_thread(self._show_adopted)

    def _show_adopted(self) -> None:
        """Show what was brought in; it was read before, so that unread ones stay as they are."""
        was_empty = self.began_empty or not self.lists.counts.whole.shown
        if self.shown.view == UNREAD and was_empty and not self.shown.count:
            self.open_view(ALL)
        elif self.shown.view == UNREAD and self.shown.count:
            self.run_worker(self.refresh_all(self.said), group="changes")
        else:
            self.action_reload_library()

    def on_items_read(self, message: ItemsRead) -> None:
        """Show what was read or found; an answer to a list that was left meanwhile is late."""
        shown, now = message.shown, self.shown
        if message.keep_place:
            if shown.view != now.view or shown.order != now.order:
                return
            row = self._row_kept(shown)
            shown = replace(shown, row=row)
        else:
            self.said = ""
        if message.lists is not None:
            self.show_lists(message.lists)
        self.show_items(shown)

    def _row_kept(self, shown: Shown) -> int:
        """The row of the item that has the cursor now."""
        here = self.item
        if here is None or here.number not in shown.numbers:
            return max(0, self.items.cursor)
        return shown.numbers.index(here.number)

    def nothing_here(self) -> Content:
        """What to do where there is nothing to list."""
        shown = self.shown
        if shown.problem:
            return Content.styled(shown.problem, "$error")
        if shown.typed:
            return Content.styled("Nothing has all of these words.", "$quiet")
        if shown.view.kind is ViewKind.SEARCH:
            return Content.styled(SEARCH_HELP, "$quiet")
        if self.lists.counts.whole.shown and shown.view == UNREAD:
            keys = (SwitchLibraryFocus, UpdateFeeds, SearchLibrary)
            return everything_read(*(self.key_of(command) for command in keys))
        if self.lists.counts.whole.shown or shown.view.kind in (ViewKind.FEED, ViewKind.FOLDER):
            return Content.styled("No articles in this list.", "bold")
        return nothing_read(*(self.key_of(command) for command in (TakeFeed, OpenSample, ShowHelp)))

    def on_resize(self, event: events.Resize) -> None:
        """Open or close the lists by width, unless the reader decided."""
        if self.lists_wanted is None:
            self.panel.display = self._lists_shown(event.size.width)

    def _lists_shown(self, width: int) -> bool:
        return width >= LISTS_FIT_FROM if self.lists_wanted is None else self.lists_wanted

    def action_toggle_lists(self) -> None:
        """Show or hide the lists."""
        self.lists_wanted = not self.panel.display
        self.panel.display = self.lists_wanted
        (self.panel if self.lists_wanted else self.items).focus()

    def action_switch_library_focus(self) -> None:
        """Go to the other pane."""
        if self.panel.has_focus:
            self._leave_lists()
        else:
            self.panel.display = True
            self.panel.focus()

    def _leave_lists(self) -> None:
        """Go to the articles; where the lists are a drawer, it closes."""
        if self.lists_wanted is not False and not self._lists_fit:
            self.lists_wanted = None
            self.panel.display = False
        self.items.focus()

    @on(RowChosen, "#lists")
    def open_list(self, message: RowChosen) -> None:
        """Open the list of a row; where the lists are a drawer, it closes."""
        message.stop()
        row = self.lists.rows[message.index]
        if row.view is None:
            return
        self._close_search()
        self.open_view(row.view)
        if row.problem:
            self.complain(row.problem)
        self._leave_lists()

    @property
    def _lists_fit(self) -> bool:
        return self.size.width >= LISTS_FIT_FROM

    @on(RowChosen, "#items")
    def open_row(self, message: RowChosen) -> None:
        """Open an article."""
        message.stop()
        self.open_item()

    def open_item(self) -> None:
        """Ask the app to open the article at the cursor."""
        if (item := self.item) is not None:
            self.shown = self.desk.shown = replace(self.shown, row=self.items.cursor)
            self.app.post_message(ArticleChosen(item.id))

    def action_search_library(self) -> None:
        """Open the search line."""
        bars = self.query(SearchBar)
        if bars:
            bars.first().focus()
            return
        bar = SearchBar(self.shown.typed, f"search: {SEARCH_HELP}")
        self.mount(bar, after="#library-title")
        bar.focus()

    def on_search_changed(self, message: SearchChanged) -> None:
        """Search for what is typed so far."""
        if message.query.strip() or self.shown.typed:
            self.search(message.query)

    def on_search_left(self, message: SearchLeft) -> None:
        """Go from the search line to what it found, or forget it."""
        if message.keep and self.shown.typed.strip():
            self.items.focus()
        else:
            self._forget_search_line()

    def _close_search(self) -> None:
        self.desk.searcher.cancel()
        self.query(SearchBar).remove()

    def _forget_search_line(self) -> None:
        was_searching = bool(self.shown.typed)
        self._close_search()
        self.items.focus()
        if was_searching:
            self.said = ""
            self.show_items(self.shown_before)
            self._read_missing()

    def action_open_sample(self) -> None:
        """Ask the app for the sample article."""
        self.app.post_message(SampleAsked())

    def action_back_to_article(self) -> None:
        """Leave the lists or the search, else ask the app for the article that was open."""
        if self.panel.has_focus:
            self._leave_lists()
        elif self.query(SearchBar) or self.shown.typed:
            self._forget_search_line()
        else:
            self.app.post_message(LibraryLeft())

    def action_reload_library(self) -> None:
        """Read the list again."""
        if self.shown.typed:
            self.search(self.shown.typed)
        else:
            self.read_whole(self.shown, keep_place=True)

"""The screen on which an article is read and marked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.geometry import Size
from textual.timer import Timer

from articles.garbage import adding
from tui.article_renewal import with_analysis
from tui.article_state import ArticleState, Place, at_claim, number_of_claim
from tui.bindings import bindings_of
from tui.commands.base import ClaimCommand, MarkCommand, RevisionCommand, SpanCommand, walk_commands
from tui.commands.spans import AdjustClaim, ChooseSpan
from tui.screens.reading_revisions import RevisionActions
from tui.screens.reading_sharing import ShareActions
from tui.screens.reading_spans import SpanActions
from tui.screens.reading_views import ViewActions
from tui.widgets.article_view import ArticleView
from tui.widgets.key_hints import KeyHints
from tui.widgets.legend import FirstRunHint
from tui.widgets.side_panel import SidePanel
from tui.widgets.status_line import StatusLine
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from tui.messages import ArticleAnalysed
    from tui.screens.reading_base import ReadingServices

STYLES: list[str | PurePath] = ["reading.tcss", "../widgets/article_view.tcss"]

BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-narrow"), (100, "-normal"), (150, "-wide")]
"""Cells from which on the screen has a class."""

PANEL_FITS_FROM = 120
"""Cells from which on the panel has room beside a comfortable column."""

SECONDS_UNTIL_PLACE_IS_KEPT = 1.0


class ReadingScreen(SpanActions, RevisionActions, ViewActions, ShareActions):
    """Shows one article; the actions are in the classes above, by subject."""

    CSS_PATH = STYLES
    BINDINGS: ClassVar[list[BindingType]] = list(bindings_of("reading"))
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    AUTO_FOCUS = "ArticleView"

    def __init__(
        self,
        state: ArticleState,
        services: ReadingServices,
        *,
        position: int = 0,
        column_width: int = 80,
        side_panel: str = "auto",
        keymap: Mapping[str, str] | None = None,
        first_run: bool = False,
        is_seen_whole: bool = True,
        problem: str = "",
        news: str = "",
        refreshed_from: str = "",
    ) -> None:
        """Show `state` from offset `position` on.

        `side_panel` is "auto", "open" or "closed"; `keymap` the keys that are not the default;
        `is_seen_whole` whether an analysis is that of the whole text;
        `problem` what went wrong with the article, `news` what became of it since it was read
        last; `refreshed_from` the source that is read again while the stored text is shown.
        """
        super().__init__()
        self.problem = problem
        self.news = news
        self.refreshed_from = refreshed_from
        self.state = state
        self.services = services
        self.analysed = state.analysis is not None and is_seen_whole
        self.typed_ahead = []
        self.keymap = dict(keymap or {})
        self.view = ArticleView(state, column_width=column_width)
        self.view.start_at(position)
        self.panel = SidePanel(state, self.keymap)
        self.panel_is_wanted = {"open": True, "closed": False}.get(side_panel)
        self.status_line = StatusLine()
        self.hints = KeyHints(("reading", "app"), self.keymap)
        self._first_run = first_run
        self._place_timer: Timer | None = None

    def turn_to(self, other: ReadingScreen) -> None:
        """Become `other`, which was never shown: another article is there in the next frame.

        What the reader opened or closed around the text stays as it is.
        """
        self.query("SearchBar").remove()
        self.clear_selection()
        self.problem, self.news = other.problem, other.news
        self.refreshed_from = other.refreshed_from
        self.services = other.services
        self.analysed = other.analysed
        self.typed_ahead, self.editor_waits = [], False
        self.ranked_place = None
        self.view.turn_to(other.state, other.view.first_offset)
        self.view.focus()
        self.show(other.state)
        if self.panel.display:
            self.panel.refresh_all()
        self.show_hints()

    def compose(self) -> ComposeResult:
        """The article and its panel; below them the status and the keys."""
        self.panel.display = self._panel_shown(self.app.size.width)
        with Container(id="desk"):
            yield self.view
            yield self.panel
        if self._first_run:
            yield FirstRunHint(self.keymap)
        yield self.status_line
        yield self.hints

    def on_mount(self) -> None:
        """Follow the scroll position."""
        self.watch(self.view, "scroll_y", self._scrolled, init=False)
        self.show_status()

    def fit(self, size: Size) -> None:
        """Open or close the panel by width, unless the reader decided."""
        super().fit(size)
        if self.panel_is_wanted is None:
            self.show_panel(self._panel_shown(size.width))

    @property
    def shown_size(self) -> Size:
        """The size of the text."""
        return self.view.size

    def show_laid_out(self) -> None:
        """Say how much of the article is above the end of the screen."""
        self.show_status()

    def _panel_shown(self, width: int) -> bool:
        return width >= PANEL_FITS_FROM if self.panel_is_wanted is None else self.panel_is_wanted

    def _scrolled(self) -> None:
        """Show the progress, and keep the place when the reader rests."""
        self.show_status()
        if self._place_timer is None:
            self._place_timer = self.set_timer(SECONDS_UNTIL_PLACE_IS_KEPT, self.keep_place)

    def keep_place(self) -> None:
        """Keep the reading position for the next run."""
        if self._place_timer is not None:
            self._place_timer.stop()
            self._place_timer = None
        self.services.remember_place(self.view.top_offset if self.view.scroll_offset.y else 0)

    def on_article_analysed(self, message: ArticleAnalysed) -> None:
        """Light up what the machine saw; a message of another article is late and dropped."""
        if message.article_id != self.state.article.id:
            return
        self.analysed = self.analysed or message.finished
        if message.problem:
            self.notify(message.problem, severity="warning", markup=False, timeout=6)
        if message.analysis is None or message.analysis is self.state.analysis:
            self.show_status()
        else:
            with adding():
                self.show(with_analysis(self.state, message.analysis))
        if self.analysed or self.state.claims:
            waiting, self.typed_ahead, self.editor_waits = self.typed_ahead, [], False
            for action in waiting:
                action()

    def on_screen_resume(self) -> None:
        """Come back from the library or a dialog to what is on disk by now."""
        if self.was_entered:
            self.reload_annotations()

    def on_descendant_focus(self) -> None:
        """Show the keys of what has the focus."""
        self.show_hints()

    @property
    def is_untouched(self) -> bool:
        """Whether the reader is at the top and has not gone to or chosen anything yet."""
        state = self.state
        here = (state.current, state.highlight, state.match, state.choice)
        return not self.view.scroll_offset.y and all(one is None for one in here)

    @property
    def is_busy(self) -> bool:
        """Whether the reader chooses or looks for something in this very text."""
        waits = bool(self.typed_ahead) or bool(self.query("SearchBar"))
        return waits or self.is_choosing or self.state.split_at is not None

    def go_to_claim(self, place: Place) -> None:
        """Make the claim on the span `place`, or the nearest to it, the current one."""
        self.show(at_claim(self.state, number_of_claim(self.state, place)))
        self.reveal_claim()

    def show_hints(self) -> None:
        """Show the keys that work at this moment."""
        if self.is_choosing:
            self.hints.show_contexts(("selecting",))
        elif isinstance(self.focused, VirtualList):
            self.hints.show_contexts(("list", "app"))
        else:
            self.hints.show_contexts(("reading", "app"))

    def show(self, state: ArticleState, message: str = "") -> None:
        """Show another state, and the keys of choosing a span while one is chosen."""
        was_choosing = self.is_choosing
        super().show(state, message)
        if self.is_choosing is not was_choosing:
            self.show_hints()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the keys of choosing a span work only while one is chosen."""
        if action in SELECTING_ACTIONS:
            return self.is_choosing
        return not (self.is_choosing and action in MARKING_ACTIONS)


SELECTING_ACTIONS = frozenset(binding.action for binding in bindings_of("selecting"))

MARKING_ACTIONS = frozenset(
    command.action
    for kind in (ClaimCommand, MarkCommand, RevisionCommand, SpanCommand)
    for command in walk_commands(kind)
    if command not in (ChooseSpan, AdjustClaim)
)
"""What would act on a claim; it rests while a span is chosen."""

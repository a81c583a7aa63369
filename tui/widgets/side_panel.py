"""The panel beside the article (below it on a narrow terminal): one claim, or lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tui.messages import PanelPlaceChosen, RowChosen, RowHighlighted, TabClicked
from tui.panel_tabs import Tab
from tui.widgets.legend import key_in_effect
from tui.widgets.virtual_list import NO_ROW, VirtualList

if TYPE_CHECKING:
    from tui.article_state import ArticleState
    from tui.panel_rows import PanelRow


class TabLine(Widget):
    """The names of the panel's tabs with their keys; a click opens one."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        """Start at the claim."""
        super().__init__()
        self.tab = Tab.CLAIM
        self.counts: dict[Tab, int] = {}

    def show(self, tab: Tab, counts: dict[Tab, int]) -> None:
        """Show which tab is open and how much the others hold."""
        if (tab, counts) != (self.tab, self.counts):
            self.tab, self.counts = tab, counts
            self.refresh()

    def render(self) -> Content:
        """The names in one line."""
        return Content("  ").join(self._label(tab) for tab in Tab)

    def _label(self, tab: Tab) -> Content:
        style = "bold reverse $primary" if tab is self.tab else "$quiet"
        return Content.styled(self._words(tab), style)

    def _words(self, tab: Tab) -> str:
        number = list(Tab).index(tab) + 1
        return f"{number} {tab.capitalize()}"

    def on_click(self, event: events.Click) -> None:
        """Open the tab under the pointer."""
        start = self.styles.padding.left
        for tab in Tab:
            end = start + len(self._words(tab))
            if start <= event.x < end:
                self.post_message(TabClicked(tab))
                return
            start = end + 2


class SidePanel(Vertical):
    """Shows an `ArticleState` as the current claim in full, or as a list that jumps.

    What is in it is made when it is shown for the first time.
    """

    _tabs: TabLine
    _card_view: Static
    _card_room: VerticalScroll
    _list: VirtualList

    def __init__(self, state: ArticleState, keymap: Mapping[str, str]) -> None:
        """Start with the current claim; `keymap` holds the keys that are not the default."""
        super().__init__()
        self._state = state
        self._keymap = keymap
        self.tab = Tab.CLAIM
        self._rows: Sequence[PanelRow] = ()
        self._next_place: dict[int, int] = {}

    def compose(self) -> ComposeResult:
        """Nothing where the panel is hidden."""
        if self.display:
            yield from self._contents()

    def _contents(self) -> Iterator[Widget]:
        """The tabs, then the card or the list of the tab that is open."""
        self._tabs = TabLine()
        self._card_view = Static(self._card(), id="claim-card", markup=False)
        self._card_room = VerticalScroll(self._card_view)
        self._list = VirtualList(self._render_row)
        self._list.display = False
        yield from (self._tabs, self._card_room, self._list)

    def _card(self) -> Content:
        """The current claim in full."""
        from tui.widgets.claim_card import claim_card

        return claim_card(self._state, self._keymap)

    def show(self, state: ArticleState) -> None:
        """Show another state."""
        before, self._state = self._state, state
        if self.display and self.children:
            self._show_change(before)

    def open_tab(self, tab: Tab) -> None:
        """Show another tab."""
        self.tab = tab
        self.refresh_all()

    def refresh_all(self) -> None:
        """Show the state as it is, whatever was shown before."""
        if not self.children:
            self.mount(*self._contents())
        self._tabs.show(self.tab, {})
        is_list = self.tab is not Tab.CLAIM
        self._card_room.display = not is_list
        self._list.display = is_list
        if is_list:
            self._fill_list()
        else:
            self._card_view.update(self._card())

    def focus_tab(self) -> None:
        """Put the keys into what is open: the list, or the card to scroll it."""
        (self._card_room if self.tab is Tab.CLAIM else self._list).focus()

    def _show_change(self, before: ArticleState) -> None:
        """Show only what differs from `before`."""
        state = self._state
        if self.tab is Tab.CLAIM:
            if _claim_looks(before) != _claim_looks(state):
                self._card_view.update(self._card())
                if before.current != state.current:
                    self._card_room.scroll_home(animate=False)
        elif not _lists_same_claims(before, state) or _list_looks(before) != _list_looks(state):
            self._fill_list()
        elif self.tab is Tab.CLAIMS:
            self._show_changed_rows(before)

    def _show_changed_rows(self, before: ArticleState) -> None:
        """Show the claims that look otherwise, and the cursor at the current one."""
        from tui.panel_rows import panel_rows

        state = self._state
        if before.claims is not state.claims:
            self._rows = panel_rows(state, self.tab)
            self._list.refresh_rows(rows_that_changed(state))
        if before.current != state.current:
            row = row_of_claim(state)
            self._list.cursor = NO_ROW if row is None else row

    def _fill_list(self) -> None:
        """Make the rows of the open tab."""
        from tui.panel_rows import EMPTY, panel_rows
        from tui.widgets.claim_card import STILL_READING

        rows = self._list
        self._rows = panel_rows(self._state, self.tab)
        self._next_place.clear()
        empty = EMPTY[self.tab].format(choose=key_in_effect("span.choose", self._keymap))
        empty = STILL_READING if self._state.analysis is None else empty
        rows.placeholder = Content.styled(empty, "$quiet")
        cursor = row_of_claim(self._state) if self.tab is Tab.CLAIMS else None
        rows.set_rows(len(self._rows), 1, cursor)

    def _render_row(self, index: int, width: int) -> tuple[Content, ...]:
        return (self._rows[index].line,)

    def on_row_highlighted(self, message: RowHighlighted) -> None:
        """Follow the cursor with the article."""
        message.stop()
        self._go_to(message.index, 0)

    def on_row_chosen(self, message: RowChosen) -> None:
        """Go to the row's place; again, to its next place."""
        message.stop()
        places = len(self._rows[message.index].places)
        self._go_to(message.index, (self._next_place.get(message.index, -1) + 1) % places)

    def _go_to(self, index: int, place: int) -> None:
        """Ask the screen for one of the places of a row."""
        self._next_place = {index: place}
        start, end = self._rows[index].places[place]
        self.post_message(PanelPlaceChosen(self.tab, start, end))


def row_of_claim(state: ArticleState) -> int | None:
    """The row of the current claim in the list of claims; None where no claim is current."""
    return None if state.current is None else state.listing.index(state.current)


def rows_that_changed(state: ArticleState) -> list[int]:
    """The rows of the list of claims that look otherwise than in the state before."""
    changed = state.changed_from
    return [state.listing.index(number) for number in changed.changes] if changed else []


def _lists_same_claims(before: ArticleState, after: ArticleState) -> bool:
    """Whether at most the words and signs of single claims are others."""
    changed = after.changed_from
    if changed is not None and changed.claims is before.claims:
        return True
    return before.claims is after.claims or tuple(before.claims) == tuple(after.claims)


def _claim_looks(state: ArticleState) -> tuple[object, ...]:
    """What the card of a claim depends on; an analysis is compared as the one object it is."""
    return state.claim, id(state.analysis), state.threshold


def _list_looks(state: ArticleState) -> tuple[object, ...]:
    """What the rows of a list depend on, but for the claims."""
    return id(state.analysis), state.order, state.threshold

"""What is shown beside the text: the panel and its lists, layers, legend, search line."""

from __future__ import annotations

from math import ceil, floor

from tui.article_state import (
    ArticleState,
    ClaimOrder,
    Layer,
    at_claim,
    at_highlight,
    in_order,
    number_of_claim,
    toggled,
    with_query,
    with_threshold,
)
from tui.messages import (
    ArticleStepped,
    LibraryAsked,
    ListingChanged,
    PanelPlaceChosen,
    PlaceClicked,
    SearchChanged,
    SearchLeft,
    TabClicked,
)
from tui.panel_tabs import Tab
from tui.screens.reading_moves import MoveActions
from tui.widgets.legend import FirstRunHint, Legend

ORDER_WORDS = {
    ClaimOrder.PLACE: "claims in the order of the text",
    ClaimOrder.WORTH: "claims most worth checking first",
}

THRESHOLD_STEPS = 10
"""Steps of the threshold from 0 to 1."""

NEARLY = 1e-6
"""How far from a step a threshold may be and count as on it."""


class ViewActions(MoveActions):
    """The actions of the commands that change what is shown."""

    panel_is_wanted: bool | None = None
    """Whether the reader opened or closed the panel; None where the width decides."""

    def show_panel(self, shown: bool) -> None:
        """Show or hide the panel; the text takes the room."""
        if self.panel.display != shown:
            claim_is_seen = self._claim_here() is not None
            self.panel.display = shown
            if shown:
                self.panel.show(self.state)
                self.panel.refresh_all()
            else:
                self.view.focus()
            if claim_is_seen:
                self.call_after_refresh(self.reveal_claim)

    def action_toggle_panel(self) -> None:
        """Show or hide the panel."""
        self.panel_is_wanted = not self.panel.display
        self.show_panel(self.panel_is_wanted)

    def _open_tab(self, tab: Tab) -> None:
        """Open a tab of the panel; lists take the keys."""
        self.panel_is_wanted = True
        self.show_panel(True)
        self.panel.open_tab(tab)
        if tab is Tab.CLAIM:
            self.view.focus()
        else:
            self.panel.focus_tab()

    def action_show_claim(self) -> None:
        """Show the current claim in full."""
        self._open_tab(Tab.CLAIM)

    def action_list_claims(self) -> None:
        """List the claims."""
        self._open_tab(Tab.CLAIMS)

    def action_sort_claims(self) -> None:
        """Sort the list of claims the other way; it is opened, so that this is seen."""
        from tui.worth_words import ENGLISH_ONLY

        if not self.state.is_ranked:
            self._open_tab(Tab.CLAIMS)
            self.show(self.state, ENGLISH_ONLY)
            return
        by_place = self.state.order is ClaimOrder.PLACE
        order = ClaimOrder.WORTH if by_place else ClaimOrder.PLACE
        self._list_so(in_order(self.state, order), ORDER_WORDS[order])
        self._open_tab(Tab.CLAIMS)

    def action_raise_threshold(self) -> None:
        """Pass over more claims."""
        self._set_threshold(floor(self.state.threshold * THRESHOLD_STEPS + NEARLY) + 1)

    def action_lower_threshold(self) -> None:
        """Pass over fewer claims."""
        self._set_threshold(ceil(self.state.threshold * THRESHOLD_STEPS - NEARLY) - 1)

    def _set_threshold(self, step: int) -> None:
        from tui.worth_words import ENGLISH_ONLY, threshold_words

        if not self.state.is_ranked:
            self.show(self.state, ENGLISH_ONLY)
            return
        state = with_threshold(self.state, max(0, min(step, THRESHOLD_STEPS)) / THRESHOLD_STEPS)
        self._list_so(state, threshold_words(state.threshold, state.below, len(state.claims)))

    def _list_so(self, state: ArticleState, message: str) -> None:
        """Show the claims in another way, in the articles after this one too."""
        self.show(state, message)
        self.post_message(ListingChanged(state.order, state.threshold))

    def action_list_entities(self) -> None:
        """List the entities."""
        self._open_tab(Tab.ENTITIES)

    def action_list_figures(self) -> None:
        """List the figures."""
        self._open_tab(Tab.FIGURES)

    def action_switch_focus(self) -> None:
        """Go from the text to the panel and back."""
        if not self.view.has_focus:
            self.view.focus()
            return
        if not self.panel.display:
            self._open_tab(self.panel.tab)
        self.panel.focus_tab()

    def action_toggle_entities(self) -> None:
        """Switch the entities."""
        self._toggle(Layer.ENTITIES)

    def action_toggle_figures(self) -> None:
        """Switch the figures."""
        self._toggle(Layer.FIGURES)

    def action_toggle_claims(self) -> None:
        """Switch the claims' marks."""
        self._toggle(Layer.CLAIMS)

    def _toggle(self, layer: Layer) -> None:
        state = toggled(self.state, layer)
        self.show(state, f"{layer} {'shown' if state.shows(layer) else 'hidden'}")

    def action_toggle_legend(self) -> None:
        """Show or hide the legend."""
        shown = self.query(Legend)
        if shown:
            shown.remove()
        else:
            self.mount(Legend(), before=self.status_line)

    def action_search_article(self) -> None:
        """Open the search line."""
        from tui.widgets.search_bar import SearchBar

        for bar in self.query(SearchBar):
            bar.focus()
            return
        self.search_began_at = self.view.top_offset
        bar = SearchBar(self.state.query)
        self.mount(bar, before=self.status_line)
        bar.focus()

    def on_search_changed(self, message: SearchChanged) -> None:
        """Show what the search finds so far."""
        self.search_for(message.query)

    def on_search_left(self, message: SearchLeft) -> None:
        """Put the search line away."""
        from tui.widgets.search_bar import SearchBar

        self.query(SearchBar).remove()
        self.view.focus()
        if not message.keep:
            self.show(with_query(self.state, ""))
            self.view.scroll_to_offset(self.search_began_at)
        elif self.state.query and not self.state.matches:
            self.message = f"“{self.state.query}” is not in the text"
            self.show_status()

    def action_leave_mode(self) -> None:
        """Put away what is open, the last thing first."""
        for extra in (*self.query(FirstRunHint), *self.query(Legend)):
            extra.remove()
            return
        if not self.view.has_focus:
            self.view.focus()
            return
        cleared = at_highlight(with_query(self.state, ""), None)
        self.show(cleared)

    def action_next_article(self) -> None:
        """Open the next article."""
        self.post_message(ArticleStepped(1))

    def action_previous_article(self) -> None:
        """Open the article before."""
        self.post_message(ArticleStepped(-1))

    def action_open_library(self) -> None:
        """Go to the library."""
        self.post_message(LibraryAsked())

    def action_export_article(self) -> None:
        """Ask for a format and write the article in it."""
        from tui.screens.export_picker import ExportPicker

        picker = ExportPicker(self.services.last_format(), self.keymap)
        self.app.push_screen(picker, self._export_as)

    def _export_as(self, name: str | None) -> None:
        if name is not None:
            self.run_worker(self._exported(name), group="export")

    async def _exported(self, name: str) -> None:
        """Write the article in the format `name`, which may have to load much, and say where."""
        from asyncio import to_thread

        from annotations.errors import AnnotationError

        try:
            place = await to_thread(self.services.export, self.state, name)
        except (AnnotationError, OSError) as error:
            self.complain(f"The export could not be written: {error}")
            return
        self.notify(f"Written to {place}", markup=False)

    def on_place_clicked(self, message: PlaceClicked) -> None:
        """Make the claim under the pointer the current one."""
        from annotations.claim_list import claim_at, position_of

        claim = claim_at(self.state.claims, message.offset)
        if claim is not None:
            self.show(at_claim(self.state, position_of(self.state.claims, claim)))

    def on_tab_clicked(self, message: TabClicked) -> None:
        """Open a tab."""
        self._open_tab(message.tab)

    def on_panel_place_chosen(self, message: PanelPlaceChosen) -> None:
        """Go to the place of a row."""
        self.show(self._at_place(message))
        self.view.reveal(message.start, message.end)

    def _at_place(self, message: PanelPlaceChosen) -> ArticleState:
        """The state with the claim, entity or figure of a row as the current one."""
        if message.tab is Tab.CLAIMS:
            return at_claim(self.state, number_of_claim(self.state, (message.start, message.end)))
        index = self.state.entity_index if message.tab is Tab.ENTITIES else self.state.figure_index
        found = index.starting(message.start, message.start + 1)
        return at_highlight(self.state, found[0] if found else None)

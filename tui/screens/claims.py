"""The claims of all articles: sorted, filtered, and a way to the place of each."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from annotations.errors import AnnotationError
from annotations.index import DroppedError, Index, IndexedClaim, parse_filter
from tui.bindings import bindings_of, display_keys, keys_of
from tui.claims_view import ClaimsView, claim_lines, claims_title, no_claims, sorted_otherwise
from tui.commands.across import FilterClaims, LeaveClaims
from tui.commands.marking import MarkVerified
from tui.messages import (
    ClaimChosen,
    ClaimsAwaited,
    ClaimsFetched,
    ClaimsFound,
    ClaimsLeft,
    ClaimsViewChanged,
    RowChosen,
    RowHighlighted,
    StoreChanged,
)
from tui.widgets.key_hints import KeyHints
from tui.widgets.text_fields import LineField
from tui.widgets.virtual_list import VirtualList

ROW_HEIGHT = 2

PAGE = 100
"""Claims that are fetched at once."""

PAGES_KEPT = 30


class FilterField(LineField):
    """The line of the filter; Escape forgets it, Enter and Down go to the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "screen.forget_filter", "Forget the filter"),
        ("down", "screen.go_to_list", "Go to the list"),
    ]


class ClaimsScreen(Screen[None]):
    """Lists claims; posts `ClaimChosen`, `ClaimsLeft` and `ClaimsViewChanged` to the app.

    Of the claims that fit only numbers are in memory, and what is said of those near the screen.
    """

    CSS_PATH = "claims.tcss"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings_of("across"))
    AUTO_FOCUS = "VirtualList"

    def __init__(
        self,
        open_index: Callable[[], Index],
        view: ClaimsView | None = None,
        keymap: Mapping[str, str] | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        """Show `view`. One index answers which claims there are, another what each says."""
        super().__init__()
        self.view = view or ClaimsView()
        self._finder, self._fetcher = open_index(), open_index()
        self._keymap = dict(keymap or {})
        self._today = today
        self._numbers: array[int] = array("q")
        self._claims: dict[int, IndexedClaim | None] = {}
        self._asked: set[int] = set()
        self._seen_at = 0

    def compose(self) -> ComposeResult:
        """A title, the filter, the list, the keys."""
        yield Static(claims_title(self.view, None), id="claims-title")
        placeholder = "words, or verdict:disputed claimant:lee tag:x since:7d state:changed"
        yield FilterField(self.view.typed, placeholder=placeholder, id="claims-filter")
        yield VirtualList(self._render_row, placeholder=Content("Reading your claims …"))
        yield KeyHints(("list", "across", "app"), self._keymap)

    def on_mount(self) -> None:
        """Show the filter that is in effect."""
        self._show_filter(bool(self.view.typed))

    def on_screen_resume(self) -> None:
        """Find the claims once the screen is painted."""
        self.call_after_refresh(self.find)

    def on_unmount(self) -> None:
        """Let go of the index."""
        self._finder.drop_question()
        self._finder.close()
        self._fetcher.close()

    @property
    def listing(self) -> VirtualList:
        """The list."""
        return self.query_one(VirtualList)

    def on_store_changed(self, message: StoreChanged) -> None:
        """Find the claims anew where they were found before that write."""
        if self.is_current and self._finder.folder_time() != self._seen_at:
            self.find()

    def find(self) -> None:
        """Find the claims of the view; who asked before does not want an answer any more."""
        self._finder.drop_question()
        self._seen_at = self._finder.folder_time()
        self._find(self.view)

    @work(thread=True, exclusive=True, exit_on_error=False, group="claims")
    def _find(self, view: ClaimsView) -> None:
        """Hand over the first claims at once, then the numbers of all."""
        try:
            wanted = parse_filter(view.typed, self._today())
            self._finder.refresh_beside(self._tell_progress)
            total = self._finder.count_articles()
            for limit in (PAGE, None):
                numbers = self._finder.numbers(
                    wanted, view.sort, backwards=view.backwards, limit=limit
                )
                is_whole = limit is None or len(numbers) < limit
                self.post_message(ClaimsFound(view, numbers, total, is_whole))
                if is_whole:
                    return
        except DroppedError:
            return
        except AnnotationError as error:
            self.post_message(ClaimsFound(view, array("q"), 0, True, str(error)))

    def _tell_progress(self, done: int, total: int) -> None:
        self.post_message(ClaimsAwaited(done, total))

    def on_claims_awaited(self, message: ClaimsAwaited) -> None:
        """Say how far it is."""
        words = f"Reading articles: {message.done:,} of {message.total:,} …"
        self.query_one("#claims-title", Static).update(Content.styled(words, "$quiet"))

    def on_claims_found(self, message: ClaimsFound) -> None:
        """Show the claims, the cursor on the claim where it was."""
        if not message.view.shows_same(self.view):
            return
        title = self.query_one("#claims-title", Static)
        if message.problem:
            title.update(Content.styled(message.problem, "$error"))
            return
        title.update(claims_title(self.view, len(message.numbers) if message.is_whole else None))
        listing, row = self.listing, max(0, self.listing.cursor)
        self._numbers = message.numbers
        self._asked.clear()
        self._claims = {key: held for key, held in self._claims.items() if held is not None}
        if self.view.current is not None and self.view.current in self._numbers:
            row = self._numbers.index(self.view.current)
        listing.placeholder = no_claims(self.view, message.total > 0, self._keys())
        listing.set_rows(len(self._numbers), ROW_HEIGHT, row)

    def _keys(self) -> dict[str, str]:
        commands = {"filter": FilterClaims, "verify": MarkVerified, "back": LeaveClaims}
        return {
            name: display_keys(keys_of(command, self._keymap).split(",")[0])
            for name, command in commands.items()
        }

    def _render_row(self, index: int, width: int) -> tuple[Content, ...]:
        number = self._numbers[index]
        claim = self._claims.get(number)
        if claim is not None:
            return claim_lines(claim, self.view.sort, self._today())
        if number in self._claims:
            return (Content.styled("Changed meanwhile.", "$quiet"),)
        self._fetch_page(index // PAGE)
        return (Content.styled("…", "$quiet"),)

    def _fetch_page(self, page: int) -> None:
        if page not in self._asked:
            self._asked.add(page)
            self._fetch(tuple(self._numbers[page * PAGE : (page + 1) * PAGE]))

    @work(thread=True, exit_on_error=False, group="claims-pages")
    def _fetch(self, numbers: tuple[int, ...]) -> None:
        try:
            self.post_message(ClaimsFetched(numbers, self._fetcher.claims_at(numbers)))
        except AnnotationError:
            self.post_message(ClaimsFetched(numbers, {}))

    def on_claims_fetched(self, message: ClaimsFetched) -> None:
        """Show what was asked for; forget what was shown long ago."""
        for number in message.asked:
            self._claims.pop(number, None)
            self._claims[number] = message.claims.get(number)
        if len(self._claims) > PAGES_KEPT * PAGE:
            self._claims = dict(tuple(self._claims.items())[-PAGES_KEPT * PAGE // 2 :])
            self._asked.clear()
        self.listing.refresh_rows()

    def on_row_highlighted(self, message: RowHighlighted) -> None:
        """Remember the claim that the reader is at."""
        message.stop()
        self._look(replace(self.view, current=self._numbers[message.index]))

    def on_row_chosen(self, message: RowChosen) -> None:
        """Ask the app to go to the claim."""
        message.stop()
        number = self._numbers[message.index]
        claim = self._claims.get(number)
        if claim is None:
            return
        self._look(replace(self.view, current=number))
        self.app.post_message(ClaimChosen(claim.article_id, claim.start, claim.end))

    def _look(self, view: ClaimsView) -> None:
        """Look at the claims in another way, also the next time."""
        is_same = view.shows_same(self.view)
        self.view = view
        self.app.post_message(ClaimsViewChanged(view))
        if not is_same:
            self.find()

    @on(Input.Changed)
    def filter_as_typed(self, event: Input.Changed) -> None:
        """Show the claims that fit what is typed so far."""
        event.stop()
        if event.value != self.view.typed:
            self._look(replace(self.view, typed=event.value, current=None))

    @on(Input.Submitted)
    def action_go_to_list(self) -> None:
        """Go from the filter to the claims."""
        self.listing.focus()
        self._show_filter(bool(self.view.typed))

    def action_forget_filter(self) -> None:
        """Show all claims again."""
        self.query_one(FilterField).load("")
        self._look(replace(self.view, typed=""))
        self.action_go_to_list()

    def action_filter_claims(self) -> None:
        """Write the filter."""
        self._show_filter(True)
        self.query_one(FilterField).focus()

    def _show_filter(self, shown: bool) -> None:
        self.query_one(FilterField).set_class(shown, "-shown")

    def action_sort_all_claims(self) -> None:
        """Sort by another thing."""
        self._look(sorted_otherwise(self.view))

    def action_reverse_claims(self) -> None:
        """Turn the order round."""
        self._look(replace(self.view, backwards=not self.view.backwards))

    def action_reload_claims(self) -> None:
        """Look at the files again."""
        self.find()

    def action_leave_claims(self) -> None:
        """Ask the app for what was shown before."""
        self.app.post_message(ClaimsLeft())

"""The line in which the reader types what to search for."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Input

from tui.messages import SearchChanged, SearchLeft


class SearchBar(Input):
    """Searches as one types; Enter keeps the matches, Escape forgets them."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "forget", "Forget the search")]

    def __init__(self, query: str = "", placeholder: str = "search in the article") -> None:
        """Start with what was searched for last; `placeholder` says what can be typed."""
        super().__init__(query, placeholder=placeholder, compact=True)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search for what is typed so far."""
        event.stop()
        self.post_message(SearchChanged(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep what was found."""
        event.stop()
        self.post_message(SearchLeft(keep=True))

    def action_forget(self) -> None:
        """Forget what was found."""
        self.post_message(SearchLeft(keep=False))

"""The screen while an article is fetched."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tui.bindings import bindings_of
from tui.messages import ArticleStepped, LibraryAsked
from tui.widgets.key_hints import KeyHints
from tui.widgets.legend import key_in_effect

WORKING = frozenset({"library.open", "article.next", "article.previous"})
"""Commands of the reading screen that need no article."""


class WaitingScreen(Screen[None]):
    """Says which source is being read; the keys work meanwhile."""

    DEFAULT_CSS = """
    WaitingScreen { align: center middle; }
    WaitingScreen Static { width: auto; max-width: 90%; height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in bindings_of("reading") if binding.id in WORKING
    ]

    def __init__(self, source: str, keymap: Mapping[str, str]) -> None:
        """Wait for `source`."""
        super().__init__()
        self.source = source
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """One sentence in the middle."""
        library, following = (
            key_in_effect(name, self._keymap) for name in ("library.open", "article.next")
        )
        yield Static(
            Content.assemble(
                ("Reading ", "$quiet"),
                self.source,
                (f" …\n\n{library} the library   {following} the next article", "$quiet"),
            )
        )
        yield KeyHints(("app",), self._keymap)

    def action_next_article(self) -> None:
        """Go on to the next article meanwhile."""
        self.post_message(ArticleStepped(1))

    def action_previous_article(self) -> None:
        """Go to the article before meanwhile."""
        self.post_message(ArticleStepped(-1))

    def action_open_library(self) -> None:
        """Go to the library instead."""
        self.post_message(LibraryAsked())

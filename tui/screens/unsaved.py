"""The dialog that asks what becomes of marks that are not on disk when the reader leaves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from articles.clean import clean_line
from tui.bindings import bindings_of
from tui.waiting_words import waiting_words
from tui.widgets.key_hints import hint_line, hints_of


class Leaving(Enum):
    """What the reader wants."""

    STAY = "stay"
    LEAVE = "leave"
    """The marks are on disk now, or the reader gives them up."""
    WRITE = "write"
    """Leave once they are in a file elsewhere."""


class UnsavedDialog(ModalScreen[Leaving]):
    """Says how many marks wait and why; closes with what is to be done."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings_of("unsaved"))

    def __init__(
        self, count: int, problem: str, retry: Callable[[], str], keymap: Mapping[str, str]
    ) -> None:
        """`retry` tries again and says why marks still wait, "" where none do."""
        super().__init__(classes="dialog")
        self._count = count
        self._problem = problem
        self._retry = retry
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """What waits, why, and the keys."""
        with Vertical(classes="dialog-box") as box:
            box.border_title = "Not on disk"
            yield Static(Content(f"{waiting_words(self._count)}."))
            yield Static(Content(clean_line(self._problem)), classes="dialog-message")
            yield Static(self._keys(), classes="dialog-choices")

    def _keys(self) -> Content:
        hints = hints_of(["unsaved"], self._keymap)
        lines = [hint_line((hint.key, hint.word)) for hint in hints]
        return Content("\n").join(lines)

    def say(self, problem: str) -> None:
        """Show why the marks still wait; close where they don't."""
        if problem:
            self.query_one(".dialog-message", Static).update(Content(clean_line(problem)))
        else:
            self.dismiss(Leaving.LEAVE)

    def action_try_again(self) -> None:
        """Try again."""
        self.say(self._retry())

    def action_write_elsewhere(self) -> None:
        """Close, to write a file."""
        self.dismiss(Leaving.WRITE)

    def action_leave_without(self) -> None:
        """Close, to leave."""
        self.dismiss(Leaving.LEAVE)

    def action_stay_here(self) -> None:
        """Close, to go on."""
        self.dismiss(Leaving.STAY)

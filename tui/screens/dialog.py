"""What all dialogs share: keys that keep and discard, and never a loss by accident."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from tui.bindings import binding_of, keys_of
from tui.commands.base import Command
from tui.commands.dialogs import DiscardText, KeepText
from tui.key_names import display_key

Result = TypeVar("Result")


class Dialog(ModalScreen[Result | None], Generic[Result]):
    """A box over the article in which the reader writes.

    It closes with what was written, or with None where nothing is to be changed.
    """

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [binding_of(KeepText), binding_of(DiscardText)]
    heading: ClassVar[str] = ""

    def __init__(self, keymap: Mapping[str, str] | None = None) -> None:
        """Name the keys of `keymap` in the line at the foot."""
        super().__init__(classes="dialog")
        self.keymap = dict(keymap or {})
        self._discard_asked_for: object = self

    def compose(self) -> ComposeResult:
        """A box with the fields, a line for messages and one that names the keys."""
        with Vertical(classes="dialog-box") as box:
            box.border_title = self.heading
            yield from self.compose_fields()
            yield Static(classes="dialog-message", markup=False)
            yield Static(self.key_line(), classes="dialog-keys")

    @abstractmethod
    def compose_fields(self) -> Iterable[Widget]:
        """What stands in the box."""

    @abstractmethod
    def key_line(self) -> Content:
        """The keys that matter here."""

    @abstractmethod
    def draft(self) -> object:
        """All that the reader wrote, to compare."""

    @abstractmethod
    def is_changed(self) -> bool:
        """Whether closing without keeping would lose anything."""

    @abstractmethod
    def action_keep_text(self) -> None:
        """Close with what was written."""

    def action_discard_text(self) -> None:
        """Close with nothing changed, at once only where nothing was written."""
        draft = self.draft()
        if not self.is_changed() or draft == self._discard_asked_for:
            self.dismiss(None)
            return
        self._discard_asked_for = draft
        self.tell(f"Press {self.key_of(DiscardText)} again to throw away what you wrote.")

    def tell(self, message: str) -> None:
        """Show a sentence below the fields."""
        self.query_one(".dialog-message", Static).update(message)

    def key_of(self, command: type[Command]) -> str:
        """The first key of a command as people read it."""
        return display_key(keys_of(command, self.keymap).split(",")[0])

    def hint(self, command: type[Command], word: str = "") -> tuple[str, str]:
        """Key and word of a command for the line of keys."""
        return self.key_of(command), word or command.hint

"""The dialog for a note on a claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget

from articles.clean import clean_text
from tui.commands.dialogs import DiscardText, KeepText
from tui.screens.dialog import Dialog
from tui.widgets.key_hints import hint_line
from tui.widgets.text_fields import ClippedQuote, TextField

QUOTE_LINES = 3


class NoteEditor(Dialog[str]):
    """Writes a note of as many lines as it needs; closes with the note, or None if unchanged."""

    heading: ClassVar[str] = "Note"

    def __init__(self, quote: str, note: str = "", keymap: Mapping[str, str] | None = None) -> None:
        """Show the claim's words `quote` and go on with `note`."""
        super().__init__(keymap)
        self._quote = quote
        self._note = note
        self._before = clean_text(note).strip()

    def compose_fields(self) -> Iterable[Widget]:
        """The quote and the note."""
        yield ClippedQuote(self._quote, QUOTE_LINES)
        yield TextField(self._note, placeholder="What did you find out?", id="note")

    def key_line(self) -> Content:
        """The keys that matter here."""
        return hint_line(
            self.hint(KeepText, "keep and close"), self.hint(DiscardText, "discard changes")
        )

    @property
    def _written(self) -> str:
        return self.query_one(TextField).written

    def draft(self) -> object:
        """The note."""
        return self._written

    def is_changed(self) -> bool:
        """Whether the note is another one."""
        return self._written != self._before

    def action_keep_text(self) -> None:
        """Close with the note."""
        self.dismiss(self._written if self.is_changed() else None)

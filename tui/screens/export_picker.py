"""The dialog that asks in which format an article is to be written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from annotations.formats.registry import FORMATS
from tui.bindings import bindings_of, keys_of
from tui.commands.exporting import LeaveFormats
from tui.commands.lists import ChooseRow
from tui.key_names import display_key
from tui.messages import RowChosen, RowHighlighted
from tui.widgets.key_hints import hint_line
from tui.widgets.virtual_list import VirtualList

CHOICES = tuple(one for one in FORMATS if one.writes)
TITLE_CELLS = 26


class ExportPicker(ModalScreen[str | None]):
    """Lists the formats and says what each is for; closes with the id of the chosen one."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings_of("formats"))

    def __init__(self, last: str, keymap: Mapping[str, str]) -> None:
        """Begin at the format that was chosen last."""
        super().__init__(classes="dialog")
        self._keymap = keymap
        ids = [one.id for one in CHOICES]
        self._first = ids.index(last) if last in ids else 0

    def compose(self) -> ComposeResult:
        """The formats, what the one at the cursor is for, and the keys."""
        with Vertical(classes="dialog-box") as box:
            box.border_title = "Export into this folder"
            yield VirtualList(self._render_row, id="formats")
            yield Static(id="purpose")
            yield Static(self._keys(), classes="dialog-keys")

    def on_mount(self) -> None:
        """Show the formats."""
        formats = self.query_one(VirtualList)
        formats.set_rows(len(CHOICES), cursor=self._first)
        formats.focus()
        self._tell(self._first)

    def _render_row(self, index: int, width: int) -> tuple[Content, ...]:
        one = CHOICES[index]
        kind = "several files" if one.several else one.suffix
        return (Content.assemble(one.title.ljust(TITLE_CELLS), (kind, "$quiet")),)

    def _tell(self, index: int) -> None:
        self.query_one("#purpose", Static).update(Content(CHOICES[index].purpose))

    def _keys(self) -> Content:
        commands = ((ChooseRow, "write it"), (LeaveFormats, LeaveFormats.hint))
        hints = [
            (display_key(keys_of(command, self._keymap).split(",")[0]), word)
            for command, word in commands
        ]
        return hint_line(*hints)

    @on(RowHighlighted)
    def tell_purpose(self, message: RowHighlighted) -> None:
        """Say what the format at the cursor is for."""
        self._tell(message.index)

    @on(RowChosen)
    def choose(self, message: RowChosen) -> None:
        """Close with the format of the row."""
        self.dismiss(CHOICES[message.index].id)

    def action_leave_formats(self) -> None:
        """Close with nothing."""
        self.dismiss(None)

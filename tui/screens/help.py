"""The help screen: every key and what it does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.bindings import binding_of, bindings_of, display_keys, keys_of
from tui.commands.everywhere import QuitApp, ShowHelp
from tui.commands.lists import ChooseRow, RowDown, RowUp
from tui.commands.moving import SearchArticle
from tui.help_text import HelpGroup, help_groups, help_lines
from tui.widgets.key_hints import hint_line
from tui.widgets.text_fields import LineField


class HelpText(VerticalScroll, can_focus=True, inherit_bindings=False):
    """The text of the help, scrolled with the keys of lists."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in bindings_of("list") if binding.action != ChooseRow.action
    ]

    def __init__(self, groups: tuple[HelpGroup, ...]) -> None:
        """Show `groups` in as many columns as have room."""
        super().__init__()
        self._groups = groups

    def compose(self) -> ComposeResult:
        """All lines as one piece."""
        yield Static()

    def show(self, groups: tuple[HelpGroup, ...]) -> None:
        """Show other groups, from the top."""
        self._groups = groups
        self._lay_out()
        self.scroll_home(animate=False)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the columns out anew."""
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        self.query_one(Static).update(Content("\n").join(help_lines(self._groups, width)))

    def action_row_down(self) -> None:
        """Scroll down by a line."""
        self.scroll_down(animate=False)

    def action_row_up(self) -> None:
        """Scroll up by a line."""
        self.scroll_up(animate=False)

    def action_rows_down(self) -> None:
        """Scroll down by a page."""
        self.scroll_page_down(animate=False)

    def action_rows_up(self) -> None:
        """Scroll up by a page."""
        self.scroll_page_up(animate=False)

    def action_first_row(self) -> None:
        """Scroll to the top."""
        self.scroll_home(animate=False)

    def action_last_row(self) -> None:
        """Scroll to the end."""
        self.scroll_end(animate=False)


class HelpScreen(ModalScreen[None]):
    """Lists all commands with their keys in effect, to scroll and to filter."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        binding_of(ShowHelp),
        binding_of(QuitApp),
        binding_of(SearchArticle),
        Binding("down", "scroll(1)", show=False),
        Binding("up", "scroll(-1)", show=False),
    ]

    def __init__(self, keymap: Mapping[str, str] | None = None) -> None:
        """Name the keys of `keymap` where the reader chose others."""
        super().__init__()
        self._keymap = dict(keymap or {})

    def compose(self) -> ComposeResult:
        """The text, the line to filter by, the keys."""
        with Vertical(id="help-box") as box:
            box.border_title = "Help"
            yield HelpText(help_groups(self._keymap))
            yield LineField(placeholder="Words of a command", id="help-filter")
            yield Static(self._key_line(), id="help-keys")

    def on_mount(self) -> None:
        """Scroll by key from the start."""
        self._text.focus()

    def _key_line(self) -> Content:
        down, up, search = (
            display_keys(keys_of(command, self._keymap))
            for command in (RowDown, RowUp, SearchArticle)
        )
        return hint_line((f"{down}, {up}", "scroll"), (search, "filter"), ("Esc", "close"))

    @property
    def _text(self) -> HelpText:
        return self.query_one(HelpText)

    @property
    def _filter(self) -> LineField:
        return self.query_one(LineField)

    def action_search_article(self) -> None:
        """Open the line to filter by."""
        self._filter.add_class("open")
        self._filter.focus()

    def action_leave(self) -> None:
        """Put the filter away, or close where there is none."""
        if not self._filter.has_class("open"):
            self.dismiss(None)
            return
        self._filter.value = ""
        self._filter.remove_class("open")
        self._text.focus()

    def action_show_help(self) -> None:
        """Close the help by the key that opens it."""
        self.dismiss(None)

    def action_quit_app(self) -> None:
        """Close the help, and not the app, by the key that closes."""
        self.dismiss(None)

    def action_scroll(self, lines: int) -> None:
        """Scroll the text while the filter is being written."""
        self._text.scroll_relative(y=lines, animate=False)

    @on(Input.Changed, "#help-filter")
    def show_fitting(self, event: Input.Changed) -> None:
        """Show the commands that have the words."""
        self._text.show(help_groups(self._keymap, event.value))

    @on(Input.Submitted, "#help-filter")
    def go_to_text(self) -> None:
        """Go back to the text, which stays filtered."""
        self._text.focus()

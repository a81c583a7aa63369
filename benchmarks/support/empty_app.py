"""The floor: a Textual app that shows one line, and one other line for each key."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

READY = "The empty app is ready"


class EmptyApp(App[None]):
    """One widget, one key."""

    BINDINGS: ClassVar[list[BindingType]] = [("j", "count", "Count")]
    CSS = "Static { height: 1; }"
    count = 0

    def compose(self) -> ComposeResult:
        """One line."""
        yield Static(READY)

    def action_count(self) -> None:
        """Show another line."""
        self.count += 1
        self.query_one(Static).update(f"key {self.count}")


if __name__ == "__main__":
    EmptyApp().run()

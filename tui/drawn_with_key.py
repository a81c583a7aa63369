"""Widgets that are drawn with the key that changed them."""

from __future__ import annotations

from textual.widget import Widget


class DrawnWithKey(Widget):
    """A widget that asks for no frame of its own while the app does what a key stands for.

    Textual sends a message to the widget, another to the screen, and draws at a tick of a clock.
    """

    def check_idle(self) -> None:
        """Ask for a frame, or wait for that of the key."""
        held: set[Widget] | None = None
        if self._running:
            held = getattr(self.app, "held_widgets", None)
        if held is None:
            super().check_idle()
        else:
            held.add(self)

"""A screen whose first frame is drawn once, and as soon as all of it is there."""

from __future__ import annotations

from textual.screen import Screen

from tui.screens.banded_compositor import BandedCompositor


class FirstFrameScreen(Screen[None]):
    """Draws nothing while the app gathers updates; the app draws it when they are gathered.

    Textual works out a frame even then, throws it away, and draws again at the next tick of a
    clock of 60 Hz. Later frames render the changed lines alone.
    """

    def __init__(self, name: str | None = None) -> None:
        """Start without a frame."""
        super().__init__(name)
        self._compositor = BandedCompositor()

    def _compositor_refresh(self) -> None:
        if not self.app._batch_count:
            super()._compositor_refresh()

    def draw_now(self) -> None:
        """Draw what has changed without waiting for the clock."""
        self._on_timer_update()

"""A screen whose first frame is drawn once, and as soon as all of it is there."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.app import App
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from tui.screens.banded_compositor import BandedCompositor


class FirstFrameScreen(Screen[None]):
    """Draws nothing while the app gathers updates; the app draws it when they are gathered.

    Textual works out a frame even then, throws it away, and draws again at the next tick of a
    clock of 60 Hz. Later frames render the changed lines alone.

    Each widget is styled once on the way to the first frame. Textual does it again for the style
    sheets of the screen, for the classes that its width gives it, and when it is entered.

    Another size of the screen is one frame, too: what depends on it is changed before.
    """

    was_entered = False

    def __init__(self, name: str | None = None) -> None:
        """Start without a frame."""
        super().__init__(name)
        self._compositor: BandedCompositor = BandedCompositor()
        self._drawn_size = Size()

    def _post_register(self, app: App[object]) -> None:
        """Have the style sheets and the classes of the width before anything is styled."""
        super()._post_register(app)
        for path in self.css_path:
            if not app.stylesheet.has_source(str(path)):
                app.stylesheet.read(path)
        self._css_update_count = app._css_update_count
        breakpoints = self.HORIZONTAL_BREAKPOINTS or []
        self._classes |= self._get_breakpoint_classes(app.size.width, breakpoints)

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        """Enter; the first time all styles are fresh."""
        if not self.was_entered:
            self.was_entered = True
            event.refresh_styles = False

    def fit(self, size: Size) -> None:
        """Change what depends on a new size of the screen, before that is laid out."""
        breakpoints = self.HORIZONTAL_BREAKPOINTS or []
        fitting = self._get_breakpoint_classes(size.width, breakpoints)
        self.update_classes({name: name in fitting for _, name in breakpoints}, animate=False)

    @property
    def shown_size(self) -> Size:
        """The size of what the screen is about."""
        return self._compositor.size

    def show_laid_out(self) -> None:
        """Show what is known when another `shown_size` is laid out, before that is drawn."""

    def _screen_resized(self, size: Size) -> None:
        self.fit(size)
        super()._screen_resized(size)

    def _compositor_refresh(self) -> None:
        if self.app._batch_count:
            return
        if self.shown_size != self._drawn_size:
            self._drawn_size = self.shown_size
            self.show_laid_out()
        super()._compositor_refresh()
        if self._compositor.takes_all():
            for widget in (self, *self._compositor.visible_widgets):
                widget._repaint_required = False

    def draw_now(self) -> None:
        """Draw what has changed without waiting for the clock."""
        self._on_timer_update()

    def draw_with_key(self, held: Iterable[Widget]) -> None:
        """Draw what a key changed, in one frame: the widgets `held` back and all others.

        What needs more than paint, such as another layout, takes Textual's way.
        """
        for widget in (*held, *self._compositor.visible_widgets):
            if needs_more_than_paint(widget):
                widget.check_idle()
            elif widget._repaint_required and widget.display:
                widget._repaint_required = False
                self._dirty_widgets.add(widget)
        if self._dirty_widgets:
            self.draw_now()


def needs_more_than_paint(widget: Widget) -> bool:
    """Whether a widget waits for other styles, another layout or another scroll position."""
    return widget._refresh_styles_required or widget._layout_required or widget._scroll_required

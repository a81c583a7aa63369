"""Lines that go to the terminal as a widget gives them."""

from __future__ import annotations

from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip

from tui.drawn_with_key import DrawnWithKey


class BareLines(DrawnWithKey):
    """A widget whose `render_line` gives whole lines: no border or padding is laid around them."""

    _backdrop: Color | None = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of `crop`, in the colours that the terminal knows."""
        strips = [self.render_line(y) for y in crop.line_range]
        if self._backdrop is None:
            self._backdrop = self.background_colors[1]
        for line_filter in self.get_line_filters():
            strips = [strip.apply_filter(line_filter, self._backdrop) for strip in strips]
        left, right = crop.column_span
        return [
            strip if (left, right) == (0, strip.cell_length) else strip.crop(left, right)
            for strip in strips
        ]

    def notify_style_update(self) -> None:
        """Look at the background again, which may be another theme's."""
        self._backdrop = None
        super().notify_style_update()

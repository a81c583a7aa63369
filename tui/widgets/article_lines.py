"""Which lines an article has, where they stand, and which of them are on the screen.

The lines of a long text are laid out as far as the screen needs them; the others follow after it
was painted, in turns with all else. What asks for a line that is not there yet has all laid out.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar

from tui.layout import Layout, begun, joined, pieces_after
from tui.widgets.article_head import HeadLine, head_lines
from tui.widgets.bare_lines import BareLines

if TYPE_CHECKING:
    from tui.article_state import ArticleState

GUTTER = 5
"""Cells left of the text: the pointer, up to three verdict signs, a space."""

BLANK_LINES_BELOW = 2


class ArticleLines(BareLines, ScrollView):
    """Knows on which line of the screen each character of an article stands."""

    def __init__(self, state: ArticleState, column_width: int) -> None:
        """Lay `state` out in a column of at most `column_width` cells as soon as it has a size."""
        super().__init__()
        self.state = state
        self.column_width = column_width
        self._layout = Layout(0, [0], [0])
        self._head: list[HeadLine] = []
        self._start_at = 0
        self._laid_out_for = 0

    @property
    def text_layout(self) -> Layout:
        """All lines of the text."""
        if self._layout.below:
            rest = pieces_after(self.state.article.text, self._layout)
            self._take_layout(joined([self._layout, *rest]))
        return self._layout

    def _layout_with_line(self, number: int) -> Layout:
        """The layout as far as it is known, if that holds line `number`; else all of it."""
        return self._layout if self._layout.knows_line(number) else self.text_layout

    def _layout_with(self, offset: int) -> Layout:
        """The layout as far as it is known, if that holds the line of `offset`; else all of it."""
        return self._layout if self._layout.knows(offset) else self.text_layout

    def _line_span(self, number: int) -> tuple[int, int]:
        """The start and end of line `number` of the text, of the nearest where there is none."""
        layout = self._layout_with_line(number)
        number = max(0, min(number, len(layout) - 1))
        return layout.starts[number], layout.ends[number]

    @property
    def first_offset(self) -> int:
        """Where the article is begun."""
        return self._start_at

    def start_at(self, offset: int) -> None:
        """Show `offset` at the top as soon as the text is laid out."""
        self._start_at = offset

    @property
    def top_offset(self) -> int:
        """The first character of the text that is on the screen."""
        return self._line_span(self.scroll_offset.y - len(self._head))[0]

    @property
    def bottom_offset(self) -> int:
        """The character after the last one of the text that is on the screen."""
        return self._line_span(self.scroll_offset.y + self.size.height - len(self._head) - 1)[1]

    @property
    def progress(self) -> float:
        """How much of the text has been on the screen or above it, 0 to 1."""
        size = len(self.state.article.text)
        return self.bottom_offset / size if size else 1.0

    def shows_any_of(self, start: int, end: int) -> bool:
        """Whether any of start to end is on the screen."""
        return start < self.bottom_offset and max(end, start + 1) > self.top_offset

    def is_visible(self, offset: int) -> bool:
        """Whether the character at `offset` is on the screen."""
        line = self._layout_with(offset).line_of(offset) + len(self._head)
        return self.scroll_offset.y <= line < self.scroll_offset.y + self.size.height

    def scroll_to_offset(self, offset: int) -> None:
        """Put the line of `offset` at the top; the head too where that is the first line."""
        line = self._layout_with(offset).line_of(offset)
        # By force: a text that fitted the screen may have just made room for a longer one.
        self.scroll_to(y=line + len(self._head) if line else 0, animate=False, force=True)

    def reveal(self, start: int, end: int) -> None:
        """Scroll, if need be, so that start to end is on the screen with some text around it."""
        lines = self._layout_with(end).lines_of(start, end)
        first, last = lines[0] + len(self._head), lines[-1] + len(self._head)
        top, height = self.scroll_offset.y, self.size.height
        margin = min(2, height // 4)
        if first - margin >= top and last + margin < top + height:
            return
        if first == len(self._head) and last < height - margin:
            self.scroll_to(y=0, animate=False)
        else:
            self.scroll_to(y=max(0, first - height // 4), animate=False)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Have laid out what comes onto the screen before it is painted."""
        self._layout_with_line(round(new_value) + self.size.height)
        super().watch_scroll_y(old_value, new_value)

    def scroll_to_last_line(self) -> None:
        """Go to the end, which is known when all lines are."""
        self._layout_with(len(self.state.article.text))
        self.scroll_end(animate=False, immediate=True)

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Wrap again before the first frame at a new width, keeping the reader's place.

        Where the size is the same nothing is done: Textual draws the scrollbar at each layout.
        """
        if size == self._size and size:
            return False
        width = size.width
        if width != self._laid_out_for and width:
            top = self._start_at if not self._laid_out_for else self.top_offset
            self._lay_out(width, top)
            changed = super()._size_updated(size, virtual_size, container_size, layout)
            self.scroll_to_offset(top)
            return changed
        return super()._size_updated(size, virtual_size, container_size, layout)

    def _lay_out(self, width: int, top: int) -> None:
        """Wrap what is seen of the text in a widget of `width` cells with `top` at its top.

        The rest follows after the next frame.
        """
        self._laid_out_for = width
        room = width - GUTTER - self.styles.scrollbar_size_vertical
        text_width = max(1, min(self.column_width, room))
        if self._layout.width != text_width or not self._head:
            self._layout = begun(self.state.article.text, text_width, top)
            if self._layout.below:
                self.call_after_refresh(self._go_on)
        self._head = head_lines(self.state.article, text_width)
        self.virtual_size = self._whole_size

    @property
    def _whole_size(self) -> Size:
        """The cells that all lines take."""
        height = len(self._head) + len(self._layout) + BLANK_LINES_BELOW
        return Size(self._laid_out_for, height)

    def _go_on(self) -> None:
        """Begin to lay out the rest, if nobody asked for it before."""
        if self._layout.below:
            rest = self._lay_out_rest(self._layout)
            self.run_worker(rest, group="layout", exclusive=True)

    async def _lay_out_rest(self, first: Layout) -> None:
        """Lay out what `first` lacks, so that others have turns between."""
        pieces = [first]
        for piece in pieces_after(self.state.article.text, first):
            pieces.append(piece)
            await asyncio.sleep(0)
            if self._layout is not first:
                return
        self._take_layout(joined(pieces))

    def _take_layout(self, layout: Layout) -> None:
        """Know all lines. Those that were known stay where they are, so nothing is painted."""
        self._layout = layout
        size = self._whole_size
        self.set_reactive(ScrollView.virtual_size, size)
        self.vertical_scrollbar.set_reactive(ScrollBar.window_virtual_size, size.height)
        if self.scroll_y > self.max_scroll_y:
            self.scroll_to(y=self.max_scroll_y, animate=False)

    @property
    def _column_left(self) -> int:
        """Cells left of the gutter, so that the column stands in the middle."""
        return max(0, (self.size.width - self._layout.width - 2 * GUTTER) // 2)

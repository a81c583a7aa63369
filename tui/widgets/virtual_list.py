"""A list that renders only the rows on the screen, however many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from tui.bindings import bindings_of
from tui.drawn_with_key import DrawnWithKey
from tui.messages import RowChosen, RowHighlighted

RenderRow = Callable[[int, int], tuple[Content, ...]]
"""From the number of a row and a width in cells to the row's lines."""

NO_ROW = -1
"""The cursor of a list where no row is marked."""

POINTER = "▶ "
POINTER_GAP = "  "


class VirtualList(DrawnWithKey, ScrollView, can_focus=True, inherit_bindings=False):
    """Rows of one height, walked by key and mouse.

    `RowHighlighted` is posted when the reader moves the cursor, not when the program sets it;
    `RowChosen` at Enter, or at a click on the row that has the cursor.
    """

    BINDINGS: ClassVar[list[BindingType]] = list(bindings_of("list"))
    COMPONENT_CLASSES: ClassVar[set[str]] = {"virtual-list--row", "virtual-list--cursor"}
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    VirtualList {
        background: transparent;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & > .virtual-list--cursor { background: $panel; }
        &:focus > .virtual-list--cursor { background: $claim-current; }
    }
    """

    cursor: reactive[int] = reactive(NO_ROW)
    """The number of the row that the reader is at; NO_ROW where there is none."""

    def __init__(
        self, render_row: RenderRow, *, placeholder: Content | None = None, id: str | None = None
    ) -> None:
        """Show rows by `render_row`, and `placeholder` (none: nothing) where there are no rows."""
        super().__init__(id=id)
        self._render_row = render_row
        self._placeholder = placeholder or Content()
        self._count = 0
        self._row_height = 1
        self._strips: LRUCache[tuple[int, bool], list[Strip]] = LRUCache(1024)
        self._strips_width = 0

    @property
    def placeholder(self) -> Content:
        """What is shown where there are no rows."""
        return self._placeholder

    @placeholder.setter
    def placeholder(self, content: Content) -> None:
        self._placeholder = content
        self.refresh()

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return self._count

    def set_rows(self, count: int, row_height: int = 1, cursor: int | None = None) -> None:
        """Show `count` rows of `row_height` lines each, all rendered anew.

        The cursor goes to `cursor`, or stays at its number where that exists, or goes to the
        nearest row.
        """
        self._count = count
        self._row_height = row_height
        self._strips.clear()
        self._measure()
        self.cursor = max(0, self.cursor) if cursor is None else cursor
        self.reveal_cursor()
        self.refresh()

    def refresh_rows(self, rows: Iterable[int] | None = None) -> None:
        """Render all rows anew, or those of these numbers."""
        if rows is None:
            self._strips.clear()
            self.refresh()
            return
        for row in rows:
            for at_cursor in (False, True):
                self._strips.discard((row, at_cursor))
            self.refresh_lines(row * self._row_height, self._row_height)

    def _measure(self) -> None:
        """Leave room below the last row so that the top line can always be the first of a row."""
        spare = self.size.height % self._row_height
        self.virtual_size = Size(0, self._count * self._row_height + spare)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as all rows take, for a list that is as high as its rows."""
        return self._count * self._row_height

    def reveal_cursor(self) -> None:
        """Scroll as little as it takes to have the whole cursor row on the screen."""
        height = self.size.height
        if self.cursor == NO_ROW or not height:
            return
        row_top, top = self.cursor * self._row_height, self.scroll_offset.y
        if row_top < top:
            self.scroll_to(y=row_top, animate=False, force=True)
        elif row_top + self._row_height > top + height:
            rows_above = max(1, height // self._row_height) - 1
            self.scroll_to(y=row_top - rows_above * self._row_height, animate=False, force=True)

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor among the rows."""
        return max(NO_ROW, min(cursor, self._count - 1))

    def watch_cursor(self, before: int, cursor: int) -> None:
        """Show the cursor where it is."""
        for row in (before, cursor):
            if row != NO_ROW:
                self.refresh_lines(row * self._row_height, self._row_height)
        self.reveal_cursor()

    def notify_style_update(self) -> None:
        """Render anew in other colours."""
        super().notify_style_update()
        self._strips.clear()

    def on_resize(self) -> None:
        """Keep the cursor on a screen of another height."""
        self._measure()
        self.reveal_cursor()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.scrollable_content_region.width
        if not self._count:
            return self._placeholder_line(y, width)
        row, line = divmod(self.scroll_offset.y + y, self._row_height)
        if row >= self._count:
            return Strip.blank(width, self.rich_style)
        return self._row_strips(row, width)[line]

    def _row_strips(self, row: int, width: int) -> list[Strip]:
        """The lines of one row at `width`, kept for the next time."""
        if width != self._strips_width:
            self._strips.clear()
            self._strips_width = width
        key = (row, row == self.cursor)
        strips = self._strips.get(key)
        if strips is None:
            strips = self._strips[key] = self._render_strips(row, width)
        return strips

    def _render_strips(self, row: int, width: int) -> list[Strip]:
        """Render the lines of one row, missing ones blank and those too many left out."""
        at_cursor = row == self.cursor
        style = self.get_visual_style("virtual-list--cursor" if at_cursor else "virtual-list--row")
        lines = list(self._render_row(row, max(1, width - len(POINTER))))[: self._row_height]
        lines += [Content()] * (self._row_height - len(lines))
        strips: list[Strip] = []
        for number, line in enumerate(lines):
            pointer = POINTER if at_cursor and not number else POINTER_GAP
            whole = Content.assemble((pointer, "$primary"), line)
            strips.append(Visual.to_strips(self, whole, width, 1, style, pad=True)[0])
        return strips

    def _placeholder_line(self, y: int, width: int) -> Strip:
        """One line of what is shown where there are no rows, as a block in the middle."""
        paragraphs = self._placeholder.split(allow_blank=True)
        lines = [line for one in paragraphs for line in one.wrap(max(1, width - 2))]
        number = y - max(0, (self.size.height - len(lines)) // 2)
        if not 0 <= number < len(lines):
            return Strip.blank(width, self.rich_style)
        block = max(line.cell_length for line in lines)
        line = lines[number].pad_left(max(0, (width - block) // 2))
        return Visual.to_strips(self, line, width, 1, self.visual_style, pad=True)[0]

    def move_cursor(self, row: int) -> None:
        """Move the cursor for the reader, who learns of it by RowHighlighted."""
        before = self.cursor
        self.cursor = max(0, row)
        if self.cursor not in (before, NO_ROW):
            self.post_message(RowHighlighted(self, self.cursor))

    @property
    def _page(self) -> int:
        """How many whole rows the screen holds, one left over for the eye to hold on to."""
        return max(1, self.size.height // self._row_height - 1)

    def action_row_down(self) -> None:
        """Go down by a row."""
        self.move_cursor(self.cursor + 1)

    def action_row_up(self) -> None:
        """Go up by a row."""
        self.move_cursor(self.cursor - 1)

    def action_rows_down(self) -> None:
        """Go down by a page of rows."""
        self.move_cursor(self.cursor + self._page)

    def action_rows_up(self) -> None:
        """Go up by a page of rows."""
        self.move_cursor(self.cursor - self._page)

    def action_first_row(self) -> None:
        """Go to the first row."""
        self.move_cursor(0)

    def action_last_row(self) -> None:
        """Go to the last row."""
        self.move_cursor(self._count - 1)

    def action_choose_row(self) -> None:
        """Choose the row that has the cursor."""
        if self.cursor != NO_ROW:
            self.post_message(RowChosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row; a click on the cursor row chooses it."""
        place = event.get_content_offset(self)
        if place is None:
            return
        row = (self.scroll_offset.y + place.y) // self._row_height
        if row >= self._count:
            return
        if row == self.cursor:
            self.action_choose_row()
        else:
            self.move_cursor(row)

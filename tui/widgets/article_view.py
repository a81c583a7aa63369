"""The article itself: a Line API widget over a text that was wrapped once."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Region, Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from tui.article_state import ArticleState
from tui.bindings import bindings_of
from tui.highlights import Run, runs_of
from tui.layout import Layout, wrap
from tui.messages import PlaceClicked
from tui.span_choice import sentence_at
from tui.widgets.article_head import HeadLine, head_lines
from tui.widgets.article_signs import COMPONENTS, gutter_of, styles_of, touched_lines

GUTTER = 5
"""Cells left of the text: the pointer, up to three verdict signs, a space."""

BLANK_LINES_BELOW = 2


class ArticleView(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows an `ArticleState`; knows where every character of it stands on the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        replace(binding, action=f"screen.{binding.action}") for binding in bindings_of("selecting")
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = set(COMPONENTS)
    DEFAULT_CLASSES = "article"

    def __init__(self, state: ArticleState, *, column_width: int = 80) -> None:
        """Show `state` in a column of at most `column_width` cells."""
        super().__init__()
        self.state = state
        self.column_width = column_width
        self.text_layout = Layout(0, [0], [0])
        self._head: list[HeadLine] = []
        self._strips: dict[int, Strip] = {}
        self._start_at = 0
        self._laid_out_for = 0
        self._parts: dict[str, Style] = {}
        self._styles_by_names: dict[tuple[str, ...], Style] = {}

    def show(self, state: ArticleState) -> None:
        """Show another state of the same or another article."""
        before, self.state = self.state, state
        if before.article is not state.article:
            self.turn_to(state, 0)
            return
        lines = touched_lines(before, state, self.text_layout)
        if lines is None:
            self._strips.clear()
            self.refresh()
            return
        for line in lines:
            self._strips.pop(line + len(self._head), None)
            self.refresh_line(line + len(self._head))

    def turn_to(self, state: ArticleState, offset: int) -> None:
        """Show another article, with `offset` at the top."""
        self.state = state
        self._head = []
        self._start_at = offset
        if self._laid_out_for:
            self._lay_out(self.size.width)
            self.scroll_to_offset(offset)
            self.refresh()

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
        line = max(0, self.scroll_offset.y - len(self._head))
        return self.text_layout.starts[min(line, len(self.text_layout) - 1)]

    @property
    def bottom_offset(self) -> int:
        """The character after the last one of the text that is on the screen."""
        line = self.scroll_offset.y + self.size.height - len(self._head) - 1
        return self.text_layout.ends[max(0, min(line, len(self.text_layout) - 1))]

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
        line = self.text_layout.line_of(offset) + len(self._head)
        return self.scroll_offset.y <= line < self.scroll_offset.y + self.size.height

    def scroll_to_offset(self, offset: int) -> None:
        """Put the line of `offset` at the top; the head too where that is the first line."""
        line = self.text_layout.line_of(offset)
        self.scroll_to(y=line + len(self._head) if line else 0, animate=False)

    def reveal(self, start: int, end: int) -> None:
        """Scroll, if need be, so that start to end is on the screen with some text around it."""
        lines = self.text_layout.lines_of(start, end)
        first, last = lines[0] + len(self._head), lines[-1] + len(self._head)
        top, height = self.scroll_offset.y, self.size.height
        margin = min(2, height // 4)
        if first - margin >= top and last + margin < top + height:
            return
        if first == len(self._head) and last < height - margin:
            self.scroll_to(y=0, animate=False)
        else:
            self.scroll_to(y=max(0, first - height // 4), animate=False)

    def selected_span(self) -> tuple[int, int] | None:
        """The span that the mouse selected; None where there is none."""
        selection = self.text_selection
        if selection is None:
            return None
        start = 0 if selection.start is None else self._offset_at(*selection.start)
        end = (
            len(self.state.article.text)
            if selection.end is None
            else self._offset_at(*selection.end)
        )
        return (start, end) if start < end else None

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Wrap again before the first frame at a new width, keeping the reader's place."""
        width = size.width
        if width != self._laid_out_for and width:
            top = self._start_at if not self._laid_out_for else self.top_offset
            self._lay_out(width)
            changed = super()._size_updated(size, virtual_size, container_size, layout)
            self.scroll_to_offset(top)
            return changed
        return super()._size_updated(size, virtual_size, container_size, layout)

    def _lay_out(self, width: int) -> None:
        """Wrap the text for a widget of `width` cells."""
        self._laid_out_for = width
        room = width - GUTTER - self.styles.scrollbar_size_vertical
        text_width = max(1, min(self.column_width, room))
        if self.text_layout.width != text_width or not self._head:
            self.text_layout = wrap(self.state.article.text, text_width)
        self._head = head_lines(self.state.article, text_width)
        self._strips.clear()
        height = len(self._head) + len(self.text_layout) + BLANK_LINES_BELOW
        self.virtual_size = Size(width, height)

    @property
    def _column_left(self) -> int:
        """Cells left of the gutter, so that the column stands in the middle."""
        return max(0, (self.size.width - self.text_layout.width - 2 * GUTTER) // 2)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of `crop` as they stand: there is no border or padding to lay around them."""
        strips = [self.render_line(y) for y in crop.line_range]
        background = self.background_colors[1]
        for line_filter in self.get_line_filters():
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
        if crop.column_span == (0, self.size.width):
            return strips
        return [strip.crop(*crop.column_span) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """The line at row `y` of the widget, from the cache where it was rendered before."""
        line = self.scroll_offset.y + y
        selection = self.text_selection
        strip = self._strips.get(line) if selection is None else None
        if strip is None:
            strip = self._line_strip(line, selection)
            if selection is None:
                self._strips[line] = strip
        return strip

    def _line_strip(self, line: int, selection: Selection | None) -> Strip:
        """Render line number `line` of the head and the text, counted from the top."""
        base = self._style(())
        number = line - len(self._head)
        if line < len(self._head):
            text, component = self._head[line]
            gutter: list[Segment] = []
            runs: list[Run] = [(0, len(text), (component,))]
        elif number < len(self.text_layout):
            start, end = self.text_layout.starts[number], self.text_layout.ends[number]
            text = self.state.article.text[start:end]
            gutter = self._gutter(start, end)
            found = runs_of(start, end, styles_of(self.state, start, end))
            runs = [(first - start, last - start, names) for first, last, names in found]
        else:
            return Strip.blank(self.size.width, base).apply_offsets(0, line)
        body = [Segment(text[first:last], self._style(names)) for first, last, names in runs]
        strip = self._with_selection(Strip(body), selection, line)
        return self._placed(gutter, strip, base, line)

    def _gutter(self, start: int, end: int) -> list[Segment]:
        """The signs left of the line from start to end."""
        signs = gutter_of(self.state, start, end)
        return [Segment(text, self._style((name,))) for text, name in signs]

    def _placed(self, gutter: list[Segment], body: Strip, base: Style, line: int) -> Strip:
        """One line of the widget: margin, gutter, text, and the rest of the width.

        All of it carries offsets for the mouse, so that a drag may begin and end beside the
        text; those left of it are negative.
        """
        used = sum(segment.cell_length for segment in gutter)
        left = Strip(
            [Segment(" " * self._column_left, base), *gutter, Segment(" " * (GUTTER - used), base)]
        )
        whole = Strip.join([left, body]).crop_extend(0, self.size.width, base)
        return whole.apply_offsets(-(self._column_left + GUTTER), line)

    def _with_selection(self, body: Strip, selection: Selection | None, line: int) -> Strip:
        """The line with what the mouse selected on the screen's background for it."""
        span = selection.get_span(line) if selection is not None else None
        if span is None:
            return body
        first, last = span
        text = body.text
        last = len(text) if last == -1 else max(0, min(last, len(text)))
        first = max(0, min(first, last))
        if first == last:
            return body
        wanted = self.screen.get_component_rich_style("screen--selection")
        shade = Style(bgcolor=wanted.bgcolor, reverse=wanted.reverse)
        cuts = [cell_len(text[:first]), cell_len(text[:last]), body.cell_length]
        before, chosen, after = body.divide(cuts)
        # Strip.apply_style would lay the shade under the text's own background.
        shaded = Strip(Segment.apply_style(chosen, post_style=shade))
        return Strip.join([before, shaded, after])

    def _style(self, names: tuple[str, ...]) -> Style:
        """The styles of `names` laid over one another and over the widget's own."""
        style = self._styles_by_names.get(names)
        if style is None:
            style = self._style(names[:-1]) + self._part(names[-1]) if names else self.rich_style
            self._styles_by_names[names] = style
        return style

    def _part(self, name: str) -> Style:
        """What one component class adds; a see-through background is blended with the widget's."""
        part = self._parts.get(name)
        if part is None:
            part = self.get_component_rich_style(name, partial=True)
            if part.bgcolor is not None:
                part += Style(bgcolor=self.get_component_rich_style(name).bgcolor)
            self._parts[name] = part
        return part

    def notify_style_update(self) -> None:
        """Render again in the colours of another theme."""
        self._parts.clear()
        self._styles_by_names.clear()
        self._strips.clear()
        super().notify_style_update()

    def selection_updated(self, selection: Selection | None) -> None:
        """Render again with or without what the mouse selects."""
        self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that the mouse selected, as it stands in the article."""
        span = self.selected_span()
        return (self.state.article.text[slice(*span)], "\n") if span else None

    def select_sentence(self, offset: int) -> None:
        """Select the sentence at `offset`, as a drag over it would."""
        span = sentence_at(self.state.article.text, offset)
        if span is not None:
            start, end = (self._place_of(place) for place in span)
            self.screen.selections = {self: Selection(start, end)}

    def _place_of(self, offset: int) -> Offset:
        """Column and line of the character at `offset`, or after the one before it."""
        line = self.text_layout.line_of(max(0, offset - 1))
        return Offset(max(0, offset - self.text_layout.starts[line]), line + len(self._head))

    def on_click(self, event: events.Click) -> None:
        """Tell which place of the text was clicked; a drag is a selection and no click.

        A double click selects the sentence, where Textual would select the whole text.
        """
        line = self.scroll_offset.y + event.y
        place = self._offset_at_cell(event.x - self._column_left - GUTTER, line)
        if event.chain > 1:
            event.prevent_default()
            event.stop()
            self.select_sentence(place)
        elif self.text_selection is None and line >= len(self._head):
            self.post_message(PlaceClicked(place))

    def _offset_at(self, column: int, line: int) -> int:
        """The offset of character `column` of line `line`, counted from the top."""
        if line < len(self._head):
            return 0
        number = min(line - len(self._head), len(self.text_layout) - 1)
        start, end = self.text_layout.starts[number], self.text_layout.ends[number]
        return max(start, min(start + column, end))

    def _offset_at_cell(self, cell: int, line: int) -> int:
        """The offset of the character that covers `cell` of the text on line `line`."""
        start, end = self._offset_at(0, line), self._offset_at(1 << 30, line)
        text = self.state.article.text[start:end]
        for column, _ in enumerate(text):
            if cell_len(text[: column + 1]) > cell:
                return start + column
        return end

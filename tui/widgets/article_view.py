"""The article itself: a Line API widget over a text that was wrapped once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.selection import Selection
from textual.strip import Strip

from tui.bindings import bindings_of
from tui.graphemes import around, cells_of, whole
from tui.highlights import Run, runs_of
from tui.layout import HAS_OTHER_WIDTH
from tui.widgets.article_lines import GUTTER
from tui.widgets.article_mouse import ArticleMouse
from tui.widgets.article_signs import COMPONENTS, gutter_of, styles_of, touched_lines

if TYPE_CHECKING:
    from tui.article_state import ArticleState


class ArticleView(ArticleMouse, can_focus=True, inherit_bindings=False):
    """Shows an `ArticleState`; knows where every character of it stands on the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        replace(binding, action=f"screen.{binding.action}") for binding in bindings_of("selecting")
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = set(COMPONENTS)
    DEFAULT_CLASSES = "article"

    def __init__(self, state: ArticleState, *, column_width: int = 80) -> None:
        """Show `state` in a column of at most `column_width` cells."""
        super().__init__(state, column_width)
        self._strips: dict[int, Strip] = {}
        self._parts: dict[str, Style] = {}
        self._styles_by_names: dict[tuple[str, ...], Style] = {}

    def show(self, state: ArticleState) -> None:
        """Show another state of the same or another article."""
        before, self.state = self.state, state
        if before.article is not state.article:
            self.turn_to(state, 0)
            return
        lines = touched_lines(before, state, self._layout)
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
            self._lay_out(self.size.width, offset)
            self.scroll_to_offset(offset)
            self.refresh()

    def _lay_out(self, width: int, top: int) -> None:
        super()._lay_out(width, top)
        self._strips.clear()

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
        elif number < len(self._layout_with_line(number)):
            start, end = self._line_span(number)
            text = self.state.article.text[start:end]
            gutter = self._gutter(start, end)
            found = runs_of(start, end, styles_of(self.state, start, end))
            runs = [(first - start, last - start, names) for first, last, names in found]
        else:
            return Strip.blank(self.size.width, base).apply_offsets(0, line)
        if HAS_OTHER_WIDTH.search(text):
            runs = list(whole(text, runs))
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
        first, last = around(text, max(0, min(first, last)), last)
        if first == last:
            return body
        wanted = self.screen.get_component_rich_style("screen--selection")
        shade = Style(bgcolor=wanted.bgcolor, reverse=wanted.reverse)
        cuts = [cells_of(text[:first]), cells_of(text[:last]), body.cell_length]
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

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Keep the styles: no rule asks whether the article has the focus."""

    def notify_style_update(self) -> None:
        """Render again in the colours of another theme."""
        self._parts.clear()
        self._styles_by_names.clear()
        self._strips.clear()
        super().notify_style_update()

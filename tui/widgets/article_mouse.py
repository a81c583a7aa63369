"""The mouse over an article: what it selects, what it clicks."""

from __future__ import annotations

from textual import events
from textual.geometry import Offset
from textual.selection import Selection

from tui.graphemes import graphemes
from tui.messages import PlaceClicked
from tui.widgets.article_lines import GUTTER, ArticleLines


class ArticleMouse(ArticleLines):
    """Turns places of the screen into places of the text and back."""

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

    def selection_updated(self, selection: Selection | None) -> None:
        """Render again with or without what the mouse selects."""
        self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that the mouse selected, as it stands in the article."""
        span = self.selected_span()
        return (self.state.article.text[slice(*span)], "\n") if span else None

    def select_sentence(self, offset: int) -> None:
        """Select the sentence at `offset`, as a drag over it would."""
        from tui.span_choice import sentence_at

        span = sentence_at(self.state.article.text, offset)
        if span is not None:
            start, end = (self._place_of(place) for place in span)
            self.screen.selections = {self: Selection(start, end)}

    def _place_of(self, offset: int) -> Offset:
        """Column and line of the character at `offset`, or after the one before it."""
        layout = self._layout_with(offset)
        line = layout.line_of(max(0, offset - 1))
        return Offset(max(0, offset - layout.starts[line]), line + len(self._head))

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
        start, end = self._line_span(line - len(self._head))
        return max(start, min(start + column, end))

    def _offset_at_cell(self, cell: int, line: int) -> int:
        """The offset of the character that covers `cell` of the text on line `line`."""
        start, end = self._offset_at(0, line), self._offset_at(1 << 30, line)
        for first, _, cells in graphemes(self.state.article.text[start:end]):
            cell -= cells
            if cell < 0:
                return start + first
        return end

"""The screen that shows what changed between two readings of an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from annotations.comparing import Comparison, compare
from annotations.model import Annotation
from articles.model import Article
from tui.bindings import bindings_of
from tui.comparison_rows import ComparisonRow, comparison_rows, comparison_title
from tui.messages import RowChosen, TextsCompared
from tui.widgets.key_hints import KeyHints
from tui.widgets.virtual_list import VirtualList

COMPARING = "Comparing the readings …"
AT_ONCE = 50_000
"""Code points of two readings together that are compared without leaving the screen's thread."""
NOTHING = "These two readings are the same."
POINTER_WIDTH = 2

Place = tuple[int, int]


class ComparisonScreen(Screen[Place | None]):
    """Shows two of the readings; answers with the place in the latest one to go to, or None."""

    CSS_PATH = "comparison.tcss"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings_of("comparison"))

    def __init__(
        self,
        texts: Sequence[Article],
        annotations: Sequence[Annotation],
        keymap: Mapping[str, str] | None = None,
    ) -> None:
        """Show the last two of `texts`, oldest first; `annotations` are those of the last."""
        super().__init__()
        self.texts = texts
        self.annotations = annotations
        self.later = len(texts) - 1
        self.earlier = max(0, self.later - 1)
        self.comparison: Comparison | None = None
        """What was compared last; None until the first is there."""
        self.rows: list[ComparisonRow] = []
        self._keymap = dict(keymap or {})
        self.list = VirtualList(self._render_row, placeholder=Content.styled(COMPARING, "$quiet"))

    def compose(self) -> ComposeResult:
        """Which readings, what differs, the keys."""
        yield Static(id="comparison-title", markup=False)
        yield self.list
        yield KeyHints(("comparison", "app"), self._keymap)

    def on_mount(self) -> None:
        """Read on by key from the start."""
        self.list.focus()
        self._compare(self.earlier, self.later)

    def _compare(self, earlier: int, later: int) -> None:
        """Compare two readings: short ones at once, so that the next key finds them."""
        if len(self.texts[earlier].text) + len(self.texts[later].text) <= AT_ONCE:
            self.show_comparison(compare(self.texts, self.annotations, earlier, later))
        else:
            self.compare_texts(earlier, later)

    @work(thread=True, exclusive=True, exit_on_error=False, group="comparison")
    def compare_texts(self, earlier: int, later: int) -> None:
        """Compare two long readings, which no key waits for."""
        compared = compare(self.texts, self.annotations, earlier, later)
        self.post_message(TextsCompared(earlier, later, compared))

    def on_texts_compared(self, message: TextsCompared) -> None:
        """Show a comparison, unless the reader has chosen another by now."""
        if (message.earlier, message.later) == (self.earlier, self.later):
            self.show_comparison(message.comparison)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show what differs."""
        self.comparison = comparison
        self.list.placeholder = Content.styled(NOTHING, "$quiet")
        self.show_rows()

    def on_resize(self, event: events.Resize) -> None:
        """Wrap anew."""
        self.show_rows()

    def show_rows(self) -> None:
        """Show the comparison, from its first change."""
        if self.comparison is None or not self.size.width:
            return
        title = comparison_title(self.comparison, self.earlier, self.later, len(self.texts))
        self.query_one("#comparison-title", Static).update(title)
        width = self.size.width - POINTER_WIDTH - 4
        self.rows = comparison_rows(self.comparison, width)
        starts = self._starts()
        self.list.set_rows(len(self.rows), 1, starts[0] if starts else 0)

    def _render_row(self, index: int, width: int) -> tuple[Content, ...]:
        return (self.rows[index].line,)

    def _starts(self) -> list[int]:
        """The rows with which a change begins."""
        changes = [None, *(row.change for row in self.rows)]
        return [
            number
            for number, row in enumerate(self.rows)
            if row.change is not None and row.change != changes[number]
        ]

    def _go_to(self, rows: Sequence[int]) -> None:
        if rows:
            self.list.cursor = rows[0]

    def action_next_change(self) -> None:
        """Go to the next change, from the last on to the first."""
        starts = self._starts()
        self._go_to([one for one in starts if one > self.list.cursor] or starts)

    def action_previous_change(self) -> None:
        """Go to the change before, from the first on to the last."""
        starts = self._starts()[::-1]
        self._go_to([one for one in starts if one < self.list.cursor] or starts)

    def _choose(self, earlier: int, later: int) -> None:
        """Compare two other readings, if there are such and the first is the earlier one."""
        if 0 <= earlier < later < len(self.texts):
            self.earlier, self.later = earlier, later
            self._compare(earlier, later)

    def action_earlier_from(self) -> None:
        """Compare from the reading before."""
        self._choose(self.earlier - 1, self.later)

    def action_later_from(self) -> None:
        """Compare from the reading after."""
        self._choose(self.earlier + 1, self.later)

    def action_earlier_to(self) -> None:
        """Compare with the reading before."""
        self._choose(self.earlier, self.later - 1)

    def action_later_to(self) -> None:
        """Compare with the reading after."""
        self._choose(self.earlier, self.later + 1)

    def action_close_comparison(self) -> None:
        """Go back."""
        self.dismiss(None)

    def on_row_chosen(self, message: RowChosen) -> None:
        """Go to the paragraph in the article, where the later reading is the one on the desk."""
        message.stop()
        is_latest = self.later == len(self.texts) - 1
        self.dismiss(self.rows[message.index].place if is_latest else None)

"""The screen that shows what changed between two readings of an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events
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
from tui.messages import RowChosen
from tui.widgets.key_hints import KeyHints
from tui.widgets.virtual_list import VirtualList

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
        self.comparison: Comparison = compare(texts, annotations, self.earlier, self.later)
        self.rows: list[ComparisonRow] = []
        self._keymap = dict(keymap or {})
        self.list = VirtualList(self._render_row, placeholder=Content.styled(NOTHING, "$quiet"))

    def compose(self) -> ComposeResult:
        """Which readings, what differs, the keys."""
        yield Static(id="comparison-title", markup=False)
        yield self.list
        yield KeyHints(("comparison", "app"), self._keymap)

    def on_mount(self) -> None:
        """Read on by key from the start."""
        self.list.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Wrap anew."""
        self.show_rows()

    def show_rows(self) -> None:
        """Show the comparison, from its first change."""
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
            self.comparison = compare(self.texts, self.annotations, earlier, later)
            self.show_rows()

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

"""The list of items: it holds their numbers, and asks for those on the screen."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual.cache import LRUCache
from textual.content import Content

from articles.errors import ArticleError
from tui.item_rows import ITEM_HEIGHT, item_lines
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from annotations.claim_list import VerdictTally
    from articles.library.model import Item

BLOCK = 32
"""Items that are asked for at once."""
KEPT_BLOCKS = 64


class ItemList(VirtualList):
    """Items by number; what is not on the screen is not in memory."""

    def __init__(
        self,
        load: Callable[[Sequence[int]], Sequence[tuple[Item, str]]],
        tallies: Callable[[Sequence[str]], Mapping[str, VerdictTally]],
        today: Callable[[], date] = date.today,
        *,
        id: str | None = None,
    ) -> None:
        """`load` gives items with their snippets by number, `tallies` verdicts by the items' ids.

        Both are asked while the screen is painted, and so must be quick; `load` may raise
        ArticleError, which shows on the rows.
        """
        super().__init__(self._render_item, id=id)
        self._load = load
        self._tallies = tallies
        self._today = today
        self._numbers: array[int] = array("q")
        self._blocks: LRUCache[int, dict[int, tuple[Item, str, VerdictTally | None]]]
        self._blocks = LRUCache(KEPT_BLOCKS)
        self.highlights: Sequence[str] = ()
        self._problem = ""

    @property
    def numbers(self) -> array[int]:
        """The numbers of all rows."""
        return self._numbers

    @property
    def item(self) -> Item | None:
        """The item at the cursor."""
        return self.item_at(self.cursor)

    def item_at(self, row: int) -> Item | None:
        """The item of a row; None where there is none, or it was taken away for good."""
        found = self._row(row)
        return found[0] if found else None

    def show_items(self, numbers: array[int], count: int, cursor: int) -> None:
        """List `numbers`, of which there will be `count`, with the cursor on a row."""
        self._numbers = numbers
        self._blocks.clear()
        self.set_rows(count, ITEM_HEIGHT, cursor)

    def refresh_items(self) -> None:
        """Ask anew for what is on the screen; the list stays as it is."""
        self.show_items(self._numbers, max(self.row_count, len(self._numbers)), self.cursor)

    def row_of(self, number: int) -> int | None:
        """The row of an item."""
        try:
            return self._numbers.index(number)
        except ValueError:
            return None

    def _row(self, row: int) -> tuple[Item, str, VerdictTally | None] | None:
        if not 0 <= row < len(self._numbers):
            return None
        start = row - row % BLOCK
        block = self._blocks.get(start)
        if block is None:
            block = self._blocks[start] = self._read_block(start)
        return block.get(self._numbers[row])

    def _read_block(self, start: int) -> dict[int, tuple[Item, str, VerdictTally | None]]:
        try:
            found = self._load(self._numbers[start : start + BLOCK])
        except ArticleError as error:
            self._problem = str(error)
            return {}
        self._problem = ""
        tallies = self._tallies([item.id for item, _ in found])
        return {item.number: (item, words, tallies.get(item.id)) for item, words in found}

    def _render_item(self, index: int, width: int) -> tuple[Content, ...]:
        found = self._row(index)
        if found is not None:
            item, snippet, tally = found
            return item_lines(item, tally, self._today(), snippet, self.highlights, width)
        if self._problem:
            return (Content.styled(f"! {self._problem}", "$error"),)
        waiting = index >= len(self._numbers)
        return (Content.styled("…" if waiting else "This article was taken away.", "$quiet"),)

"""A compositor that asks of each widget only the lines that changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

Chops = dict[int, Strip | None]
"""The pieces of a line by the column in which they begin; None where nothing is drawn yet."""


class BandedCompositor(Compositor):
    """Renders bands of changed lines.

    Textual renders everything between the first and the last changed line, and of each widget
    there every line: a cursor move that also changes the status line would have it filter and
    cut all lines of the article, and those of the empty containers behind it.
    """

    _drew_all = False

    def takes_all(self) -> bool:
        """Whether everything was drawn since the last time that this was asked."""
        drew_all, self._drew_all = self._drew_all, False
        return drew_all

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """All lines."""
        self._drew_all = True
        return super().render_full_update(simplify)

    def render_partial_update(self) -> ChopsUpdate | None:
        """The changed lines; None where there are none."""
        regions = self._dirty_regions.copy()
        self._dirty_regions.clear()
        if not regions:
            return None
        spans = list(self._regions_to_spans(regions))
        rows = sorted({y for y, _, _ in spans})
        cuts = self.cuts
        chops: list[Chops] = [{} for _ in cuts]
        for y in rows:
            chops[y] = dict.fromkeys(cuts[y][:-1])
        for first, last in bands_of(rows):
            self._draw(chops, Region(0, first, self.size.width, last - first))
        return ChopsUpdate(chops, spans, [line[1:] for line in cuts])

    def _draw(self, chops: list[Chops], band: Region) -> None:
        """Draw the lines of `band`, from the foremost widget on until nothing is missing."""
        missing = sum(len(chops[y]) for y in band.line_range)
        for widget, (region, clip) in self.visible_widgets.items():
            part = region.intersection(clip).intersection(band)
            if not part or not missing:
                continue
            left, right = part.column_span
            strips = widget.render_lines(part.translate(-region.offset))
            for y, strip in zip(part.line_range, strips, strict=False):
                line = chops[y]
                cuts = [cut for cut in self.cuts[y] if left <= cut <= right]
                if all(line[cut] is not None for cut in cuts[:-1]):
                    continue
                pieces = strip.divide([cut - left for cut in cuts[1:]])
                for cut, piece in zip(cuts, pieces, strict=False):
                    if line[cut] is None:
                        line[cut] = piece
                        missing -= 1


def bands_of(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Sorted rows as runs of neighbours, each (first, after the last)."""
    found = sorted(rows)
    starts = [row for before, row in pairwise([-2, *found]) if row != before + 1]
    ends = [row + 1 for row, after in pairwise([*found, -2]) if after != row + 1]
    yield from zip(starts, ends, strict=True)

"""Where the lines of a text break: (text, width) to lines as (start, end), pure.

Widths are terminal cells, not characters; offsets are code points of the text, end exclusive.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from tui.graphemes import Grapheme, cells_of, graphemes

ONE_CELL = r"\n\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u203b\u20a0-\u20bf"
"""Characters (and the line end) that take one cell each and never combine with another."""

HAS_OTHER_WIDTH = re.compile(f"[^{ONE_CELL}]")


PIECE = 20_000
"""Code points that are wrapped in one go; more than one screen has room for."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of one text at one width, from the first on; an empty line has start == end."""

    width: int
    starts: Sequence[int]
    ends: Sequence[int]
    below: int = 0
    """Lines after these, about, where the text goes on; 0 where all of it is laid out."""

    def __len__(self) -> int:
        return len(self.starts) + self.below

    def knows_line(self, number: int) -> bool:
        """Whether line `number` is laid out, or is none of the text's."""
        return not self.below or number < len(self.starts)

    def knows(self, offset: int) -> bool:
        """Whether the line that shows `offset` is laid out."""
        return not self.below or offset < self.starts[-1]

    def line_of(self, offset: int) -> int:
        """The number of the line that shows `offset`; the last line that starts before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def lines_of(self, start: int, end: int) -> range:
        """The numbers of the lines that show any of start to end."""
        return range(self.line_of(start), self.line_of(max(start, end - 1)) + 1)


@lru_cache(maxsize=8)
def _narrow_line(width: int) -> re.Pattern[str]:
    """A line of at most `width` one-cell characters, with the spaces and line end after it."""
    return re.compile(rf"([^\n]{{0,{width}}})(?=[ \n]|\Z) *\n?|([^\n]{{{width}}})")


def wrap(text: str, width: int) -> Layout:
    """Break `text` into lines of at most `width` cells, at spaces where there are any.

    Spaces at a break belong to no line. A word wider than a line is cut between graphemes. A
    grapheme wider than `width` stands on a line of its own.
    """
    return joined(list(_pieces(text, max(1, width), 0, len(text))))


def begun(text: str, width: int, reach: int) -> Layout:
    """The lines of the beginning of `text` as `wrap` breaks them, and how many follow, about.

    It goes on for a screen or more after the offset `reach`, to the end of a paragraph.
    """
    end = _end_of_piece(text, min(reach, len(text)))
    first = joined(list(_pieces(text, max(1, width), 0, end)))
    if end == len(text):
        return first
    below = max(1, round(len(first) * (len(text) - end) / end))
    return replace(first, below=below)


def pieces_after(text: str, layout: Layout) -> Iterator[Layout]:
    """What a layout that was only begun lacks, piece by piece."""
    if layout.below:
        start = text.index("\n", layout.ends[-1]) + 1
        yield from _pieces(text, layout.width, start, len(text))


def joined(pieces: Sequence[Layout]) -> Layout:
    """Pieces in the order of the text as one layout."""
    if len(pieces) == 1:
        return replace(pieces[0], below=0)
    starts = chain.from_iterable(piece.starts for piece in pieces)
    ends = chain.from_iterable(piece.ends for piece in pieces)
    return Layout(pieces[0].width, list(starts), list(ends))


def _pieces(text: str, width: int, start: int, end: int) -> Iterator[Layout]:
    """Pieces between two offsets that are line ends or the ends of the text."""
    last = -1
    while last < end:
        first, last = start, min(_end_of_piece(text, start), end)
        starts: list[int] = []
        ends: list[int] = []
        if HAS_OTHER_WIDTH.search(text, first, last):
            _wrap_mixed(text, width, first, last, starts, ends)
        else:
            _wrap_narrow(text, width, first, last, starts, ends)
        yield Layout(width, starts, ends)
        start = last + 1


def _end_of_piece(text: str, start: int) -> int:
    """The first line end a piece's length after `start`, else the end of the text."""
    found = text.find("\n", start + PIECE)
    return len(text) if found < 0 else found


def _wrap_narrow(
    text: str, width: int, first: int, last: int, starts: list[int], ends: list[int]
) -> None:
    """Wrap a stretch of one-cell characters in one pass."""
    for found in _narrow_line(width).finditer(text, first, last):
        group = 1 if found.end(1) >= 0 else 2
        start = found.start(group)
        if start == last and starts and text[last - 1] != "\n":
            break
        starts.append(start)
        ends.append(found.end(group))


def _wrap_mixed(
    text: str, width: int, first: int, last: int, starts: list[int], ends: list[int]
) -> None:
    """Wrap a stretch paragraph by paragraph, measuring only those that need it."""
    for paragraph in text[first:last].split("\n"):
        end = first + len(paragraph)
        if HAS_OTHER_WIDTH.search(paragraph):
            for line_start, line_end in _wide_lines(paragraph, width):
                starts.append(first + line_start)
                ends.append(first + line_end)
        else:
            own_starts: list[int] = []
            own_ends: list[int] = []
            _wrap_narrow(text, width, first, end, own_starts, own_ends)
            starts += own_starts
            ends += own_ends
        first = end + 1


def _wide_lines(paragraph: str, width: int) -> Iterator[tuple[int, int]]:
    """The lines of one paragraph whose characters differ in width."""
    line_start: int | None = None
    line_end = used = 0
    for start, end, cells in _unbreakable(paragraph, width):
        gap = start - line_end
        if line_start is None:
            line_start, used = start, cells
        elif used + gap + cells > width:
            yield line_start, line_end
            line_start, used = start, cells
        else:
            used += gap + cells
        line_end = end
    yield (0, 0) if line_start is None else (line_start, line_end)


def _unbreakable(paragraph: str, width: int) -> Iterator[Grapheme]:
    """Words, and the graphemes of words too wide for a line or written without spaces."""
    for found in re.finditer(r"[^ ]+", paragraph):
        word, first = found.group(), found.start()
        cells = cells_of(word)
        if cells <= width and not re.search(_BREAKS_ANYWHERE, word):
            yield first, found.end(), cells
            continue
        for start, end, own in graphemes(word):
            yield first + start, first + end, own


_BREAKS_ANYWHERE = "[\u3040-\u30ff\u3400-\u9fff]"
"""Scripts that are written without spaces: a line may end inside the word."""

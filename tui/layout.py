"""Where the lines of a text break: (text, width) to lines as (start, end), pure.

Widths are terminal cells, not characters; offsets are code points of the text, end exclusive.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rich.cells import cell_len, split_graphemes

ONE_CELL = r"\n\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u203b\u20a0-\u20bf"
"""Characters (and the line end) that take one cell each and never combine with another."""

HAS_OTHER_WIDTH = re.compile(f"[^{ONE_CELL}]")


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of one text at one width; an empty line has start == end."""

    width: int
    starts: Sequence[int]
    ends: Sequence[int]

    def __len__(self) -> int:
        return len(self.starts)

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
    width = max(1, width)
    starts: list[int] = []
    ends: list[int] = []
    if not HAS_OTHER_WIDTH.search(text):
        _wrap_narrow(text, width, starts, ends)
    else:
        _wrap_mixed(text, width, starts, ends)
    if not starts:
        starts.append(0)
        ends.append(0)
    return Layout(width, starts, ends)


def _wrap_narrow(text: str, width: int, starts: list[int], ends: list[int]) -> None:
    """Wrap a text of one-cell characters in one pass."""
    size = len(text)
    for found in _narrow_line(width).finditer(text):
        group = 1 if found.end(1) >= 0 else 2
        start = found.start(group)
        if start == size and starts:
            break
        starts.append(start)
        ends.append(found.end(group))


def _wrap_mixed(text: str, width: int, starts: list[int], ends: list[int]) -> None:
    """Wrap paragraph by paragraph, measuring only those that need it."""
    offset = 0
    for paragraph in text.split("\n"):
        if HAS_OTHER_WIDTH.search(paragraph):
            for start, end in _wide_lines(paragraph, width):
                starts.append(offset + start)
                ends.append(offset + end)
        else:
            own_starts: list[int] = []
            own_ends: list[int] = []
            _wrap_narrow(paragraph, width, own_starts, own_ends)
            starts.extend(offset + start for start in own_starts or [0])
            ends.extend(offset + end for end in own_ends or [0])
        offset += len(paragraph) + 1


def _wide_lines(paragraph: str, width: int) -> Iterator[tuple[int, int]]:
    """The lines of one paragraph whose characters differ in width."""
    line_start: int | None = None
    line_end = 0
    for start, end in _unbreakable(paragraph, width):
        if line_start is None:
            line_start = start
        elif cell_len(paragraph[line_start:end]) > width:
            yield line_start, line_end
            line_start = start
        line_end = end
    yield (0, 0) if line_start is None else (line_start, line_end)


def _unbreakable(paragraph: str, width: int) -> Iterator[tuple[int, int]]:
    """Words, and the graphemes of words too wide for a line, as (start, end)."""
    for found in re.finditer(r"[^ ]+", paragraph):
        word = found.group()
        if cell_len(word) <= width and not _breaks_anywhere(word):
            yield found.start(), found.end()
            continue
        for start, end, _ in split_graphemes(word)[0]:
            yield found.start() + start, found.start() + end


def _breaks_anywhere(word: str) -> bool:
    """Whether a line may end inside the word: scripts that are written without spaces."""
    return any("\u3040" <= c <= "\u30ff" or "\u3400" <= c <= "\u9fff" for c in word)

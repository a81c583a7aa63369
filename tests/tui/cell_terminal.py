"""A terminal that puts text into cells as real ones do, in the two ways in which they differ.

pyte's own drawing loses the rest of a text after a joiner, a variation selector or a vowel sign,
and knows no emoji of several code points; its cursor, colours and modes are used as they are.
Widths are those of wcwidth and of UAX #29, not those of rich, which places what is drawn.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import pyte
from wcwidth import wcwidth

PICTURE = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\U0001f000-\U0001faff]"
)
TAIL = "[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
EMOJI = re.compile(
    f"[\U0001f1e6-\U0001f1ff]{{2}}{TAIL}*"
    f"|{PICTURE}{TAIL}*(?:\u200d{PICTURE}{TAIL}*)+"
    f"|(?:{PICTURE}|[0-9#*](?=\ufe0f))(?:{TAIL}+)"
)
"""An emoji of several code points."""
TORN = re.compile(f"[\U0001f1e6-\U0001f1ff]|{TAIL}")
"""A part of one, alone: of no fixed width anywhere."""

Unit = tuple[str, int]
"""(what goes into a cell, how many cells it takes)"""


def by_graphemes(text: str) -> Iterator[Unit]:
    """As kitty, WezTerm, Ghostty and Windows Terminal count: an emoji is one sign."""
    place = 0
    for emoji in EMOJI.finditer(text):
        yield from by_code_points(text[place : emoji.start()])
        yield emoji[0], 1 if "\ufe0e" in emoji[0] and wcwidth(emoji[0][0]) == 1 else 2
        place = emoji.end()
    yield from by_code_points(text[place:])


def by_code_points(text: str) -> Iterator[Unit]:
    """As xterm and tmux count: each code point for itself."""
    for one in text:
        yield one, max(0, wcwidth(one))


class CellScreen(pyte.Screen):
    """A screen whose cells hold whole graphemes; what is beyond its right end is lost."""

    def __init__(self, columns: int, lines: int, *, knows_graphemes: bool) -> None:
        super().__init__(columns, lines)
        self.reset_mode(pyte.modes.DECAWM)
        self.units = by_graphemes if knows_graphemes else by_code_points

    def draw(self, data: str) -> None:
        line = self.buffer[self.cursor.y]
        for unit, cells in self.units(data):
            place = self.cursor.x
            if not cells:
                self._add_mark(unit)
            elif place + cells <= self.columns:
                for cell in range(place, place + cells):
                    line[cell] = self.cursor.attrs._replace(data=unit if cell == place else "")
                self.cursor.x = place + cells

    def _add_mark(self, mark: str) -> None:
        """Put a mark onto what stands before the cursor."""
        line, place = self.buffer[self.cursor.y], self.cursor.x - 1
        while place > 0 and not line[place].data:
            place -= 1
        if place >= 0:
            line[place] = line[place]._replace(data=line[place].data + mark)

    def cells(self, row: int) -> list[str]:
        """What each cell of a line holds; the second cell of a wide sign holds nothing."""
        return [self.buffer[row][column].data for column in range(self.columns)]


def in_cells(text: str) -> list[str]:
    """The cells of a line as they should be; half a flag takes one, other torn parts none."""
    held: list[str] = []
    for unit, cells in by_graphemes(text):
        if TORN.fullmatch(unit):
            cells = int("\U0001f1e6" <= unit <= "\U0001f1ff")
        if cells:
            held += [unit, *[""] * (cells - 1)]
        elif held:
            place = next(n for n in reversed(range(len(held))) if held[n])
            held[place] += unit
    return held


def is_doubtful(cell: str) -> bool:
    """Whether terminals may show of it the beginning alone."""
    return EMOJI.fullmatch(cell) is not None or TORN.search(cell) is not None


def normal(text: str) -> str:
    """Text by which two are compared: marks in the same order, every blank a space."""
    return unicodedata.normalize("NFC", text).replace("\xa0", " ")

"""What a terminal shows as one sign, and how many cells it takes. Pure.

rich measures every piece of text that Textual places. It takes what follows a zero width joiner
for a part of the sign before it, which is so among emoji alone: a piece therefore ends after a
joiner that joins no emoji, as in Persian and Sinhala.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len, split_graphemes

from tui.highlights import Run

JOINER = "\u200d"
FLAG_LETTERS = "\U0001f1e6-\U0001f1ff"
PICTURES = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u25fe\u2600-\u27bf"
    "\u2934\u2935\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
"""What emoji are made of, for a class of characters; a few of its characters are none."""
# Patterns of what is rare are compiled when it is met: the first paint need not wait for them.
_JOINS_NO_EMOJI = f"{JOINER}(?:(?<![\ufe0f{PICTURES}]{JOINER})|(?![{PICTURES}]))"

TWO_CELLS = (
    r"\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff"
    r"\uac00-\ud7a3\uff01-\uff60"
)
"""Characters that take two cells each and never combine with another."""
_ALL_TWO_CELLS = f"[{TWO_CELLS}]+"

Grapheme = tuple[int, int, int]
"""(start, end, cells)"""


def pieces(text: str) -> list[tuple[int, int]]:
    """`text` as the stretches (start, end) whose cells rich measures rightly."""
    if JOINER not in text:
        return [(0, len(text))]
    cuts = [found.end() for found in re.finditer(_JOINS_NO_EMOJI, text) if found.end() < len(text)]
    return list(zip([0, *cuts], [*cuts, len(text)], strict=True))


def unjoined(text: str) -> str:
    """`text` without the joiners that join no emoji, for where it is measured as one piece."""
    return re.sub(_JOINS_NO_EMOJI, "", text) if JOINER in text else text


def cells_of(text: str) -> int:
    """How many cells a text takes."""
    if JOINER not in text:
        return cell_len(text)
    return sum(cell_len(text[start:end]) for start, end in pieces(text))


def graphemes(text: str) -> list[Grapheme]:
    """What can't be parted: a sign with its marks, an emoji of several code points, a flag."""
    if re.fullmatch(_ALL_TWO_CELLS, text):
        return [(place, place + 1, 2) for place in range(len(text))]
    found: list[Grapheme] = []
    for first, last in pieces(text):
        for start, end, cells in split_graphemes(text[first:last])[0]:
            start, end = first + start, first + end
            if found and (cells == 0 or _completes_flag(text, found[-1], start)):
                begin, _, before = found.pop()
                found.append((begin, end, before + cells))
            else:
                found.append((start, end, cells))
    return found


def _completes_flag(text: str, before: Grapheme, start: int) -> bool:
    """Whether the letter at `start` is the second of the flag whose first is `before`."""
    begin, end, _ = before
    return (
        _is_flag_letter(text[begin])
        and _is_flag_letter(text[start])
        and sum(map(_is_flag_letter, text[begin:end])) == 1
    )


def _is_flag_letter(character: str) -> bool:
    return FLAG_LETTERS[0] <= character <= FLAG_LETTERS[-1]


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """The graphemes that hold any of start to end, as (start, end)."""
    if start >= end:
        return start, start
    held = [one for one in graphemes(text) if one[0] < end and start < one[1]]
    return (held[0][0], held[-1][1]) if held else (start, end)


def whole(text: str, runs: Iterable[Run]) -> Iterator[Run]:
    """Runs that cover `text` without a gap, ended where graphemes and what rich measures end."""
    ends = [end for _, end, _ in graphemes(text)]
    cuts = [end for _, end in pieces(text)]
    place = 0
    for _, last, names in runs:
        end = next((one for one in ends if one >= last), last)
        for cut in (*_between(cuts, place, end), end):
            if cut > place:
                yield place, cut, names
                place = cut


def _between(cuts: Sequence[int], start: int, end: int) -> list[int]:
    return [cut for cut in cuts if start < cut < end]

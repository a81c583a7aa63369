"""Where the marks of another tool stand in a text: exactly, or not at all. Pure.

Offsets are Unicode code points, end exclusive.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, islice

from annotations.formats.exchange import ImportedMark

_MOST_PLACES = 200
"""Places of one quote that are compared by what stands around them."""
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a mark stands."""

    start: int
    end: int
    moved: bool
    """Whether that is not where its offsets say."""


def place(
    text: str,
    start: int | None,
    end: int | None,
    quote: str,
    prefix: str = "",
    suffix: str = "",
) -> Placement | None:
    """Where a quote stands: where its offsets say, else where alone it can stand.

    Offsets without a quote are believed; a quote that its offsets do not fit is looked for, white
    space aside, and taken where it stands once, or once between `prefix` and `suffix`. None where
    it stands nowhere, or where several places are as good: nothing is guessed.
    """
    if start is not None and end is not None and 0 <= start < end <= len(text):
        found = text[start:end]
        if not quote or found == quote or _folded(found) == _folded(quote):
            return Placement(start, end, moved=False)
    if not quote.strip():
        return None
    places = list(islice(_places(text, quote), _MOST_PLACES + 1))
    if len(places) > 1:
        places = _fitting(text, places, prefix, suffix)
    return Placement(*places[0], moved=True) if len(places) == 1 else None


def place_marks(text: str, marks: Iterable[ImportedMark]) -> list[Placement | None]:
    """Where each mark stands. Offsets that count UTF-16 units are converted by this text."""
    units = Utf16Offsets(text)
    return [_place_mark(text, mark, units) for mark in marks]


class Utf16Offsets:
    """Offsets in UTF-16 units, as JavaScript counts, and what they are in code points."""

    def __init__(self, text: str) -> None:
        """Note where the characters of two units stand, as units."""
        self._length = len(text)
        self._wide = [
            place + index
            for index, place in enumerate(
                place for place, character in enumerate(text) if character > "\uffff"
            )
        ]

    def to_code_points(self, offset: int) -> int | None:
        """None where the text does not reach so far, or `offset` halves a character."""
        before = bisect_left(self._wide, offset)
        if before and self._wide[before - 1] + 1 == offset:
            return None
        found = offset - before
        return found if 0 <= found <= self._length else None


def _place_mark(text: str, mark: ImportedMark, units: Utf16Offsets) -> Placement | None:
    start, end = mark.start, mark.end
    if mark.utf16 and start is not None and end is not None:
        start, end = units.to_code_points(start), units.to_code_points(end)
    return place(text, start, end, mark.quote, mark.prefix, mark.suffix)


def _folded(text: str) -> str:
    return " ".join(text.split())


def _places(text: str, quote: str) -> Iterator[tuple[int, int]]:
    """Every place of the quote, else every one of it with other white space."""
    exact = False
    for start in _found(text, quote):
        exact = True
        yield start, start + len(quote)
    if not exact:
        wanted, words = _folded(quote), _words(text)
        for start in _found(words.text, wanted):
            yield words.place(start), words.place(start + len(wanted) - 1) + 1


def _found(text: str, wanted: str) -> Iterator[int]:
    start = text.find(wanted)
    while start >= 0:
        yield start
        start = text.find(wanted, start + 1)


class _Words:
    """A text with one space for each stretch of white space, and where its characters stood."""

    def __init__(self, text: str) -> None:
        spans = [found.span() for found in _WORD.finditer(text)]
        self.text = " ".join([text[start:end] for start, end in spans])
        self._starts = [start for start, _ in spans]
        lengths = (end - start + 1 for start, end in spans)
        self._own_starts = [0, *accumulate(lengths)][: len(spans)]

    def place(self, offset: int) -> int:
        """Where a character that is no space stands in the text as it was."""
        word = bisect_right(self._own_starts, offset) - 1
        return self._starts[word] + offset - self._own_starts[word]


@lru_cache(maxsize=1)
def _words(text: str) -> _Words:
    return _Words(text)


def _fitting(
    text: str, places: list[tuple[int, int]], prefix: str, suffix: str
) -> list[tuple[int, int]]:
    """Those that stand between the prefix and the suffix, white space aside."""
    if len(places) > _MOST_PLACES:
        return []
    before, after = _folded(prefix), _folded(suffix)
    return [
        (start, end)
        for start, end in places
        if _folded(text[max(0, start - 2 * len(prefix) - 8) : start]).endswith(before)
        and _folded(text[end : end + 2 * len(suffix) + 8]).startswith(after)
    ]

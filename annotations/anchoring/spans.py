"""From words back to offsets, with the punctuation that belonged to a mark. Pure."""

from __future__ import annotations

from annotations.anchoring.finding import Found, Sought
from annotations.anchoring.words import Words

_CLOSING = ".!…"

Span = tuple[int, int]


def place_of(new: Words, number: int) -> int:
    """The offset where word `number` begins, or where the last one ends."""
    if number < len(new):
        return new.starts[number]
    return new.ends[-1] if len(new) else 0


def span_of(new: Words, found: Found, sought: Sought) -> Span:
    """The offsets in the new text of what was found.

    A mark that began or ended inside a word does so again; the punctuation at its ends is taken
    along where it is there again.
    """
    if found.start >= found.end:
        place = place_of(new, found.start)
        return place, place
    start, end = _start(new, found.start, sought), _end(new, found.end - 1, sought)
    return (start, end) if start < end else (new.starts[found.start], new.ends[found.end - 1])


def _start(new: Words, number: int, sought: Sought) -> int:
    """Where the mark begins whose first word is now word `number`."""
    words, first = sought.words, sought.first
    start, inside = new.starts[number], sought.begin - words.starts[first]
    head = words.text[sought.begin : words.starts[first]]
    if inside < 0 and new.text[max(0, start + inside) : start] == head:
        return start + inside
    return start + inside if inside > 0 and _same(words, first, new, number) else start


def _end(new: Words, number: int, sought: Sought) -> int:
    """Where the mark ends whose last word is now word `number`."""
    words, last = sought.words, sought.first + sought.count - 1
    end, beyond = new.ends[number], sought.finish - words.ends[last]
    tail = words.text[words.ends[last] : sought.finish]
    if beyond < 0:
        return end + beyond if _same(words, last, new, number) else end
    if new.text[end : end + beyond] == tail:
        return end + beyond
    closes = tail[:1] in _CLOSING and new.text[end : end + 1] in _CLOSING
    return end + 1 if tail and closes and end < len(new.text) else end


def _same(old: Words, number: int, new: Words, new_number: int) -> bool:
    """Whether two words are the same to the letter."""
    one = old.text[old.starts[number] : old.ends[number]]
    return one == new.text[new.starts[new_number] : new.ends[new_number]]

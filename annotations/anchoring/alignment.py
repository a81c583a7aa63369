"""Two texts laid side by side, word by word, once for all marks. Pure.

Paragraphs are aligned first, then the words of those that differ, by the least number of
insertions, deletions and replacements (rapidfuzz's Levenshtein). What is too big to be compared
word by word counts as replaced: marks in there are still found by their own words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotations.anchoring.words import Words

MOST_COMPARISONS = 1 << 35
"""Words of the one times words of the other text that are aligned at most; about two seconds."""

_HINT = 50
"""One word in so many changes in most revisions; a better guess of it saves time alone."""

EDGE, UNKNOWN = chr(1), chr(0)
"""The code of what lies outside a text, and of a word that neither text holds."""

_FIRST_CODE, _SURROGATES, _CODES = 2, 0xD800, 0x110000 - 0x800 - 2
"""Words become characters, so that comparing and finding them is the work of C."""

Block = tuple[int, int, int, int]
"""(old start, old end, new start, new end): equal words, or words that took others' place."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Equal and changed blocks of words in turn, covering both texts."""

    blocks: Sequence[Block]
    equal: Sequence[bool]
    """For each block whether its words are the same."""
    old_starts: Sequence[int]
    new_starts: Sequence[int]

    def image(self, start: int, end: int) -> tuple[int, int, bool]:
        """(start, end) in the new text of the old words start to end, and whether all are equal.

        Words that were inserted right before or behind them do not belong to them.
        """
        first, new_start, first_equal = self._image_of_start(start)
        last, new_end, last_equal = self._image_of_end(end, first)
        new_end = max(new_start, new_end)
        return new_start, new_end, first == last and first_equal and last_equal

    def _image_of_start(self, number: int) -> tuple[int, int, bool]:
        index = max(0, bisect_right(self.old_starts, number) - 1)
        start, _, new_start, new_end = self.blocks[index]
        if self.equal[index]:
            return index, new_start + number - start, True
        inside = (
            new_start if number == start else new_start + min(number - start, new_end - new_start)
        )
        return index, inside, False

    def _image_of_end(self, number: int, first: int) -> tuple[int, int, bool]:
        index = max(first, bisect_right(self.old_starts, number - 1) - 1)
        start, end, new_start, new_end = self.blocks[index]
        if self.equal[index]:
            return index, new_start + number - start, True
        if number >= end:
            return index, new_end, False
        return index, new_start + min(number - start, new_end - new_start), False

    def equal_new_words(self, start: int, end: int) -> int:
        """How many of the new words start to end stand for the same words of the old text."""
        index = max(0, bisect_right(self.new_starts, start) - 1)
        found = 0
        while index < len(self.blocks) and self.blocks[index][2] < end:
            _, _, new_start, new_end = self.blocks[index]
            if self.equal[index]:
                found += max(0, min(end, new_end) - max(start, new_start))
            index += 1
        return found


class Codes(dict[str, str]):
    """A character for each word, given out at the first asking."""

    def __missing__(self, key: str) -> str:
        number = _FIRST_CODE + len(self) % _CODES
        code = self[key] = chr(number if number < _SURROGATES else number + 0x800)
        return code

    def encode(self, keys: Iterable[str]) -> str:
        """A character for each of `keys`, the same for the same."""
        return "".join([self[key] for key in keys])

    def known(self, keys: Iterable[str]) -> str:
        """As `encode`, with UNKNOWN for what has no character yet."""
        return "".join([self.get(key, UNKNOWN) for key in keys])


def align(old: Words, new: Words, old_codes: str, new_codes: str) -> Alignment:
    """Lay the words of two texts side by side; the codes are those of `encoded`."""
    runs: list[tuple[bool, Block]] = []
    for is_equal, block in _merged(list(_paragraph_blocks(old, new, old_codes, new_codes))):
        if is_equal:
            runs.append((True, block))
        else:
            runs.extend(_word_blocks(old_codes, new_codes, block))
    merged = _merged(runs)
    return Alignment(
        [block for _, block in merged],
        [is_equal for is_equal, _ in merged],
        [block[0] for _, block in merged],
        [block[2] for _, block in merged],
    )


def _paragraph_blocks(
    old: Words, new: Words, old_codes: str, new_codes: str
) -> Iterator[tuple[bool, Block]]:
    """Blocks of whole paragraphs, equal or not."""
    old_bounds, new_bounds = _paragraph_bounds(old), _paragraph_bounds(new)
    letters = Codes()
    old_letters = letters.encode(_pieces(old_codes, old_bounds))
    new_letters = letters.encode(_pieces(new_codes, new_bounds))
    for tag, i, j, k, m in opcodes(old_letters, new_letters):
        yield tag == "equal", (old_bounds[i], old_bounds[j], new_bounds[k], new_bounds[m])


def _pieces(codes: str, bounds: Sequence[int]) -> Iterator[str]:
    return (codes[start:end] for start, end in pairwise(bounds))


def _paragraph_bounds(words: Words) -> list[int]:
    """The numbers of the words that begin a paragraph, and the number of words."""
    bounds = [0]
    place = words.text.find("\n")
    while place != -1:
        number = words.first_at(place)
        if number > bounds[-1]:
            bounds.append(number)
        place = words.text.find("\n", place + 1)
    if bounds[-1] != len(words):
        bounds.append(len(words))
    return bounds


def _word_blocks(old_codes: str, new_codes: str, block: Block) -> Iterator[tuple[bool, Block]]:
    """The blocks inside paragraphs that differ."""
    start, end, new_start, new_end = block
    old_part, new_part = old_codes[start:end], new_codes[new_start:new_end]
    for tag, i, j, k, m in opcodes(old_part, new_part):
        yield tag == "equal", (start + i, start + j, new_start + k, new_start + m)


def opcodes(old: str, new: str) -> Iterator[tuple[str, int, int, int, int]]:
    """(tag, old start, old end, new start, new end) in order; the tags are those of difflib.

    What is too big to be compared counts as replaced between the first and the last that differ.
    """
    from rapidfuzz.distance import Levenshtein, Postfix, Prefix

    if len(old) * len(new) > MOST_COMPARISONS:
        head = Prefix.similarity(old, new)
        tail = Postfix.similarity(old[head:], new[head:])
        i, k = len(old) - tail, len(new) - tail
        if (i - head) * (k - head) > MOST_COMPARISONS:
            yield "equal", 0, head, 0, head
            yield "replace", head, i, head, k
            yield "equal", i, len(old), k, len(new)
            return
    hint = max(len(old), len(new)) // _HINT + abs(len(old) - len(new)) + 16
    for one in Levenshtein.opcodes(old, new, score_hint=hint):
        yield one.tag, one.src_start, one.src_end, one.dest_start, one.dest_end


def _merged(runs: Sequence[tuple[bool, Block]]) -> list[tuple[bool, Block]]:
    """The same blocks, neighbours of one kind made one, so that the kinds take turns."""
    merged: list[tuple[bool, Block]] = []
    for is_equal, block in runs:
        if merged and merged[-1][0] is is_equal:
            start, _, new_start, _ = merged[-1][1]
            merged[-1] = (is_equal, (start, block[1], new_start, block[3]))
        else:
            merged.append((is_equal, block))
    return merged or [(True, (0, 0, 0, 0))]

"""An older and a newer text, worked out once for all that is looked for in them. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from annotations.anchoring.alignment import EDGE, Alignment, Codes, align, opcodes
from annotations.anchoring.words import Words, words_of

NEAR = 3
"""Words beside a mark that tell whether it stands in the same place."""

FAR = 8
"""Words beside a mark that tell it from another of the same wording."""

MOST_PLACES = 64
"""A wording that stands in more places than these is told apart by its neighbours alone."""

FUNCTION_WORDS = frozenset(
    """
    a an and are as at be been but by for from had has have he her his in into is it its of on or
    said says she that the their them they this to was were which who will with would
    """.split()
)


@dataclass(frozen=True)
class Texts:
    """Two texts as words, as codes with an edge around them, and side by side."""

    old: Words
    new: Words
    codes: Codes
    old_codes: str
    new_codes: str
    alignment: Alignment

    @cached_property
    def slight(self) -> frozenset[str]:
        """The codes of words that are found in every sentence."""
        return frozenset(self.codes[word] for word in FUNCTION_WORDS if word in self.codes)


def texts_of(old_text: str, new_text: str) -> Texts:
    """Lay two texts side by side."""
    old, new = words_of(old_text), words_of(new_text)
    codes = Codes()
    old_codes, new_codes = codes.encode(old.folded), codes.encode(new.folded)
    alignment = align(old, new, old_codes, new_codes)
    return Texts(old, new, codes, old_codes, new_codes, alignment)


def places_of(wanted: str, codes: str) -> list[int]:
    """Where `wanted` stands in `codes`, at most MOST_PLACES + 1 places."""
    found: list[int] = []
    place = codes.find(wanted)
    while place != -1 and len(found) <= MOST_PLACES:
        found.append(place)
        place = codes.find(wanted, place + 1)
    return found


def is_once(wanted: str, codes: str) -> bool:
    """Whether `wanted` stands in `codes` exactly once."""
    place = codes.find(wanted)
    return place != -1 and codes.find(wanted, place + 1) == -1


def before(codes: str, number: int, count: int) -> str:
    """The `count` codes before word `number`, with an edge where the text begins."""
    found = codes[max(0, number - count) : number]
    return found if len(found) == count else EDGE + found


def after(codes: str, number: int, count: int) -> str:
    """The `count` codes from word `number` on, with an edge where the text ends."""
    found = codes[number : number + count]
    return found if len(found) == count else found + EDGE


_SLIGHT = 0.25
"""What a word counts that is found in every sentence."""


def likeness(old_codes: str, new_codes: str, slight: frozenset[str]) -> float:
    """How much of two wordings is the same words in the same order, 0 to 1.

    Dice's coefficient over words; those of `slight` (codes) count a quarter.
    """

    def weight(codes: str) -> float:
        few = sum(code in slight for code in codes)
        return len(codes) - few * (1 - _SLIGHT)

    total = weight(old_codes) + weight(new_codes)
    same = sum(
        weight(old_codes[i:j])
        for tag, i, j, _, _ in opcodes(old_codes, new_codes)
        if tag == "equal"
    )
    return 2 * same / total if total else 0.0

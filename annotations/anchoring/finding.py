"""Where one mark is in the newer text: in its place, moved, changed, or not to be found. Pure.

The order of the questions: do the same words stand in the same place, once only or told apart by
what stands beside them; do they stand elsewhere, where nothing of the old text stood; do nearly
the same words stand in the place, or elsewhere. Between two equally good places nothing is chosen.
"""

from __future__ import annotations

from dataclasses import dataclass

from annotations.anchoring.alignment import UNKNOWN, opcodes
from annotations.anchoring.sentences import grown_span, is_turned
from annotations.anchoring.texts import (
    FAR,
    MOST_PLACES,
    NEAR,
    Texts,
    after,
    before,
    is_once,
    likeness,
    places_of,
)
from annotations.anchoring.words import Words, same_wording, words_of
from annotations.model import AnchorState

LONG = 5
"""Words from which on a wording that stands once in both texts needs no neighbours to be known."""

ALIKE = 0.5
"""The likeness from which on other words count as the claim in a new wording."""

SHORT = 4
"""Words up to which a claim that was replaced between the same neighbours is the changed claim."""

FREE = 0.7
"""The part of a place elsewhere that must be new there: the rest of the old text has its own."""

FRAGMENT, MOST_FRAGMENTS = 3, 12
"""Words of a piece by which a moved and changed claim is found, and how many are tried."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: words, their neighbours, and where they stood in the old text."""

    words: Words
    first: int
    """The number of the first word in `words`; the mark's words are `count` from there."""
    count: int
    begin: int
    """The offset in the text of `words` where the mark begins; it may be inside a word."""
    finish: int
    codes: str
    left: str
    """The codes of the words before, as many as are known."""
    right: str
    start: int
    """The number of the word in the old text with which its place there begins."""
    end: int
    is_there: bool
    """Whether the old text holds the wording at that place."""


@dataclass(frozen=True, slots=True)
class Found:
    """Words first to end of the new text, and what they are to the mark."""

    state: AnchorState
    start: int
    end: int


def sought_in_text(texts: Texts, start: int, end: int) -> Sought:
    """The words that stand in the old text from offset `start` to `end`."""
    i, j = texts.old.first_from(start), texts.old.first_at(end)
    j = max(i, j)
    codes = texts.old_codes
    left, right = before(codes, i, NEAR), after(codes, j, NEAR)
    return Sought(texts.old, i, j - i, start, end, codes[i:j], left, right, i, j, True)


def sought_by_quote(
    texts: Texts, quote: str, prefix: str, suffix: str, start: int, end: int
) -> Sought:
    """The words of a quote that the old text does not hold from offset `start` to `end`."""
    words = words_of(quote)
    left = texts.codes.known(words_of(prefix).folded)[-NEAR:]
    right = texts.codes.known(words_of(suffix).folded)[:NEAR]
    i = texts.old.first_from(start) if end > start else texts.old.first_at(start)
    j = max(i, texts.old.first_at(end))
    codes = texts.codes.known(words.folded)
    return Sought(words, 0, len(words), 0, len(quote), codes, left, right, i, j, False)


def find(texts: Texts, sought: Sought) -> Found:
    """Where the mark is in the new text."""
    start, end, _ = texts.alignment.image(sought.start, sought.end)
    lost = Found(AnchorState.ORPHAN, start, start)
    if not sought.count:
        return lost
    if end - start == sought.count and _is_worded(texts, sought, start):
        return _in_place(texts, sought, start) or lost
    moved = _moved(texts, sought)
    changed = _changed_in_place(texts, sought, start, end)
    if moved is not None and (changed is None or _fits_better(texts, sought, moved, changed)):
        return moved
    return changed or _moved_and_changed(texts, sought) or lost


def _is_worded(texts: Texts, sought: Sought, start: int) -> bool:
    return same_wording(sought.words, texts.new, sought.first, start, sought.count)


def _anchored(texts: Texts, sought: Sought, start: int) -> Found:
    """The same words at `start`, unless the rest of their sentence says otherwise now."""
    span = (start, start + sought.count)
    if not sought.is_there:
        return Found(AnchorState.ANCHORED, *span)
    old = (sought.start, sought.end)
    grown = grown_span(texts, old, span)
    if grown != span or is_turned(texts, old, span):
        return Found(AnchorState.CHANGED, *grown)
    return Found(AnchorState.ANCHORED, *span)


def _in_place(texts: Texts, sought: Sought, start: int) -> Found | None:
    """The same words in the same place; None where they may be those of another place."""
    beside = _agreement(texts, sought, start)
    if not sought.is_there:
        return _anchored(texts, sought, start)
    if is_once(sought.codes, texts.old_codes) and is_once(sought.codes, texts.new_codes):
        if beside or sought.count >= LONG:
            return _anchored(texts, sought, start)
        return Found(AnchorState.CHANGED, start, start + sought.count)
    if _keeps_its_rank(texts, sought, start) and beside:
        return _anchored(texts, sought, start)
    return _anchored(texts, sought, start) if _is_told_apart(texts, sought, start) else None


def _keeps_its_rank(texts: Texts, sought: Sought, start: int) -> bool:
    """Whether a wording stands as often as before and this is the same one of its places."""
    olds, news = places_of(sought.codes, texts.old_codes), places_of(sought.codes, texts.new_codes)
    return len(olds) == len(news) <= MOST_PLACES and olds.index(sought.start) == news.index(start)


def _is_told_apart(texts: Texts, sought: Sought, start: int) -> bool:
    """Whether what stands beside a wording, which is there more than once, tells this place.

    Neighbours count that stand beside the wording once only in both texts; those of the one side
    may not point to this place and those of the other side to another one.
    """
    told: set[int] = set()
    for left, right in ((NEAR, 0), (0, NEAR), (FAR, 0), (0, FAR), (NEAR, NEAR), (FAR, FAR)):
        if left > sought.start or sought.end + right > len(texts.old_codes):
            continue
        wanted = texts.old_codes[sought.start - left : sought.end + right]
        if is_once(wanted, texts.old_codes) and is_once(wanted, texts.new_codes):
            told.add(texts.new_codes.index(wanted) + left)
    return told == {start}


def _agreement(texts: Texts, sought: Sought, start: int) -> int:
    """On how many sides of the new words from `start` the neighbours are the same, 0 to 2."""
    return _sides(texts, sought, start, start + sought.count)


def _sides(texts: Texts, sought: Sought, start: int, end: int) -> int:
    left = bool(sought.left) and before(texts.new_codes, start, NEAR).endswith(sought.left)
    right = bool(sought.right) and after(texts.new_codes, end, NEAR).startswith(sought.right)
    return left + right


def _moved(texts: Texts, sought: Sought) -> Found | None:
    """The same words in a place that is new; None where there is none or more than one."""
    places = [
        place
        for place in places_of(sought.codes, texts.new_codes)
        if _is_worded(texts, sought, place)
        and (_is_new(texts, place, place + sought.count) or not sought.is_there)
    ]
    ranked = sorted((-_agreement(texts, sought, place), place) for place in places)
    if not ranked or len(places) > MOST_PLACES:
        return None
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return None
    beside, place = -ranked[0][0], ranked[0][1]
    alone = len(ranked) == 1 and sought.count >= LONG
    alone = alone and (not sought.is_there or is_once(sought.codes, texts.old_codes))
    return _anchored(texts, sought, place) if beside or alone else None


def _is_new(texts: Texts, start: int, end: int) -> bool:
    """Whether most of the words from start to end have no counterpart in the old text."""
    return texts.alignment.equal_new_words(start, end) <= (1 - FREE) * (end - start)


def _changed_in_place(texts: Texts, sought: Sought, start: int, end: int) -> Found | None:
    """Other words in the place of the mark's, if they are a new wording of the same."""
    end = _within_sentences(texts, sought, start, end)
    if start >= end:
        return None
    alike = likeness(sought.codes, texts.new_codes[start:end], texts.slight)
    between = (
        sought.count <= SHORT
        and end - start <= sought.count + 3
        and _direct_neighbours(texts, sought, start, end)
    )
    return Found(AnchorState.CHANGED, start, end) if alike >= ALIKE or between else None


def _direct_neighbours(texts: Texts, sought: Sought, start: int, end: int) -> bool:
    """Whether the words right before and right behind are the same as they were."""
    return (
        before(texts.new_codes, start, 1) == sought.left[-1:]
        and after(texts.new_codes, end, 1) == sought.right[:1]
    )


def _within_sentences(texts: Texts, sought: Sought, start: int, end: int) -> int:
    """`end`, or before it where the new words go on into more sentences than the old ones."""
    allowed = sum(
        sought.words.parts_sentences(number)
        for number in range(sought.first + 1, sought.first + sought.count)
    )
    for number in range(start + 1, end):
        if texts.new.parts_sentences(number):
            if not allowed:
                return number
            allowed -= 1
    return end


def _fits_better(texts: Texts, sought: Sought, moved: Found, changed: Found) -> bool:
    """Whether the same words elsewhere are the mark, rather than the other words in its place."""
    there = _sides(texts, sought, moved.start, moved.end)
    return there > 0 and _sides(texts, sought, changed.start, changed.end) == 0


def _moved_and_changed(texts: Texts, sought: Sought) -> Found | None:
    """Nearly the same words in a place that is new, found by pieces that stand there alone."""
    codes = sought.codes
    if len(codes) < LONG:
        return None
    size = max(1, (len(codes) - FRAGMENT) // MOST_FRAGMENTS)
    shifts: list[int] = []
    for offset in range(0, len(codes) - FRAGMENT + 1, size):
        piece = codes[offset : offset + FRAGMENT]
        if UNKNOWN not in piece and is_once(piece, texts.new_codes):
            shifts.append(texts.new_codes.index(piece) - offset)
    candidates = {
        found
        for shift in set(shifts)
        if (found := _around(texts, sought, max(0, shift))) is not None
    }
    return next(iter(candidates)) if len(candidates) == 1 else None


def _around(texts: Texts, sought: Sought, start: int) -> Found | None:
    """The words near `start` that are like the mark's, from the first like one to the last."""
    first = max(0, start - FRAGMENT)
    region = texts.new_codes[first : start + sought.count + 2 * FRAGMENT]
    same = [one for one in opcodes(sought.codes, region) if one[0] == "equal"]
    if not same:
        return None
    begin = max(0, same[0][3] - same[0][1])
    finish = min(len(region), same[-1][4] + sought.count - same[-1][2])
    start, end = first + begin, first + finish
    end = _within_sentences(texts, sought, start, end)
    if end <= start or not _is_new(texts, start, end):
        return None
    alike = likeness(sought.codes, texts.new_codes[start:end], texts.slight)
    return Found(AnchorState.CHANGED, start, end) if alike >= ALIKE else None

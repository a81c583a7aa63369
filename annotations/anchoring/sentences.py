"""What turns the sense of a claim though it stands outside of its words. Pure.

"The cause was known" says the opposite after "It is not true that": a claim whose own words are
the same counts as changed where such a word came into or went out of the rest of its sentence.
"""

from __future__ import annotations

from annotations.anchoring.alignment import opcodes
from annotations.anchoring.texts import Texts
from annotations.anchoring.words import Words

Range = tuple[int, int]
"""Numbers of words, the end exclusive."""

LONGEST = 60
"""Words of a sentence to each side of a claim that are looked at."""

TURNING = frozenset(
    """
    no not never none neither nor nobody nothing nowhere without cannot hardly barely scarcely
    false falsely fake untrue wrong wrongly incorrect incorrectly mistaken mistakenly mistake
    error hoax lie lies lied myth rumor rumors rumour rumours fabricated invented alleged
    allegedly purported purportedly supposed supposedly claimed claims reportedly apparently
    possibly perhaps maybe probably likely unlikely may might could would should if unless until
    whether doubt doubts doubted doubtful dispute disputes disputed deny denies denied denying
    denial reject rejects rejected refute refutes refuted contradict contradicts contradicted
    retract retracts retracted withdraw withdrew withdrawn correct corrected correction
    unconfirmed unproven unsubstantiated unverified unfounded baseless
    almost nearly about around roughly approximately least most up to over under above below
    more less fewer than only just exactly
    kein keine keinen nicht nie niemals ohne ne pas jamais aucun aucune no nunca jamás sin non mai
    """.split()
) - {"to", "up", "most", "just"}


def is_turned(texts: Texts, old_span: tuple[int, int], new_span: tuple[int, int]) -> bool:
    """Whether a turning word came or went in the sentence around the words of a claim.

    The spans count words of the old and of the new text.
    """
    (i, j), (k, m) = old_span, new_span
    old_left, new_left = _words_left(texts.old, i), _words_left(texts.new, k)
    old_right, new_right = _words_right(texts.old, j), _words_right(texts.new, m)
    left, right = max(old_left, new_left), max(old_right, new_right)
    sentences = (i - old_left, j + old_right), (k - new_left, m + new_right)
    return _turns(texts, (max(0, i - left), i), (max(0, k - left), k), *sentences) or _turns(
        texts, (j, j + right), (m, m + right), *sentences
    )


def grown_span(texts: Texts, old_span: Range, new_span: Range) -> Range:
    """`new_span` with words that came to a claim which was a sentence from its start or to its end.

    "… on 14 June." grew to "… on 14 June 2022."; where the sentence was joined with its
    neighbour, the words beside the claim are those of the neighbour and do not belong to it.
    """
    (i, j), (k, m) = old_span, new_span
    if texts.old.parts_sentences(i):
        left = k - _words_left(texts.new, k)
        k = k if texts.alignment.equal_new_words(left, k) else left
    if texts.old.parts_sentences(j):
        right = m + _words_right(texts.new, m)
        m = m if texts.alignment.equal_new_words(m, right) else right
    return k, m


def _words_left(words: Words, number: int) -> int:
    count = 0
    while count < LONGEST and number - count > 0 and not words.parts_sentences(number - count):
        count += 1
    return count


def _words_right(words: Words, number: int) -> int:
    count = 0
    while count < LONGEST and not words.parts_sentences(number + count):
        count += 1
    return count


def _turns(texts: Texts, old: Range, new: Range, old_sentence: Range, new_sentence: Range) -> bool:
    """Whether a turning word differs between two stretches, those outside the sentences apart."""
    old_codes, new_codes = texts.old_codes[slice(*old)], texts.new_codes[slice(*new)]
    if old_codes == new_codes:
        return False
    for tag, i, j, k, m in opcodes(old_codes, new_codes):
        if tag == "equal":
            continue
        gone = _within(old[0] + i, old[0] + j, old_sentence)
        come = _within(new[0] + k, new[0] + m, new_sentence)
        if any(map(_is_turning, (*texts.old.folded[gone], *texts.new.folded[come]))):
            return True
    return False


def _within(start: int, end: int, bounds: Range) -> slice:
    return slice(max(start, bounds[0]), max(bounds[0], min(end, bounds[1])))


def _is_turning(word: str) -> bool:
    return word in TURNING or word.endswith('n"t') or word == "?"

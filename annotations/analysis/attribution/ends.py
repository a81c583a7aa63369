"""Where a content ends that begins behind its cue."""

from __future__ import annotations

from annotations.analysis.attribution.beside import source_between
from annotations.analysis.attribution.cues import VERBS
from annotations.analysis.attribution.reading import Reading, is_finite, is_quote_mark, is_sign

_VERB_OR_NOUN = frozenset(("VERB", "NOUN"))
_SIGNS_OF_AMOUNTS = frozenset("%‰°€$£¥+")
_SAYS_AGAIN = frozenset(("conj", "advcl", "parataxis"))


def content_end(reading: Reading, verb: int, first: int) -> int:
    """The last token of a content that begins at `first`.

    It goes on to the end of the sentence, or to a comma or "and" behind which the tree goes on
    with the cue's own clause or with the one above it.
    """
    stop = reading.sentence_of(verb).stop
    quote = reading.quote_at[verb]
    last = first
    for index in range(first, stop):
        token = reading.tokens[index]
        if reading.quote_at[index] != quote and quote >= 0:
            break
        if token.lower == ";":
            break
        if token.lower in (",", "–", "—", "-") or token.pos == "CCONJ":
            if _leaves(reading, verb, first, index + 1, stop) or _is_tail(reading, index, stop):
                break
            continue
        if not is_sign(token) or is_quote_mark(token) or token.text in _SIGNS_OF_AMOUNTS:
            last = index
    return last


def _says_again(reading: Reading, place: int) -> bool:
    """Whether another cue follows a pause: ", adding that", ", but acknowledged"."""
    word = reading.word(place)
    cue = VERBS.get(word)
    if cue is None or not cue.takes("cq") or reading.tokens[place].pos != "VERB":
        return False
    return word.endswith("ing") or (is_finite(reading.tokens[place]) and word.endswith("d"))


def _has_shared_subject(reading: Reading, first: int, place: int) -> bool:
    """Whether an auxiliary goes on with the content: "…, which begins next week, could change"."""
    if reading.tokens[place - 1].pos == "CCONJ":
        return reading.word(place - 2) != ","
    return any(reading.word(index) == "," for index in range(place - 2, first, -1))


def _is_tail(reading: Reading, comma: int, stop: int) -> bool:
    """Whether a comma is followed by who said all that stands before it: `…, a survey suggests.`"""
    for index in range(comma + 2, min(comma + 12, stop)):
        token = reading.tokens[index]
        if token.lower in VERBS and VERBS[token.lower].takes("cq") and token.pos in _VERB_OR_NOUN:
            behind = index + 1
            ended = behind >= stop or reading.word(behind) in (".", ",", "”", '"')
            if ended and source_between(reading, index) is not None:
                return True
        if is_finite(token) or is_sign(token):
            return False
    return False


def _leaves(reading: Reading, verb: int, first: int, place: int, stop: int) -> bool:
    """Whether the words from `place` on belong to the cue's clause and not to its content."""
    while place < stop and (is_sign(reading.tokens[place]) or reading.tokens[place].pos == "CCONJ"):
        place += 1
    if place >= stop:
        return True
    if reading.word(place) == "that":
        return False
    if _says_again(reading, place) or reading.word(place) == "according":
        return True
    if reading.tokens[place].pos == "AUX" and _has_shared_subject(reading, first, place):
        return False
    index = place
    for _ in range(25):
        head = reading.tokens[index].head
        if head == verb:
            if first <= index < place:
                return False
            return reading.dep(index) in _SAYS_AGAIN and index >= place
        if head == index or not 0 <= head < len(reading.tokens):
            return index < first or index >= place
        if first <= head < place and head != verb:
            return False
        index = head
    return False

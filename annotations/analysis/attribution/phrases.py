"""Attributions without a verb of saying: "according to X", "in X's view", "reportedly", "X: …"."""

from __future__ import annotations

from collections.abc import Iterator

from annotations.analysis.attribution.beside import NOMINAL
from annotations.analysis.attribution.reading import (
    Reading,
    Stretch,
    is_finite,
    is_quote_mark,
    is_sign,
    made,
)
from annotations.analysis.model import Attribution
from annotations.analysis.words import word_set

_VIEWS = word_set("view opinion words eyes estimation telling judgment judgement account mind")
_HEARSAY = word_set("reportedly allegedly purportedly supposedly")
PHRASES = _VIEWS | _HEARSAY | {"according"}
"""The words by which `by_phrase` knows its phrases."""
_SPEAKING_HEADS = word_set(
    """
    poll survey study report police officials minister ministry president government analysts
    experts court source sources un nato who scientists researchers pm union mayor ceo bank army
    military kremlin pentagon treasury watchdog senator governor chief critics doctors campaigners
    """
)
_NO_SPEAKER = word_set(
    """
    update updated analysis opinion video watch live photos exclusive breaking review editorial
    interview explainer factbox correction note related read photo background more timeline
    tel email phone time date where when who what why how from to subject source
    """
)
_LONGEST_HEADLINE = 24
_LONGEST_SPEAKER = 5
_LONGEST_SOURCE = 45
_NO_SENTENCE_END = frozenset((".", "!", "?"))
_STOPS = word_set("which that who when while after as on during last amid but and")


def by_phrase(reading: Reading, place: int) -> Attribution | None:
    """What begins at one token: "according to", "in X's view", "reportedly"."""
    word = reading.word(place)
    if word == "according" and reading.word(place + 1) == "to":
        return _according(reading, place)
    if word in _VIEWS:
        return _in_the_view_of(reading, place)
    if word in _HEARSAY:
        return _hearsay(reading, place)
    return None


def _according(reading: Reading, place: int) -> Attribution | None:
    sentence = reading.sentence_of(place)
    first = place + 2
    if first >= sentence.stop:
        return None
    source = first, _source_end(reading, place, first, sentence.stop)
    leading = all(is_sign(reading.tokens[i]) for i in range(sentence.start, place))
    after_pause = place - 1 >= sentence.start and reading.tokens[place - 1].pos in (
        "CCONJ",
        "SCONJ",
    )
    if leading or after_pause or reading.word(place - 1) in ("that", "and", "but"):
        content = source[1] + 1, _without_stop(reading, sentence.stop - 1)
        return made(reading, source, (place, place + 1), content)
    start = _start_of_clause(reading, place, sentence.start)
    content = start, place - 1
    stated = any(is_finite(reading.tokens[i]) for i in range(start, place))
    if reading.word(place - 1) == "," and (
        not stated or _goes_on(reading, source[1] + 1, sentence.stop)
    ):
        content = start, _without_stop(reading, sentence.stop - 1)
        return made(reading, source, (place, place + 1), content, whole=True)
    return made(reading, source, (place, place + 1), content)


def _goes_on(reading: Reading, first: int, stop: int) -> bool:
    """Whether the sentence goes on with its verb behind `, according to X,`."""
    if first >= stop - 2 or reading.word(first) != ",":
        return False
    token = reading.tokens[first + 1]
    return token.pos in ("VERB", "AUX", "PART") or is_finite(token)


def _source_end(reading: Reading, place: int, first: int, stop: int) -> int:
    """The end of the noun phrase behind "according to": by the tree, else at a comma."""
    head = reading.tokens[place].head
    last = first
    if reading.parsed.has_parse and first <= head < stop:
        low, high = reading.parsed.subtree(head)
        if low <= place and high < stop:
            last = high
    if last == first:
        stop = min(stop, first + _LONGEST_SOURCE)
        while last + 1 < stop and reading.tokens[last + 1].pos in NOMINAL | {"ADP", "PART"}:
            if is_sign(reading.tokens[last + 1]) or reading.word(last + 1) in _STOPS:
                break
            last += 1
    last = min(last, first + _LONGEST_SOURCE)
    for index in range(first + 1, last + 1):
        verb_after = reading.word(index) == "," and _begins_clause(reading, index + 1, stop)
        if verb_after or is_quote_mark(reading.tokens[index]):
            return index - 1
    return last


def _begins_clause(reading: Reading, first: int, stop: int) -> bool:
    """Whether a subject and its finite verb stand behind a comma, and no "who"."""
    if first < stop and reading.word(first) in ("who", "which", "whose"):
        return False
    for index in range(first, min(first + 12, stop)):
        if reading.word(index) in (",", "who", "which", "that"):
            return False
        if index > first and is_finite(reading.tokens[index]):
            return True
    return False


def _start_of_clause(reading: Reading, place: int, first: int) -> int:
    for index in range(place - 1, first, -1):
        if reading.word(index) == ";":
            return index + 1
    return first


def _without_stop(reading: Reading, last: int) -> int:
    while last > 0 and is_sign(reading.tokens[last]) and not is_quote_mark(reading.tokens[last]):
        last -= 1
    return last


def _in_the_view_of(reading: Reading, place: int) -> Attribution | None:
    """`in X's view, …`, `in the words of X, …`"""
    sentence = reading.sentence_of(place)
    start = next(
        (i for i in range(place - 1, max(sentence.start, place - 9) - 1, -1)
         if reading.word(i) in ("in", "to")),
        None,
    )  # fmt: skip
    if start is None or any(reading.tokens[i].pos in ("VERB", "AUX") for i in range(start, place)):
        return None
    end = place
    source: Stretch = (start + 1, place - 1)
    if reading.word(place + 1) == "of" and reading.word(place - 1) == "the":
        last = place + 2
        while last + 1 < sentence.stop and not is_sign(reading.tokens[last + 1]):
            last += 1
        source, end = (place + 2, last), last
    elif not _is_possessive(reading, source):
        return None
    if reading.word(source[1]) in ("'s", "'"):
        source = source[0], source[1] - 1
    return _beside(reading, (start, place), source, start, end)


def _is_possessive(reading: Reading, stretch: Stretch) -> bool:
    last = reading.tokens[stretch[1]] if stretch[1] >= stretch[0] else None
    return last is not None and (
        last.lower in ("'s", "'", "his", "her", "their", "its", "my", "our") or "Poss" in last.morph
    )


def _beside(
    reading: Reading, cue: Stretch, source: Stretch, start: int, end: int
) -> Attribution | None:
    sentence = reading.sentence_of(start)
    if end + 2 < sentence.stop and reading.word(end + 1) == ",":
        leading = start - sentence.start < 2
        first = end + 2 if leading else sentence.start
        content = first, _without_stop(reading, sentence.stop - 1)
        return made(reading, source, cue, content, whole=not leading)
    if start - sentence.start > 2 and reading.word(start - 1) == ",":
        return made(reading, source, cue, (sentence.start, start - 2))
    return None


def _hearsay(reading: Reading, place: int) -> Attribution | None:
    """The clause around "reportedly": from its subject to where its verb's words end."""
    sentence = reading.sentence_of(place)
    head = reading.tokens[place].head
    low, high = sentence.start, sentence.stop - 1
    if reading.parsed.has_parse and head != place and head in sentence:
        first, last = reading.parsed.subtree(head)
        low, high = max(low, first), min(high, last)
    content = low, _without_stop(reading, high)
    return made(reading, None, (place, place), content, whole=True)


def headlines(reading: Reading) -> Iterator[Attribution]:
    """`Minister: strike is over`, `Strike is over: minister`, in lines without a full stop."""
    for tokens in _lines(reading):
        if not 4 <= len(tokens) <= _LONGEST_HEADLINE:
            continue
        colons = [i for i in tokens if reading.word(i) in (":", "–", "—", "-")]
        if len(colons) == 1 and reading.word(tokens[-1]) not in _NO_SENTENCE_END:
            found = _headline(reading, tokens, colons[0])
            if found:
                yield found


def _lines(reading: Reading) -> Iterator[range]:
    """The tokens of each paragraph that is no longer than a headline."""
    text, sentences = reading.parsed.text, reading.parsed.sentences
    first = 0
    for number, sentence in enumerate(sentences):
        last = number + 1 == len(sentences)
        if last or "\n" in text[sentence.end : sentences[number + 1].start]:
            begin = reading.parsed.sentence_tokens(first).start
            yield range(begin, reading.parsed.sentence_tokens(number).stop)
            first = number + 1


def _headline(reading: Reading, tokens: range, colon: int) -> Attribution | None:
    before, behind = (tokens[0], colon - 1), (colon + 1, tokens[-1])
    if reading.quote_at[colon] >= 0:
        return None
    leads = reading.word(colon) == ":"
    if leads and _is_speaker(reading, before) and behind[1] - behind[0] > 1:
        return made(reading, before, (colon, colon), behind)
    if _is_speaker(reading, behind) and before[1] - before[0] > 1:
        return made(reading, behind, (colon, colon), before)
    return None


def _is_speaker(reading: Reading, stretch: Stretch) -> bool:
    first, last = stretch
    if not 0 <= last - first < _LONGEST_SPEAKER or reading.word(first) in _NO_SPEAKER:
        return False
    tokens = [reading.tokens[i] for i in range(first, last + 1)]
    if any(token.pos in ("VERB", "AUX", "PRON") or is_sign(token) for token in tokens):
        return False
    named = all(token.entity in ("PERSON", "ORG", "GPE", "NORP") for token in tokens)
    return named or tokens[-1].lower in _SPEAKING_HEADS

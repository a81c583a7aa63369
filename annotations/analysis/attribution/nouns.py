"""Attributions whose cue is a noun ("the claim that") or an adjective ("is confident that")."""

from __future__ import annotations

from annotations.analysis.attribution.clauses import infinitive_after, that_after
from annotations.analysis.attribution.cues import SUPPORTS, Cue
from annotations.analysis.attribution.ends import content_end
from annotations.analysis.attribution.reading import BE, Reading, Stretch, made, noun_phrase
from annotations.analysis.attribution.sources import (
    is_first_person,
    phrase_of,
    source_of,
    subject_of,
)
from annotations.analysis.model import Attribution
from annotations.analysis.words import word_set

_FROM_SPEAKER = word_set("by from among")
_OF_SPEAKER = word_set("PERSON ORG NORP")
_STRONG_ALONE = word_set(
    """
    allegations allegation accusations accusation fears concerns claims calls demands warnings
    threats rumours rumors suspicions charges complaints
    """
)
_SEEMING = BE | word_set(
    "feel feels felt remain remains remained seem seems seemed appear appears appeared become "
    "became becomes sound sounded grow grew"
)
_ADVERBS_BETWEEN = frozenset(("ADV", "PART", "AUX"))


def by_noun(reading: Reading, noun: int, cue: Cue) -> Attribution | None:
    """`X's claim that …`, `a warning from X that …`, `X issued a plea for …`"""
    stop = reading.sentence_of(noun).stop
    source, after = _speaker_of(reading, noun)
    content = None
    clause = _that_right_after(reading, after, stop)
    if clause is not None:
        content = clause
    elif cue.takes("i") and source is not None:
        content = infinitive_after(reading, noun, after)
    if content is None:
        content = _is_that(reading, noun, after, stop) if source else None
    if content is None and (source is not None or reading.word(noun) in _STRONG_ALONE):
        content = _prepositional(reading, noun, after, cue, source)
    if content is not None and content[0] <= noun_end(reading, noun) < content[1]:
        content = content[0], noun_end(reading, noun)
    if content is None or (is_first_person(reading, source) and reading.quote_at[noun] < 0):
        return None
    return made(reading, source, (noun, noun), content)


def noun_end(reading: Reading, noun: int) -> int:
    """The last token that the tree hangs below the noun."""
    return reading.parsed.subtree(noun)[1]


def _that_right_after(reading: Reading, after: int, stop: int) -> Stretch | None:
    that = that_after(reading, after, min(after + 4, stop))
    if that is None or that + 1 >= stop or _is_relative(reading, that):
        return None
    return that + 1, content_end(reading, after, that + 1)


def _is_relative(reading: Reading, that: int) -> bool:
    """Whether "that" is the subject or object of its clause: "a claim that was made"."""
    token = reading.tokens[that]
    if token.dep in ("nsubj", "obj", "nsubj:pass", "obl"):
        return True
    return reading.tokens[that + 1].pos in ("VERB", "AUX")


def _is_that(reading: Reading, noun: int, after: int, stop: int) -> Stretch | None:
    """`X's hope is that …`, `X's plan was to …`"""
    place = after + 1
    if place + 2 < stop and reading.word(place) in BE and reading.word(place + 1) in ("that", "to"):
        first = place + (2 if reading.word(place + 1) == "that" else 1)
        return first, content_end(reading, noun, first)
    return None


def _prepositional(
    reading: Reading, noun: int, after: int, cue: Cue, source: Stretch | None
) -> Stretch | None:
    place = noun + 1
    if place + 1 >= reading.sentence_of(noun).stop or reading.word(place) not in cue.prepositions:
        return None
    if source is not None and source[0] > noun:
        return (place, source[0] - 2) if source[0] - 2 > place else None
    last = reading.parsed.subtree(noun)[1]
    return place, last if last > place else content_end(reading, noun, place)


def _speaker_of(reading: Reading, noun: int) -> tuple[Stretch | None, int]:
    """Who speaks in a noun, and the last token of noun and speaker."""
    window = reading.sentence_of(noun)
    for child in reading.parsed.children(noun):
        token = reading.tokens[child]
        if token.dep == "nmod:poss" and child < noun:
            return _possessor(reading, child, window.start, noun), noun
        if token.dep in ("nmod", "obl") and child > noun:
            named = _behind(reading, noun, child, window.stop)
            if named is not None:
                return named, named[1]
    if noun - 1 >= window.start and reading.word(noun - 1) in ("'s", "'", "s'"):
        return _before_mark(reading, noun - 2, window.start), noun
    return _of_support(reading, noun), noun


def _possessor(reading: Reading, child: int, low: int, noun: int) -> Stretch:
    first, last = noun_phrase(reading, child, low, noun - 1)
    if reading.word(last) in ("'s", "'") and last > first:
        last -= 1
    return first, last


def _before_mark(reading: Reading, last: int, low: int) -> Stretch | None:
    first = last
    while first > low and reading.tokens[first - 1].pos in ("PROPN", "NOUN", "ADJ", "DET"):
        first -= 1
    return (first, last) if last >= low else None


def _behind(reading: Reading, noun: int, child: int, stop: int) -> Stretch | None:
    """The speaker in "a warning from X", "the belief of Labour voters"."""
    cases = [i for i in reading.parsed.children(child) if reading.dep(i) == "case" and i > noun]
    if not cases or reading.tokens[child].pos not in ("NOUN", "PROPN", "PRON"):
        return None
    word = reading.word(cases[0])
    if word in _FROM_SPEAKER and reading.tokens[child].entity != "DATE":
        first, last = noun_phrase(reading, child, cases[0] + 1, stop - 1)
        cut = that_after(reading, child, last + 1)
        return (first, cut - 1) if cut is not None and cut > child else (first, last)
    return None


def _of_support(reading: Reading, noun: int) -> Stretch | None:
    """The subject of "issued", "made", "has", of which the noun is the object."""
    head = reading.tokens[noun].head
    if head == noun or not 0 <= head < len(reading.tokens) or head > noun:
        return None
    if reading.dep(noun) in ("obj", "obl") and reading.word(head) in SUPPORTS:
        return source_of(reading, head)
    return None


def by_adjective(reading: Reading, adjective: int, cue: Cue) -> Attribution | None:
    """`X is confident that …`, `residents are worried about …`"""
    subject = _subject_of_adjective(reading, adjective)
    if subject is None or reading.word(subject) in ("it", "this", "that", "which", "there", "what"):
        return None
    source = phrase_of(reading, subject, adjective)
    if is_first_person(reading, source) and reading.quote_at[adjective] < 0:
        return None
    content = None
    stop = reading.sentence_of(adjective).stop
    if cue.takes("c"):
        content = _that_right_after(reading, adjective, stop) or _bare(reading, adjective, stop)
    if content is None and cue.takes("i"):
        content = infinitive_after(reading, adjective, adjective)
    if content is None and adjective + 2 < stop and reading.word(adjective + 1) in cue.prepositions:
        content = adjective + 1, content_end(reading, adjective, adjective + 1)
    return made(reading, source, (adjective, adjective), content)


def _bare(reading: Reading, adjective: int, stop: int) -> Stretch | None:
    """`is confident the dam will hold`"""
    if reading.word(adjective) in ("clear", "critical"):
        return None
    for child in reading.parsed.children(adjective):
        if child > adjective and reading.dep(child) == "ccomp":
            first = max(reading.parsed.subtree(child)[0], adjective + 1)
            return first, content_end(reading, adjective, first)
    return None


def _subject_of_adjective(reading: Reading, adjective: int) -> int | None:
    start = reading.sentence_of(adjective).start
    place = adjective - 1
    while place > start and reading.tokens[place].pos == "ADV":
        place -= 1
    linked = place >= start and (
        reading.word(place) in _SEEMING or reading.tokens[place].pos in _ADVERBS_BETWEEN
    )
    if not linked:
        return None
    found = subject_of(reading, adjective)
    if found is None and reading.dep(adjective) == "xcomp":
        found = subject_of(reading, reading.tokens[adjective].head)
    return found if found is not None and found < adjective else None

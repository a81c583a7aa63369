"""Cues that are denied: "did not say", "found no evidence", "was unable to confirm".

A cue without its negation would tell the reverse of the text, so the negation is a part of it, as
in PARC 3.0 (Pareti 2016), whose cues hold their auxiliaries and negations.
"""

from __future__ import annotations

from dataclasses import replace

from annotations.analysis.attribution.reading import BE, HAVE, Reading
from annotations.analysis.model import Attribution, Span
from annotations.analysis.words import word_set

_NOT = word_set("not n't n’t never nor neither")
_NONE = word_set("no little nothing scant insufficient")
_AUXILIARIES = (
    BE
    | HAVE
    | word_set("do does did will would can ca could may might must shall should wo need dare")
)
_UNABLE = word_set(
    """
    fail fails failed failing refuse refuses refused refusing decline declines declined declining
    unable unwilling reluctant
    """
)
_ADJECTIVES = word_set("unable unwilling reluctant")
_BETWEEN = word_set("yet immediately explicitly directly publicly even ever independently also")
_MOST_BEFORE = 5
_MOST_BEHIND = 5


def with_negation(reading: Reading, attribution: Attribution) -> Attribution:
    """The attribution with the negation of its cue, and the auxiliary before it, in the cue."""
    cue = attribution.cue
    if cue is None:
        return attribution
    places = reading.parsed.tokens_in(cue.start, cue.end)
    if not len(places):
        return attribution
    first = _negated_from(reading, places[0])
    last = _negated_to(reading, places[-1], attribution)
    wider = Span(reading.tokens[first].start, reading.tokens[last].end)
    if wider == cue or _collides(attribution, cue, wider):
        return attribution
    return replace(attribution, cue=wider)


def _negated_from(reading: Reading, verb: int) -> int:
    """Where the cue begins when the negation before it is counted in."""
    place = verb - 1
    start = max(reading.sentence_of(verb).start, verb - _MOST_BEFORE)
    if place >= start and reading.word(place) == "no":
        return place
    if reading.word(place) == "to" and reading.word(place - 1) in _UNABLE and place > start:
        unable = place - 1
        with_be = reading.word(unable) in _ADJECTIVES and reading.word(unable - 1) in BE
        return unable - 1 if with_be and unable > start else unable
    while place >= start and _may_stand_before(reading, place):
        if reading.word(place) in _NOT:
            while place > start and reading.word(place - 1) in _AUXILIARIES:
                place -= 1
            return place
        place -= 1
    return verb


def _may_stand_before(reading: Reading, place: int) -> bool:
    word = reading.word(place)
    known = word in _NOT or word in _AUXILIARIES or word in _BETWEEN
    return known or reading.tokens[place].pos == "ADV"


def _negated_to(reading: Reading, last: int, attribution: Attribution) -> int:
    """Where the cue ends when "no evidence" behind it, and before its content, is counted in."""
    content = attribution.content
    if content is None or reading.word(last + 1) not in _NONE:
        return last
    end = last
    for index in range(last + 1, min(last + _MOST_BEHIND, len(reading.tokens))):
        if reading.tokens[index].end > content.start or reading.word(index) == "that":
            break
        end = index
    return end


def _collides(attribution: Attribution, cue: Span, wider: Span) -> bool:
    """Whether the wider cue runs into the source, or into a content that did not hold the cue."""
    source, content = attribution.source, attribution.content
    if source is not None and source.start < wider.end and wider.start < source.end:
        return True
    if content is None or (content.start <= cue.start and cue.end <= content.end):
        return False
    return content.start < wider.end and wider.start < content.end
